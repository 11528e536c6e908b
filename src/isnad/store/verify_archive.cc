#include "isnad/store/verify_archive.h"

#include "isnad/base/hash.h"
#include "isnad/store/bytes.h"
#include "isnad/store/encode_reading.h"
#include "isnad/store/search_facts.h"

namespace isnad {
namespace {

constexpr std::size_t kMostFaults = 100;
constexpr std::size_t kLargest = 256U << 20U;

class Verifier {
 public:
  explicit Verifier(Archive& archive) : archive_(archive), db_(archive.db()) {}

  Result<ArchiveCheck> run() {
    pages_of_file();
    links();
    for (std::string& line : archive_.packed().find_damage()) fault(std::move(line));
    note_error();
    if (out_.faults.empty()) versions();
    if (out_.faults.empty()) index();
    return out_;
  }

 private:
  void fault(std::string what) {
    if (out_.faults.size() < kMostFaults) out_.faults.push_back(std::move(what));
  }
  /// A fault of SQLite is one of the archive.
  void note_error() {
    if (const auto fine = db_.check(); !fine) fault(fine.error().message);
  }

  void pages_of_file() {
    for (std::string& line : db_.find_damage()) fault(std::move(line));
  }

  void links() {
    const auto none = [&](std::string_view sql, const char* what) {
      if (const auto n = db_.number(sql); n != 0) fault(std::to_string(n) + " " + what);
      note_error();
    };
    none(
        "SELECT count(*) FROM article a LEFT JOIN version v ON v.key = a.current AND v.article = a.key WHERE v.key IS "
        "NULL",
        "articles without their current version");
    none("SELECT count(*) FROM version v LEFT JOIN reading r ON r.version = v.key WHERE r.version IS NULL",
         "versions without a reading");
    none(
        "SELECT count(*) FROM article a WHERE a.current <> (SELECT v.key FROM version v WHERE v.article = a.key ORDER "
        "BY v.number DESC LIMIT 1)",
        "articles whose current version is not their last");
    none(
        "SELECT count(*) FROM article a LEFT JOIN member m ON m.article = a.key LEFT JOIN waiting w ON w.article = "
        "a.key "
        "WHERE (m.article IS NULL) = (w.article IS NULL)",
        "articles that neither have a story nor wait for one, or both");
    out_.articles = static_cast<std::size_t>(db_.number("SELECT count(*) FROM article"));
    out_.versions = static_cast<std::size_t>(db_.number("SELECT count(*) FROM version"));
    note_error();
  }

  /// Every page and reading, and what the index should hold of them as one sum.
  void versions() {
    SqlStatement& rows =
        db_("SELECT v.key, v.page, r.fingerprint, r.bytes, r.facts, a.id FROM version v JOIN reading r ON "
            "r.version = v.key JOIN article a ON a.key = v.article ORDER BY v.key")
            .bind();
    while (rows.step()) {
      const std::string where = "article " + std::string(rows.text(5)) + ": ";
      const auto page_bytes = archive_.packed().unpack(rows.blob(1), kLargest);
      auto page = page_bytes ? decode_page(*page_bytes) : tl::unexpected(page_bytes.error());
      const auto reading_bytes = archive_.packed().unpack(rows.blob(3), kLargest);
      if (!page) {
        fault(where + "its page: " + page.error().message);
        continue;
      }
      auto reading = reading_bytes ? decode_reading(*reading_bytes, page->text) : tl::unexpected(reading_bytes.error());
      if (!reading) {
        fault(where + "its reading: " + reading.error().message);
        continue;
      }
      if (rows.blob(2) != archive_.fingerprint()) ++out_.stale;
      SearchText text = search_text(*reading, {});
      text.facts = rows.text(4);
      expect(rows.integer(0), text);
    }
    note_error();
  }

  static std::uint64_t entry(std::string_view term, std::int64_t version, std::string_view column,
                             std::int64_t offset) {
    return fnv1a(std::string(term) + '\n' + std::to_string(version) + std::string(column) + std::to_string(offset), 1);
  }

  void expect(std::int64_t version, const SearchText& text) {
    const auto words = [&](std::string_view content, std::string_view column) {
      std::int64_t offset = 0;
      archive_.words().split(content, [&](Span, const SearchWord& w) {
        expected_ += entry(w.form, version, column, offset), ++entries_;
        if (!w.stem.empty()) expected_ += entry(w.stem, version, column, offset), ++entries_;
        ++offset;
      });
    };
    words(text.title, "title");
    words(text.body, "body");
    std::int64_t offset = 0;
    const std::string_view facts = text.facts;
    for (std::size_t at = 0; at < facts.size();) {
      const std::size_t end = std::min(facts.find(' ', at), facts.size());
      if (end > at) expected_ += entry(facts.substr(at, end - at), version, "facts", offset++), ++entries_;
      at = end + 1;
    }
  }

  void index() {
    archive_.index().check();
    note_error();
    std::uint64_t sum = 0;
    std::size_t count = 0;
    archive_.index().each_entry([&](const IndexEntry& e) {
      sum += entry(e.term, e.version, e.column, e.place);
      ++count;
    });
    note_error();
    out_.words = count;
    if (out_.faults.empty() && archive_.search_is_current() && (sum != expected_ || count != entries_)) {
      fault("the search index holds " + std::to_string(count) + " entries and should hold " + std::to_string(entries_) +
            "; `isnad renew` makes it again");
    }
  }

  Archive& archive_;
  Database& db_;
  ArchiveCheck out_;
  std::uint64_t expected_ = 0;  // sum: the order does not matter
  std::size_t entries_ = 0;
};

}  // namespace

Result<ArchiveCheck> verify_archive(Archive& archive) {
  return Verifier(archive).run();
}

Result<std::vector<std::pair<std::string, std::string>>> archive_statistics(Archive& archive) {
  Database& db = archive.db();
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&](const char* name, std::string_view sql) {
    out.emplace_back(name, std::to_string(db.number(sql)));
  };
  add("articles", "SELECT count(*) FROM article");
  add("versions", "SELECT count(*) FROM version");
  add("stories", "SELECT count(DISTINCT story) FROM member");
  add("articles not yet in a story", "SELECT count(*) FROM waiting");
  add("names", "SELECT count(*) FROM name");
  add("decisions", "SELECT count(*) FROM decision WHERE undone IS NULL");
  out.emplace_back("bytes", std::to_string(db.bytes()));
  SqlStatement& rows = db("SELECT min(published), max(published) FROM version WHERE published IS NOT NULL").bind();
  if (rows.step() && !rows.is_null(0)) {
    out.emplace_back("first day", std::string(rows.text(0)));
    out.emplace_back("last day", std::string(rows.text(1)));
  }
  rows.reset();
  SqlStatement& stale = db("SELECT count(*) FROM reading WHERE fingerprint <> ?1").bind(Blob{archive.fingerprint()});
  if (stale.step()) out.emplace_back("readings of another version", std::to_string(stale.integer(0)));
  stale.reset();
  if (auto fine = db.check(); !fine) return tl::unexpected(fine.error());
  return out;
}

}  // namespace isnad
