#include "isnad/mention/read_mood.h"

#include <algorithm>

#include "isnad/arabic/proclitics.h"

namespace isnad {
namespace {

constexpr std::uint32_t kMainPart = 14;  // tokens within which a clause has its verb
constexpr std::uint32_t kBeforeThat = 6;  // tokens between a preposition and the clause it leads to
constexpr std::uint32_t kHead = 3;       // tokens within which "without" denies the clause and not a part of it

bool is_question_mark(std::string_view word) { return word == "?" || word == "\xD8\x9F"; }

bool is_definite(std::string_view word) { return word.starts_with("\xD8\xA7\xD9\x84"); }

/// By its shape: ya, ta, nun or alef before at least three letters.
bool is_present_shape(std::string_view word) {
  if (word.size() < 8) return false;
  for (const std::string_view prefix : {"\xD9\x8A", "\xD8\xAA", "\xD9\x86", "\xD8\xA7"}) {
    if (word.starts_with(prefix)) return !is_definite(word);
  }
  return false;
}

class MoodReader {
 public:
  MoodReader(const Reading& reading, const ActorReader& actors, std::uint32_t first, std::uint32_t last)
      : reading_(reading), actors_(actors), first_(first), last_(last) {}

  Mood run() {
    while (first_ < last_ && actors_.is_punctuation(first_)) ++first_;
    if (first_ >= last_) return {};
    const std::uint32_t end = main_part();
    Mood mood;
    for (std::uint32_t t = first_; t < end; ++t) {
      if (actors_.mention_over(t) != kNone) continue;
      if (mood.polarity == Polarity::Affirmed && denies(t)) mood.polarity = Polarity::Negated;
      if (mood.modality == Modality::Asserted) mood.modality = modality_at(t);
    }
    if (conditional()) mood.modality = Modality::Conditional;
    if (question()) mood.modality = Modality::Questioned;
    return mood;
  }

 private:
  [[nodiscard]] std::uint32_t classes(std::uint32_t t) const { return actors_.classes(t); }

  /// Up to the comma, relative pronoun or subordinator after which something else is told.
  [[nodiscard]] std::uint32_t main_part() const {
    constexpr std::uint32_t kEnds = static_cast<std::uint32_t>(WordClass::Relative) |
                                    static_cast<std::uint32_t>(WordClass::Contrast) |
                                    static_cast<std::uint32_t>(WordClass::NewClause);
    std::uint32_t t = first_;
    for (; t < std::min(last_, first_ + kMainPart); ++t) {
      if (t == first_ || actors_.mention_over(t) != kNone) continue;
      if ((classes(t) & kEnds) != 0 || (actors_.is_comma(t) && t > first_ + 2)) break;
      if (has(classes(t), WordClass::That) && t > first_ + 1 && !has(classes(t - 1), WordClass::Expected) &&
          !has(classes(t - 1), WordClass::Possible))
        break;
    }
    return t;
  }

  [[nodiscard]] bool denies(std::uint32_t t) const {
    const std::uint32_t c = classes(t);
    if (!has(c, WordClass::NegationVerb) && !has(c, WordClass::NegationNoun)) return false;
    if (t > first_ && has(classes(t - 1), WordClass::Conditional) && !has(classes(t - 1), WordClass::That)) return false;  // "if not ..."
    if (t + 1 < reading_.analysis.tokens.size()) {
      const std::uint32_t next = classes(t + 1);
      if (has(next, WordClass::Continuing) || has(next, WordClass::NotDenied)) return false;
    }
    if (has(c, WordClass::NegationVerb)) return true;
    // "without" at the head, or right after a light verb ("is not ..." as an adjective: "ghayr")
    constexpr std::string_view kAdam = "\xD8\xB9\xD8\xAF\xD9\x85";
    if (t == first_ || (actors_.word(t).ends_with(kAdam) && t < first_ + kHead)) return true;
    constexpr std::string_view kGhayr = "\xD8\xBA\xD9\x8A\xD8\xB1";
    return actors_.word(t) == kGhayr;
  }

  [[nodiscard]] Modality modality_at(std::uint32_t t) const {
    const std::uint32_t c = classes(t);
    const std::string_view word = actors_.word(t);
    if (has(c, WordClass::Future) || is_future_shape(word, c)) return Modality::Future;
    if (has(c, WordClass::Expected)) {
      const bool before = t > first_ && (classes(t - 1) & (static_cast<std::uint32_t>(WordClass::PastAux) |
                                                           static_cast<std::uint32_t>(WordClass::NegationVerb))) != 0;
      if (before) return Modality::Asserted;  // "was expected", "does not intend"
      const bool alone = !is_definite(word) || t == first_ || (t > 0 && word_before(t) == "\xD9\x85\xD9\x86");
      if (alone) return Modality::Expected;
    }
    if (has(c, WordClass::Possible)) {
      constexpr std::string_view kQad = "\xD9\x82\xD8\xAF";
      const bool past = word.ends_with(kQad) && word.size() <= 6 && (t + 1 >= last_ || !is_present_shape(actors_.word(t + 1)));
      if (!past) return Modality::Possible;
    }
    if (has(c, WordClass::Reported) && t < first_ + kHead) return Modality::Reported;
    return Modality::Asserted;
  }

