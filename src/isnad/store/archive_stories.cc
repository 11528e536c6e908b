#include "isnad/store/archive_stories.h"

#include <charconv>

#include "isnad/pipeline/compile_dossier.h"
#include "isnad/store/bytes.h"
#include "isnad/store/decisions.h"
#include "isnad/store/encode_dossier.h"
#include "isnad/store/reading_fingerprint.h"

namespace isnad {
namespace {

constexpr std::size_t kLargestDossier = 512U << 20U;

constexpr const char* kNoStory = "no story of this number in the archive; `isnad stories` lists them";

std::optional<std::int64_t> number_of(std::string_view id) {
  if (id.starts_with('s')) id.remove_prefix(1);
  std::int64_t number = 0;
  const auto read = std::from_chars(id.data(), id.data() + id.size(), number);
  if (read.ec != std::errc{} || read.ptr != id.data() + id.size()) return std::nullopt;
  return number;
}

}  // namespace

Result<std::vector<ArchivedStory>> list_stories_of(Archive& archive) {
  std::vector<ArchivedStory> out;
  SqlStatement& rows =
      archive
          .db()(
              "SELECT s.key, s.label_ar, s.label_en, count(*), min(v.published), max(v.published) FROM story s "
              "JOIN member m ON m.story = s.key JOIN article a ON a.key = m.article "
              "JOIN version v ON v.key = a.current GROUP BY s.key "
              "ORDER BY coalesce(max(v.published), '') DESC, s.key DESC")
          .bind();
  while (rows.step()) {
    out.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)),
                   static_cast<std::uint32_t>(rows.integer(3)), rows.text_or_none(4).value_or(""),
                   rows.text_or_none(5).value_or("")});
  }
  if (auto fine = archive.db().check(); !fine) return tl::unexpected(fine.error());
  return out;
}

Result<std::int64_t> story_number(Archive& archive, const std::string& id) {
  auto number = number_of(id);
  for (int hops = 0; number && hops < 100; ++hops) {
    SqlStatement& row = archive.db()("SELECT became FROM story WHERE key = ?1").bind(*number);
    const bool there = row.step();
    const bool moved = there && !row.is_null(0);
    const std::int64_t next = moved ? row.integer(0) : *number;
    row.reset();
    if (auto fine = archive.db().check(); !fine) return tl::unexpected(fine.error());
    if (!there) break;
    if (!moved) return *number;
    number = next;
  }
  return fail(ErrorCode::NotFound, id, kNoStory);
}

Result<StoryDossier> story_dossier(Archive& archive, const std::string& id) {
  Database& db = archive.db();
  const auto known = story_number(archive, id);
  if (!known) return tl::unexpected(known.error());
  const std::int64_t number = *known;
  std::vector<std::int64_t> versions;
  std::string state = dossier_fingerprint(archive.engine());
  SqlStatement& rows = db("SELECT v.key, v.content FROM member m JOIN article a ON a.key = m.article JOIN version v ON "
                          "v.key = a.current "
                          "WHERE m.story = ?1 ORDER BY coalesce(v.published, ''), a.id")
                           .bind(number);
  while (rows.step()) {
    versions.push_back(rows.integer(0));
    state += std::to_string(rows.integer(0)) + ':' + std::string(rows.blob(1));
  }
  if (auto fine = db.check(); !fine) return tl::unexpected(fine.error());
  if (versions.empty()) return fail(ErrorCode::NotFound, id, kNoStory);
  const std::vector<HoldingDecision> decided = holding_decisions(archive);
  std::vector<IdentityDecision> identity;
  for (const HoldingDecision& holding : decided) {
    if (!holding.stories.contains(number)) continue;
    auto one = as_identity_decision(holding);
    if (!one) continue;
    identity.push_back(std::move(*one));
    state += "decision " + std::to_string(holding.decision.key);
  }
  state = hash_128(state);

  std::string packed;
  SqlStatement& kept = db("SELECT bytes FROM dossier WHERE story = ?1 AND state = ?2").bind(number, Blob{state});
  if (kept.step()) packed = kept.blob(0);
  kept.reset();
  std::vector<Reading> readings;
  for (const std::int64_t version : versions) {
    auto reading = archive.reading(version, packed.empty());
    if (!reading) return tl::unexpected(reading.error());
    readings.push_back(std::move(*reading));
  }
  if (!packed.empty()) {
    const auto bytes = unpack(packed, kLargestDossier);
    if (bytes) {
      if (auto dossier = decode_dossier(*bytes, std::move(readings))) {
        StoryDossier kept_one{std::move(*dossier), true};
        show_decisions(decided, number, kept_one.dossier);
        return kept_one;
      }
    }
    readings.clear();  // a damaged copy costs time, nothing else
    for (const std::int64_t version : versions) {
      auto reading = archive.reading(version);
      if (!reading) return tl::unexpected(reading.error());
      readings.push_back(std::move(*reading));
    }
  }
  StoryDossier out{compile_story(std::move(readings), {}, archive.engine(), identity), false};
  out.dossier.stories.front().story.id = "s" + std::to_string(number);
  if (!archive.read_only()) {
    Transaction step(db);
    db("INSERT INTO dossier(story, state, bytes) VALUES (?1, ?2, ?3) ON CONFLICT(story) DO UPDATE SET state = "
       "excluded.state, "
       "bytes = excluded.bytes")
        .run(number, Blob{state}, Blob{pack(encode_dossier(out.dossier))});
    if (auto done = step.commit(); !done) return tl::unexpected(done.error());
  }
  show_decisions(decided, number, out.dossier);
  return out;
}

}  // namespace isnad
