#include "isnad/dossier/to_json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "isnad/base/ensure.h"
#include "isnad/dossier/names.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

/// An identifier of this document for what has no address of its own; bytes that a URN may not hold are escaped (RFC
/// 8141).
std::string urn(std::string_view kind, std::string_view id) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "urn:isnad:" + std::string(kind) + ":";
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (plain) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(kHex[byte >> 4U]);
      out.push_back(kHex[byte & 15U]);
    }
  }
  return out;
}

class Graph {
 public:
  Graph(const Dossier& dossier, const std::string& generator) : dossier_(dossier), generator_(generator) {}

  Json write() const {
    Json graph = Json::array();
    for (std::uint32_t r = 0; r < dossier_.readings.size(); ++r) graph.push_back(article(r));
    for (const StoryAccount& story : dossier_.stories) {
      for (std::size_t f = 0; f < story.findings.size(); ++f) finding(story, f, graph);
    }
    return {{"@context", "https://schema.org"}, {"@graph", std::move(graph)}};
  }

 private:
  const Article& of(std::uint32_t r) const {
    ISNAD_ENSURE(r < dossier_.readings.size());
    return dossier_.readings[r].article;
  }
  Json reference(std::uint32_t r) const { return {{"@id", article_id(r)}}; }
  std::string article_id(std::uint32_t r) const { return of(r).url.empty() ? urn("article", of(r).id) : of(r).url; }

  Json article(std::uint32_t r) const {
    const Article& a = of(r);
    Json out = {{"@type", "NewsArticle"}, {"@id", article_id(r)}, {"identifier", a.id}};
    if (!a.url.empty()) out["url"] = a.url;
    if (a.title) out["headline"] = *a.title;
    if (a.published) out["datePublished"] = a.published->value;
    if (a.byline) out["author"] = {{"@type", "Person"}, {"name", *a.byline}};
    if (a.outlet) out["publisher"] = {{"@type", "NewsMediaOrganization"}, {"name", *a.outlet}};
    if (!a.language.empty()) out["inLanguage"] = a.language;
    Json based = Json::array();
    for (const StoryAccount& story : dossier_.stories) {
      for (const Copy& copy : story.lineage.copies) {
        if (copy.to == r) based.push_back(reference(copy.from));
      }
    }
    if (!based.empty()) out["isBasedOn"] = std::move(based);
    return out;
  }

  void finding(const StoryAccount& story, std::size_t f, Json& graph) const {
    const Finding& finding = story.findings[f];
    for (std::size_t v = 0; v < finding.values.size(); ++v) {
      const std::string place = story.story.id + ".f" + std::to_string(f + 1) + ".v" + std::to_string(v + 1);
      graph.push_back(claim(finding, finding.values[v], urn("claim", place)));
    }
    if (finding.status != FindingStatus::Conflicting) return;
    for (std::size_t v = 0; v < finding.values.size(); ++v) {
      const std::string place = story.story.id + ".f" + std::to_string(f + 1) + ".v" + std::to_string(v + 1);
      graph.push_back(review(finding, v, urn("claim", place)));
    }
  }

  static std::string wording(const Finding& finding, const FindingValue& value) {
    return finding.about_ar.empty() || finding.about_ar == value.label_ar ? value.label_ar
                                                                          : finding.about_ar + ": " + value.label_ar;
  }

  Json claim(const Finding& finding, const FindingValue& value, const std::string& id) const {
    ISNAD_ENSURE(!value.evidence.empty());
    Json out = {{"@type", "Claim"}, {"@id", id}, {"text", wording(finding, value)}, {"about", finding.about_ar}};
    out["additionalType"] = name(finding.kind);
    if (value.attributed_to < dossier_.registry.entities.size()) {
      const Entity& who = dossier_.registry.entities[value.attributed_to];
      out["author"] = {{"@type", who.type == EntityType::Person ? "Person" : "Organization"}, {"name", who.name}};
    }
    std::vector<std::uint32_t> carriers;
    out["citation"] = Json::array();
    for (const Evidence& e : value.evidence) {
      if (std::find(carriers.begin(), carriers.end(), e.reading) == carriers.end()) carriers.push_back(e.reading);
      out["citation"].push_back({{"@type", "Quotation"},
                                 {"text", std::string(slice(of(e.reading).text, e.span))},
                                 {"isPartOf", reference(e.reading)}});
    }
    out["appearance"] = Json::array();
    for (const std::uint32_t r : carriers) out["appearance"].push_back(reference(r));
    return out;
  }

  Json review(const Finding& finding, std::size_t v, const std::string& claim_id) const {
    std::uint32_t against = 0;
    for (std::size_t other = 0; other < finding.values.size(); ++other) {
      if (other != v) against += finding.values[other].independent;
    }
    const FindingValue& value = finding.values[v];
    return {{"@type", "ClaimReview"},
            {"@id", claim_id + ".review"},
            {"claimReviewed", wording(finding, value)},
            {"itemReviewed", {{"@id", claim_id}}},
            {"author", {{"@type", "Organization"}, {"name", generator_}}},
            {"reviewRating",
             {{"@type", "Rating"},
              {"alternateName", "carried by " + std::to_string(value.independent) + ", contradicted by " +
                                    std::to_string(against) + " independent sources"}}}};
  }

  const Dossier& dossier_;
  const std::string& generator_;
};

}  // namespace

std::string to_json_ld(const Dossier& dossier, const std::string& generator, int indent) {
  return Graph(dossier, generator).write().dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace isnad
