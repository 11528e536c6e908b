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

namespace {

/// Every word of the shorter title stands in the longer one, and both have one head: "the spokesman of the court" and
/// "the official spokesman of the court of first instance".
bool same_office(const std::vector<std::string>& title, const std::vector<std::string>& role) {
  if (title.empty() || role.empty() || bare(title.front()) != bare(role.front())) return false;
  return std::all_of(title.begin(), title.end(), [&](const std::string& w) {
    return std::any_of(role.begin(), role.end(), [&](const std::string& r) { return bare(r) == bare(w); });
  });
}

}  // namespace

void SpeakerResolver::name_title(Actor& actor, const SpeechCue& cue) const {
  if (!actor.entities.empty()) return;
  if (is(actor.noun, SpeakerNoun::Latter)) return name_latter(actor, cue);
  const auto words = words_of(actor.text);
  if (words.empty() || bare(words.front()) == words.front()) return;  // without the article nobody named before
  if (!actor.definite_title) return name_office(actor, words);
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
    auto theirs = words_of(earlier.text);
    for (const std::uint32_t e : earlier.entities) {
      for (const Role& role : reading.entities[e].roles) {
        for (std::string& w : words_of(role.text)) theirs.push_back(std::move(w));
      }
    }
    const auto has_word = [&](std::string_view word) {
      return std::any_of(theirs.begin(), theirs.end(), [&](const std::string& w) { return bare(w) == bare(word); });
    };
    bears |= has_word(head);
    // "the Chinese delegate" is not the American one
    if (!bears || (words.size() > 1 && !is(actor.noun, SpeakerNoun::Carrier) && !has_word(words[1]))) continue;
    actor.entities = earlier.entities;
    actor.definite_title = false;
    return;
  }
  // nobody spoke under it: the one of the article who bears it, the head of what else apart
  constexpr std::string_view kHeadOf = "\xD8\xB1\xD9\x8A\xD9\x8A\xD8\xB3";
  std::uint32_t bearer = kNone;
  bool several = false;
  bool by_article = false;  // a body whose own name has the article: "the bank" is no "bank of X"
  const auto bears = [&](std::uint32_t e) {
    several |= bearer != kNone && bearer != e;
    bearer = e;
  };
  const bool person = is(actor.noun, SpeakerNoun::Person);
  for (std::uint32_t e = 0; e < reading.entities.size(); ++e) {
    const LocalEntity& entity = reading.entities[e];
    if (person && entity.type == EntityType::Person) {
      for (const Role& role : entity.roles) {
        const auto title = words_of(role.text);
        if (role.former || title.empty() || bare(title.front()) != head) continue;
        if (head == kHeadOf && title.front() == head) continue;
        if (words.size() > 1 && !same_office(words, title)) continue;
        bears(e);
      }
    }
    if (is(actor.noun, SpeakerNoun::Body) && entity.type == EntityType::Organisation) {
      const auto name = words_of(entity.name);
      if (name.size() < 2 || bare(name.front()) != head) continue;
      const bool with_article = name.front() != head;
      if (by_article && !with_article) continue;
      if (with_article && !by_article) {
        bearer = kNone;
        several = false;
      }
      by_article |= with_article;
      bears(e);
    }
  }
  if (bearer == kNone && person && head != kHeadOf && words.size() == 1) {  // "..., coach of X, ..." that no list of offices knows
    for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
      if (reading.mentions[m].type != EntityType::Person || reading.mentions[m].entity == kNone) continue;
      if (reading.mentions[m].span.begin >= analysis.tokens[cue.first].span.begin) break;
      if (titled(m, head)) bears(reading.mentions[m].entity);
    }
  }
  if (several) return;
  if (bearer == kNone && is(actor.noun, SpeakerNoun::Again) && !history_.empty()) {
    const Spoken& last = history_.back();
    constexpr std::uint32_t kSpokeWithin = 4;  // sentences
    if (last.sentence + kSpokeWithin < cue.sentence) return;
    const bool man = last.actor.entities.size() == 1 && reading.entities[last.actor.entities.front()].type == EntityType::Person;
    if (man && !is(actor.noun, SpeakerNoun::Source)) bearer = last.actor.entities.front();
  }
  if (bearer == kNone) return;
  actor.entities.push_back(bearer);
  actor.definite_title = false;
}

