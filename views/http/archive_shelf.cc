#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "shelf.h"

namespace isnad::http {
namespace {

using Json = nlohmann::ordered_json;

/// SQLite is asked by one thread at a time. What was made stays until articles come, so that readers of the same story
/// ask once.
class ArchiveShelf : public Shelf {
 public:
  ArchiveShelf(Archive& archive, unsigned jobs, std::function<std::string()> now)
      : archive_(archive), jobs_(jobs), now_(std::move(now)) {
    const std::lock_guard asking(asking_);
    static_cast<void>(place_articles(archive_));
    renew();
  }

  DocumentPtr stories() const override {
    const std::lock_guard lock(mutex_);
    return stories_;
  }
  std::size_t articles() const override {
    const std::lock_guard lock(mutex_);
    return articles_;
  }

  DocumentPtr dossier(const std::string& story) const override {
    if (DocumentPtr known = kept(story)) return known;
    const std::lock_guard asking(asking_);
    if (DocumentPtr known = kept(story)) return known;  // made while this one waited
    Result<StoryDossier> found = story_dossier(archive_, story);
    if (!found) return nullptr;
    DocumentPtr made =
        make_document(to_json(found->dossier, {.generator = "isnad " ISNAD_VERSION, .with_text = true, .indent = -1}));
    const std::lock_guard lock(mutex_);
    if (dossiers_.size() >= kKept) dossiers_.clear();
    dossiers_[story] = made;
    return made;
  }

  Added add(std::vector<Page>&& pages, const std::function<void(std::size_t)>& progress) override {
    Added out;
    std::size_t done = 0;
    AddOptions options;
    options.now = now_();
    options.jobs = jobs_;
    options.batch = 32;
    options.acknowledged = [&](const AddedArticle& one) {
      out.articles.push_back(one.id);
      progress(++done);
    };
    const std::lock_guard asking(asking_);
    const auto left = add_pages(archive_, std::move(pages), options);
    if (left) {
      out.diagnostics = *left;
    } else {
      out.diagnostics.push_back({Severity::Error, "archive", left.error().where, left.error().message, std::nullopt});
    }
    if (const auto placed = place_articles(archive_); !placed)
      out.diagnostics.push_back(
          {Severity::Error, "archive", placed.error().where, placed.error().message, std::nullopt});
    renew();
    return out;
  }

 private:
  static constexpr std::size_t kKept = 256;  // dossiers in memory

  DocumentPtr kept(const std::string& story) const {
    const std::lock_guard lock(mutex_);
    const auto at = dossiers_.find(story);
    return at == dossiers_.end() ? nullptr : at->second;
  }

  /// Requires: asking_ is held.
  void renew() {
    const auto listed = list_stories_of(archive_);
    Json lines = Json::array();
    std::size_t articles = 0;
    if (listed) {
      for (const ArchivedStory& story : *listed) {
        articles += story.articles;
        lines.push_back(
            {{"id", "s" + std::to_string(story.number)},
             {"label", {{"ar", story.label_ar}, {"en", story.label_en.empty() ? Json(nullptr) : Json(story.label_en)}}},
             {"size", story.articles},
             {"articles", Json::array()},
             {"outlets", Json::array()},
             {"first", story.first.empty() ? Json(nullptr) : Json(story.first)},
             {"last", story.last.empty() ? Json(nullptr) : Json(story.last)},
             {"origins", nullptr},
             {"conflicts", nullptr},
             {"related", Json::array()},
             {"days", Json::array()}});
      }
    }
    const Json list = {{"format", "isnad.stories/1"},
                       {"generator", "isnad " ISNAD_VERSION},
                       {"articles", articles},
                       {"stories", std::move(lines)}};
    DocumentPtr made = make_document(list.dump(-1, ' ', false, Json::error_handler_t::replace));
    const std::lock_guard lock(mutex_);
    stories_ = std::move(made);
    articles_ = articles;
    dossiers_.clear();
  }

  Archive& archive_;
  unsigned jobs_;
  std::function<std::string()> now_;
  mutable std::mutex asking_;
  mutable std::mutex mutex_;  // of what follows; never held while the archive is asked
  DocumentPtr stories_;
  mutable std::map<std::string, DocumentPtr> dossiers_;
  std::size_t articles_ = 0;
};

}  // namespace

std::unique_ptr<Shelf> archive_shelf(Archive& archive, unsigned jobs, std::function<std::string()> now) {
  return std::make_unique<ArchiveShelf>(archive, jobs, std::move(now));
}

}  // namespace isnad::http
