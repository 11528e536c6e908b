#pragma once
// robots.txt (RFC 9309): may this product fetch this path? Groups that name the product count together, in any case of
// letters; the group of "*" counts only when none does. The longest pattern that matches decides, "allow" between equal
// ones; `*` stands for any characters and `$` for the end. What is not understood is passed over.
//
//     parse_robots("User-agent: *\nDisallow: /private/*.html$\n", "isnad").allows("/private/a.html")  ->  false
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

class Robots {
 public:
  /// `path` with its query, as it stands in the address.
  [[nodiscard]] bool allows(std::string_view path) const;
  /// Crawl-delay in seconds, which the RFC does not have and many newsrooms do.
  [[nodiscard]] std::optional<double> delay() const { return delay_; }

  static Robots nothing_allowed();

 private:
  friend Robots parse_robots(std::string_view text, std::string_view product);
  struct Rule {
    std::string pattern;
    bool allow;
  };
  std::vector<Rule> rules_;
  std::optional<double> delay_;
};

/// Only the first 512 KiB are read, as the RFC has it.
[[nodiscard]] Robots parse_robots(std::string_view text, std::string_view product);

}  // namespace isnad
