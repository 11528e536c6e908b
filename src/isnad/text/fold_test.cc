#include "isnad/text/fold.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "isnad/base/utf8.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

TEST(Fold, HamzaTatweelDiacriticsDigits) {
  EXPECT_EQ(fold("\u0623\u064E\u0645\u064A\u0631\u0643\u0640\u0627"), "\u0627\u0645\u064A\u0631\u0643\u0627");
  EXPECT_EQ(fold("\u0642\u0645\u0629 \u0645\u0633\u062A\u0634\u0641\u0649"),
            "\u0642\u0645\u0647 \u0645\u0633\u062A\u0634\u0641\u064A");
  EXPECT_EQ(fold("\u0661\u0669\u06F4\u06F8"), "1948");
  EXPECT_EQ(fold("\uFEFB"), "\u0644\u0627");  // lam-alef ligature
  EXPECT_EQ(fold("NATO"), "nato");
}

TEST(Fold, PhraseHasOneSpaceBetweenTokens) {
  EXPECT_EQ(fold_phrase("  \u0623\u0628-F22\u00A011,300."), "\u0627\u0628 - f22 11,300 .");
}

TEST(Fold, AlignmentIsTotalAndMonotone) {
  EXPECT_TRUE(rc::check("alignment", [](const std::string& bytes) {
    std::string out;
    std::vector<std::uint32_t> to_source;
    fold_into(bytes, 0, out, to_source);
    RC_ASSERT(to_source.size() == out.size());
    RC_ASSERT((to_source.empty() || to_source.back() < bytes.size()));  // the macro captures || without its short cut
    RC_ASSERT(std::is_sorted(to_source.begin(), to_source.end()));
    RC_ASSERT(find_invalid_utf8(out) == std::string::npos);
  }));
}

TEST(ScanTokens, TokensAreOrderedViewsOnAnyBytes) {
  EXPECT_TRUE(rc::check("tokens", [](const std::string& bytes) {
    std::uint32_t at = 0;
    while (const auto token = next_token(bytes, at)) {
      RC_ASSERT(token->span.begin >= at);
      RC_ASSERT(token->span.end > token->span.begin);
      RC_ASSERT(token->span.end <= bytes.size());
      at = token->span.end;
    }
  }));
}

}  // namespace
}  // namespace isnad
