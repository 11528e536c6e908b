#include <algorithm>

#include "isnad/mention/name_candidate.h"

// Arabic writes no capitals: a person the gazetteers do not know is told by a title before the name, a verb of saying,
// a known given name, a family name of the nisba form, or a word that no news uses and that stands where a name must.
// Names have a known shape: given name, binders (bn, abw, al ...), compounds of `abd, the family name last (Ryding
// 2005, ch. 5; Beeston 1971 on the nasab).
namespace isnad {
namespace {

constexpr std::uint32_t kLongestName = 7;  // tokens
constexpr std::uint32_t kTitleReach = 9;   // tokens of a title's complement before its name

constexpr std::string_view kAbd = "\xD8\xB9\xD8\xA8\xD8\xAF";

struct Shape {
  std::uint32_t last = 0;  // one past the last token; 0: no name
  std::uint32_t parts = 0;
  std::uint32_t given = 0;   // parts that are known given names
  std::uint32_t listed = 0;  // parts that stand in lists of name parts
  bool first_is_given = false;
  bool first_is_word = false;  // ... that is also an ordinary word
  bool family = false;         // ends in a nisba or after a binder
};

class PersonFinder {
 public:
  PersonFinder(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& out)
      : text_(text), out_(out), taken_(text.size(), false), person_(text.size(), false) {
    for (const NameCandidate& c : known) {
      if (c.doubtful) continue;
      const bool person = c.type == EntityType::Person;
      for (std::uint32_t t = c.first; t < c.last; ++t) {
        if (person) {
          person_[t] = true;
        } else {
          taken_[t] = true;
        }
      }
    }
  }

  void run() {
    for (std::uint32_t t = 0; t < text_.size(); ++t) {
      if (!text_.arabic(t) || taken_[t]) continue;
      if (after_honorific(t)) continue;
      if (after_office(t)) continue;
      if (after_saying(t)) continue;
      bare(t);
    }
    listed_with_others();
  }

 private:
  [[nodiscard]] bool never(std::uint32_t t) const {
    return text_.is(t, EntityWord::Never) || text_.is(t, EntityWord::Function) || text_.is(t, EntityWord::Says) ||
           text_.is(t, EntityWord::OfficeMod);
  }
  [[nodiscard]] bool strange(std::uint32_t t) const {  // a word that no news uses and that has no verb's beginning
    if (!text_.unknown(t) || text_.word(t).size() < 6) return false;
    const std::string_view w = text_.word(t);
    for (const std::string_view joined :
         {"\xD9\x84\xD9\x84", "\xD8\xA8\xD8\xA7\xD9\x84", "\xD9\x88\xD8\xA7\xD9\x84", "\xD9\x83\xD8\xA7\xD9\x84"}) {
      if (w.starts_with(joined) && w.size() >= 12) return false;  // "for the", "with the", "and the"
    }
    if (w.starts_with("\xD9\x84") && w.size() >= 10 && !text_.is(t, EntityWord::Part) &&
        !text_.is(t, EntityWord::Given))
      return false;
    if (w.starts_with("\xD8\xA8") && w.ends_with("\xD9\x87") && w.size() >= 10 && !text_.is(t, EntityWord::Part))
      return false;
    for (const std::string_view start :
         {"\xD9\x8A", "\xD8\xAA", "\xD8\xB3\xD9\x8A", "\xD8\xB3\xD8\xAA"}) {  // y-, t-, sy-, st-
      if (w.starts_with(start) && w.size() <= 12 && !text_.is(t, EntityWord::Part)) return false;
    }
    return true;
  }

  /// An ordinary word, or one that may begin with a conjunction or preposition.
  [[nodiscard]] bool clitic_word(std::uint32_t i) const {
    const std::string_view w = text_.word(i);
    if (text_.is(i, EntityWord::Ordinary)) return true;
    if (text_.is(i, EntityWord::Part)) return false;
    return w.starts_with("\xD8\xA8") || w.starts_with("\xD9\x84") || w.starts_with("\xD9\x81") ||
           w.starts_with("\xD9\x88") || w.ends_with("\xD8\xA7");
  }

