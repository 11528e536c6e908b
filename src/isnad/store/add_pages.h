#pragma once
// Pages into the archive, in batches: each batch is read, written in one transaction, and acknowledged only when it is
// on the disk. The same article twice changes nothing; an article whose words or date changed is kept as a new version.
// What changed around the article on its page (links, counters, advertisements) makes no version.
//
// An article is another one's version when it has its address; without an address, when it has its id and shares a good
// part of its words. Where an id is taken by a different article, "~2" is added to it.
#include <functional>
#include <string>
#include <vector>

#include "isnad/base/diagnostic.h"
#include "isnad/store/archive.h"

namespace isnad {

struct AddedArticle {
  enum class What { Added, NewVersion, Unchanged, Mended };
  std::string id;
  std::uint32_t version = 1;
  What what = What::Added;
};

struct AddOptions {
  std::string now;                                             // ISO 8601; the library reads no clock
  unsigned jobs = 0;                                           // threads that read
  std::size_t batch = 256;                                     // articles a transaction
  std::function<void(const AddedArticle&)> acknowledged = {};  // on the disk
  std::function<bool()> stop = {};                             // asked between batches
};

/// What was left out (articles in another language, pages without one). Errors: those of SQLite; what had been
/// acknowledged stays.
[[nodiscard]] Result<std::vector<Diagnostic>> add_pages(Archive& archive, std::vector<Page>&& pages,
                                                        const AddOptions& options);

}  // namespace isnad
