#pragma once
// Feeds and pages asked for again and again, and what is new in them added to an archive. Each address has a time of
// its own at which it is asked next: a while later when it brought something, longer the more often it brought nothing,
// much longer when it failed (twice as long each time, up to a bound). What servers said of a page (ETag,
// Last-Modified) is kept in the archive, so that nothing is sent twice, also after a stop. Politeness within a round is
// Fetcher's.
//
// The pages that a feed's entries lead to are fetched once each; where one cannot be had the entry's own words are
// added. An address that is no feed is an article: it is added, and kept as a version whenever it changed.
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/fetch/fetcher.h"
#include "isnad/store/add_pages.h"

namespace isnad {

struct WatchOptions {
  double every_seconds = 900;
  double longest_seconds = 6 * 3600;  // between two requests for one address, however often it failed
  std::size_t most_entries = 100;     // of one feed in one round; the rest in the next
  AddOptions add;                     // `now` is asked of FetchOptions
  std::function<void(const Diagnostic&)> note = {};
};

/// The addresses of the feeds in an OPML document (opml.org), each once, in order.
[[nodiscard]] std::vector<std::string> feeds_of_opml(std::string_view text);

/// How long to wait after an answer that brought something, nothing, or an error.
enum class Brought { Something, Nothing, Error };
[[nodiscard]] double next_wait(double last, Brought brought, const WatchOptions& options);

class FeedWatch {
 public:
  /// Requires: `archive` is open for writing and outlives the watch; fetching.now is set.
  FeedWatch(Archive& archive, const std::vector<std::string>& addresses, const FetchOptions& fetching,
            WatchOptions options);

  /// Asks every address whose time has come by `now`, in seconds of any clock that runs evenly. Gives how many were
  /// asked and failed. Errors: those of the archive; what the web does goes to WatchOptions::note.
  struct Round {
    std::size_t asked = 0;
    std::size_t failed = 0;
  };
  [[nodiscard]] Result<Round> poll(double now);
  /// When poll() next has something to do.
  [[nodiscard]] double next() const;

 private:
  struct Address {
    std::string url;
    double next = 0;
    double wait = 0;
  };
  Result<Brought> ask(const std::string& url);
  Result<bool> add(std::vector<Page> pages);
  std::vector<Page> pages_of(const FetchedPage& page, const std::string& url);
  std::vector<Page> follow(std::vector<Page> entries, bool& all);
  bool known(const std::string& url);
  void note(Severity severity, const char* code, const std::string& where, const std::string& message);
  Result<void> keep_validators();

  Archive& archive_;
  WatchOptions options_;
  std::function<std::string()> clock_;
  Fetcher fetcher_;
  std::vector<Address> addresses_;
  std::set<std::string> followed_;
  std::string kept_;
};

}  // namespace isnad