  /// What follows a name and its cue: a particle, a mark, the end.
  [[nodiscard]] bool clause_goes_on(std::uint32_t i, std::uint32_t end) const {
    return i >= end || !text_.arabic(i) || text_.is(i, EntityWord::Function);
  }

  /// "A B and C": the conjunction begins another name, or another clause.
  [[nodiscard]] bool second_of_two(std::uint32_t i) const {
    const std::string_view w = text_.word(i);
    if (!w.starts_with("\xD9\x88") || w.size() < 8 || text_.is(i, EntityWord::Given)) return false;
    const std::string_view rest = w.substr(2);
    return (text_.lexicon.classes(rest) & (bit(EntityWord::Given) | bit(EntityWord::Part) | bit(EntityWord::Ordinary) |
                                           bit(EntityWord::Says) | bit(EntityWord::Function))) != 0;
  }

  /// Binders that may begin a name: 'abd, abw, bn, al, am.
  [[nodiscard]] static bool opens_name(std::string_view w) {
    for (const std::string_view opener :
         {"\xD8\xB9\xD8\xA8\xD8\xAF", "\xD8\xA7\xD8\xA8\xD9\x88", "\xD8\xA8\xD9\x86", "\xD8\xA7\xD8\xA8\xD9\x86",
          "\xD8\xA7\xD9\x85", "\xD8\xA8\xD9\x88", "\xD8\xA7\xD8\xA8\xD9\x8A"}) {
      if (w == opener) return true;
    }
    return false;
  }

