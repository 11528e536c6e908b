#pragma once
// The options of the commands on an archive, and their help. `--archive FILE` may stand before or after the command.
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "archive_command.h"

namespace isnad::cli {

struct ArchiveSubcommand {
  CLI::App* command;
  int (*run)(const ArchiveCommand&);
};

[[nodiscard]] std::vector<ArchiveSubcommand> add_archive_commands(CLI::App& app, ArchiveCommand& into);

/// "search ", of the one that was given; else empty.
[[nodiscard]] std::string parsed_name(const std::vector<ArchiveSubcommand>& commands);

}  // namespace isnad::cli
