#include "isnad/page/read_feed.h"

#include <algorithm>
#include <unordered_set>

#include "isnad/page/ascii.h"
#include "isnad/page/feed_entry.h"
#include "isnad/page/read_document.h"
#include "isnad/page/xml_scan.h"

namespace isnad {
namespace {

class FeedReader {
 public:
  FeedReader(std::string_view text, const std::string& where, const PageMetadata& metadata, const PageOptions& options)
      : text_(text), scanner_(text), where_(where), metadata_(metadata), options_(options) {}

  PageBatch read() {
    while (true) {
      XmlPiece piece = scanner_.next();
      if (piece.kind == XmlPiece::Kind::End || stop_) break;
      if (piece.kind == XmlPiece::Kind::Open) {
        open(piece);
        if (piece.empty_element) close(piece.name, piece.end);
      } else if (piece.kind == XmlPiece::Kind::Close) {
        close(piece.name, piece.begin);
      } else {
        value_ += piece.text;
      }
    }
    if (in_entry_) {
      if (!body_.empty()) take_body();
      end_entry();
      warn("truncated", "the feed breaks off inside an entry; what there is of it is read");
    }
    finish();
    return std::move(batch_);
  }

 private:
  [[nodiscard]] bool is_entry(const std::string& name) const {
    if (name == "url") return root_ == "urlset";
    return name == "item" || name == "entry";
  }

  // What holds the words of an entry; markup inside it belongs to it, escaped or not.
  static bool is_body(const std::string& name) {
    return name == "content" || name == "summary" || name == "description" || name == "content:encoded";
  }

  void warn(const char* code, std::string message) {
    batch_.diagnostics.push_back({Severity::Warning, code, where_, std::move(message)});
  }

  void open(const XmlPiece& piece) {
    if (!body_.empty()) {
      body_has_markup_ = true;
      return;
    }
    if (path_.size() >= options_.max_depth) {
      too_deep_ = true;
      return;
    }
    path_.push_back(piece.name);
    value_.clear();
    if (root_.empty()) {
      root_ = piece.name;
      language_ = piece.attribute("xml:lang");
    }
    if (is_entry(piece.name) && !in_entry_) {
      in_entry_ = true;
      entry_ = FeedEntry{};
      entry_.language = piece.attribute("xml:lang");
      entry_.guid = piece.attribute("rdf:about");
      return;
    }
    if (!in_entry_) return;
    if (piece.name == "link") read_link(piece);
    if (piece.name == "category" && !piece.attribute("term").empty()) {
      const std::string label = piece.attribute("label");
      add_category(label.empty() ? piece.attribute("term") : label);
    }
    if (is_body(piece.name) && !inside("source")) {
      body_ = piece.name;
      body_begin_ = piece.end;
      body_has_markup_ = false;
      const std::string type = lower_ascii(piece.attribute("type"));
      body_is_html_ = type != "text" && type != "text/plain";
    }
  }

  [[nodiscard]] bool inside(const char* name) const {
    const std::size_t from = path_.size() > 8 ? path_.size() - 8 : 0;
    return std::find(path_.begin() + static_cast<std::ptrdiff_t>(from), path_.end(), name) != path_.end();
  }

  void read_link(const XmlPiece& piece) {
    const std::string rel = lower_ascii(piece.attribute("rel"));
    const std::string href = piece.attribute("href");
    if (!href.empty() && !inside("source") && (rel.empty() || rel == "alternate") && entry_.link.empty())
      entry_.link = href;
  }

  void add_category(const std::string& name) {
    std::string plain = plain_of_markup(name);
    if (!plain.empty() && entry_.categories.size() < 64) entry_.categories.push_back(std::move(plain));
  }

  void close(const std::string& name, std::size_t at) {
    if (!body_.empty()) {
      if (name != body_ && !(is_entry(name) && in_entry_)) return;
      if (body_has_markup_) value_ = text_.substr(body_begin_, at - body_begin_);
      take_body();
    }
    // A tag that the author forgot to close ends with the one around it; one that was never opened is passed over.
    const std::size_t from = path_.size() > 16 ? path_.size() - 16 : 0;
    std::size_t found = path_.size();
    while (found > from && path_[found - 1] != name) --found;
    if (found == from) return;
    if (!in_entry_) {
      if (!inside("image") && !inside("textinput")) read_channel(name);
    } else if (is_entry(name)) {
      end_entry();
    } else if (inside("source")) {
      // Atom: the feed an entry was taken from; RSS: its name, with the address as an attribute.
      if (name == "title" || (name == "source" && path_.back() == "source")) take(entry_.outlet);
    } else {
      read_field(name);
    }
    path_.resize(found - 1);
    value_.clear();
  }

  void take(std::string& field) {
    if (field.empty()) field = std::string(trim_ascii(value_));
  }

  void read_channel(const std::string& name) {
    if (name == "title") take(outlet_);
    if (name == "language" || name == "dc:language") take(language_);
  }

