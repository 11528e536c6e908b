#include "isnad/page/xml_scan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "isnad/page/ascii.h"
#include "isnad/page/html_entities.h"

namespace isnad {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kMostAttributes = 64;
constexpr std::size_t kMostPrefixes = 64;

// The namespaces of feeds and the prefixes under which everybody knows them; the feed formats' own have none.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kNamespaces = {{
    {"http://www.w3.org/2005/atom", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://backend.userland.com/rss2", ""},
    {"http://www.sitemaps.org/schemas/sitemap/0.9", ""},
    {"http://www.google.com/schemas/sitemap-news/0.9", "news"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://search.yahoo.com/mrss/", "media"},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
}};

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (c & 0x80) != 0;
}

}  // namespace

std::string xml_decode(std::string_view raw) {
  return raw.find('&') == std::string_view::npos ? std::string(raw) : html_decode(raw);
}

std::string XmlPiece::attribute(std::string_view wanted) const {
  for (const XmlAttribute& attribute : attributes)
    if (same_ascii(attribute.name, wanted)) return xml_decode(attribute.value);
  return {};
}

std::string XmlScanner::usual_name(std::string_view name) const {
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
  const std::string local = lower_ascii(colon == std::string_view::npos ? name : name.substr(colon + 1));
  const auto known = prefixes_.find(prefix);
  const std::string usual = known != prefixes_.end() ? known->second : lower_ascii(prefix);
  return usual.empty() ? local : usual + ":" + local;
}

// <!DOCTYPE ... [ ... ]> and its like: passed over, never read.
void XmlScanner::skip_declaration() {
  bool inside = false;
  char quote = 0;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      inside = true;
    } else if (c == ']') {
      inside = false;
    } else if (c == '<' && text_.substr(at_).starts_with("<!ENTITY")) {
      declares_entities_ = true;
    } else if (c == '>' && !inside) {
      ++at_;
      return;
    }
  }
}

XmlPiece XmlScanner::open_tag(std::size_t begin) {
  XmlPiece piece;
  piece.kind = XmlPiece::Kind::Open;
  piece.begin = begin;
  const std::size_t name_end = std::min(text_.find_first_of(" \t\r\n/>", at_), text_.size());
  const std::string_view name = text_.substr(at_, name_end - at_);
  at_ = name_end;
  while (at_ < text_.size() && text_[at_] != '>') {
    if (text_[at_] == '/') {
      piece.empty_element = at_ + 1 < text_.size() && text_[at_ + 1] == '>';
      ++at_;
      continue;
    }
    if (kSpace.find(text_[at_]) != std::string_view::npos) {
      ++at_;
      continue;
    }
    if (text_[at_] == '<') break;  // the author forgot the bracket
    const std::size_t stop = std::min(text_.find_first_of(" \t\r\n=/><", at_), text_.size());
    XmlAttribute attribute{text_.substr(at_, stop - at_), {}};
    at_ = std::max(stop, at_ + (stop == at_ ? 1 : 0));
    const std::size_t sign = text_.find_first_not_of(kSpace, at_);
    if (sign != std::string_view::npos && text_[sign] == '=') {
      at_ = std::min(text_.find_first_not_of(kSpace, sign + 1), text_.size());
      if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
        const std::size_t close = std::min(text_.find(text_[at_], at_ + 1), text_.size());
        attribute.value = text_.substr(at_ + 1, close - at_ - 1);
        at_ = std::min(close + 1, text_.size());
      } else {
        const std::size_t close = std::min(text_.find_first_of(" \t\r\n>", at_), text_.size());
        attribute.value = text_.substr(at_, close - at_);
        at_ = close;
      }
    }
    if (attribute.name.starts_with("xmlns") && prefixes_.size() < kMostPrefixes) {
      const std::string_view prefix = attribute.name.size() > 6 ? attribute.name.substr(6) : std::string_view();
      for (const auto& [address, usual] : kNamespaces)
        if (same_ascii(attribute.value, address)) prefixes_.insert_or_assign(std::string(prefix), std::string(usual));
    } else if (piece.attributes.size() < kMostAttributes) {
      piece.attributes.push_back(attribute);
    }
  }
  if (at_ < text_.size() && text_[at_] == '>') ++at_;
  piece.end = at_;
  piece.name = usual_name(name);
  return piece;
}

XmlPiece XmlScanner::next() {
  while (at_ < text_.size()) {
    const std::size_t begin = at_;
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) {
      const std::size_t end = text_.find("-->", at_ + 4);
      at_ = end == std::string_view::npos ? text_.size() : end + 3;
      continue;
    }
    if (rest.starts_with("<?")) {
      const std::size_t end = text_.find("?>", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
      continue;
    }
    XmlPiece piece;
    piece.begin = begin;
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = std::min(text_.find("]]>", at_ + 9), text_.size());
      piece.kind = XmlPiece::Kind::Text;
      piece.text = text_.substr(at_ + 9, end - at_ - 9);
      at_ = std::min(end + 3, text_.size());
      piece.end = at_;
      return piece;
    }
    if (rest.starts_with("<!")) {
      skip_declaration();
      continue;
    }
    if (rest.starts_with("</")) {
      const std::size_t end = std::min(text_.find('>', at_), text_.size());
      const std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
      at_ = std::min(end + 1, text_.size());
      piece.kind = XmlPiece::Kind::Close;
      piece.name = usual_name(trim_ascii(name));
      piece.end = at_;
      return piece;
    }
    if (rest.size() > 1 && rest[0] == '<' && is_name_start(rest[1])) {
      ++at_;
      return open_tag(begin);
    }
    const std::size_t end = std::min(text_.find('<', at_ + 1), text_.size());
    piece.kind = XmlPiece::Kind::Text;
    piece.text = xml_decode(text_.substr(at_, end - at_));
    at_ = end;
    piece.end = at_;
    return piece;
  }
  return {};
}

}  // namespace isnad
