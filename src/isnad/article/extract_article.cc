#include "isnad/article/extract_article.h"

#include <algorithm>

#include "isnad/article/detect_language.h"
#include "isnad/article/find_dates.h"
#include "isnad/article/find_publication.h"
#include "isnad/article/join_lines.h"
#include "isnad/article/judge_lines.h"
#include "isnad/article/line.h"
#include "isnad/article/split_dateline.h"
#include "isnad/base/sha256.h"

namespace isnad {
namespace {

constexpr std::uint32_t kFewestTitleWords = 4;
constexpr std::uint32_t kLongestTitle = 160;  // code points
constexpr std::uint32_t kLongestHeading = 110;
constexpr std::uint32_t kMostHeadingWords = 15;
constexpr std::size_t kTextBelow = 60;          // lines in which a title's text begins
constexpr std::size_t kDatelineParagraphs = 2;  // a dateline stands at the head of one of the first paragraphs

class RoleReader {
 public:
  RoleReader(const std::vector<Line>& lines, const JudgedLines& judged, const PageMetadata& metadata,
             const ArticleLexicon& lexicon)
      : lines_(lines), judged_(judged), metadata_(metadata), lexicon_(lexicon) {}

  std::vector<Block> read() {
    roles_.assign(lines_.size(), BlockRole::Body);
    fixed_.assign(lines_.size(), false);
    for (std::size_t i = 0; i < lines_.size(); ++i) read_furniture(i);
    read_structure();
    find_title();
    find_repeats();
    find_header_credits();
    items_ = find_list_items(lines_);
    continues_ = join_lines(lines_, fixed_);
    find_headings();
    return compose();
  }

  [[nodiscard]] std::vector<std::string>&& credits() { return std::move(credits_); }

 private:
  void fix(std::size_t i, BlockRole role) {
    roles_[i] = role;
    fixed_[i] = true;
  }

  [[nodiscard]] bool before_body(std::size_t i) const { return i < judged_.first_running; }
  [[nodiscard]] bool after_body(std::size_t i) const {
    return judged_.first_running < lines_.size() && i > judged_.last_running;
  }

  void read_furniture(std::size_t i) {
    const JudgedLine& judged = judged_.lines[i];
    if (judged.page_clock) return fix(i, BlockRole::Boilerplate);
    if (judged.date_line) return fix(i, BlockRole::Dateline);
    switch (judged.kind) {
      case Furniture::None:
      case Furniture::Clock:
      case Furniture::OutletWord:
        return;
      case Furniture::Byline:
        return fix(i, BlockRole::Byline);
      case Furniture::Caption:
        return fix(i, BlockRole::Caption);
      default:
        return fix(i, BlockRole::Boilerplate);
    }
  }

