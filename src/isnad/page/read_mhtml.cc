#include "isnad/page/read_mhtml.h"

#include <map>

#include "isnad/page/ascii.h"
#include "isnad/page/decode_http_body.h"

namespace isnad {
namespace {

using Headers = std::map<std::string, std::string>;

// Headers up to the blank line; `at` moves behind it.
Headers take_headers(std::string_view text, std::size_t& at) {
  Headers out;
  std::string last;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (trim_ascii(line).empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !last.empty()) {
      out[last] += " " + std::string(trim_ascii(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    last = lower_ascii(trim_ascii(line.substr(0, colon)));
    out[last] = trim_ascii(line.substr(colon + 1));
  }
  return out;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower_ascii(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    std::size_t line = i + 1;
    while (line < text.size() && (text[line] == ' ' || text[line] == '\t' || text[line] == '\r')) ++line;
    if (line >= text.size() || text[line] == '\n') {
      i = line;
    } else if (i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    int value = -1;
    if (c >= 'A' && c <= 'Z')
      value = c - 'A';
    else if (c >= 'a' && c <= 'z')
      value = c - 'a' + 26;
    else if (c >= '0' && c <= '9')
      value = c - '0' + 52;
    else if (c == '+')
      value = 62;
    else if (c == '/')
      value = 63;
    else if (c == '=')
      break;
    if (value < 0) continue;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    if (++count == 4) {
      out += static_cast<char>(bits >> 16U & 0xFFU);
      out += static_cast<char>(bits >> 8U & 0xFFU);
      out += static_cast<char>(bits & 0xFFU);
      bits = 0;
      count = 0;
    }
  }
  if (count == 3) {
    out += static_cast<char>(bits >> 10U & 0xFFU);
    out += static_cast<char>(bits >> 2U & 0xFFU);
  } else if (count == 2) {
    out += static_cast<char>(bits >> 4U & 0xFFU);
  }
  return out;
}

std::string get(const Headers& headers, const char* name) {
  const auto at = headers.find(name);
  return at == headers.end() ? std::string() : at->second;
}

MhtmlPage page_of(const Headers& message, const Headers& part, std::string_view body) {
  MhtmlPage out;
  const std::string coding = lower_ascii(get(part, "content-transfer-encoding"));
  out.html = coding == "quoted-printable" ? quoted_printable(body)
             : coding == "base64"         ? base64(body)
                                          : std::string(body);
  out.charset = lower_ascii(media_parameter(get(part, "content-type"), "charset"));
  std::string url = get(part, "content-location");
  if (url.find("://") == std::string::npos) url = get(message, "snapshot-content-location");
  if (url.starts_with("http")) out.metadata["fetch:url"] = url;
  if (std::string date = get(message, "date"); !date.empty()) out.metadata["fetch:time"] = std::move(date);
  return out;
}

}  // namespace

Result<MhtmlPage> open_mhtml(std::string_view bytes) {
  std::size_t at = 0;
  const Headers message = take_headers(bytes, at);
  const std::string type = get(message, "content-type");
  const std::string boundary = media_parameter(type, "boundary");
  if (boundary.empty()) {
    if (media_type(type) == "text/html") return page_of(message, message, bytes.substr(at));
    return fail(ErrorCode::BadSyntax, {}, "no saved page (MHTML) in the file");
  }
  const std::string start = media_parameter(type, "start");
  const std::string line = "--" + boundary;
  std::size_t begin = bytes.find(line, at);
  while (begin != std::string_view::npos) {
    begin += line.size();
    if (bytes.substr(begin, 2) == "--") break;
    const std::size_t next = bytes.find("\n" + line, begin);
    const std::string_view part = bytes.substr(0, std::min(next, bytes.size()));
    begin = std::min(part.find('\n', begin), part.size());
    if (begin < part.size()) ++begin;
    const Headers headers = take_headers(part, begin);
    const std::string part_type = media_type(get(headers, "content-type"));
    const bool named = start.empty() || get(headers, "content-id").empty() || get(headers, "content-id") == start;
    if ((part_type == "text/html" || part_type == "application/xhtml+xml") && named)
      return page_of(message, headers, part.substr(begin));
    begin = next == std::string_view::npos ? next : next + 1;
  }
  return fail(ErrorCode::BadSyntax, {}, "no page in the saved file (MHTML)");
}

}  // namespace isnad
