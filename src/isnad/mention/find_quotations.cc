#include "isnad/mention/find_quotations.h"

#include <algorithm>

#include "isnad/mention/classify_marks.h"
#include "isnad/mention/read_mood.h"

namespace isnad {
namespace {

void set_speaker(Quotation& quotation, const Actor& actor) {
  quotation.speaker = actor.entity();
  quotation.speaker_text = actor.text;
  quotation.speaker_span = actor.span;
}

void set_mood(Quotation& quotation, Mood mood) {
  quotation.polarity = mood.polarity;
  quotation.modality = mood.modality;
}

Quotation from_cue(const Reading& reading, const SpeechCue& cue, QuotationKind kind) {
  Quotation quotation;
  quotation.kind = kind;
  set_speaker(quotation, cue.actor);
  quotation.cue = reading.analysis.covering(cue.first, cue.last);
  quotation.via = cue.via;
  quotation.sentence = cue.sentence;
  return quotation;
}

/// Where the clause of a cue begins in the text: what is said, or the whole when verb and object are one statement.
Span reported_span(const Reading& reading, const SpeechCue& cue, bool describes) {
  const bool whole = cue.opening == Opening::Preposition || cue.opening == Opening::Object;
  const std::uint32_t first = whole || describes ? cue.start : cue.content_first;
  return reading.analysis.covering(first, cue.content_last);
}

/// "Name: words" in a headline.
void add_headlines(Reading& reading, const ActorReader& actors) {
  for (std::uint32_t s = 0; s < reading.analysis.sentences.size(); ++s) {
    const Sentence& sentence = reading.analysis.sentences[s];
    if (sentence.role != BlockRole::Title && sentence.role != BlockRole::Heading) continue;
    const Actor actor = actors.phrase(sentence.first, sentence.last);
    constexpr std::uint32_t kShortest = 3;  // tokens said
    if (!actor.can_speak() || actor.last + kShortest >= sentence.last || actors.word(actor.last) != ":") continue;
    const bool place = actor.entity() != kNone && reading.entities[actor.entity()].type == EntityType::Place;
    if (place || (actor.entities.empty() && is(actor.noun, SpeakerNoun::Carrier))) continue;
    Quotation quotation;
    quotation.kind = QuotationKind::Reported;
    quotation.span = reading.analysis.covering(actor.last + 1, sentence.last);
    quotation.sentence = s;
    set_speaker(quotation, actor);
    reading.quotations.push_back(std::move(quotation));
  }
}

}  // namespace

void find_quotations(Reading& reading, const SpeechContext& speech) {
  const SpeechLexicon& lexicon = speech.lexicon;
  const ActorReader& actors = speech.actors;
  const auto& marks = speech.marks;
  const auto& cues = speech.cues;
  const auto spoken = classify_marks(reading, marks, cues, lexicon, actors);

  std::vector<Quotation> found;
  std::vector<bool> all_quoted(cues.size(), false);
  for (const SpokenMark& s : spoken) {
    const MarkedText& mark = marks[s.mark];
    Quotation quotation;
    if (s.cue != kNone) {
      quotation = from_cue(reading, cues[s.cue], QuotationKind::Direct);
      if (cues[s.cue].content_first == mark.first &&
          cues[s.cue].content_last <= mark.last) {
        all_quoted[s.cue] = true;
      }
      const std::uint32_t verb = cues[s.cue].verb;
      if (verb != kNone && lexicon.verbs[verb].act == SpeechAct::Describe && mark.first <= cues[s.cue].content_first + 1) {
        all_quoted[s.cue] = true;
      }
    } else {
      quotation.kind = QuotationKind::Direct;
      set_speaker(quotation, s.actor);
    }
    quotation.span = mark.inner;
    set_mood(quotation, read_mood(reading, actors, lexicon, s.cue != kNone ? &cues[s.cue] : nullptr, mark.first, mark.last));
    quotation.sentence = reading.analysis.tokens[mark.first].sentence;
    found.push_back(std::move(quotation));
  }
  for (std::size_t c = 0; c < cues.size(); ++c) {
    const SpeechCue& cue = cues[c];
    if (all_quoted[c]) continue;
    const bool attribution = cue.kind == CueKind::Attribution;
    const SpeechVerb* verb = attribution ? nullptr : &lexicon.verbs[cue.verb];
    if (cue.opening == Opening::Quote && verb != nullptr) {
      continue;  // its marks were judged no speech, or hold all that is said
    }
    if (attribution) {  // the verb of the clause already names the speaker: this is the way it came
      bool covered = false;
      for (std::size_t k = 0; k < cues.size(); ++k) {
        if (k == c || cues[k].sentence != cue.sentence || cues[k].kind == CueKind::Attribution) continue;
        covered |= cues[k].content_first < cue.content_last && cue.content_first < cues[k].content_last;
      }
      if (covered) continue;
    }
    // to reject or to support is an act, not words; what is said of it comes with "that" or in marks
    const bool act = verb != nullptr && (verb->stance == "oppose" || verb->stance == "support" || verb->stance == "blame");
    if (act && cue.opening == Opening::Object) continue;
    Quotation quotation = from_cue(reading, cue, QuotationKind::Reported);
    quotation.span = reported_span(reading, cue, verb != nullptr && verb->act == SpeechAct::Describe);
    set_mood(quotation, read_mood(reading, actors, lexicon, &cue, cue.content_first, cue.content_last));
    if (cue.opening == Opening::Colon) quotation.kind = QuotationKind::Direct;
    found.push_back(std::move(quotation));
  }
  reading.quotations = std::move(found);
  add_headlines(reading, actors);
  auto& all = reading.quotations;
  std::stable_sort(all.begin(), all.end(), [](const Quotation& a, const Quotation& b) { return a.span < b.span; });
  all.erase(std::unique(all.begin(), all.end(),
                        [](const Quotation& a, const Quotation& b) { return a.span == b.span && a.kind == b.kind; }),
            all.end());
}

}  // namespace isnad
