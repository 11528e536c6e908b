#include "isnad/mention/find_news_events.h"

#include <algorithm>

#include "isnad/arabic/proclitics.h"
#include "isnad/mention/split_clauses.h"

namespace isnad {
namespace {

constexpr std::uint32_t kWithin = 24;     // tokens between a verb and what must follow it
constexpr std::uint32_t kFarObject = 10;  // beyond this the matter alone is the statement

bool matches(std::string_view word, const std::vector<std::string>& wanted) {
  for (const Cut& cut : proclitic_cuts(word)) {
    const std::string_view rest = word.substr(cut.skip);
    for (const std::string& w : wanted) {
      if (w.size() <= 2 ? word.starts_with(w) : rest == w) return true;
      if (rest.size() == w.size() + 2 && rest.starts_with(w) && rest.ends_with("\xD8\xA7")) return true;  // accusative
    }
  }
  return false;
}

class EventFinder {
 public:
  EventFinder(const StatementContext& context, std::vector<Statement>& out) : c_(context), out_(out) {}

  void run() {
    for (std::uint32_t t = 0; t < c_.verbs.size(); ++t) {
      if (denied_outcome(t) || occasion_to_come(t)) continue;
      bool done = false;
      for (const VerbForm& form : c_.verbs[t]) {
        if ((done = verb(t, form))) break;
      }
      if (!done && !expected(t)) future(t);
    }
  }

 private:
  bool verb(std::uint32_t t, const VerbForm& form) {
    const NewsVerb& row = c_.lexicon.verbs[form.row];
    if (row.kind == StatementKind::Participation) return false;
    if (form.part == VerbPart::Participle) return false;
    const bool after_light = t > 0 && has(c_.actors.classes(t - 1), WordClass::PassiveLight);
    if (after_light && form.part != VerbPart::Masdar) return false;
    if (form.part == VerbPart::Masdar) {
      if (!row.noun || form.suffixed || !noun_is_cue(t)) return false;
    } else if (!c_.verbal_place(t, form)) {
      return false;
    }
    if (!row.unless.empty() && t + 1 < c_.verbs.size() && matches(c_.word(t + 1), row.unless)) return false;
    std::uint32_t kept = t;
    if (!row.with.empty() && !(kept = required(t, row)) ) return false;
    if (row.predicate == "decide" && form.part != VerbPart::Masdar) kept = object(t);
    Statement s;
    s.kind = row.kind;
    s.predicate = row.predicate;
    if (row.predicate == "decide" && kept > t) s.predicate = decided(kept, row.predicate);
    if (row.denies) s.polarity = Polarity::Negated;
    Actor actor;
    if (form.part != VerbPart::Masdar) {
      actor = c_.subject_before(t, form.conjoined);
      if (actor.entities.empty()) {
        // the subject ends before the word that the verb asks for
        const std::uint32_t limit = kept > t + 1 ? kept : c_.sentence_of(t).last;
        Actor post = c_.actors.phrase(t + 1, limit);
        if (!post.entities.empty() || !actor.found()) actor = std::move(post);
      }
    }
    if (needs_actor(row) && form.part != VerbPart::Masdar && !actor.can_speak()) return false;
    own_voice(actor, t);
    if (actor.entities.empty() && actor.first > t && actor.first == kept) actor = Actor{};  // what was held, not who held it
    const bool before = actor.found() && actor.first < t;
    ClauseTokens clause = clause_around(c_, t, before ? actor.first : t, kept);
    if (kept > t + kFarObject) clause.first = kept;
    s.span = c_.reading.analysis.covering(clause.first, clause.last);
    s.cue = c_.reading.analysis.covering(t, t + 1);
    set_parts(s, actor, t, clause);
    c_.place(s, t, form.part == VerbPart::Masdar ? nullptr : &form);
    if (s.modality == Modality::Future || s.modality == Modality::Expected) s.kind = StatementKind::Plan;
    out_.push_back(std::move(s));
    return true;
  }

  /// Coming and going is what people do; figures "arrive at" levels.
  static bool needs_actor(const NewsVerb& row) {
    return row.predicate == "arrive" || row.predicate == "visit" || row.predicate == "leave" || row.predicate == "buy" ||
           row.predicate == "sell";
  }

