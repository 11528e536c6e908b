#include "isnad/page/page_id.h"

#include <algorithm>
#include <array>

#include "isnad/base/sha256.h"
#include "isnad/page/ascii.h"

namespace isnad {

std::string id_of_file(std::string_view path) {
  if (path == "-") return "stdin";
  const std::size_t slash = path.find_last_of('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const auto drop = [&](std::string_view ending) {
    if (name.size() <= ending.size() || !same_ascii(name.substr(name.size() - ending.size()), ending)) return false;
    name.remove_suffix(ending.size());
    return true;
  };
  drop(".gz");
  // ".htm" stays: "a.htm" and "a.html" are two pages, and lists of pages name them so.
  constexpr std::array<std::string_view, 15> kEndings = {".html", ".xhtml", ".shtml", ".jsonl", ".ndjson",
                                                         ".txt",  ".text",  ".xml",   ".rss",   ".atom",
                                                         ".rdf",  ".json",  ".mhtml", ".mht",   ".warc"};
  const bool dropped = std::ranges::any_of(kEndings, drop);
  (void)dropped;
  return std::string(name);
}

std::string host_of_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  if (const std::size_t user = address.rfind('@'); user != std::string_view::npos) address.remove_prefix(user + 1);
  address = address.substr(0, address.find(':', address.starts_with('[') ? address.find(']') : 0));
  std::string host = lower_ascii(address);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::string id_of_address(std::string_view address, std::string_view version) {
  std::string key(address);
  if (!version.empty()) key += "\n" + std::string(version);
  std::string host = host_of_address(address).substr(0, 60);
  if (host.empty()) host = "page";
  return host + "-" + sha256_hex(key).substr(0, 12);
}

}  // namespace isnad
