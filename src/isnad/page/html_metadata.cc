#include "isnad/page/html_metadata.h"

#include <nlohmann/json.hpp>

#include "isnad/page/html_entities.h"

namespace isnad {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestValue = 4096;
constexpr int kDeepestJson = 64;
constexpr std::size_t kMostJson = 4U << 20U;

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Authors leave raw line breaks inside strings, where JSON wants them escaped; between values they may be a space.
void escape_control_characters(std::string& json) {
  std::string out;
  out.reserve(json.size());
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\' && i + 1 < json.size() && static_cast<unsigned char>(json[i + 1]) >= 0x20) {
      out += c;
      out += json[++i];
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
    else if (in_string && c == '\n')
      out += "\\n";
    else
      out += ' ';
  }
  json = std::move(out);
}

// Names of schema.org types whose dates and authors are the article's.
bool is_article_type(const Json& type) {
  if (type.is_array())
    return std::any_of(type.begin(), type.end(), [](const Json& one) { return is_article_type(one); });
  if (!type.is_string()) return false;
  const std::string name = type.get<std::string>();
  return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "LiveBlogPosting" || name == "Report" ||
         name == "SocialMediaPosting";
}

class MetadataReader {
 public:
  explicit MetadataReader(const HtmlTree& tree) : tree_(tree) {}

