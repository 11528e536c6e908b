#include "isnad/page/html_content.h"

#include <gtest/gtest.h>

#include <string>

#include "isnad/page/read_html.h"

namespace isnad {
namespace {

std::string text_of(std::string_view html) {
  Page page;
  read_html(page, html, {});
  return page.text;
}

const std::string kLong =
    "The council of the harbour town met on Tuesday evening to decide on the repair of the old sea wall before winter.";
const std::string kOther =
    "Two members spoke against the plan, since the money had been meant for the school and its leaking roof next year.";

std::string body() {
  return "<div class='entry-content'><p>" + kLong + "</p><p>" + kOther + "</p></div>";
}

TEST(HtmlContent, TakesTheLeadThatStandsAboveTheBody) {
  const std::string lead =
      "The sea wall will be repaired after all: the council found the money where nobody had thought of looking, in "
      "the budget for new street lamps.";
  const std::string text =
      text_of("<h1>Sea wall to be repaired</h1><div class='standfirst'><p>" + lead + "</p></div>" + body());
  EXPECT_NE(text.find(lead), std::string::npos);
  EXPECT_LT(text.find(lead), text.find(kLong));
}

TEST(HtmlContent, AShareBarAboveTheBodyIsNoLead) {
  const std::string share =
      "Share this article with everybody who cares for the sea wall, the harbour and the town, now!";
  EXPECT_EQ(
      text_of("<h1>Sea wall to be repaired</h1><div class='share-teaser'><p>" + share + share + "</p></div>" + body())
          .find("Share this"),
      std::string::npos);
}

TEST(HtmlContent, LeavesCardsOfOtherArticlesOut) {
  std::string cards;
  for (int i = 0; i < 3; ++i)
    cards +=
        "<div class=x><h4><a href=/a>Ferry comes late again</a></h4><div>The ferry to the island was late.</div></div>";
  const std::string page = "<h1>Sea wall to be repaired</h1><div class='entry-content'><p>" + kLong + "</p>" + cards +
                           "<p>" + kOther + "</p></div>";
  EXPECT_EQ(text_of(page).find("ferry"), std::string::npos);
  EXPECT_NE(text_of(page).find(kOther), std::string::npos);
}

TEST(HtmlContent, TwoNeighboursAreNoCards) {
  std::string pair;
  for (int i = 0; i < 2; ++i)
    pair +=
        "<div class=x><h4><a href=/a>The first plan</a></h4><div>It was dropped, since it cost too much.</div></div>";
  EXPECT_NE(text_of("<h1>Sea wall to be repaired</h1><div class='entry-content'><p>" + kLong + "</p>" + pair + "<p>" +
                    kOther + "</p></div>")
                .find("dropped"),
            std::string::npos);
}

TEST(HtmlContent, AHeadingIsFoundThoughItsSignsDiffer) {
  Page page;
  read_html(
      page,
      "<head><meta property='og:title' content='Sea wall: \"no money\" for repair'></head><h2>Sea wall - no money "
      "for repair</h2>" +
          body(),
      {});
  ASSERT_FALSE(page.blocks.empty());
  EXPECT_EQ(page.blocks.front().tag, "h1");
  EXPECT_EQ(slice(page.text, page.blocks.front().span), "Sea wall - no money for repair");
}

TEST(HtmlContent, TextBesideAPictureIsACaption) {
  Page page;
  read_html(page,
            "<h1>Sea wall to be repaired</h1><div class='entry-content'><p>" + kLong +
                "</p><div class='photo'><img src=a.jpg><p>The wall in March</p></div><p>" + kOther + "</p></div>",
            {});
  bool found = false;
  for (const PageBlock& block : page.blocks)
    if (slice(page.text, block.span) == "The wall in March") found = block.tag == "figcaption";
  EXPECT_TRUE(found);
}

TEST(HtmlContent, ASecondTitleOfTheSameClassEndsTheArticle) {
  const std::string text = text_of("<h1 class='t'>Sea wall to be repaired</h1>" + body() +
                                   "<h2 class='t'>Another story altogether</h2><p>" + kLong + " But elsewhere.</p>");
  EXPECT_EQ(text.find("elsewhere"), std::string::npos);
}

TEST(HtmlContent, EntriesOfALivePageHaveTheirTimes) {
  Page page;
  read_html(page,
            "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Storm, live\","
            "\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"Harbour closed\",\"datePublished\":"
            "\"2023-04-19T13:42:00+02:00\"}]}</script><main><h1>Storm, live</h1><div>"
            "<div class='e' data-timestamp='1681904520'><h3>Harbour closed</h3><p>" +
                kLong + "</p></div><div class='e' data-timestamp='1681895100'><p>" + kOther + "</p></div></div></main>",
            {});
  ASSERT_EQ(page.entries.size(), 2U);
  EXPECT_EQ(page.entries[0].time, "2023-04-19T13:42:00+02:00");
  EXPECT_EQ(slice(page.text, page.entries[0].span), "Harbour closed\n" + kLong);
  EXPECT_EQ(page.entries[1].time, "2023-04-19T09:05Z");
}

TEST(HtmlContent, TakesTheStatedBodyWhereScriptsFillThePage) {
  EXPECT_EQ(
      text_of("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Wall\",\"articleBody\":\"" +
              kLong + "\\n\\n" + kOther + "\"}</script><div id=app><p>Loading...</p></div>"),
      "Wall\n" + kLong + "\n" + kOther);
}

}  // namespace
}  // namespace isnad
