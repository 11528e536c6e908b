// isnad brief FILE...: the route, end to end, as JSON.
#include <fstream>
#include <iostream>
#include <iterator>

#include "isnad/dossier/to_json.h"
#include "isnad/page/read_pages.h"
#include "isnad/pipeline/compile_dossier.h"
#include "isnad/pipeline/read_article.h"

int main(int argc, char** argv) {
  const auto resources = isnad::embedded_resources();
  const auto engine = isnad::Engine::load(*resources);
  if (!engine) {
    std::cerr << engine.error().where << ": " << engine.error().message << "\n";
    return 3;
  }
  std::vector<isnad::Reading> readings;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    auto pages = isnad::read_pages(bytes, argv[i], {});
    if (!pages) continue;
    for (isnad::Page& page : *pages) readings.push_back(isnad::read_article(std::move(page), *engine));
  }
  const auto dossier = isnad::compile_dossier(std::move(readings), {}, *engine);
  std::cout << isnad::to_json(dossier, {.generator = "isnad 0.1.0", .with_text = false, .indent = 1}) << "\n";
}
