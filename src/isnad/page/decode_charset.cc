#include "isnad/page/decode_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kHead = 8192;         // where a declaration is looked for
constexpr std::size_t kSample = 64 * 1024;  // what detection looks at

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

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

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  std::array<char, 16384> buffer{};
  const char* source = bytes.data();
  const char* const source_end = bytes.data() + bytes.size();
  bool reset = true;
  while (true) {
    status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, source_end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, true, &status);
    reset = false;
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) return std::nullopt;
    return out;
  }
}

std::string utf16_without_mark(std::string_view bytes) {
  const std::size_t n = std::min(bytes.size(), kSample) & ~std::size_t{1};
  if (n < 8) return {};
  std::size_t little = 0;  // high bytes of Latin (00) and Arabic (06) in second place
  std::size_t big = 0;
  bool zero = false;
  for (std::size_t i = 0; i < n; i += 2) {
    little += bytes[i + 1] == 0 || bytes[i + 1] == 6;
    big += bytes[i] == 0 || bytes[i] == 6;
    zero = zero || bytes[i] == 0 || bytes[i + 1] == 0;
  }
  if (!zero) return {};
  if (little * 10 >= n / 2 * 9) return "utf-16le";
  if (big * 10 >= n / 2 * 9) return "utf-16be";
  return {};
}

// How well a sample reads as Arabic, 0..1: the share of the non-ASCII characters that are the letters an Arabic text is
// mostly made of. Letters by their share in newspaper text: alef lam ya mim nun waw ta ra ba ayn dal and ta marbuta
// make two thirds; the rest of the alphabet counts half.
double arabic_score(std::string_view utf8) {
  constexpr std::u32string_view kFrequent =
      U"\u0627\u0644\u064A\u0645\u0646\u0648\u062A\u0631\u0628\u0639\u062F\u0629\u0623";
  double good = 0;
  double all = 0;
  char32_t previous = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded c = decode_utf8(utf8, at);
    at += c.size;
    if (c.code_point >= 0x80) {
      all += 1;
      if (kFrequent.find(c.code_point) != std::u32string_view::npos)
        good += 1;
      else if (c.code_point >= 0x621 && c.code_point <= 0x652)
        good += 0.5;
      if (c.code_point == 0x644 && previous == 0x627) good += 0.5;  // the article: alef lam
    }
    previous = c.code_point;
  }
  return all == 0 ? 0 : good / all;
}

std::string detect(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  std::string best;
  double best_score = 0.55;
  for (const char* const candidate : {"windows-1256", "iso-8859-6", "x-mac-arabic"}) {
    const auto text = convert(sample, candidate);
    if (!text) continue;
    const double score = arabic_score(*text) + (best.empty() ? 0.0 : -0.05);
    if (score > best_score) {
      best_score = score;
      best = candidate;
    }
  }
  if (!best.empty()) return best;
  UErrorCode status = U_ZERO_ERROR;
  struct Close {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
  };
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return "windows-1252";
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return "windows-1252";
  const char* const name = ucsdet_getName(match, &status);
  return U_FAILURE(status) || name == nullptr ? "windows-1252" : lower_ascii(name);
}

Diagnostic note(Severity severity, const char* code, std::string_view where, std::string message) {
  return {severity, code, std::string(where), std::move(message)};
}

DecodedText from_charset(std::string_view bytes, const std::string& charset) {
  DecodedText out;
  out.charset = charset;
  if (auto text = convert(bytes, charset))
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

  DecodedText out;
  if (find_invalid_utf8(bytes) == std::string_view::npos) {
    out.text = bytes;
    out.charset = "utf-8";
    return out;
  }
  std::string declared = !server.empty() ? lower_ascii(server) : html ? declared_charset(bytes) : std::string();
  if (!declared.empty() && !is_utf8_name(declared)) {
    if (declared == "iso-8859-1" || declared == "latin1" || declared == "us-ascii") declared = "windows-1252";
    if (auto text = convert(bytes, declared)) {
      out.text = std::move(*text);
      out.charset = declared;
      // A Western declaration over Arabic bytes is a server's default, not the author's word.
      if (declared != "windows-1252" || arabic_score(out.text) > 0) return out;
      if (const std::string found = detect(bytes); found == "windows-1256" || found == "iso-8859-6") {
        out = from_charset(bytes, found);
        out.diagnostics.push_back(note(Severity::Note, "wrong-charset", where,
                                       "the page declares " + declared + " but reads as " + found + "; read as that"));
      }
      return out;
    }
  }
  std::string repaired = replace_invalid_utf8(bytes);
  const std::size_t broken = count_replaced(repaired);
  if (broken * 20 <= count_non_ascii(bytes)) {
    out.text = std::move(repaired);
    out.charset = "utf-8";
    out.diagnostics.push_back(
        note(Severity::Warning, "invalid-utf8", where,
             std::to_string(broken) + " places are not UTF-8; each became U+FFFD. Save the file as UTF-8"));
    return out;
  }
  const std::string found = detect(bytes);
  out = from_charset(bytes, found);
  out.diagnostics.push_back(note(Severity::Warning, "invalid-utf8", where,
                                 "not UTF-8; read as " + found + ". Save the file as UTF-8 if that is wrong"));
  return out;
}

}  // namespace isnad
