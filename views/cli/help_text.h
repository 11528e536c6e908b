#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace isnad::cli {

/// A command's help as it was written, not as a list of options.
class HelpText : public CLI::Formatter {
 public:
  explicit HelpText(std::string_view text) : text_(text) {}
  std::string make_help(const CLI::App*, std::string, CLI::AppFormatMode) const override { return std::string(text_); }

 private:
  std::string_view text_;
};

}  // namespace isnad::cli
