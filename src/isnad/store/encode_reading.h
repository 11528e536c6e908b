#pragma once
// Pages and readings as bytes, to be kept in the archive or sent through a pipe. Deterministic: equal values give equal
// bytes, so bytes may be hashed and compared. The analysis of a reading is not written: it follows from the article
// (arabic/analyse_text.h) and is made again, or left out, when the reading is read back.
//
// Decoding trusts nothing: every length, span, index and enumeration is checked, and bytes that were cut or changed
// are an error. What was decoded can go wherever a reading can.
#include <string>
#include <string_view>

#include "isnad/base/result.h"
#include "isnad/mention/reading.h"
#include "isnad/page/page.h"

namespace isnad {

/// Of what is written; raised whenever a field is added or changed.
inline constexpr std::uint8_t kPageVersion = 1;
inline constexpr std::uint8_t kReadingVersion = 2;

[[nodiscard]] std::string encode_page(const Page& page);
[[nodiscard]] Result<Page> decode_page(std::string_view bytes);

/// Where the text of the article is: in the bytes, or kept by the caller, who gives it back to decode_reading.
enum class TextPlace { Inside, Apart };
[[nodiscard]] std::string encode_reading(const Reading& reading, TextPlace place = TextPlace::Inside);

enum class WithAnalysis { Yes, No };
/// Errors: BadSyntax. `text` is needed for bytes written with TextPlace::Apart and must be the text of then.
[[nodiscard]] Result<Reading> decode_reading(std::string_view bytes, std::string_view text = {},
                                             WithAnalysis analysis = WithAnalysis::Yes);

}  // namespace isnad
