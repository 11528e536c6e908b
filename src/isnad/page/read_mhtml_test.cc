#include "isnad/page/read_mhtml.h"

#include <gtest/gtest.h>

#include "isnad/page/read_pages.h"
#include "isnad/page/saved_page.h"

namespace isnad {
namespace {

std::string message(const std::string& coding, const std::string& body) {
  return "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://sawt.example/news/1\r\n"
         "Date: Wed, 15 Oct 2025 09:30:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
         "\ttype=\"text/"
         "html\";\r\n\tboundary=\"----MultipartBoundary--x--\"\r\n\r\n\r\n------MultipartBoundary--x--\r\n"
         "Content-Type: text/css\r\nContent-Location: https://sawt.example/a.css\r\n\r\np { }\r\n"
         "------MultipartBoundary--x--\r\nContent-Type: text/html; charset=windows-1256\r\n"
         "Content-Transfer-Encoding: " +
         coding + "\r\nContent-Location: https://sawt.example/news/1\r\n\r\n" + body +
         "\r\n------MultipartBoundary--x----\r\n";
}

TEST(Mhtml, ThePageIsTakenOutOfIt) {
  const auto saved = open_mhtml(message("quoted-printable", "<p>=C7=E1 so=\r\nme =3D words</p>"));
  ASSERT_TRUE(saved);
  EXPECT_TRUE(saved->html.starts_with("<p>\xC7\xE1 some = words</p>"));
  EXPECT_EQ(saved->charset, "windows-1256");
  EXPECT_EQ(saved->metadata.at("fetch:url"), "https://sawt.example/news/1");
  EXPECT_EQ(saved->metadata.at("fetch:time"), "Wed, 15 Oct 2025 09:30:00 -0000");
  EXPECT_EQ(open_mhtml(message("base64", "PHA+d29y\r\nZHM8L3A+"))->html, "<p>words</p>");
  EXPECT_FALSE(open_mhtml("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n\r\nx"));
}

TEST(Mhtml, IsToldByItsContentAndDecodedByItsCharset) {
  std::string words;
  for (int i = 0; i < 20; ++i) words += "=C7=E1=ED=E6=E3 ";
  const PageBatch batch =
      read_pages(message("quoted-printable", "<html><body><article><p>" + words + "</p></article></body></html>"), "-");
  ASSERT_EQ(batch.pages.size(), 1U);
  EXPECT_TRUE(batch.pages[0].text.find("\xD8\xA7\xD9\x84\xD9\x8A\xD9\x88\xD9\x85") != std::string::npos);
  EXPECT_EQ(batch.pages[0].metadata.at("fetch:url"), "https://sawt.example/news/1");
}

TEST(SavedPage, SaysWhereItCameFrom) {
  PageMetadata browser;
  read_saved_from("<!DOCTYPE html>\n<!-- saved from url=(0027)https://sawt.example/news/1 -->\n<html>", browser);
  EXPECT_EQ(browser.at("fetch:url"), "https://sawt.example/news/1");
  PageMetadata single;
  read_saved_from(
      "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://sawt.example/2 \n saved date: Wed Oct "
      "15 2025 12:30:00 GMT+0300\n-->",
      single);
  EXPECT_EQ(single.at("fetch:url"), "https://sawt.example/2");
  EXPECT_EQ(single.at("fetch:time"), "Wed Oct 15 2025 12:30:00 GMT+0300");
  PageMetadata none;
  read_saved_from("<html><!-- saved from url=(0014)about:internet --><!-- a comment url: x -->", none);
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace isnad
