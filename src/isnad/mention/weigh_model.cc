#include <algorithm>

#include "isnad/mention/name_candidate.h"

// The sequence model beside the gazetteers and rules: it adds names that neither knew where it is sure, brings back an
// ambiguous gazetteer name it agrees with, and takes away a weak guess of the rules where it sees nothing. Thresholds
// were set on articles that no rule was written from; precision first.
namespace isnad {
namespace {

constexpr double kPersonOfSeveral = 0.45;
constexpr double kPersonOfOne = 0.93;
constexpr double kPlace = 0.9;
constexpr double kBody = 0.85;
constexpr double kAgrees = 0.6;
constexpr int kWeakRank = 2;  // rules that lean on the form of the words alone

constexpr std::string_view kWaw = "\xD9\x88";

bool overlaps(const NameCandidate& a, std::uint32_t first, std::uint32_t last) {
  return a.first < last && first < a.last;
}

/// Where the name begins in its first word: proclitics are cut when what is left is a name's word, or when the whole is
/// no word of names and begins with a conjunction in a list.
std::uint32_t begin_of(const NameText& text, std::uint32_t t, EntityType type) {
  const Span span = text.analysis.tokens[t].folded;
  const std::uint32_t name_bits = bit(EntityWord::Given) | bit(EntityWord::Part) | bit(EntityWord::Binder);
  if (type == EntityType::Person && (text.bits(t) & name_bits) != 0) return span.begin;
  for (const Cut& cut : text.cuts(t)) {
    if (cut.skip == 0 || cut.definite || cut.future) continue;
    const std::string_view rest = text.word(t).substr(cut.skip);
    if (rest.size() < 6) continue;
    const std::uint32_t bits = text.lexicon.classes(rest);
    const bool listed = type == EntityType::Person
                            ? (bits & name_bits) != 0
                            : (bits & (bit(EntityWord::PlaceIn) | bit(EntityWord::Body) |
                                       bit(EntityWord::BodyDefinite) | bit(EntityWord::Company))) != 0 ||
                                  rest.starts_with("\xD8\xA7\xD9\x84");
    if (listed || (cut.conjunction && !cut.preposition && text.word(t).starts_with(kWaw) && text.unknown(t) && t > 0 &&
                   text.arabic(t - 1))) {
      return span.begin + cut.skip;
    }
  }
  return span.begin;
}

/// "with his players" after a name: a preposition, a word and a pronoun are no family name.
bool possessed(const NameText& text, std::uint32_t t) {
  const std::string_view w = text.word(t);
  if (w.size() < 12 || text.is(t, EntityWord::Part) || text.is(t, EntityWord::Given)) return false;
  const bool preposition = w.starts_with("\xD8\xA8") || w.starts_with("\xD9\x84");
  return preposition && (w.ends_with("\xD9\x87") || w.ends_with("\xD9\x87\xD8\xA7") || w.ends_with("\xD9\x87\xD9\x85"));
}

bool plausible(const NameText& text, std::uint32_t first, std::uint32_t last, EntityType type) {
  for (std::uint32_t t = first; t < last; ++t) {
    const TokenKind kind = text.analysis.tokens[t].kind;
    if (kind == TokenKind::Number && first == t) return false;
    if (kind == TokenKind::Punctuation && (t == first || t + 1 == last || !text.dash(t))) return false;
    if (text.is(t, EntityWord::Says) && last - first == 1) return false;
  }
  if (last - first > 1 && !text.definite(last - 1) && text.is(last - 1, EntityWord::Ordinary) &&
      (text.word(last - 1).starts_with("\xD9\x8A") || text.word(last - 1).starts_with("\xD8\xAA"))) {
    return false;  // a verb after the name
  }
  if (last - first == 1) {
    if (text.word(first).size() < 6) return false;
    if (!text.demonym(first).empty()) return false;
    if ((text.bits(first) & (bit(EntityWord::Function) | bit(EntityWord::Never) | bit(EntityWord::Honorific) |
                             bit(EntityWord::Office))) != 0)
      return false;
    if (type == EntityType::Organisation) return false;
    if (text.is(first, EntityWord::Ordinary) && type != EntityType::Place) return false;
    if (type == EntityType::Place && (text.is(first, EntityWord::Ordinary) || text.is(first, EntityWord::PlaceOut) ||
                                      text.is(first, EntityWord::PlaceIn)))
      return false;
  }
  return true;
}

}  // namespace

void weigh_model(const NameText& text, const NerModel& model, NerMemory& memory, std::vector<NameCandidate>& all) {
  std::vector<NameCandidate> added;
  std::vector<bool> seen(text.size(), false);
  for (const NerSpan& span : model.tag_apart(text.analysis, memory)) {
    const std::uint32_t first = span.first_token;
    std::uint32_t last = span.last_token + 1;
    if (first >= last || last > text.size()) continue;
    while (span.type == EntityType::Person && last - first > 1 && possessed(text, last - 1)) --last;
    if (span.probability >= 0.3) std::fill(seen.begin() + first, seen.begin() + last, true);
    bool taken = false;
    for (NameCandidate& c : all) {
      if (!overlaps(c, first, last)) continue;
      if (c.doubtful && c.type == span.type && span.probability >= kAgrees && c.first == first && c.last == last &&
          c.form != kNone && !text.is(first, EntityWord::Ordinary)) {
        c.doubtful = false;
      }
      taken = taken || !c.doubtful;
    }
    if (taken) continue;
    const std::uint32_t words = last - first;
    double least = 2.0;
    if (span.type == EntityType::Person) least = words > 1 ? kPersonOfSeveral : kPersonOfOne;
    if (span.type == EntityType::Place) least = kPlace;
    if (span.type == EntityType::Organisation) least = kBody;
    if (span.probability < least || !plausible(text, first, last, span.type)) continue;
    // "A and B" tagged as one: leave it to the lists
    bool two = false;
    for (std::uint32_t t = first + 1; t < last && span.type == EntityType::Person; ++t) {
      const std::string_view w = text.word(t);
      two = two || (w.starts_with(kWaw) && w.size() >= 8 && !text.is(t, EntityWord::Given) &&
                    !text.is(t, EntityWord::Part) &&
                    (text.lexicon.classes(w.substr(2)) &
                     (bit(EntityWord::Given) | bit(EntityWord::Part) | bit(EntityWord::Ordinary))) != 0);
    }
    if (two) continue;
    NameCandidate c;
    c.first = first;
    c.last = last;
    c.folded = {begin_of(text, first, span.type), text.analysis.tokens[last - 1].folded.end};
    c.type = span.type;
    c.rank = 1;
    added.push_back(c);
  }
  for (NameCandidate& c : all) {
    if (c.form != kNone || c.rank > kWeakRank || c.type == EntityType::Event) continue;
    if (std::none_of(seen.begin() + c.first, seen.begin() + c.last, [](bool b) { return b; })) c.doubtful = true;
  }
  all.insert(all.end(), added.begin(), added.end());
}

}  // namespace isnad
