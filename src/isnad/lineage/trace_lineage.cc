#include "isnad/lineage/trace_lineage.h"

#include <algorithm>
#include <map>

#include "isnad/lineage/align_reuse.h"

namespace isnad {
namespace {

/// The whole text of an article that credits an agency as such, and each sentence that names one.
void find_credits(const Reading& reading, std::uint32_t index, const LineageLexicon& lexicon,
                  std::vector<Credit>& out) {
  const auto length = static_cast<std::uint32_t>(reading.article.text.size());
  for (const std::string& agency : reading.article.credits) out.push_back({index, agency, {0, length}});
  for (const LocalEntity& entity : reading.entities) {
    if (entity.known.empty() || !lexicon.is_agency(entity.known)) continue;
    for (const std::uint32_t m : entity.mentions) {
      const std::uint32_t token = reading.analysis.token_at(reading.mentions[m].span.begin);
      if (token >= reading.analysis.tokens.size()) continue;
      const Sentence& sentence = reading.analysis.sentences[reading.analysis.tokens[token].sentence];
      out.push_back({index, entity.known, sentence.span});
    }
  }
}

std::uint32_t root(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

Lineage trace_lineage(const std::vector<Reading>& readings, const Story& story, const LineageLexicon& lexicon) {
  Lineage lineage;
  std::vector<TextTrace> traces;
  std::vector<const TextTrace*> texts;
  traces.reserve(story.readings.size());
  for (const std::uint32_t r : story.readings) {
    texts.push_back(&traces.emplace_back(trace_text(readings[r])));
    find_credits(readings[r], r, lexicon, lineage.credits);
  }
  for (Reuse& reuse : align_reuse(texts)) {
    Copy copy;
    copy.from = story.readings[reuse.from];
    copy.to = story.readings[reuse.to];
    copy.overlap = reuse.overlap;
    copy.passages = std::move(reuse.passages);
    copy.why = "shared passages";
    const std::string family = lexicon.family(texts[reuse.from]->outlet);
    if (!family.empty() && family == lexicon.family(texts[reuse.to]->outlet))
      copy.why = "shared passages, same publisher";
    lineage.copies.push_back(std::move(copy));
  }
  return lineage;
}

std::uint32_t Lineage::independent(const std::vector<Carrier>& carriers) const {
  const auto n = static_cast<std::uint32_t>(carriers.size());
  std::vector<std::uint32_t> parent(n);
  for (std::uint32_t i = 0; i < n; ++i) parent[i] = i;
  const auto join = [&](std::uint32_t a, std::uint32_t b) { parent[root(parent, a)] = root(parent, b); };

  std::map<std::uint32_t, std::vector<std::uint32_t>> by_reading;
  for (std::uint32_t i = 0; i < n; ++i) by_reading[carriers[i].reading].push_back(i);
  for (const auto& [reading, here] : by_reading) {
    for (const std::uint32_t i : here) join(here.front(), i);
  }
  for (const Copy& copy : copies) {
    const auto from = by_reading.find(copy.from);
    const auto to = by_reading.find(copy.to);
    if (from == by_reading.end() || to == by_reading.end()) continue;
    for (const Passage& passage : copy.passages) {
      for (const std::uint32_t a : from->second) {
        if (!carriers[a].passage.overlaps(passage.from)) continue;
        for (const std::uint32_t b : to->second) {
          if (carriers[b].passage.overlaps(passage.to)) join(a, b);
        }
      }
    }
  }
  std::map<std::string, std::uint32_t> first_of_agency;
  for (const Credit& credit : credits) {
    const auto here = by_reading.find(credit.reading);
    if (here == by_reading.end()) continue;
    for (const std::uint32_t i : here->second) {
      if (!carriers[i].passage.overlaps(credit.passage)) continue;
      const auto [it, fresh] = first_of_agency.try_emplace(credit.agency, i);
      if (!fresh) join(it->second, i);
    }
  }
  std::uint32_t origins = 0;
  for (std::uint32_t i = 0; i < n; ++i) origins += root(parent, i) == i ? 1U : 0U;
  return origins;
}

}  // namespace isnad
