#include "isnad/mention/classify_marks.h"

#include <algorithm>
#include <optional>

#include "isnad/arabic/proclitics.h"

namespace isnad {
namespace {

constexpr std::uint32_t kShortName = 3;  // tokens a name in marks has at most
constexpr std::uint32_t kLongAlone = 6;  // tokens of a quotation that stands alone
constexpr std::uint32_t kAttributedWords = 3;

bool definite(std::string_view word) {
  for (const Cut& cut : proclitic_cuts(word)) {
    if (cut.definite) return true;
  }
  return false;
}

class Classifier {
 public:
  Classifier(const Reading& reading, const std::vector<MarkedText>& marks, const std::vector<SpeechCue>& cues,
             const SpeechLexicon& lexicon, const ActorReader& actors)
      : reading_(reading), marks_(marks), cues_(cues), lexicon_(lexicon), actors_(actors) {}

  std::vector<SpokenMark> run() {
    std::vector<SpokenMark> spoken;
    std::uint32_t speech_until = 0;  // nested marks belong to the speech around them
    for (std::uint32_t m = 0; m < marks_.size(); ++m) {
      if (marks_[m].outer.begin < speech_until) continue;
      if (auto found = classify(m, spoken)) {
        speech_until = marks_[m].outer.end;
        spoken.push_back(std::move(*found));
      }
    }
    return spoken;
  }

 private:
  std::optional<SpokenMark> classify(std::uint32_t m, const std::vector<SpokenMark>& earlier) const {
    const MarkedText& mark = marks_[m];
    const std::uint32_t first = mark.first;
    const std::uint32_t sentence = reading_.analysis.tokens[first].sentence;
    const std::uint32_t words = words_of(mark);
    if (words == 0) return std::nullopt;
    for (std::uint32_t c = 0; c < cues_.size(); ++c) {  // what a cue opens
      const SpeechCue& cue = cues_[c];
      if (cue.kind == CueKind::Attribution || cue.opening == Opening::Object || cue.opening == Opening::Count) continue;
      const bool opens =
          cue.content_first == first || (cue.opening == Opening::Preposition && cue.content_first + 1 == first);
      if (!opens) continue;
      if (cue.opening != Opening::Quote && is_name(mark)) return std::nullopt;
      if (cue.opening == Opening::That && names_subject(mark)) return std::nullopt;
      return SpokenMark{m, c, {}};
    }
    if (has_head(first) && (words < kAttributedWords || !predicate(mark, sentence))) return std::nullopt;
    if (!mark.balanced && words > 40) return std::nullopt;
    if (auto noun = after_noun(m, earlier)) return noun;
    for (std::uint32_t c = 0; c < cues_.size(); ++c) {  // inside what a cue says
      const SpeechCue& cue = cues_[c];
      if (cue.kind == CueKind::Attribution || cue.sentence != sentence) continue;
      if (first < cue.content_first || first >= cue.content_last) continue;
      if (is_name(mark) && !predicate(mark, sentence)) return std::nullopt;
      return SpokenMark{m, c, {}};
    }
    if (auto following = followed_by_cue(m)) return following;
    for (std::uint32_t c = 0; c < cues_.size(); ++c) {  // attributed with its sentence
      const SpeechCue& cue = cues_[c];
      if (cue.kind != CueKind::Attribution || cue.sentence != sentence) continue;
      if (words < kAttributedWords && !(words > 1 && cue.start <= mark.last + 1 && cue.start >= mark.last)) continue;
      if (is_name(mark)) return std::nullopt;
      return SpokenMark{m, c, {}};
    }
    if (auto colon = after_colon(m)) return colon;
    return alone(m, earlier);
  }

  /// "And his coach X looked moved: '...'": after a colon speaks whom the sentence is about, when it is a person.
  std::optional<SpokenMark> after_colon(std::uint32_t m) const {
    const std::uint32_t first = marks_[m].first;
    if (first < 3 || actors_.word(first - 1) != ":" || words_of(marks_[m]) < kAttributedWords) return std::nullopt;
    const Sentence& s = reading_.analysis.sentences[reading_.analysis.tokens[first].sentence];
    if (s.first + 2 >= first) return std::nullopt;
    for (std::uint32_t t = s.first; t < std::min(first, s.first + 2); ++t) {
      if (actors_.is_punctuation(t) || has(actors_.classes(t), WordClass::Preposition)) return std::nullopt;
      Actor actor = actors_.phrase(t, first);
      if (actor.entities.size() != 1 || reading_.entities[actor.entities.front()].type != EntityType::Person) continue;
      return SpokenMark{m, kNone, std::move(actor)};
    }
    return std::nullopt;
  }

