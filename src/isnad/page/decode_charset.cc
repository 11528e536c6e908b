#include "isnad/page/decode_charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "isnad/base/utf8.h"
#include "isnad/page/arabic_likeness.h"
#include "isnad/page/ascii.h"
#include "isnad/page/convert_charset.h"
#include "isnad/page/repair_double_encoding.h"

namespace isnad {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kHead = 8192;         // where a declaration is looked for
constexpr std::size_t kSample = 64 * 1024;  // what detection looks at
constexpr std::size_t kWideSample = 4096;   // UTF-16 shows at once: every second byte is one of a few
constexpr double kArabic = 0.1;             // bits a character: what reads better than this is Arabic
constexpr double kArabicAlone = -0.5;       // where there is nothing but Arabic; short texts vary
constexpr double kFarBetter = 0.8;          // so much better must a set read to overrule the declared one
constexpr std::size_t kFewestLetters = 5;   // and on so many letters

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

// The name after the next `key` and '=' or quotes.
std::string name_after(std::string_view head, std::string_view key) {
  for (std::size_t at = head.find(key); at != std::string_view::npos; at = head.find(key, at + 1)) {
    std::size_t i = at + key.size();
    while (i < head.size() && head[i] == ' ') ++i;
    if (i >= head.size() || head[i] != '=') continue;
    ++i;
    while (i < head.size() && (head[i] == ' ' || head[i] == '"' || head[i] == '\'')) ++i;
    std::size_t end = i;
    while (end < head.size() && is_name_character(head[end])) ++end;
    if (end > i) return std::string(head.substr(i, end - i));
  }
  return {};
}

// UTF-16 by the high bytes of its Latin (00) and Arabic (06) characters; those of quotation marks and dashes (20) are
// also spaces of other sets and say nothing.
std::string utf16_without_mark(std::string_view bytes) {
  const std::size_t n = std::min(bytes.size(), kWideSample) & ~std::size_t{1};
  if (n < 8) return {};
  std::array<std::size_t, 2> high{};
  std::array<std::size_t, 2> neutral{};
  for (std::size_t i = 0; i < n; ++i) {
    high.at(i % 2) += bytes[i] == 0 || bytes[i] == 6;
    neutral.at(i % 2) += bytes[i] == 0x20;
  }
  const auto is_high = [&](std::size_t side) {
    return high.at(side) * 10 >= (n / 2 - neutral.at(side)) * 9 && high.at(side) * 2 >= n / 2;
  };
  if (is_high(1)) return "utf-16le";
  if (is_high(0)) return "utf-16be";
  return {};
}

struct Candidate {
  std::string charset;
  ArabicLikeness likeness;
};

// How much better a set must read for being so much rarer than windows-1256.
constexpr std::array<std::pair<const char*, double>, 3> kArabicSets = {
    {{"windows-1256", 0}, {"iso-8859-6", 0.3}, {"x-mac-arabic", 0.6}}};

// The set in which the bytes read best as Arabic; MacArabic has the letters of ISO-8859-6 in the same places and is
// taken only where its digits or marks are there.
Candidate best_arabic(std::string_view bytes) {
  Candidate best;
  best.likeness.mean = -100;
  bytes = bytes.substr(0, kSample);
  const bool right_to_left_spaces = std::ranges::count(bytes, '\xA0') > std::ranges::count(bytes, ' ');
  for (const auto& [charset, rarity] : kArabicSets) {
    const auto text = convert_charset(bytes, charset);
    if (!text) continue;
    ArabicLikeness likeness = arabic_likeness(*text);
    if (likeness.letters < 2) continue;
    likeness.mean -= rarity;
    const bool twin =
        std::string_view(charset) == "x-mac-arabic" && best.charset == "iso-8859-6" && right_to_left_spaces;
    if (likeness.mean > best.likeness.mean || twin) best = {charset, likeness};
  }
  return best;
}

bool reads_as_arabic(const Candidate& candidate) {
  const ArabicLikeness& seen = candidate.likeness;
  if (candidate.charset.empty()) return false;
  return seen.mean > (seen.foreign == 0 ? kArabicAlone : kArabic) && seen.foreign * 20 <= seen.letters;
}

std::string detect(std::string_view bytes) {
  const Candidate arabic = best_arabic(bytes);
  return reads_as_arabic(arabic) ? arabic.charset : guess_charset(bytes.substr(0, kSample));
}

Diagnostic note(Severity severity, const char* code, std::string_view where, std::string message) {
  return {severity, code, std::string(where), std::move(message)};
}

DecodedText from_charset(std::string_view bytes, const std::string& charset) {
  DecodedText out;
  out.charset = charset;
  if (auto text = convert_charset(bytes, charset))
    out.text = std::move(*text);
  else
    out.text = replace_invalid_utf8(bytes);
  return out;
}

std::size_t count_non_ascii(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }));
}

std::size_t count_replaced(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos; at = text.find("\xEF\xBF\xBD", at + 3))
    ++count;
  return count;
}

bool is_utf8_name(const std::string& name) {
  return name == "utf-8" || name == "utf8";
}

bool is_western(const std::string& name) {
  return name == "windows-1252" || name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii" ||
         name == "iso-8859-15";
}

