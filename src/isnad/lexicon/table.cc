#include "isnad/lexicon/table.h"

#include <algorithm>

#include "isnad/base/ensure.h"
#include "isnad/base/utf8.h"

namespace isnad {
namespace {

std::vector<std::string_view> split_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    cells.push_back(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin));
    if (tab == std::string_view::npos) return cells;
    begin = tab + 1;
  }
}

}  // namespace

std::vector<std::string_view> split_list(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t at = text.find(separator);
    if (at != 0) parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return parts;
}

bool Table::has(std::string_view name) const {
  return std::find(columns_.begin(), columns_.end(), name) != columns_.end();
}

std::size_t Table::column(std::string_view name) const {
  const auto it = std::find(columns_.begin(), columns_.end(), name);
  ISNAD_ENSURE(it != columns_.end());
  return static_cast<std::size_t>(it - columns_.begin());
}

std::string_view Table::cell(std::size_t row, std::size_t column) const {
  const auto& cells = rows_[row].cells;
  return column < cells.size() ? cells[column] : std::string_view();
}

std::vector<std::string_view> Table::list(std::size_t row, std::string_view column_name) const {
  return split_list(cell(row, column_name));
}

Result<Table> parse_table(std::string_view bytes, std::string_view name,
                          const std::vector<std::string_view>& required) {
  const auto where = [&](std::size_t line) { return std::string(name) + ":" + std::to_string(line); };
  Table table;
  std::size_t number = 0;
  while (!bytes.empty()) {
    ++number;
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (find_invalid_utf8(line) != std::string_view::npos) {
      return fail(ErrorCode::BadEncoding, where(number), "not UTF-8; save the file as UTF-8");
    }
    auto cells = split_cells(line);
    if (table.columns_.empty()) {
      table.columns_ = std::move(cells);
      continue;
    }
    if (cells.size() > table.columns_.size()) {
      return fail(ErrorCode::BadSyntax, where(number), "more cells than columns; check the tabs");
    }
    table.rows_.push_back({std::move(cells), number});
  }
  if (table.columns_.empty()) return fail(ErrorCode::BadSyntax, std::string(name), "no line names the columns");
  for (const std::string_view column : required) {
    if (!table.has(column)) {
      return fail(ErrorCode::MissingField, std::string(name), "no column '" + std::string(column) + "'");
    }
  }
  return table;
}

Result<Table> load_table(const ResourceSource& source, std::string_view name,
                         const std::vector<std::string_view>& required) {
  return source.open(name).and_then([&](std::string_view bytes) { return parse_table(bytes, name, required); });
}

}  // namespace isnad
