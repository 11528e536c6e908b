#pragma once
// Where an archive lives: a database with its index of words. All that differs between one server and another stands
// behind these two; adding, searching, stories, decisions and export are written once, over them.
#include <memory>

#include "isnad/store/database.h"
#include "isnad/store/word_index.h"

namespace isnad {

struct ArchiveOptions {
  int busy_milliseconds = 30'000;  // how long to wait for another process that writes
  const char* vfs = nullptr;       // another file layer of SQLite, for tests
  /// Articles, the last that came, that new ones are set against to find their story; each takes some 4 kB of memory.
  std::size_t story_window = 20'000;
};

struct ArchiveHome {
  std::unique_ptr<Database> db;
  std::unique_ptr<WordIndex> index;  // closed first
  bool read_only = false;            // who opened it may not write, whatever was asked for
};

/// A SQLite file, or the database that a postgresql:// address names. Errors: those of the home (sqlite.h, postgres.h).
[[nodiscard]] Result<ArchiveHome> open_archive_home(const std::string& address, OpenMode mode, SearchWords& words,
                                                    const ArchiveOptions& options);

}  // namespace isnad
