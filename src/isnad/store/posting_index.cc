#include "isnad/store/posting_index.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "isnad/store/posting_search.h"

namespace isnad {
namespace {

constexpr std::size_t kMostGathered = 1000;  // versions that are written at once
constexpr std::int64_t kFirstChunks = 4;     // that a search reads at once, twice as many each time
constexpr std::int64_t kMostChunks = 64;
constexpr std::size_t kLookedUp = 50;  // versions of which it is asked at once whether they are current

// Arrays as the server reads them (PostgreSQL, src/backend/utils/adt/arrayfuncs.c, array_recv), by the number of the
// type of their elements (pg_type.dat).
constexpr std::uint32_t kBytea = 17;
constexpr std::uint32_t kBigint = 20;

void append_int32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> static_cast<unsigned>(shift)));
}

class BinaryArray {
 public:
  BinaryArray(std::uint32_t type, std::size_t size) {
    for (const std::uint32_t head : {size == 0 ? 0U : 1U, 0U, type}) append_int32(bytes_, head);
    if (size == 0) return;
    append_int32(bytes_, static_cast<std::uint32_t>(size));
    append_int32(bytes_, 1);
  }
  void add(std::string_view element) {
    append_int32(bytes_, static_cast<std::uint32_t>(element.size()));
    bytes_ += element;
  }
  void add(std::int64_t element) {
    append_int32(bytes_, 8);
    append_int32(bytes_, static_cast<std::uint32_t>(static_cast<std::uint64_t>(element) >> 32U));
    append_int32(bytes_, static_cast<std::uint32_t>(element));
  }
  [[nodiscard]] Blob blob() const { return {bytes_}; }

 private:
  std::string bytes_;
};

template <typename List>
BinaryArray array_of(std::uint32_t type, const List& elements) {
  BinaryArray out(type, elements.size());
  for (const auto& element : elements) out.add(element);
  return out;
}

/// The least text that is greater than all that begin so; empty: there is none.
std::string end_of(std::string beginning) {
  while (!beginning.empty() && beginning.back() == '\xFF') beginning.pop_back();
  if (!beginning.empty()) ++beginning.back();
  return beginning;
}

class PostingIndex final : public WordIndex {
 public:
  PostingIndex(Postgres& db, SearchWords& words) : db_(db), words_(words) {
    db_.on_end([this](bool commits) { commits ? write() : forget(); });
  }

  void put(std::int64_t version, const SearchText& text) override {
    std::unordered_map<std::string, Posting> terms;
    const auto split = [&](const std::string& content, std::vector<std::uint32_t> Posting::*column) {
      std::uint32_t place = 0;
      words_.split(content, [&](Span, const SearchWord& word) {
        (terms[word_term(word.form)].*column).push_back(place);
        if (!word.stem.empty()) (terms[word_term(word.stem)].*column).push_back(place);
        ++place;
      });
      return place;
    };
    split(text.title, &Posting::title);
    const std::uint32_t length = split(text.body, &Posting::body);
    std::uint32_t place = 0;
    for (std::size_t at = 0; at < text.facts.size();) {
      const std::size_t end = std::min(text.facts.find(' ', at), text.facts.size());
      if (end > at) terms[fact_term(std::string_view(text.facts).substr(at, end - at))].body.push_back(place++);
      at = end + 1;
    }
    terms[std::string(kLengthTerm)].body.push_back(length);
    auto& rows = gathered_[version / kVersionsOfChunk];
    for (auto& [term, posting] : terms) {
      posting.version = static_cast<std::uint32_t>(version % kVersionsOfChunk);
      append_posting(rows[term], posting);
    }
    ++gathered_versions_;
    gathered_words_ += length;
    if (gathered_versions_ >= kMostGathered) write();
  }

  void clear() override {
    forget();
    db_.script("DELETE FROM posting; UPDATE word_total SET versions = 0, words = 0");
  }

  std::vector<RankedVersion> find(const IndexQuery& query, std::size_t considered, std::size_t limit) override {
    if (query.empty()) return {};
    write();
    std::vector<RankedVersion> out = match(query, considered);
    std::sort(out.begin(), out.end(), [](const RankedVersion& a, const RankedVersion& b) {
      return a.score != b.score ? a.score > b.score : a.version > b.version;
    });
    keep_current(out, limit);
    return out;
  }

  void check() override {
    if (db_.number("SELECT count(*) FROM word_total w WHERE w.versions <> (SELECT count(*) FROM version)") != 0)
      damaged("it holds another number of versions than the archive");
  }

  void each_entry(const std::function<void(const IndexEntry&)>& use) override {
    SqlStatement& rows = db_("SELECT chunk, term, bytes FROM posting").bind();
    Posting p;
    while (rows.step()) {
      const std::string term(rows.blob(1));
      if (term == kLengthTerm || term.empty()) continue;
      PostingReader reader(rows.blob(2));
      while (reader.next(p)) {
        IndexEntry entry{std::string_view(term).substr(1), rows.integer(0) * kVersionsOfChunk + p.version, "title", 0};
        for (const std::uint32_t place : p.title) entry.place = place, use(entry);
        entry.column = term.front() == 'f' ? "facts" : "body";
        for (const std::uint32_t place : p.body) entry.place = place, use(entry);
      }
      if (reader.failed()) damaged("a row of it is no posting");
    }
  }

