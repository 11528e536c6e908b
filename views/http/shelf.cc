#include "shelf.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "curation.h"
#include "entities.h"
#include "kept_dossiers.h"
#include "story_lines.h"

namespace isnad::http {
namespace {

constexpr std::size_t kKeptBytes = 192U << 20U;  // of dossiers, plain and packed
constexpr std::size_t kMadeAtOnce = 8;           // stories that a job compiles itself; the rest comes behind it
constexpr std::size_t kPagesAtOnce = 32;         // added before others may write
constexpr std::size_t kListsKept = 32;

using Archives = std::unique_ptr<Archive>;

/// An archive that one thread asks at a time.
struct Connection {
  std::mutex asking;
  Archives archive;
};

struct Made {
  std::int64_t story = 0;
  DocumentPtr document;
  StoryFigures figures;
};

Result<Made> make_dossier(Archive& archive, const std::string& story) {
  Result<StoryDossier> found = story_dossier(archive, story);
  if (!found) return tl::unexpected<Error>(found.error());
  const Result<std::int64_t> number = story_number(archive, story);
  if (!number) return tl::unexpected<Error>(number.error());
  return Made{
      *number,
      make_document(to_json(found->dossier, {.generator = "isnad " ISNAD_VERSION, .with_text = true, .indent = -1})),
      figures_of(found->dossier)};
}

Diagnostic told(const Error& error) {
  return {Severity::Error, "archive", error.where, error.message, std::nullopt};
}

}  // namespace

class Shelf::State {
 public:
  State(const Engine& engine, ShelfOptions options) : options_(std::move(options)), engine_(engine) {}
  ~State() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    if (keeper_.joinable()) keeper_.join();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Result<void> open() {
    // A file that is none: SQLite keeps what begins with a slash in memory, for all connections of this program.
    static std::atomic<int> count{0};
    const std::string path =
        lasting() ? options_.archive : "/isnad-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
    ArchiveOptions how;
    if (!lasting()) how.vfs = "memdb";
    for (Connection* connection : {&writer_, &maker_, &finder_}) {
      auto archive = Archive::open(path, OpenMode::Create, engine_, how);
      if (!archive) return tl::unexpected<Error>(archive.error());
      connection->archive = std::move(*archive);
    }
    const std::lock_guard writing(writer_.asking);
    if (const auto placed = place_articles(*writer_.archive); !placed) return tl::unexpected<Error>(placed.error());
    auto lines = lines_of(*writer_.archive);
    if (!lines) return tl::unexpected<Error>(lines.error());
    publish(std::move(*lines));
    keeper_ = std::thread([this] { keep(); });
    return {};
  }

  [[nodiscard]] bool lasting() const { return !options_.archive.empty(); }

  DocumentPtr stories(const StoriesAsked& asked) {
    const std::string key = std::to_string(asked.from) + ' ' + std::to_string(asked.most);
    std::shared_ptr<const std::vector<StoryLine>> lines;
    std::uint64_t edition = 0;
    {
      const std::lock_guard lock(mutex_);
      const auto at = lists_.find(key);
      if (asked.words.empty() && at != lists_.end()) return at->second;
      lines = lines_;
      edition = edition_;
    }
    DocumentPtr made = make_document(list_json(*lines, asked));
    const std::lock_guard lock(mutex_);
    if (asked.words.empty() && edition == edition_ && lists_.size() < kListsKept) lists_[key] = made;
    return made;
  }

  std::size_t articles() {
    const std::lock_guard lock(mutex_);
    return articles_;
  }

  Result<DocumentPtr> dossier(const std::string& story) {
    if (DocumentPtr known = kept_.find(story).dossier) return known;
    const std::lock_guard asking(maker_.asking);
    if (DocumentPtr known = kept_.find(story).dossier) return known;  // made while this one waited
    Result<Made> made = make_dossier(*maker_.archive, story);
    if (!made) return tl::unexpected<Error>(made.error());
    kept_.put(story, {made->story, made->document, nullptr});
    return made->document;
  }

  Result<DocumentPtr> entities(const std::string& story) {
    if (DocumentPtr known = kept_.find(story).entities) return known;
    Result<DocumentPtr> whole = dossier(story);
    if (!whole) return whole;
    DocumentPtr made = make_document(entities_json((*whole)->body));
    KeptDossier kept = kept_.find(story);
    if (kept.dossier == *whole) kept_.put(story, {kept.story, kept.dossier, made});
    return made;
  }

  Result<DocumentPtr> entity(const std::string& story, const std::string& id) {
    Result<DocumentPtr> whole = dossier(story);
    if (!whole) return whole;
    std::string found = entity_json((*whole)->body, id);
    if (found.empty()) return fail(ErrorCode::NotFound, id, "is nothing that this story names");
    return make_document(std::move(found));
  }

