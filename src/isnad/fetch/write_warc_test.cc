#include "isnad/fetch/write_warc.h"

#include <gtest/gtest.h>

#include "isnad/fetch/address.h"
#include "isnad/page/read_pages.h"

namespace isnad {
namespace {

TEST(WriteWarc, WhatIsWrittenCanBeRead) {
  FetchedPage page;
  page.url = "https://sawt.example/news/1";
  page.time = "2025-10-15T08:30:00Z";
  std::string words;
  for (int i = 0; i < 12; ++i) words += "Some words of a story that stands here and has a length. ";
  page.answer.head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Length: "
      "7\r\n\r\n";
  page.answer.body =
      "<html><body><article><h1>A title that stands here</h1><p>" + words + "</p></article></body></html>";
  const std::string archive = warc_info("isnad test", page.time) + warc_response(page) + warc_response(page);
  const PageBatch batch = read_pages(archive, "a.warc.gz");
  ASSERT_EQ(batch.pages.size(), 2U);
  EXPECT_TRUE(batch.diagnostics.empty());
  EXPECT_TRUE(batch.pages[0].diagnostics.empty());
  EXPECT_EQ(batch.pages[0].metadata.at("fetch:url"), page.url);
  EXPECT_EQ(batch.pages[0].metadata.at("fetch:time"), page.time);
  EXPECT_EQ(batch.pages[0].id, batch.pages[1].id) << "the same page is the same article";
  EXPECT_TRUE(batch.pages[0].text.find("Some words") != std::string::npos);
}

TEST(Validators, AreKeptAsLines) {
  Validators validators;
  validators.keep("https://a.example/", {"\"x\"", ""});
  validators.keep("https://b.example/", {"", "Wed, 15 Oct 2025 08:30:00 GMT"});
  validators.keep("https://c.example/", {"bad\ttab", ""});
  Validators again;
  again.load("nonsense\n" + validators.save());
  EXPECT_EQ(again.of("https://a.example/").etag, "\"x\"");
  EXPECT_EQ(again.of("https://b.example/").last_modified, "Wed, 15 Oct 2025 08:30:00 GMT");
  EXPECT_TRUE(again.of("https://c.example/").etag.empty());
  again.keep("https://a.example/", {});
  EXPECT_TRUE(again.of("https://a.example/").etag.empty());
}

TEST(Address, OnlyWebAddressesInTheirNormalForm) {
  const auto address = parse_address("HTTPS://Sawt.Example:8443/a/../news?id=1#part");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->origin, "https://sawt.example:8443");
  EXPECT_EQ(address->path, "/news?id=1");
  EXPECT_EQ(address->url, "https://sawt.example:8443/news?id=1");
  for (const char* const other : {"file:///etc/passwd", "ftp://a.example/", "gopher://a/", "http://user:pw@a.example/",
                                  "http://", "", "sawt.example", "javascript:1", "dict://127.0.0.1:11211/"})
    EXPECT_FALSE(parse_address(other)) << other;
}

}  // namespace
}  // namespace isnad
