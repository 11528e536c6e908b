#pragma once
// One HTTP request and its answer, by libcurl: http and https only, certificates checked, redirects not followed, no
// cookies, no proxy, bounded in size and time. Where the address leads is checked on the socket, after names have been
// resolved, so that a name which points somewhere else the second time gains nothing.
#include <cstddef>
#include <memory>
#include <string>

#include "isnad/base/result.h"

namespace isnad {

struct HttpLimits {
  std::size_t max_bytes = 32U << 20U;  // of the body as it comes, packed or not
  double timeout_seconds = 30;         // for the whole answer
  double connect_seconds = 10;
  bool allow_private = false;  // addresses that are not public
};

struct HttpRequest {
  std::string url;
  std::string user_agent;
  std::string etag;           // If-None-Match, when not empty
  std::string last_modified;  // If-Modified-Since, when not empty
};

struct HttpAnswer {
  int status = 0;
  std::string head;      // status line and headers as they came, with the blank line
  std::string body;      // as it came, content coding and all, chunks put together
  std::string redirect;  // absolute address of Location, empty when there is none
  std::string ip;
};

/// Keeps connections open between requests. One thread at a time.
class HttpClient {
 public:
  HttpClient();
  ~HttpClient();
  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) noexcept;

  /// Errors: BadUsage (a scheme or an address that is not allowed), TooLarge, Unreadable (no answer).
  [[nodiscard]] Result<HttpAnswer> get(const HttpRequest& request, const HttpLimits& limits);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace isnad
