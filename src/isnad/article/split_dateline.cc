#include "isnad/article/split_dateline.h"

#include <algorithm>

#include "isnad/article/find_dates.h"

namespace isnad {
namespace {

constexpr std::uint32_t kLongest = 20;      // tokens
constexpr std::uint32_t kLongestAside = 5;  // words in parentheses

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// Hyphen, en dash, em dash, horizontal bar; a tatweel standing alone, which folds to nothing.
bool is_dash(std::string_view word) {
  return word.empty() || is_one_of(word, {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x95"});
}

class DatelineReader {
 public:
  DatelineReader(const Line& line, const ArticleLexicon& lexicon)
      : line_(line),
        lexicon_(lexicon),
        dates_(line.tokens.size() > 2 ? find_dates(line, lexicon) : std::vector<FoundDate>()) {}

  Dateline read() {
    const auto size = static_cast<std::uint32_t>(line_.tokens.size());
    std::uint32_t at = opening();
    std::uint32_t ended = 0;  // tokens up to and with the last sign that can end a dateline
    while (at < size && at < kLongest) {
      if (const std::uint32_t next = step(at); next > at) {
        const bool sign = known_ && (is_dash(line_.word(at)) || line_.word(at) == ":") && next == at + 1;
        at = next;
        if (sign) ended = at;
      } else if (const std::uint32_t newspaper = unknown_before_colon(at); ended == at && newspaper > at) {
        at = newspaper;
        ended = at;
      } else {
        break;
      }
    }
    if (known_ && !shaped_ && ended == at && size - at <= 3 && is_dash(line_.word(at - 1)))
      at = size;  // "CITY - NEWSPAPER"
    if (!known_) return {};
    if (at == size && size <= 12) return {size, true, std::move(agencies_)};
    if (ended == 0 || ended != at || size - ended < 3) return {};
    return {ended, false, std::move(agencies_)};
  }

 private:
  // "UNKNOWN (ASIDE) [DATE] -" or "UNKNOWN [,] DATE (ASIDE) -" at the head: the shape alone says what it is. Returns
  // how many tokens the unknown name has; the aside or date after it is then read as known.
  std::uint32_t opening() {
    std::uint32_t at = 0;
    while (at < line_.tokens.size() && at < 3 && line_.tokens[at].run == ScriptRun::Arabic) ++at;
    if (at == 0 || at + 3 >= line_.tokens.size() || name_at(0)) return 0;
    std::uint32_t end = at;
    bool aside_seen = false;
    while (end < line_.tokens.size() && end < kLongest) {
      if (line_.word(end) == "(") {
        std::uint32_t close = end + 1;
        std::uint32_t words = 0;
        while (close < line_.tokens.size() && line_.word(close) != ")" && words <= kLongestAside)
          words += line_.is_word(close++) ? 1 : 0;
        if (close >= line_.tokens.size() || line_.word(close) != ")" || words == 0) return 0;
        aside_seen = true;
        end = close + 1;
        continue;
      }
      const auto date = std::ranges::find_if(dates_, [&](const FoundDate& d) { return d.first == end; });
      if (date == dates_.end()) break;
      end = date->last;
    }
    if (!aside_seen || end >= line_.tokens.size() || !is_dash(line_.word(end)) || !line_.tokens[end].space_before)
      return 0;
    known_ = true;
    shaped_ = true;
    return at;
  }

  [[nodiscard]] bool name_at(std::uint32_t at) const {
    const std::uint32_t begin = line_.tokens[at].folded.begin;
    return lexicon_.agencies.longest(line_.folded, begin) || lexicon_.outlet_names.longest(line_.folded, begin) ||
           lexicon_.cities.longest(line_.folded, begin);
  }

  // Up to three words and a colon, behind a dash.
  [[nodiscard]] std::uint32_t unknown_before_colon(std::uint32_t at) const {
    if (at == 0 || shaped_ || !is_dash(line_.word(at - 1))) return at;
    std::uint32_t end = at;
    while (end < line_.tokens.size() && end < at + 3 && line_.tokens[end].run == ScriptRun::Arabic) ++end;
    return end > at && end < line_.tokens.size() && line_.word(end) == ":" ? end + 1 : at;
  }

  // One past the item that begins at `at`; `at` itself when nothing known does.
  std::uint32_t step(std::uint32_t at) {
    const std::string_view word = line_.word(at);
    if (is_dash(word)) {
      // "New York-based": a dash inside a word ends nothing.
      const bool tight =
          !line_.tokens[at].space_before && at + 1 < line_.tokens.size() && !line_.tokens[at + 1].space_before;
      return tight && !known_ ? at : at + 1;
    }
    if (word == "(") return aside(at);
    if (is_one_of(word, {":", "/", "\\", "|", ",", "\xD8\x8C", ".", "*", "\xE2\x80\xA2"})) return at + 1;
    if (known_ && is_one_of(word, {"\xD9\x81\xD9\x8A", "\xD9\x88"})) return at + 1;  // "in", "and"
    // "CITY, COUNTRY (AGENCY)"
    if (known_ && at > 0 && line_.is_word(at) && is_one_of(line_.word(at - 1), {",", "\xD8\x8C"}) &&
        at + 1 < line_.tokens.size() && line_.word(at + 1) == "(")
      return at + 1;
    for (const FoundDate& date : dates_)
      if (known_ && date.first == at) return date.last;
    return name(at);
  }

  std::uint32_t past(std::uint32_t at, const PhraseTable::Match& match) const {
    while (at < line_.tokens.size() && line_.tokens[at].folded.begin < match.end) ++at;
    return at;
  }

  std::uint32_t name(std::uint32_t at) {
    if (!line_.is_word(at)) return at;
    const std::uint32_t begin = line_.tokens[at].folded.begin;
    const PhraseTable::Match agency = lexicon_.agencies.longest(line_.folded, begin);
    const PhraseTable::Match outlet = lexicon_.outlet_names.longest(line_.folded, begin);
    const PhraseTable::Match city = lexicon_.cities.longest(line_.folded, begin);
    PhraseTable::Match best = agency;
    if (outlet.end > best.end) best = outlet;
    if (city.end > best.end) best = city;
    if (!best || best.begin != begin) return at;
    if (best.end == agency.end) agencies_.push_back(lexicon_.agency_ids[agency.payload()]);
    known_ = true;
    return past(at, best);
  }

  // "(...)" with a few words, of which one is known or something known stands before.
  std::uint32_t aside(std::uint32_t at) {
    std::uint32_t close = at + 1;
    std::uint32_t words = 0;
    bool inside = false;
    while (close < line_.tokens.size() && line_.word(close) != ")") {
      if (line_.is_word(close)) ++words;
      if (words > kLongestAside || close - at > 10) return at;
      const bool had = known_;
      known_ = false;
      const std::uint32_t next = name(close);
      inside = inside || known_;
      known_ = had;
      close = next > close ? next : close + 1;
    }
    if (close >= line_.tokens.size() || !(known_ || inside)) return at;
    known_ = true;
    return close + 1;
  }

  const Line& line_;
  const ArticleLexicon& lexicon_;
  std::vector<FoundDate> dates_;
  std::vector<std::string> agencies_;
  bool known_ = false;
  bool shaped_ = false;  // known by its shape alone
};

}  // namespace

Dateline split_dateline(const Line& line, const ArticleLexicon& lexicon) {
  return DatelineReader(line, lexicon).read();
}

std::vector<std::string> credits_of(const Line& line, const ArticleLexicon& lexicon) {
  if (line.words == 0 || line.words > 8) return {};
  std::vector<std::string> found;
  std::uint32_t others = 0;
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    if (!line.is_word(i)) continue;
    const PhraseTable::Match match = lexicon.agencies.longest(line.folded, line.tokens[i].folded.begin);
    if (!match) {
      ++others;
      continue;
    }
    found.push_back(lexicon.agency_ids[match.payload()]);
    while (i + 1 < line.tokens.size() && line.tokens[i + 1].folded.begin < match.end) ++i;
  }
  if (others > 2) return {};
  return found;
}

}  // namespace isnad
