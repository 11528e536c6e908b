#include "isnad/mention/read_actor.h"

#include <algorithm>

#include "isnad/arabic/proclitics.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::uint32_t kLongestPhrase = 16;  // tokens of one title with its name
constexpr std::uint32_t kLongestBracket = 6;
constexpr std::uint32_t kAppositionWithin = 8;  // tokens between a title and the name after its comma

bool definite(std::string_view folded_word) {
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    if (cut.definite) return true;
  }
  return false;
}

/// Two words of a title that differ at most in how a nationality is spelt.
bool same_title_word(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return a.size() == b.size() && a.size() >= 12 && a.substr(0, 6) == b.substr(0, 6) &&
         a.substr(a.size() - 4) == b.substr(b.size() - 4);
}

bool same_title(std::string_view a, std::string_view b) {
  const auto x = split_list(a, ' ');
  const auto y = split_list(b, ' ');
  return x.size() == y.size() && std::equal(x.begin(), x.end(), y.begin(), same_title_word);
}

}  // namespace

ActorReader::ActorReader(const Reading& reading, const WordClasses& classes, const SpeakerNouns& nouns)
    : reading_(reading), nouns_(nouns) {
  const Analysis& analysis = reading.analysis;
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  mention_of_.assign(count, kNone);
  verb_at.assign(count, false);
  masdar_at.assign(count, false);
  for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
    const Span span = reading.mentions[m].span;
    for (std::uint32_t t = analysis.token_at(span.begin); t < count && analysis.tokens[t].span.begin < span.end; ++t) {
      if (mention_of_[t] == kNone) mention_of_[t] = m;
    }
  }
  for (std::uint32_t e = 0; e < reading.entities.size(); ++e) {
    for (const Role& role : reading.entities[e].roles) {
      if (!role.former) titles_.push_back({e, fold_phrase(role.text)});
    }
  }
  classes_of_.reserve(count);
  for (const Token& token : analysis.tokens) {
    constexpr std::string_view kGovernor = "\xD9\x88\xD8\xA7\xD9\x84\xD9\x8A";  // wali, folded like "and to"
    const std::string_view word = analysis.word(token);
    const bool governor = word == kGovernor && slice(reading.article.text, token.span).ends_with("\xD9\x8A");
    classes_of_.push_back(governor ? 0 : classes.of(word));
  }
}

bool ActorReader::is_punctuation(std::uint32_t token) const {
  const TokenKind kind = reading_.analysis.tokens[token].kind;
  return kind == TokenKind::Punctuation || kind == TokenKind::Symbol;
}

bool ActorReader::is_comma(std::uint32_t token) const {
  const std::string_view w = word(token);
  return w == "," || w == "\xD8\x8C" || w == "\xE3\x80\x81";
}

bool ActorReader::is_conjunction(std::uint32_t token) const {
  const std::string_view w = word(token);
  return w == "\xD9\x88" || w == "\xD9\x81";
}

bool ActorReader::mention_begins(std::uint32_t token) const {
  const std::uint32_t m = mention_of_[token];
  return m != kNone && (token == 0 || mention_of_[token - 1] != m);
}

std::uint32_t ActorReader::mention_end(std::uint32_t token) const {
  const std::uint32_t m = mention_of_[token];
  while (token < mention_of_.size() && mention_of_[token] == m) ++token;
  return token;
}

bool ActorReader::with_preposition(std::uint32_t token) const {
  if (!mention_begins(token)) return false;
  const std::uint32_t inside =
      reading_.mentions[mention_of_[token]].span.begin - reading_.analysis.tokens[token].span.begin;
  if (inside == 0) return false;
  for (const Cut& cut : proclitic_cuts(word(token))) {
    if (cut.preposition && (cut.skip == inside || cut.definite)) return true;
  }
  return false;
}

