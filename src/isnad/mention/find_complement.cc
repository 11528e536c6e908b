#include "isnad/mention/find_complement.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "isnad/arabic/proclitics.h"

namespace isnad {
namespace {

constexpr std::uint32_t kWithin = 30;  // tokens between a verb of saying and what is said

bool finite(const VerbForm& form) { return form.part == VerbPart::Past || form.part == VerbPart::Present; }

/// "b-" or "l-" written on a noun that is no name.
bool carries(const SpeechClause& clause, std::uint32_t token, const SpeechVerb& row) {
  const ActorReader& actors = clause.actors;
  const std::string_view word = actors.word(token);
  const bool ba = row.with_ba && word.starts_with("\xD8\xA8");
  const bool lam = row.with_lam && word.starts_with("\xD9\x84");
  if (!ba && !lam) return false;
  if (word.size() <= 2) return true;  // the preposition alone before a mark
  if (actors.mention_over(token) != kNone) return actors.with_preposition(token);
  if (word.size() < 8 || actors.is_punctuation(token)) return false;
  return (actors.classes(token) & (static_cast<std::uint32_t>(WordClass::Preposition) |
                                   static_cast<std::uint32_t>(WordClass::Subordinator) |
                                   static_cast<std::uint32_t>(WordClass::Filler) |
                                   static_cast<std::uint32_t>(WordClass::Belongs))) == 0 &&
         clause.lexicon.nouns.exactly(word) == 0;
}

/// An outlet's name in marks, spoken to before what is said comes: "to 'Al-Sabah' that ...".
bool listener(const SpeechClause& clause, std::uint32_t token, std::uint32_t limit, const SpeechVerb& row) {
  constexpr std::uint32_t kLongestName = 6;  // tokens with the marks
  const ActorReader& actors = clause.actors;
  const MarkedText& mark = clause.marks[clause.mark_opening(token)];
  if (row.act == SpeechAct::Describe || mark.last - mark.first > kLongestName || token == 0) return false;
  if (actors.word(token - 1) == "\xD9\x84") return true;  // lam
  if (actors.word(token - 1) == ":") return false;
  constexpr std::uint32_t kShortName = 5;
  constexpr std::string_view kAn = "\xD8\xB9\xD9\x86";  // "spoke of ..." is no listener
  if (has(actors.classes(token - 1), WordClass::Preposition) && mark.last - mark.first <= kShortName && actors.word(token - 1) != kAn &&
      std::find(row.words.begin(), row.words.end(), actors.word(token - 1)) == row.words.end()) {
    return true;
  }
  for (std::uint32_t t = mark.last; t < limit; ++t) {
    if (has(actors.classes(t), WordClass::That) || actors.word(t) == ":" || clause.mark_opening(t) != kNone) return true;
    if (std::find(row.words.begin(), row.words.end(), actors.word(t)) != row.words.end()) return true;
    if (actors.verb_at[t] || (actors.is_comma(t) && clause.boundary_after(t))) return false;
  }
  return false;
}

/// Past "l-qanat X", somebody spoken to; else `token`.
std::uint32_t after_listener(const SpeechClause& clause, std::uint32_t token, std::uint32_t limit) {
  const ActorReader& actors = clause.actors;
  const std::string_view word = actors.word(token);
  if (!word.starts_with("\xD9\x84") || clause.lexicon.nouns.exactly(word) != 0) return token;
  for (const Cut& cut : proclitic_cuts(word)) {
    if (!cut.preposition || cut.conjunction || clause.lexicon.nouns.exactly(word.substr(cut.skip)) == 0) continue;
    const Actor spoken_to = actors.phrase(token, limit, true);
    return std::max(spoken_to.last, token + 1);
  }
  return token;
}

/// A preposition with a pronoun between the verb and its subject: "answered him X".
bool to_him(const ActorReader& actors, std::uint32_t token) {
  const std::string_view w = actors.word(token);
  return has(actors.classes(token), WordClass::Preposition) && actors.mention_over(token) == kNone && w.size() <= 10 &&
         (w.ends_with("\xD9\x87") || w.ends_with("\xD9\x87\xD8\xA7") || w.ends_with("\xD9\x87\xD9\x85"));
}

/// ", and she held her child:", ", who was wounded, that": past a remark about the speaker, when what is said still comes
/// after it; else the comma itself.
std::uint32_t after_remark(const SpeechClause& clause, std::uint32_t comma, std::uint32_t limit) {
  constexpr std::uint32_t kLongestRemark = 14;
  const ActorReader& actors = clause.actors;
  if (comma + 2 >= limit) return comma;
  const std::uint32_t c = actors.classes(comma + 1);
  const std::string_view next = actors.word(comma + 1);
  constexpr std::string_view kSpoke = "\xD8\xAA\xD8\xAD\xD8\xAF\xD8\xAB";  // "who spoke on condition of ..."
  const bool circumstance = next.starts_with(kSpoke) || next == "\xD9\x88\xD9\x87\xD9\x88" ||
                            next == "\xD9\x88\xD9\x87\xD9\x8A" || next == "\xD9\x88\xD9\x87\xD9\x85" ||
                            next == "\xD9\x88\xD9\x82\xD8\xAF";  // and he, she, they; and had
  if (!circumstance && !has(c, WordClass::Relative) && !has(c, WordClass::Preposition)) return comma;
  for (std::uint32_t t = comma + 2; t < std::min(limit, comma + kLongestRemark); ++t) {
    if (actors.word(t) == ":") return t;
    if (has(actors.classes(t), WordClass::That) && actors.mention_over(t) == kNone) {
      return actors.is_comma(t - 1) ? t : comma;
    }
    if (actors.is_comma(t) && t + 1 < limit) {
      if (has(actors.classes(t + 1), WordClass::That) || clause.mark_opening(t + 1) != kNone) return t + 1;
      if (has(c, WordClass::Preposition)) return t + 1 - (clause.boundary_after(t) ? t + 1 - comma : 0);
    }
    for (const VerbForm& form : clause.forms[t]) {
      if (finite(form) && form.conjoined && actors.mention_over(t) == kNone) return comma;
    }
  }
  return comma;
}

/// By its ending: "-i", "-iyya" and their plurals.
bool is_adjective(std::string_view word) {
  constexpr std::string_view kEndings[] = {"\xD9\x8A", "\xD9\x8A\xD9\x87", "\xD9\x8A\xD9\x88\xD9\x86", "\xD9\x8A\xD9\x8A\xD9\x86"};
  for (const std::string_view ending : kEndings) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

bool in_time(const Reading& reading, std::uint32_t token) {
  const Span span = reading.analysis.tokens[token].span;
  for (const TimeMention& time : reading.times) {
    if (time.span.overlaps(span)) return true;
    if (time.span.begin > span.end) break;
  }
  return false;
}

bool begins_quantity(const Reading& reading, std::uint32_t token) {
  const Span span = reading.analysis.tokens[token].span;
  return std::any_of(reading.quantities.begin(), reading.quantities.end(), [&](const QuantityMention& q) {
    if (q.span.begin < span.begin || q.span.begin >= span.end) return false;
    constexpr std::string_view kTolls[] = {"killed", "injured", "missing", "displaced", "infected"};
    return q.unit == "person" || std::find(std::begin(kTolls), std::end(kTolls), q.measures) != std::end(kTolls);
  });
}

}  // namespace

void SpeechClause::prepare() {
  const auto count = reading.analysis.tokens.size();
  mark_of.assign(count, kNone);
  for (std::uint32_t m = 0; m < marks.size(); ++m) {
    if (marks[m].depth != 0) continue;
    for (std::uint32_t t = marks[m].first; t < marks[m].last; ++t) mark_of[t] = m;
  }
  forms.resize(count);
  for (std::uint32_t t = 0; t < count; ++t) {
    if (actors.is_punctuation(t) || reading.analysis.tokens[t].kind != TokenKind::Arabic) continue;
    if (actors.mention_over(t) != kNone) continue;
    forms[t] = lexicon.forms.find(actors.word(t));
    const bool joined = t > 0 && actors.is_conjunction(t - 1);
    for (VerbForm& form : forms[t]) form.conjoined |= joined;
    const bool first = t == 0 || reading.analysis.tokens[t - 1].sentence != reading.analysis.tokens[t].sentence ||
                       actors.is_punctuation(t - 1) || joined || has(actors.classes(t - 1), WordClass::Subordinator) ||
                       has(actors.classes(t - 1), WordClass::That) || has(actors.classes(t - 1), WordClass::Relative);
    for (const VerbForm& form : forms[t]) {
      if (form.part == VerbPart::Masdar && !form.definite) actors.masdar_at[t] = true;
      if (!finite(form)) continue;
      if (lexicon.verbs[form.row].strong || form.part == VerbPart::Present || form.gender == 'f' || form.conjoined ||
          form.suffixed || first) {
        actors.verb_at[t] = true;
      }
    }
  }
}

bool SpeechClause::inside_mark(std::uint32_t token) const {
  const std::uint32_t m = mark_of[token];
  return m != kNone && marks[m].balanced && token > marks[m].first && token + 1 < marks[m].last;
}

std::uint32_t SpeechClause::mark_opening(std::uint32_t token) const {
  if (token >= mark_of.size()) return kNone;
  const std::uint32_t m = mark_of[token];
  return m != kNone && marks[m].first == token ? m : kNone;
}

bool SpeechClause::mark_closing(std::uint32_t token) const {
  const std::uint32_t m = mark_of[token];
  return m != kNone && marks[m].last == token + 1;
}

bool SpeechClause::boundary_after(std::uint32_t token) const {
  const std::uint32_t next = token + 1;
  if (next >= forms.size()) return true;
  if (has(actors.classes(next), WordClass::NewClause) || has(actors.classes(next), WordClass::Topic)) return true;
  return static_cast<bool>(
      lexicon.boundaries.longest(reading.analysis.folded, reading.analysis.tokens[next].folded.begin));
}

std::uint32_t SpeechClause::after_aside(std::uint32_t token, std::uint32_t limit) const {
  constexpr std::uint32_t kLongestAside = 8;
  if (token >= limit) return token;
  const auto match = lexicon.attribution_phrases.longest(reading.analysis.folded, reading.analysis.tokens[token].folded.begin);
  if (!match || lexicon.attributions[match.payload()].follows != Attribution::Follows::Aside) return token;
  for (std::uint32_t t = token; t < std::min(limit, token + kLongestAside); ++t) {
    if (actors.is_comma(t)) return t + 1;
    if (has(actors.classes(t), WordClass::That) || actors.word(t) == ":") return t;
  }
  return token;
}

std::uint32_t SpeechClause::after_that(std::uint32_t token) const {
  // "anna" and "inna" alone are two letters (three with a preposition); longer ones carry a pronoun
  std::string_view word = actors.word(token);
  for (const Cut& cut : proclitic_cuts(word)) {
    if (word.size() - cut.skip == 4) return token + 1;
  }
  return token;
}

bool SpeechClause::names(std::uint32_t token) const {
  if (token == 0 || mark_opening(token) == kNone) return false;
  std::uint32_t before = token - 1;
  if (reading.analysis.tokens[before].sentence != reading.analysis.tokens[token].sentence) return false;
  std::string_view word = actors.word(before);
  if (word.size() <= 2 && before > 0) word = actors.word(--before);  // "known as b- ..."
  return lexicon.is_name_head(word) && forms[before].empty();
}

Complement find_complement(const SpeechClause& clause, std::uint32_t verb, const SpeechVerb& row, CueKind kind,
                           std::uint32_t sentence_end) {
  const ActorReader& actors = clause.actors;
  Complement result;
  const std::uint32_t limit = std::min(sentence_end, verb + 1 + kWithin);
  std::uint32_t t = verb + 1;
  if (kind == CueKind::Verb && t + 1 < limit && to_him(actors, t)) {
    if (clause.mark_opening(t + 1) != kNone && row.colon && !row.strong) return result;  // "a banner with '...' written on it"
    ++t;
  }
  if (kind == CueKind::Verb) {
    // a preposition written on what is said ends the subject; nationalities that begin alike do not
    std::uint32_t subject_limit = limit;
    for (std::uint32_t k = t + 1; row.with_ba && k < limit && subject_limit == limit; ++k) {
      if (carries(clause, k, row) && !is_adjective(actors.word(k))) subject_limit = k;
    }
    result.subject = actors.phrase(t, subject_limit);
  }
  std::uint32_t object = t;  // where a bare object would begin
  if (result.subject.can_speak()) {
    object = result.subject.last;
    t = object;  // a complementizer cannot stand inside the subject
  }
  std::uint32_t bare = kNone;
  bool passed_noun = false;  // a noun that belongs to nobody stands between: a written preposition no longer is the verb's
  const bool over_object = row.object || row.act == SpeechAct::Describe || row.act == SpeechAct::Promote;
  for (; t < limit; ++t) {
    if (const std::uint32_t mark = clause.mark_opening(t); mark != kNone) {
      if (row.quote && !clause.names(t) && !listener(clause, t, limit, row)) {
        result.opening = Opening::Quote;
        result.at = result.content = t;
        return result;
      }
      if (clause.marks[mark].balanced) t = clause.marks[mark].last - 1;
      continue;
    }
    const std::string_view word = actors.word(t);
    if (word == ":") {
      if (!row.colon && clause.mark_opening(t + 1) == kNone) return result;
      result.at = t;
      if (t + 1 < sentence_end && has(actors.classes(t + 1), WordClass::That) && row.that) {
        result.opening = Opening::That;
        result.content = clause.after_that(t + 1);
      } else if (clause.mark_opening(t + 1) != kNone) {
        result.opening = Opening::Quote;
        result.content = t + 1;
      } else {
        result.opening = t + 1 < sentence_end ? Opening::Colon : Opening::None;
        result.content = t + 1;
      }
      return result;
    }
    if (bare != kNone) break;
    if (actors.mention_over(t) == kNone || actors.mention_begins(t)) {
      if (has(actors.classes(t), WordClass::Relative)) {  // "the official, who asked not to be named, that"
        if (const std::uint32_t past = clause.after_aside(t + 1, limit); past != t + 1 && past < limit) {
          t = past - 1;
          continue;
        }
      }
      if (has(actors.classes(t), WordClass::That)) {
        if (!row.that || !row.led_by(actors.word(t), t > 0 ? actors.word(t - 1) : std::string_view())) return result;
        result.opening = Opening::That;
        result.at = t;
        result.content = clause.after_that(t);
        return result;
      }
      if (row.count && begins_quantity(clause.reading, t)) {
        result.opening = Opening::Count;
        result.at = result.content = t;
        return result;
      }
      const bool listed = std::find(row.words.begin(), row.words.end(), word) != row.words.end();
      if (listed || ((!passed_noun || over_object) && carries(clause, t, row))) {
        result.at = t;
        if (t + 1 < limit && has(actors.classes(t + 1), WordClass::That)) {
          result.opening = Opening::That;
          result.content = clause.after_that(t + 1);
        } else if (clause.mark_opening(t + 1) != kNone && row.act == SpeechAct::Describe) {
          result.opening = Opening::Quote;
          result.content = t + 1;
        } else {
          result.opening = Opening::Preposition;
          result.content = t;
        }
        return result;
      }
    }
    if (actors.is_comma(t)) {
      if (const std::uint32_t past = clause.after_aside(t + 1, limit); past != t + 1) {
        t = past - 1;
        continue;
      }
      if (const std::uint32_t past = after_remark(clause, t, limit); past != t) {
        t = past - 1;
        continue;
      }
      if (clause.boundary_after(t)) break;
      if (t + 1 < limit) {
        const auto& next = clause.forms[t + 1];
        const bool other = std::any_of(next.begin(), next.end(), [](const VerbForm& f) {
          return finite(f) || f.part == VerbPart::Participle;
        });
        if (other) break;
      }
      continue;
    }
    if (actors.is_punctuation(t)) continue;
    if (t > verb + 1 && actors.verb_at[t] && actors.mention_over(t) == kNone) break;
    if (!row.object && t >= object && actors.mention_over(t) == kNone) {
      if (has(actors.classes(t), WordClass::Preposition)) {
        const Actor passed = actors.phrase(t + 1, limit);
        if (passed.last > t + 1 && passed.entities.empty() && passed.last < limit &&
            clause.mark_opening(passed.last) == kNone) {
          t = passed.last - 1;
        }
        continue;
      }
      const bool adjective = word.starts_with("\xD8\xA7\xD9\x84") && t > verb + 1;
      passed_noun |= !adjective && !has(actors.classes(t), WordClass::Filler) && !in_time(clause.reading, t);
    }
    if (row.object && bare == kNone && t >= object && actors.mention_over(t) == kNone) {
      if (const std::uint32_t past = after_listener(clause, t, limit); past != t) {
        t = past - 1;
        continue;
      }
      constexpr std::uint32_t kPassed = static_cast<std::uint32_t>(WordClass::Filler);
      if ((actors.classes(t) & kPassed) != 0 || in_time(clause.reading, t)) continue;
      if (has(actors.classes(t), WordClass::Preposition)) {
        const Actor passed = actors.phrase(t + 1, limit);
        if (passed.last > t) t = passed.last - 1;
        continue;
      }
      bare = t;
      break;
    }
    if (row.object && bare == kNone && t >= object && actors.mention_begins(t) && !actors.with_preposition(t) && t > verb + 1 &&
        !in_time(clause.reading, t)) {
      bare = t;
      break;
    }
  }
  if (bare != kNone) {
    result.opening = Opening::Object;
    result.at = result.content = bare;
  }
  return result;
}

}  // namespace isnad