  /// "said that he will ...": who speaks is who acts, and the phrase after the verb is its object.
  void own_voice(Actor& actor, std::uint32_t t) const {
    const std::uint32_t cue = c_.said_by[t];
    if (cue == kNone || c_.cues[cue].opening != Opening::That || c_.cues[cue].actor.entities.empty()) return;
    const std::uint32_t first = c_.cues[cue].content_first;
    if (!has(c_.actors.classes(first), WordClass::That) || t > first + 2 || t == first) return;
    actor = c_.cues[cue].actor;
    actor.first = t;
  }

  /// A verbal noun asserts something after a light verb, after a denial, or at the head of a clause.
  bool noun_is_cue(std::uint32_t t) const {
    const Sentence& sentence = c_.sentence_of(t);
    if (t == sentence.first) return true;
    const std::uint32_t k = c_.actors.classes(t - 1);
    if (const std::uint32_t cue = c_.said_by[t]; cue != kNone && c_.cues[cue].content_first == t && c_.cues[cue].verb != kNone) {
      return c_.lexicon.speech.verbs[c_.cues[cue].verb].stance.empty();
    }  // "announced the death of"
    if (c_.word(t - 1) == "\xD8\xB9\xD9\x86" && t >= 2 && c_.actors.mention_over(t - 2) == kNone) {  // "reports of", "announced"
      if (has(c_.actors.classes(t - 2), WordClass::Reported) || !c_.clause.forms[t - 2].empty()) return true;
    }
    return has(k, WordClass::PassiveLight) || has(k, WordClass::NegationNoun) || c_.word(t - 1) == ":" ||
           (t >= 2 && c_.word(t - 1) == "\xD8\xB9\xD9\x84\xD9\x8A" && has(c_.actors.classes(t - 2), WordClass::PassiveLight));
  }

  /// Token of the word that the row asks for, or 0.
  std::uint32_t required(std::uint32_t t, const NewsVerb& row) const {
    const std::uint32_t end = std::min(c_.sentence_of(t).last, t + 1 + kWithin);
    for (std::uint32_t k = t + 1; k < end; ++k) {
      if (matches(c_.word(k), row.with)) return k;
      if (c_.actors.verb_at[k] && c_.actors.mention_over(k) == kNone) return 0;
    }
    return 0;
  }

  /// Where a decision's matter begins, past the subject and its asides: a verbal noun or a "that" clause.
  std::uint32_t object(std::uint32_t t) const {
    const std::uint32_t end = std::min(c_.sentence_of(t).last, t + 1 + 2 * kWithin);
    for (std::uint32_t k = t + 1; k < end; ++k) {
      if (c_.actors.mention_over(k) != kNone) continue;
      if (has(c_.actors.classes(k), WordClass::That)) return k;
      for (const VerbForm& form : c_.verbs[k]) {
        if (form.part == VerbPart::Masdar && !form.definite && !form.conjoined) return k;
      }
      if (c_.actors.verb_at[k]) break;
    }
    return t;
  }

  /// "decided to postpone ...": the matter of the decision tells which it is.
  std::string decided(std::uint32_t matter, const std::string& otherwise) const {
    for (const VerbForm& form : c_.verbs[matter]) {
      const NewsVerb& row = c_.lexicon.verbs[form.row];
      if (form.part == VerbPart::Masdar && row.kind == StatementKind::Outcome && !row.denies) return row.predicate;
    }
    return otherwise;
  }

  void set_parts(Statement& s, const Actor& actor, std::uint32_t t, const ClauseTokens& clause) const {
    set_actor(s, actor);
    // a patient after a verb that has no other party: "X was killed" is written as "X killed"
    const std::string& plover = c_.lexicon.verbs[c_.verbs[t].front().row].plover;
    const bool harmful = plover == "ASSAULT" || plover == "COERCE";
    for (std::uint32_t k = clause.first; k < clause.last; ++k) {
      if (!c_.actors.mention_begins(k)) continue;
      const EntityMention& m = c_.reading.mentions[c_.actors.mention_over(k)];
      if (m.entity == kNone || std::find(s.actors.begin(), s.actors.end(), m.entity) != s.actors.end()) continue;
      if (std::find(s.targets.begin(), s.targets.end(), m.entity) != s.targets.end()) continue;
      if (m.type == EntityType::Place && k > 0 && (has(c_.actors.classes(k - 1), WordClass::Preposition) || k < t)) continue;
      s.targets.push_back(m.entity);
    }
    if (harmful && s.targets.empty() && s.actors.size() == 1 && actor.first > t &&
        c_.reading.entities[s.actors.front()].type == EntityType::Person) {
      s.targets.swap(s.actors);
      s.actor_text.clear();
      s.actor_span.reset();
    }
  }

