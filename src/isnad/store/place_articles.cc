#include "isnad/store/place_articles.h"

#include <algorithm>
#include <map>
#include <set>

#include "isnad/store/archive_digests.h"
#include "isnad/store/decisions.h"
#include "isnad/store/late_articles.h"

namespace isnad {
namespace {

constexpr std::size_t kChunk = 2000;            // articles placed in one transaction
constexpr std::int64_t kArticlesOfStory = 120;  // of a story that are set against new ones, the newest

class Placer {
 public:
  explicit Placer(Archive& archive)
      : archive_(archive), db_(archive.db()), digests_(archive), placing_(archive.placing()) {}

  Result<std::size_t> run() {
    std::vector<std::int64_t> waiting;
    SqlStatement& rows =
        db_("SELECT a.key FROM waiting w JOIN article a ON a.key = w.article JOIN version v ON v.key = "
            "a.current ORDER BY coalesce(v.published, ''), a.key")
            .bind();
    while (rows.step()) waiting.push_back(rows.integer(0));
    if (auto fine = db_.check(); !fine) return tl::unexpected(fine.error());
    std::size_t placed = 0;
    for (std::size_t at = 0; at < waiting.size(); at += kChunk) {
      const std::size_t end = std::min(waiting.size(), at + kChunk);
      const auto done = place(
          {waiting.begin() + static_cast<std::ptrdiff_t>(at), waiting.begin() + static_cast<std::ptrdiff_t>(end)});
      if (!done) {
        placing_.window.reset();  // it may hold what the archive does not
        return tl::unexpected(done.error());
      }
      placed += *done;
    }
    return placed;
  }

 private:
  Result<std::size_t> place(const std::vector<std::int64_t>& waiting) {
    Transaction step(db_);
    if (auto ready = prepare_window(); !ready) return tl::unexpected(ready.error());
    std::vector<std::int64_t> fresh;  // current versions
    for (const std::int64_t article : waiting) {
      SqlStatement& row =
          db_("SELECT a.current FROM waiting w JOIN article a ON a.key = w.article WHERE w.article = ?1").bind(article);
      if (row.step()) fresh.push_back(row.integer(0));
      row.reset();
    }
    StoryWindow& window = *placing_.window;
    if (auto filed = file(fresh); !filed) return tl::unexpected(filed.error());
    const StoryWindow::Begun begun{
        [&](std::int64_t version) { return story_of(version); },
        [&](std::int64_t story) {
          std::vector<std::int64_t> out;
          SqlStatement& rows = db_("SELECT a.current FROM member m JOIN article a ON a.key = m.article WHERE m.story = "
                                   "?1 ORDER BY a.current DESC LIMIT ?2")
                                   .bind(story, kArticlesOfStory);
          while (rows.step()) out.push_back(rows.integer(0));
          return out;
        }};
    const auto articles = static_cast<std::size_t>(db_.number("SELECT count(*) FROM article"));
    write(window.group(fresh, articles, begun));
    for (const std::int64_t article : waiting) db_("DELETE FROM waiting WHERE article = ?1").run(article);
    const std::string state = std::to_string(std::stoll("0" + placing_.state) + 1);
    db_("INSERT INTO setting(name, value) VALUES ('placed', ?1) ON CONFLICT(name) DO UPDATE SET value = excluded.value")
        .run(Blob{state});
    if (auto done = step.commit(); !done) return tl::unexpected(done.error());
    placing_.state = state;
    return fresh.size();
  }

  /// The window as the archive has it: filled when it is not there or when another process has placed articles.
  Result<void> prepare_window() {
    std::string state;
    SqlStatement& row = db_("SELECT value FROM setting WHERE name = 'placed'").bind();
    if (row.step()) state = row.blob(0);
    row.reset();
    if (state.find_first_not_of("0123456789") != std::string::npos || state.size() > 18) state.clear();
    if (placing_.window && placing_.state == state) return {};
    placing_.window = std::make_unique<StoryWindow>(archive_.engine().story, placing_.capacity);
    placing_.state = state;
    std::vector<std::int64_t> versions;
    std::vector<std::int64_t> beyond;
    SqlStatement& kept = db_("SELECT v.key FROM digest d JOIN version v ON v.key = d.version JOIN article a ON a.key = "
                             "v.article AND a.current = v.key JOIN member m ON m.article = a.key ORDER BY v.key DESC")
                             .bind();
    while (kept.step()) (versions.size() < placing_.capacity ? versions : beyond).push_back(kept.integer(0));
    for (const std::int64_t version : beyond) digests_.drop(version);
    if (versions.size() < placing_.capacity) {
      SqlStatement& more =
          db_("SELECT a.current FROM member m JOIN article a ON a.key = m.article LEFT JOIN digest d ON "
              "d.version = a.current WHERE d.version IS NULL ORDER BY a.current DESC LIMIT ?1")
              .bind(placing_.capacity - versions.size());
      while (more.step()) versions.push_back(more.integer(0));
    }
    if (auto fine = db_.check(); !fine) return fine;
    return file(versions, false);
  }

