// isnad brief FILE...: the route, end to end, as JSON.
#include <algorithm>
#include <iostream>

#include "isnad/dossier/to_json.h"
#include "isnad/page/collect_sources.h"
#include "isnad/pipeline/compile_dossier.h"
#include "isnad/pipeline/read_article.h"
#include "names_command.h"

int main(int argc, char** argv) {
  const auto resources = isnad::embedded_resources();
  const std::string command = argc > 1 ? argv[1] : "";
  const std::vector<std::string> arguments(argv + std::min(argc, 2), argv + argc);
  if (command == "names") return isnad::cli::run_names(arguments, *resources, std::cin, std::cout, std::cerr);
  const auto engine = isnad::Engine::load(*resources);
  if (!engine) {
    std::cerr << engine.error().where << ": " << engine.error().message << "\n";
    return 3;
  }
  isnad::PageBatch batch = isnad::collect_sources(arguments, std::cin);
  for (const isnad::Diagnostic& d : batch.diagnostics) std::cerr << "isnad: " << d.where << ": " << d.message << "\n";
  std::vector<isnad::Reading> readings;
  for (isnad::Page& page : batch.pages) readings.push_back(isnad::read_article(std::move(page), *engine));
  const auto dossier = isnad::compile_dossier(std::move(readings), {}, *engine);
  std::cout << isnad::to_json(dossier, {.generator = "isnad 0.1.0", .with_text = false, .indent = 1}) << "\n";
}
