#pragma once
// A resource table: UTF-8, tab-separated; lines that begin with '#' say what it is, where it comes from and under which
// licence; the first other line names the columns. Several values in one cell are separated by '|'. Cells are views
// into the ResourceSource's bytes.
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/lexicon/resource_source.h"

namespace isnad {

class Table {
 public:
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// Index of a column. Requires: it was in `required` or is tested with has().
  [[nodiscard]] std::size_t column(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::string_view cell(std::size_t row, std::string_view column_name) const {
    return cell(row, column(column_name));
  }
  /// The cell's values, split at '|', empty ones left out.
  [[nodiscard]] std::vector<std::string_view> list(std::size_t row, std::string_view column_name) const;
  /// 1-based line in the file, for messages.
  [[nodiscard]] std::size_t line(std::size_t row) const { return rows_[row].line; }

 private:
  friend Result<Table> parse_table(std::string_view bytes, std::string_view name,
                                   const std::vector<std::string_view>& required);
  struct Row {
    std::vector<std::string_view> cells;
    std::size_t line;
  };
  std::vector<std::string_view> columns_;
  std::vector<Row> rows_;
};

/// Errors: BadEncoding, BadSyntax (no header, a row with more cells than columns), MissingField (a required column is
/// not there), each with name:line.
[[nodiscard]] Result<Table> parse_table(std::string_view bytes, std::string_view name,
                                        const std::vector<std::string_view>& required);

[[nodiscard]] Result<Table> load_table(const ResourceSource& source, std::string_view name,
                                       const std::vector<std::string_view>& required);

/// Splits at a separator, trims nothing, leaves empty parts out.
[[nodiscard]] std::vector<std::string_view> split_list(std::string_view text, char separator = '|');

}  // namespace isnad
