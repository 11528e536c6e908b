#include "isnad/fetch/robots.h"

#include <algorithm>
#include <cstdlib>

#include "isnad/page/ascii.h"

namespace isnad {
namespace {

constexpr std::size_t kMostBytes = 512 * 1024;
constexpr double kLongestDelay = 60;

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower_ascii(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

// One spelling for one path (RFC 9309, 2.2.2): bytes beyond ASCII are percent-encoded, what need not be is not.
std::string normal_path(std::string_view path) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    if (byte == '%' && i + 2 < path.size() && hex(path[i + 1]) >= 0 && hex(path[i + 2]) >= 0) {
      const auto meant = static_cast<char>(hex(path[i + 1]) * 16 + hex(path[i + 2]));
      if (is_unreserved(meant)) {
        out += meant;
      } else {
        out += '%';
        out += kDigits[hex(path[i + 1])];
        out += kDigits[hex(path[i + 2])];
      }
      i += 2;
    } else if (byte >= 0x80) {
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    } else {
      out += path[i];
    }
  }
  return out;
}

// `*` any characters, `$` at its end the end. Each piece is taken where it first stands, so the time is that of a
// search.
bool matches(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t at = 0;
  for (bool first = true;; first = false) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    if (first) {
      if (!path.starts_with(piece)) return false;
      at = piece.size();
    } else if (last && anchored) {
      return path.size() >= at + piece.size() && path.ends_with(piece);
    } else {
      const std::size_t found = path.find(piece, at);
      if (found == std::string_view::npos) return false;
      at = found + piece.size();
    }
    if (last) return !anchored || at == path.size();
    pattern.remove_prefix(star + 1);
  }
}

struct Line {
  std::string key;
  std::string_view value;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    out.push_back({lower_ascii(trim_ascii(line.substr(0, colon))), trim_ascii(line.substr(colon + 1))});
  }
  return out;
}

// "Isnad/1.0 (x)" -> "isnad"
std::string product_token(std::string_view agent) {
  std::string out;
  for (const char c : agent) {
    const char lower = lower_ascii(c);
    if (!((lower >= 'a' && lower <= 'z') || c == '-' || c == '_')) break;
    out += lower;
  }
  return out;
}

}  // namespace

Robots parse_robots(std::string_view text, std::string_view product) {
  const std::string own = product_token(product);
  const std::vector<Line> lines = lines_of(text.substr(0, kMostBytes));
  Robots named;
  Robots everybody;
  bool any_named = false;
  bool for_us = false;
  bool for_all = false;
  bool in_agents = false;
  for (const Line& line : lines) {
    if (line.key == "user-agent" || line.key == "useragent" || line.key == "user agent") {
      if (!in_agents) for_us = for_all = false;
      in_agents = true;
      if (line.value == "*") for_all = true;
      if (!own.empty() && product_token(line.value) == own) for_us = any_named = true;
      continue;
    }
    const bool rule = line.key == "allow" || line.key == "disallow";
    if (!rule && line.key != "crawl-delay") continue;  // a sitemap line, say, ends no group
    in_agents = false;
    for (Robots* robots : {for_us ? &named : nullptr, for_all ? &everybody : nullptr}) {
      if (robots == nullptr) continue;
      if (rule) {
        if (!line.value.empty()) robots->rules_.push_back({normal_path(line.value), line.key == "allow"});
      } else {
        const double seconds = std::strtod(std::string(line.value).c_str(), nullptr);
        if (seconds > 0) robots->delay_ = std::min(seconds, kLongestDelay);
      }
    }
  }
  return any_named ? named : everybody;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string normal = normal_path(path.empty() ? "/" : path);
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const std::size_t length = rule.pattern.size();
    if (length < longest || (length == longest && (allowed || !rule.allow))) continue;
    if (!matches(rule.pattern, normal)) continue;
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

Robots Robots::nothing_allowed() {
  Robots out;
  out.rules_.push_back({"/", false});
  return out;
}

}  // namespace isnad
