#pragma once
// What the server stands on: somewhere articles are put and stories are taken from. A document is made once, when
// articles come, and handed out as it is, packed and with its ETag, so that reading never waits for reading or adding.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "isnad/isnad.h"

namespace isnad::http {

/// Bytes to send, plain and gzip, and what names them (a strong ETag, with its quotes).
struct Document {
  std::string body;
  std::string packed;
  std::string etag;
};
using DocumentPtr = std::shared_ptr<const Document>;

[[nodiscard]] DocumentPtr make_document(std::string body);

struct Added {
  std::vector<std::string> articles;    // ids of what is new
  std::vector<Diagnostic> diagnostics;  // what was left out, and why
};

class Shelf {
 public:
  virtual ~Shelf() = default;

  /// `isnad.stories/1`.
  [[nodiscard]] virtual DocumentPtr stories() const = 0;
  /// `isnad.dossier/1` of one story, with the texts of its articles; null when there is no such story.
  [[nodiscard]] virtual DocumentPtr dossier(const std::string& story) const = 0;
  [[nodiscard]] virtual std::size_t articles() const = 0;

  /// Called by one thread at a time; readers go on meanwhile and see the new stories when it is done.
  virtual Added add(std::vector<Page>&& pages, const std::function<void(std::size_t done)>& progress) = 0;
};

/// All in memory, gone with the program; refuses what goes beyond `most_articles`. Requires: `engine` outlives it.
[[nodiscard]] std::unique_ptr<Shelf> memory_shelf(const Engine& engine, std::size_t most_articles, unsigned jobs);

/// On an archive: what is added is on the disk when the job is done. `now` gives ISO 8601. Requires: `archive` outlives
/// it.
[[nodiscard]] std::unique_ptr<Shelf> archive_shelf(Archive& archive, unsigned jobs, std::function<std::string()> now);

}  // namespace isnad::http
