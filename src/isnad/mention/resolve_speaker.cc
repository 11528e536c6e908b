#include "isnad/mention/resolve_speaker.h"

#include <algorithm>

#include "isnad/arabic/proclitics.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::uint32_t kCarriedOver = 2;  // sentences

std::string_view bare(std::string_view word) {
  for (const Cut& cut : proclitic_cuts(word)) {
    if (cut.definite && !cut.conjunction && !cut.preposition) return word.substr(cut.skip);
  }
  return word;
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = fold_phrase(text);
  std::vector<std::string> words;
  for (const std::string_view word : split_list(folded, ' ')) words.emplace_back(word);
  return words;
}

bool agrees(const Actor& actor, const VerbForm& form) {
  if (form.number == 'd') return actor.entities.size() == 2 || actor.number == 'd';
  if (form.number == 'p' && form.part != VerbPart::Participle) {
    return actor.entities.size() != 1 || actor.number == 'p' || is(actor.noun, SpeakerNoun::Group);
  }
  if (form.gender == '?' || actor.gender == '?') return true;
  return form.gender == actor.gender;
}

}  // namespace

void SpeakerResolver::remember(const SpeechCue& cue) {
  history_.push_back({cue.actor, cue.first, cue.sentence});
}

void SpeakerResolver::name_title(Actor& actor) const {
  if (!actor.definite_title || !actor.entities.empty()) return;
  const auto words = words_of(actor.text);
  if (words.empty()) return;
  const std::string head(bare(words.front()));
  const Reading& reading = clause_.reading;
  const Analysis& analysis = reading.analysis;
  for (auto it = history_.rbegin(); it != history_.rend(); ++it) {
    const Actor& earlier = it->actor;
    bool bears = false;
    if (is(actor.noun, SpeakerNoun::Carrier)) {  // "said in a statement ... the statement added"
      const Sentence& s = analysis.sentences[it->sentence];
      for (std::uint32_t t = s.first; t < s.last && !bears; ++t) bears = bare(analysis.word(t)) == head;
    }
    for (const std::string& w : words_of(earlier.text)) bears |= bare(w) == head;
    for (const std::uint32_t e : earlier.entities) {
      for (const Role& role : reading.entities[e].roles) {
        for (const std::string& w : words_of(role.text)) bears |= bare(w) == head;
      }
    }
    if (!bears) continue;
    actor.entities = earlier.entities;
    actor.definite_title = false;
    return;
  }
  // nobody spoke under it: the one person of the article who bears it, the head of what else apart
  constexpr std::string_view kHeadOf = "\xD8\xB1\xD9\x8A\xD9\x8A\xD8\xB3";
  std::uint32_t bearer = kNone;
  for (std::uint32_t e = 0; e < reading.entities.size(); ++e) {
    if (reading.entities[e].type != EntityType::Person) continue;
    for (const Role& role : reading.entities[e].roles) {
      const auto title = words_of(role.text);
      if (role.former || title.empty() || bare(title.front()) != head) continue;
      if (head == kHeadOf && title.front() == head) continue;
      if (bearer != kNone && bearer != e) return;
      bearer = e;
    }
  }
  if (bearer == kNone || !is(actor.noun, SpeakerNoun::Person)) return;
  actor.entities.push_back(bearer);
  actor.definite_title = false;
}

Actor SpeakerResolver::before(const SpeechCue& cue, const VerbForm& form) const {
  const ActorReader& actors = clause_.actors;
  const Sentence& sentence = clause_.reading.analysis.sentences[cue.sentence];
  if (cue.first == sentence.first) return {};
  if (has(actors.classes(cue.first - 1), WordClass::Relative)) {
    for (std::uint32_t t = cue.first - 1; t-- > sentence.first && t + 6 > cue.first;) {
      const std::uint32_t m = actors.mention_over(t);
      if (m == kNone) continue;
      const EntityType type = clause_.reading.mentions[m].type;
      if (type != EntityType::Person && type != EntityType::Organisation) return {};
      // "allati" is feminine, "alladhi" masculine: the verb must agree, or its subject is another
      const bool feminine = actors.word(cue.first - 1).find("\xD8\xAA\xD9\x8A") != std::string_view::npos;
      if (form.gender != '?' && feminine != (form.gender == 'f')) return {};
      Actor actor;
      actor.entities.push_back(clause_.reading.mentions[m].entity);
      actor.span = clause_.reading.mentions[m].span;
      actor.text = std::string(slice(clause_.reading.article.text, *actor.span));
      actor.first = actor.last = cue.first;
      if (actor.entities.front() == kNone) return {};
      return actor;
    }
    return {};
  }
  std::vector<std::uint32_t> starts;
  for (std::uint32_t t = cue.first; t > sentence.first; --t) {
    const std::uint32_t c = actors.classes(t - 1);
    if (actors.is_comma(t - 1) || actors.word(t - 1) == ":" || actors.word(t - 1) == "\xE2\x80\x93" ||
        actors.word(t - 1) == "-" || has(c, WordClass::That) || clause_.mark_closing(t - 1)) {
      starts.push_back(t);
    }
    if (has(c, WordClass::Topic) || has(c, WordClass::NewClause)) starts.push_back(t);
  }
  starts.push_back(sentence.first);
  bool topic = false;
  for (const std::uint32_t start : starts) {
    if (start >= cue.first) continue;
    topic |= start > 0 && has(actors.classes(start - 1), WordClass::Topic);
    topic |= has(actors.classes(start), WordClass::Topic);
    if (form.conjoined && !topic) continue;
    Actor actor = actors.before_verb(start, cue.first);
    if (actor.found()) return actor;
  }
  return {};
}