 private:
  using Rows = std::map<std::int64_t, ChunkRows>;

  void damaged(const std::string& what) {
    db_.fault(
        {ErrorCode::BadSyntax, "the search index is damaged (" + what + "); `isnad renew` makes it again", db_.path()});
  }

  void forget() {
    gathered_.clear();
    gathered_versions_ = gathered_words_ = 0;
  }

  void write() {
    if (gathered_.empty()) return;
    for (const auto& [chunk, rows] : gathered_) {
      BinaryArray terms(kBytea, rows.size());
      BinaryArray postings(kBytea, rows.size());
      for (const auto& [term, bytes] : rows) terms.add(term), postings.add(bytes);
      db_("INSERT INTO posting(chunk, term, bytes) SELECT ?1, t, b FROM unnest(?2::bytea[], ?3::bytea[]) AS x(t, b) "
          "ON CONFLICT(chunk, term) DO UPDATE SET bytes = posting.bytes || excluded.bytes")
          .run(chunk, terms.blob(), postings.blob());
    }
    db_("UPDATE word_total SET versions = versions + ?1, words = words + ?2").run(gathered_versions_, gathered_words_);
    forget();
  }

  /// The newest versions that match, with their scores.
  std::vector<RankedVersion> match(const IndexQuery& query, std::size_t considered) {
    std::vector<RankedVersion> out;
    std::int64_t first = 0;
    std::int64_t last = -1;
    double mean = 1;
    SqlStatement& head =
        db_("SELECT (SELECT min(chunk) FROM posting), (SELECT max(chunk) FROM posting), versions, words "
            "FROM word_total")
            .bind();
    if (head.step() && !head.is_null(0)) {
      first = head.integer(0), last = head.integer(1);
      if (head.integer(2) > 0 && head.integer(3) > 0)
        mean = static_cast<double>(head.integer(3)) / static_cast<double>(head.integer(2));
    }
    head.reset();
    NeededTerms needed = needed_terms(query);
    needed.terms.emplace_back(kLengthTerm);
    PostingSearch search(query);
    for (std::int64_t size = kFirstChunks; last >= first && out.size() < considered;
         last -= size, size = std::min(size * 2, kMostChunks)) {
      const Rows chunks = fetch(needed, std::max(first, last - size + 1), last);
      if (db_.failed()) break;
      for (auto chunk = chunks.rbegin(); chunk != chunks.rend() && out.size() < considered; ++chunk) {
        for (const std::uint32_t version : search.match(chunk->second)) {
          if (out.size() == considered) break;
          out.push_back({chunk->first * kVersionsOfChunk + version, search.score(version, mean)});
        }
      }
    }
    if (search.failed()) damaged("a row of it is no posting");
    return out;
  }

  Rows fetch(const NeededTerms& needed, std::int64_t from, std::int64_t to) {
    Rows out;
    const auto take = [&](SqlStatement& rows) {
      while (rows.step()) out[rows.integer(0)].emplace(rows.blob(1), rows.blob(2));
    };
    take(db_("SELECT p.chunk, p.term, p.bytes FROM generate_series(?1::integer, ?2::integer) AS c(chunk), "
             "unnest(?3::bytea[]) AS t(term), posting p WHERE p.chunk = c.chunk AND p.term = t.term")
             .bind(from, to, array_of(kBytea, needed.terms).blob()));
    for (const std::string& beginning : needed.beginnings) {
      take(db_("SELECT p.chunk, p.term, p.bytes FROM generate_series(?1::integer, ?2::integer) AS c(chunk), posting p "
               "WHERE p.chunk = c.chunk AND p.term >= ?3 AND p.term < ?4")
               .bind(from, to, Blob{beginning}, Blob{end_of(beginning)}));
    }
    return out;
  }

  /// The first `limit` of those that are the current version of their article.
  void keep_current(std::vector<RankedVersion>& ranked, std::size_t limit) {
    std::vector<RankedVersion> kept;
    for (std::size_t at = 0; at < ranked.size() && kept.size() < limit && !db_.failed();) {
      const std::size_t end = std::min(ranked.size(), at + std::max(limit, kLookedUp));
      std::vector<std::int64_t> asked;
      for (std::size_t i = at; i < end; ++i) asked.push_back(ranked[i].version);
      std::unordered_map<std::int64_t, bool> current;
      SqlStatement& rows = db_("SELECT v.key FROM version v JOIN article a ON a.key = v.article AND a.current = v.key "
                               "WHERE v.key = ANY(?1::bigint[])")
                               .bind(array_of(kBigint, asked).blob());
      while (rows.step()) current[rows.integer(0)] = true;
      for (; at < end; ++at) {
        if (kept.size() < limit && current.contains(ranked[at].version)) kept.push_back(ranked[at]);
      }
    }
    ranked = std::move(kept);
  }

  Postgres& db_;
  SearchWords& words_;
  std::map<std::int64_t, std::map<std::string, std::string>> gathered_;  // rows by chunk and term
  std::size_t gathered_versions_ = 0;
  std::int64_t gathered_words_ = 0;
};

}  // namespace

std::unique_ptr<WordIndex> open_posting_index(Postgres& db, SearchWords& words) {
  return std::make_unique<PostingIndex>(db, words);
}

}  // namespace isnad
