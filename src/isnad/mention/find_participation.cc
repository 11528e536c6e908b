#include "isnad/mention/find_participation.h"

#include <algorithm>

#include "isnad/mention/find_news_events.h"

namespace isnad {
namespace {

constexpr std::uint32_t kLongestItem = 16;  // tokens of a line in a list of names
constexpr std::uint32_t kLongestHead = 8;
constexpr std::uint32_t kBeforeFirstName = 14;  // tokens between a verb of attending and the first name

bool is_person(const StatementContext& c, std::uint32_t token) {
  const std::uint32_t m = c.actors.mention_over(token);
  return m != kNone && c.actors.mention_begins(token) && c.reading.mentions[m].type == EntityType::Person &&
         c.reading.mentions[m].entity != kNone;
}

/// The name with the office that stands right before it.
Span with_office(const Reading& reading, const EntityMention& mention) {
  Span span = mention.span;
  for (const Role& role : reading.entities[mention.entity].roles) {
    if (role.span.end <= mention.span.begin && mention.span.begin - role.span.end <= 4) span = cover(span, role.span);
  }
  return span;
}

class ParticipationFinder {
 public:
  ParticipationFinder(const StatementContext& context, std::vector<Statement>& out) : c_(context), out_(out) {}

  void run() {
    lists();
    for (std::uint32_t t = 0; t < c_.verbs.size(); ++t) {
      if (c_.actors.mention_over(t) != kNone) continue;
      if (!by_verb(t)) by_phrase(t);
    }
  }

 private:
  /// "the ... delegation:" and the lines below it.
  void lists() {
    const auto& sentences = c_.reading.analysis.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      const Sentence& head = sentences[s];
      if (head.last - head.first > kLongestHead || head.last - head.first < 2) continue;
      if (c_.word(head.last - 1) != ":" || c_.lexicon.delegation_lists.count(c_.word(head.first)) == 0) continue;
      std::string side;
      for (std::uint32_t t = head.first; t < head.last && side.empty(); ++t) side = side_at(t);
      for (std::uint32_t item = s + 1; item < sentences.size(); ++item) {
        const Sentence& line = sentences[item];
        if (line.last - line.first > kLongestItem) break;
        std::uint32_t name = line.first;
        while (name < line.last && !is_person(c_, name)) ++name;
        if (name == line.last) {
          bool office = false;
          for (std::uint32_t t = line.first + 1; t + 1 < line.last; ++t) office |= c_.word(t) == ":";
          if (office) continue;
          break;
        }
        participant(name, "attend", side, head.first, line.first);
      }
    }
  }

  bool by_verb(std::uint32_t t) {
    for (const VerbForm& form : c_.verbs[t]) {
      const NewsVerb& row = c_.lexicon.verbs[form.row];
      if (row.kind != StatementKind::Participation || form.part == VerbPart::Masdar || form.part == VerbPart::Participle) continue;
      if (!c_.verbal_place(t, form)) continue;
      const std::size_t before = out_.size();
      const Actor subject = c_.subject_before(t, form.conjoined);
      Statement model;
      model.predicate = row.predicate;
      if (row.denies) model.polarity = Polarity::Negated;
      c_.place(model, t, &form);
      if (row.predicate == "represent") {
        if (!subject.entities.empty()) return false;  // "X represents a chance": no delegation
        represent(t);
      } else if (!subject.entities.empty()) {
        for (std::uint32_t k = subject.first; k < t; ++k) {
          if (!c_.actors.mention_begins(k)) continue;
          const std::uint32_t e = c_.reading.mentions[c_.actors.mention_over(k)].entity;
          if (std::find(subject.entities.begin(), subject.entities.end(), e) != subject.entities.end()) member(k, model, t, {});
        }
      } else {
        names(t, model, {});
      }
      if (out_.size() > before) return true;
    }
    return false;
  }

  bool by_phrase(std::uint32_t t) {
    const std::string word(c_.word(t));
    if (c_.lexicon.delegation_with.count(word) != 0) {
      Statement model;
      model.predicate = "attend";
      const Sentence& sentence = c_.sentence_of(t);
      model.sentence = c_.reading.analysis.tokens[t].sentence;
      // only where two or more persons stand: "with X" alone is no delegation
      std::uint32_t persons = 0;
      for (std::uint32_t k = sentence.first; k < sentence.last; ++k) persons += is_person(c_, k);
      if (persons >= 2) names(t, model, {});
      return true;
    }
    if (has(c_.actors.classes(t), WordClass::NegationNoun) && t + 1 < c_.verbs.size() &&
        c_.lexicon.delegation_without.count(c_.word(t + 1)) != 0) {
      const Sentence& sentence = c_.sentence_of(t);
      for (std::uint32_t k = t + 2; k < std::min(sentence.last, t + 5); ++k) {
        if (!c_.actors.mention_begins(k)) continue;
        Statement model;
        model.predicate = "attend";
        model.polarity = Polarity::Negated;
        model.sentence = c_.reading.analysis.tokens[t].sentence;
        member(k, model, t, {});
        out_.back().span = c_.reading.analysis.covering(t, c_.actors.mention_end(k));
        return true;
      }
    }
    return false;
  }

  bool begins_with_and(std::uint32_t k) const {
    return c_.actors.is_conjunction(k) || c_.word(k).starts_with("\xD9\x88");
  }

