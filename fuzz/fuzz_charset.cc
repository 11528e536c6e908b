// Any bytes in any set: what comes out is UTF-8, with and without a declaration, and a text that was repaired stays as it
// is when it is decoded again.
#include <string>

#include "check_page.h"
#include "isnad/page/decode_charset.h"
#include "isnad/page/repair_double_encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr const char* kSets[] = {"", "windows-1256", "iso-8859-6", "x-mac-arabic", "utf-16le", "utf-8", "windows-1252", "gb18030"};
  const std::string_view bytes = isnad::fuzz::view(data + 1, size - 1);
  const isnad::DecodedText decoded = isnad::decode_charset(bytes, "page", true, kSets[data[0] % 8]);
  ISNAD_ENSURE(isnad::find_invalid_utf8(decoded.text) == std::string::npos);
  if (const auto repaired = isnad::repair_double_encoding(decoded.text)) {
    ISNAD_ENSURE(isnad::find_invalid_utf8(repaired->text) == std::string::npos);
    ISNAD_ENSURE(repaired->letters > 0 && repaired->text.size() <= decoded.text.size() * 2);
  }
  return 0;
}
