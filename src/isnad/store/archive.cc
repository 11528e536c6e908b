#include "isnad/store/archive.h"

#include <algorithm>

#include "isnad/pipeline/read_article.h"
#include "isnad/store/bytes.h"
#include "isnad/store/encode_reading.h"
#include "isnad/store/reading_fingerprint.h"

namespace isnad {
namespace {

constexpr std::size_t kLargestPage = 256U << 20U;  // more than page_options.h lets in, with its blocks

}  // namespace

Archive::Archive(const Engine& engine, bool read_only)
    : engine_(engine), words_(engine.claim.keys), fingerprint_(reading_fingerprint(engine)), read_only_(read_only) {}

Result<std::unique_ptr<Archive>> Archive::open(const std::string& path, OpenMode mode, const Engine& engine,
                                               const ArchiveOptions& options) {
  std::unique_ptr<Archive> archive(new Archive(engine, mode == OpenMode::Read));
  auto home = open_archive_home(path, mode, archive->words_, options);
  if (!home) return tl::unexpected(home.error());
  archive->home_ = std::move(*home);
  archive->packed_ = std::make_unique<PackedValues>(archive->db());
  archive->read_only_ = archive->read_only_ || archive->home_.read_only;
  archive->placing_.capacity = std::max<std::size_t>(1, options.story_window);
  if (!archive->read_only_ && !archive->search_is_current()) {
    archive->db()("INSERT INTO setting(name, value) VALUES ('search', ?1) ON CONFLICT(name) DO NOTHING")
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
  const auto bytes = packed_->unpack(packed, kLargestPage);
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
  const auto bytes = packed_->unpack(packed, kLargestPage);
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