  /// The name that begins in token `t` at the word's cut. `sure`: a cue says that a name stands here.
  [[nodiscard]] Shape shape(std::uint32_t t, std::string_view first_word, bool sure) const {
    Shape s;
    const std::uint32_t end = std::min(text_.sentence_end(t), t + kLongestName);
    std::uint32_t i = t;
    while (i < end) {
      if (i > t && (taken_[i] || !text_.arabic(i))) {
        // hyphens inside a name: both sides written close
        if (i + 1 < end && text_.dash(i) && !text_.analysis.tokens[i].space_before &&
            !text_.analysis.tokens[i + 1].space_before && text_.arabic(i + 1) && !taken_[i + 1]) {
          ++i;
          if (s.last + 1 == i && s.parts > 0 && !never(i) && !text_.definite(i) && text_.demonym(i).empty()) {
            s.last = ++i;  // what is tied to a name by a tight hyphen is of it
          }
          continue;
        }
        break;
      }
      const bool first = i == t;
      const std::string_view w = first ? first_word : text_.word(i);
      const std::uint32_t bits = first && w.size() != text_.word(i).size() ? text_.lexicon.classes(w) : text_.bits(i);
      if (!first && never(i) && (bits & bit(EntityWord::Given)) == 0 && (bits & bit(EntityWord::Binder)) == 0) break;
      if (first && (bits & (bit(EntityWord::Never) | bit(EntityWord::Function) | bit(EntityWord::Says))) != 0 &&
          (bits & bit(EntityWord::Given)) == 0) {
        break;
      }
      if (!first && second_of_two(i)) break;
      // "the spokesman by name of ..." is no Basim; "... X, commander of the guard" ends the name
      if (first && (bits & bit(EntityWord::GivenWord)) != 0 && (bits & bit(EntityWord::Function)) != 0 &&
          i > text_.sentence_begin(i) &&
          (text_.start(i - 1, bit(EntityWord::Office) | bit(EntityWord::Honorific)).bits != 0)) {
        break;
      }
      if (!first && (bits & bit(EntityWord::Office)) != 0 && i + 1 < end && text_.arabic(i + 1) &&
          text_.definite(i + 1))
        break;
      // compound beginnings: abd al-x, abw x, bn x, al x
      if ((bits & bit(EntityWord::Binder)) != 0 || w == kAbd) {
        if (first && !opens_name(w)) break;
        if (i + 1 >= end || !text_.arabic(i + 1) || taken_[i + 1]) break;
        const bool nobiliary = !first;
        const std::uint32_t next = text_.bits(i + 1);
        const bool binder_again = (next & bit(EntityWord::Binder)) != 0;
        if (binder_again && i + 2 < end) {
          ++i;  // "bn abd al-x": take the outer binder, go on with the inner
          continue;
        }
        if (never(i + 1) && (next & bit(EntityWord::Given)) == 0) break;
        if (first && (w.size() <= 4 ||
                      !(text_.definite(i + 1) ||
                        (next & (bit(EntityWord::Given) | bit(EntityWord::Part) | bit(EntityWord::Compound))) != 0 ||
                        strange(i + 1))))
          break;
        if (!nobiliary && w == kAbd && !text_.definite(i + 1) && (next & bit(EntityWord::Compound)) == 0) break;
        i += 2;
        ++s.parts;
        ++s.listed;
        if (first) {
          s.first_is_given = true;
          ++s.given;
        } else {
          s.family = true;
        }
        s.last = i;
        continue;
      }
      if ((bits & bit(EntityWord::Compound)) != 0 && !first) {  // nur ad-din
        ++i;
        s.last = i;
        continue;
      }
      const bool given = (bits & (bit(EntityWord::Given) | bit(EntityWord::GivenWord))) != 0;
      const bool part = (bits & bit(EntityWord::Part)) != 0;
      const bool ordinary = (bits & bit(EntityWord::Ordinary)) != 0;
      if (given || (part && (!ordinary || s.parts > 0))) {
        const bool word = (bits & bit(EntityWord::GivenWord)) != 0;
        if (!first && s.first_is_word && !sure && (!given || word)) break;  // "behind the ...", "great for me"
        if (!first && given && (bits & bit(EntityWord::GivenWord)) != 0 && ordinary &&
            (!s.first_is_given || s.first_is_word) && !sure)
          break;
        if (!first && s.first_is_word && text_.lexicon.months.contains(std::string(w))) break;
        if (first) {
          s.first_is_given = given;
          s.first_is_word = (bits & bit(EntityWord::GivenWord)) != 0;
        }
        if (given) ++s.given;
        ++s.listed;
        ++s.parts;
        s.last = ++i;
        continue;
      }
      if (!first && text_.definite(i) && !text_.word(i).starts_with("\xD9\x84")) {  // al-family
        const bool demonym = !text_.demonym(i).empty();
        const std::string_view bare = text_.word(i).substr(4);
        const bool bare_given = (text_.lexicon.classes(bare) & bit(EntityWord::Given)) != 0;
        const bool nisba = text_.nisba(i);
        const bool title =
            (bits & (bit(EntityWord::Honorific) | bit(EntityWord::Office) | bit(EntityWord::BodyDefinite))) != 0 &&
            !nisba;
        const bool masculine =
            demonym && nisba && !s.first_is_word && s.given > 0;  // al-Misri, al-Maghribi: families too
        const bool fits = (s.first_is_given || (sure && s.parts == 1 && nisba && text_.unknown(i))) && !title &&
                          (masculine || !demonym) && (!s.first_is_word || sure || bare_given) &&
                          (masculine || bare_given ||
                           (nisba && (!ordinary || (sure && !s.first_is_word &&
                                                    (bits & (bit(EntityWord::OfficeMod) | bit(EntityWord::PlaceTail) |
                                                             bit(EntityWord::BodyTail))) == 0))) ||
                           (!ordinary && text_.unknown(i)) ||
                           (!ordinary && !s.first_is_word &&
                            (bits & (bit(EntityWord::OfficeMod) | bit(EntityWord::PlaceTail))) == 0 && s.given > 0));
        if (!fits) break;
        ++s.parts;
        s.family = true;
        s.last = ++i;
        if (i < end && text_.arabic(i) && text_.nisba(i) && text_.unknown(i) && !taken_[i]) s.last = ++i;
        break;
      }
      // after a cue, "Ali X" and then a particle or a pause: X is his name, whatever else it means
      if (!first && sure && s.parts == 1 && (s.first_is_given || strange(t)) && !never(i) && text_.demonym(i).empty() &&
          w.size() >= 6 &&
          (bits & (bit(EntityWord::Office) | bit(EntityWord::PlaceOut) | bit(EntityWord::Body))) == 0 &&
          !clitic_word(i) && clause_goes_on(i + 1, end)) {
        ++s.parts;
        s.last = ++i;
        break;
      }
      const bool new_word = first ? text_.lexicon.unknown(w) : strange(i);
      if (new_word && (sure || s.parts > 0) && w.size() >= 6 && !text_.lexicon.demonym(w).size()) {
        ++s.parts;
        s.last = ++i;
        continue;
      }
      break;
    }
    return s;
  }

