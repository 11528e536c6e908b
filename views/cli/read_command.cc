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

Json to_json(const Article& article, const std::optional<Published>& date, const CodePointIndex& index) {
  if (!date) return nullptr;
  Json out = {{"value", date->value}, {"basis", name(date->basis)}, {"evidence", nullptr}};
  if (date->evidence) {
    const Span points = index.to_code_points(*date->evidence);
    out["evidence"] = {{"article", article.id},
                       {"begin", points.begin},
                       {"end", points.end},
                       {"text", std::string(slice(article.text, *date->evidence))}};
  }
  return out;
}

std::string written(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Blocks are many and text is long: they are written straight out, not into a tree first, which would be the most of
// what a large page needs.
std::string to_line(const Article& article, const PageMetadata& metadata, const ArticleLexicon& lexicon) {
  const CodePointIndex index(article.text);
  Json head = Json::object();
  head["id"] = article.id;
  head["source"] = article.source;
  head["url"] = article.url.empty() ? Json(nullptr) : Json(article.url);
  head["outlet"] = or_null(article.outlet);
  head["title"] = or_null(article.title);
  head["byline"] = or_null(article.byline);
  std::string section_from;
  const std::optional<std::string> section = find_section(article, metadata, lexicon, section_from);
  head["section"] = or_null(section);
  head["published"] = to_json(article, article.published, index);
  head["updated"] = to_json(article, article.updated, index);
  head["language"] = article.language;
  head["sha256"] = article.sha256;
  head["credits"] = article.credits;
  head["evidence"] = article.evidence;
  if (section) head["evidence"]["section"] = section_from;
  if (!article.entries.empty()) {
    head["entries"] = Json::array();
    for (const LiveEntry& entry : article.entries) {
      const Span points = index.to_code_points(entry.span);
      head["entries"].push_back({{"begin", points.begin}, {"end", points.end}, {"time", or_null(entry.time)}});
    }
  }
  std::string line = written(head);
  line.back() = ',';
  line += "\"blocks\":[";
  for (const Block& block : article.blocks) {
    const Span points = index.to_code_points(block.span);
    if (line.back() != '[') line += ',';
    line += written({{"begin", points.begin}, {"end", points.end}, {"role", name(block.role)}});
  }
  line += "],\"text\":" + written(article.text);
  line += ",\"metadata\":" + written(metadata);
  line += ",\"diagnostics\":" + written(diagnostics_of(article.diagnostics)) + '}';
  return line;
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
    line.json = to_line(article, metadata, lexicon);
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
