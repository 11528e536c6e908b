#include "isnad/text/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>

#include "isnad/base/utf8.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

constexpr char32_t kDrop = 0;

constexpr bool is_dropped(char32_t c) {
  return (c >= 0x064B && c <= 0x065F) || c == 0x0640 || c == 0x0670 || (c >= 0x0610 && c <= 0x061A) || c == 0x061C ||
         (c >= 0x06D6 && c <= 0x06DC) || (c >= 0x06DF && c <= 0x06E8) || (c >= 0x06EA && c <= 0x06ED) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
         c == 0x00AD;
}

constexpr char32_t fold_arabic(char32_t c) {
  if (is_dropped(c)) return kDrop;
  if (c >= 0x0660 && c <= 0x0669) return U'0' + (c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return U'0' + (c - 0x06F0);
  switch (c) {
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
    case 0x0672:
    case 0x0673:
      return 0x0627;
    case 0x0626:
    case 0x0649:
    case 0x06CC:
    case 0x06CD:
    case 0x06D0:
    case 0x06D2:
    case 0x06D3:
      return 0x064A;
    case 0x0624:
    case 0x06C6:
    case 0x06C7:
    case 0x06CB:
      return 0x0648;
    case 0x0629:
    case 0x06BE:
    case 0x06C0:
    case 0x06C1:
    case 0x06C2:
    case 0x06D5:
      return 0x0647;
    case 0x06A9:
    case 0x06AA:
    case 0x06AB:
    case 0x06AD:
    case 0x06AF:
    case 0x063B:
      return 0x0643;
    case 0x067E:
      return 0x0628;
    case 0x0686:
      return 0x062C;
    case 0x0698:
      return 0x0632;
    case 0x06A4:
    case 0x06A2:
    case 0x06A5:
      return 0x0641;
    case 0x06A8:
      return 0x0642;
    case 0x0688:
    case 0x0689:
      return 0x062F;
    case 0x0691:
      return 0x0631;
    case 0x0679:
      return 0x062A;
    case 0x06BA:
      return 0x0646;
    case 0x066A:
      return U'%';
    case 0x066B:
      return U'.';
    case 0x066C:
      return U',';
    default:
      return c;
  }
}

bool is_presentation(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

/// What the Arabic block folds to: each letter, digit or sign to one of the block or of ASCII; 0 is dropped.
constexpr std::array<std::uint16_t, 256> kArabicBlock = [] {
  std::array<std::uint16_t, 256> table{};
  for (std::uint32_t c = 0; c < table.size(); ++c) table[c] = static_cast<std::uint16_t>(fold_arabic(0x0600 + c));
  return table;
}();

template <typename Put>
void put_decomposed(char32_t c, Put&& put) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
  std::array<UChar, 32> parts{};
  const int32_t n = U_SUCCESS(status) ? unorm2_getRawDecomposition(nfkc, static_cast<UChar32>(c), parts.data(),
                                                                   static_cast<int32_t>(parts.size()), &status)
                                      : -1;
  if (n <= 0 || U_FAILURE(status)) {
    put(c);
    return;
  }
  for (int32_t i = 0; i < n; ++i) {  // Arabic decompositions stay in the basic plane
    const char32_t folded = fold_arabic(parts[static_cast<std::size_t>(i)]);
    if (folded != kDrop && folded != U' ') put(folded);
  }
}

/// Letters of Arabic and ASCII, all but all of the text, are folded as they lie: never into more bytes than they take.
template <bool kTraced>
void fold_to(std::string_view utf8, std::uint32_t base, std::string& out, std::vector<std::uint32_t>* to_source) {
  std::size_t end = out.size();
  const auto room = [&](std::size_t bytes) {
    out.resize(end + bytes);
    if constexpr (kTraced) to_source->resize(end + bytes);
  };
  const auto put = [&](unsigned byte, std::size_t source) {
    out[end] = static_cast<char>(byte);
    if constexpr (kTraced) (*to_source)[end] = base + static_cast<std::uint32_t>(source);
    ++end;
  };
  room(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0x80) {
      put(lead >= 'A' && lead <= 'Z' ? lead + 32U : lead, i);
      ++i;
      continue;
    }
    const Decoded d = decode_utf8(utf8, i);
    const char32_t c = d.code_point;
    if (c >= 0x0600 && c <= 0x06FF) {
      const std::uint32_t folded = kArabicBlock[c - 0x0600];
      if (folded >= 0x80) {
        put(0xC0U | (folded >> 6U), i);
        put(0x80U | (folded & 0x3FU), i);
      } else if (folded != kDrop) {
        put(folded, i);
      }
    } else {
      std::string one;
      const auto append = [&](char32_t part) { append_utf8(one, part); };
      if (is_presentation(c)) {
        put_decomposed(c, append);
      } else if ((c >= 0x2000 && c <= 0x206F) || c == 0xFEFF || c == 0x00AD) {
        if (const char32_t folded = fold_arabic(c); folded != kDrop) append(folded);
      } else {
        append(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
      }
      room(utf8.size() - i + one.size());
      for (const char byte : one) put(static_cast<unsigned char>(byte), i);
    }
    i += d.size;
  }
  room(0);
}

}  // namespace

void fold_into(std::string_view utf8, std::uint32_t base, std::string& out, std::vector<std::uint32_t>& to_source) {
  fold_to<true>(utf8, base, out, &to_source);
}

void append_folded(std::string_view utf8, std::string& out) {
  fold_to<false>(utf8, 0, out, nullptr);
}

std::string fold(std::string_view utf8) {
  std::string out;
  fold_to<false>(utf8, 0, out, nullptr);
  return out;
}

std::string fold_phrase(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  std::uint32_t at = 0;
  while (const auto token = next_token(utf8, at)) {
    const std::size_t begin = out.size();
    if (begin != 0) out.push_back(' ');
    append_folded(slice(utf8, token->span), out);
    if (out.size() == begin + (begin == 0 ? 0 : 1)) out.resize(begin);  // a word of marks alone
    at = token->span.end;
  }
  return out;
}

}  // namespace isnad