  /// The names after a verb of attending, up to another verb; sides as the text turns to them.
  void names(std::uint32_t t, const Statement& model, std::string side) {
    const Sentence& sentence = c_.sentence_of(t);
    std::uint32_t last = t;
    for (std::uint32_t k = t + 1; k < sentence.last; ++k) {
      if (c_.lexicon.delegation_sides.count(bare(k)) != 0 && k + 1 < sentence.last) {
        if (const std::string found = side_at(k + 1); !found.empty()) side = found;
        last = k;
        continue;
      }
      if (is_person(c_, k)) {
        member(k, model, t, side);
        last = k = c_.actors.mention_end(k) - 1;
        continue;
      }
      if (c_.actors.mention_begins(k) && model.polarity == Polarity::Negated && k <= t + 2) {
        member(k, model, t, side);  // a country that stays away
        last = k;
        continue;
      }
      if (c_.actors.verb_at[k] && c_.actors.mention_over(k) == kNone) break;
      if (has(c_.actors.classes(k), WordClass::That) || has(c_.actors.classes(k), WordClass::Relative)) break;
      // The absent are a list of their own; after a pause without "and" the sentence speaks of others.
      const bool listed = last > t && model.polarity == Polarity::Negated;
      if (listed && (has(c_.actors.classes(k), WordClass::Preposition) ||
                     (c_.actors.is_comma(k) && k + 1 < sentence.last && !begins_with_and(k + 1)))) {
        break;
      }
      if (k - last > kBeforeFirstName) break;
    }
  }

  /// "X represents A: b and c, and D: e": names by country.
  void represent(std::uint32_t t) {
    const Sentence& sentence = c_.sentence_of(t);
    std::string side;
    Statement model;
    model.predicate = "attend";
    c_.place(model, t, nullptr);
    for (std::uint32_t k = t + 1; k < sentence.last; ++k) {
      if (is_person(c_, k)) {
        if (side.empty()) return;
        member(k, model, t, side);
        k = c_.actors.mention_end(k) - 1;
        continue;
      }
      if (const std::string country = country_at(k); !country.empty() && (k == t + 1 || joined(k))) {
        side = country;
        if (c_.actors.mention_over(k) != kNone) k = c_.actors.mention_end(k) - 1;
        continue;
      }
      if (k == t + 1 && side.empty() && c_.actors.mention_over(k) == kNone) return;
      if (c_.actors.verb_at[k] && c_.actors.mention_over(k) == kNone) return;
    }
  }

  /// Begins with a conjunction or after a pause: the next country, not part of an office.
  bool joined(std::uint32_t k) const {
    if (c_.actors.is_comma(k - 1)) return true;
    const std::uint32_t m = c_.actors.mention_over(k);
    return m != kNone && c_.reading.mentions[m].span.begin > c_.reading.analysis.tokens[k].span.begin &&
           !c_.actors.with_preposition(k);
  }

  std::string country_at(std::uint32_t k) const {
    const std::uint32_t m = c_.actors.mention_over(k);
    if (m != kNone && c_.actors.mention_begins(k)) {
      const std::uint32_t e = c_.reading.mentions[m].entity;
      if (e != kNone && c_.reading.entities[e].type == EntityType::Place && !c_.reading.entities[e].country.empty() &&
          c_.reading.entities[e].within.empty()) {
        return c_.reading.entities[e].country;
      }
    }
    const Token& token = c_.reading.analysis.tokens[k];
    std::uint32_t from = token.folded.begin;
    if (m != kNone && c_.reading.mentions[m].span.begin > token.span.begin) {
      from += c_.reading.mentions[m].span.begin - token.span.begin;
    }
    const auto match = c_.lexicon.side_of_country.longest(c_.reading.analysis.folded, from);
    return match ? c_.lexicon.sides[match.payload()] : std::string();
  }

  std::string side_at(std::uint32_t t) const {
    if (std::string side = c_.lexicon.side(c_.word(t)); !side.empty()) return side;
    return {};
  }

  std::string bare(std::uint32_t t) const { return std::string(c_.word(t)); }

  void member(std::uint32_t k, const Statement& model, std::uint32_t cue, const std::string& side) {
    const EntityMention& m = c_.reading.mentions[c_.actors.mention_over(k)];
    if (m.entity == kNone) return;
    Statement s = model;
    s.kind = StatementKind::Participation;
    s.span = with_office(c_.reading, m);
    s.cue = c_.reading.analysis.covering(cue, cue + 1);
    s.actors = {m.entity};
    s.side = !side.empty() ? side : c_.reading.entities[m.entity].side;
    s.sentence = c_.reading.analysis.tokens[k].sentence;
    out_.push_back(std::move(s));
  }

  void participant(std::uint32_t name, std::string_view predicate, const std::string& side, std::uint32_t head,
                   std::uint32_t first) {
    Statement model;
    model.predicate = predicate;
    member(name, model, head, side);
    const EntityMention& m = c_.reading.mentions[c_.actors.mention_over(name)];
    out_.back().span = cover(c_.reading.analysis.tokens[first].span, m.span);
  }

  const StatementContext& c_;
  std::vector<Statement>& out_;
};

}  // namespace

void find_participation(const StatementContext& context, std::vector<Statement>& statements) {
  ParticipationFinder(context, statements).run();
}

void fill_sides(Reading& reading, const std::vector<Statement>& statements) {
  for (const Statement& s : statements) {
    if (s.kind != StatementKind::Participation || s.side.empty()) continue;
    for (const std::uint32_t e : s.actors) {
      if (reading.entities[e].side.empty() && reading.entities[e].type == EntityType::Person) reading.entities[e].side = s.side;
    }
  }
}

}  // namespace isnad
