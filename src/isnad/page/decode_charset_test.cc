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

}  // namespace
}  // namespace isnad