  // What the tags of a web page say.
  void read_structure() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view tag = lines_[i].tag;
      if (fixed_[i] || tag == "line") continue;
      if (tag == "h1") {
        if (!titled_) title_ = i;
        fix(i, titled_ ? BlockRole::Heading : BlockRole::Title);
      }
      if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '2' && tag[1] <= '6')
        fix(i, BlockRole::Heading);
      else if (tag == "li" || tag == "dd" || tag == "dt")
        fix(i, BlockRole::ListItem);
      else if (tag == "figcaption" || tag == "caption")
        fix(i, BlockRole::Caption);
      titled_ = titled_ || tag == "h1";
    }
  }

  [[nodiscard]] std::string given_title() const {
    for (const char* const key : {"record:title", "feed:title", "og:title", "jsonld:headline"})
      if (const auto at = metadata_.find(key); at != metadata_.end()) {
        Page page;
        page.text = at->second;
        page.blocks.push_back({{0, static_cast<std::uint32_t>(page.text.size())}, "line"});
        return words_only(measure_lines(page).front());
      }
    return {};
  }

  void find_title() {
    const std::string given = given_title();
    for (std::size_t i = 0; i < lines_.size() && !titled_; ++i) {
      if (fixed_[i]) continue;
      const Line& line = lines_[i];
      if (!given.empty() && words_only(line) == given) {
        title_ = i;
        break;
      }
      if (!before_body(i)) break;
      const bool question = line.ends_sentence && !line.ends_colon;
      // Two or three words are a title when they stand alone at the head, over a blank line and the first paragraph.
      const bool alone = i == 0 && line.words >= 2 && i + 1 < lines_.size() && i + 1 == judged_.first_running &&
                         lines_[i + 1].blank_before && !names_outlet(line);
      const bool shape = (line.words >= kFewestTitleWords || alone) && line.length <= kLongestTitle &&
                         !line.ends_open && !line.ends_colon;
      const bool stop = slice_ends_with_full_stop(line);
      const bool repeated =
          i + 1 < lines_.size() && lines_[i + 1].folded == line.folded && line.words < kFewestTitleWords;
      if (shape && !stop && !repeated && (question || !line.ends_sentence) && has_text_below(i)) {
        title_ = i;
        break;
      }
    }
    if (title_ < lines_.size()) fix(title_, BlockRole::Title);
    titled_ = titled_ || title_ < lines_.size();
  }

  [[nodiscard]] static bool slice_ends_with_full_stop(const Line& line) {
    const std::size_t size = line.tokens.size();
    return size > 0 && line.word(size - 1) == "." && !(size > 1 && line.word(size - 2) == ".");
  }

  // A title heads something at least as long as itself.
  // A title heads something at least as long as itself; the nearest lines decide.
  [[nodiscard]] bool has_text_below(std::size_t i) const {
    for (std::size_t k = i + 1; k < lines_.size() && k < i + kTextBelow; ++k)
      if (!fixed_[k] && (lines_[k].length >= lines_[i].length || lines_[k].ends_sentence)) return true;
    return false;
  }

  // The title printed again is a title; another short line printed twice in a row belongs to a picture.
  void find_repeats() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (fixed_[i]) continue;
      if (title_ < lines_.size() && lines_[i].folded == lines_[title_].folded) {
        fix(i, BlockRole::Title);
        continue;
      }
      const bool twice = (i > 0 && lines_[i - 1].folded == lines_[i].folded) ||
                         (i + 1 < lines_.size() && lines_[i + 1].folded == lines_[i].folded);
      if (twice && lines_[i].tag != "td" && lines_[i].tag != "th" && lines_[i].words <= 12 &&
          !lines_[i].ends_sentence) {
        if (i + 1 < lines_.size() && lines_[i + 1].folded == lines_[i].folded) fix(i + 1, BlockRole::Caption);
        fix(i, BlockRole::Caption);
      }
    }
  }

  [[nodiscard]] bool names_outlet(const Line& line) const {
    if (line.words == 0 || line.words > 4) return false;
    for (const LineToken& token : line.tokens) {
      if (lexicon_.outlet_names.longest(line.folded, token.folded.begin)) return true;
      if (lexicon_.is_outlet_word(slice(line.folded, token.folded))) return true;
    }
    return false;
  }

  // Lines around the body that are only a place, an outlet or an agency.
  void find_header_credits() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (fixed_[i] || (lines_[i].ends_sentence && !lines_[i].ends_colon) || !(before_body(i) || after_body(i)))
        continue;
      Dateline dateline = split_dateline(lines_[i], lexicon_);
      const std::vector<std::string> credits = credits_of(lines_[i], lexicon_);
      const bool signature =
          after_body(i) && lines_[i].words <= 3 && lines_[i].tokens.size() > 2 && lines_[i].word(0) == "(";
      if (before_body(i) && i < title_ && lines_[i].words <= 3 && lines_[i].words > 0 && title_ < lines_.size() &&
          !dateline.whole) {
        fix(i, BlockRole::Boilerplate);  // the site's name, a section, an editor: nothing the article tells
        continue;
      }
      if (dateline.whole || !credits.empty() || signature || names_outlet(lines_[i])) {
        fix(i, BlockRole::Dateline);
        add_credits(dateline.whole ? dateline.agencies : credits);
      }
    }
    // "source: agencies" is furniture, but its credit counts.
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (judged_.lines[i].kind == Furniture::Tools && lines_[i].words > 0)
        add_credits(credits_of(lines_[i], lexicon_));
  }

  void add_credits(const std::vector<std::string>& ids) {
    for (const std::string& id : ids)
      if (std::ranges::find(credits_, id) == credits_.end()) credits_.push_back(id);
  }

  // A short line without a stop, above a paragraph, that no line before it runs into.
  void find_headings() {
    longest_below_.assign(lines_.size() + 1, 0);
    for (std::size_t i = lines_.size(); i-- > 0;) {
      const std::uint32_t below = i + 1 < lines_.size() ? lines_[i + 1].words : 0;
      longest_below_[i] = std::max(longest_below_[i + 1], below);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (fixed_[i] || line.tag != "line") continue;
      const bool continued = continues_[i] || (i > 0 && continues_[i - 1]);
      if (continued) continue;
      if (items_[i]) {
        roles_[i] = BlockRole::ListItem;
        continue;
      }
      const bool text_below = longest_below_[i] > line.words;
      const bool question = line.ends_sentence && !slice_ends_with_full_stop(line);
      if (line.words >= 1 && line.words <= kMostHeadingWords && line.length <= kLongestHeading && !line.ends_open &&
          (!line.ends_sentence || question) && (text_below || items_below(i)) && i > 0 && lines_.size() > 2)
        roles_[i] = BlockRole::Heading;
    }
  }

  [[nodiscard]] bool items_below(std::size_t i) const { return i + 1 < lines_.size() && items_[i + 1]; }

  std::vector<Block> compose() {
    std::vector<Block> blocks;
    std::size_t paragraphs = 0;
    bool led = false;
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t last = i;
      while (last + 1 < lines_.size() && continues_[last]) ++last;
      Span span = cover(lines_[i].span, lines_[last].span);
      BlockRole role = roles_[i];
      if (role == BlockRole::Body && paragraphs++ < kDatelineParagraphs) {
        if (Dateline dateline = split_dateline(lines_[i], lexicon_); dateline.tokens > 0 && !dateline.whole) {
          const std::uint32_t cut = lines_[i].tokens[dateline.tokens].span.begin;
          blocks.push_back({{span.begin, lines_[i].tokens[dateline.tokens - 1].span.end}, BlockRole::Dateline});
          span.begin = cut;
          add_credits(dateline.agencies);
        }
      }
      if (role == BlockRole::Body && titled_ && !led) {
        role = BlockRole::Lead;
        led = true;
      }
      blocks.push_back({span, role});
      i = last + 1;
    }
    credit_last_paragraph();
    return blocks;
  }

  // "... (AGENCY)" at the very end of the article.
  void credit_last_paragraph() {
    if (judged_.first_running >= lines_.size()) return;
    const Line& line = lines_[judged_.last_running];
    if (line.tokens.size() < 4) return;
    std::size_t close = line.tokens.size();
    while (close > 0 && (line.word(close - 1) == "." || line.word(close - 1) == ")")) --close;
    for (std::size_t k = close; k-- > 0 && close - k <= 5;) {
      if (line.word(k) != "(") continue;
      if (k + 1 == line.tokens.size()) return;  // a parenthesis that is not closed
      const auto match = lexicon_.agencies.longest(line.folded, line.tokens[k + 1].folded.begin);
      if (match) add_credits({lexicon_.agency_ids[match.payload()]});
      return;
    }
  }

  const std::vector<Line>& lines_;
  const JudgedLines& judged_;
  const PageMetadata& metadata_;
  const ArticleLexicon& lexicon_;
  std::vector<BlockRole> roles_;
  std::vector<bool> fixed_;
  std::vector<bool> items_;
  std::vector<std::uint32_t> longest_below_;  // words of the longest line below each line
  std::vector<bool> continues_;
  std::vector<std::string> credits_;
  std::size_t title_ = static_cast<std::size_t>(-1);
  bool titled_ = false;
};

}  // namespace

Article extract_article(Page&& page, const ArticleLexicon& lexicon) {
  const std::vector<Line> lines = measure_lines(page);
  const JudgedLines judged = judge_lines(lines, lexicon);
  RoleReader roles(lines, judged, page.metadata, lexicon);
  Article article;
  article.blocks = roles.read();
  article.credits = roles.credits();
  article.id = std::move(page.id);
  article.source = std::move(page.source);
  article.text = std::move(page.text);
  article.sha256 = sha256_hex(article.text);
  article.diagnostics = std::move(page.diagnostics);
  for (const PageEntry& entry : page.entries)
    article.entries.push_back({entry.span, date_of_metadata(entry.time, lexicon)});
  find_publication(article, page.metadata, lines, judged, lexicon);
  detect_language(article, page.metadata, lines);
  return article;
}

}  // namespace isnad