  void add(std::uint32_t t, std::uint32_t folded_begin, const Shape& s, int rank) {
    NameCandidate c;
    c.first = t;
    c.last = s.last;
    c.folded = {folded_begin, text_.analysis.tokens[s.last - 1].folded.end};
    c.type = EntityType::Person;
    c.rank = rank;
    out_.push_back(c);
    for (std::uint32_t i = t; i < s.last; ++i) person_[i] = true;
  }

  /// "the president X", "prince X bn Y": one or more parts after an honorific.
  bool after_honorific(std::uint32_t t) {
    std::uint32_t end = 0;
    for (const Cut& cut : proclitic_cuts(text_.word(t))) {
      if (cut.definite && cut.skip > 4) continue;
      const auto match =
          text_.lexicon.honorifics.longest(text_.analysis.folded, text_.analysis.tokens[t].folded.begin + cut.skip);
      if (match) end = std::max(end, match.end);
    }
    if (end == 0) return false;
    std::uint32_t i = t;
    const std::uint32_t stop = text_.sentence_end(t);
    while (i < stop && text_.analysis.tokens[i].folded.begin < end) ++i;
    // adjectives between the title and the name: "the French president X", "the late king X"
    std::uint32_t adjectives = 0;
    while (i < stop && adjectives < 4 && text_.arabic(i) &&
           (!text_.demonym(i).empty() || text_.is(i, EntityWord::OfficeMod) || text_.is(i, EntityWord::Honorific))) {
      ++i;
      ++adjectives;
    }
    if (i < stop && (text_.comma(i) || text_.colon(i)) && i + 1 < stop && adjectives > 0) ++i;
    if (i >= stop || !text_.arabic(i) || taken_[i] || person_[i]) return false;
    const Shape s = shape(i, text_.word(i), true);
    if (s.last == 0) return false;
    const bool enough =
        s.parts >= 2 ? (s.listed >= 1 || strange(i))
                     : (s.listed == 1 && (s.given == 0 || !s.first_is_word)) && !text_.is(i, EntityWord::Ordinary);
    if (!enough) return false;
    add(i, text_.analysis.tokens[i].folded.begin, s, 5);
    return false;  // the title's own words may hold another name before it
  }

