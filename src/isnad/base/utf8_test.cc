#include "isnad/base/utf8.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(Utf8, DecodesEveryLengthAndRefusesIllFormed) {
  const std::string text = "a\xD8\xA7\xE2\x82\xAC\xF0\x9F\x98\x80";
  EXPECT_EQ(decode_utf8(text, 0).code_point, U'a');
  EXPECT_EQ(decode_utf8(text, 1).code_point, 0x0627U);
  EXPECT_EQ(decode_utf8(text, 3).code_point, 0x20ACU);
  EXPECT_EQ(decode_utf8(text, 6).code_point, 0x1F600U);
  for (const std::string bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82"}) {
    EXPECT_EQ(find_invalid_utf8(bad), 0U);
  }
  EXPECT_EQ(find_invalid_utf8(text), std::string::npos);
  EXPECT_EQ(replace_invalid_utf8("a\xFFz"), "a\xEF\xBF\xBDz");
}

TEST(Utf8, CodePointIndexIsAnInverse) {
  std::string text;
  for (int i = 0; i < 300; ++i) append_utf8(text, i % 3 == 0 ? U'x' : (i % 3 == 1 ? 0x0645U : 0x1F600U));
  const CodePointIndex index(text);
  for (std::uint32_t n = 0; n <= 300; ++n) EXPECT_EQ(index.to_code_points(index.to_bytes(n)), n);
  EXPECT_EQ(index.to_bytes(301), text.size());
}

}  // namespace
}  // namespace isnad
