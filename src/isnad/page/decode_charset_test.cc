#include "isnad/page/decode_charset.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

// "alwazir alawwal fi almadina" in each set, as an archive has it.
constexpr std::string_view kUtf8 =
    "\xD8\xA7\xD9\x84\xD9\x88\xD8\xB2\xD9\x8A\xD8\xB1 \xD8\xA7\xD9\x84\xD8\xA3\xD9\x88\xD9\x84 \xD9\x81\xD9\x8A "
    "\xD8\xA7\xD9\x84\xD9\x85\xD8\xAF\xD9\x8A\xD9\x86\xD8\xA9";
constexpr std::string_view kWindows1256 =
    "\xC7\xE1\xE6\xD2\xED\xD1 \xC7\xE1\xC3\xE6\xE1 \xDD\xED \xC7\xE1\xE3\xCF\xED\xE4\xC9";
constexpr std::string_view kIso8859_6 =
    "\xC7\xE4\xE8\xD2\xEA\xD1 \xC7\xE4\xC3\xE8\xE4 \xE1\xEA \xC7\xE4\xE5\xCF\xEA\xE6\xC9";

TEST(DecodeCharset, DetectsTheArabicSetsWithoutDeclaration) {
  EXPECT_EQ(decode_charset(kUtf8, "a", false).text, kUtf8);
  EXPECT_EQ(decode_charset(kWindows1256, "a", false).text, kUtf8);
  EXPECT_EQ(decode_charset(kWindows1256, "a", false).charset, "windows-1256");
  EXPECT_EQ(decode_charset(kIso8859_6, "a", false).text, kUtf8);
}

TEST(DecodeCharset, TakesTheDeclarationOfAPage) {
  const std::string page =
      "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\"></head>" +
      std::string(kWindows1256);
  const DecodedText decoded = decode_charset(page, "a", true);
  EXPECT_EQ(decoded.charset, "windows-1256");
  EXPECT_TRUE(decoded.text.ends_with(kUtf8));
  EXPECT_EQ(declared_charset("<?xml version=\"1.0\" encoding=\"UTF-16\"?><html>"), "utf-16");
}

TEST(DecodeCharset, Utf8IsUtf8WhateverThePageClaims) {
  const std::string page = "<meta charset=iso-8859-1>" + std::string(kUtf8);
  EXPECT_TRUE(decode_charset(page, "a", true).text.ends_with(kUtf8));
}

TEST(DecodeCharset, ReadsUtf16WithAndWithoutMark) {
  using std::string_view_literals::operator""sv;
  EXPECT_EQ(decode_charset("\xFF\xFE\x27\x06\x28\x06"sv, "a", false).text, "\xD8\xA7\xD8\xA8");
  EXPECT_EQ(decode_charset("\xFE\xFF\x06\x27\x06\x28"sv, "a", false).text, "\xD8\xA7\xD8\xA8");
  EXPECT_EQ(decode_charset("\x27\x06\x28\x06\x20\x00\x27\x06\x28\x06"sv, "a", false).text,
            "\xD8\xA7\xD8\xA8 \xD8\xA7\xD8\xA8");
}

TEST(DecodeCharset, AFewBrokenBytesStayUtf8) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += kUtf8;
  text += "\xD8";
  const DecodedText decoded = decode_charset(text, "a", false);
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_TRUE(decoded.text.ends_with("\xEF\xBF\xBD"));
  ASSERT_EQ(decoded.diagnostics.size(), 1U);
  EXPECT_EQ(decoded.diagnostics.front().code, "invalid-utf8");
}

// "Ahmad" in Arabic letters, as UTF-8 that was read as windows-1252 and as windows-1256, and encoded again.
constexpr std::string_view kTwice1252 = "\xC3\x98\xC2\xA7\xC3\x99\xE2\x80\x9E\xC3\x98\xC2\xA3\xC3\x98\xC2\xAD";
constexpr std::string_view kTwice1256 = "\xD8\xB7\xC2\xA7\xD8\xB8\xE2\x80\x9E\xD8\xB7\xC2\xA3\xD8\xB7\xC2\xAD";
constexpr std::string_view kOnce = "\xD8\xA7\xD9\x84\xD8\xA3\xD8\xAD";

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(DecodeCharset, TextEncodedTwiceIsRepairedWithADiagnostic) {
  for (const std::string_view twice : {kTwice1252, kTwice1256}) {
    const DecodedText decoded = decode_charset("<p>" + std::string(twice) + "</p>", "a", true);
    EXPECT_EQ(decoded.text, "<p>" + std::string(kOnce) + "</p>");
    ASSERT_EQ(decoded.diagnostics.size(), 1U);
    EXPECT_EQ(decoded.diagnostics.front().code, "double-encoded");
  }
}