  [[nodiscard]] std::string_view word_before(std::uint32_t t) const { return actors_.word(t - 1); }

  [[nodiscard]] bool conditional() const {
    for (std::uint32_t t = first_; t < last_; ++t) {
      if (actors_.mention_over(t) != kNone || !has(classes(t), WordClass::Conditional)) continue;
      if (!has(classes(t), WordClass::That)) return true;
      // "in" is also a complementizer: a condition only before "lam", past the head
      if (t > first_ && t + 1 < last_ && has(classes(t + 1), WordClass::NegationVerb)) return true;
    }
    return false;
  }

  [[nodiscard]] bool question() const {
    if (has(classes(first_), WordClass::Question) && actors_.word(first_).size() > 2) {
      for (std::uint32_t t = first_; t < std::min<std::uint32_t>(last_ + 2, size()); ++t) {
        if (is_question_mark(actors_.word(t))) return true;
      }
    }
    return (last_ < size() && is_question_mark(actors_.word(last_))) || is_question_mark(actors_.word(last_ - 1));
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(reading_.analysis.tokens.size()); }

  const Reading& reading_;
  const ActorReader& actors_;
  std::uint32_t first_;
  std::uint32_t last_;
};

Polarity turned(Polarity p) { return p == Polarity::Negated ? Polarity::Affirmed : Polarity::Negated; }

/// What the verb that reports makes of it: "denied" turns it, "expects" and "fears" make it no fact.
Mood with_cue(Mood mood, const Reading& reading, const ActorReader& actors, const SpeechLexicon& lexicon, const SpeechCue& cue) {
  if (mood.modality == Modality::Asserted && cue.actor.found() && cue.actor.entities.empty() &&
      has(actors.classes(cue.actor.first), WordClass::Reported)) {
    mood.modality = Modality::Reported;  // "reports speak of"
  }
  if (cue.verb == kNone) return mood;
  const SpeechVerb& verb = lexicon.verbs[cue.verb];
  bool cue_denied = false;  // "did not rule out"
  for (std::uint32_t t = cue.first; t > cue.start || t > reading.analysis.sentences[cue.sentence].first;) {
    --t;
    if (has(actors.classes(t), WordClass::NegationVerb) && actors.mention_over(t) == kNone) cue_denied = true;
    break;
  }
  const bool denial = verb.act == SpeechAct::Deny || verb.stance == "rule-out" || verb.stance == "oppose";
  if (denial && !cue_denied) mood.polarity = turned(mood.polarity);
  if (denial && cue_denied && mood.modality == Modality::Asserted) mood.modality = Modality::Possible;
  if (mood.modality != Modality::Asserted || denial) return mood;
  if (verb.stance == "expect") mood.modality = Modality::Expected;
  if (verb.stance == "pledge" || verb.stance == "threaten") mood.modality = Modality::Future;
  for (const std::string_view wish : {"demand", "hope", "fear", "propose", "condition", "recommend", "warn"}) {
    if (verb.stance == "warn" && mood.polarity == Polarity::Negated) break;  // "warned that nobody had looked at it"
    if (verb.stance == wish) mood.modality = Modality::Possible;
  }
  return mood;
}


}  // namespace

bool is_future_shape(std::string_view folded_word, std::uint32_t classes) {
  if (has(classes, WordClass::NotFuture)) return false;
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    if (!cut.future || cut.definite || cut.preposition) continue;
    const std::string_view rest = folded_word.substr(cut.skip);
    constexpr std::size_t kShortest = 8;  // bytes: a prefix and three letters
    const bool prefixed = rest.starts_with("\xD9\x8A") || rest.starts_with("\xD8\xAA") || rest.starts_with("\xD9\x86");
    if (rest.size() < kShortest || !prefixed) return false;
    // feminine nouns and sound plurals
    return !rest.ends_with("\xD9\x87") && !rest.ends_with("\xD8\xA7\xD8\xAA") && !rest.ends_with("\xD9\x8A\xD9\x86");
  }
  return false;
}

Mood read_mood(const Reading& reading, const ActorReader& actors, const SpeechLexicon& lexicon, const SpeechCue* cue,
               std::uint32_t first, std::uint32_t last) {
  if (first >= last) return {};
  if (cue != nullptr && cue->opening == Opening::Preposition) {  // "voiced his hope that ..."
    const std::uint32_t head = first;
    for (std::uint32_t t = head; t < std::min(last, head + kBeforeThat); ++t) {
      if (!has(actors.classes(t), WordClass::That) || actors.mention_over(t) != kNone) continue;
      first = t + 1 < last ? t + 1 : t;
      break;
    }
    Mood outer = first == head ? Mood{} : MoodReader(reading, actors, head, first - 1).run();
    Mood inner = MoodReader(reading, actors, first, last).run();
    if (outer.modality == Modality::Possible || inner.modality == Modality::Asserted) inner.modality = outer.modality;
    return with_cue(inner, reading, actors, lexicon, *cue);
  }
  const Mood mood = MoodReader(reading, actors, first, last).run();
  return cue == nullptr ? mood : with_cue(mood, reading, actors, lexicon, *cue);
}

}  // namespace isnad
