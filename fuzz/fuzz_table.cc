// Any bytes as a resource table: an error or rows with a cell under each required column.
#include <cstdint>

#include "isnad/base/ensure.h"
#include "isnad/lexicon/table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = isnad::parse_table(bytes, "fuzz.tsv", {"key", "words"});
  for (std::size_t row = 0; table && row < table->size(); ++row) {
    ISNAD_ENSURE(table->cell(row, "key").size() <= size);
    ISNAD_ENSURE(table->list(row, "words").size() <= size);
    ISNAD_ENSURE(table->line(row) > 0);
  }
  return 0;
}