bool ActorReader::ends_phrase(std::uint32_t token, std::uint32_t first) const {
  if (mention_of_[token] != kNone) {
    return token > first && with_preposition(token) && !has(classes_of_[token - 1], WordClass::Belongs);
  }
  if (is_punctuation(token) || (is_conjunction(token) && token == first)) return true;
  if (reading_.analysis.tokens[token].kind == TokenKind::Number) return true;
  const std::uint32_t c = classes_of_[token];
  constexpr std::uint32_t kStops =
      static_cast<std::uint32_t>(WordClass::That) | static_cast<std::uint32_t>(WordClass::Preposition) |
      static_cast<std::uint32_t>(WordClass::Subordinator) | static_cast<std::uint32_t>(WordClass::NewClause) |
      static_cast<std::uint32_t>(WordClass::Relative) | static_cast<std::uint32_t>(WordClass::NegationVerb) |
      static_cast<std::uint32_t>(WordClass::PastAux) | static_cast<std::uint32_t>(WordClass::Filler) |
      static_cast<std::uint32_t>(WordClass::Future);
  if ((c & kStops) != 0) return true;
  if (verb_at[token]) return true;
  if (token > first && (word(token).size() <= 2 || has(c, WordClass::Obligation)))
    return true;  // a preposition written apart
  if (token > first && masdar_at[token]) return true;
  if (token > first && word(token) == "\xD8\xB9\xD8\xAF\xD9\x85") return true;  // 'adam: what is denied
  if (token > first && word(token).starts_with("\xD8\xA8") && is(nouns_.exactly(word(token)), SpeakerNoun::Quoted))
    return true;  // "by saying"
  return token > first && spoken_to(token);
}

/// "l-qanat ...", "li-s-sahafiyyin": to a listener.
bool ActorReader::spoken_to(std::uint32_t token) const {
  if (nouns_.exactly(word(token)) != 0) return false;
  // "the secretary of (li-) the council": a body's preposition belongs to the title
  constexpr std::uint16_t kListeners = static_cast<std::uint16_t>(SpeakerNoun::Source) | static_cast<std::uint16_t>(SpeakerNoun::Person) |
                                       static_cast<std::uint16_t>(SpeakerNoun::Group) | static_cast<std::uint16_t>(SpeakerNoun::Outlet);
  for (const Cut& cut : proclitic_cuts(word(token))) {
    if (cut.preposition && !cut.conjunction && (nouns_.exactly(word(token).substr(cut.skip)) & kListeners) != 0) return true;
  }
  return false;
}

