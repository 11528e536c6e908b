#include "isnad/page/html_tree.h"

#include <gtest/gtest.h>

#include "isnad/page/html_entities.h"
#include "isnad/page/read_pages.h"

namespace isnad {
namespace {

std::string outline(std::string_view html) {
  const HtmlTree tree = parse_html(html);
  std::string out;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    while (!ends.empty() && ends.back() <= i) {
      out += ')';
      ends.pop_back();
    }
    if (!tree.nodes[i].element) {
      out += '"' + std::string(tree.nodes[i].text) + '"';
      continue;
    }
    out += std::string(tree.nodes[i].text) + '(';
    ends.push_back(tree.nodes[i].end);
  }
  return out + std::string(ends.size(), ')');
}

TEST(HtmlTree, SuppliesEndTagsThatAuthorsLeaveOut) {
  EXPECT_EQ(outline("<div><p>one<p>two</div>x"), "div(p(\"one\")p(\"two\"))\"x\"");
  EXPECT_EQ(outline("<ul><li>a<li>b<ul><li>c</ul></ul>"), "ul(li(\"a\")li(\"b\"ul(li(\"c\"))))");
  EXPECT_EQ(outline("<table><tr><td>a<td>b<tr><td>c</table>"), "table(tr(td(\"a\")td(\"b\"))tr(td(\"c\")))");
}

TEST(HtmlTree, IgnoresStrayEndTagsAndReadsRawText) {
  EXPECT_EQ(outline("a</div></p>b"), "\"a\"\"b\"");
  EXPECT_EQ(outline("<script>if (a<b) \"</p>\"</script>x<!-- <p> -->y"), "script(\"if (a<b) \"</p>\"\")\"x\"\"y\"");
  EXPECT_EQ(outline("1 < 2 <br/>3"), "\"1 < 2 \"br()\"3\"");
}

TEST(HtmlTree, DecodesReferences) {
  EXPECT_EQ(html_decode("a&amp;b &laquo;&#1587;&#x633;&raquo; &nosuch; &copy=1 &"),
            "a&b \xC2\xAB\xD8\xB3\xD8\xB3\xC2\xBB &nosuch; &copy=1 &");
  EXPECT_EQ(html_decode("&#0;&#xD800;&#99999999;"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(HtmlTree, DepthAndMissingEndsExhaustNothing) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div><b><table><tr><td>";
  deep += "<p>the end of a very deep page</p>";
  const HtmlTree tree = parse_html(deep);
  EXPECT_TRUE(tree.too_deep);
  EXPECT_EQ(tree.text_of(0), "the end of a very deep page");
  for (const char* const broken :
       {"<", "<a", "<a href", "<a href=", "<a href='x", "</", "<!--", "<script", "<script>", "&#x", "<![CDATA["}) {
    const HtmlTree small = parse_html(broken);
    EXPECT_EQ(small.nodes[0].end, small.nodes.size());
  }
}

TEST(ReadHtml, TakesTheArticleAndLeavesTheFurniture) {
  std::string sentence;
  for (int i = 0; i < 12; ++i) sentence += "words that run on and on ";
  const std::string html =
      "<html lang=ar><head><title>T | Site</title><meta property='og:title' content='The headline'></head><body>"
      "<nav><a href=/>Home</a><a href=/n>News</a></nav><div class='entry-content'><h1>The headline</h1><p>" +
      sentence + ".</p><div class=share><a href=x>Share</a></div><p>" + sentence + ".</p></div><aside><p>" + sentence +
      ".</p></aside><footer>All rights</footer></body></html>";
  const PageBatch batch = read_pages(html, "a.html");
  ASSERT_EQ(batch.pages.size(), 1U);
  const Page& page = batch.pages.front();
  ASSERT_EQ(page.blocks.size(), 3U);
  EXPECT_EQ(page.blocks[0].tag, "h1");
  EXPECT_EQ(page.text.find("Share"), std::string::npos);
  EXPECT_EQ(page.text.find("rights"), std::string::npos);
  EXPECT_EQ(page.metadata.at("og:title"), "The headline");
}

}  // namespace
}  // namespace isnad
