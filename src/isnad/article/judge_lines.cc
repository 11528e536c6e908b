#include "isnad/article/judge_lines.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr std::uint32_t kLongestBegin = 26;  // words; a longer line that begins so is a paragraph
constexpr std::uint32_t kLongestPart = 20;
constexpr std::uint32_t kRunningWords = 18;
constexpr std::uint32_t kRunningQuestion = 24;  // headlines ask; paragraphs seldom end so
constexpr std::uint32_t kShortSentence = 7;
constexpr std::uint32_t kMostCellWords = 3;

std::size_t first_word(const Line& line) {
  std::size_t i = 0;
  while (i < line.tokens.size() && !line.is_word(i)) ++i;
  return i;
}

// How many words of the line are neither part of a date nor what may stand beside one.
std::uint32_t words_beside_dates(const Line& line, const std::vector<FoundDate>& dates, const ArticleLexicon& lexicon) {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < line.tokens.size(); ++i) {
    const auto date = std::ranges::find_if(dates, [&](const FoundDate& d) { return d.first <= i && i < d.last; });
    if (date != dates.end()) {
      i = date->last - 1;
      continue;
    }
    if (!line.is_word(i)) continue;
    bool beside = false;
    for (const PhraseTable::Match& match : lexicon.furniture.match(line.folded, line.tokens[i].folded.begin)) {
      const bool fits = std::ranges::any_of(match.payloads, [&](std::uint32_t p) {
        const Furniture kind = lexicon.furniture_phrases[p].kind;
        return kind == Furniture::Clock || kind == Furniture::Published || kind == Furniture::Updated;
      });
      if (!fits) continue;
      while (i + 1 < line.tokens.size() && line.tokens[i + 1].folded.begin < match.end) ++i;
      beside = true;
      break;
    }
    if (!beside) ++count;
  }
  return count;
}

// A figure in a table is the table's content, whatever a line of signs is elsewhere; so is a foreign name.
bool is_figure_cell(const Line& line) {
  return (line.tag == "td" || line.tag == "th") && line.arabic_letters == 0 && line.words <= kMostCellWords;
}

class Judge {
 public:
  Judge(const std::vector<Line>& lines, const ArticleLexicon& lexicon) : lines_(lines), lexicon_(lexicon) {}

  JudgedLines run() {
    out_.lines.resize(lines_.size());
    read_script();
    find_running();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool edge = is_edge(i);
      if (is_figure_cell(lines_[i])) continue;
      out_.lines[i].kind = kind_of(lines_[i], edge);
      // "Watch: ..." above the article is its headline.
      if (out_.lines[i].kind == Furniture::Related && i < out_.first_running && lines_[i].words > 3)
        out_.lines[i].kind = Furniture::None;
      if (edge) judge_date(i);
    }
    spread_to_neighbours();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_edge(std::size_t i) const { return i < out_.first_running || i > out_.last_running; }

  // Foreign words around an Arabic article are buttons; around another they are its own.
  void read_script() {
    std::uint64_t arabic = 0;
    std::uint64_t others = 0;
    for (const Line& line : lines_) {
      arabic += line.arabic_letters;
      others += line.other_letters;
    }
    arabic_ = arabic >= others;
  }