  /// "minister of health in the east of Libya, X Y": the complement is skipped.
  bool after_office(std::uint32_t t) {
    const WordStart office = text_.start(t, bit(EntityWord::Office));
    if (office.bits == 0) return false;
    const std::uint32_t stop = std::min(text_.sentence_end(t), t + 1 + kTitleReach);
    for (std::uint32_t i = t + 1; i < stop; ++i) {
      if (taken_[i]) continue;
      const bool pause = text_.comma(i) || text_.colon(i) || text_.opens_quote(i);
      if (pause) continue;
      if (text_.word(i) == "(" || text_.word(i) == ")") continue;
      if (!text_.arabic(i)) return false;
      if (person_[i]) return false;
      if (text_.colon(i - 1) && line_of_names(i)) {  // "minister of water: X Y"
        Shape line;
        line.last = text_.sentence_end(i);
        while (line.last > i && !text_.arabic(line.last - 1)) --line.last;
        line.parts = line.last - i;
        add(i, text_.analysis.tokens[i].folded.begin, line, 4);
        return false;
      }
      const bool after_pause = text_.comma(i - 1) || text_.colon(i - 1);
      if (i == t + 1 && !after_pause && !text_.definite(t)) {
        // an indefinite head needs a complement, except for "wazir sabiq"-like uses: a name cannot follow at once
        if (!text_.is(i, EntityWord::Given) && !strange(i)) continue;
      }
      if (!never(i) || text_.is(i, EntityWord::Given)) {
        const Shape s = shape(i, text_.word(i), true);
        const bool after_adjective =
            i > t + 1 && (!text_.demonym(i - 1).empty() || taken_[i - 1]) && text_.unknown(i) && strange(i);
        // "X al-Y" right after an office: Y a family name no news knows, X whatever it is
        if (s.parts < 2 && i + 1 < stop && text_.arabic(i + 1) && text_.nisba(i + 1) && text_.unknown(i + 1) &&
            text_.demonym(i + 1).empty() && !taken_[i + 1] && !text_.definite(i) && text_.demonym(i).empty() &&
            !text_.is(i, EntityWord::Office) && !text_.is(i, EntityWord::Body) && !text_.is(i, EntityWord::PlaceOut) &&
            (text_.is(i - 1, EntityWord::OfficeMod) || !text_.demonym(i - 1).empty() || text_.definite(i - 1)) &&
            clause_goes_on(i + 2, stop)) {
          Shape two;
          two.last = i + 2;
          add(i, text_.analysis.tokens[i].folded.begin, two, 4);
          return false;
        }
        const bool shaped =
            s.parts >= 2 &&
            ((s.first_is_given && (!s.first_is_word || s.family || s.given >= 2 || strange(s.last - 1))) ||
             s.listed >= 2 || after_adjective || (strange(i) && strange(std::min(s.last - 1, i + 1))) ||
             (strange(i) && s.listed >= 1));
        if (shaped) {
          add(i, text_.analysis.tokens[i].folded.begin, s, 5);
          return false;
        }
      }
      if (after_pause && i > t + 1) {
        if (!text_.is(i, EntityWord::Office)) return false;
      }
      if (text_.is(i, EntityWord::Says) ||
          (text_.is(i, EntityWord::Function) && !prepositional(i) && !text_.is(i, EntityWord::GivenWord)))
        return false;
    }
    return false;
  }

  /// Two to four words up to the line's end, none of them a particle, a verb of saying, an office or a name of
  /// something else.
  [[nodiscard]] bool line_of_names(std::uint32_t i) const {
    const std::uint32_t end = text_.sentence_end(i);
    std::uint32_t words = 0;
    for (std::uint32_t t = i; t < end; ++t) {
      if (!text_.arabic(t)) {
        if (t + 1 == end && words > 0) break;
        return false;
      }
      if (taken_[t] || person_[t] || never(t) || text_.is(t, EntityWord::Office) || text_.is(t, EntityWord::Body) ||
          text_.is(t, EntityWord::Honorific) || !text_.demonym(t).empty()) {
        return false;
      }
      ++words;
    }
    return words >= 2 && words <= 4 && !text_.definite(i);
  }

  [[nodiscard]] bool prepositional(std::uint32_t t) const {
    const std::string_view w = text_.word(t);
    return w == "\xD9\x81\xD9\x8A" /* fy */ || w == "\xD9\x84\xD8\xAF\xD9\x8A" /* ldy */ ||
           w == "\xD8\xB9\xD9\x86" /* 'n */ || w == "\xD8\xB9\xD9\x84\xD9\x8A" /* 'ly */ || w == "\xD9\x85\xD9\x86";
  }

  /// "and X Y said", verb first.
  bool after_saying(std::uint32_t t) {
    if (!text_.is_after_waw(t, EntityWord::Says)) return false;
    const std::uint32_t i = t + 1;
    if (i >= text_.sentence_end(t) || !text_.arabic(i) || taken_[i] || person_[i]) return false;
    if (text_.is(i, EntityWord::Office) || text_.is(i, EntityWord::Honorific)) return false;
    const Shape s = shape(i, text_.word(i), true);
    // "said al-Zu'bi that": a family name nobody gave in full
    if (s.parts < 2 && text_.nisba(i) && text_.unknown(i) && text_.demonym(i).empty() &&
        i + 1 < text_.sentence_end(t) &&
        (text_.is(i + 1, EntityWord::Function) || text_.comma(i + 1) || text_.colon(i + 1))) {
      Shape one;
      one.last = i + 1;
      add(i, text_.analysis.tokens[i].folded.begin, one, 4);
      return false;
    }
    if (s.parts < 2) return false;
    if (s.first_is_given || s.listed >= 2 || (strange(i) && strange(i + 1))) {
      add(i, text_.analysis.tokens[i].folded.begin, s, 4);
    }
    return false;
  }

