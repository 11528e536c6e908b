#include "isnad/store/archive_stories.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "isnad/pipeline/compile_dossier.h"
#include "isnad/store/bytes.h"
#include "isnad/store/decisions.h"
#include "isnad/store/encode_dossier.h"
#include "isnad/store/reading_fingerprint.h"
#include "isnad/story/group_stories.h"

namespace isnad {
namespace {

constexpr std::size_t kChunk = 400;            // new articles placed at a time
constexpr std::size_t kRarestWords = 10;       // by which an article looks for its like
constexpr std::size_t kLikeArticles = 24;      // of each new article
constexpr std::size_t kConsidered = 2000;      // articles with one of those words, the newest
constexpr std::size_t kArticlesOfStory = 120;  // of a story that are set against new ones, the newest
constexpr std::size_t kLead = 700;             // bytes of the text whose words count
constexpr std::size_t kLargestDossier = 512U << 20U;

constexpr const char* kNoStory = "no story of this number in the archive; `isnad stories` lists them";

struct Placed {
  std::int64_t article = 0;
  std::int64_t version = 0;
  std::int64_t story = 0;  // 0: none yet
};

class Placer {
 public:
  explicit Placer(Archive& archive) : archive_(archive), db_(archive.db()) {}

  Result<std::size_t> run() {
    std::size_t placed = 0;
    while (true) {
      const std::vector<Placed> fresh = next_chunk();
      if (auto fine = db_.check(); !fine) return tl::unexpected(fine.error());
      if (fresh.empty()) break;
      if (auto done = place(fresh); !done) return tl::unexpected(done.error());
      placed += fresh.size();
    }
    return placed;
  }

 private:
  std::vector<Placed> next_chunk() {
    std::vector<Placed> out;
    SqlStatement& rows =
        db_("SELECT a.key, a.current FROM waiting w JOIN article a ON a.key = w.article JOIN version v ON v.key = "
            "a.current ORDER BY coalesce(v.published, ''), a.key LIMIT ?1")
            .bind(kChunk);
    while (rows.step()) out.push_back({rows.integer(0), rows.integer(1), 0});
    return out;
  }

  Result<void> place(const std::vector<Placed>& fresh) {
    std::vector<Placed> heap = fresh;
    std::vector<Digest> digests;
    std::set<std::int64_t> in_heap;
    std::set<std::int64_t> stories;
    for (const Placed& p : fresh) {
      auto reading = archive_.reading(p.version);
      if (!reading) return tl::unexpected(reading.error());
      for (const std::int64_t story : stories_like(*reading)) stories.insert(story);
      digests.push_back(digest_reading(*reading, archive_.engine().story));
      in_heap.insert(p.article);
    }
    for (const std::int64_t story : stories) {
      SqlStatement& rows =
          db_("SELECT a.key, a.current FROM member m JOIN article a ON a.key = m.article WHERE m.story = ?1 "
              "ORDER BY a.current DESC LIMIT ?2")
              .bind(story, kArticlesOfStory);
      while (rows.step()) {
        if (in_heap.insert(rows.integer(0)).second) heap.push_back({rows.integer(0), rows.integer(1), story});
      }
    }
    for (std::size_t i = fresh.size(); i < heap.size(); ++i) {
      auto reading = archive_.reading(heap[i].version);
      if (!reading) return tl::unexpected(reading.error());
      digests.push_back(digest_reading(*reading, archive_.engine().story));
    }
    if (auto fine = db_.check(); !fine) return fine;
    const std::vector<Story> machine = group_stories(pointers_to(digests), archive_.engine().story);
    std::vector<std::int64_t> articles;
    std::vector<std::vector<std::uint32_t>> groups;
    articles.reserve(heap.size());
    groups.reserve(machine.size());
    std::vector<std::uint32_t> machine_of(heap.size());
    for (const Placed& p : heap) articles.push_back(p.article);
    for (std::uint32_t s = 0; s < machine.size(); ++s) {
      groups.push_back(machine[s].readings);
      for (const std::uint32_t r : machine[s].readings) machine_of[r] = s;
    }
    obey_decisions(archive_, articles, groups);
    Transaction step(db_);
    for (const auto& group : groups) {
      const Story& like = machine[machine_of[group.front()]];
      write(group, like.label_ar, like.label_en, heap);
    }
    for (const Placed& p : fresh) db_("DELETE FROM waiting WHERE article = ?1").run(p.article);
    forget_empty_stories();
    return step.commit();
  }