TEST(DecodeCharset, AStretchIsRepairedInARightTextAndAnExampleIsLeft) {
  const std::string right = repeat(std::string(kUtf8) + " ", 5);
  const std::string stretch = repeat(std::string(kTwice1252) + " ", 3);
  EXPECT_EQ(decode_charset(right + stretch + "\n" + right, "a", false).text,
            right + repeat(std::string(kOnce) + " ", 3) + "\n" + right);
  const std::string example = right + "(" + std::string(kTwice1252) + ") " + right;
  EXPECT_EQ(decode_charset(example, "a", false).text, example);
  EXPECT_TRUE(decode_charset(example, "a", false).diagnostics.empty());
}

TEST(DecodeCharset, AWrongDeclarationIsOverruledWithADiagnostic) {
  const auto page = [](const char* set, std::string_view text) {
    return "<meta charset=" + std::string(set) + "><p>" + std::string(text) + "</p>";
  };
  struct Row {
    const char* declared;
    std::string_view bytes;
    const char* read_as;
  };
  for (const Row& row : {Row{"windows-1256", kUtf8, "utf-8"}, Row{"iso-8859-6", kWindows1256, "windows-1256"},
                         Row{"windows-1256", kIso8859_6, "iso-8859-6"}, Row{"iso-8859-1", kWindows1256, "windows-1256"},
                         Row{"windows-1251", kWindows1256, "windows-1256"}}) {
    const DecodedText decoded = decode_charset(page(row.declared, row.bytes), "a", true);
    EXPECT_EQ(decoded.charset, row.read_as);
    EXPECT_TRUE(decoded.text.find(kUtf8) != std::string::npos) << row.declared;
    ASSERT_EQ(decoded.diagnostics.size(), 1U) << row.declared;
    EXPECT_EQ(decoded.diagnostics.front().code, "wrong-charset");
  }
}

TEST(DecodeCharset, TheServerSpeaksBeforeThePage) {
  const std::string page = "<meta charset=utf-8><p>" + std::string(kWindows1256) + "</p>";
  const DecodedText decoded = decode_charset(page, "a", true, "Windows-1256");
  EXPECT_EQ(decoded.charset, "windows-1256");
  EXPECT_TRUE(decoded.diagnostics.empty());
  EXPECT_EQ(decode_charset(page, "a", true, "no-such-set").charset, "windows-1256");
  EXPECT_EQ(decode_charset(page, "a", true, "utf-7").charset, "windows-1256");
}

TEST(DecodeCharset, WesternAndCyrillicPagesAreLeftAlone) {
  // "tres ete, facade" with accents in windows-1252; "peregovory zavershilis" in windows-1251.
  const std::string french =
      "<meta charset=windows-1252>tr\xE8s \xE9t\xE9, fa\xE7"
      "ade d\xE9"
      "j\xE0 vue";
  EXPECT_TRUE(decode_charset(french, "a", true)
                  .text.ends_with("tr\xC3\xA8s \xC3\xA9t\xC3\xA9, fa\xC3\xA7"
                                  "ade d\xC3\xA9"
                                  "j\xC3\xA0 vue"));
  const std::string russian =
      "<meta charset=windows-1251>\xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB "
      "\xE7\xE0\xE2\xE5\xF0\xF8\xE8\xEB\xE8\xF1\xFC";
  EXPECT_EQ(decode_charset(russian, "a", true).charset, "windows-1251");
  EXPECT_TRUE(decode_charset(russian, "a", true).diagnostics.empty());
  const std::string accents =
      "\xC3\x98"
      "re \xC3\xA9t\xC3\xA9 \xC3\x99";
  EXPECT_EQ(decode_charset(accents, "a", true).text, accents);
}

}  // namespace
}  // namespace isnad
