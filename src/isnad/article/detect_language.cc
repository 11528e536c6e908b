#include "isnad/article/detect_language.h"

namespace isnad {

void detect_language(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines) {
  std::uint64_t arabic = 0;
  std::uint64_t other = 0;
  std::uint64_t foreign = 0;
  for (const Line& line : lines) {
    arabic += line.arabic_letters;
    other += line.other_letters;
    foreign += line.foreign_letters;
  }
  const bool script = arabic > 0 && arabic * 10 >= (arabic + other) * 4;
  const bool persian = foreign * 25 > arabic;
  if (script && !persian) {
    article.language = "ar";
    return;
  }
  std::string said;
  for (const char* const key : {"record:language", "html:lang", "jsonld:inLanguage", "og:locale"})
    if (const auto at = metadata.find(key); at != metadata.end() && said.empty())
      said = at->second.substr(0, at->second.find_first_of("-_"));
  if (said.empty() || said.size() > 3 || said == "ar") said = script ? "fa" : "und";
  article.language = said;
  article.diagnostics.push_back(
      {Severity::Warning, "not-arabic", article.source,
       "the article is not in Arabic (" + said + "); it takes no part in the dossier. Give Arabic articles"});
}

}  // namespace isnad