  /// Without a cue: the name must carry itself.
  void bare(std::uint32_t t) {
    if (person_[t]) return;
    const WordStart w = text_.start(
        t, bit(EntityWord::Given) | bit(EntityWord::GivenWord) | bit(EntityWord::Part) | bit(EntityWord::Binder));
    if (w.bits == 0) return;
    if ((w.bits & bit(EntityWord::Function)) != 0 && (w.bits & bit(EntityWord::Given)) == 0) return;
    Shape s = shape(t, w.word, false);
    {  // ", X Y, the secretary general of ...": the office after it is the cue
      const Shape cued = shape(t, w.word, true);
      if (cued.parts >= 2 && (cued.first_is_given || (cued.family && cued.listed >= 1)) &&
          cued.last + 1 < text_.sentence_end(t) && text_.comma(cued.last) && w.cut.skip == 0 &&
          text_.start(cued.last + 1, bit(EntityWord::Office)).bits != 0 &&
          text_.start(cued.last + 1, bit(EntityWord::Office)).cut.skip == 0) {
        add(t, w.at, cued, 4);
        return;
      }
    }
    if (s.parts < 2) return;
    const bool given_first = s.first_is_given && !s.first_is_word;
    const bool word_first = s.first_is_given && s.first_is_word && s.parts >= 2 && (s.family || s.given >= 2) &&
                            s.listed >= 1 && (w.cut.skip == 0);
    // "the Malian X Y": the nationality stands for a title
    const bool after_nationality = t > text_.sentence_begin(t) && text_.arabic(t - 1) &&
                                   !text_.demonym(t - 1).empty() && text_.definite(t - 1) && !text_.definite(t) &&
                                   w.cut.skip == 0;
    const bool foreign = !s.first_is_given && (s.listed >= 2 || (after_nationality && s.listed >= 1)) &&
                         (w.bits & bit(EntityWord::Ordinary)) == 0 && !text_.is(t, EntityWord::Ordinary);
    if (given_first && w.cut.skip != 0 && s.listed < 2 && !s.family) return;
    if (given_first || word_first || foreign) add(t, w.at, s, foreign ? 2 : 3);
  }

  /// "A B and C D": what is joined to a person by "and" or a comma is one where its words are no others'.
  void listed_with_others() {
    for (std::uint32_t t = 1; t + 1 < text_.size(); ++t) {
      if (person_[t] || taken_[t] || !text_.arabic(t) || !text_.same_sentence(t, t - 1)) continue;
      if (!person_[t - 1] && !(text_.comma(t - 1) && t >= 2 && person_[t - 2])) continue;
      for (const Cut& cut : proclitic_cuts(text_.word(t))) {
        if (cut.definite || cut.preposition || cut.future) continue;
        if (!cut.conjunction && !text_.comma(t - 1)) continue;
        const std::string_view rest = text_.word(t).substr(cut.skip);
        const std::uint32_t bits = text_.lexicon.classes(rest);
        if ((bits & (bit(EntityWord::Ordinary) | bit(EntityWord::Function) | bit(EntityWord::Office) |
                     bit(EntityWord::Says))) != 0 &&
            (bits & bit(EntityWord::Given)) == 0) {
          continue;
        }
        if ((bits & (bit(EntityWord::Part) | bit(EntityWord::Given))) == 0 && !text_.lexicon.unknown(rest)) continue;
        const Shape s = shape(t, rest, true);
        if (s.parts < 2 || (s.listed == 0 && !strange(t + 1))) continue;
        add(t, text_.analysis.tokens[t].folded.begin + cut.skip, s, 3);
        break;
      }
    }
  }

  const NameText& text_;
  std::vector<NameCandidate>& out_;
  std::vector<bool> taken_;
  std::vector<bool> person_;
};

}  // namespace

void find_persons(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& out) {
  PersonFinder(text, known, out).run();
}

}  // namespace isnad
