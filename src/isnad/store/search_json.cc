#include "isnad/store/search_json.h"

#include <nlohmann/json.hpp>

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

}  // namespace

std::string to_json(const SearchResult& result) {
  Json out = {{"format", "isnad.search/1"}, {"spelled", result.spelled}, {"hits", Json::array()}};
  for (const SearchHit& hit : result.hits) {
    const CodePointIndex index(hit.text);
    const auto span = [&](Span bytes) {
      const Span points = index.to_code_points(bytes);
      return Json{{"article", hit.version.id},
                  {"begin", points.begin},
                  {"end", points.end},
                  {"text", std::string(slice(hit.text, bytes))}};
    };
    Json one = {{"id", hit.version.id},
                {"version", hit.version.number},
                {"title", or_null(hit.version.title)},
                {"outlet", or_null(hit.version.outlet)},
                {"published", or_null(hit.version.published)},
                {"story", hit.story == 0 ? Json(nullptr) : Json("s" + std::to_string(hit.story))},
                {"score", hit.score},
                {"snippet", span(hit.snippet)},
                {"matches", Json::array()}};
    for (const Span match : hit.matches) one["matches"].push_back(span(match));
    out["hits"].push_back(std::move(one));
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace isnad