std::optional<SpeakerResolver::Spoken> SpeakerResolver::clause_subject(const SpeechCue& cue) const {
  const ActorReader& actors = clause_.actors;
  const Reading& reading = clause_.reading;
  const Sentence& sentence = reading.analysis.sentences[cue.sentence];
  for (std::uint32_t t = cue.first; t-- > sentence.first;) {
    const std::uint32_t m = actors.mention_over(t);
    if (m == kNone || !actors.mention_begins(t) || actors.with_preposition(t)) continue;
    const EntityType type = reading.mentions[m].type;
    if (type == EntityType::Event || type == EntityType::Other) continue;
    const auto clause_start = [&](std::uint32_t at) {
      return at <= sentence.first || actors.is_comma(at - 1) || has(actors.classes(at - 1), WordClass::NewClause) ||
             has(actors.classes(at - 1), WordClass::Subordinator);
    };
    const bool initial = clause_start(t);
    const bool after_verb = t > sentence.first && clause_start(t - 1) && !actors.is_punctuation(t - 1) &&
                            !has(actors.classes(t - 1), WordClass::Preposition) && actors.mention_over(t - 1) == kNone;
    bool titled = false;  // "VERB title Name"
    for (const Role& role : reading.entities[reading.mentions[m].entity].roles) {
      const std::uint32_t r = reading.analysis.token_at(role.span.begin);
      if (r < sentence.first || r >= t || role.span.begin != reading.analysis.tokens[r].span.begin)
        continue;  // a title of another sentence, or with a preposition: no subject
      if (role.span.end <= reading.mentions[m].span.begin && r > sentence.first && r < t && clause_start(r - 1))
        titled = true;
      if (role.span.end <= reading.mentions[m].span.begin && r < t && clause_start(r)) titled = true;
    }
    if (type == EntityType::Place ? !(after_verb && t == sentence.first + 1) : !(after_verb || initial || titled))
      continue;
    if (initial && t > sentence.first && reading.mentions[m].span.begin != reading.analysis.tokens[t].span.begin)
      continue;
    Spoken spoken;
    spoken.actor.entities.push_back(reading.mentions[m].entity);
    spoken.actor.span = reading.mentions[m].span;
    spoken.actor.text = std::string(slice(reading.article.text, reading.mentions[m].span));
    spoken.token = t;
    spoken.sentence = cue.sentence;
    return spoken;
  }
  return std::nullopt;
}

Actor SpeakerResolver::carried(const SpeechCue& cue, const VerbForm& form) const {
  const auto subject = clause_subject(cue);
  for (auto it = history_.rbegin(); it != history_.rend(); ++it) {
    if (it->sentence + kCarriedOver < cue.sentence) break;
    if (subject && subject->token > it->token) break;
    if (agrees(it->actor, form)) return it->actor;
  }
  return subject && agrees(subject->actor, form) ? subject->actor : Actor{};
}

bool SpeakerResolver::resolve(SpeechCue& cue, const VerbForm& form, const Complement& complement,
                              const std::optional<Relayed>& relay) {
  const SpeechVerb& row = clause_.lexicon.verbs[form.row];
  const ActorReader& actors = clause_.actors;
  if (cue.kind == CueKind::Noun && relay && relay->actor.found()) {
    cue.actor = relay->actor;
    return true;
  }
  if (cue.kind == CueKind::Verb) {
    Actor pre = before(cue, form);
    const Actor& post = complement.subject;
    const bool before = pre.found();
    if (pre.can_speak() && !(form.suffixed && post.can_speak())) {
      cue.actor = std::move(pre);
      cue.start = std::min(cue.start, cue.actor.first);
    } else if (post.can_speak()) {
      cue.actor = post;
    } else if (!row.strong && (row.act == SpeechAct::Say || row.act == SpeechAct::Show) && !pre.found() &&
               post.found() && complement.opening == Opening::That && post.last == complement.at) {
      return false;  // a thing is the subject
    } else if (pre.found() && !row.strong) {
      return false;  // a thing before, nobody after: a passive, or no speech
    } else if (pre.found()) {
      cue.actor = std::move(pre);
      cue.start = std::min(cue.start, cue.actor.first);
    } else if (row.strong && post.found() && complement.opening != Opening::Object && post.last <= complement.at &&
               !(row.act == SpeechAct::Describe)) {
      cue.actor = post;
    }
    if (cue.actor.found()) {
      if (form.number != 's' || !before) cue.actor.number = form.number == 's' ? '?' : form.number;
      if (form.gender != '?') cue.actor.gender = form.gender;
      name_title(cue.actor);
    }
  }
  if (!cue.actor.found()) {
    cue.actor = carried(cue, form);
    cue.carried = cue.actor.found();
    if (cue.carried && form.gender != '?' && cue.kind == CueKind::Verb) cue.actor.gender = form.gender;
  }
  if (row.act == SpeechAct::Show)
    return is(cue.actor.noun, SpeakerNoun::Carrier) || is(cue.actor.noun, SpeakerNoun::Source);
  const bool marked = complement.opening == Opening::That || complement.opening == Opening::Quote ||
                      complement.opening == Opening::Colon;
  if (cue.actor.found()) {
    if (!cue.carried) return row.strong || cue.actor.can_speak();
    return marked || cue.kind == CueKind::Participle || row.strong || form.conjoined ||
           (cue.first > 0 && actors.is_comma(cue.first - 1));
  }
  // nobody: "it was said that", "he said" at an article's head
  return row.strong && marked && row.act != SpeechAct::Describe;
}

}  // namespace isnad
