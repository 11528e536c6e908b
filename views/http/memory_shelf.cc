#include <algorithm>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "shelf.h"

namespace isnad::http {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What was made of the articles so far; never changed once it is shown.
struct Shown {
  DocumentPtr stories;
  std::map<std::string, DocumentPtr> dossiers;
  std::size_t articles = 0;
};

/// The evidence that lies in some articles.
Json within(const Json& spans, const std::unordered_set<std::string>& articles) {
  Json out = Json::array();
  for (const Json& span : spans) {
    if (articles.contains(span["article"].get_ref<const std::string&>())) out.push_back(span);
  }
  return out;
}

/// One story of a whole dossier as a dossier: its articles, and of each entity what they say of it.
Json one_story(const Json& whole, const Json& story) {
  std::unordered_set<std::string> members;
  for (const Json& id : story["articles"]) members.insert(id);
  Json out = {{"format", whole["format"]}, {"generator", whole["generator"]}};
  out["articles"] = Json::array();
  for (const Json& article : whole["articles"]) {
    if (members.contains(article["id"].get_ref<const std::string&>())) out["articles"].push_back(article);
  }
  out["entities"] = Json::array();
  for (const Json& entity : whole["entities"]) {
    Json mentions = within(entity["mentions"], members);
    if (mentions.empty()) continue;
    Json mine = entity;
    mine["mentions"] = std::move(mentions);
    mine["roles"] = Json::array();
    for (const Json& role : entity["roles"]) {
      Json evidence = within(role["evidence"], members);
      if (!evidence.empty()) mine["roles"].push_back({{"text", role["text"]}, {"evidence", std::move(evidence)}});
    }
    out["entities"].push_back(std::move(mine));
  }
  out["stories"] = Json::array({story});
  out["diagnostics"] = Json::array();
  return out;
}

/// A line of isnad.stories/1, and the articles of each day for the little curve beside it.
Json line(const Dossier& dossier, const StoryAccount& account, const Json& story) {
  Json out = {{"id", story["id"]},
              {"label", story["label"]},
              {"size", account.story.readings.size()},
              {"articles", story["articles"]}};
  std::vector<std::string> outlets;
  std::map<std::string, std::size_t> days;
  std::vector<Lineage::Carrier> carriers;
  for (const std::uint32_t r : account.story.readings) {
    const Article& article = dossier.readings[r].article;
    if (article.outlet) outlets.push_back(*article.outlet);
    if (article.published) ++days[article.published->value.substr(0, 10)];
    carriers.push_back({r, {0, static_cast<std::uint32_t>(article.text.size())}});
  }
  std::sort(outlets.begin(), outlets.end());
  outlets.erase(std::unique(outlets.begin(), outlets.end()), outlets.end());
  out["outlets"] = outlets;
  out["first"] = days.empty() ? Json(nullptr) : Json(days.begin()->first);
  out["last"] = days.empty() ? Json(nullptr) : Json(days.rbegin()->first);
  out["origins"] = account.lineage.independent(carriers);
  out["conflicts"] = std::count_if(account.findings.begin(), account.findings.end(),
                                   [](const Finding& finding) { return finding.status == FindingStatus::Conflicting; });
  out["related"] = story["related"];
  out["days"] = Json::array();
  for (const auto& [day, articles] : days) out["days"].push_back({{"day", day}, {"articles", articles}});
  return out;
}

std::shared_ptr<const Shown> show(const Dossier& dossier) {
  const std::string generator = "isnad " ISNAD_VERSION;
  const Json whole = Json::parse(to_json(dossier, {.generator = generator, .with_text = true, .indent = -1}));
  auto out = std::make_shared<Shown>();
  out->articles = dossier.readings.size();
  Json list = {{"format", "isnad.stories/1"}, {"generator", generator}, {"articles", out->articles}};
  list["stories"] = Json::array();
  Json copies = Json::array();
  for (std::size_t i = 0; i < dossier.stories.size(); ++i) {
    const Json& story = whole["stories"][i];
    list["stories"].push_back(line(dossier, dossier.stories[i], story));
    for (const Json& copy : story["copies"])
      copies.push_back({{"from", copy["from"]}, {"to", copy["to"]}, {"overlap", copy["overlap"]}});
    out->dossiers.emplace(story["id"], make_document(dump(one_story(whole, story))));
  }
  list["copies"] = std::move(copies);
  out->stories = make_document(dump(list));
  return out;
}

class MemoryShelf : public Shelf {
 public:
  MemoryShelf(const Engine& engine, std::size_t most, unsigned jobs)
      : engine_(engine), most_(most), jobs_(jobs), shown_(show(Dossier{})) {}

  DocumentPtr stories() const override { return shown()->stories; }
  std::size_t articles() const override { return shown()->articles; }
  DocumentPtr dossier(const std::string& story) const override {
    const auto now = shown();
    const auto at = now->dossiers.find(story);
    return at == now->dossiers.end() ? nullptr : at->second;
  }

  Added add(std::vector<Page>&& pages, const std::function<void(std::size_t)>& progress) override {
    Added out;
    std::vector<Page> fresh;
    fresh.reserve(pages.size());
    for (Page& page : pages) {
      if (readings_.size() + fresh.size() >= most_) {
        out.diagnostics.push_back({Severity::Error, "too-many-articles", page.source,
                                   "the heap is full; serve fewer articles at a time", std::nullopt});
        break;
      }
      if (ids_.insert(page.id).second) {
        fresh.push_back(std::move(page));
      } else {
        out.diagnostics.push_back(refuse_double(page));
      }
    }
    ReadBatch batch = read_articles(std::move(fresh), engine_, {.jobs = jobs_, .progress = progress});
    out.diagnostics.insert(out.diagnostics.end(), batch.diagnostics.begin(), batch.diagnostics.end());
    for (Reading& reading : batch.readings) {
      out.articles.push_back(reading.article.id);
      readings_.push_back(std::move(reading));
    }
    if (out.articles.empty()) return out;
    Dossier dossier = compile_dossier(std::move(readings_), {}, engine_);
    auto made = show(dossier);
    readings_ = std::move(dossier.readings);
    const std::lock_guard lock(mutex_);
    shown_ = std::move(made);
    return out;
  }

 private:
  std::shared_ptr<const Shown> shown() const {
    const std::lock_guard lock(mutex_);
    return shown_;
  }

  const Engine& engine_;
  std::size_t most_;
  unsigned jobs_;
  std::vector<Reading> readings_;        // of the one thread that adds
  std::unordered_set<std::string> ids_;  // likewise
  mutable std::mutex mutex_;
  std::shared_ptr<const Shown> shown_;
};

}  // namespace

std::unique_ptr<Shelf> memory_shelf(const Engine& engine, std::size_t most_articles, unsigned jobs) {
  return std::make_unique<MemoryShelf>(engine, most_articles, jobs);
}

}  // namespace isnad::http
