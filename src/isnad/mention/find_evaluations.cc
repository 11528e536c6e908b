#include "isnad/mention/find_evaluations.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "isnad/arabic/proclitics.h"
#include "isnad/lexicon/table.h"
#include "isnad/mention/verb_forms.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

/// Whose voice a place of the text is in: the speaker of the smallest quotation over it.
std::uint32_t holder_at(const Reading& reading, Span span) {
  const Quotation* best = nullptr;
  for (const Quotation& q : reading.quotations) {
    if (q.span.begin > span.begin) break;
    if (q.span.contains(span) && (best == nullptr || q.span.size() < best->span.size())) best = &q;
  }
  return best == nullptr ? kNone : best->speaker;
}

}  // namespace

Result<EvaluationLexicon> EvaluationLexicon::load(const ResourceSource& source) {
  EvaluationLexicon result;
  auto classes = WordClasses::load(source);
  if (!classes) return tl::unexpected(classes.error());
  result.classes = std::move(*classes);
  auto inflections = Inflections::load(source);
  if (!inflections) return tl::unexpected(inflections.error());
  constexpr std::string_view kFile = "lexicons/evaluative.tsv";
  auto table = load_table(source, kFile, {"polarity", "adjectives", "words"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string cell(table->cell(row, "polarity"));
    char* end = nullptr;
    const float polarity = std::strtof(cell.c_str(), &end);
    if (end == cell.c_str() || polarity < -1.0F || polarity > 1.0F) {
      return fail(ErrorCode::BadSyntax, std::string(kFile) + ":" + std::to_string(table->line(row)), "polarity is a number from -1 to 1");
    }
    for (const auto word : table->list(row, "words")) result.words.emplace(fold(word), polarity);
    for (const auto adjective : table->list(row, "adjectives")) {
      result.words.emplace(fold(adjective), polarity);
      for (const auto& made : inflections->make("participle", adjective)) result.words.emplace(fold(made.form), polarity);
    }
  }
  return result;
}

void find_evaluations(Reading& reading, const EvaluationLexicon& lexicon) {
  const Analysis& analysis = reading.analysis;
  std::size_t mention = 0;
  for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t) {
    const Token& token = analysis.tokens[t];
    if (token.kind != TokenKind::Arabic) continue;
    while (mention < reading.mentions.size() && reading.mentions[mention].span.end <= token.span.begin) ++mention;
    if (mention < reading.mentions.size() && reading.mentions[mention].span.overlaps(token.span)) continue;
    const std::string_view word = analysis.word(token);
    for (const Cut& cut : proclitic_cuts(word)) {
      if (cut.future) continue;
      const auto found = lexicon.words.find(word.substr(cut.skip));
      if (found == lexicon.words.end()) continue;
      Evaluation e;
      e.span = analysis.original({token.folded.begin + cut.skip, token.folded.end});
      e.polarity = found->second;
      if (t > 0 && analysis.tokens[t - 1].sentence == token.sentence) {
        const std::uint32_t before = lexicon.classes.of(analysis.word(t - 1));
        if (has(before, WordClass::NegationNoun) || has(before, WordClass::NegationVerb)) e.polarity = -e.polarity;
      }
      e.holder = holder_at(reading, e.span);
      reading.evaluations.push_back(e);
      break;
    }
  }
}

}  // namespace isnad