  /// Stories of articles that share the rarest words of this one and stand near it in time.
  std::vector<std::int64_t> stories_like(const Reading& reading) {
    std::map<double, std::set<std::string>, std::greater<>> rare;
    const std::string head = reading.article.title.value_or("") + '\n';
    const auto take = [&](std::string_view text) {
      archive_.words().split(text, [&](Span, const SearchWord& w) {
        if (!w.stem.empty()) rare[archive_.words().rarity(w)].insert(w.stem);
      });
    };
    take(head);
    std::size_t taken = 0;
    for (const Block& block : reading.article.blocks) {
      if (!is_content(block.role) || taken > kLead) continue;
      take(slice(reading.article.text, block.span));
      taken += block.span.size();
    }
    IndexQuery query;
    query.kind = IndexQuery::Kind::Any;
    for (const auto& [rarity, stems] : rare) {
      for (const std::string& stem : stems) {
        if (query.parts.size() == kRarestWords) break;
        IndexQuery word;
        word.kind = IndexQuery::Kind::Tokens;
        word.tokens = {stem};
        word.weight = 0.1 + rarity;
        query.parts.push_back(std::move(word));
      }
    }
    std::vector<std::int64_t> out;
    for (const RankedVersion& v : archive_.index().find(query, kConsidered, kChunk + kLikeArticles)) {
      SqlStatement& row =
          db_("SELECT m.story FROM member m JOIN version v ON v.article = m.article WHERE v.key = ?1").bind(v.version);
      if (row.step()) out.push_back(row.integer(0));
      row.reset();
      if (out.size() == kLikeArticles) break;
    }
    return out;
  }

  /// A group takes the number of the story that most of its articles had; the other numbers lead to it.
  void write(const std::vector<std::uint32_t>& group, const std::string& label_ar, const std::string& label_en,
             const std::vector<Placed>& heap) {
    std::map<std::int64_t, std::size_t> had;
    for (const std::uint32_t r : group) {
      if (heap[r].story != 0 && !taken_.contains(heap[r].story)) ++had[heap[r].story];
    }
    std::int64_t story = 0;
    std::size_t most = 0;
    for (const auto& [number, articles] : had) {
      if (articles > most) story = number, most = articles;
    }
    if (story == 0) {
      story = db_.insert("INSERT INTO story(label_ar, label_en) VALUES (?1, ?2) RETURNING key", label_ar, label_en);
    } else {
      db_("UPDATE story SET label_ar = ?2, label_en = ?3 WHERE key = ?1").run(story, label_ar, label_en);
    }
    taken_.insert(story);
    for (const std::uint32_t r : group) {
      db_("INSERT INTO member(article, story) VALUES (?1, ?2) ON CONFLICT(article) DO UPDATE SET story = "
          "excluded.story")
          .run(heap[r].article, story);
    }
    for (const auto& [number, articles] : had) {  // what of them was not in the heap comes along
      if (number != story && articles > 0) became_[number] = story;
    }
  }

  void forget_empty_stories() {
    for (const auto& [number, into] : became_) {
      SqlStatement& left = db_("SELECT 1 FROM member WHERE story = ?1 LIMIT 1").bind(number);
      const bool lives = left.step();
      left.reset();
      if (!lives) db_("UPDATE story SET became = ?2 WHERE key = ?1").run(number, into);
    }
    became_.clear(), taken_.clear();
  }

  Archive& archive_;
  Database& db_;
  std::set<std::int64_t> taken_;
  std::map<std::int64_t, std::int64_t> became_;
};

std::optional<std::int64_t> number_of(std::string_view id) {
  if (id.starts_with('s')) id.remove_prefix(1);
  std::int64_t number = 0;
  const auto read = std::from_chars(id.data(), id.data() + id.size(), number);
  if (read.ec != std::errc{} || read.ptr != id.data() + id.size()) return std::nullopt;
  return number;
}

}  // namespace

Result<std::size_t> place_articles(Archive& archive) {
  if (archive.read_only()) return 0;
  return Placer(archive).run();
}

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
