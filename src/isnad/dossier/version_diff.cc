#include "isnad/dossier/version_diff.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "isnad/base/ensure.h"
#include "isnad/base/utf8.h"
#include "isnad/dossier/names.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

bool carried_by(const FindingValue& value, std::uint32_t reading) {
  return std::any_of(value.evidence.begin(), value.evidence.end(), [&](const Evidence& e) { return e.reading == reading; });
}

void compare(const Finding& finding, std::uint32_t index, std::vector<ChangedFact>& out) {
  std::vector<std::uint32_t> gone;
  std::vector<std::uint32_t> come;
  for (std::uint32_t v = 0; v < finding.values.size(); ++v) {
    const bool old = carried_by(finding.values[v], 0);
    const bool now = carried_by(finding.values[v], 1);
    if (old && !now) gone.push_back(v);
    if (now && !old) come.push_back(v);
  }
  for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i) {
    ChangedFact fact;
    fact.finding = index;
    if (i < gone.size()) fact.before = gone[i];
    if (i < come.size()) fact.after = come[i];
    fact.change = fact.after == kNone ? FactChange::Dropped : fact.before == kNone ? FactChange::Added : FactChange::Altered;
    out.push_back(fact);
  }
}

class Writer {
 public:
  explicit Writer(const VersionDiff& diff) : diff_(diff) {
    for (const Reading& reading : diff.dossier.readings) points_.emplace_back(reading.article.text);
  }

  Json write(const std::string& generator) const {
    Json out = Json::object();
    out["format"] = "isnad.diff/1";
    out["generator"] = generator;
    out["before"] = version(0);
    out["after"] = version(1);
    out["facts"] = Json::array();
    for (const ChangedFact& fact : diff_.facts) out["facts"].push_back(changed(fact));
    out["sentences"] = Json::array();
    for (const SentencePair& pair : diff_.sentences) {
      if (pair.change != SentenceChange::Same) out["sentences"].push_back(sentence(pair));
    }
    return out;
  }

 private:
  const Article& article(std::uint32_t r) const { return diff_.dossier.readings[r].article; }

  Json version(std::uint32_t r) const {
    const Article& a = article(r);
    Json out = {{"id", a.id}, {"source", a.source}, {"sha256", a.sha256}};
    out["title"] = a.title ? Json(*a.title) : Json(nullptr);
    out["published"] = a.published ? Json(a.published->value) : Json(nullptr);
    out["updated"] = a.updated ? Json(a.updated->value) : Json(nullptr);
    return out;
  }

  Json span(std::uint32_t r, Span bytes) const {
    const Span at = points_[r].to_code_points(bytes);
    return {{"article", article(r).id}, {"begin", at.begin}, {"end", at.end}, {"text", std::string(slice(article(r).text, bytes))}};
  }

  Json spans(std::uint32_t r, const std::vector<Span>& all) const {
    Json out = Json::array();
    for (const Span bytes : all) out.push_back(span(r, bytes));
    return out;
  }

  Json value(const Finding& finding, std::uint32_t index, std::uint32_t r) const {
    if (index == kNone) return nullptr;
    const FindingValue& v = finding.values[index];
    Json out = {{"value", v.value}, {"label", {{"ar", v.label_ar}, {"en", v.label_en.empty() ? Json(nullptr) : Json(v.label_en)}}}};
    out["evidence"] = Json::array();
    for (const Evidence& e : v.evidence) {
      if (e.reading == r) out["evidence"].push_back(span(r, e.span));
    }
    return out;
  }

  Json changed(const ChangedFact& fact) const {
    const Finding& finding = diff_.dossier.stories.front().findings[fact.finding];
    return {{"change", name(fact.change)},
            {"kind", name(finding.kind)},
            {"about", {{"ar", finding.about_ar}, {"en", finding.about_en.empty() ? Json(nullptr) : Json(finding.about_en)}}},
            {"before", value(finding, fact.before, 0)},
            {"after", value(finding, fact.after, 1)}};
  }

  Json sentence(const SentencePair& pair) const {
    Json out = {{"change", name(pair.change)}};
    out["before"] = pair.change == SentenceChange::Added ? Json(nullptr) : span(0, pair.before);
    out["after"] = pair.change == SentenceChange::Removed ? Json(nullptr) : span(1, pair.after);
    if (pair.change == SentenceChange::Altered) {
      out["dropped"] = spans(0, pair.dropped);
      out["put_in"] = spans(1, pair.put_in);
    }
    return out;
  }

  const VersionDiff& diff_;
  std::vector<CodePointIndex> points_;
};

}  // namespace

const char* name(FactChange change) {
  switch (change) {
    case FactChange::Added: return "added";
    case FactChange::Dropped: return "dropped";
    case FactChange::Altered: break;
  }
  return "altered";
}

VersionDiff make_version_diff(Dossier&& dossier) {
  ISNAD_ENSURE(dossier.readings.size() == 2 && dossier.stories.size() == 1);
  VersionDiff diff;
  diff.dossier = std::move(dossier);
  diff.sentences = align_sentences(diff.dossier.readings[0], diff.dossier.readings[1]);
  const std::vector<Finding>& findings = diff.dossier.stories.front().findings;
  for (std::uint32_t f = 0; f < findings.size(); ++f) compare(findings[f], f, diff.facts);
  return diff;
}

std::string to_json(const VersionDiff& diff, const std::string& generator) {
  return Writer(diff).write(generator).dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace isnad
