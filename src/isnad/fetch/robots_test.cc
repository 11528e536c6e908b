#include "isnad/fetch/robots.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

bool allows(std::string_view text, std::string_view path) {
  return parse_robots(text, "isnad/0.1 (reader)").allows(path);
}

TEST(Robots, TheLongestMatchDecidesAndAllowWinsATie) {
  constexpr std::string_view kText =
      "User-agent: *\nDisallow: /news\nAllow: /news/open\nAllow: /page\nDisallow: /page\n";
  EXPECT_FALSE(allows(kText, "/news/1"));
  EXPECT_FALSE(allows(kText, "/newsroom"));
  EXPECT_TRUE(allows(kText, "/news/open/1"));
  EXPECT_TRUE(allows(kText, "/page"));
  EXPECT_TRUE(allows(kText, "/"));
  EXPECT_TRUE(allows(kText, "/NEWS"));
}

TEST(Robots, WildcardsAndTheEnd) {
  constexpr std::string_view kText =
      "user-agent: *\ndisallow: /*.pdf$\ndisallow: /a*b*c\nallow: /a/b/c/open$\ndisallow: /*?print=";
  EXPECT_FALSE(allows(kText, "/x/y.pdf"));
  EXPECT_TRUE(allows(kText, "/x/y.pdf?z"));
  EXPECT_FALSE(allows(kText, "/a/b/c/d"));
  EXPECT_TRUE(allows(kText, "/a/b/c/open"));
  EXPECT_TRUE(allows(kText, "/a/c/b"));
  EXPECT_FALSE(allows(kText, "/story?print=1"));
  EXPECT_FALSE(allows("user-agent:*\ndisallow: *", "/x"));
  EXPECT_FALSE(allows("user-agent:*\ndisallow: /$", "/"));
  EXPECT_TRUE(allows("user-agent:*\ndisallow: /$", "/x"));
}

TEST(Robots, OurOwnGroupsCountTogetherAndStandBeforeTheStar) {
  constexpr std::string_view kText =
      "User-agent: other\nUser-agent: ISNAD\nDisallow: /one\n\nUser-agent: *\nDisallow: /\n\nUser-agent: "
      "Isnad/9\nDisallow: /two\n";
  EXPECT_FALSE(allows(kText, "/one"));
  EXPECT_FALSE(allows(kText, "/two"));
  EXPECT_TRUE(allows(kText, "/three"));
  EXPECT_FALSE(parse_robots(kText, "somebody").allows("/three"));
  EXPECT_TRUE(allows("User-agent: isnadx\nDisallow: /\n", "/a")) << "another product";
  EXPECT_TRUE(allows("User-agent: isnad\nDisallow:\nUser-agent: *\nDisallow: /\n", "/a")) << "an empty rule allows";
}

TEST(Robots, EncodedAndOtherwiseWrittenPathsAreOne) {
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /\xD8\xB1\n", "/%d8%b1/1"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /%7Euser\n", "/~user"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
}

TEST(Robots, WhatIsOddIsPassedOver) {
  EXPECT_TRUE(allows("", "/a"));
  EXPECT_TRUE(allows("<html>not found</html>", "/a"));
  EXPECT_TRUE(allows("Disallow: /\nUser-agent: *\n", "/a")) << "a rule of no group";
  EXPECT_FALSE(allows(
      "\xEF\xBB\xBFUser-agent: * # all\r\nSitemap: https://x.example/map.xml\r\nDisallow : /a # not this\r\n", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
  EXPECT_EQ(parse_robots("User-agent: *\nCrawl-delay: 2.5\n", "isnad").delay(), 2.5);
  EXPECT_EQ(parse_robots("User-agent: *\nCrawl-delay: 9e9\n", "isnad").delay(), 60);
  EXPECT_FALSE(Robots::nothing_allowed().allows("/a"));
}

}  // namespace
}  // namespace isnad
