#include <algorithm>

#include "isnad/mention/name_candidate.h"

// Places the gazetteers do not know, by the noun before them. Some nouns are part of the name ("the airport of Basra"
// is one place), some are not ("the city of Basra" names Basra): lexicons/entity_words.tsv says which.
namespace isnad {
namespace {

constexpr std::uint32_t kQuotedName = 5;

class PlaceFinder {
 public:
  PlaceFinder(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& out)
      : text_(text), out_(out), ends_(text.size(), 0), place_(text.size(), false), person_(text.size(), false) {
    for (const NameCandidate& c : known) {
      if (c.doubtful && (c.type != EntityType::Place || text.is(c.first, EntityWord::Ordinary))) continue;
      ends_[c.first] = std::max(ends_[c.first], c.last);
      if (c.type == EntityType::Place) place_[c.first] = true;
      if (c.type == EntityType::Person) person_[c.first] = true;
    }
  }

  void run() {
    for (std::uint32_t t = 0; t + 1 < text_.size(); ++t) {
      if (!text_.arabic(t)) continue;
      WordStart in = text_.start(t, bit(EntityWord::PlaceIn));
      if (in.bits == 0 && text_.definite(t) && text_.is(t + 1, EntityWord::PlaceTail) &&
          text_.lexicon.is(text_.word(t).substr(4), EntityWord::PlaceIn)) {
        in = {text_.analysis.tokens[t].folded.begin, text_.word(t), bit(EntityWord::PlaceIn), {}};
      }
      if (in.bits != 0 && named_by_noun(t, in)) continue;
      const WordStart out = text_.start(t, bit(EntityWord::PlaceOut));
      if (out.bits != 0) after_noun(t);
    }
  }

 private:
  [[nodiscard]] std::uint32_t tail(std::uint32_t i, std::uint32_t stop) const {
    std::uint32_t n = 0;
    while (i < stop && n < 2 &&
           (text_.is(i, EntityWord::PlaceTail) || (!text_.demonym(i).empty() && text_.definite(i) && n == 0 &&
                                                   i + 1 < stop && text_.is(i + 1, EntityWord::PlaceTail)))) {
      ++i;
      ++n;
    }
    return i;
  }

  void add(std::uint32_t first, std::uint32_t folded_begin, std::uint32_t last, int rank) {
    NameCandidate c;
    c.first = first;
    c.last = last;
    c.folded = {folded_begin, text_.analysis.tokens[last - 1].folded.end};
    c.type = EntityType::Place;
    c.rank = rank;
    out_.push_back(c);
  }

  [[nodiscard]] std::uint32_t closing(std::uint32_t open, std::uint32_t stop) const {
    for (std::uint32_t i = open + 1; i < std::min(stop, open + 2 + kQuotedName); ++i) {
      if (text_.opens_quote(i) || text_.word(i) == "\xC2\xBB") return i;
    }
    return 0;
  }

  [[nodiscard]] bool usable(std::uint32_t i) const {
    return text_.arabic(i) && !text_.is(i, EntityWord::Function) && !text_.is(i, EntityWord::Says) &&
           text_.demonym(i).empty();
  }

