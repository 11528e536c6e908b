#pragma once
// Case files: what a reader of Arabic expects of a text, in plain text (cases/README.md is the format). Parsing knows
// nothing of what the expectations mean; check_reading.h and check_dossier.h do.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"

namespace isnad::cases {

/// A surface between guillemets, as written: `a:<<...>>@2` is the second occurrence in the article `a`.
struct Surface {
  std::string article;  // empty: the article above, or any
  std::string text;
  std::uint32_t occurrence = 0;  // 0: any
};

struct Expectation {
  enum class Mode { Expect, Reject };
  Mode mode = Mode::Expect;
  bool todo = false;  // known not to hold yet: reported, never fails
  std::string kind;
  std::vector<Surface> surfaces;
  std::vector<std::string> words;           // bare words after the kind
  std::map<std::string, std::string> keys;  // key=value
  std::uint32_t article = 0;                // index of the article section above
  int line = 0;
  std::string written;  // the line itself
};

struct ArticleText {
  std::string id;
  std::string form;  // "text", "file", "html"
  std::string text;
  std::map<std::string, std::string> fields;  // published, outlet, title, byline, url
  int line = 0;
};

struct Case {
  std::string why;
  std::vector<ArticleText> articles;
  std::vector<Expectation> expectations;
};

/// Splits a case file into its cases. An error names file and line.
Result<std::vector<Case>> parse_cases(std::string_view text, const std::string& path);

}  // namespace isnad::cases
