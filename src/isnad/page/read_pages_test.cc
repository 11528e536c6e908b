#include "isnad/page/read_pages.h"

#include <gtest/gtest.h>

#include <sstream>

#include "isnad/page/collect_sources.h"

namespace isnad {
namespace {

std::string code_of(const PageBatch& batch) {
  return batch.diagnostics.empty() ? "" : batch.diagnostics.front().code;
}

TEST(ReadPages, PlainTextIsUnchangedAndCutIntoLines) {
  const PageBatch batch = read_pages("one \r\n\n  two\xE2\x80\xA8three", "dir/a.b.txt");
  ASSERT_EQ(batch.pages.size(), 1U);
  const Page& page = batch.pages.front();
  EXPECT_EQ(page.id, "a.b");
  EXPECT_EQ(page.text, "one \r\n\n  two\xE2\x80\xA8three");
  ASSERT_EQ(page.blocks.size(), 3U);
  EXPECT_EQ(slice(page.text, page.blocks[0].span), "one");
  EXPECT_EQ(slice(page.text, page.blocks[1].span), "two");
  EXPECT_EQ(slice(page.text, page.blocks[2].span), "three");
}

TEST(ReadPages, RecordsKeepTheirTextAndBrokenOnesNameTheirLine) {
  const PageBatch batch = read_pages(
      "{\"id\":\"a\",\"text\":\"x y\\n\",\"url\":\"http://e.org/1\",\"other\":[1]}\n"
      "\n{\"id\": nonsense\n{\"id\":\"c\"}\n[1]\n{\"text\":\"no id\"}\n",
      "day.jsonl");
  ASSERT_EQ(batch.pages.size(), 2U);
  EXPECT_EQ(batch.pages[0].text, "x y\n");
  EXPECT_EQ(batch.pages[0].metadata.at("record:url"), "http://e.org/1");
  EXPECT_EQ(batch.pages[1].id, "day-6");
  ASSERT_EQ(batch.diagnostics.size(), 3U);
  EXPECT_EQ(batch.diagnostics[0].where, "day.jsonl:3");
  EXPECT_EQ(batch.diagnostics[0].code, "broken-record");
  EXPECT_EQ(batch.diagnostics[1].code, "record-without-text");
  EXPECT_EQ(batch.diagnostics[2].where, "day.jsonl:5");
}

TEST(ReadPages, EmptyAndBinaryFilesAreRefused) {
  EXPECT_EQ(code_of(read_pages("", "a.txt")), "empty-file");
  EXPECT_EQ(code_of(read_pages(" \n\t", "a.txt")), "empty-file");
  EXPECT_EQ(code_of(read_pages(std::string("\x89PNG\r\n\x1A\n\0\0", 10), "a.txt")), "binary-file");
  EXPECT_EQ(code_of(read_pages(std::string("ab\0\x01\x02\x03\x04\x05zz", 10), "a.txt")), "binary-file");
}

TEST(ReadPages, TwiceTheSameIdKeepsTheFirst) {
  PageBatch batch = read_pages("{\"id\":\"a\",\"text\":\"first\"}\n", "one.jsonl");
  append_pages(batch, read_pages("{\"id\":\"a\",\"text\":\"second\"}\n", "two.jsonl"));
  ASSERT_EQ(batch.pages.size(), 1U);
  EXPECT_EQ(batch.pages.front().text, "first");
  EXPECT_EQ(code_of(batch), "duplicate-id");
  EXPECT_EQ(batch.diagnostics.front().where, "two.jsonl:1");
}

TEST(ReadPages, MissingFilesAreNamed) {
  std::istringstream in("text from a pipe");
  const PageBatch batch = collect_sources({"/no/such/file.txt", "-"}, in);
  ASSERT_EQ(batch.pages.size(), 1U);
  EXPECT_EQ(batch.pages.front().id, "stdin");
  EXPECT_EQ(code_of(batch), "no-such-file");
}

TEST(ReadPages, ATextOverTheLimitIsCutAtACharacter) {
  PageOptions options;
  options.max_page_bytes = 5;
  const PageBatch batch = read_pages("ab\xD8\xA7\xD8\xA8\xD8\xAA", "a.txt", options);
  ASSERT_EQ(batch.pages.size(), 1U);
  EXPECT_EQ(batch.pages.front().text, "ab");
  EXPECT_EQ(batch.pages.front().diagnostics.front().code, "too-large");
}

}  // namespace
}  // namespace isnad
