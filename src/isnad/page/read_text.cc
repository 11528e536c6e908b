#include "isnad/page/read_text.h"

#include "isnad/base/utf8.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

bool is_line_break(char32_t c) {
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029;
}

}  // namespace

void read_text(Page& page, std::string&& text) {
  page.text = std::move(text);
  const auto size = static_cast<std::uint32_t>(page.text.size());
  Span line;  // from the first to past the last character of the line that is not white space
  bool open = false;
  auto flush = [&] {
    if (open) page.blocks.push_back({line, "line"});
    open = false;
  };
  for (std::uint32_t at = 0; at < size;) {
    const Decoded c = decode_utf8(page.text, at);
    if (is_line_break(c.code_point)) {
      flush();
    } else if (!is_space(c.code_point)) {
      if (!open) line.begin = at;
      line.end = at + c.size;
      open = true;
    }
    at += c.size;
  }
  flush();
}

}  // namespace isnad
