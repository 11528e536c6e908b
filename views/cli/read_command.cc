#include "read_command.h"

#include <algorithm>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>
#include <unordered_set>

#include "brief.h"
#include "isnad/isnad.h"
#include "layout.h"

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

/// What a part of a source came to: the lines to print, each with its id, and what could not be read.
struct ReadPart {
  struct Line {
    std::uint64_t id;
    std::string json;
    Diagnostic twice;
  };
  std::vector<Line> lines;
  std::vector<Diagnostic> refusals;
};

ReadPart read(SourcePart&& part, const PageOptions& limits, const ArticleLexicon& lexicon) {
  ReadPart out;
  PageBatch batch = read_part(std::move(part), limits);
  out.refusals = std::move(batch.diagnostics);
  for (Page& page : batch.pages) {
    ReadPart::Line line{fnv1a(page.id), {}, refuse_double(page)};
    const PageMetadata metadata = page.metadata;
    const Article article = extract_article(std::move(page), lexicon);
    line.json = to_json(article, metadata).dump(-1, ' ', false, Json::error_handler_t::replace);
    out.lines.push_back(std::move(line));
  }
  return out;
}

}  // namespace

int run_read(const ReadCommand& command, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto resources = embedded_resources();
  const Result<ArticleLexicon> lexicon = ArticleLexicon::load(*resources);
  if (!lexicon) {
    err << "isnad: error: " << lexicon.error().where << ": " << lexicon.error().message << '\n';
    return kNothingRead;
  }
  std::unordered_set<std::uint64_t> ids;
  bool complete = true;
  const auto refuse = [&](const Diagnostic& d) {
    if (d.severity == Severity::Note) return;
    err << "isnad: " << name(d.severity) << ": " << tidy(d.where) << ": " << tidy(d.message) << '\n';
    complete = complete && d.severity != Severity::Error;
  };
  SourceReader sources(command.paths, in, command.limits);
  map_in_order<SourcePart>(
      command.jobs != 0 ? command.jobs : std::max(1U, std::thread::hardware_concurrency()),
      [&] { return sources.next(); },
      [&](SourcePart&& part) { return read(std::move(part), command.limits, *lexicon); },
      [&](const ReadPart& part) {
        for (const Diagnostic& d : part.refusals) refuse(d);
        for (const ReadPart::Line& line : part.lines) {
          if (ids.insert(line.id).second)
            out << line.json << '\n';
          else
            refuse(line.twice);
        }
      });
  out.flush();
  if (!out) return kNotWritten;
  if (ids.empty()) return kNothingRead;
  return complete ? kAllRead : kSomeUnread;
}

}  // namespace isnad::cli
