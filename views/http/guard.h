#pragma once
// Who may ask for what, told by the head of a request alone. The attacks each rule is against stand beside it;
// guard_test.cc makes them.
#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::http {

/// A browser that was led here by a name of the attacker's (DNS rebinding) sends that name as Host. `names` are those
/// the server goes by, without a port; an IPv6 address stands in brackets.
[[nodiscard]] bool host_allowed(std::string_view host_header, const std::vector<std::string>& names);

/// A page elsewhere that makes the reader's browser add articles (CSRF) says where it is, in Origin or Sec-Fetch-Site.
/// Empty: the header was not sent.
[[nodiscard]] bool same_origin(std::string_view origin, std::string_view sec_fetch_site, std::string_view host_header);

/// It may only send these types without asking the server first; none of them is taken.
[[nodiscard]] bool simple_content_type(std::string_view content_type);

/// `Authorization: Bearer TOKEN`; takes the same time wherever the two differ.
[[nodiscard]] bool token_matches(std::string_view authorization, std::string_view token);

/// The name of an uploaded file as an article's source: its last part, without control characters, never a path.
[[nodiscard]] std::string safe_name(std::string_view name);

/// Some requests a minute for each address, a minute's worth at once.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;
  explicit RateLimit(double per_minute) : per_minute_(per_minute) {}

  [[nodiscard]] bool allow(const std::string& address, Clock::time_point now);

 private:
  struct Bucket {
    double left = 0;
    Clock::time_point since;
  };
  double per_minute_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace isnad::http
