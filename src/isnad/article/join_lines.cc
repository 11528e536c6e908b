#include "isnad/article/join_lines.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr std::uint32_t kWidestWrap = 160;  // code points; nobody wraps wider
constexpr std::uint32_t kNarrowestWrap = 40;
constexpr std::size_t kFewestWraps = 3;
constexpr double kFull = 0.6;  // share of the width that a wrapped line fills

bool begins_with_bullet(const Line& line) {
  if (line.tokens.size() < 2) return false;
  const std::string_view first = line.word(0);
  for (const std::string_view sign : {"-", "*", "\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xAA", "\xE2\x80\x93",
                                      "\xC2\xB7", "\xE2\x97\xA6", "\xE2\x9C\x94", "\xE2\x96\xA0"})
    if (first == sign) return true;
  return line.tokens[0].run == ScriptRun::Number && first.size() <= 2 && line.tokens.size() > 2 &&
         (line.word(1) == "-" || line.word(1) == "." || line.word(1) == ")" || line.word(1) == "\xE2\x80\x93") &&
         line.tokens[2].space_before;
}

// "name: value" with a short name and a short value.
bool is_pair(const Line& line) {
  if (line.words > 12 || line.ends_sentence) return false;
  for (std::size_t i = 1; i + 1 < line.tokens.size() && i <= 8; ++i)
    if (line.word(i) == ":") return line.is_word(i - 1) && !(line.tokens[i - 1].run == ScriptRun::Number);
  return false;
}

}  // namespace

std::vector<bool> find_list_items(const std::vector<Line>& lines) {
  std::vector<bool> items(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (begins_with_bullet(lines[i])) items[i] = true;
    const bool neighbour = (i > 0 && is_pair(lines[i - 1])) || (i + 1 < lines.size() && is_pair(lines[i + 1]));
    if (is_pair(lines[i]) && neighbour) items[i] = true;
  }
  return items;
}

std::vector<bool> join_lines(const std::vector<Line>& lines, const std::vector<bool>& fixed) {
  std::vector<bool> continues(lines.size(), false);
  const std::vector<bool> items = find_list_items(lines);
  auto open = [&](std::size_t i) {
    return i + 1 < lines.size() && lines[i].tag == "line" && !fixed[i] && !fixed[i + 1] && !items[i + 1] &&
           !lines[i].ends_sentence;
  };
  // The width: the length that nine tenths of the open lines keep within.
  std::vector<std::uint32_t> lengths;
  std::uint32_t longest = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (fixed[i]) continue;
    longest = std::max(longest, lines[i].length);
    if (open(i) && lines[i].length >= kNarrowestWrap && !items[i]) lengths.push_back(lines[i].length);
  }
  std::uint32_t width = 0;
  if (lengths.size() >= kFewestWraps && longest <= kWidestWrap) {
    std::ranges::sort(lengths);
    width = lengths[(lengths.size() - 1) * 9 / 10];
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!open(i)) continue;
    const bool full = width > 0 && lines[i].length >= static_cast<std::uint32_t>(width * kFull) && !items[i];
    if (lines[i].ends_open || full) continues[i] = true;
  }
  return continues;
}

}  // namespace isnad