  std::uint32_t words_of(const MarkedText& mark) const {
    std::uint32_t words = 0;
    for (std::uint32_t t = mark.first; t < mark.last; ++t) words += !actors_.is_punctuation(t);
    return words;
  }

  bool has_head(std::uint32_t first) const {
    if (first == 0) return false;
    std::uint32_t before = first - 1;
    const std::uint32_t sentence = reading_.analysis.tokens[first].sentence;
    if (reading_.analysis.tokens[before].sentence != sentence) return false;
    if (actors_.word(before).size() <= 2 && before > 0) --before;  // the preposition of "known as"
    if (actors_.word(before) == "(" && before > 0) --before;
    if (lexicon_.is_name_head(actors_.word(before))) return true;
    // "called by locals ...": the participle two words back
    return false;
  }

  /// "that the summit 'a step ...'": several words without the article after a noun with it are said of it.
  bool predicate(const MarkedText& mark, std::uint32_t sentence) const {
    if (words_of(mark) < 2 || mark.first == 0 || definite(actors_.word(mark.first + 1))) return false;
    if (!definite(actors_.word(mark.first - 1))) return false;
    return std::any_of(cues_.begin(), cues_.end(), [&](const SpeechCue& cue) {
      return cue.kind != CueKind::Attribution && cue.sentence == sentence && cue.content_first <= mark.first &&
             mark.first < cue.content_last;
    });
  }

  /// A name rather than words said: an entity of the article, or a short definite name with an adjective after it.
  bool is_name(const MarkedText& mark) const {
    const std::uint32_t words = words_of(mark);
    if (has_head(mark.first)) return true;
    for (const EntityMention& m : reading_.mentions) {
      if (m.span.begin >= mark.outer.end) break;
      if (mark.outer.contains(m.span) && m.span.size() * 10 >= mark.inner.size() * 8) return true;
    }
    if (words > kShortName) return false;
    bool arabic = false;
    for (std::uint32_t t = mark.first; t < mark.last; ++t) {
      arabic |= reading_.analysis.tokens[t].kind == TokenKind::Arabic;
    }
    if (!arabic && words <= 2) return true;
    const std::uint32_t next = mark.last;
    const std::uint32_t opening = mark.first + 1;
    return opening < reading_.analysis.tokens.size() && definite(actors_.word(opening)) &&
           next < reading_.analysis.tokens.size() &&
           reading_.analysis.tokens[next].sentence == reading_.analysis.tokens[mark.first].sentence &&
           definite(actors_.word(next)) && actors_.mention_over(next) == kNone;
  }

  /// Right after "that", one or two definite words are what is spoken of, not what is said.
  bool names_subject(const MarkedText& mark) const {
    return words_of(mark) <= 2 && mark.last < reading_.analysis.tokens.size() && !actors_.is_punctuation(mark.last) &&
           definite(actors_.word(mark.first + 1));
  }

  std::optional<SpokenMark> after_noun(std::uint32_t m, const std::vector<SpokenMark>&) const {
    const std::uint32_t first = marks_[m].first;
    if (first == 0) return std::nullopt;
    std::uint32_t before = first - 1;
    const std::uint32_t sentence = reading_.analysis.tokens[first].sentence;
    if (actors_.word(before) == ":" && before > 0) --before;
    if (reading_.analysis.tokens[before].sentence != sentence) return std::nullopt;
    if (!is(lexicon_.nouns.of(actors_.word(before)), SpeakerNoun::Quoted)) return std::nullopt;
    for (std::uint32_t c = static_cast<std::uint32_t>(cues_.size()); c-- > 0;) {
      if (cues_[c].sentence == sentence && cues_[c].first < first && cues_[c].actor.found())
        return SpokenMark{m, c, {}};
    }
    // the clause's own subject: "VERB X a picture with the caption ..."
    const Sentence& s = reading_.analysis.sentences[sentence];
    for (std::uint32_t t = s.first; t < std::min(first, s.first + 3); ++t) {
      Actor actor = actors_.phrase(t, first);
      if (!actor.entities.empty()) return SpokenMark{m, kNone, std::move(actor)};
    }
    return std::nullopt;
  }

