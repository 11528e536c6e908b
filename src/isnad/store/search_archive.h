#pragma once
// Searching the archive: the words of search_query.h over the index of word_index.h. Of the words of a query those that
// are rare in news weigh more, the form that was asked for more than its other forms, a title more than a body. A name
// is found under its other spellings too: those that the archive's articles use for a name and that
// arabic/compare_names.h takes for the same. Where a query matches very many articles, the newest of them are ranked.
//
// Results are current versions only. Snippets are slices of the article, with the matched words as spans in it.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/store/archive.h"

namespace isnad {

struct SearchHit {
  ArchivedVersion version;
  std::int64_t story = 0;  // its number; 0: it has none yet
  double score = 0;
  std::string text;           // of the article
  Span snippet;               // in `text`: the stretch that shows most of what was asked for
  std::vector<Span> matches;  // in `text`, inside the snippet; sorted
};

struct SearchOptions {
  std::size_t limit = 10;
  std::int64_t story = 0;  // of this story alone; 0: of all
  bool snippets = true;
};

struct SearchResult {
  std::vector<SearchHit> hits;       // best first
  std::vector<std::string> spelled;  // other spellings that were searched too
};

/// Errors: BadUsage for a date or a kind that is none, and those of SQLite.
[[nodiscard]] Result<SearchResult> search_archive(Archive& archive, std::string_view query,
                                                  const SearchOptions& options);

}  // namespace isnad
