#include "isnad/text/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>

#include "isnad/base/utf8.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

constexpr char32_t kDrop = 0;

bool is_dropped(char32_t c) {
  return (c >= 0x064B && c <= 0x065F) || c == 0x0640 || c == 0x0670 || (c >= 0x0610 && c <= 0x061A) || c == 0x061C ||
         (c >= 0x06D6 && c <= 0x06DC) || (c >= 0x06DF && c <= 0x06E8) || (c >= 0x06EA && c <= 0x06ED) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
         c == 0x00AD;
}

char32_t fold_arabic(char32_t c) {
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

class Sink {
 public:
  Sink(std::string& out, std::vector<std::uint32_t>* to_source) : out_(out), to_source_(to_source) {}
  void put(char32_t c, std::uint32_t source) {
    append_utf8(out_, c);
    if (to_source_ != nullptr) to_source_->resize(out_.size(), source);
  }

 private:
  std::string& out_;
  std::vector<std::uint32_t>* to_source_;
};

void put_decomposed(char32_t c, std::uint32_t source, Sink& sink) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
  std::array<UChar, 32> parts{};
  const int32_t n = U_SUCCESS(status) ? unorm2_getRawDecomposition(nfkc, static_cast<UChar32>(c), parts.data(),
                                                                   static_cast<int32_t>(parts.size()), &status)
                                      : -1;
  if (n <= 0 || U_FAILURE(status)) {
    sink.put(c, source);
    return;
  }
  for (int32_t i = 0; i < n; ++i) {  // Arabic decompositions stay in the basic plane
    const char32_t folded = fold_arabic(parts[static_cast<std::size_t>(i)]);
    if (folded != kDrop && folded != U' ') sink.put(folded, source);
  }
}

void fold_to(std::string_view utf8, std::uint32_t base, Sink sink) {
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    const auto source = base + static_cast<std::uint32_t>(i);
    const char32_t c = d.code_point;
    if (c < 0x80) {
      sink.put(c >= U'A' && c <= U'Z' ? c + 32 : c, source);
    } else if (is_presentation(c)) {
      put_decomposed(c, source, sink);
    } else if ((c >= 0x0600 && c <= 0x06FF) || (c >= 0x2000 && c <= 0x206F) || c == 0xFEFF || c == 0x00AD) {
      const char32_t folded = fold_arabic(c);
      if (folded != kDrop) sink.put(folded, source);
    } else {
      sink.put(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))), source);
    }
    i += d.size;
  }
}

}  // namespace

void fold_into(std::string_view utf8, std::uint32_t base, std::string& out, std::vector<std::uint32_t>& to_source) {
  to_source.resize(out.size());
  fold_to(utf8, base, Sink(out, &to_source));
}

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  fold_to(utf8, 0, Sink(out, nullptr));
  return out;
}

std::string fold_phrase(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  std::uint32_t at = 0;
  while (const auto token = next_token(utf8, at)) {
    const std::string word = fold(slice(utf8, token->span));
    if (!word.empty()) {
      if (!out.empty()) out.push_back(' ');
      out.append(word);
    }
    at = token->span.end;
  }
  return out;
}

}  // namespace isnad
