#pragma once
// Pages from the web, politely: robots.txt is asked first and obeyed (RFC 9309), each host is left in peace for a while
// between two requests, a page that has not changed is not sent again (ETag, Last-Modified), redirects are followed a
// few times and each step is checked like the first. Private networks are refused unless asked for.
//
//     Fetcher fetcher(options);
//     const auto page = fetcher.get("https://sawt.example/news/1");
//     if (page && !page->unchanged) warc.write(*page);
//
// Not done: scripts are not run, so a page that is empty without them stays empty.
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "isnad/fetch/http_get.h"
#include "isnad/fetch/robots.h"
#include "isnad/fetch/validators.h"

namespace isnad {

struct FetchOptions {
  HttpLimits limits;
  std::string user_agent = "isnad";  // its first word is the name that robots.txt is asked about
  unsigned max_redirects = 5;
  double delay_seconds = 1;               // between two requests to one host; a longer Crawl-delay counts
  std::function<std::string()> now = {};  // "2025-10-15T08:30:00Z": the library reads no clock
};

struct FetchedPage {
  std::string url;  // where it was found in the end
  std::string time;
  HttpAnswer answer;
  bool unchanged = false;            // 304: as when it was last fetched
  std::vector<std::string> through;  // addresses that led here
};

/// One thread at a time.
class Fetcher {
 public:
  explicit Fetcher(FetchOptions options);

  /// What is known from earlier fetches; asked with, and brought up to date by, every get().
  Validators& validators() { return validators_; }

  /// Errors: BadUsage (robots.txt, scheme, private address, too many redirects), TooLarge, Unreadable (no answer, or a
  /// status other than 200 and 304).
  [[nodiscard]] Result<FetchedPage> get(const std::string& url);

 private:
  Result<const Robots*> robots_of(const std::string& origin);
  void wait(const std::string& origin, const Robots& robots);

  FetchOptions options_;
  HttpClient client_;
  Validators validators_;
  std::map<std::string, Robots> robots_;  // by origin
  std::map<std::string, std::chrono::steady_clock::time_point> last_;
};

}  // namespace isnad
