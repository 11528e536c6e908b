// case_runner FILE.case...: reads each case with the real read_article() over the built-in resources and says which
// expectations do not hold, and what the reading gave instead. --resources DIR takes the resources from a folder.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

#include "case_file.h"
#include "check_dossier.h"
#include "check_reading.h"
#include "isnad/lexicon/resource_source.h"
#include "isnad/page/read_pages.h"
#include "isnad/pipeline/compile_dossier.h"
#include "isnad/pipeline/engine.h"
#include "isnad/pipeline/read_article.h"

namespace isnad::cases {
namespace {

struct Tally {
  int held = 0;
  int failed = 0;
  int todo = 0;
  int todo_held = 0;
};

/// A record with a text, as JSON Lines would bring it in.
Page record_page(const ArticleText& a) {
  Page page;
  page.id = a.id;
  page.source = a.id;
  page.kind = PageKind::Record;
  page.text = a.text;
  for (const auto& [key, value] : a.fields) page.metadata["record:" + key] = value;
  for (std::size_t begin = 0; begin < page.text.size();) {
    const std::size_t end = std::min(page.text.find('\n', begin), page.text.size());
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (!span.empty()) page.blocks.push_back({span, "line", 0, true});
    begin = end + 1;
  }
  return page;
}

Result<std::vector<Page>> pages_of(const ArticleText& a) {
  if (a.form == "file") return read_pages(a.text, a.id + ".txt").pages;
  if (a.form == "html") return read_pages(a.text, a.id + ".html").pages;
  return std::vector<Page>{record_page(a)};
}

void report(const std::string& path, const Case& c, const Expectation& e, const std::string& problem, Tally& tally) {
  if (e.todo) {
    problem.empty() ? ++tally.todo_held : ++tally.todo;
    if (problem.empty())
      std::printf("%s:%d: holds now, drop the `todo`: %s\n", path.c_str(), e.line, e.written.c_str());
    return;
  }
  if (problem.empty()) {
    ++tally.held;
    return;
  }
  ++tally.failed;
  std::printf("%s:%d: %s\n    %s\n", path.c_str(), e.line, e.written.c_str(), problem.c_str());
  if (!c.why.empty()) std::printf("    why: %s\n", c.why.c_str());
}

void run_case(const std::string& path, const Case& c, const Engine& engine, Tally& tally) {
  std::vector<Reading> readings;
  for (const ArticleText& a : c.articles) {
    Result<std::vector<Page>> pages = pages_of(a);
    if (!pages || pages->size() != 1) {
      std::printf("%s:%d: the article cannot be read: %s\n", path.c_str(), a.line,
                  pages ? "not one page" : pages.error().message.c_str());
      ++tally.failed;
      return;
    }
    readings.push_back(read_article(std::move(pages->front()), engine));
  }
  std::vector<std::string> problems;
  for (const Expectation& e : c.expectations) {
    std::uint32_t article = e.article;
    for (std::uint32_t i = 0; e.keys.contains("in") && i < c.articles.size(); ++i) {
      if (c.articles[i].id == e.keys.at("in")) article = i;
    }
    problems.push_back(is_about_dossier(e.kind) ? "" : check_reading(e, readings[article]));
  }
  std::optional<Dossier> dossier;
  for (std::size_t i = 0; i < c.expectations.size(); ++i) {
    const Expectation& e = c.expectations[i];
    if (is_about_dossier(e.kind)) {
      if (!dossier) dossier = compile_dossier(std::move(readings), {}, engine);
      problems[i] = check_dossier(e, *dossier);
    }
    report(path, c, e, problems[i], tally);
  }
}

bool run_file(const std::string& path, const Engine& engine, Tally& tally) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto parsed = parse_cases(bytes, path);
  if (!in || !parsed) {
    std::printf("%s: %s\n", parsed ? path.c_str() : parsed.error().where.c_str(),
                parsed ? "cannot be read" : parsed.error().message.c_str());
    return false;
  }
  for (const Case& c : *parsed) run_case(path, c, engine, tally);
  return true;
}

int run(const std::vector<std::string>& arguments) {
  std::vector<std::string> files;
  Result<std::unique_ptr<ResourceSource>> resources = embedded_resources();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--resources" && i + 1 < arguments.size()) {
      resources = directory_source(arguments[++i]);
    } else {
      files.push_back(arguments[i]);
    }
  }
  const Result<Engine> engine = resources ? Engine::load(**resources) : tl::unexpected(resources.error());
  if (!engine) {
    std::printf("%s: %s\n", engine.error().where.c_str(), engine.error().message.c_str());
    return 1;
  }
  Tally tally;
  bool readable = !files.empty();
  for (const std::string& file : files) readable &= run_file(file, *engine, tally);
  std::printf("%d held, %d failed", tally.held, tally.failed);
  if (tally.todo + tally.todo_held > 0)
    std::printf(", %d still to do, %d of the to-dos hold", tally.todo, tally.todo_held);
  std::printf("\n");
  return readable && tally.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace isnad::cases

int main(int argc, char** argv) {
  return isnad::cases::run({argv + 1, argv + argc});
}
