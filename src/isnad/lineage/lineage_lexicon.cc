#include "isnad/lineage/lineage_lexicon.h"

#include "isnad/lexicon/table.h"

namespace isnad {

Result<LineageLexicon> LineageLexicon::load(const ResourceSource& source) {
  LineageLexicon lexicon;
  const auto agencies = load_table(source, "outlets/agencies.tsv", {"id"});
  if (!agencies && agencies.error().code != ErrorCode::NotFound) return tl::unexpected(agencies.error());
  for (std::size_t row = 0; agencies && row < agencies->size(); ++row)
    lexicon.agencies_.emplace(agencies->cell(row, "id"));
  const auto outlets = load_table(source, "outlets/outlets.tsv", {"domain", "family"});
  if (!outlets && outlets.error().code != ErrorCode::NotFound) return tl::unexpected(outlets.error());
  for (std::size_t row = 0; outlets && row < outlets->size(); ++row) {
    const std::string_view family = outlets->cell(row, "family");
    if (!family.empty()) lexicon.families_.emplace(outlets->cell(row, "domain"), family);
  }
  return lexicon;
}

std::string LineageLexicon::family(std::string_view outlet) const {
  if (outlet.starts_with("www.")) outlet.remove_prefix(4);
  const auto it = families_.find(std::string(outlet));
  return it == families_.end() ? std::string() : it->second;
}

}  // namespace isnad
