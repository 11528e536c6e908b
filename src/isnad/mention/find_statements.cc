#include "isnad/mention/find_statements.h"

#include <algorithm>
#include <tuple>

#include "isnad/mention/find_assessments.h"
#include "isnad/mention/find_news_events.h"
#include "isnad/mention/find_participation.h"
#include "isnad/mention/find_positions.h"
#include "isnad/mention/statement_context.h"

namespace isnad {

void find_statements(Reading& reading, SpeechContext& speech, const StatementLexicon& lexicon) {
  std::vector<Statement> found;
  {
    const StatementContext context(reading, speech, lexicon);
    find_news_events(context, found);
    find_positions(context, found);
    find_assessments(context, found);
    find_participation(context, found);
  }
  const auto key = [](const Statement& s) { return std::tie(s.span, s.kind, s.predicate, s.cue, s.actors); };
  std::stable_sort(found.begin(), found.end(), [&](const Statement& a, const Statement& b) { return key(a) < key(b); });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Statement& a, const Statement& b) {
                            return a.span == b.span && a.kind == b.kind && a.predicate == b.predicate;
                          }),
              found.end());
  fill_sides(reading, found);
  reading.statements = std::move(found);
}

}  // namespace isnad
