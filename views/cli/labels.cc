#include "labels.h"

namespace isnad::cli {

Result<Labels> Labels::load(const ResourceSource& source, const std::string& language) {
  const Result<Table> table = load_table(source, "labels/dossier.tsv", {"key", "ar", "en"});
  if (!table) return tl::unexpected(table.error());
  Labels labels;
  labels.arabic_ = language == "ar";
  for (std::size_t row = 0; row < table->size(); ++row) {
    labels.words_.emplace(table->cell(row, "key"), table->cell(row, language));
  }
  return labels;
}

std::string Labels::operator()(std::string_view key) const {
  const auto it = words_.find(key);
  return it == words_.end() ? std::string(key) : it->second;
}

const std::string& Labels::choose(const std::string& arabic, const std::string& english) const {
  const std::string& first = arabic_ ? arabic : english;
  return first.empty() ? (arabic_ ? english : arabic) : first;
}

}  // namespace isnad::cli
