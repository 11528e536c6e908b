#include "isnad/page/read_pages.h"

namespace isnad {

Result<std::vector<Page>> read_pages(std::string_view bytes, const std::string& source_name, const PageOptions&) {
  Page page;
  page.id = source_name.substr(source_name.rfind('/') + 1);
  page.id = page.id.substr(0, page.id.rfind('.'));
  page.source = source_name;
  page.text = bytes;
  for (std::size_t begin = 0; begin < page.text.size();) {
    std::size_t end = page.text.find('\n', begin);
    if (end == std::string::npos) end = page.text.size();
    if (end > begin) {
      page.blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, "line", 0, true});
    }
    begin = end + 1;
  }
  return std::vector<Page>{std::move(page)};
}

}  // namespace isnad
