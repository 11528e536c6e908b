#include "isnad/store/archive_digests.h"

#include "isnad/store/encode_digest.h"
#include "isnad/store/reading_fingerprint.h"

namespace isnad {

ArchiveDigests::ArchiveDigests(Archive& archive)
    : archive_(archive), db_(archive.db()), fingerprint_(digest_fingerprint(archive.engine())) {}

void ArchiveDigests::keep(std::int64_t version, const Reading& reading) {
  put(version, sketch_of(digest_reading(reading, archive_.engine().story)));
}

void ArchiveDigests::drop(std::int64_t version) {
  db_("DELETE FROM digest WHERE version = ?1").run(version);
}

void ArchiveDigests::put(std::int64_t version, const StoryWindow::Sketch& sketch) {
  db_("INSERT INTO digest(version, fingerprint, bytes) VALUES (?1, ?2, ?3) ON CONFLICT(version) DO UPDATE SET "
      "fingerprint = excluded.fingerprint, bytes = excluded.bytes")
      .run(version, Blob{fingerprint_}, Blob{encode_digest(sketch)});
}

Result<StoryWindow::Sketch> ArchiveDigests::get(std::int64_t version) {
  SqlStatement& row =
      db_("SELECT bytes FROM digest WHERE version = ?1 AND fingerprint = ?2").bind(version, Blob{fingerprint_});
  Result<StoryWindow::Sketch> kept = fail(ErrorCode::NotFound, "", "");
  if (row.step()) kept = decode_digest(row.blob(0), archive_.engine().story);
  row.reset();
  if (auto fine = db_.check(); !fine) return tl::unexpected(fine.error());
  if (kept) return kept;
  const auto reading = archive_.reading(version);
  if (!reading) return tl::unexpected(reading.error());
  kept = sketch_of(digest_reading(*reading, archive_.engine().story));
  put(version, *kept);
  return kept;
}

}  // namespace isnad
