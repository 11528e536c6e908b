#pragma once
// The commands on an archive: add, watch, stories, dossier, article, search, export, stats, verify, renew, curate.
#include <string>
#include <vector>

#include "brief.h"

namespace isnad::cli {

struct ArchiveCommand {
  std::string archive;             // --archive FILE
  std::vector<std::string> words;  // paths, an id, the words of a query
  std::string format = "text";
  std::size_t limit = 10;
  std::string note;    // why a person decided so
  std::string folder;  // export: a new folder instead of lines
  bool versions = false;
  bool difference = false;
  FetchOptions fetching;                  // add, watch: of addresses
  double every = 900;                     // watch: seconds
  bool once = false;                      // watch: one round
  BriefOptions view;  // how a dossier is shown
};

[[nodiscard]] int run_add(const ArchiveCommand& command);
[[nodiscard]] int run_watch(const ArchiveCommand& command);
[[nodiscard]] int run_archive_stories(const ArchiveCommand& command);
[[nodiscard]] int run_dossier(const ArchiveCommand& command);
[[nodiscard]] int run_article(const ArchiveCommand& command);
[[nodiscard]] int run_search(const ArchiveCommand& command);
[[nodiscard]] int run_export(const ArchiveCommand& command);
[[nodiscard]] int run_stats(const ArchiveCommand& command);
[[nodiscard]] int run_verify(const ArchiveCommand& command);
[[nodiscard]] int run_renew(const ArchiveCommand& command);
[[nodiscard]] int run_curate(const ArchiveCommand& command);

}  // namespace isnad::cli
