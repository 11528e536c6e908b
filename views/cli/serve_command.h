#pragma once
// `isnad serve`: the page and the API on this machine.
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "http/serve.h"
#include "isnad/isnad.h"

namespace isnad::cli {

struct ServeCommand {
  std::vector<std::string> paths;  // read at the beginning
  std::string archive;             // empty: in memory
  http::ServeOptions options;
  std::string token_file;
  std::size_t most_articles = 5000;
  unsigned jobs = 0;
  bool quiet = false;
};

/// Adds `isnad serve` with its options and help.
CLI::App* add_serve_command(CLI::App& app, ServeCommand& into);

[[nodiscard]] int run_serve(ServeCommand command);

}  // namespace isnad::cli
