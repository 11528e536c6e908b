#include "isnad/mention/find_entities.h"

#include <algorithm>

#include "isnad/mention/assign_roles.h"
#include "isnad/mention/name_candidate.h"
#include "isnad/mention/resolve_local.h"

namespace isnad {
namespace {

/// Storms and the like bear names that are no people's.
void find_event_names(const NameText& text, std::vector<NameCandidate>& out) {
  for (std::uint32_t t = 0; t + 1 < text.size(); ++t) {
    if (!text.arabic(t) || !text.same_sentence(t, t + 1)) continue;
    const WordStart head = text.start(t, bit(EntityWord::EventName));
    if (head.bits == 0) continue;
    const std::uint32_t stop = text.sentence_end(t);
    std::uint32_t i = t + 1;
    const bool quoted = text.opens_quote(i);
    if (quoted) ++i;
    if (i >= stop || !text.arabic(i)) continue;
    if (!quoted && text.is(i, EntityWord::Ordinary) && !text.is(i, EntityWord::Given)) continue;
    if (text.is(i, EntityWord::Function) || text.definite(i)) continue;
    std::uint32_t last = i + 1;
    if (quoted && last < stop && (text.opens_quote(last) || text.word(last) == "\xC2\xBB")) ++last;
    NameCandidate c;
    c.first = t;
    c.last = last;
    c.folded = {head.at, text.analysis.tokens[last - 1].folded.end};
    c.type = EntityType::Event;
    c.rank = 8;
    out.push_back(c);
  }
}

/// A month is no company: names inside a time are the time's, unless they reach beyond it.
void leave_times(const Reading& reading, const NameText& text, std::vector<NameCandidate>& all) {
  for (NameCandidate& c : all) {
    const Span span = text.analysis.original(c.folded);
    for (const TimeMention& time : reading.times) {
      if (time.span.begin >= span.end) break;
      if (time.span.contains(span) && c.type != EntityType::Place) c.doubtful = true;
    }
  }
}

/// "(SomeAgency) - ..." at the head of the text, in Latin letters.
void latin_credit(const NameText& text, std::vector<NameCandidate>& out) {
  if (text.size() < 5 || text.word(0) != "(") return;
  std::uint32_t t = 1;
  while (t < text.size() && text.analysis.tokens[t].kind == TokenKind::Latin && t < 5) ++t;
  if (t == 1 || t + 1 >= text.size() || text.word(t) != ")" || !text.dash(t + 1)) return;
  NameCandidate c;
  c.first = 1;
  c.last = t;
  c.folded = {text.analysis.tokens[1].folded.begin, text.analysis.tokens[t - 1].folded.end};
  c.type = EntityType::Organisation;
  c.rank = 5;
  out.push_back(c);
}

/// The outlet that signs a dateline: "Shinqit Info - Nouakchott", "al-Mashriq (Amman)".
void dateline_outlet(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& out) {
  for (const Sentence& sentence : text.analysis.sentences) {
    if (sentence.role != BlockRole::Dateline || sentence.first >= sentence.last) continue;
    std::uint32_t t = sentence.first;
    while (t < sentence.last && t < sentence.first + 4 && text.arabic(t) && !text.is(t, EntityWord::Says) &&
           !text.is(t, EntityWord::Function))
      ++t;
    if (t == sentence.first || t >= sentence.last || t > sentence.first + 3) continue;
    const bool separator = text.dash(t) || text.word(t) == "/" || text.word(t) == "(" || text.colon(t);
    const bool whole_known = std::any_of(known.begin(), known.end(), [&](const NameCandidate& c) {
      return c.first == sentence.first && c.last == t && (c.type == EntityType::Place || !c.doubtful);
    });
    const bool part_known = std::any_of(known.begin(), known.end(), [&](const NameCandidate& c) {
      return c.first >= sentence.first && c.last <= t && c.type == EntityType::Place;
    });
    if (!separator || whole_known || (t > sentence.first + 1 && !part_known)) continue;
    NameCandidate c;
    c.first = sentence.first;
    c.last = t;
    c.folded = {text.analysis.tokens[c.first].folded.begin, text.analysis.tokens[t - 1].folded.end};
    c.type = EntityType::Organisation;
    c.rank = 9;
    out.push_back(c);
  }
}

/// "the army" alone: the one army the article has named, or one it does not name; two armies leave it alone.
void bare_armies(const NameText& text, std::vector<NameCandidate>& chosen) {
  std::uint32_t army = kNone;
  std::uint32_t named = 0;
  for (std::uint32_t i = 0; i < chosen.size(); ++i) {
    const NameCandidate& c = chosen[i];
    if (c.type != EntityType::Organisation || c.last < c.first + 2) continue;
    const std::string_view folded = slice(text.analysis.folded, c.folded);
    if (!text.lexicon.armies.contains(folded.substr(0, folded.find(' ')))) continue;
    if (army == kNone || folded != slice(text.analysis.folded, chosen[army].folded)) ++named;
    army = i;
  }
  if (named > 1) return;
  std::vector<bool> taken(text.size(), false);
  for (const NameCandidate& c : chosen) std::fill(taken.begin() + c.first, taken.begin() + c.last, true);
  NameCandidate model;
  model.type = EntityType::Organisation;
  if (named == 1) model = chosen[army];
  for (std::uint32_t t = 0; t < text.size(); ++t) {
    if (taken[t] || !text.arabic(t)) continue;
    for (const Cut& cut : text.cuts(t)) {
      if (cut.definite || cut.future || !text.lexicon.armies.contains(text.word(t).substr(cut.skip)))
        continue;
      NameCandidate c = model;
      c.first = t;
      c.last = t + 1;
      c.folded = {text.analysis.tokens[t].folded.begin + cut.skip, text.analysis.tokens[t].folded.end};
      c.alias = model.folded;
      chosen.push_back(c);
      break;
    }
  }
}

/// Sorted, not overlapping: the longer wins, then the higher rank, then the earlier.
std::vector<NameCandidate> choose(std::vector<NameCandidate> all) {
  all.erase(
      std::remove_if(all.begin(), all.end(), [](const NameCandidate& c) { return c.doubtful || c.last <= c.first; }),
      all.end());
  std::stable_sort(all.begin(), all.end(), [](const NameCandidate& a, const NameCandidate& b) {
    const std::uint32_t x = a.last - a.first;
    const std::uint32_t y = b.last - b.first;
    if (x != y) return x > y;
    if (a.rank != b.rank) return a.rank > b.rank;
    if (a.folded.size() != b.folded.size()) return a.folded.size() > b.folded.size();
    return a.first < b.first;
  });
  std::vector<NameCandidate> chosen;
  for (const NameCandidate& c : all) {
    const bool clash = std::any_of(chosen.begin(), chosen.end(),
                                   [&](const NameCandidate& o) { return c.first < o.last && o.first < c.last; });
    if (!clash) chosen.push_back(c);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const NameCandidate& a, const NameCandidate& b) { return a.first < b.first; });
  return chosen;
}

/// A longer find that begins with a known name of its type inherits the row ("X bn Y" found as "X bn Y bn Z").
void inherit(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& chosen) {
  for (NameCandidate& c : chosen) {
    if (c.form != kNone) continue;
    const std::string_view folded = slice(text.analysis.folded, c.folded);
    for (const NameCandidate& k : known) {
      if (k.doubtful || k.type != c.type || text.lexicon.forms[k.form].family) continue;
      const bool begins = k.first == c.first && k.last <= c.last;
      const bool company_tail =
          c.type == EntityType::Organisation && k.last + 1 >= c.last && k.first > c.first && k.first <= c.first + 2;
      const bool two_words = slice(text.analysis.folded, k.folded).find(' ') != std::string_view::npos;
      if ((begins && two_words && c.type == EntityType::Person && folded.size() > 0) || company_tail) c.form = k.form;
    }
  }
}

}  // namespace

void find_entities(Reading& reading, const EntityLexicon& lexicon, MentionMemory& memory) {
  reading.mentions.clear();
  reading.entities.clear();
  if (reading.analysis.tokens.empty()) return;
  const NameText text(reading.analysis, lexicon, reading.article.text);
  std::vector<NameCandidate> known;
  match_gazetteer(text, known);
  settle_ambiguous(text, known);
  std::vector<NameCandidate> all = known;
  find_event_names(text, all);
  find_persons(text, known, all);
  const std::vector<NameCandidate> named = all;
  find_places(text, named, all);
  find_organisations(text, named, all);
  if (lexicon.model) weigh_model(text, *lexicon.model, memory.ner, all);
  find_speaking_persons(text, all);
  latin_credit(text, all);
  dateline_outlet(text, known, all);
  leave_times(reading, text, all);
  std::vector<NameCandidate> chosen = choose(std::move(all));
  inherit(text, known, chosen);
  find_family_names(text, chosen);
  bare_armies(text, chosen);
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const NameCandidate& a, const NameCandidate& b) { return a.first < b.first; });
  resolve_local(text, chosen, reading);
  assign_roles(text, chosen, reading);
}

}  // namespace isnad