  Result<DocumentPtr> search(const std::string& query, const std::string& story, std::size_t most) {
    const std::lock_guard asking(finder_.asking);
    SearchOptions options;
    options.limit = most;
    if (!story.empty()) {
      const auto number = story_number(*finder_.archive, story);
      if (!number) return tl::unexpected<Error>(number.error());
      options.story = *number;
    }
    const auto found = search_archive(*finder_.archive, query, options);
    if (!found) return tl::unexpected<Error>(found.error());
    return make_document(to_json(*found));
  }

  Added add(std::vector<Page>&& pages, const std::function<void(std::size_t)>& progress) {
    Added out;
    std::size_t done = 0;
    AddOptions how;
    how.now = options_.now();
    how.jobs = options_.jobs;
    how.batch = kPagesAtOnce;
    how.acknowledged = [&](const AddedArticle& one) {
      const bool news = one.what == AddedArticle::What::Added || one.what == AddedArticle::What::NewVersion;
      if (news) out.articles.push_back(one.id);
      if (!news) ++out.unchanged;
      progress(++done);
    };
    const std::size_t room = options_.most_articles - std::min(articles(), options_.most_articles);
    if (pages.size() > room) {
      out.diagnostics.push_back({Severity::Error, "too-many-articles", pages[room].source,
                                 "there is no room for more; serve fewer articles at a time, or give an archive",
                                 std::nullopt});
      pages.resize(room);
    }
    for (std::size_t at = 0; at < pages.size(); at += kPagesAtOnce) {
      const auto begin = pages.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end = pages.begin() + static_cast<std::ptrdiff_t>(std::min(pages.size(), at + kPagesAtOnce));
      std::vector<Page> some(std::make_move_iterator(begin), std::make_move_iterator(end));
      const std::lock_guard writing(writer_.asking);
      auto left = add_pages(*writer_.archive, std::move(some), how);
      if (!left) {
        out.diagnostics.push_back(told(left.error()));
        break;
      }
      std::move(left->begin(), left->end(), std::back_inserter(out.diagnostics));
    }
    const std::lock_guard writing(writer_.asking);
    if (const auto placed = place_articles(*writer_.archive); !placed) out.diagnostics.push_back(told(placed.error()));
    if (const auto fresh = renew(false); !fresh) out.diagnostics.push_back(told(fresh.error()));
    return out;
  }

  Result<DocumentPtr> curation() {
    const std::lock_guard asking(finder_.asking);
    const auto all = list_decisions(*finder_.archive);
    if (!all) return tl::unexpected<Error>(all.error());
    return make_document(log_json(*all, lasting()));
  }

  Result<std::int64_t> decide(const Deciding& what) {
    const std::lock_guard writing(writer_.asking);
    auto done = carry_out(*writer_.archive, what, options_.now());
    if (!done) return done;
    if (const auto fresh = renew(true); !fresh) return tl::unexpected<Error>(fresh.error());
    return done;
  }

  Result<void> undo(std::int64_t decision) {
    const std::lock_guard writing(writer_.asking);
    if (auto done = undo_decision(*writer_.archive, decision, options_.now()); !done) return done;
    return renew(true);
  }

 private:
  /// Shows what the archive holds now. Dossiers that are kept and whose story changed are made again before any of it
  /// is shown, so that readers go from one whole state to the next. `decided`: the others may have changed as well;
  /// they are forgotten. Requires: writer_ is held.
  Result<void> renew(bool decided) {
    auto lines = lines_of(*writer_.archive);
    if (!lines) return tl::unexpected<Error>(lines.error());
    std::map<std::int64_t, std::uint64_t> before;
    std::map<std::int64_t, StoryFigures> known;
    {
      const std::lock_guard lock(mutex_);
      for (const StoryLine& line : *lines_) {
        before[line.number] = line.state;
        if (line.figures) known[line.number] = *line.figures;
      }
    }
    std::map<std::int64_t, StoryLine*> now;
    std::set<std::int64_t> changed;
    for (StoryLine& line : *lines) {
      now[line.number] = &line;
      const auto at = before.find(line.number);
      const bool same = at != before.end() && at->second == line.state;
      if (same && known.contains(line.number)) line.figures = known[line.number];
      if (!same) changed.insert(line.number);
    }
    const std::lock_guard making(maker_.asking);
    std::map<std::string, KeptDossier> fresh;
    const auto make = [&](const std::string& name) {
      const Result<Made> made = make_dossier(*maker_.archive, name);
      fresh[name] = made ? KeptDossier{made->story, made->document, nullptr} : KeptDossier{};
      if (made && now.contains(made->story)) now[made->story]->figures = made->figures;
    };
    for (const auto& [name, story] : kept_.names()) {
      const bool there = now.contains(story);
      if (!there || changed.contains(story)) {
        make(name);
      } else if (decided) {
        fresh[name] = {};
        if (now[story]->articles > 1) now[story]->figures.reset();
      }
    }
    std::size_t made_now = 0;
    for (const std::int64_t story : changed) {
      if (now[story]->figures) continue;
      if (made_now++ == kMadeAtOnce) break;
      make("s" + std::to_string(story));
    }
    publish(std::move(*lines));
    for (auto& [name, kept] : fresh) kept.dossier ? kept_.put(name, std::move(kept)) : kept_.drop(name);
    return {};
  }

