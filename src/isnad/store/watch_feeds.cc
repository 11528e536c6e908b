#include "isnad/store/watch_feeds.h"

#include <algorithm>

#include "isnad/fetch/write_warc.h"
#include "isnad/page/read_pages.h"
#include "isnad/page/xml_scan.h"

namespace isnad {
namespace {

constexpr double kSlower = 1.5;  // after an answer that brought nothing
constexpr double kSlowest = 4;   // times as long as usual, while it answers

}  // namespace

std::vector<std::string> feeds_of_opml(std::string_view text) {
  std::vector<std::string> out;
  XmlScanner scanner(text);
  for (XmlPiece piece = scanner.next(); piece.kind != XmlPiece::Kind::End; piece = scanner.next()) {
    if (piece.kind != XmlPiece::Kind::Open || piece.name != "outline") continue;
    std::string url = piece.attribute("xmlUrl");
    if (url.empty()) url = piece.attribute("xmlurl");
    if (!url.empty() && std::find(out.begin(), out.end(), url) == out.end()) out.push_back(std::move(url));
  }
  return out;
}

double next_wait(double last, Brought brought, const WatchOptions& options) {
  const double usual = options.every_seconds;
  const double longest = std::max(usual, options.longest_seconds);
  switch (brought) {
    case Brought::Something:
      return usual;
    case Brought::Nothing:
      return std::min({std::max(usual, last * kSlower), usual * kSlowest, longest});
    case Brought::Error:
      return std::min(std::max(usual, last) * 2, longest);
  }
  return usual;
}

FeedWatch::FeedWatch(Archive& archive, const std::vector<std::string>& addresses, const FetchOptions& fetching,
                     WatchOptions options)
    : archive_(archive), options_(std::move(options)), clock_(fetching.now), fetcher_(fetching) {
  addresses_.reserve(addresses.size());
  for (const std::string& url : addresses) addresses_.push_back({url, 0, 0});
  SqlStatement& row = archive_.db()("SELECT value FROM setting WHERE name = 'validators'").bind();
  if (row.step()) kept_ = row.blob(0);
  row.reset();
  fetcher_.validators().load(kept_);
}

Result<FeedWatch::Round> FeedWatch::poll(double now) {
  Round round;
  for (Address& address : addresses_) {
    if (address.next > now || (options_.add.stop && options_.add.stop())) continue;
    const auto brought = ask(address.url);
    if (!brought) return tl::unexpected(brought.error());
    ++round.asked;
    round.failed += *brought == Brought::Error ? 1 : 0;
    address.wait = next_wait(address.wait, *brought, options_);
    address.next = now + address.wait;
    // Only after its articles are in the archive: else a stop between would lose them for good.
    if (auto kept = keep_validators(); !kept) return tl::unexpected(kept.error());
  }
  return round;
}

double FeedWatch::next() const {
  double out = addresses_.empty() ? 0 : addresses_.front().next;
  for (const Address& address : addresses_) out = std::min(out, address.next);
  return out;
}

Result<Brought> FeedWatch::ask(const std::string& url) {
  const auto page = fetcher_.get(url);
  if (!page) {
    note(Severity::Error, "feed-not-fetched", page.error().where, page.error().message);
    return Brought::Error;
  }
  if (page->unchanged) return Brought::Nothing;
  std::vector<Page> pages = pages_of(*page, url);
  if (pages.empty()) return Brought::Error;
  const bool feed =
      std::any_of(pages.begin(), pages.end(), [](const Page& p) { return p.metadata.contains("feed:url"); });
  bool all = true;
  auto added = add(feed ? follow(std::move(pages), all) : std::move(pages));
  if (!all) fetcher_.validators().keep(url, {});  // the rest is to be seen in the next round
  if (!added) return tl::unexpected(added.error());
  return *added ? Brought::Something : Brought::Nothing;
}

/// Of the entries those that are new, as the pages they lead to.
std::vector<Page> FeedWatch::follow(std::vector<Page> entries, bool& all) {
  std::vector<Page> out;
  std::size_t fetched = 0;
  for (Page& entry : entries) {
    const auto at = entry.metadata.find("feed:url");
    const std::string url = at == entry.metadata.end() ? "" : at->second;
    if (url.empty()) {
      out.push_back(std::move(entry));
      continue;
    }
    if (followed_.contains(url) || known(url)) continue;
    if (fetched == options_.most_entries || (options_.add.stop && options_.add.stop())) {
      all = false;
      break;
    }
    ++fetched;
    const auto page = fetcher_.get(url);
    followed_.insert(url);
    std::vector<Page> pages;
    if (page && page->unchanged) continue;
    if (page) pages = pages_of(*page, url);
    if (pages.size() != 1) {
      if (!page) note(Severity::Warning, "entry-not-fetched", page.error().where, page.error().message);
      out.push_back(std::move(entry));
      continue;
    }
    for (auto& [key, value] : entry.metadata) {  // the feed knows dates that pages do not state
      if (key.starts_with("feed:") && key != "feed:content") pages.front().metadata.emplace(key, std::move(value));
    }
    out.push_back(std::move(pages.front()));
  }
  return out;
}

std::vector<Page> FeedWatch::pages_of(const FetchedPage& page, const std::string& url) {
  PageBatch batch = read_pages(warc_response(page), url + ".warc.gz");
  for (const Diagnostic& d : batch.diagnostics) {
    if (options_.note) options_.note(d);
  }
  for (Page& p : batch.pages) p.source = url;
  return std::move(batch.pages);
}

bool FeedWatch::known(const std::string& url) {
  SqlStatement& row = archive_.db()("SELECT 1 FROM article WHERE url = ?1").bind(url);
  const bool found = row.step();
  row.reset();
  return found;
}

/// Whether anything was new.
Result<bool> FeedWatch::add(std::vector<Page> pages) {
  bool fresh = false;
  AddOptions options = options_.add;
  options.now = clock_();
  options.stop = {};  // what was fetched is kept
  options.acknowledged = [&](const AddedArticle& one) {
    fresh = fresh || one.what != AddedArticle::What::Unchanged;
    if (options_.add.acknowledged) options_.add.acknowledged(one);
  };
  const auto left = add_pages(archive_, std::move(pages), options);
  if (!left) return tl::unexpected(left.error());
  for (const Diagnostic& d : *left) {
    if (options_.note) options_.note(d);
  }
  return fresh;
}

void FeedWatch::note(Severity severity, const char* code, const std::string& where, const std::string& message) {
  if (options_.note) options_.note({severity, code, where, message});
}

Result<void> FeedWatch::keep_validators() {
  std::string now = fetcher_.validators().save();
  if (now == kept_) return {};
  kept_ = std::move(now);
  archive_
      .db()(
          "INSERT INTO setting(name, value) VALUES ('validators', ?1) ON CONFLICT(name) DO UPDATE SET value = "
          "excluded.value")
      .run(Blob{kept_});
  return archive_.db().check();
}

}  // namespace isnad
