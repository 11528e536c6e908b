#include "isnad/page/decode_http_body.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace isnad {
namespace {

std::string deflated(std::string_view text, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 200, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

Result<HttpBody> body_of(const std::string& headers, const std::string& body, std::size_t limit = 1U << 20U) {
  const std::string message = "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
  return decode_http_body(*parse_http_response(message), limit);
}

const std::string kText = "<p>some words that stand here for a page, and some words more</p>";

TEST(HttpBody, HeadersAreFoldedAndLowered) {
  const auto response = parse_http_response("HTTP/2 301\nLocation: a\r\nX-Long: one\r\n two\r\nnonsense\r\n\r\nbody");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 301);
  EXPECT_EQ(response->header("location"), "a");
  EXPECT_EQ(response->header("x-long"), "one two");
  EXPECT_EQ(response->body, "body");
  EXPECT_FALSE(parse_http_response("<html>"));
  EXPECT_FALSE(parse_http_response("HTTP/1.1 nonsense"));
}

TEST(HttpBody, ChunksArePutTogether) {
  const std::string chunks =
      "7;name=x\r\n<p>some\r\n"
      "3\r\n wo\r\n0\r\n\r\n";
  EXPECT_EQ(body_of("Transfer-Encoding: chunked\r\n", chunks)->bytes, "<p>some wo");
  EXPECT_EQ(body_of("Transfer-Encoding: chunked\r\n", kText)->bytes, kText) << "stored without its chunks";
  const auto cut = body_of("Transfer-Encoding: chunked\r\n", "7\r\n<p>some\r\n8\r\n wo");
  EXPECT_EQ(cut->bytes, "<p>some wo");
  EXPECT_FALSE(cut->problem.empty());
}

TEST(HttpBody, EveryCodingIsUndone) {
  for (const int bits : {15, -15, 15 + 16}) {
    const std::string coding = bits > 15 ? "gzip" : "deflate";
    EXPECT_EQ(body_of("Content-Encoding: " + coding + "\r\n", deflated(kText, bits))->bytes, kText) << bits;
  }
  // "hello hello hello" as brotli packs it.
  const std::string brotli("\x0B\x08\x80hello hello hello\x03", 21);
  EXPECT_EQ(body_of("content-encoding: br\r\n", brotli)->bytes, "hello hello hello");
  EXPECT_EQ(body_of("Content-Encoding: gzip, gzip\r\n", deflated(deflated(kText, 31), 31))->bytes, kText);
  EXPECT_EQ(body_of("", deflated(kText, 31))->bytes, kText) << "gzip that no header speaks of";
  EXPECT_FALSE(body_of("Content-Encoding: zstd\r\n", std::string("\x28\xB5\x2F\xFD\x00\x00", 6)));
  EXPECT_FALSE(body_of("Content-Encoding: gzip,gzip,gzip,gzip,gzip\r\n", deflated(kText, 31)));
}

TEST(HttpBody, CutOffGivesWhatThereIsAndCorruptNothing) {
  std::string words;
  for (int i = 0; i < 4000; ++i) words += "word" + std::to_string(i * 7919 % 4001) + " ";
  const std::string packed = deflated(words, 31);
  const auto cut = body_of("Content-Encoding: gzip\r\n", packed.substr(0, packed.size() / 2));
  ASSERT_TRUE(cut);
  EXPECT_TRUE(words.starts_with(cut->bytes));
  EXPECT_FALSE(cut->problem.empty());
  std::string corrupt = packed;
  for (std::size_t i = 2000; i < 2050; ++i) corrupt[i] = static_cast<char>(corrupt[i] ^ 0x3C);
  EXPECT_FALSE(body_of("Content-Encoding: gzip\r\n", corrupt));
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", packed, 1000).error().code, ErrorCode::TooLarge);
}

TEST(HttpBody, MediaTypes) {
  EXPECT_EQ(media_type("Text/HTML; charset=x"), "text/html");
  EXPECT_EQ(media_parameter("text/html;  Charset = \"Windows-1256\" ; a=b", "charset"), "Windows-1256");
  EXPECT_EQ(media_parameter("text/html", "charset"), "");
}

}  // namespace
}  // namespace isnad