  void publish(std::vector<StoryLine>&& lines) {
    auto shown = std::make_shared<std::vector<StoryLine>>(std::move(lines));
    {
      const std::lock_guard lock(mutex_);
      articles_ = 0;
      for (const StoryLine& line : *shown) articles_ += line.articles;
      lines_ = std::move(shown);
      ++edition_;
      lists_.clear();
    }
    changed_.notify_all();
  }

  /// The thread of the shelf's own: figures of stories that nobody asked for yet, the newest first.
  void keep() {
    std::uint64_t tried = 0;
    while (true) {
      std::shared_ptr<const std::vector<StoryLine>> lines;
      std::uint64_t edition = 0;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stop_ || edition_ != tried; });
        if (stop_) return;
        lines = lines_;
        edition = tried = edition_;
      }
      std::map<std::int64_t, StoryFigures> found;
      auto shown = std::chrono::steady_clock::now();
      for (const StoryLine& line : *lines) {
        if (line.figures) continue;
        const auto begin = std::chrono::steady_clock::now();
        {
          const std::lock_guard making(maker_.asking);
          Result<StoryDossier> one = story_dossier(*maker_.archive, "s" + std::to_string(line.number));
          found[line.number] = one ? figures_of(one->dossier) : StoryFigures{};
        }
        const auto end = std::chrono::steady_clock::now();
        if (end - shown > std::chrono::seconds(2)) {
          if (!show(found, edition)) break;
          tried = edition;
          shown = end;
        }
        std::unique_lock lock(mutex_);  // others have as much of the machine
        changed_.wait_for(lock, end - begin, [&] { return stop_ || edition_ != edition; });
        if (stop_) return;
        if (edition_ != edition) break;
      }
      if (!found.empty() && show(found, edition)) tried = edition;
    }
  }

  /// Adds what was found to the lines, unless others are shown meanwhile; `edition` becomes the new one.
  bool show(const std::map<std::int64_t, StoryFigures>& found, std::uint64_t& edition) {
    const std::lock_guard lock(mutex_);
    if (edition_ != edition) return false;
    auto lines = std::make_shared<std::vector<StoryLine>>(*lines_);
    for (StoryLine& line : *lines) {
      if (const auto at = found.find(line.number); at != found.end()) line.figures = at->second;
    }
    lines_ = std::move(lines);
    edition = ++edition_;
    lists_.clear();
    return true;
  }

  ShelfOptions options_;
  const Engine& engine_;
  Connection writer_;
  Connection maker_;
  Connection finder_;
  KeptDossiers kept_{kKeptBytes};
  std::mutex mutex_;  // of what follows; never held while the archive is asked
  std::condition_variable changed_;
  std::shared_ptr<const std::vector<StoryLine>> lines_ = std::make_shared<std::vector<StoryLine>>();
  std::map<std::string, DocumentPtr> lists_;
  std::size_t articles_ = 0;
  std::uint64_t edition_ = 0;  // counts the states that were shown
  bool stop_ = false;
  std::thread keeper_;
};

Shelf::Shelf(std::unique_ptr<State> state) : state_(std::move(state)) {}
Shelf::~Shelf() = default;

Result<std::unique_ptr<Shelf>> Shelf::open(const Engine& engine, ShelfOptions options) {
  auto state = std::make_unique<State>(engine, std::move(options));
  if (auto ready = state->open(); !ready) return tl::unexpected<Error>(ready.error());
  return std::unique_ptr<Shelf>(new Shelf(std::move(state)));
}

DocumentPtr Shelf::stories(const StoriesAsked& asked) const {
  return state_->stories(asked);
}
Result<DocumentPtr> Shelf::dossier(const std::string& story) const {
  return state_->dossier(story);
}
Result<DocumentPtr> Shelf::entities(const std::string& story) const {
  return state_->entities(story);
}
Result<DocumentPtr> Shelf::entity(const std::string& story, const std::string& id) const {
  return state_->entity(story, id);
}
Result<DocumentPtr> Shelf::search(const std::string& query, const std::string& story, std::size_t most) const {
  return state_->search(query, story, most);
}
std::size_t Shelf::articles() const {
  return state_->articles();
}
Added Shelf::add(std::vector<Page>&& pages, const std::function<void(std::size_t)>& progress) {
  return state_->add(std::move(pages), progress);
}
bool Shelf::lasting() const {
  return state_->lasting();
}
Result<DocumentPtr> Shelf::curation() const {
  return state_->curation();
}
Result<std::int64_t> Shelf::decide(const Deciding& what) {
  return state_->decide(what);
}
Result<void> Shelf::undo(std::int64_t decision) {
  return state_->undo(decision);
}

}  // namespace isnad::http
