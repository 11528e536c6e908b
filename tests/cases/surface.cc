#include "surface.h"

#include <algorithm>

namespace isnad::cases {
namespace {

/// Bytes of white space at `at`: ASCII or NO-BREAK SPACE; 0 when none.
std::size_t white(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (std::string_view(" \t\r\n").find(text[at]) != std::string_view::npos) return 1;
  return text.substr(at, 2) == "\xC2\xA0" ? 2 : 0;
}

std::size_t skip_white(std::string_view text, std::size_t at) {
  while (const std::size_t n = white(text, at)) at += n;
  return at;
}

/// End of `words` when they stand at `at`, else 0.
std::size_t match_at(std::string_view text, std::size_t at, std::string_view words) {
  std::size_t w = 0;
  while (w < words.size()) {
    if (white(words, w) != 0) {
      if (white(text, at) == 0) return 0;
      w = skip_white(words, w);
      at = skip_white(text, at);
    } else {
      if (at >= text.size() || text[at] != words[w]) return 0;
      ++w;
      ++at;
    }
  }
  return at;
}

}  // namespace

std::vector<Span> occurrences(std::string_view text, const Surface& surface) {
  std::vector<Span> found;
  if (surface.text.empty()) return found;
  std::uint32_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = match_at(text, at, surface.text);
    if (end == 0) continue;
    ++n;
    if (surface.occurrence == 0 || surface.occurrence == n) {
      found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    }
    at = end - 1;
  }
  return found;
}

bool much_the_same(Span a, Span b) {
  const auto common =
      std::min(a.end, b.end) > std::max(a.begin, b.begin) ? std::min(a.end, b.end) - std::max(a.begin, b.begin) : 0U;
  return common > 0 && 2 * common >= std::min(a.size(), b.size());
}

std::string squeezed(std::string_view words) {
  std::string out;
  for (std::size_t i = skip_white(words, 0); i < words.size();) {
    if (white(words, i) == 0) {
      out.push_back(words[i++]);
      continue;
    }
    i = skip_white(words, i);
    if (i < words.size()) out.push_back(' ');
  }
  return out;
}

std::string shown(std::string_view words) {
  return "\xC2\xAB" + squeezed(words) + "\xC2\xBB";
}

}  // namespace isnad::cases
