#pragma once
// What the server stands on: an archive, in a file or in memory alone, of which the server hands out documents. A
// document is made once and kept, packed and with its ETag, until its story changes; a reader never waits for adding.
// Three connections share the archive: one writes, one makes dossiers, one searches; each is asked by one thread at a
// time.
//
// What takes long (compiling each story for its origins and conflicts) is done by a thread of the shelf's own, the
// newest stories first; a list says null for what is not known yet.
#include <cstdint>
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
  std::vector<std::string> articles;    // ids of what is new or has changed
  std::size_t unchanged = 0;            // articles that were there already
  std::vector<Diagnostic> diagnostics;  // what was left out, and why
};

struct ShelfOptions {
  std::string archive;  // empty: in memory, gone with the program
  std::size_t most_articles = static_cast<std::size_t>(-1);
  unsigned jobs = 0;
  std::function<std::string()> now;  // ISO 8601
};

/// Some stories of the list, those whose label or outlets hold all words of `words`.
struct StoriesAsked {
  std::size_t from = 0;
  std::size_t most = 500;
  std::string words;
};

/// A person's decision; `words` are its objects (curation.h).
struct Deciding {
  std::string action;
  std::vector<std::string> words;
  std::string note;
};

class Shelf {
 public:
  /// Requires: `engine` outlives it. Errors: those of opening an archive.
  [[nodiscard]] static Result<std::unique_ptr<Shelf>> open(const Engine& engine, ShelfOptions options);
  ~Shelf();
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;

  /// `isnad.stories/1`, the newest first.
  [[nodiscard]] DocumentPtr stories(const StoriesAsked& asked) const;
  /// `isnad.dossier/1` of one story, with the texts of its articles. Errors: NotFound, and those of the archive.
  [[nodiscard]] Result<DocumentPtr> dossier(const std::string& story) const;
  /// `isnad.entities/1`: who and what is named in a story.
  [[nodiscard]] Result<DocumentPtr> entities(const std::string& story) const;
  /// One of them, with its spans. Errors: NotFound.
  [[nodiscard]] Result<DocumentPtr> entity(const std::string& story, const std::string& id) const;
  /// `isnad.search/1`. `story` may be empty. Errors: BadUsage, NotFound.
  [[nodiscard]] Result<DocumentPtr> search(const std::string& query, const std::string& story, std::size_t most) const;
  [[nodiscard]] std::size_t articles() const;

  /// Called by one thread at a time; readers go on meanwhile and see the new stories when it is done.
  Added add(std::vector<Page>&& pages, const std::function<void(std::size_t done)>& progress);

  /// Whether what is decided stays: not in memory.
  [[nodiscard]] bool lasting() const;
  /// `isnad.curation/1`: the log. Errors: those of the archive.
  [[nodiscard]] Result<DocumentPtr> curation() const;
  /// The decision's number. Errors: NotFound, BadUsage.
  [[nodiscard]] Result<std::int64_t> decide(const Deciding& what);
  [[nodiscard]] Result<void> undo(std::int64_t decision);

 private:
  class State;
  explicit Shelf(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace isnad::http
