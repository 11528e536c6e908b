#include "isnad/dossier/claim_report_json.h"

#include <nlohmann/json.hpp>

#include "isnad/base/span.h"
#include "isnad/base/utf8.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

const char* verdict_of(const ClaimCheck& check, std::uint32_t reading) {
  const bool yes = check.supports(reading);
  const bool no = check.contradicts(reading);
  return yes && no ? "both" : yes ? "supports" : no ? "contradicts" : "silent";
}

const char* name(Verdict verdict) {
  return verdict == Verdict::Supports ? "supports" : verdict == Verdict::Contradicts ? "contradicts" : "silent";
}

class Writer {
 public:
  explicit Writer(const ClaimReport& report) : report_(report) {
    for (std::size_t r = 0; r < report.articles; ++r) points_.emplace_back(report.readings[r].article.text);
  }

  Json claim(const CheckedClaim& claim) const {
    Json out = Json::object();
    out["claim"] = claim.text;
    out["supporting"] = claim.check.supporting;
    out["contradicting"] = claim.check.contradicting;
    out["articles"] = Json::array();
    for (std::uint32_t r = 0; r < report_.articles; ++r) out["articles"].push_back(article(claim.check, r));
    return out;
  }

  Json review(const CheckedClaim& claim, const std::string& generator) const {
    const ClaimCheck& check = claim.check;
    Json appearance = Json::array();
    for (std::uint32_t r = 0; r < report_.articles; ++r) {
      if (check.supports(r)) appearance.push_back(news_article(r));
    }
    Json out = Json::object();
    out["@context"] = "https://schema.org";
    out["@type"] = "ClaimReview";
    out["claimReviewed"] = claim.text;
    out["inLanguage"] = "ar";
    out["author"] = {{"@type", "SoftwareApplication"}, {"name", generator}};
    out["itemReviewed"] = {{"@type", "Claim"}, {"appearance", std::move(appearance)}};
    out["reviewRating"] = {{"@type", "Rating"},
                           {"alternateName", "supported by " + std::to_string(check.supporting) + ", contradicted by " +
                                                 std::to_string(check.contradicting) + " independent sources"}};
    out["reviewBody"] = Json::array();
    for (const CheckedPassage& p : check.passages) {
      if (p.verdict == Verdict::Silent) continue;
      out["reviewBody"].push_back(std::string(name(p.verdict)) + ": " + words(p.evidence));
    }
    return out;
  }

 private:
  Json article(const ClaimCheck& check, std::uint32_t r) const {
    const Article& article = report_.readings[r].article;
    Json out = Json::object();
    out["article"] = article.id;
    out["outlet"] = or_null(article.outlet);
    out["verdict"] = verdict_of(check, r);
    out["passages"] = Json::array();
    for (const CheckedPassage& p : check.passages) {
      if (p.evidence.reading != r) continue;
      Json passage = Json::object();
      passage["verdict"] = name(p.verdict);
      passage["why"] = p.why;
      passage["cover"] = static_cast<double>(static_cast<int>(p.cover * 100)) / 100;
      passage["attributed_to"] = p.speaker == kNone ? Json(nullptr) : Json(report_.registry.entities[p.speaker].name);
      const Span points = points_[r].to_code_points(p.evidence.span);
      passage["evidence"] = {
          {"article", article.id}, {"begin", points.begin}, {"end", points.end}, {"text", words(p.evidence)}};
      out["passages"].push_back(std::move(passage));
    }
    return out;
  }

  Json news_article(std::uint32_t r) const {
    const Article& article = report_.readings[r].article;
    Json out = Json::object();
    out["@type"] = "NewsArticle";
    out["identifier"] = article.id;
    if (!article.url.empty()) out["url"] = article.url;
    if (article.title) out["headline"] = *article.title;
    if (article.outlet) out["publisher"] = {{"@type", "NewsMediaOrganization"}, {"name", *article.outlet}};
    if (article.published) out["datePublished"] = article.published->value;
    return out;
  }

  std::string words(const Evidence& evidence) const {
    return std::string(slice(report_.readings[evidence.reading].article.text, evidence.span));
  }

  const ClaimReport& report_;
  std::vector<CodePointIndex> points_;
};

}  // namespace

std::string to_json(const ClaimReport& report, const std::string& generator) {
  const Writer writer(report);
  Json out = Json::object();
  out["format"] = "isnad.check/1";
  out["generator"] = generator;
  out["claims"] = Json::array();
  for (const CheckedClaim& claim : report.claims) out["claims"].push_back(writer.claim(claim));
  return dump(out);
}

std::string to_claim_reviews(const ClaimReport& report, const std::string& generator) {
  const Writer writer(report);
  Json out = Json::array();
  for (const CheckedClaim& claim : report.claims) out.push_back(writer.review(claim, generator));
  return dump(out);
}

}  // namespace isnad