  PageMetadata read() {
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      if (!node.element) continue;
      switch (node.tag) {
        case HtmlTag::Html:
          put("html:lang", html_decode(tree_.attribute(i, "lang")));
          break;
        case HtmlTag::Meta:
          read_meta(i);
          break;
        case HtmlTag::Link:
          read_link(i);
          break;
        case HtmlTag::Title:
          put("title", tree_.text_of(i));
          break;
        case HtmlTag::H1:
          put("h1", tree_.text_of(i));
          break;
        case HtmlTag::Time:
          read_time(i);
          break;
        case HtmlTag::Script:
          read_script(i);
          break;
        case HtmlTag::Abbr:
        case HtmlTag::Span:
          read_title(i);
          break;
        default:
          break;
      }
      if (node.tag != HtmlTag::Meta && node.attributes > 0) {
        read_itemprop(i);
        read_rdfa(i);
      }
    }
    return std::move(metadata_);
  }

 private:
  void put(const std::string& key, std::string value) {
    value = trimmed(value);
    if (value.empty() || value.size() > kLongestValue) return;
    metadata_.emplace(key, std::move(value));
  }

  void read_meta(std::uint32_t node) {
    const std::string_view content = tree_.attribute(node, "content");
    if (content.empty()) return;
    for (const char* const attribute : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string_view written = tree_.attribute(node, attribute);
      if (written.empty() || written.size() > 64) continue;
      const std::string name = attribute == std::string_view("itemprop") ? std::string(written) : lower_ascii(written);
      const bool has_prefix = name.find(':') != std::string::npos;
      const std::string prefix = attribute == std::string_view("itemprop") ? "itemprop:" : (has_prefix ? "" : "meta:");
      put(prefix + name, html_decode(content));
    }
  }

  void read_link(std::uint32_t node) {
    if (lower_ascii(tree_.attribute(node, "rel")) == "canonical")
      put("link:canonical", html_decode(tree_.attribute(node, "href")));
  }

  void read_time(std::uint32_t node) {
    const std::string_view when = tree_.attribute(node, "datetime");
    if (tree_.has_attribute(node, "pubdate")) put("time:pubdate", html_decode(when));
  }

  // <abbr class="published" title="2017-07-23T17:06:45+0000">: the old microformat.
  void read_title(std::uint32_t node) {
    const std::string_view title = tree_.attribute(node, "title");
    if (title.size() < 8 || title.size() > 64) return;
    const std::string_view name = tree_.attribute(node, "class");
    if (name.find("publi") != std::string_view::npos || name.find("date") != std::string_view::npos)
      put("abbr:published", html_decode(title));
  }

  void read_itemprop(std::uint32_t node) {
    const std::string_view name = tree_.attribute(node, "itemprop");
    if (name != "datePublished" && name != "dateModified" && name != "author" && name != "headline" &&
        name != "dateCreated")
      return;
    for (const char* const attribute : {"content", "datetime", "title"})
      if (const std::string_view value = tree_.attribute(node, attribute); !value.empty() && name.starts_with("date"))
        put("itemprop:" + std::string(name), html_decode(value));
    std::string text = tree_.text_of(node);
    if (text.size() < 300) put("itemprop:" + std::string(name), std::move(text));
  }

  // Data for scripts: "datePublished":"2025-08-05", \"published_at\": ... The first of each page counts.
  void scan_script(std::string_view text) {
    for (const std::string_view key :
         {"datePublished", "publishedAt", "published_at", "publishedDate", "publish_date", "publishDate",
          "datePublication", "publicationDate", "publishdate", "createdAt", "created_at"}) {
      const std::size_t at = text.find(key);
      if (at == std::string_view::npos) continue;
      const std::size_t digit = text.find_first_of("0123456789", at + key.size());
      if (digit == std::string_view::npos || digit > at + key.size() + 8) continue;
      const std::size_t end = text.find_first_of("\"'\\,}", digit);
      if (end == std::string_view::npos || end - digit < 10 || end - digit > 40) continue;
      put("script:" + std::string(key), std::string(text.substr(digit, end - digit)));
    }
  }

  // <span property="schema:dateCreated" content="...">
  void read_rdfa(std::uint32_t node) {
    const std::string_view property = tree_.attribute(node, "property");
    if (property.empty() || property.size() > 48) return;
    const std::string_view content = tree_.attribute(node, "content");
    if (content.empty()) return;
    const std::string names = lower_ascii(property);  // several, by spaces
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t end = std::min(names.find(' ', at), names.size());
      const std::string name = names.substr(at, end - at);
      if (name.find("date") != std::string::npos || name.find("publi") != std::string::npos ||
          name.find("created") != std::string::npos)
        put("rdfa:" + name, html_decode(content));
      at = end + 1;
    }
  }

  void read_script(std::uint32_t node) {
    if (tree_.nodes[node].end > node + 1) scan_script(tree_.nodes[node + 1].text);
    if (lower_ascii(tree_.attribute(node, "type")).find("ld+json") == std::string::npos) return;
    if (tree_.nodes[node].end <= node + 1) return;
    const std::string_view text = tree_.nodes[node + 1].text;
    if (text.size() > kMostJson) return;
    const std::size_t begin = text.find_first_of("{[");
    const std::size_t end = text.find_last_of("}]");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return;
    std::string json(text.substr(begin, end - begin + 1));
    escape_control_characters(json);
    const Json::parser_callback_t guard = [](int depth, Json::parse_event_t, Json&) { return depth <= kDeepestJson; };
    const Json value = Json::parse(json, guard, false);
    if (!value.is_discarded()) read_json(value, 0);
  }

  void read_json(const Json& value, int depth) {
    if (depth > 8) return;
    if (value.is_array()) {
      for (const Json& one : value) read_json(one, depth + 1);
      return;
    }
    if (!value.is_object()) return;
    if (const auto graph = value.find("@graph"); graph != value.end()) read_json(*graph, depth + 1);
    if (const auto main = value.find("mainEntity"); main != value.end()) read_json(*main, depth + 1);
    const auto type = value.find("@type");
    if (type == value.end()) return;
    if (type->is_string() && type->get<std::string>() == "BreadcrumbList") read_crumbs(value);
    const bool article = is_article_type(*type);
    if (const auto date = value.find("datePublished"); date != value.end() && date->is_string())
      put_json("jsonld-other:datePublished", date->get<std::string>());
    const std::string prefix = article ? "jsonld:" : "jsonld-page:";
    if (!article && !(type->is_string() && type->get<std::string>().find("Page") != std::string::npos)) return;
    for (const char* const name : {"headline", "datePublished", "dateModified", "dateCreated", "articleBody",
                                   "description", "inLanguage", "url", "articleSection"})
      if (const auto at = value.find(name); at != value.end()) {
        const bool first = at->is_array() && !at->empty() && at->front().is_string();
        if (at->is_string() || first) put_json(prefix + name, (first ? at->front() : *at).get<std::string>());
      }
    read_updates(value);
    if (const auto author = value.find("author"); author != value.end()) put(prefix + "author", names_of(*author, 0));
    if (const auto publisher = value.find("publisher"); publisher != value.end())
      put(prefix + "publisher", names_of(*publisher, 0));
  }

  // {"itemListElement": [{"position": 1, "name": ...}, {"item": {"name": ...}}]}
  void read_crumbs(const Json& list) {
    const auto items = list.find("itemListElement");
    if (items == list.end() || !items->is_array()) return;
    std::string all;
    for (const Json& one : *items) {
      if (!one.is_object()) continue;
      std::string name = names_of(one, 0);
      if (const auto item = one.find("item"); name.empty() && item != one.end() && item->is_object())
        name = names_of(*item, 0);
      if (name.empty()) continue;
      if (!all.empty()) all += '\n';
      all += name;
    }
    put("jsonld:crumbs", std::move(all));
  }

  // The updates of a live page: "time TAB headline", one a line.
  void read_updates(const Json& value) {
    const auto updates = value.find("liveBlogUpdate");
    if (updates == value.end()) return;
    put("jsonld:live", "yes");
    if (!updates->is_array()) return;
    std::string lines;
    for (const Json& one : *updates) {
      if (!one.is_object()) continue;
      const auto time = one.find("datePublished");
      const auto headline = one.find("headline");
      if (time == one.end() || !time->is_string() || headline == one.end() || !headline->is_string()) continue;
      std::string title = html_decode(headline->get<std::string>());
      for (char& c : title)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
      if (!lines.empty()) lines += '\n';
      lines += time->get<std::string>() + '\t' + trimmed(title);
    }
    if (!lines.empty()) metadata_.emplace("jsonld:updates", std::move(lines));
  }

  void put_json(const std::string& key, const std::string& value) {
    if (key.ends_with("articleBody"))
      metadata_.emplace(key, value);
    else
      put(key, html_decode(value));
  }

  std::string names_of(const Json& value, int depth) {
    if (value.is_string()) return html_decode(value.get<std::string>());
    if (depth > 3) return {};
    if (value.is_object()) {
      const auto name = value.find("name");
      return name == value.end() ? std::string() : names_of(*name, depth + 1);
    }
    std::string all;
    if (value.is_array())
      for (const Json& one : value) {
        const std::string name = names_of(one, depth + 1);
        if (name.empty()) continue;
        if (!all.empty()) all += ", ";
        all += name;
      }
    return all;
  }

  const HtmlTree& tree_;
  PageMetadata metadata_;
};

}  // namespace

PageMetadata read_html_metadata(const HtmlTree& tree) {
  return MetadataReader(tree).read();
}

}  // namespace isnad