/// "the spokesman of the court": whoever bears a longer form of the office.
void SpeakerResolver::name_office(Actor& actor, const std::vector<std::string>& words) const {
  if (!is(actor.noun, SpeakerNoun::Person) || words.size() < 2) return;
  const Reading& reading = clause_.reading;
  std::uint32_t bearer = kNone;
  for (std::uint32_t e = 0; e < reading.entities.size(); ++e) {
    if (reading.entities[e].type != EntityType::Person) continue;
    for (const Role& role : reading.entities[e].roles) {
      if (role.former || !same_office(words, words_of(role.text))) continue;
      if (bearer != kNone && bearer != e) return;
      bearer = e;
    }
  }
  if (bearer != kNone) actor.entities.push_back(bearer);
}

/// "the latter": the person named last before the cue, in this sentence or the one before.
void SpeakerResolver::name_latter(Actor& actor, const SpeechCue& cue) const {
  const Reading& reading = clause_.reading;
  const Analysis& analysis = reading.analysis;
  for (std::uint32_t m = static_cast<std::uint32_t>(reading.mentions.size()); m-- > 0;) {
    const EntityMention& mention = reading.mentions[m];
    if (mention.span.begin >= analysis.tokens[cue.first].span.begin || mention.type != EntityType::Person) continue;
    const std::uint32_t at = analysis.token_at(mention.span.begin);
    if (analysis.tokens[at].sentence + 1 < cue.sentence) return;
    for (std::uint32_t t = clause_.actors.mention_end(at); t < cue.first;
         ++t) {  // "asked the accused, and the latter answered"
      if (clause_.inside_mark(t) || clause_.actors.mention_over(t) != kNone) continue;
      if (bare(clause_.actors.word(t)) != clause_.actors.word(t) &&
          is(clause_.actors.head_noun(t, false), SpeakerNoun::Person) && !is(clause_.actors.head_noun(t, false), SpeakerNoun::Latter))
        return;
    }
    if (mention.entity != kNone) actor.entities.push_back(mention.entity);
    return;
  }
}

/// True when the noun stands near the name as a title: before it, or after its comma.
bool SpeakerResolver::titled(std::uint32_t mention, std::string_view head) const {
  constexpr std::uint32_t kBefore = 7;
  const ActorReader& actors = clause_.actors;
  const Analysis& analysis = clause_.reading.analysis;
  const std::uint32_t at = analysis.token_at(clause_.reading.mentions[mention].span.begin);
  const Sentence& sentence = analysis.sentences[analysis.tokens[at].sentence];
  const auto is_head = [&](std::uint32_t t) {
    std::string_view word = bare(actors.word(t));
    if (word == head) return true;
    for (const std::string_view pronoun : {"\xD9\x87", "\xD9\x87\xD8\xA7", "\xD9\x87\xD9\x85"}) {
      if (word.ends_with(pronoun) && word.substr(0, word.size() - pronoun.size()) == head) return true;
    }
    return false;
  };
  for (std::uint32_t t = at; t-- > sentence.first && t + kBefore >= at;) {
    if (actors.is_punctuation(t) && !actors.is_comma(t)) break;
    const std::uint32_t over = actors.mention_over(t);
    if (over != kNone && clause_.reading.mentions[over].type == EntityType::Person) break;
    if (is_head(t)) return true;
    if (actors.verb_at[t] && over == kNone) break;
  }
  const std::uint32_t end = actors.mention_end(at);
  return end + 1 < sentence.last && actors.is_comma(end) && is_head(end + 1);
}