Actor ActorReader::phrase(std::uint32_t first, std::uint32_t limit, bool glued) const {
  Actor actor;
  limit = std::min<std::uint32_t>(limit, static_cast<std::uint32_t>(mention_of_.size()));
  bool manner = false;  // "with a voice", "in bitterness"
  while (first < limit && has(classes_of_[first], WordClass::Filler) && mention_of_[first] == kNone) {
    manner = word(first).starts_with("\xD8\xA8");
    ++first;
  }
  if (first >= limit) return actor;
  if (manner && mention_of_[first] == kNone && !definite(word(first)) && head_noun(first, false) == 0) return actor;
  if (name_in_marks(first, limit)) ++first;
  if (ends_phrase(first, first)) return actor;
  if (!glued && mention_of_[first] == kNone && (word(first).size() <= 2 || spoken_to(first))) return actor;
  std::uint32_t end = first;
  std::uint32_t head = first;  // past "some of", "one of"
  if (has(classes_of_[head], WordClass::Quantifier) && head + 1 < limit) {
    ++head;
    if (has(classes_of_[head], WordClass::Preposition) && head + 1 < limit && mention_of_[head] == kNone) ++head;
    end = head;
  }
  const bool head_definite = mention_of_[head] == kNone && definite(word(head));
  bool belongs = false;
  bool owned = false;  // past what it belongs to
  const std::uint32_t stop = std::min(limit, first + kLongestPhrase);
  while (end < stop) {
    if (word(end) == "(" && end > first) {
      std::uint32_t close = end;
      while (close < std::min(limit, end + kLongestBracket) && word(close) != ")") ++close;
      if (close < limit && word(close) == ")") {
        end = close + 1;
        continue;
      }
    }
    if (is_punctuation(end) && mention_of_[end] == kNone && end + 1 < stop && mention_begins(end + 1) &&
        !is_comma(end) && word(end) != ":" && end > first && word(end) != ".") {
      ++end;  // an opening mark or a hyphen before a name
      continue;
    }
    if (ends_phrase(end, first)) break;
    // after a definite noun only its adjectives, a name, or what it belongs to
    const bool was_owned = belongs;
    belongs |= has(classes_of_[end], WordClass::Belongs);
    if (owned && end > head && mention_of_[end] == kNone && !definite(word(end)) &&
        !has(classes_of_[end], WordClass::Belongs)) {
      end = end_of_unknown_name(head, end, stop);
      break;
    }
    if (end > head && head_definite && !belongs && mention_of_[end] == kNone && !definite(word(end))) {
      end = end_of_unknown_name(head, end, stop);
      break;
    }
    owned |= was_owned && (definite(word(end)) || mention_of_[end] != kNone);
    ++end;
  }
  actor.first = first;
  if (end == first + 1 && has(classes_of_[first], WordClass::Demonstrative)) return {};
  actor.last = end;
  actor.noun = head_noun(head, glued);
  choose_entity(actor);
  // "the minister of health in the east, Name Name, ..."
  const bool one_of = head > first && is(actor.noun, SpeakerNoun::Group);  // "one of the protesters, X Y"
  if (actor.entities.empty() && (one_of || is(actor.noun, SpeakerNoun::Person))) {
    for (std::uint32_t k = end; k + 1 < std::min(limit, end + kAppositionWithin); ++k) {
      if (has(classes_of_[k], WordClass::That) || (verb_at[k] && mention_of_[k] == kNone)) break;
      if (k > end && mention_begins(k) && mention_of_[k - 1] != kNone && !with_preposition(k) &&
          reading_.mentions[mention_of_[k]].type == EntityType::Person && word(end).starts_with("\xD9\x84")) {
        actor.entities.push_back(reading_.mentions[mention_of_[k]].entity);  // "the coach of l-X Name"
        actor.span = reading_.mentions[mention_of_[k]].span;
        actor.last = mention_end(k);
        break;
      }
      // "his colleague in the southern bloc Name that"
      if (k > end && mention_begins(k) && !with_preposition(k) &&
          reading_.mentions[mention_of_[k]].type == EntityType::Person && !is(nouns_.exactly(word(k)), SpeakerNoun::Person) &&
          !has(classes_of_[k - 1], WordClass::Preposition) && !is_punctuation(k - 1) && closes(mention_end(k), limit)) {
        actor.entities.push_back(reading_.mentions[mention_of_[k]].entity);
        actor.span = reading_.mentions[mention_of_[k]].span;
        actor.last = mention_end(k);
        break;
      }
      if (has(classes_of_[k], WordClass::Preposition) && mention_of_[k] == kNone && !is_comma(k + 1)) belongs = false;
      if (!is_comma(k)) continue;
      std::uint32_t at = k + 1;  // past ", the doctor", ", the French actress"
      while (at < std::min(limit, k + 4) && at + 1 < limit && mention_of_[at] == kNone && definite(word(at))) ++at;
      const std::uint32_t m = mention_of_[at];
      if (m != kNone && reading_.mentions[m].type == EntityType::Person && mention_begins(at) &&
          !with_preposition(at)) {
        actor.entities.push_back(reading_.mentions[m].entity);
        actor.span = reading_.mentions[m].span;
        actor.last = mention_end(at);
        if (actor.last < limit && is_comma(actor.last)) ++actor.last;
      }
      break;
    }
  }
  if (actor.entities.empty() && is(actor.noun, SpeakerNoun::Person))
    actor.last = end_of_unknown_apposition(actor.last, limit);
  set_text(actor);
  if (glued && actor.entities.empty() && !actor.text.empty()) {  // the preposition is no part of the name
    for (const Cut& cut : proclitic_cuts(word(first))) {
      if (!cut.preposition || cut.definite) continue;
      const Token& token = reading_.analysis.tokens[first];
      const Span rest = reading_.analysis.original({token.folded.begin + cut.skip, token.folded.end});
      actor.span = Span{rest.begin, std::max(actor.span->end, rest.end)};
      actor.text = std::string(slice(reading_.article.text, *actor.span));
      break;
    }
  }
  if (actor.entities.empty()) match_role(actor);
  if (!glued) by_tongue(actor, limit);
  return actor;
}

/// Marks around a name alone, as some newsrooms write it.
bool ActorReader::name_in_marks(std::uint32_t token, std::uint32_t limit) const {
  if (token + 2 >= limit || !is_punctuation(token) || mention_of_[token] != kNone || is_comma(token) ||
      word(token) == ":")
    return false;
  if (!mention_begins(token + 1) || reading_.mentions[mention_of_[token + 1]].type != EntityType::Person) return false;
  const std::uint32_t end = mention_end(token + 1);
  return end < limit && is_punctuation(end) && word(end).size() == word(token).size() && !is_comma(end) &&
         word(end) != ":";
}

