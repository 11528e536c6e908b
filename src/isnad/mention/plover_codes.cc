#include "isnad/mention/plover_codes.h"

#include <algorithm>

#include "isnad/arabic/proclitics.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

bool is_word(std::string_view folded, const std::vector<std::string>& wanted) {
  for (const Cut& cut : proclitic_cuts(folded)) {
    const std::string_view rest = folded.substr(cut.skip);
    if (std::find(wanted.begin(), wanted.end(), rest) != wanted.end()) return true;
  }
  return std::find(wanted.begin(), wanted.end(), folded) != wanted.end();
}

}  // namespace

Result<PloverCodes> PloverCodes::load(const ResourceSource& source) {
  auto table = load_table(source, "lexicons/plover.tsv", {"predicate", "polarity", "event", "mode", "words"});
  if (!table) return tl::unexpected(table.error());
  PloverCodes result;
  for (std::size_t row = 0; row < table->size(); ++row) {
    Row entry;
    entry.code = {std::string(table->cell(row, "event")), std::string(table->cell(row, "mode"))};
    entry.polarity = table->cell(row, "polarity") == "negated" ? Polarity::Negated : Polarity::Affirmed;
    for (const auto word : table->list(row, "words")) entry.words.push_back(fold(word));
    result.rows_[std::string(table->cell(row, "predicate"))].push_back(std::move(entry));
  }
  return result;
}

std::optional<PloverCode> PloverCodes::code(const Reading& reading, const Statement& statement) const {
  if (statement.modality != Modality::Asserted && statement.modality != Modality::Reported) return std::nullopt;
  const auto rows = rows_.find(statement.predicate);
  if (rows == rows_.end()) return std::nullopt;
  const Analysis& analysis = reading.analysis;
  const std::uint32_t first = analysis.token_at(statement.span.begin);
  for (const Row& row : rows->second) {
    if (row.polarity != statement.polarity) continue;
    if (row.words.empty()) return row.code;
    for (std::uint32_t t = first; t < analysis.tokens.size() && analysis.tokens[t].span.begin < statement.span.end; ++t) {
      if (is_word(analysis.word(t), row.words)) return row.code;
    }
  }
  return std::nullopt;
}

}  // namespace isnad