  /// "...", said X.
  std::optional<SpokenMark> followed_by_cue(std::uint32_t m) const {
    std::uint32_t next = marks_[m].last;
    const auto count = static_cast<std::uint32_t>(reading_.analysis.tokens.size());
    const std::uint32_t sentence = reading_.analysis.tokens[marks_[m].first].sentence;
    if (next < count && (actors_.is_comma(next) || actors_.word(next) == "-" || actors_.word(next) == "\xE2\x80\x93"))
      ++next;
    while (next < count && has(actors_.classes(next), WordClass::Filler) &&
           lexicon_.forms.find(actors_.word(next)).empty())
      ++next;
    if (next >= count || actors_.is_punctuation(next) || marks_[m].last == marks_[m].first) return std::nullopt;
    const auto block = [&](std::uint32_t t) {
      return reading_.analysis.sentences[reading_.analysis.tokens[t].sentence].block;
    };
    if (block(next) != block(marks_[m].first) || reading_.analysis.tokens[next].sentence > sentence + 1)
      return std::nullopt;
    if (words_of(marks_[m]) < kAttributedWords) return std::nullopt;
    for (const VerbForm& form : lexicon_.forms.find(actors_.word(next))) {
      const SpeechVerb& row = lexicon_.verbs[form.row];
      if (form.conjoined || (form.part != VerbPart::Past && form.part != VerbPart::Present)) continue;
      if (!row.strong && row.act != SpeechAct::Say && row.act != SpeechAct::Describe) continue;
      const Sentence& s = reading_.analysis.sentences[reading_.analysis.tokens[next].sentence];
      Actor actor = actors_.phrase(next + 1, s.last);
      if (!actor.can_speak() && !ends_with_name(actor, s)) continue;
      // only when nothing else follows that the verb could introduce
      if (actor.last < s.last && has(actors_.classes(actor.last), WordClass::That)) continue;
      return SpokenMark{m, kNone, std::move(actor)};
    }
    return std::nullopt;
  }

  /// `"...", said X Y.`: words that fill the rest of the sentence are who said it, though nobody knows the name.
  bool ends_with_name(const Actor& actor, const Sentence& s) const {
    constexpr std::uint32_t kLongestName = 4;
    if (!actor.found() || actor.last - actor.first > kLongestName) return false;
    return actor.last >= s.last || (actors_.is_punctuation(actor.last) && actors_.word(actor.last) != ":");
  }

  /// A paragraph that is all quotation goes on with the speaker of the quotation before it.
  std::optional<SpokenMark> alone(std::uint32_t m, const std::vector<SpokenMark>& earlier) const {
    const MarkedText& mark = marks_[m];
    if (words_of(mark) < kLongAlone) return std::nullopt;
    const std::uint32_t s = reading_.analysis.tokens[mark.first].sentence;
    const Sentence& sentence = reading_.analysis.sentences[s];
    if (sentence.role == BlockRole::Title || sentence.role == BlockRole::Heading) return std::nullopt;
    if (mark.first != sentence.first) return std::nullopt;
    const bool follows =
        mark.last >= reading_.analysis.tokens.size() || actors_.is_punctuation(mark.last) ||
        reading_.analysis.tokens[mark.last].sentence != reading_.analysis.tokens[mark.last - 1].sentence;
    if (!follows) return std::nullopt;
    // the sentence before ends with a colon after a cue, or with a quotation
    if (mark.first == 0) return std::nullopt;
    const std::uint32_t before = mark.first - 1;
    const std::uint32_t previous = reading_.analysis.tokens[before].sentence;
    if (!earlier.empty()) {
      const SpokenMark& last = earlier.back();
      const std::uint32_t end = marks_[last.mark].last;
      if (end + 2 >= mark.first) return SpokenMark{m, last.cue, last.actor};
    }
    if (actors_.word(before) == ":") {
      for (std::uint32_t c = static_cast<std::uint32_t>(cues_.size()); c-- > 0;) {
        if (cues_[c].sentence == previous && cues_[c].actor.found()) return SpokenMark{m, c, {}};
      }
      const Sentence& p = reading_.analysis.sentences[previous];
      for (std::uint32_t t = p.first; t < p.last; ++t) {
        for (const VerbForm& form : lexicon_.forms.find(actors_.word(t))) {
          if (form.part != VerbPart::Past && form.part != VerbPart::Present) continue;
          Actor actor = actors_.phrase(t + 1, p.last);
          if (actor.can_speak()) return SpokenMark{m, kNone, std::move(actor)};
        }
      }
    }
    return std::nullopt;
  }

  const Reading& reading_;
  const std::vector<MarkedText>& marks_;
  const std::vector<SpeechCue>& cues_;
  const SpeechLexicon& lexicon_;
  const ActorReader& actors_;
};

}  // namespace

std::vector<SpokenMark> classify_marks(const Reading& reading, const std::vector<MarkedText>& marks,
                                       const std::vector<SpeechCue>& cues, const SpeechLexicon& lexicon,
                                       const ActorReader& actors) {
  return Classifier(reading, marks, cues, lexicon, actors).run();
}

}  // namespace isnad
