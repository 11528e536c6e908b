#pragma once
#include <string>

#include "isnad/base/result.h"

namespace isnad {

/// An http or https address taken apart, in its normal form: host in lower case and ASCII, no fragment.
struct Address {
  std::string url;     // the whole
  std::string origin;  // "https://sawt.example:8443"
  std::string path;    // with its query: "/news?id=1"
};

/// Errors: BadUsage (another scheme, a user name in it, or no address).
[[nodiscard]] Result<Address> parse_address(const std::string& url);

}  // namespace isnad