Actor SpeakerResolver::before(const SpeechCue& cue, const VerbForm& form) const {
  const ActorReader& actors = clause_.actors;
  const Sentence& sentence = clause_.reading.analysis.sentences[cue.sentence];
  if (cue.first == sentence.first) return {};
  if (has(actors.classes(cue.first - 1), WordClass::Relative)) {
    for (std::uint32_t t = cue.first - 1; t-- > sentence.first && t + 6 > cue.first;) {
      const std::uint32_t m = actors.mention_over(t);
      if (m == kNone) {  // "his Qatari counterpart, who said"
        if (actors.is_punctuation(t) || actors.head_noun(t, false) == 0) continue;
        Actor noun = actors.phrase(t, cue.first - 1);
        if (!noun.found() || noun.last + 2 < cue.first) continue;
        if (noun.entities.empty()) return noun;
        continue;
      }
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
    const bool after_verb = t > sentence.first && clause_start(t - 1) && actors.head_noun(t - 1, false) == 0 && !actors.is_punctuation(t - 1) &&
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

/// "VERB the deputy X ..., saying": the subject of a verb that opens a clause of this sentence, the nearest to the cue.
std::optional<SpeakerResolver::Spoken> SpeakerResolver::main_subject(std::uint32_t in, std::uint32_t limit) const {
  const ActorReader& actors = clause_.actors;
  const Sentence& sentence = clause_.reading.analysis.sentences[in];
  constexpr std::uint32_t kParticles =
      static_cast<std::uint32_t>(WordClass::NegationVerb) | static_cast<std::uint32_t>(WordClass::PastAux) |
      static_cast<std::uint32_t>(WordClass::Possible) | static_cast<std::uint32_t>(WordClass::Filler) |
      static_cast<std::uint32_t>(WordClass::Contrast) | static_cast<std::uint32_t>(WordClass::Topic);
  constexpr std::uint32_t kNoVerb =
      static_cast<std::uint32_t>(WordClass::Preposition) | static_cast<std::uint32_t>(WordClass::That) |
      static_cast<std::uint32_t>(WordClass::Relative) | static_cast<std::uint32_t>(WordClass::Subordinator);
  std::optional<Spoken> found;
  for (std::uint32_t start = sentence.first; start + 1 < limit; ++start) {
    if (clause_.inside_mark(start)) continue;
    const bool opens = start == sentence.first || actors.is_comma(start - 1) || has(actors.classes(start - 1), WordClass::NewClause);
    if (!opens) continue;
    if (start > sentence.first + 1 && actors.is_comma(start - 1)) {  // "X Y, head of the district, ...": an apposition
      const std::uint32_t before = actors.mention_over(start - 2);
      if (before != kNone && clause_.reading.mentions[before].type == EntityType::Person &&
          actors.head_noun(start, false) != 0)
        continue;
    }
    std::uint32_t t = start;
    while (t < limit &&
           (actors.is_conjunction(t) || ((actors.classes(t) & kParticles) != 0 && actors.mention_over(t) == kNone)))
      ++t;
    if (t + 1 >= limit || actors.is_punctuation(t)) continue;
    Actor actor;
    if (actors.mention_over(t) == kNone && actors.head_noun(t, false) == 0) {
      if ((actors.classes(t) & kNoVerb) != 0 || actors.word(t).starts_with("\xD8\xA7\xD9\x84")) continue;
      std::uint32_t at = t + 1;
      if (has(actors.classes(at), WordClass::Preposition) && actors.word(at).ends_with("\xD9\x87") && at + 1 < limit)
        ++at;
      actor = actors.phrase(at, limit);
    } else if (t > start || actors.mention_over(t) == kNone) {
      actor = actors.phrase(t, limit);  // "but a driver ...": the subject first
    }
    const bool man = actor.entities.size() == 1 && clause_.reading.entities[actor.entities.front()].type == EntityType::Person;
    constexpr std::uint16_t kPeople = static_cast<std::uint16_t>(SpeakerNoun::Person) | static_cast<std::uint16_t>(SpeakerNoun::Group);
    if (!man && !(actor.entities.empty() && (actor.noun & kPeople) != 0)) continue;
    found = Spoken{std::move(actor), t + 1, in};
  }
  return found;
}

/// "At some distance sits the pilgrim X on a chair, and says:": the one person of the sentence before the cue who
/// stands in nobody's title and after no preposition.
std::optional<SpeakerResolver::Spoken> SpeakerResolver::nearest_person(const SpeechCue& cue,
                                                                       const VerbForm& form) const {
  const ActorReader& actors = clause_.actors;
  const Reading& reading = clause_.reading;
  const Sentence& sentence = reading.analysis.sentences[cue.sentence];
  std::optional<Spoken> found;
  for (std::uint32_t t = sentence.first; t < cue.first; ++t) {
    if (clause_.inside_mark(t) || !actors.mention_begins(t)) continue;
    const EntityMention& mention = reading.mentions[actors.mention_over(t)];
    if (mention.type != EntityType::Person || mention.entity == kNone) continue;
    if (found && found->actor.entities.front() != mention.entity) return std::nullopt;
    if (found) continue;
    std::uint32_t head = t;  // past the title
    while (head > sentence.first && actors.mention_over(head - 1) == kNone && !actors.is_punctuation(head - 1) &&
           actors.word(head - 1).starts_with("\xD8\xA7\xD9\x84"))
      --head;
    if (head == sentence.first || actors.with_preposition(t) || actors.is_punctuation(head - 1) ||
        has(actors.classes(head - 1), WordClass::Preposition) || has(actors.classes(head - 1), WordClass::That))
      return std::nullopt;
    const std::string_view verb = actors.word(head - 1);  // by its shape: t- or y-, or -t
    const bool feminine = verb.starts_with("\xD8\xAA") || verb.ends_with("\xD8\xAA");
    const bool masculine = verb.starts_with("\xD9\x8A");
    if ((!feminine && !masculine) || (form.gender != '?' && feminine != (form.gender == 'f'))) return std::nullopt;
    Spoken spoken;
    spoken.actor.entities.push_back(mention.entity);
    spoken.actor.span = mention.span;
    spoken.actor.text = std::string(slice(reading.article.text, mention.span));
    spoken.token = t;
    spoken.sentence = cue.sentence;
    found = std::move(spoken);
  }
  return found;
}

/// Somebody asks in this sentence before the cue: "so he answered" is another's.
bool SpeakerResolver::asked_before(const SpeechCue& cue) const {
  for (std::uint32_t t = clause_.reading.analysis.sentences[cue.sentence].first; t < cue.first; ++t) {
    for (const VerbForm& form : clause_.forms[t]) {
      const SpeechVerb& row = clause_.lexicon.verbs[form.row];
      if (row.act == SpeechAct::Ask && row.stance.empty() && form.part != VerbPart::Masdar) return true;
    }
  }
  return false;
}

Actor SpeakerResolver::carried(const SpeechCue& cue, const VerbForm& form) const {
  auto subject = clause_subject(cue);
  if (auto main = main_subject(cue.sentence, cue.first); main && (!subject || main->token > subject->token)) {
    name_title(main->actor, cue);
    subject = std::move(main);
  }
  if (!subject && form.conjoined && cue.kind == CueKind::Verb) subject = nearest_person(cue, form);
  // "The governor ordered ... . And he said": who acts in the sentence between is nearer than who spoke before it
  if (!subject && cue.sentence > 0 &&
      clause_.reading.analysis.sentences[cue.sentence].block ==
          clause_.reading.analysis.sentences[cue.sentence - 1].block &&
      (history_.empty() || history_.back().sentence + 1 < cue.sentence)) {
    const Sentence& before = clause_.reading.analysis.sentences[cue.sentence - 1];
    if (auto main = main_subject(cue.sentence - 1, before.last); main) {
      name_title(main->actor, cue);
      if (!main->actor.entities.empty()) subject = std::move(main);
    }
  }
  const bool answers = form.conjoined && clause_.actors.word(cue.first).starts_with("\xD9\x81") && asked_before(cue);
  for (auto it = history_.rbegin(); it != history_.rend(); ++it) {
    if (it->sentence + kCarriedOver < cue.sentence) break;
    if (answers && it->sentence == cue.sentence) continue;  // the asker
    if (!answers && subject && subject->token > it->token) break;
    if (agrees(it->actor, form)) return it->actor;
  }
  return !answers && subject && agrees(subject->actor, form) ? subject->actor : Actor{};
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
      cue.actor = carried(cue, form);  // "the group issued a statement in which it said"
      cue.carried = cue.actor.found() && cue.actor.first >= pre.first && !cue.actor.entities.empty();
      if (!cue.carried) cue.actor = std::move(pre);
      cue.start = std::min(cue.start, cue.carried ? cue.start : cue.actor.first);
    } else if (row.strong && post.found() && complement.opening != Opening::Object && post.last <= complement.at &&
               !(row.act == SpeechAct::Describe)) {
      cue.actor = post;
    }
    if (cue.actor.found()) {
      if (form.number != 's' || !before) cue.actor.number = form.number == 's' ? '?' : form.number;
      constexpr std::string_view kTa = "\xD8\xAA";
      if (form.gender != '?') cue.actor.gender = form.gender;
      else if (form.part == VerbPart::Past) cue.actor.gender = actors.word(cue.first).ends_with(kTa) ? 'f' : 'm';
      name_title(cue.actor, cue);
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