// Names of sets of two bytes a character: a document in which they can be read is none of these.
bool is_wide(const std::string& name) {
  return name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("unicode") ||
         name.starts_with("ucs-") || name.starts_with("iso-10646");
}

DecodedText from_utf8(std::string text, const std::string& declared, std::string_view where) {
  DecodedText out;
  out.charset = "utf-8";
  const bool ascii = count_non_ascii(text) == 0;
  if (!declared.empty() && !is_utf8_name(declared) && !ascii)
    out.diagnostics.push_back(note(Severity::Note, "wrong-charset", where,
                                   "it declares " + declared.substr(0, 40) + " and is UTF-8; read as that"));
  if (!ascii) {
    if (auto repaired = repair_double_encoding(text)) {
      out.text = std::move(repaired->text);
      std::string message = "UTF-8 that was read as " + repaired->by + " and encoded again; " +
                            std::to_string(repaired->letters) + " letters were put right";
      if (repaired->lost != 0) message += ", " + std::to_string(repaired->lost) + " are lost and became U+FFFD";
      out.diagnostics.push_back(note(Severity::Warning, "double-encoded", where, std::move(message)));
      return out;
    }
  }
  out.text = std::move(text);
  return out;
}

// What is declared and not UTF-8, unless the bytes read far better as another set.
std::optional<DecodedText> from_declaration(std::string_view bytes, std::string declared, std::string_view where) {
  if (is_western(declared)) declared = "windows-1252";
  const auto sample = convert_charset(bytes.substr(0, kSample), declared);
  if (!sample) return std::nullopt;
  const ArabicLikeness said = arabic_likeness(*sample);
  const Candidate best = best_arabic(bytes);
  const bool better = reads_as_arabic(best) && best.charset != declared && best.likeness.letters >= kFewestLetters &&
                      (said.letters == 0 || best.likeness.mean > said.mean + kFarBetter);
  // Letters that belong together: a Western page has its few accents one by one among Latin letters.
  DecodedText out = from_charset(bytes, better ? best.charset : declared);
  if (better)
    out.diagnostics.push_back(
        note(Severity::Note, "wrong-charset", where,
             "it declares " + declared.substr(0, 40) + " and reads as " + best.charset + "; read as that"));
  return out;
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, kHead));
  if (head.starts_with("<?xml")) {
    std::string name = name_after(std::string_view(head).substr(0, head.find('>')), "encoding");
    if (!name.empty()) return name;
  }
  return name_after(head, "charset");
}

bool looks_binary(std::string_view bytes) {
  for (const std::string_view magic : {"%PDF-"sv, "PK\x03\x04"sv, "\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "\x1F\x8B"sv,
                                       "\x7F"
                                       "ELF"sv,
                                       "RIFF"sv, "\xD0\xCF\x11\xE0"sv, "7z\xBC\xAF"sv, "BZh"sv,
                                       "\xFD"
                                       "7zXZ"sv,
                                       "SQLite format 3"sv})
    if (bytes.starts_with(magic)) return true;
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return false;
  const std::string_view sample = bytes.substr(0, kSample);
  const auto control = std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 0x1B;
  });
  return control * 50 > static_cast<std::ptrdiff_t>(sample.size()) && utf16_without_mark(bytes).empty();
}

DecodedText decode_charset(std::string_view bytes, std::string_view where, bool html, std::string_view server) {
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return from_charset(bytes.substr(4), "utf-32le");
  if (bytes.starts_with("\xFF\xFE"sv)) return from_charset(bytes.substr(2), "utf-16le");
  if (bytes.starts_with("\xFE\xFF"sv)) return from_charset(bytes.substr(2), "utf-16be");
  if (bytes.starts_with("\xEF\xBB\xBF"sv))
    bytes.remove_prefix(3);
  else if (const std::string wide = utf16_without_mark(bytes); !wide.empty())
    return from_charset(bytes, wide);

  std::string declared = !server.empty() ? lower_ascii(server) : html ? declared_charset(bytes) : std::string();
  if (find_invalid_utf8(bytes) == std::string_view::npos) return from_utf8(std::string(bytes), declared, where);
  // A server's header may be wrong where the page is right.
  const std::string own = html && !server.empty() ? declared_charset(bytes) : std::string();
  for (const std::string& name : {declared, own})
    if (!name.empty() && !is_utf8_name(name) && !is_wide(name))
      if (auto out = from_declaration(bytes, name, where)) return std::move(*out);

  std::string repaired = replace_invalid_utf8(bytes);
  const std::size_t broken = count_replaced(repaired);
  if (broken * 20 <= count_non_ascii(bytes)) {
    DecodedText out = from_utf8(std::move(repaired), {}, where);
    out.diagnostics.push_back(
        note(Severity::Warning, "invalid-utf8", where,
             std::to_string(broken) + " places are not UTF-8; each became U+FFFD. Save the file as UTF-8"));
    return out;
  }
  const std::string found = detect(bytes);
  DecodedText out = from_charset(bytes, found);
  out.diagnostics.push_back(note(Severity::Warning, "invalid-utf8", where,
                                 "not UTF-8; read as " + found + ". Save the file as UTF-8 if that is wrong"));
  return out;
}

}  // namespace isnad
