#pragma once
// The table `digest`: what placing needs of an article's current version (encode_digest.h), kept when the article is
// added, taken out when the article leaves the window of those that new ones are set against.
#include "isnad/store/archive.h"
#include "isnad/story/story_window.h"

namespace isnad {

class ArchiveDigests {
 public:
  explicit ArchiveDigests(Archive& archive);

  void keep(std::int64_t version, const Reading& reading);
  void drop(std::int64_t version);
  /// Made again from the article, and kept, where there is none or a stale one. Errors: those of Archive::reading().
  [[nodiscard]] Result<StoryWindow::Sketch> get(std::int64_t version);

 private:
  void put(std::int64_t version, const StoryWindow::Sketch& sketch);

  Archive& archive_;
  Database& db_;
  std::string fingerprint_;
};

}  // namespace isnad
