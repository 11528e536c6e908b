#include "isnad/page/read_feed.h"

#include <gtest/gtest.h>

#include "isnad/page/read_pages.h"

namespace isnad {
namespace {

std::vector<std::string> codes_of(const PageBatch& batch) {
  std::vector<std::string> out;
  for (const Diagnostic& d : batch.diagnostics) out.push_back(d.code);
  return out;
}

const std::string kWords = "These words stand for the text of an article that somebody wrote, with a stop at its end.";

TEST(ReadFeed, Rss2WithFullText) {
  const PageBatch batch = read_pages(
      "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:c=\"http://purl.org/rss/1.0/modules/content/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Sawt &amp; Co</title><language>ar</language>"
      "<image><title>logo</title><url>http://sawt.example/logo.png</url></image>"
      "<item><title><![CDATA[First <b>title</b>]]></title><link> https://sawt.example/1 </link>"
      "<pubDate>Wed, 15 Oct 2025 09:30:00 +0300</pubDate><dc:creator>A. Writer</dc:creator>"
      "<category>world</category><category><![CDATA[water]]></category><description>short</description>"
      "<c:encoded><![CDATA[<p>" +
          kWords + "</p><p>" + kWords +
          "</p>]]></c:encoded></item>"
          "<item><title>Second</title><link>https://sawt.example/2</link><author>desk@sawt.example (B. Writer)</author>"
          "<source url=\"https://wire.example/feed\">Wire</source>"
          "<description>&lt;p&gt;" +
          kWords + "&lt;/p&gt;</description></item></channel></rss>",
      "feed.xml");
  ASSERT_EQ(batch.pages.size(), 2U);
  const Page& first = batch.pages[0];
  EXPECT_EQ(first.metadata.at("feed:title"), "First title");
  EXPECT_EQ(first.metadata.at("feed:url"), "https://sawt.example/1");
  EXPECT_EQ(first.metadata.at("feed:published"), "2025-10-15T09:30:00+03:00");
  EXPECT_EQ(first.metadata.at("feed:author"), "A. Writer");
  EXPECT_EQ(first.metadata.at("feed:categories"), "world|water");
  EXPECT_EQ(first.metadata.at("feed:outlet"), "Sawt & Co");
  EXPECT_EQ(first.metadata.at("feed:language"), "ar");
  EXPECT_EQ(first.metadata.at("feed:content"), "full");
  EXPECT_EQ(first.text, "First title\n" + kWords + "\n" + kWords);
  EXPECT_EQ(first.source, "feed.xml:1");
  const Page& second = batch.pages[1];
  EXPECT_EQ(second.metadata.at("feed:author"), "B. Writer");
  EXPECT_EQ(second.metadata.at("feed:outlet"), "Wire");
  EXPECT_EQ(second.metadata.at("feed:content"), "summary");
  EXPECT_EQ(second.text, "Second\n" + kWords);
  EXPECT_TRUE(batch.diagnostics.empty());
}

TEST(ReadFeed, AtomWithMarkupInline) {
  const PageBatch batch = read_pages(
      "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" xml:lang=\"ar\"><a:title type=\"text\">House</a:title>"
      "<a:entry><a:title type=\"html\">One &amp;amp; two</a:title><a:id>tag:1</a:id>"
      "<a:link rel=\"self\" href=\"https://h.example/self\"/><a:link href=\"https://h.example/1\"/>"
      "<a:author><a:name>C. Writer</a:name><a:email>c@h.example</a:email></a:author>"
      "<a:contributor><a:name>D. Other</a:name></a:contributor>"
      "<a:published>2025-10-15T09:30:00+03:00</a:published><a:updated>2025-10-16T00:00:00Z</a:updated>"
      "<a:category term=\"w\" label=\"World\"/><a:source><a:title>Origin</a:title><a:id>x</a:id></a:source>"
      "<a:content type=\"xhtml\"><div><p>" +
          kWords + "</p><p>more " + kWords + "</p></div></a:content></a:entry></a:feed>",
      "-");
  ASSERT_EQ(batch.pages.size(), 1U);
  const PageMetadata& m = batch.pages[0].metadata;
  EXPECT_EQ(m.at("feed:title"), "One & two");
  EXPECT_EQ(m.at("feed:url"), "https://h.example/1");
  EXPECT_EQ(m.at("feed:author"), "C. Writer");
  EXPECT_EQ(m.at("feed:published"), "2025-10-15T09:30:00+03:00");
  EXPECT_EQ(m.at("feed:updated"), "2025-10-16T00:00:00Z");
  EXPECT_EQ(m.at("feed:outlet"), "Origin");
  EXPECT_EQ(m.at("feed:categories"), "World");
  EXPECT_EQ(batch.pages[0].text, "One & two\n" + kWords + "\nmore " + kWords);
}

TEST(ReadFeed, RdfSitemapAndJson) {
  const PageBatch rdf = read_pages(
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"u\"><title>House</title></channel>"
      "<item rdf:about=\"https://h.example/1\"><title>One</title><description>" +
          kWords +
          "</description>"
          "<dc:date>2025-10-15</dc:date></item></rdf:RDF>",
      "-");
  ASSERT_EQ(rdf.pages.size(), 1U);
  EXPECT_EQ(rdf.pages[0].metadata.at("feed:url"), "https://h.example/1");
  EXPECT_EQ(rdf.pages[0].metadata.at("feed:published"), "2025-10-15");

  const PageBatch map = read_pages(
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:n=\"http://www.google.com/schemas/sitemap-news/0.9\"><url><loc>https://h.example/1</loc><n:news>"
      "<n:publication><n:name>House</n:name><n:language>ar</n:language></n:publication>"
      "<n:publication_date>2025-10-15T09:30+03:00</n:publication_date><n:title>One title</n:title>"
      "<n:keywords>a, b</n:keywords></n:news></url><url><loc>https://h.example/2</loc></url></urlset>",
      "map.xml");
  ASSERT_EQ(map.pages.size(), 1U);
  EXPECT_EQ(map.pages[0].text, "One title");
  EXPECT_EQ(map.pages[0].metadata.at("feed:content"), "title");
  EXPECT_EQ(map.pages[0].metadata.at("feed:published"), "2025-10-15T09:30+03:00");
  EXPECT_EQ(map.pages[0].metadata.at("feed:outlet"), "House");
  EXPECT_EQ(codes_of(read_pages("<urlset><url><loc>https://h.example/2</loc></url></urlset>", "m.xml")),
            std::vector<std::string>{"no-entries"});

  const PageBatch json = read_pages(
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"House\",\"items\":[{\"id\":\"7\",\"url\":\"https:/"
      "/h.example/7\","
      "\"title\":\"Seven\",\"content_text\":\"" +
          kWords +
          "\",\"date_published\":\"2025-10-15T09:30:00Z\","
          "\"authors\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"tags\":[\"x\"]},{\"id\":\"8\"}]}",
      "feed.json");
  ASSERT_EQ(json.pages.size(), 1U);
  EXPECT_EQ(json.pages[0].text, "Seven\n\n" + kWords);
  EXPECT_EQ(json.pages[0].metadata.at("feed:author"), "A, B");
  EXPECT_EQ(codes_of(json), std::vector<std::string>{"no-text"});
}

TEST(ReadFeed, EntitiesOfTheDocumentAreNeverExpanded) {
  std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha>ha\"><!ENTITY b \"&a;&a;&a;\">"
      "<!ENTITY f SYSTEM \"file:///etc/hostname\">]><rss><channel><item><title>A title</title>"
      "<description>x &b; &f; " +
      kWords + "</description></item></channel></rss>";
  const PageBatch batch = read_pages(bomb, "feed.xml");
  ASSERT_EQ(batch.pages.size(), 1U);
  EXPECT_EQ(batch.pages[0].text, "A title\nx &b; &f; " + kWords);
  EXPECT_EQ(codes_of(batch), std::vector<std::string>{"entity-declaration"});
}

TEST(ReadFeed, WhatIsNotWellFormedIsReadAsFarAsItCanBe) {
  const PageBatch unescaped =
      read_pages("<rss><channel><item><title>One<link>https://h.example/1</link><description><p>" + kWords + "<br>" +
                     kWords + "</p></description></item><item><title>Two</title>",
                 "feed.xml");
  ASSERT_EQ(unescaped.pages.size(), 2U);
  EXPECT_TRUE(unescaped.pages[0].text.ends_with(kWords));
  EXPECT_EQ(unescaped.pages[0].metadata.at("feed:url"), "https://h.example/1");
  EXPECT_EQ(unescaped.pages[1].metadata.at("feed:title"), "Two");
  EXPECT_EQ(codes_of(unescaped), std::vector<std::string>{"truncated"});

  std::string deep = "<rss><channel>";
  for (int i = 0; i < 100'000; ++i) deep += "<x>";
  deep += "<item><title>hidden</title></item>";
  EXPECT_EQ(codes_of(read_pages(deep, "feed.xml")), (std::vector<std::string>{"too-deep", "no-entries"}));
  for (const char* const broken :
       {"<rss", "<rss><item a=", "<rss><![CDATA[", "<!DOCTYPE rss [", "<rss><item><title>&#99999999;"})
    EXPECT_LE(read_pages(broken, "feed.rss").pages.size(), 1U);
}

TEST(ReadFeed, AnEntryListedTwiceIsReadOnce) {
  const std::string item = "<item><title>T</title><link>https://h.example/1</link></item>";
  const PageBatch batch = read_pages("<rss><channel>" + item + item + "</channel></rss>", "f.rss");
  EXPECT_EQ(batch.pages.size(), 1U);
  EXPECT_EQ(codes_of(batch), std::vector<std::string>{"duplicate-entry"});
  EXPECT_EQ(batch.diagnostics.front().severity, Severity::Note);
}

}  // namespace
}  // namespace isnad
