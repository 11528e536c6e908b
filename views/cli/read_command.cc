#include "read_command.h"

#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <unordered_set>

#include "brief.h"
#include "isnad/isnad.h"

namespace isnad::cli {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

Json diagnostics_of(const std::vector<Diagnostic>& diagnostics) {
  Json out = Json::array();
  for (const Diagnostic& d : diagnostics)
    out.push_back({{"severity", name(d.severity)}, {"code", d.code}, {"where", d.where}, {"message", d.message}});
  return out;
}

Json to_json(const Article& article, const PageMetadata& metadata) {
  const CodePointIndex index(article.text);
  Json out = Json::object();
  out["id"] = article.id;
  out["source"] = article.source;
  out["url"] = article.url.empty() ? Json(nullptr) : Json(article.url);
  out["outlet"] = or_null(article.outlet);
  out["title"] = or_null(article.title);
  out["byline"] = or_null(article.byline);
  out["published"] = nullptr;
  if (article.published) {
    out["published"] = {
        {"value", article.published->value}, {"basis", name(article.published->basis)}, {"evidence", nullptr}};
    if (const auto evidence = article.published->evidence) {
      const Span points = index.to_code_points(*evidence);
      out["published"]["evidence"] = {{"article", article.id},
                                      {"begin", points.begin},
                                      {"end", points.end},
                                      {"text", std::string(slice(article.text, *evidence))}};
    }
  }
  out["language"] = article.language;
  out["sha256"] = article.sha256;
  out["credits"] = article.credits;
  out["blocks"] = Json::array();
  for (const Block& block : article.blocks) {
    const Span points = index.to_code_points(block.span);
    out["blocks"].push_back({{"begin", points.begin}, {"end", points.end}, {"role", name(block.role)}});
  }
  out["text"] = article.text;
  out["metadata"] = metadata;
  out["diagnostics"] = diagnostics_of(article.diagnostics);
  return out;
}

}  // namespace

int run_read(const std::vector<std::string>& paths, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto resources = embedded_resources();
  const Result<ArticleLexicon> lexicon = ArticleLexicon::load(*resources);
  if (!lexicon) {
    err << "isnad: error: " << lexicon.error().where << ": " << lexicon.error().message << '\n';
    return kNothingRead;
  }
  std::unordered_set<std::string> ids;
  bool complete = true;
  auto refuse = [&](const std::string& where, const std::string& message) {
    err << "isnad: error: " << where << ": " << message << '\n';
    complete = false;
  };
  SourceList sources = list_sources(paths);
  for (const Diagnostic& d : sources.diagnostics) refuse(d.where, d.message);
  for (const std::string& path : sources.paths) {
    const Result<std::string> bytes = load_source(path, in, {});
    if (!bytes) {
      refuse(bytes.error().where, bytes.error().message);
      continue;
    }
    PageBatch batch = read_pages(*bytes, path);
    for (const Diagnostic& d : batch.diagnostics) refuse(d.where, d.message);
    for (Page& page : batch.pages) {
      if (!ids.insert(page.id).second) {
        refuse(page.source,
               "a second article with the id \"" + page.id + "\"; it is left out. Give it another id or file name");
        continue;
      }
      const PageMetadata metadata = page.metadata;
      const Article article = extract_article(std::move(page), *lexicon);
      out << to_json(article, metadata).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
  }
  out.flush();
  if (!out) return kNotWritten;
  if (ids.empty()) return kNothingRead;
  return complete ? kAllRead : kSomeUnread;
}

}  // namespace isnad::cli