  void find_running() {
    out_.first_running = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const bool sentence =
          line.words >= (line.ends_question ? kRunningQuestion : kRunningWords) ||
          (line.words >= kShortSentence && line.ends_sentence && !line.ends_colon && !line.ends_question);
      if (!sentence || kind_of(line, true) != Furniture::None) continue;
      if (line.tag != "line" && (line.tag.starts_with('h') || line.tag == "figcaption")) continue;
      out_.first_running = std::min(out_.first_running, i);
      out_.last_running = i;
    }
  }

  [[nodiscard]] bool fits(const Line& line, const FurniturePhrase& phrase, const PhraseTable::Match& match,
                          bool at_begin) const {
    switch (phrase.where) {
      case FurniturePhrase::Where::Whole:
        return false;
      case FurniturePhrase::Where::Begin:
        return at_begin && line.words <= (phrase.kind == Furniture::Masthead ? 7 : kLongestBegin);
      case FurniturePhrase::Where::Head: {
        if (!at_begin || line.words > 14) return false;
        std::size_t next = 0;
        while (next < line.tokens.size() && line.tokens[next].folded.begin < match.end) ++next;
        return next >= line.tokens.size() || !line.is_word(next);
      }
      case FurniturePhrase::Where::Part:
        return line.words <= kLongestPart && phrase.kind < Furniture::OutletWord;
    }
    return false;
  }

  [[nodiscard]] Furniture kind_of(const Line& line, bool edge) const {
    if (line.words == 0) {
      const bool digits =
          std::ranges::any_of(line.tokens, [](const LineToken& t) { return t.run == ScriptRun::Number; });
      return digits && !edge ? Furniture::None : Furniture::Tools;
    }
    if (line.words <= 5)
      for (const std::uint32_t payload : lexicon_.furniture.find(words_only(line))) {
        const FurniturePhrase& phrase = lexicon_.furniture_phrases[payload];
        if (phrase.where == FurniturePhrase::Where::Part || (phrase.edge && !edge)) continue;
        return phrase.kind;
      }
    if (line.words > kLongestBegin) return Furniture::None;
    const std::size_t begin = first_word(line);
    if (edge && line.words <= kLongestPart) {
      if (is_path(line)) return Furniture::Label;
      if (asks(line, begin, Furniture::Call)) return Furniture::Follow;
      if (asks(line, begin, Furniture::Owner)) return Furniture::Caption;
    }
    for (std::size_t i = begin; i < line.tokens.size(); ++i) {
      if (!line.is_word(i)) continue;
      for (const PhraseTable::Match& match : lexicon_.furniture.match(line.folded, line.tokens[i].folded.begin))
        for (const std::uint32_t payload : match.payloads) {
          const FurniturePhrase& phrase = lexicon_.furniture_phrases[payload];
          if (phrase.edge && !edge) continue;
          if (fits(line, phrase, match, i == begin)) return phrase.kind;
        }
    }
    return Furniture::None;
  }

  // "follow NAME on SOCIAL", "page of NAME on SOCIAL".
  [[nodiscard]] bool asks(const Line& line, std::size_t begin, Furniture opening) const {
    if (!lexicon_.begins_with(line.folded, line.tokens[begin].folded.begin, opening)) return false;
    for (std::size_t i = begin + 1; i < line.tokens.size(); ++i)
      if (line.is_word(i) && !lexicon_.begins_with(line.folded, line.tokens[i].folded.begin, opening) &&
          (begins_with_prefix(line, i) ||
           lexicon_.begins_with(line.folded, line.tokens[i].folded.begin, Furniture::Social)))
        return true;
    return false;
  }

  // "wa-twitter", "bi-whatsapp": a proclitic of one letter before the name.
  [[nodiscard]] bool begins_with_prefix(const Line& line, std::size_t i) const {
    const LineToken& token = line.tokens[i];
    return token.run == ScriptRun::Arabic && token.folded.size() > 6 &&
           lexicon_.begins_with(line.folded, token.folded.begin + 2, Furniture::Social);
  }

  // "site | section", "home > news > arab": parts between signs, one of them a label, none long.
  [[nodiscard]] bool is_path(const Line& line) const {
    bool signs = false;
    bool label = false;
    std::uint32_t longest = 0;
    std::string part;
    std::uint32_t words = 0;
    auto close = [&] {
      longest = std::max(longest, words);
      for (const std::uint32_t payload : lexicon_.furniture.find(part))
        label = label || lexicon_.furniture_phrases[payload].kind == Furniture::Label;
      part.clear();
      words = 0;
    };
    for (std::size_t i = 0; i < line.tokens.size(); ++i) {
      const std::string_view word = line.word(i);
      if (line.is_word(i)) {
        if (!part.empty()) part += ' ';
        part += word;
        ++words;
      } else if (word == "|" || word == ">" || word == "/" || word == "\xC2\xBB" || word == "\xE2\x80\xBA" ||
                 word == "\xE2\x80\xA2") {
        signs = true;
        close();
      }
    }
    close();
    const bool digits = std::ranges::any_of(line.tokens, [](const LineToken& t) { return t.run == ScriptRun::Number; });
    return signs && label && longest <= 4 && !digits;
  }

  void judge_date(std::size_t i) {
    const Line& line = lines_[i];
    JudgedLine& judged = out_.lines[i];
    if (line.words > 24) {
      if (judged.kind == Furniture::Published || judged.kind == Furniture::Updated) judged.kind = Furniture::None;
      return;
    }
    judged.dates = find_dates(line, lexicon_);
    if (judged.dates.empty()) {
      if (judged.kind == Furniture::Published || judged.kind == Furniture::Updated) judged.kind = Furniture::None;
      return;
    }
    const std::uint32_t others = words_beside_dates(line, judged.dates, lexicon_);
    const bool said = judged.kind == Furniture::Published || judged.kind == Furniture::Updated;
    const bool listed =
        i > out_.last_running && (line.ends_colon || !line.is_word(0)) && line.tokens[0].run == ScriptRun::Punctuation;
    judged.date_line = !listed && (others <= 1 || (others == 2 && (said || names_outlet(line))));
    if (!judged.date_line) {
      judged.dates.clear();
      if (judged.kind == Furniture::Published || judged.kind == Furniture::Updated) judged.kind = Furniture::None;
      return;
    }
    const bool prefixed = judged.kind == Furniture::Published || judged.kind == Furniture::Updated;
    const bool hijri = std::ranges::any_of(judged.dates, [](const FoundDate& d) { return d.hijri; });
    const bool gregorian = std::ranges::any_of(judged.dates, [](const FoundDate& d) { return !d.hijri; });
    const bool year = std::ranges::any_of(judged.dates, [](const FoundDate& d) { return d.has_year; });
    const bool masthead =
        std::any_of(out_.lines.begin(), out_.lines.begin() + static_cast<std::ptrdiff_t>(i),
                    [](const JudgedLine& l) { return l.kind == Furniture::Label || l.kind == Furniture::Masthead; });
    if (!prefixed && ((hijri && gregorian && (masthead || i == 0)) || !year)) judged.page_clock = true;
    // At the foot a date belongs to the page, unless it stands right under the article with its hour.
    const bool hour = line.folded.find(" : ") != std::string::npos && i == out_.last_running + 1;
    if (!prefixed && i > out_.last_running && !hour) judged.page_clock = true;
  }

  [[nodiscard]] bool names_outlet(const Line& line) const {
    return std::ranges::any_of(line.tokens, [&](const LineToken& token) {
      return lexicon_.is_outlet_word(slice(line.folded, token.folded)) ||
             lexicon_.outlet_names.longest(line.folded, token.folded.begin);
    });
  }

  // A name below "editor in chief", a headline below "read also", and all that follows comments and related links at
  // the end of the page.
  void spread_to_neighbours() {
    bool ending = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      JudgedLine& judged = out_.lines[i];
      const Line& line = lines_[i];
      if (is_figure_cell(line)) continue;
      const Furniture above = i > 0 ? out_.lines[i - 1].kind : Furniture::None;
      if (i > out_.last_running && out_.first_running < lines_.size()) {
        if (ending && judged.kind == Furniture::None && !judged.date_line && !line.ends_sentence)
          judged.kind = Furniture::Tools;
        ending = ending || judged.kind == Furniture::Comments || judged.kind == Furniture::Related ||
                 judged.kind == Furniture::Tools || judged.date_line;
        if (arabic_ && line.arabic_letters == 0 && judged.kind == Furniture::None && line.words <= 8)
          judged.kind = Furniture::Tools;
        continue;
      }
      if (judged.kind != Furniture::None || judged.date_line) continue;
      if (above == Furniture::Byline && lines_[i - 1].words <= 2 && is_edge(i) && line.words >= 2 && line.words <= 4 &&
          !line.ends_sentence)
        judged.kind = Furniture::Byline;
      const bool alone_above = i > 0 && lines_[i - 1].words <= 4;
      if (above == Furniture::Masthead && alone_above && is_edge(i) && line.words >= 2 && line.words <= 4 &&
          !line.ends_sentence)
        judged.kind = Furniture::Masthead;
      if (above == Furniture::Related && alone_above && line.words <= 18 && !line.ends_sentence &&
          i < out_.last_running && line.tag == "line")
        judged.kind = Furniture::Related;
    }
  }

  const std::vector<Line>& lines_;
  const ArticleLexicon& lexicon_;
  JudgedLines out_;
  bool arabic_ = true;
};

}  // namespace

JudgedLines judge_lines(const std::vector<Line>& lines, const ArticleLexicon& lexicon) {
  return Judge(lines, lexicon).run();
}

}  // namespace isnad
