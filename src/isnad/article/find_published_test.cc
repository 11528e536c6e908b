#include "isnad/article/find_published.h"

#include <gtest/gtest.h>

#include "isnad/article/extract_article.h"
#include "isnad/page/read_html.h"

namespace isnad {
namespace {

const ArticleLexicon& lexicon() {
  static const ArticleLexicon loaded = *ArticleLexicon::load(*embedded_resources());
  return loaded;
}

Article article_of(std::string_view head, std::string_view above = {}, PageMetadata given = {}) {
  Page page;
  page.metadata = std::move(given);
  std::string html =
      "<html><head>" + std::string(head) + "</head><body><div class='now'></div><main><h1>The bridge is open</h1>";
  html += above;
  html +=
      "<div class='entry-content'><p>The bridge over the river was opened to the public on the morning of a cold "
      "day.</p>"
      "<p>It had been closed for eleven months, and nobody in the town had got used to the long way round.</p></div>"
      "</main></body></html>";
  read_html(page, html, {});
  return extract_article(std::move(page), lexicon());
}

std::string published(const Article& article) {
  return article.published ? article.published->value : "none";
}

TEST(FindPublished, UniversalTimeGivesWayToTheNewsroomsOwn) {
  const char* const utc = "<meta property='article:published_time' content='2023-11-09T06:35:00Z'>";
  EXPECT_EQ(published(article_of(utc)), "2023-11-09T06:35Z");
  EXPECT_EQ(published(article_of(std::string(utc) + "<meta name='pubdate' content='2023-11-08T22:35:00-08:00'>")),
            "2023-11-08T22:35-08:00");
  EXPECT_EQ(published(article_of(utc, "<span class='date'>8 November 2023</span>")), "2023-11-08");
  EXPECT_EQ(published(article_of(utc, "<span class='date'>1 November 2023</span>")), "2023-11-09T06:35Z");
}

TEST(FindPublished, ABareMetaDateYieldsToTheDayBesideTheHeading) {
  const char* const meta = "<meta name='date' content='2020-04-29'>";
  EXPECT_EQ(published(article_of(meta)), "2020-04-29");
  const Article article = article_of(meta, "<time>28.04.2020</time>");
  EXPECT_EQ(published(article), "2020-04-28");
  EXPECT_TRUE(article.evidence.at("published").starts_with("dates:near")) << article.evidence.at("published");
}

TEST(FindPublished, AnUpdateIsNoPublication) {
  const Article article = article_of("", "<div class='date'>16.09.2025 - updated: 17.09.2025</div>");
  EXPECT_EQ(published(article), "2025-09-16");
  ASSERT_TRUE(article.updated);
  EXPECT_EQ(article.updated->value, "2025-09-17");
}

TEST(FindPublished, TheDayInTheAddressIsOlderThanAMove) {
  const char* const head =
      "<link rel='canonical' href='https://e.example/2017/07/12/bridge'>"
      "<meta property='article:published_time' content='2019-06-17T18:28:00+02:00'>";
  EXPECT_EQ(published(article_of(head)), "2017-07-12");
}

TEST(FindPublished, ADateAfterTheFetchIsDiagnosed) {
  const char* const head = "<meta property='article:published_time' content='2031-01-05T10:00:00Z'>";
  const auto has = [](const Article& article) {
    for (const Diagnostic& d : article.diagnostics)
      if (d.code == "future-date") return true;
    return false;
  };
  EXPECT_TRUE(has(article_of(head, "", {{"fetch:time", "2025-10-15T08:30:00Z"}})));
  EXPECT_FALSE(has(article_of(head, "", {{"fetch:time", "2031-01-05T11:30:00Z"}})));
  EXPECT_FALSE(has(article_of(head)));
}

TEST(FindPublished, ATimeFromNowIsReckonedFromTheFetch) {
  // "mndh 3 saat" (3 hours ago), "mndh ywmyn" (two days ago), "qbl" (before) without a unit.
  const char* const hours =
      "<time class='date'>\xD9\x85\xD9\x86\xD8\xB0 3 \xD8\xB3\xD8\xA7\xD8\xB9\xD8\xA7\xD8\xAA</time>";
  const char* const days =
      "<span class='date'>\xD9\x85\xD9\x86\xD8\xB0 \xD9\x8A\xD9\x88\xD9\x85\xD9\x8A\xD9\x86</span>";
  EXPECT_EQ(published(article_of("", hours, {{"fetch:time", "2025-10-15T08:30:00Z"}})), "2025-10-15");
  EXPECT_EQ(published(article_of("", hours, {{"fetch:time", "2025-10-01T01:30:00Z"}})), "2025-09-30");
  EXPECT_EQ(published(article_of("", days, {{"fetch:time", "2025-03-01T01:30:00Z"}})), "2025-02-27");
  EXPECT_EQ(published(article_of("", days)), "none");
  EXPECT_EQ(published(article_of("", "<span class='date'>3</span>", {{"fetch:time", "2025-10-15T08:30:00Z"}})), "none");
}

TEST(FindPublished, APagesClockOfTheDayAfterIsNoLocalDay) {
  const char* const utc = "<meta property='article:published_time' content='2023-10-30T13:01:18+00:00'>";
  EXPECT_EQ(published(article_of(utc, "<div class='date'>31 October 2023</div>")), "2023-10-30T13:01+00:00");
}

TEST(FindPublished, OneDigitThatAWordGoesOnFromIsNoDay) {
  const char* const head =
      "<link rel='canonical' href='https://e.example/2023/10/3-questions'>"
      "<meta property='article:published_time' content='2023-10-31T08:47:16+02:00'>";
  EXPECT_EQ(published(article_of(head)), "2023-10-31T08:47+02:00");
}

TEST(FindPublished, NeitherTheYearOfCopyrightNorThePagesClock) {
  Page page;
  read_html(page,
            "<body><header><a href=/>News</a> <a href=/a>Town</a> <a href=/b>Sport</a> <a href=/c>Ships</a> <span "
            "class='date'>Monday, 3 March 2025</span></header><main><h1>The bridge is open</h1><p>The bridge over the "
            "river was "
            "opened to the public on the morning of a cold day in the end.</p></main><footer>(c) 2005-2021 Bridge "
            "News</footer></body>",
            {});
  EXPECT_EQ(published(extract_article(std::move(page), lexicon())), "none");
}

TEST(FindPublished, MonthsOfOtherLanguages) {
  EXPECT_EQ(published(article_of(
                "", "<p class='date'>15 \xD0\xB0\xD0\xB2\xD0\xB3\xD1\x83\xD1\x81\xD1\x82\xD0\xB0 2016, 13:43</p>")),
            "2016-08-15");
  EXPECT_EQ(published(article_of("", "<p class='date'>3. M\xC3\xA4rz 2021</p>")), "2021-03-03");
  EXPECT_EQ(published(article_of("", "<p class='date'>4. 2. 2022.</p>")), "2022-02-04");
}

}  // namespace
}  // namespace isnad
