#include "isnad/page/page_stream.h"

#include <gtest/gtest.h>

#include <sstream>

namespace isnad {
namespace {

std::string records() {
  std::string out;
  for (int i = 0; i < 50; ++i)
    out += R"({"id": "a)" + std::to_string(i % 40) + R"(", "text": "one two three )" + std::to_string(i) + "\"}\n" +
           (i % 7 == 0 ? "\n" : "");
  return out + "broken\n{\"id\": \"last\", \"text\": \"no line end\"}";
}

TEST(PageStream, GivesWhatReadingAllAtOnceGives) {
  std::istringstream whole(records());
  const PageBatch all = collect_sources({"-"}, whole);
  for (const std::size_t most : {1U, 3U, 1000U}) {
    std::istringstream in(records());
    PageStream stream({"-"}, in);
    PageBatch got;
    for (PageBatch batch = stream.next(most);; batch = stream.next(most)) {
      for (Diagnostic& d : batch.diagnostics) got.diagnostics.push_back(std::move(d));
      if (batch.pages.empty()) break;
      EXPECT_LE(batch.pages.size(), most);
      for (Page& page : batch.pages) got.pages.push_back(std::move(page));
    }
    ASSERT_EQ(got.pages.size(), all.pages.size());
    for (std::size_t i = 0; i < all.pages.size(); ++i) {
      EXPECT_EQ(got.pages[i].id, all.pages[i].id);
      EXPECT_EQ(got.pages[i].text, all.pages[i].text);
      EXPECT_EQ(got.pages[i].source, all.pages[i].source);
    }
    EXPECT_EQ(got.diagnostics.size(), all.diagnostics.size());
  }
}

TEST(PageStream, AMissingFileIsOneDiagnostic) {
  std::istringstream none;
  PageStream missing({"no-such-file.jsonl"}, none);
  const PageBatch batch = missing.next(5);
  EXPECT_TRUE(batch.pages.empty());
  ASSERT_EQ(batch.diagnostics.size(), 1U);
  EXPECT_EQ(batch.diagnostics.front().code, "no-such-file");
}

}  // namespace
}  // namespace isnad
