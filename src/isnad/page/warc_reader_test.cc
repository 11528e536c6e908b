#include "isnad/page/warc_reader.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <set>

#include "isnad/page/read_pages.h"

namespace isnad {
namespace {

std::string gzip(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

std::string record(const std::string& type, const std::string& url, const std::string& block, long wrong = 0,
                   const std::string& content_type = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2025-10-15T08:30:00Z\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(static_cast<long>(block.size()) + wrong) + "\r\n\r\n" + block +
         "\r\n\r\n";
}

std::string response(const std::string& body, const std::string& headers = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n" + body;
}

std::string page_of(const std::string& word) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += word + " is told here in a sentence that has some length to it, and so on. ";
  return "<html><head><title>" + word + " stands above it</title></head><body><article><h1>" + word +
         " stands above it</h1><p>" + text + "</p></article></body></html>";
}

std::string story(const std::string& word, long wrong = 0) {
  return record("response", "https://sawt.example/" + word, response(page_of(word)), wrong);
}

std::vector<std::string> words_of(const PageBatch& batch) {
  std::vector<std::string> out;
  for (const Page& page : batch.pages) out.push_back(page.text.substr(0, page.text.find(' ')));
  return out;
}

std::vector<std::string> codes_of(const PageBatch& batch) {
  std::vector<std::string> out;
  for (const Diagnostic& d : batch.diagnostics) out.push_back(d.code);
  for (const Page& page : batch.pages)
    for (const Diagnostic& d : page.diagnostics) out.push_back(d.code);
  return out;
}

using Words = std::vector<std::string>;

TEST(WarcReader, ReadsResponsesAndPassesOverTheRest) {
  const std::string archive = record("warcinfo", "", "software: x\r\n") +
                              record("request", "https://sawt.example/one", "GET /") + story("one") +
                              record("metadata", "https://sawt.example/one", "a: b") + story("two");
  for (const std::string& bytes : {archive, gzip(archive)}) {
    const PageBatch batch = read_pages(bytes, "day.warc.gz");
    EXPECT_EQ(words_of(batch), (Words{"one", "two"}));
    EXPECT_TRUE(codes_of(batch).empty());
    const Page& page = batch.pages.front();
    EXPECT_EQ(page.metadata.at("fetch:url"), "https://sawt.example/one");
    EXPECT_EQ(page.metadata.at("fetch:time"), "2025-10-15T08:30:00Z");
    EXPECT_EQ(page.source, "day.warc.gz:3");
    EXPECT_TRUE(page.id.starts_with("sawt.example-"));
    EXPECT_NE(page.id, batch.pages.back().id);
  }
  EXPECT_EQ(read_pages(archive, "-").pages.size(), 2U) << "told by its content";
}

TEST(WarcReader, PackedRecordByRecordADamagedOneCostsOnlyItself) {
  const std::string one = gzip(story("one"));
  const std::string two = gzip(story("two"));
  const std::string three = gzip(story("three"));
  EXPECT_EQ(words_of(read_pages(one + two + three, "a.warc.gz")), (Words{"one", "two", "three"}));

  const PageBatch cut = read_pages(one + two.substr(0, two.size() / 2) + three, "a.warc.gz");
  EXPECT_EQ(words_of(cut), (Words{"one", "three"}));
  EXPECT_EQ(codes_of(cut), Words{"truncated"});

  std::string flipped = two;
  for (std::size_t i = 30; i < 60; ++i) flipped[i] = static_cast<char>(flipped[i] ^ 0x5A);
  const PageBatch bad = read_pages(one + flipped + three, "a.warc.gz");
  EXPECT_EQ(words_of(bad), (Words{"one", "three"}));
  EXPECT_EQ(codes_of(bad).size(), 1U);

  const PageBatch end = read_pages(one + two.substr(0, two.size() - 20), "a.warc.gz");
  EXPECT_EQ(words_of(end).front(), "one");
  EXPECT_EQ(codes_of(end), Words{"truncated"});
}

TEST(WarcReader, AWrongLengthCostsNoNeighbour) {
  for (const long wrong : {-40L, +7L, +300L}) {
    const PageBatch batch = read_pages(story("one") + story("two", wrong) + story("three"), "a.warc");
    EXPECT_EQ(words_of(batch), (Words{"one", "two", "three"})) << wrong;
    EXPECT_EQ(codes_of(batch), Words{"wrong-length"}) << wrong;
    EXPECT_EQ(batch.pages[1].text.size(), batch.pages[0].text.size()) << wrong;
  }
  std::string none = story("two");
  none.replace(none.find("Content-Length"), 14, "Content-Lengtx");
  for (const std::string& middle : {none, std::string("nonsense\r\n\r\n"), story("two", 4'000'000'000L)}) {
    const PageBatch batch = read_pages(story("one") + middle + story("three"), "a.warc");
    EXPECT_EQ(words_of(batch), (Words{"one", "three"}));
    EXPECT_EQ(batch.diagnostics.size(), 1U);
  }
}

TEST(WarcReader, BodiesAreUnpackedAndBombsRefused) {
  const std::string page = page_of("packed");
  const std::string bomb(40U << 20U, 'x');
  const auto packed = [](const std::string& body, const std::string& coding) {
    return record("response", "https://sawt.example/" + coding, response(body, "Content-Encoding: " + coding + "\r\n"));
  };
  EXPECT_EQ(words_of(read_pages(packed(gzip(page), "gzip"), "a.warc")), Words{"packed"});
  EXPECT_EQ(words_of(read_pages(packed(page, "gzip"), "a.warc")), Words{"packed"}) << "stored unpacked";
  EXPECT_EQ(words_of(read_pages(packed(page, "br"), "a.warc")), Words{"packed"}) << "stored unpacked";
  const PageBatch batch = read_pages(gzip(packed(gzip(bomb), "gzip")) + gzip(story("after")), "a.warc.gz");
  EXPECT_EQ(words_of(batch), Words{"after"});
  EXPECT_EQ(codes_of(batch), Words{"too-large"});
  const PageBatch record_bomb = read_pages(
      gzip(record("response", "https://sawt.example/x", std::string(100U << 20U, 'y'))) + gzip(story("after")),
      "a.warc.gz");
  EXPECT_EQ(words_of(record_bomb), Words{"after"});
  EXPECT_EQ(codes_of(record_bomb), Words{"too-large"});
}

TEST(WarcReader, WhatIsNoArticleIsPassedOverInSilence) {
  const PageBatch batch = read_pages(
      record("response", "https://sawt.example/a",
             "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page_of("a")) +
          record("response", "https://sawt.example/b", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
          record("revisit", "https://sawt.example/c", response("")) +
          record("conversion", "https://sawt.example/d", "plain words of a text", 0, "text/plain"),
      "a.warc");
  EXPECT_EQ(words_of(batch), Words{"plain"});
  EXPECT_TRUE(batch.diagnostics.empty());
}

TEST(WarcReader, TheCharsetOfTheServerIsTaken) {
  // "alif lam ya waw mim" in windows-1256, too short to be guessed at.
  const PageBatch batch = read_pages(
      record("response", "https://sawt.example/a",
             "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=Windows-1256\r\n\r\n\xC7\xE1\xED\xE6\xE3"),
      "a.warc");
  ASSERT_EQ(batch.pages.size(), 1U);
  EXPECT_EQ(batch.pages.front().text, "\xD8\xA7\xD9\x84\xD9\x8A\xD9\x88\xD9\x85");
}

}  // namespace
}  // namespace isnad