/// "the White House, through (literally: by the tongue of) its spokeswoman X": she says it.
void ActorReader::by_tongue(Actor& actor, std::uint32_t limit) const {
  constexpr std::string_view kAla = "\xD8\xB9\xD9\x84\xD9\x8A";
  constexpr std::string_view kTongue = "\xD9\x84\xD8\xB3\xD8\xA7\xD9\x86";
  if (!actor.found() || actor.last + 2 >= limit || word(actor.last) != kAla || word(actor.last + 1) != kTongue) return;
  Actor voice = phrase(actor.last + 2, limit);
  if (!voice.can_speak()) return;
  voice.first = actor.first;
  actor = std::move(voice);
}

/// What is said begins here, or a pause before it.
bool ActorReader::closes(std::uint32_t token, std::uint32_t limit) const {
  return token >= limit || has(classes_of_[token], WordClass::That) || is_comma(token) || word(token) == ":";
}

/// "the analyst Name Name that": words without the article up to what is said are a name nobody knew.
std::uint32_t ActorReader::end_of_unknown_name(std::uint32_t head, std::uint32_t from, std::uint32_t stop) const {
  constexpr std::uint32_t kLongestName = 4;
  if (!is(nouns_.exactly(word(head)), SpeakerNoun::Person)) return from;
  for (std::uint32_t t = from; t < std::min(stop, from + kLongestName + 1); ++t) {
    if (has(classes_of_[t], WordClass::That) || is_comma(t) || (is_punctuation(t) && word(t) != "." && word(t) != "!"))
      return t;
    if (ends_phrase(t, head) || definite(word(t)) || has(classes_of_[t], WordClass::Demonstrative)) return from;
  }
  return from;
}

/// "the minister of finance, Name Name, that": the same between commas.
std::uint32_t ActorReader::end_of_unknown_apposition(std::uint32_t from, std::uint32_t limit) const {
  constexpr std::uint32_t kLongestName = 4;
  if (from + 2 >= limit || !is_comma(from)) return from;
  for (std::uint32_t t = from + 1; t < std::min(limit, from + kLongestName + 2); ++t) {
    if (t > from + 2 && (is_comma(t) || has(classes_of_[t], WordClass::That) || word(t) == ":")) return t;
    if (ends_phrase(t, from) || mention_of_[t] != kNone) return from;
  }
  return from;
}

std::uint16_t ActorReader::head_noun(std::uint32_t token, bool glued) const {
  std::uint16_t noun = nouns_.exactly(word(token));
  for (const Cut& cut : proclitic_cuts(word(token))) {
    if (noun != 0) break;
    if (cut.conjunction || (glued && cut.preposition)) noun = nouns_.exactly(word(token).substr(cut.skip));
  }
  for (const std::string_view pronoun : {"\xD9\x87", "\xD9\x87\xD8\xA7", "\xD9\x87\xD9\x85"}) {  // his, her, their
    if (noun != 0 || !word(token).ends_with(pronoun)) continue;
    const std::string_view stem = word(token).substr(0, word(token).size() - pronoun.size());
    noun = nouns_.exactly(stem);
    if (noun == 0 && stem.ends_with("\xD8\xAA")) {  // a feminine noun before its pronoun
      noun = nouns_.exactly(std::string(stem.substr(0, stem.size() - 2)) + "\xD9\x87");
    }
  }
  return noun;
}

bool ActorReader::accepts(std::uint32_t mention, std::uint32_t first, std::uint16_t head) const {
  const EntityMention& m = reading_.mentions[mention];
  const std::uint32_t at = reading_.analysis.token_at(m.span.begin);
  if (at <= first) return true;
  if (m.type == EntityType::Person) {
    const LocalEntity* entity = m.entity < reading_.entities.size() ? &reading_.entities[m.entity] : nullptr;
    // "his coach X": X; folded alike, a feminine ending is no pronoun
    const std::string_view raw = slice(reading_.article.text, reading_.analysis.tokens[first].span);
    const bool pronoun = raw.ends_with("\xD9\x87") || raw.ends_with("\xD9\x87\xD8\xA7") || raw.ends_with("\xD9\x87\xD9\x85");
    const bool his = (pronoun || nouns_.exactly(word(first)) == 0) && is(head, SpeakerNoun::Person);
    if (his && at <= first + 3) return true;
    if (at == first + 1 && is(head, SpeakerNoun::Person) && !definite(word(first))) return false;  // "an adviser of X"
    bool nearer_title = false;
    if (entity != nullptr) {
      for (const Role& role : entity->roles) {
        if (role.span.end > m.span.begin || m.span.begin - role.span.end > 4) continue;
        if (role.span.begin <= reading_.analysis.tokens[first].span.begin + 4) return true;
        nearer_title = true;
      }
    }
    if (nearer_title && is(head, SpeakerNoun::Aide) && !definite(word(first))) return false;
    if (mention_of_[at - 1] != kNone || is_punctuation(at - 1)) return true;
    return definite(word(at - 1));
  }
  if (is(head, SpeakerNoun::Outlet) || (is(head, SpeakerNoun::Body) && m.type == EntityType::Organisation)) {
    return at == first + 1 || (at == first + 2 && is_punctuation(first + 1));
  }
  return false;
}

