// Any bytes through the whole route, twice over as two outlets: read_article(), compile_dossier(), JSON. Everything the
// reading holds lies inside the text and on the borders of characters.
#include <cstdlib>

#include "check_page.h"
#include "isnad/base/utf8.h"

namespace {

using isnad::Span;

const isnad::Engine& engine() {
  static const auto source = isnad::embedded_resources();
  static const auto loaded = isnad::Engine::load(*source);
  if (!loaded) std::abort();
  return *loaded;
}

void check_span(const std::string& text, Span span) {
  ISNAD_ENSURE(span.begin < span.end && span.end <= text.size());
  ISNAD_ENSURE(isnad::is_boundary(text, span.begin) && isnad::is_boundary(text, span.end));
}

void check_reading(const isnad::Reading& r) {
  const std::string& text = r.article.text;
  for (const auto& b : r.article.blocks) check_span(text, b.span);
  for (const auto& t : r.analysis.tokens) check_span(text, t.span);
  for (const auto& s : r.analysis.sentences) check_span(text, s.span);
  for (const auto& m : r.mentions) {
    check_span(text, m.span);
    ISNAD_ENSURE(m.entity < r.entities.size());
  }
  for (const auto& t : r.times) check_span(text, t.span);
  for (const auto& q : r.quantities) check_span(text, q.span);
  for (const auto& q : r.quotations) check_span(text, q.span);
  for (const auto& s : r.statements) check_span(text, s.span);
  for (const auto& e : r.evaluations) check_span(text, e.span);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<isnad::Reading> readings;
  for (const char* name : {"a.txt", "b.txt"}) {
    for (isnad::Page& page : isnad::read_pages(isnad::fuzz::view(data, size), name).pages) {
      readings.push_back(isnad::read_article(std::move(page), engine()));
      check_reading(readings.back());
    }
  }
  const isnad::Dossier dossier = isnad::compile_dossier(std::move(readings), {}, engine());
  ISNAD_ENSURE(!isnad::to_json(dossier, {.generator = "fuzz", .with_text = true, .indent = -1}).empty());
  return 0;
}
