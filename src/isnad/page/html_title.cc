#include "isnad/page/html_title.h"

#include <array>
#include <string>

#include "isnad/page/html_letters.h"

namespace isnad {
namespace {

constexpr std::array<std::string_view, 13> kSeparators = {
    " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xE2\x80\xA2 ", " : ", ": ", " / ", "| ",
    " |",  "|"};

}  // namespace

std::string_view without_site(std::string_view title, const PageMetadata& metadata) {
  for (const std::string_view sign : kSeparators) {
    const std::size_t last = title.rfind(sign);
    if (last == std::string_view::npos) continue;
    const std::size_t first = title.find(sign);
    const std::string tail = letters_of(title.substr(last + sign.size()));
    const std::string head = letters_of(title.substr(0, first));
    for (const char* const key : {"og:site_name", "jsonld:publisher", "meta:application-name", "record:outlet"}) {
      const auto at = metadata.find(key);
      if (at == metadata.end()) continue;
      const std::string site = letters_of(at->second);
      if (site.size() < 3) continue;
      if (tail == site || (tail.size() > 5 && site.find(tail) != std::string::npos)) return title.substr(0, last);
      if (head == site) return title.substr(first + sign.size());
    }
    // A bar parts a site's name from the story; a hyphen may stand inside the story.
    if (sign.find('|') != std::string_view::npos && tail.size() * 2 < letters_of(title.substr(0, last)).size())
      return title.substr(0, last);
  }
  return title;
}

}  // namespace isnad