void ActorReader::choose_entity(Actor& actor) const {
  std::uint32_t chosen = kNone;
  for (std::uint32_t t = actor.first; t < actor.last; ++t) {
    const std::uint32_t m = mention_of_[t];
    if (m == kNone || !mention_begins(t) || reading_.mentions[m].entity == kNone) continue;
    if (!accepts(m, actor.first, actor.noun)) continue;
    const bool person = reading_.mentions[m].type == EntityType::Person;
    if (chosen == kNone || person) chosen = m;
    // a name at the head is the phrase; a body in a title gives way to the person after it
    if (person || t == actor.first) break;
  }
  if (chosen != kNone) {
    actor.entities.push_back(reading_.mentions[chosen].entity);
    actor.span = reading_.mentions[chosen].span;
    actor.last = mention_end(reading_.analysis.token_at(reading_.mentions[chosen].span.begin));
    close_bracket(actor);
    add_conjoined(actor, actor.last, actor.last + 8);
    return;
  }
  if (is(actor.noun, SpeakerNoun::Carrier)) {  // "the statement of the ministry": its owner speaks
    for (std::uint32_t t = actor.first + 1; t < actor.last; ++t) {
      const std::uint32_t m = mention_of_[t];
      if (m == kNone || !mention_begins(t) || reading_.mentions[m].entity == kNone) continue;
      if (t == actor.first + 1 || (t == actor.first + 2 && nouns_.exactly(word(actor.first + 1)) != 0)) {
        actor.entities.push_back(reading_.mentions[m].entity);
        actor.span = reading_.mentions[m].span;
      }
      break;
    }
    if (actor.entities.empty() && actor.last + 1 < mention_of_.size() && word(actor.last) == "\xD8\xB9\xD9\x86" &&
        actor.last <= actor.first + 3 && mention_begins(actor.last + 1)) {  // "issued by", literally "from"
      const std::uint32_t m = mention_of_[actor.last + 1];
      actor.entities.push_back(reading_.mentions[m].entity);
      actor.span = reading_.mentions[m].span;
      actor.last = mention_end(actor.last + 1);
    }
    if (actor.entities.empty() && actor.last < mention_of_.size() && with_preposition(actor.last) &&
        actor.last <= actor.first + 2) {
      const std::uint32_t m = mention_of_[actor.last];
      actor.entities.push_back(reading_.mentions[m].entity);
      actor.span = reading_.mentions[m].span;
      actor.last = mention_end(actor.last);
    }
  }
}

/// A short form in brackets after a name belongs to it.
void ActorReader::close_bracket(Actor& actor) const {
  const auto count = static_cast<std::uint32_t>(mention_of_.size());
  if (actor.last < count && is_punctuation(actor.last) && word(actor.last) != "(" && actor.last > actor.first &&
      !is_comma(actor.last) && word(actor.last) != ":" && word(actor.last) != "." &&
      word(actor.first) != word(actor.last)) {
    // the closing mark of a name in marks, when its opening stands inside the phrase
    for (std::uint32_t t = actor.first; t < actor.last; ++t) {
      if (is_punctuation(t) && mention_of_[t] == kNone && word(t) != "(") {
        ++actor.last;
        return;
      }
    }
  }
  if (actor.last >= count || word(actor.last) != "(") return;
  for (std::uint32_t t = actor.last + 1; t < std::min(count, actor.last + kLongestBracket); ++t) {
    if (word(t) == ")") {
      actor.last = t + 1;
      return;
    }
  }
}

