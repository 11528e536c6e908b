#include "isnad/store/renew_archive.h"

#include "isnad/store/bytes.h"
#include "isnad/store/encode_reading.h"
#include "isnad/store/name_table.h"
#include "isnad/store/reading_fingerprint.h"
#include "isnad/store/search_facts.h"

namespace isnad {

Result<std::size_t> renew_archive(Archive& archive) {
  Database& db = archive.db();
  NameTable names(archive);
  std::size_t stale = 0;
  std::vector<std::int64_t> versions;
  Transaction step(db);
  SqlStatement& keys = db("SELECT key FROM version ORDER BY key").bind();
  while (keys.step()) versions.push_back(keys.integer(0));
  archive.index().clear();
  for (const std::int64_t version : versions) {
    const auto reading = archive.reading(version, false);  // made anew where it is stale
    if (!reading) return tl::unexpected(reading.error());
    std::vector<std::int64_t> named;
    for (const ArchivedName& name : names_of(*reading)) named.push_back(names.key_of(name));
    const SearchText text = search_text(*reading, named);
    archive.index().put(version, text);
    db("UPDATE reading SET facts = ?2 WHERE version = ?1").run(version, text.facts);
    db("UPDATE reading SET fingerprint = ?2, bytes = ?3 WHERE version = ?1 AND fingerprint <> ?2")
        .run(version, Blob{archive.fingerprint()},
             Blob{archive.packed().pack(PackedValues::Kind::Reading, encode_reading(*reading, TextPlace::Apart))});
    stale += static_cast<std::size_t>(db.changed_rows());
  }
  db("INSERT INTO setting(name, value) VALUES ('search', ?1) ON CONFLICT(name) DO UPDATE SET value = excluded.value")
      .run(Blob{search_fingerprint(archive.engine())});
  if (auto done = step.commit(); !done) return tl::unexpected(done.error());
  return stale;
}

}  // namespace isnad
