#pragma once
// The archive: articles in all their versions, what was read in them, the stories they make and what persons decided
// about them, in one home (archive_home.h): a SQLite file. What add_pages() reports as added is on the disk, whole,
// whatever happens next; a step that fails leaves nothing behind. The functions over it stand beside this file, one for
// each thing one does: add_pages.h, search_archive.h, archive_stories.h, verify_archive.h.
//
// An article is known by its address where it has one, else by its id. Kept are the page as it was decoded and cut into
// blocks (page.h) and the reading; the bytes of an HTML page are not. So a newer program reads the article anew from
// its page, but does not take it out of its HTML again: for that, add the page again.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "isnad/mention/reading.h"
#include "isnad/page/page.h"
#include "isnad/pipeline/engine.h"
#include "isnad/store/archive_home.h"
#include "isnad/store/packed_values.h"
#include "isnad/store/search_words.h"
#include "isnad/story/story_window.h"

namespace isnad {

/// One version of one article, without its words.
struct ArchivedVersion {
  std::int64_t key = 0;
  std::string id;
  std::uint32_t number = 1;
  std::string added;  // as given to add_pages(): ISO 8601
  std::optional<std::string> outlet;
  std::optional<std::string> title;
  std::optional<std::string> published;
};

class Archive {
 public:
  /// Requires: `engine` outlives the archive. Errors: those of the home (sqlite.h).
  [[nodiscard]] static Result<std::unique_ptr<Archive>> open(const std::string& path, OpenMode mode,
                                                             const Engine& engine, const ArchiveOptions& options = {});

  [[nodiscard]] Database& db() { return *home_.db; }
  [[nodiscard]] WordIndex& index() { return *home_.index; }
  [[nodiscard]] PackedValues& packed() { return *packed_; }
  [[nodiscard]] SearchWords& words() { return words_; }
  [[nodiscard]] const Engine& engine() const { return engine_; }
  [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }
  [[nodiscard]] bool read_only() const { return read_only_; }
  /// The search index was made by the rules and word lists of this program; else `renew` makes it again.
  [[nodiscard]] bool search_is_current();
  /// What place_articles() keeps between two calls.
  struct Placing {
    std::unique_ptr<StoryWindow> window;  // none: to be filled
    std::string state;                    // of the archive when it was last right
    std::size_t capacity = 0;
  };
  [[nodiscard]] Placing& placing() { return placing_; }

  /// Versions of an article, oldest first. Errors: NotFound.
  [[nodiscard]] Result<std::vector<ArchivedVersion>> versions(const std::string& id);
  [[nodiscard]] Result<Page> page(std::int64_t version);
  /// The reading of a version, made again when the one that is kept is stale. Errors: BadSyntax (damaged).
  [[nodiscard]] Result<Reading> reading(std::int64_t version, bool with_analysis = true);

 private:
  Archive(const Engine& engine, bool read_only);
  const Engine& engine_;
  SearchWords words_;
  std::string fingerprint_;
  bool read_only_;
  Placing placing_;
  ArchiveHome home_;
  std::unique_ptr<PackedValues> packed_;  // last: closed first
};

/// Errors of decoding and of SQLite, told as the archive's own.
[[nodiscard]] tl::unexpected<Error> damaged(Archive& archive, const std::string& what, const Error& error);

}  // namespace isnad