void ActorReader::add_conjoined(Actor& actor, std::uint32_t from, std::uint32_t limit) const {
  limit = std::min<std::uint32_t>(limit, static_cast<std::uint32_t>(mention_of_.size()));
  while (from < limit && mention_begins(from)) {
    const EntityMention& m = reading_.mentions[mention_of_[from]];
    if (m.span.begin == reading_.analysis.tokens[from].span.begin || with_preposition(from) || m.entity == kNone)
      return;
    actor.entities.push_back(m.entity);
    from = mention_end(from);
    actor.last = std::max(actor.last, from);
  }
}

void ActorReader::set_text(Actor& actor) const {
  if (actor.last <= actor.first) return;
  std::uint32_t last = actor.last;
  while (last > actor.first + 1 && is_punctuation(last - 1) && word(last - 1) != ")") --last;
  Span span = reading_.analysis.covering(actor.first, last);
  // a conjunction is no part of the name
  const std::uint32_t m = mention_of_[actor.first];
  if (m != kNone && reading_.mentions[m].span.begin > span.begin && mention_begins(actor.first)) {
    span.begin = reading_.mentions[m].span.begin;
  }
  actor.text = std::string(slice(reading_.article.text, span));
  std::replace(actor.text.begin(), actor.text.end(), '\n', ' ');
  if (!actor.span) actor.span = span;
  if (actor.entities.size() > 1) actor.span = span;
}

void ActorReader::match_role(Actor& actor) const {
  if (actor.text.empty()) return;
  const std::string mine = fold_phrase(actor.text);
  std::uint32_t match = kNone;
  bool several = false;
  for (const Title& title : titles_) {
    if (title.folded.size() != mine.size() || !same_title(title.folded, mine)) continue;
    several |= match != kNone && match != title.entity;
    match = title.entity;
  }
  if (match != kNone && !several) {
    actor.entities.push_back(match);
    return;
  }
  const auto words = split_list(mine, ' ');
  constexpr std::uint16_t kAnaphoric = 0x01 | 0x02 | 0x08 | 0x20;
  actor.definite_title =
      !words.empty() && words.size() <= 2 && definite(words.front()) && (actor.noun & kAnaphoric) != 0;
}

Actor ActorReader::before_verb(std::uint32_t first, std::uint32_t verb) const {
  if (first >= verb) return {};
  if (has(classes_of_[first], WordClass::Topic)) ++first;
  constexpr std::uint32_t kLeading =
      static_cast<std::uint32_t>(WordClass::Subordinator) | static_cast<std::uint32_t>(WordClass::NegationVerb) |
      static_cast<std::uint32_t>(WordClass::Continuing) | static_cast<std::uint32_t>(WordClass::PastAux) |
      static_cast<std::uint32_t>(WordClass::Question) | static_cast<std::uint32_t>(WordClass::Conditional) |
      static_cast<std::uint32_t>(WordClass::That) | static_cast<std::uint32_t>(WordClass::Possible);
  while (first < verb && (classes_of_[first] & kLeading) != 0 && mention_of_[first] == kNone) ++first;
  if (first >= verb) return {};
  Actor actor = phrase(first, verb);
  if (!actor.found() && actor.last == 0) return {};
  std::uint32_t end = actor.last;
  // what may stand between a subject and its verb: "for his part", an apposition between commas, a bracket
  const std::uint32_t found_end = end;
  while (end < verb && (has(classes_of_[end], WordClass::Filler) || is_comma(end) ||
                        has(classes_of_[end], WordClass::NegationVerb) || has(classes_of_[end], WordClass::Possible) ||
                        (has(classes_of_[end], WordClass::Preposition) && end + 2 <= verb &&
                         has(classes_of_[end + 1], WordClass::Filler)))) {
    ++end;
  }
  if (end < verb && found_end < verb && is_comma(found_end)) {  // an apposition after the name
    const bool closed = is_comma(verb - 1);
    bool nominal = closed;
    const bool relative = has(classes_of_[found_end + 1], WordClass::Relative);
    for (std::uint32_t t = found_end + 1; t + 1 < verb && nominal && !relative; ++t) {
      nominal = !verb_at[t] && !has(classes_of_[t], WordClass::That);
    }
    if (nominal) end = verb;
  }
  if (end != verb) return {};
  return actor;
}

}  // namespace isnad