  /// "without an agreement", "min ghayr maw'id": what did not come out.
  bool denied_outcome(std::uint32_t t) {
    if (!has(c_.actors.classes(t), WordClass::NegationNoun) || c_.actors.mention_over(t) != kNone) return false;
    const Sentence& sentence = c_.sentence_of(t);
    for (std::uint32_t k = t + 1; k < std::min(sentence.last, t + 3); ++k) {
      if (!has(c_.actors.classes(k), WordClass::OutcomeNoun)) continue;
      Statement s;
      s.kind = StatementKind::Outcome;
      s.predicate = "agree";
      std::uint32_t kept = k;
      const ClauseTokens clause = clause_around(c_, t, t, kept);
      s.span = c_.reading.analysis.covering(clause.first, clause.last);
      s.cue = c_.reading.analysis.covering(t, k + 1);
      c_.place(s, k, nullptr);
      s.polarity = Polarity::Negated;
      out_.push_back(std::move(s));
      return true;
    }
    return false;
  }

  /// "the next round", "his intention to ...".
  bool occasion_to_come(std::uint32_t t) {
    if (c_.reading.analysis.tokens[t].kind != TokenKind::Arabic) return false;
    if (!listed(c_.lexicon.plan_heads, c_.word(t))) return false;
    const Sentence& sentence = c_.sentence_of(t);
    for (const NounPair& pair : c_.lexicon.plans) {
      if (!listed(pair.heads, c_.word(t))) continue;
      std::uint32_t with = kNone;
      if (pair.words.empty()) {
        for (std::uint32_t k = t + 1; k < std::min(sentence.last, t + 6) && with == kNone; ++k) {
          if (c_.actors.is_punctuation(k)) break;
          for (const VerbForm& form : c_.verbs[k]) {
            if (form.part == VerbPart::Masdar) with = k;
          }
          for (const VerbForm& form : c_.clause.forms[k]) {
            if (form.part == VerbPart::Masdar) with = k;
          }
        }
        if (with == kNone && t + 1 < sentence.last && !c_.actors.is_punctuation(t + 1) && t > sentence.first) {
          for (const VerbForm& form : c_.clause.forms[t - 1]) {
            if (form.part == VerbPart::Past || form.part == VerbPart::Present) with = t + 1;  // "announced his intention ..."
          }
        }
      } else {
        for (std::uint32_t k = t + 1; k < std::min(sentence.last, t + 4); ++k) {
          if (pair.words.count(c_.word(k)) != 0) with = k;
        }
      }
      if (with == kNone) continue;
      Statement s;
      s.kind = StatementKind::Plan;
      s.predicate = pair.predicate;
      const ClauseTokens clause = clause_around(c_, t, t, with);
      s.span = c_.reading.analysis.covering(clause.first, clause.last);
      s.cue = c_.reading.analysis.covering(t, with + 1);
      c_.place(s, t, nullptr);
      if (s.modality == Modality::Asserted) s.modality = Modality::Future;
      if (const std::uint32_t cue = c_.said_by[t]; cue != kNone) set_actor(s, c_.cues[cue].actor);
      out_.push_back(std::move(s));
      return true;
    }
    return false;
  }

