#include "isnad/store/add_pages.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "isnad/pipeline/read_articles.h"
#include "isnad/store/archive_digests.h"
#include "isnad/store/bytes.h"
#include "isnad/store/encode_reading.h"
#include "isnad/store/name_table.h"
#include "isnad/store/search_facts.h"

namespace isnad {
namespace {

using What = AddedArticle::What;
using Kind = PackedValues::Kind;

constexpr double kSameArticle = 0.3;  // share of the shorter text's word pairs that a version has in common

/// What makes a page this page: all but where it was read from and what was odd about it.
std::string content_hash(const Page& page) {
  Page bare;
  bare.id = page.id, bare.kind = page.kind, bare.text = page.text, bare.blocks = page.blocks;
  bare.metadata = page.metadata;
  return hash_128(encode_page(bare));
}

/// What the newsroom says: title, day and content.
std::string said_hash(const Article& a) {
  std::string said = a.title.value_or("") + '\n' + (a.published ? a.published->value : "") + '\n';
  for (const Block& b : a.blocks) {
    if (is_content(b.role)) said.append(slice(a.text, b.span)).push_back('\n');
  }
  return hash_128(said);
}

std::unordered_set<std::string> word_pairs(SearchWords& words, std::string_view text) {
  std::unordered_set<std::string> out;
  std::string last;
  words.split(text, [&](Span, const SearchWord& word) {
    if (!last.empty()) out.insert(last + word.form);
    last = word.form;
  });
  return out;
}

struct Prepared {
  std::string content;
  std::string page;  // packed
  std::string text;
};

struct Place {
  std::int64_t article = 0;  // 0: none yet
  std::string id;
  std::int64_t version = 0;  // the current one
};

class Adder {
 public:
  Adder(Archive& archive, const AddOptions& options)
      : archive_(archive), db_(archive.db()), options_(options), names_(archive), digests_(archive) {}

  Result<void> add(std::vector<Page>&& pages, std::vector<Diagnostic>& diagnostics) {
    std::vector<AddedArticle> done;
    std::vector<Page> fresh;
    std::vector<Prepared> prepared;
    for (Page& page : pages) {
      std::string content = content_hash(page);
      if (auto known = find_unchanged(content)) {
        done.push_back(std::move(*known));
        continue;
      }
      prepared.push_back({std::move(content), archive_.packed().pack(Kind::Page, encode_page(page)), page.text});
      fresh.push_back(std::move(page));
    }
    if (auto fine = db_.check(); !fine) return fine;
    if (!fresh.empty()) {
      if (auto stored = store(std::move(fresh), prepared, done, diagnostics); !stored) {
        names_.clear();
        return stored;
      }
    }
    for (const AddedArticle& one : done) {
      if (options_.acknowledged) options_.acknowledged(one);
    }
    return archive_.packed().learn();
  }

 private:
  /// A current version of the very same content whose page and reading are whole; `verify` looks into them.
  std::optional<AddedArticle> find_unchanged(const std::string& content) {
    std::optional<AddedArticle> out;
    SqlStatement& row =
        db_("SELECT a.id, v.number, v.page, r.bytes FROM version v JOIN article a ON a.key = v.article AND "
            "a.current = v.key JOIN reading r ON r.version = v.key WHERE v.content = ?1")
            .bind(Blob{content});
    if (row.step() && archive_.packed().is_whole(row.blob(2)) && archive_.packed().is_whole(row.blob(3)))
      out = AddedArticle{std::string(row.text(0)), static_cast<std::uint32_t>(row.integer(1)), What::Unchanged};
    row.reset();
    return out;
  }

  Result<void> store(std::vector<Page>&& fresh, const std::vector<Prepared>& prepared, std::vector<AddedArticle>& done,
                     std::vector<Diagnostic>& diagnostics) {
    std::vector<std::string> sources;
    sources.reserve(fresh.size());
    for (Page& page : fresh) sources.push_back(page.source);
    // Readings come back without those left out; the source says which page one is of.
    ReadBatch batch = read_articles(std::move(fresh), archive_.engine(), {.jobs = options_.jobs});
    std::move(batch.diagnostics.begin(), batch.diagnostics.end(), std::back_inserter(diagnostics));
    Transaction step(db_);
    std::size_t at = 0;
    for (const Reading& reading : batch.readings) {
      while (at < sources.size() &&
             (sources[at] != reading.article.source || prepared[at].text != reading.article.text))
        ++at;
      if (at == sources.size())
        return fail(ErrorCode::Internal, reading.article.source, "its page was lost while it was read");
      done.push_back(insert(reading, prepared[at]));
      ++at;
    }
    return step.commit();
  }

