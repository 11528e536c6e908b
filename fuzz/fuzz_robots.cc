// Any bytes as robots.txt, asked about any path: the last line of the input.
#include <string_view>

#include "check_page.h"
#include "isnad/fetch/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = isnad::fuzz::view(data, size);
  const std::size_t line = text.rfind('\n');
  const std::string_view path = line == std::string_view::npos ? text : text.substr(line + 1);
  const isnad::Robots robots = isnad::parse_robots(text, "isnad/0.1");
  const bool allowed = robots.allows(path);
  ISNAD_ENSURE(allowed == robots.allows(path));
  ISNAD_ENSURE(robots.allows("/robots.txt"));
  return 0;
}
