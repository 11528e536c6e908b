#include "isnad/store/archive.h"

#include <filesystem>

#include "isnad/pipeline/read_article.h"
#include "isnad/store/bytes.h"
#include "isnad/store/encode_reading.h"
#include "isnad/store/fts5.h"
#include "isnad/store/reading_fingerprint.h"
#include "isnad/store/schema.h"

namespace isnad {
namespace {

constexpr std::size_t kLargestPage = 256U << 20U;  // more than page_options.h lets in, with its blocks

/// A file in a folder that cannot be written has no room for the files SQLite keeps beside it; when nobody has written
/// to it since it was closed it can be read as it stands.
std::string as_it_stands(const std::string& path) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (c == '?' || c == '#' || c == '%') {
      constexpr const char* kHex = "0123456789ABCDEF";
      uri += {'%', kHex[(static_cast<unsigned char>(c) >> 4U) & 15U], kHex[static_cast<unsigned char>(c) & 15U]};
    } else {
      uri.push_back(c);
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

Archive::Archive(const Engine& engine, std::unique_ptr<Database> db, bool read_only)
    : engine_(engine),
      words_(engine.claim.keys),
      fingerprint_(reading_fingerprint(engine)),
      read_only_(read_only),
      db_(std::move(db)) {}

Result<std::unique_ptr<Archive>> Archive::open(const std::string& path, OpenMode mode, const Engine& engine,
                                               const ArchiveOptions& options) {
  std::error_code ec;
  if (mode != OpenMode::Create && !std::filesystem::exists(path, ec)) {
    return fail(ErrorCode::NotFound, path, "no such archive; `isnad add --archive FILE PATH...` makes one");
  }
  Result<std::unique_ptr<Archive>> archive = prepare(path, path, mode, engine, options);
  const bool beside = std::filesystem::exists(path + "-wal", ec);
  if (!archive && mode == OpenMode::Read && archive.error().code != ErrorCode::BadUsage && !beside &&
      options.vfs == nullptr) {
    auto still = prepare(as_it_stands(path), path, mode, engine, options);
    if (still) return still;
  }
  return archive;
}

Result<std::unique_ptr<Archive>> Archive::prepare(const std::string& file, const std::string& path, OpenMode mode,
                                                  const Engine& engine, const ArchiveOptions& options) {
  auto db = Database::open(file, path, mode, options.busy_milliseconds, options.vfs);
  if (!db) return tl::unexpected(db.error());
  std::unique_ptr<Archive> archive(new Archive(engine, std::move(*db), mode == OpenMode::Read));
  register_search(archive->db(), archive->words_);
  if (auto ready = prepare_schema(archive->db(), mode); !ready) return tl::unexpected(ready.error());
  if (mode != OpenMode::Read && !archive->search_is_current()) {
    archive->db()("INSERT OR IGNORE INTO setting(name, value) VALUES ('search', ?1)")
        .run(Blob{search_fingerprint(engine)});
  }
  if (auto fine = archive->db().check(); !fine) return tl::unexpected(fine.error());
  return archive;
}

bool Archive::search_is_current() {
  SqlStatement& row = db()("SELECT value FROM setting WHERE name = 'search'").bind();
  const bool current = row.step() && row.blob(0) == search_fingerprint(engine_);
  row.reset();
  return current;
}

Result<std::vector<ArchivedVersion>> Archive::versions(const std::string& id) {
  std::vector<ArchivedVersion> out;
  SqlStatement& rows = db()(
                           "SELECT v.key, a.id, v.number, v.added, v.outlet, v.title, v.published FROM version v "
                           "JOIN article a ON a.key = v.article WHERE a.id = ?1 ORDER BY v.number")
                           .bind(id);
  while (rows.step()) {
    out.push_back({rows.integer(0), std::string(rows.text(1)), static_cast<std::uint32_t>(rows.integer(2)),
                   std::string(rows.text(3)), rows.text_or_none(4), rows.text_or_none(5), rows.text_or_none(6)});
  }
  if (auto fine = db().check(); !fine) return tl::unexpected(fine.error());
  if (out.empty()) return fail(ErrorCode::NotFound, id, "no article of this id in the archive");
  return out;
}

Result<Page> Archive::page(std::int64_t version) {
  std::string packed;
  SqlStatement& row = db()("SELECT page FROM version WHERE key = ?1").bind(version);
  if (row.step()) packed = row.blob(0);
  row.reset();
  if (auto fine = db().check(); !fine) return tl::unexpected(fine.error());
  const auto bytes = unpack(packed, kLargestPage);
  if (!bytes) return damaged(*this, "the page of version " + std::to_string(version), bytes.error());
  auto page = decode_page(*bytes);
  if (!page) return damaged(*this, "the page of version " + std::to_string(version), page.error());
  return page;
}

Result<Reading> Archive::reading(std::int64_t version, bool with_analysis) {
  auto source = page(version);
  if (!source) return tl::unexpected(source.error());
  std::string packed;
  bool stale = true;
  SqlStatement& row = db()("SELECT fingerprint, bytes FROM reading WHERE version = ?1").bind(version);
  if (row.step()) {
    stale = row.blob(0) != fingerprint_;
    if (!stale) packed = row.blob(1);
  }
  row.reset();
  if (auto fine = db().check(); !fine) return tl::unexpected(fine.error());
  if (stale) return read_article(std::move(*source), engine_);
  const auto bytes = unpack(packed, kLargestPage);
  if (!bytes) return damaged(*this, "the reading of version " + std::to_string(version), bytes.error());
  auto reading = decode_reading(*bytes, source->text, with_analysis ? WithAnalysis::Yes : WithAnalysis::No);
  if (!reading) return damaged(*this, "the reading of version " + std::to_string(version), reading.error());
  return reading;
}

tl::unexpected<Error> damaged(Archive& archive, const std::string& what, const Error& error) {
  return fail(
      ErrorCode::BadSyntax, archive.db().path(),
      what + ": " + error.message + "; `isnad verify` lists all that is damaged, adding the article again mends it");
}

}  // namespace isnad
