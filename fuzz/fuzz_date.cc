// Any bytes as the dates that pages, feeds and addresses carry.
#include <cstdlib>

#include "check_page.h"
#include "isnad/article/find_dates.h"
#include "isnad/page/feed_date.h"

namespace {

const isnad::ArticleLexicon& lexicon() {
  static const auto source = isnad::embedded_resources();
  static const auto loaded = isnad::ArticleLexicon::load(*source);
  if (!loaded) std::abort();
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = isnad::replace_invalid_utf8(isnad::fuzz::view(data, size));
  if (const auto date = isnad::date_of_metadata(text, lexicon())) ISNAD_ENSURE(date->size() >= 10);
  if (const auto date = isnad::date_of_url(text)) ISNAD_ENSURE(date->size() >= 10);
  const std::string iso = isnad::iso_of_feed_date(text);
  ISNAD_ENSURE(iso.size() <= text.size() + 8);
  return 0;
}
