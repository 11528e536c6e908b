#include "isnad/mention/read_modality.h"

#include "isnad/mention/statement_context.h"

namespace isnad {
namespace {

constexpr std::uint32_t kReach = 8;  // tokens before the cue that still govern it

bool is_question(const StatementContext& context, const Sentence& sentence) {
  if (sentence.last <= sentence.first) return false;
  for (std::uint32_t t = sentence.last; t-- > sentence.first && t + 3 > sentence.last;) {
    const std::string_view w = context.word(t);
    if (w == "?" || w == "\xD8\x9F") return true;
  }
  return false;
}

}  // namespace

Modality read_modality(const StatementContext& context, const Sentence& sentence, std::uint32_t token, const VerbForm* form) {
  const ActorReader& actors = context.actors;
  if (is_question(context, sentence)) return Modality::Questioned;
  const bool past = form != nullptr && form->part == VerbPart::Past;
  const std::uint32_t cue = context.said_by[token];
  Modality found = Modality::Asserted;
  for (std::uint32_t t = token; t > sentence.first && token - t < kReach; --t) {
    const std::uint32_t c = actors.classes(t - 1);
    if (actors.mention_over(t - 1) != kNone) continue;
    if (context.said_by[t - 1] != cue) break;  // another voice
    if (has(c, WordClass::Conditional) && !has(c, WordClass::That)) return Modality::Conditional;
    if (has(c, WordClass::Future)) return Modality::Future;
    if (has(c, WordClass::Expected)) return Modality::Expected;
    if (has(c, WordClass::Reported) && token - t < 6) return Modality::Reported;
    const bool qad_past = past && t == token;
    if (has(c, WordClass::Possible) && !qad_past && found == Modality::Asserted && token - t < 4) found = Modality::Possible;
    if (actors.is_comma(t - 1) && token - t > 1) break;
    if (actors.verb_at[t - 1] && t - 1 != token && !has(c, WordClass::Expected)) {
      bool future = false;
      for (const VerbForm& f : context.verbs[t - 1]) future |= f.future;
      if (future) return Modality::Future;
      break;
    }
  }
  if (found == Modality::Asserted && cue != kNone && context.cues[cue].actor.entities.empty() &&
      context.cues[cue].actor.found() && has(actors.classes(context.cues[cue].actor.first), WordClass::Reported)) {
    return Modality::Reported;  // "reports speak of"
  }
  if (found != Modality::Asserted) return found;
  if (form != nullptr && form->future) return Modality::Future;
  if (token > sentence.first && context.word(token - 1) == "\xD9\x84\xD9\x86") return Modality::Future;  // lan
  return Modality::Asserted;
}

}  // namespace isnad