  /// "it is expected that X will ...": any verb after "expected" and its "that", also one the lexicon does not know.
  bool expected(std::uint32_t t) {
    if (t == 0 || c_.actors.mention_over(t) != kNone || c_.reading.analysis.tokens[t].kind != TokenKind::Arabic) return false;
    const Sentence& sentence = c_.sentence_of(t);
    if (t < sentence.first + 2 || !has(c_.actors.classes(t - 1), WordClass::That)) return false;
    if (!has(c_.actors.classes(t - 2), WordClass::Expected)) return false;
    const std::string_view word = c_.word(t);
    constexpr std::size_t kShortest = 8;  // bytes: a prefix and three letters
    if (word.size() < kShortest || !(word.starts_with("\xD9\x8A") || word.starts_with("\xD8\xAA"))) return false;
    Statement s;
    s.kind = StatementKind::Plan;
    s.predicate = "will";
    Actor actor = c_.actors.phrase(t + 1, sentence.last);
    own_voice(actor, t);
    const ClauseTokens clause = clause_around(c_, t, t, t);
    s.span = c_.reading.analysis.covering(clause.first, clause.last);
    s.cue = c_.reading.analysis.covering(t, t + 1);
    set_parts_of_plan(s, actor, clause);
    c_.place(s, t, nullptr);
    s.modality = Modality::Expected;
    out_.push_back(std::move(s));
    return true;
  }

  /// Any verb with the future sin, also one the lexicon does not know.
  void future(std::uint32_t t) {
    const std::string_view word = c_.word(t);
    if (c_.reading.analysis.tokens[t].kind != TokenKind::Arabic || c_.actors.mention_over(t) != kNone) return;
    if (has(c_.actors.classes(t), WordClass::NotFuture)) return;
    constexpr std::size_t kShortest = 10;  // bytes: sin, a prefix, three letters
    std::uint8_t skip = 0;
    bool conjoined = false;
    for (const Cut& cut : proclitic_cuts(word)) {
      if (cut.future && !cut.definite && !cut.preposition) {
        skip = cut.skip;
        conjoined = cut.conjunction;
        break;
      }
    }
    if (skip == 0) return;
    const std::string_view rest = word.substr(skip);
    if (rest.size() < kShortest - 2) return;
    const bool prefixed = rest.starts_with("\xD9\x8A") || rest.starts_with("\xD8\xAA");  // ya, ta
    if (!prefixed || rest.ends_with("\xD9\x87") || rest.ends_with("\xD8\xA7\xD8\xAA")) return;  // feminine nouns
    if (rest.ends_with("\xD9\x8A\xD9\x86")) return;                                             // sound plurals
    Statement s;
    s.kind = StatementKind::Plan;
    s.predicate = "will";
    for (const VerbForm& form : c_.clause.forms[t]) {
      if (form.future) s.predicate = c_.lexicon.speech.verbs[form.row].stance;
    }
    if (s.predicate.empty()) s.predicate = "will";
    Actor actor = c_.subject_before(t, conjoined);
    if (actor.entities.empty()) {
      Actor post = c_.actors.phrase(t + 1, c_.sentence_of(t).last);
      if (!post.entities.empty() || !actor.found()) actor = std::move(post);
    }
    own_voice(actor, t);
    const bool before = actor.found() && actor.first < t && actor.first >= c_.sentence_of(t).first &&
                        c_.said_by[t] == c_.said_by[actor.first];
    const ClauseTokens clause = clause_around(c_, t, before ? actor.first : t, t);
    s.span = c_.reading.analysis.covering(clause.first, clause.last);
    s.cue = c_.reading.analysis.covering(t, t + 1);
    set_parts_of_plan(s, actor, clause);
    c_.place(s, t, nullptr);
    if (s.modality == Modality::Asserted) s.modality = Modality::Future;
    out_.push_back(std::move(s));
  }

  void set_parts_of_plan(Statement& s, const Actor& actor, const ClauseTokens& clause) const {
    set_actor(s, actor);
    for (std::uint32_t k = clause.first; k < clause.last; ++k) {
      if (!c_.actors.mention_begins(k)) continue;
      const EntityMention& m = c_.reading.mentions[c_.actors.mention_over(k)];
      if (m.entity == kNone || m.type == EntityType::Place) continue;
      if (std::find(s.actors.begin(), s.actors.end(), m.entity) != s.actors.end()) continue;
      if (std::find(s.targets.begin(), s.targets.end(), m.entity) == s.targets.end()) s.targets.push_back(m.entity);
    }
  }

  const StatementContext& c_;
  std::vector<Statement>& out_;
};

}  // namespace

void set_actor(Statement& statement, const Actor& actor) {
  statement.actors = actor.entities;
  if (!actor.found()) return;
  statement.actor_text = actor.text;
  statement.actor_span = actor.span;
}

void find_news_events(const StatementContext& context, std::vector<Statement>& statements) {
  EventFinder(context, statements).run();
}

}  // namespace isnad