  void read_field(const std::string& name) {
    if (name == "title" || name == "news:title") return take(entry_.title);
    if (name == "link" || name == "loc") return take(entry_.link);
    if (name == "guid" || name == "id") return take(entry_.guid);
    if (name == "pubdate" || name == "published" || name == "dc:date" || name == "dcterms:created" ||
        name == "dcterms:issued" || name == "issued" || name == "news:publication_date")
      return take(entry_.published);
    if (name == "updated" || name == "modified" || name == "dcterms:modified" || name == "lastmod")
      return take(entry_.updated);
    if (name == "dc:creator" || name == "itunes:author") return take(entry_.author);
    if (name == "author") return take_author();
    if (name == "name" && inside("author")) return take(entry_.author);
    if (name == "category" || name == "dc:subject") return add_category(value_);
    if (name == "news:keywords") return add_keywords();
    if (name == "news:name") return take(entry_.outlet);
    if (name == "news:language" || name == "dc:language") return take(entry_.language);
  }

  // RSS: "editor@house.example (The Name)", where Atom has the name in an element.
  void take_author() {
    std::string_view text = trim_ascii(value_);
    const std::size_t open = text.find('(');
    if (open != std::string_view::npos && text.find('@') < open && text.ends_with(')'))
      text = text.substr(open + 1, text.size() - open - 2);
    else if (text.find('@') != std::string_view::npos && text.find(' ') == std::string_view::npos)
      return;  // an address alone names nobody
    if (entry_.author.empty()) entry_.author = text;
  }

  void add_keywords() {
    for (std::size_t at = 0; at < value_.size();) {
      const std::size_t end = std::min(value_.find(',', at), value_.size());
      add_category(value_.substr(at, end - at));
      at = end + 1;
    }
  }

  void take_body() {
    const bool content = body_ == "content" || body_ == "content:encoded";
    if (content && value_.size() > entry_.content.size()) {
      entry_.content = std::move(value_);
      entry_.content_is_html = body_is_html_;
    } else if (!content) {
      take(entry_.summary);
    }
    body_.clear();
    value_.clear();
  }

  void end_entry() {
    in_entry_ = false;
    ++number_;
    if (batch_.pages.size() >= options_.max_records) {
      stop_ = true;
      batch_.diagnostics.push_back(refused(
          "too-many-records", where_,
          "over the limit of " + std::to_string(options_.max_records) + " entries in one feed; the rest is not read"));
      return;
    }
    if (trim_ascii(entry_.title).empty() && trim_ascii(entry_.content).empty() && trim_ascii(entry_.summary).empty()) {
      ++bare_;
      return;
    }
    if (entry_.published.empty() && root_ == "urlset") entry_.published.swap(entry_.updated);
    if (entry_.link.empty() && entry_.guid.find("://") != std::string::npos) entry_.link = entry_.guid;
    if (entry_.language.empty()) entry_.language = language_;
    if (entry_.outlet.empty()) entry_.outlet = outlet_;
    Page page = page_of_entry(std::move(entry_), where_ + ":" + std::to_string(number_), metadata_, options_);
    if (!ids_.insert(page.id).second) {
      ++twice_;
      return;
    }
    batch_.pages.push_back(std::move(page));
  }

  void finish() {
    if (scanner_.declares_entities())
      warn("entity-declaration", "the feed declares entities of its own; none of them is expanded");
    if (too_deep_)
      warn("too-deep", "elements nested over the limit of " + std::to_string(options_.max_depth) + " are not read");
    if (twice_ != 0)
      batch_.diagnostics.push_back({Severity::Note, "duplicate-entry", where_,
                                    std::to_string(twice_) + " entries stand in the feed twice; the first is read"});
    if (batch_.pages.empty())
      batch_.diagnostics.push_back(
          refused("no-entries", where_,
                  root_ == "sitemapindex" ? "a sitemap index only names other sitemaps; give one of those"
                  : bare_ != 0            ? "the entries have neither a title nor a text; fetch the pages they name"
                                          : "no entry in the feed; it is left out"));
  }

  std::string_view text_;
  XmlScanner scanner_;
  std::string where_;
  const PageMetadata& metadata_;
  const PageOptions& options_;
  PageBatch batch_;
  std::string value_;  // text since the last opening tag
  std::string root_;
  std::string outlet_;
  std::string language_;
  std::string body_;  // the name of the element whose words are being read
  FeedEntry entry_;
  std::vector<std::string> path_;
  std::size_t body_begin_ = 0;
  std::size_t number_ = 0;
  std::size_t bare_ = 0;
  std::size_t twice_ = 0;
  std::unordered_set<std::string> ids_;
  bool in_entry_ = false;
  bool body_has_markup_ = false;
  bool body_is_html_ = true;
  bool too_deep_ = false;
  bool stop_ = false;
};

}  // namespace

PageBatch read_xml_feed(std::string_view text, const std::string& where, const PageMetadata& metadata,
                        const PageOptions& options) {
  return FeedReader(text, where, metadata, options).read();
}

}  // namespace isnad
