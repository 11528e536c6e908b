#pragma once
// What the server counts of itself, in the text format of Prometheus.
#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include <fmt/core.h>

namespace isnad::http {

class Metrics {
 public:
  void count(int status, double seconds, std::size_t bytes) {
    const auto family = static_cast<std::size_t>(status / 100);
    if (family < by_family_.size()) ++by_family_[family];
    microseconds_ += static_cast<std::uint64_t>(seconds * 1e6);
    bytes_ += bytes;
  }

  [[nodiscard]] std::string text(std::size_t articles, std::size_t waiting) const {
    std::string out =
        "# HELP isnad_requests_total Requests answered, by family of status.\n# TYPE isnad_requests_total counter\n";
    std::uint64_t all = 0;
    for (std::size_t family = 2; family < by_family_.size(); ++family) {
      all += by_family_[family];
      out += fmt::format("isnad_requests_total{{status=\"{}xx\"}} {}\n", family, by_family_[family].load());
    }
    out += fmt::format(
        "# HELP isnad_request_seconds Time to answer.\n# TYPE isnad_request_seconds summary\n"
        "isnad_request_seconds_sum {:.6f}\nisnad_request_seconds_count {}\n"
        "# HELP isnad_sent_bytes_total Bytes of bodies sent.\n# TYPE isnad_sent_bytes_total "
        "counter\nisnad_sent_bytes_total {}\n"
        "# HELP isnad_articles Articles on the shelf.\n# TYPE isnad_articles gauge\nisnad_articles {}\n"
        "# HELP isnad_jobs_waiting Jobs that wait.\n# TYPE isnad_jobs_waiting gauge\nisnad_jobs_waiting {}\n",
        static_cast<double>(microseconds_) / 1e6, all, bytes_.load(), articles, waiting);
    return out;
  }

 private:
  std::array<std::atomic<std::uint64_t>, 6> by_family_{};
  std::atomic<std::uint64_t> microseconds_{0};
  std::atomic<std::uint64_t> bytes_{0};
};

}  // namespace isnad::http