  bool named_by_noun(std::uint32_t t, const WordStart& noun) {
    const std::uint32_t stop = text_.sentence_end(t);
    std::uint32_t i = t + 1;
    if (i >= stop) return false;
    // "the wadi of a river": a noun of a place may follow a noun of a place
    if (text_.is(i, EntityWord::PlaceIn) && i + 1 < stop && !text_.definite(i)) ++i;
    if (text_.opens_quote(i)) {
      const std::uint32_t close = closing(i, stop);
      if (close == 0 || close == i + 1) return false;
      add(t, noun.at, tail(close + 1, stop), 7);
      return true;
    }
    // "the regional hospital X": the adjective goes before the name
    if (text_.definite(t) && text_.is(i, EntityWord::PlaceTail) && i + 1 < stop) ++i;
    if (ends_[i] == 0 && text_.is(i, EntityWord::Honorific) && i + 1 < stop && ends_[i + 1] != 0 && person_[i + 1])
      ++i;  // "king X hospital"
    if (ends_[i] != 0) {
      add(t, noun.at, tail(ends_[i], stop), 7);
      return true;
    }
    if (!usable(i)) return false;
    const std::uint32_t bits = text_.bits(i);
    if (text_.definite(t)) return false;  // "the hospital ..." with no known name after it
    const bool generic = text_.is(i, EntityWord::PlaceTail) ||
                         (bits & (bit(EntityWord::PlaceOut) | bit(EntityWord::Office))) != 0 ||
                         (text_.definite(i) && generic_definite(i));
    if (generic) return false;
    const std::string_view next = text_.word(i);
    const bool verbal =
        (next.starts_with("\xD8\xAA") || next.starts_with("\xD9\x8A")) && !text_.is(i, EntityWord::Part);
    if (next.starts_with("\xD9\x84\xD9\x84") || verbal) return false;
    const bool strange = text_.unknown(i) && text_.word(i).size() >= 6;
    const bool namely =
        (bits & (bit(EntityWord::Part) | bit(EntityWord::Given))) != 0 && (bits & bit(EntityWord::Ordinary)) == 0;
    const bool given = (bits & bit(EntityWord::Given)) != 0;
    const bool binder = (bits & bit(EntityWord::Binder)) != 0;
    if (!(strange || namely || given || binder || text_.definite(i))) return false;
    std::uint32_t last = i + 1;
    if (binder && last < stop && usable(last)) ++last;
    if (last < stop && usable(last) && ends_[last] == 0 && !text_.word(last).starts_with("\xD9\x84") &&
        !text_.word(last).starts_with("\xD8\xA8") &&
        (text_.unknown(last) || (given && text_.is(last, EntityWord::Given)) || text_.is(last, EntityWord::Compound)) &&
        !text_.definite(t) && text_.word(last).size() >= 6) {
      ++last;
    }
    last = tail(last, stop);
    // an ordinary definite word alone is a common noun ("the bridge of the road") unless a tail makes it a name
    if (text_.definite(i) && (bits & bit(EntityWord::Ordinary)) != 0 && last == i + 1) return false;
    add(t, noun.at, last, 3);
    return true;
  }

  [[nodiscard]] bool generic_definite(std::uint32_t i) const {
    const std::string_view bare = text_.word(i).substr(4);
    return (text_.lexicon.classes(bare) &
            (bit(EntityWord::PlaceOut) | bit(EntityWord::PlaceIn) | bit(EntityWord::Body))) != 0;
  }

  /// "the town of X": X alone is the place.
  void after_noun(std::uint32_t t) {
    const std::uint32_t stop = text_.sentence_end(t);
    std::uint32_t i = t + 1;
    if (i >= stop) return;
    bool quoted = false;
    if (text_.opens_quote(i) && i + 1 < stop) {
      quoted = closing(i, stop) == i + 2;
      ++i;
      if (!quoted) return;
    }
    if (ends_[i] != 0 || !usable(i)) return;
    if (person_[i]) return;
    const std::uint32_t bits = text_.bits(i);
    if ((bits & (bit(EntityWord::Ordinary) | bit(EntityWord::PlaceOut) | bit(EntityWord::PlaceIn) |
                 bit(EntityWord::OfficeMod) | bit(EntityWord::PlaceTail) | bit(EntityWord::Body))) != 0) {
      return;
    }
    const bool direction = (text_.start(t, bit(EntityWord::PlaceOut)).word.size() <= 8) && !quoted;
    const bool strange = text_.unknown(i) && text_.word(i).size() >= 6;
    if (!strange) return;
    if (direction && !text_.definite(i) && (bits & bit(EntityWord::Part)) == 0) return;
    std::uint32_t last = i + 1;
    if (!quoted && (bits & bit(EntityWord::Binder)) != 0 && last < stop) ++last;
    add(i, text_.analysis.tokens[i].folded.begin, last, 1);
  }

  const NameText& text_;
  std::vector<NameCandidate>& out_;
  std::vector<std::uint32_t> ends_;
  std::vector<bool> place_;
  std::vector<bool> person_;
};

}  // namespace

void find_places(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& out) {
  PlaceFinder(text, known, out).run();
}

}  // namespace isnad
