#include "isnad/page/repair_double_encoding.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "isnad/base/utf8.h"
#include "isnad/page/convert_charset.h"

namespace isnad {
namespace {

constexpr std::size_t kFewestInStretch = 8;
constexpr std::size_t kFewestInDocument = 3;
constexpr std::size_t kMostStray = 10;  // one stray character in so many letters: bytes that got lost on the way
constexpr int kMostRounds = 2;

// The way back: code point -> byte of the wrong set; -1 for what the set does not have.
class WayBack {
 public:
  explicit WayBack(const char* charset) {
    for (int byte = 0x80; byte <= 0xFF; ++byte) {
      const char raw = static_cast<char>(byte);
      const auto text = convert_charset(std::string_view(&raw, 1), charset);
      if (!text || text->empty()) continue;
      const char32_t c = decode_utf8(*text, 0).code_point;
      if (c != 0xFFFD) bytes_.emplace(c, byte);
    }
    // What the set does not define is left as a control character of Latin-1.
    for (int byte = 0x80; byte <= 0x9F; ++byte) bytes_.emplace(static_cast<char32_t>(byte), byte);
  }

  [[nodiscard]] int byte(char32_t c) const {
    if (c < 0x80) return -1;
    const auto at = bytes_.find(c);
    return at == bytes_.end() ? -1 : at->second;
  }

 private:
  std::map<char32_t, int> bytes_;
};

bool is_arabic(char32_t c) {
  return (c >= 0x600 && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F) || (c >= 0xFB50 && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFE);
}

bool is_mark(char32_t c) {
  return (c >= 0xA0 && c <= 0xBF) || (c >= 0x2000 && c <= 0x206F) || c == 0xFEFF;
}

struct Piece {
  enum class Kind { Plain, Letter, Mark, Stray };
  Kind kind = Kind::Plain;
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t meant = 0;  // Letter, Mark
};

// The character that the next characters, taken as bytes, are the UTF-8 of; 0 when they are not.
char32_t read_twice(std::string_view text, std::size_t at, const WayBack& back, std::size_t& end) {
  std::array<char, 4> bytes{};
  std::size_t n = 0;
  std::size_t wanted = 1;
  while (n < wanted && at < text.size()) {
    const Decoded d = decode_utf8(text, at);
    const int byte = back.byte(d.code_point);
    if (byte < 0) return 0;
    if (n == 0) {
      if (byte < 0xC2 || byte > 0xF4) return 0;
      wanted = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    }
    bytes.at(n++) = static_cast<char>(byte);
    at += d.size;
  }
  if (n < wanted) return 0;
  const Decoded meant = decode_utf8(std::string_view(bytes.data(), n), 0);
  if (!meant.valid || meant.size != n) return 0;
  end = at;
  return meant.code_point;
}

std::vector<Piece> cut(std::string_view text, const WayBack& back) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < text.size();) {
    Piece piece;
    piece.begin = at;
    if ((text[at] & 0x80) == 0) {
      while (at < text.size() && (text[at] & 0x80) == 0) ++at;
      piece.end = at;
      out.push_back(piece);
      continue;
    }
    std::size_t end = 0;
    const char32_t meant = read_twice(text, at, back, end);
    if (meant != 0 && (is_arabic(meant) || is_mark(meant))) {
      piece.kind = is_arabic(meant) ? Piece::Kind::Letter : Piece::Kind::Mark;
      piece.meant = meant;
      piece.end = end;
    } else {
      piece.kind = Piece::Kind::Stray;
      piece.end = at + decode_utf8(text, at).size;
    }
    at = piece.end;
    out.push_back(piece);
  }
  return out;
}

// Whether it is worth a closer look: pairs that begin with the character that the lead bytes of Arabic (D8, D9) became.
bool looks_twice(std::string_view text, std::string_view first, std::string_view second) {
  std::size_t seen = 0;
  for (std::size_t at = text.find(first[0]); at != std::string_view::npos && seen < kFewestInDocument;
       at = text.find(first[0], at + 1)) {
    const std::string_view rest = text.substr(at);
    const bool lead = rest.starts_with(first) || rest.starts_with(second);
    seen += lead && rest.size() > first.size() && (rest[first.size()] & 0x80) != 0 ? 1 : 0;
  }
  return seen >= kFewestInDocument;
}

std::optional<RepairedText> repair_once(std::string_view text, const WayBack& back, const char* by) {
  const std::vector<Piece> pieces = cut(text, back);
  std::size_t letters = 0;
  std::size_t strays = 0;
  for (const Piece& piece : pieces) {
    letters += piece.kind == Piece::Kind::Letter ? 1 : 0;
    strays += piece.kind == Piece::Kind::Stray ? 1 : 0;
  }
  const bool whole = letters >= kFewestInDocument && strays * kMostStray <= letters;
  RepairedText out;
  out.by = by;
  for (std::size_t i = 0; i < pieces.size();) {
    // A stretch: up to the next character that does not belong.
    std::size_t end = i;
    std::size_t inside = 0;
    for (; end < pieces.size() && pieces[end].kind != Piece::Kind::Stray; ++end)
      inside += pieces[end].kind == Piece::Kind::Letter ? 1 : 0;
    const bool repair = whole || inside >= kFewestInStretch;
    for (; i < end; ++i) {
      const Piece& piece = pieces[i];
      if (repair && piece.kind != Piece::Kind::Plain) {
        append_utf8(out.text, piece.meant);
        out.letters += piece.kind == Piece::Kind::Letter ? 1 : 0;
      } else {
        out.text += text.substr(piece.begin, piece.end - piece.begin);
      }
    }
    if (i == pieces.size()) break;
    const Piece& stray = pieces[i++];
    const int byte = back.byte(decode_utf8(text, stray.begin).code_point);
    if (whole && byte >= 0xC2) {
      append_utf8(out.text, 0xFFFD);
      ++out.lost;
    } else {
      out.text += text.substr(stray.begin, stray.end - stray.begin);
    }
  }
  if (out.letters == 0) return std::nullopt;
  return out;
}

}  // namespace

std::optional<RepairedText> repair_double_encoding(std::string_view text) {
  std::optional<RepairedText> out;
  for (int round = 0; round < kMostRounds; ++round) {
    const std::string_view now = out ? std::string_view(out->text) : text;
    std::optional<RepairedText> next;
    // O with stroke, U with grave; tah, zah: what D8 and D9 are in the two sets.
    if (looks_twice(now, "\xC3\x98", "\xC3\x99")) next = repair_once(now, WayBack("windows-1252"), "windows-1252");
    if (!next && (looks_twice(now, "\xD8\xB7", "\xD8\xB8")))
      next = repair_once(now, WayBack("windows-1256"), "windows-1256");
    if (!next) break;
    if (out) next->letters = std::max(next->letters, out->letters);
    out = std::move(next);
  }
  return out;
}

}  // namespace isnad
