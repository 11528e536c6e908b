#pragma once
// What servers said of the pages that were fetched -- ETag and Last-Modified -- so that they can be asked again only
// for what has changed. Kept as lines: address, ETag, Last-Modified, separated by tabs.
#include <map>
#include <string>
#include <string_view>

namespace isnad {

struct Validator {
  std::string etag;
  std::string last_modified;
};

class Validators {
 public:
  /// Empty for an address that is not known.
  [[nodiscard]] Validator of(const std::string& url) const;
  /// Forgets the address when the server gave neither.
  void keep(const std::string& url, Validator validator);

  /// Lines that are no such thing are passed over: the worst they cost is another fetch.
  void load(std::string_view text);
  [[nodiscard]] std::string save() const;

 private:
  std::map<std::string, Validator> by_url_;
};

}  // namespace isnad