  AddedArticle insert(const Reading& reading, const Prepared& page) {
    const Place place = place_of(reading.article);
    const std::string said = said_hash(reading.article);
    std::uint32_t number = 1;
    if (place.article != 0) {
      SqlStatement& row = db_("SELECT number, said, content FROM version WHERE key = ?1").bind(place.version);
      bool same = false;
      bool mend = false;
      if (row.step()) {
        number = static_cast<std::uint32_t>(row.integer(0));
        same = row.blob(1) == said;
        mend = row.blob(2) == page.content;
      }
      row.reset();
      if (mend) {  // the same bytes, of which ours are damaged (find_unchanged)
        db_("UPDATE version SET page = ?2 WHERE key = ?1").run(place.version, Blob{page.page});
        write_reading(place.version, reading, "");
        return {place.id, number, What::Mended};
      }
      if (same) return {place.id, number, What::Unchanged};
      ++number;
    }
    insert_version(place, number, said, reading, page);
    return {place.id, number, number == 1 ? What::Added : What::NewVersion};
  }

  void insert_version(const Place& place, std::uint32_t number, const std::string& said, const Reading& reading,
                      const Prepared& page) {
    const Article& a = reading.article;
    std::int64_t article = place.article;
    if (article == 0) {
      article = db_.insert("INSERT INTO article(id, url, current) VALUES (?1, ?2, 0) RETURNING key", place.id,
                           a.url.empty() ? std::optional<std::string>() : a.url);
    }
    const std::int64_t version = db_.insert(
        "INSERT INTO version(article, number, added, content, said, outlet, title, published, page) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING key",
        article, number, options_.now, Blob{page.content}, Blob{said}, a.outlet, a.title,
        a.published ? std::optional<std::string>(a.published->value) : std::nullopt, Blob{page.page});
    db_("UPDATE article SET current = ?2 WHERE key = ?1").run(article, version);
    if (place.version != 0) digests_.drop(place.version);
    db_("DELETE FROM member WHERE article = ?1").run(article);
    db_("INSERT INTO waiting(article) VALUES (?1) ON CONFLICT DO NOTHING").run(article);
    std::vector<std::int64_t> names;
    for (const ArchivedName& name : names_of(reading)) names.push_back(names_.key_of(name));
    const SearchText text = search_text(reading, names);
    archive_.index().put(version, text);
    write_reading(version, reading, text.facts);
    digests_.keep(version, reading);
  }

  void write_reading(std::int64_t version, const Reading& reading, const std::string& facts) {
    const std::string bytes = archive_.packed().pack(Kind::Reading, encode_reading(reading, TextPlace::Apart));
    db_("INSERT INTO reading(version, fingerprint, bytes, facts) VALUES (?1, ?2, ?3, ?4) ON CONFLICT(version) "
        "DO UPDATE SET fingerprint = excluded.fingerprint, bytes = excluded.bytes")
        .run(version, Blob{archive_.fingerprint()}, Blob{bytes}, facts);
  }

  /// Which article of the archive this is, or under which id it is a new one.
  Place place_of(const Article& a) {
    if (!a.url.empty()) {
      SqlStatement& row = db_("SELECT key, id, current FROM article WHERE url = ?1").bind(a.url);
      Place place;
      if (row.step()) place = {row.integer(0), std::string(row.text(1)), row.integer(2)};
      row.reset();
      if (place.article != 0) return place;
    }
    for (int n = 1;; ++n) {
      Place place{0, n == 1 ? a.id : a.id + "~" + std::to_string(n), 0};
      SqlStatement& row = db_("SELECT key, url, current FROM article WHERE id = ?1").bind(place.id);
      if (!row.step()) return place;
      const bool other_address = !a.url.empty() && !row.is_null(1);
      place.article = row.integer(0), place.version = row.integer(2);
      row.reset();
      if (!other_address && alike(a.text, place.version)) return place;
    }
  }

  bool alike(const std::string& text, std::int64_t version) {
    const auto page = archive_.page(version);
    if (!page || page->text == text) return true;  // damaged: to be mended or superseded
    const auto a = word_pairs(archive_.words(), text);
    const auto b = word_pairs(archive_.words(), page->text);
    const auto& shorter = a.size() < b.size() ? a : b;
    const auto& longer = a.size() < b.size() ? b : a;
    const auto common =
        std::count_if(shorter.begin(), shorter.end(), [&](const auto& pair) { return longer.contains(pair); });
    return static_cast<double>(common) >= kSameArticle * static_cast<double>(shorter.size());
  }

  Archive& archive_;
  Database& db_;
  const AddOptions& options_;
  NameTable names_;
  ArchiveDigests digests_;
};

}  // namespace

Result<std::vector<Diagnostic>> add_pages(Archive& archive, std::vector<Page>&& pages, const AddOptions& options) {
  std::vector<Diagnostic> diagnostics;
  Adder adder(archive, options);
  for (std::size_t at = 0; at < pages.size(); at += options.batch) {
    if (options.stop && options.stop()) break;
    const auto begin = pages.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = pages.begin() + static_cast<std::ptrdiff_t>(std::min(pages.size(), at + options.batch));
    std::vector<Page> batch(std::make_move_iterator(begin), std::make_move_iterator(end));
    if (auto added = adder.add(std::move(batch), diagnostics); !added) return tl::unexpected(added.error());
  }
  return diagnostics;
}

}  // namespace isnad