  /// Puts articles, with those that late ones need, into the window.
  Result<void> file(const std::vector<std::int64_t>& versions, bool fresh = true) {
    std::vector<StoryWindow::Article> articles;
    std::vector<std::int64_t> old;
    const std::int32_t first_day = placing_.window->first_day();
    std::size_t looked_for = 0;
    for (const std::int64_t version : versions) {
      auto sketch = digests_.get(version);
      if (!sketch) return tl::unexpected(sketch.error());
      const Description& d = sketch->description;
      if (fresh && d.published != Description::kNoDay && d.published < first_day && looked_for++ < kMostLate) {
        for (const std::int64_t like : find_like(archive_, version, d.published)) {
          const bool in = placing_.window->holds(like) || std::find(old.begin(), old.end(), like) != old.end();
          if (!in && story_of(like) != 0) old.push_back(like);
        }
      }
      articles.push_back({version, std::move(*sketch)});
    }
    if (!old.empty()) {
      if (auto filed = file(old, false); !filed) return filed;
    }
    for (const std::int64_t gone : placing_.window->file(std::move(articles))) digests_.drop(gone);
    return {};
  }

  /// Of an article by its current version; 0: none, or the version is no longer current.
  std::int64_t story_of(std::int64_t version) {
    SqlStatement& row =
        db_("SELECT m.story FROM version v JOIN article a ON a.key = v.article AND a.current = v.key JOIN "
            "member m ON m.article = a.key WHERE v.key = ?1")
            .bind(version);
    const std::int64_t story = row.step() ? row.integer(0) : 0;
    row.reset();
    return story;
  }

  std::int64_t article_of(std::int64_t version) {
    SqlStatement& row = db_("SELECT article FROM version WHERE key = ?1").bind(version);
    const std::int64_t article = row.step() ? row.integer(0) : 0;
    row.reset();
    return article;
  }

  void write(const std::vector<StoryWindow::Group>& found) {
    articles_.clear(), stories_.clear(), in_story_.clear(), taken_.clear();
    std::vector<std::vector<std::uint32_t>> groups;
    std::map<std::uint32_t, const std::string*> labels;  // by the first article of a group
    for (const StoryWindow::Group& group : found) {
      auto& places = groups.emplace_back();
      for (const std::int64_t version : group.keys) {
        const auto place = static_cast<std::uint32_t>(articles_.size());
        articles_.push_back(article_of(version));
        stories_.push_back(story_of(version));
        ++in_story_[stories_.back()];
        places.push_back(place);
        labels[place] = &group.label;
      }
    }
    obey_decisions(archive_, articles_, groups);
    for (const auto& group : groups) write(group, *labels.at(group.front()));
  }

  /// A group takes the number of the story that most of its articles had; the other numbers lead to it.
  void write(const std::vector<std::uint32_t>& group, const std::string& label) {
    std::map<std::int64_t, std::size_t> had;
    for (const std::uint32_t place : group) {
      if (stories_[place] != 0 && !taken_.contains(stories_[place])) ++had[stories_[place]];
    }
    std::int64_t story = 0;
    std::size_t most = 0;
    for (const auto& [number, articles] : had) {
      if (articles > most) story = number, most = articles;
    }
    if (story == 0) {
      story = db_.insert("INSERT INTO story(label_ar, label_en) VALUES (?1, '') RETURNING key", label);
    } else {
      db_("UPDATE story SET label_ar = ?2 WHERE key = ?1").run(story, label);
    }
    taken_.insert(story);
    for (const std::uint32_t place : group) {
      if (stories_[place] == story) continue;
      db_("INSERT INTO member(article, story) VALUES (?1, ?2) ON CONFLICT(article) DO UPDATE SET story = "
          "excluded.story")
          .run(articles_[place], story);
    }
    for (const auto& [number, articles] : had) {  // what of them was not looked at comes along
      if (number == story || articles < in_story_[number]) continue;
      db_("UPDATE member SET story = ?2 WHERE story = ?1").run(number, story);
      db_("UPDATE story SET became = ?2 WHERE key = ?1").run(number, story);
    }
  }

  Archive& archive_;
  Database& db_;
  ArchiveDigests digests_;
  Archive::Placing& placing_;
  // Of the articles in hand, by place:
  std::vector<std::int64_t> articles_;
  std::vector<std::int64_t> stories_;  // 0: none yet
  std::map<std::int64_t, std::size_t> in_story_;
  std::set<std::int64_t> taken_;  // stories that a group has
};

}  // namespace

Result<std::size_t> place_articles(Archive& archive) {
  if (archive.read_only()) return 0;
  return Placer(archive).run();
}

}  // namespace isnad
