#include "isnad/article/find_published.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <span>

#include "isnad/article/find_dates.h"
#include "isnad/article/find_imprint.h"
#include "isnad/article/read_ago.h"
#include "isnad/article/split_dateline.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::uint32_t kHeadOfText = 6;  // tokens in which a dateline's day stands
constexpr std::size_t kHeadParagraphs = 2;
constexpr int kMinutesOfDay = 24 * 60;
constexpr std::size_t kDay = 10;  // bytes of YYYY-MM-DD

struct Candidate {
  std::string value;
  std::string from;  // the key of the metadata, with the element where there is one
  bool update = false;
  bool said = false;  // "published" stands before it
};

// Days since 1970-01-01. Requires: YYYY-MM-DD...
int day_number(const std::string& value) {
  const std::chrono::year year{std::atoi(value.substr(0, 4).c_str())};
  const auto part = [&](std::size_t at) { return static_cast<unsigned>(std::atoi(value.substr(at, 2).c_str())); };
  const std::chrono::sys_days day{year / std::chrono::month{part(5)} / std::chrono::day{part(8)}};
  return static_cast<int>(day.time_since_epoch().count());
}

// Minutes since 1970, when the value has a clock and a zone.
std::optional<int> minute_of(const std::string& value) {
  if (value.size() < 17 || value[kDay] != 'T') return std::nullopt;
  const int minute = day_number(value) * kMinutesOfDay + std::atoi(value.substr(11, 2).c_str()) * 60 +
                     std::atoi(value.substr(14, 2).c_str());
  if (value[16] == 'Z') return minute;
  if (value.size() < 22) return std::nullopt;
  const int offset = std::atoi(value.substr(17, 2).c_str()) * 60 + std::atoi(value.substr(20, 2).c_str());
  return value[16] == '-' ? minute + offset : minute - offset;
}

bool is_universal(const std::string& value) {
  return value.ends_with("Z") || value.ends_with("+00:00");
}

int days_between(const std::string& a, const std::string& b) {
  return day_number(a) - day_number(b);
}

bool same_day(const std::string& a, const std::string& b) {
  return a.compare(0, kDay, b, 0, kDay) == 0;
}

// The day before or after an instant of universal time, if some newsroom's clock shows it: from ten hours behind to ten
// ahead (Honolulu to Sydney). A page's own clock in its masthead is a day after too, and is none.
bool may_be_local_day(const std::string& day, const std::string& universal) {
  const int apart = days_between(day, universal);
  if (universal.size() < 13) return apart == 1 || apart == -1;
  const int hour = std::atoi(universal.substr(11, 2).c_str());
  return (apart == 1 && hour >= 14) || (apart == -1 && hour < 10);
}

// Names of newsrooms' own fields for the publication, the surest first.
constexpr std::string_view kStated[] = {"jsonld:datePublished",
                                        "article:published_time",
                                        "og:article:published_time",
                                        "itemprop:datePublished",
                                        "meta:parsely-pub-date",
                                        "meta:pubdate",
                                        "meta:publishdate",
                                        "meta:publish-date",
                                        "meta:publish_date",
                                        "meta:published_date",
                                        "meta:article.published",
                                        "meta:sailthru.date",
                                        "meta:cxenseparse:recs:publishtime",
                                        "meta:bt:pubdate",
                                        "meta:dc.date.issued",
                                        "meta:dcterms.issued",
                                        "meta:dcterms.created",
                                        "meta:dc.date.created",
                                        "rdfa:dc:created",
                                        "rdfa:schema:datepublished",
                                        "jsonld-page:datePublished",
                                        "jsonld-other:datePublished",
                                        "script:datePublished",
                                        "script:publishedAt",
                                        "script:published_at",
                                        "script:publishedDate",
                                        "script:publish_date",
                                        "script:publishDate",
                                        "script:publicationDate",
                                        "script:datePublication",
                                        "script:publishdate",
                                        "meta:created",
                                        "itemprop:dateCreated",
                                        "jsonld:dateCreated",
                                        "rdfa:schema:datecreated"};

// Some pages put the last change here.
constexpr std::string_view kUnsure[] = {"meta:date",    "meta:dc.date", "meta:dcterms.date",
                                        "rdfa:dc:date", "og:pubdate",   "abbr:published"};

constexpr std::string_view kChanged[] = {"jsonld:dateModified",   "article:modified_time",   "og:article:modified_time",
                                         "og:updated_time",       "itemprop:dateModified",   "meta:dcterms.modified",
                                         "meta:dc.date.modified", "meta:article.updated",    "meta:lastmod",
                                         "meta:last-modified",    "jsonld-page:dateModified"};

class PublishedFinder {
 public:
  PublishedFinder(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                  const JudgedLines& judged, const ArticleLexicon& lexicon)
      : article_(article), metadata_(metadata), lines_(lines), judged_(judged), lexicon_(lexicon) {}

  void find() {
    near_ = seen("dates:near");
    if (!given()) find_published();
    find_updated();
    diagnose();
  }

 private:
  [[nodiscard]] std::optional<Candidate> first_of(std::span<const std::string_view> keys) const {
    for (const std::string_view key : keys)
      if (const std::string* text = value_of(metadata_, key))
        if (auto value = date_of_metadata(*text, lexicon_)) return Candidate{*value, std::string(key)};
    return std::nullopt;
  }

  // A <meta> whose name speaks of publishing, under whatever prefix.
  [[nodiscard]] std::optional<Candidate> named_published() const {
    for (const auto& [key, text] : metadata_) {
      if (!key.starts_with("meta:") || text.size() > 40) continue;
      const bool published = key.find("publish") != std::string::npos || key.find("pubdate") != std::string::npos ||
                             key.find("release") != std::string::npos;
      if (!published) continue;
      if (auto value = date_of_metadata(text, lexicon_)) return Candidate{*value, key};
    }
    return std::nullopt;
  }

  // The dates of visible texts. A date behind "updated" is a change's.
  [[nodiscard]] std::vector<Candidate> seen(std::string_view key) const {
    std::vector<Candidate> out;
    const std::string* texts = value_of(metadata_, key);
    if (texts == nullptr) return out;
    for (std::size_t at = 0; at < texts->size();) {
      const std::size_t end = std::min(texts->find('\n', at), texts->size());
      const std::string_view line = std::string_view(*texts).substr(at, end - at);
      at = end + 1;
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos) continue;
      const std::string from = std::string(key) + " " + std::string(line.substr(0, tab));
      const std::string_view text = line.substr(tab + 1);
      if (line.starts_with("time[")) {
        if (auto value = date_of_metadata(text, lexicon_)) out.push_back({*value, from, false});
        continue;
      }
      read_text(text, from, out);
    }
    return out;
  }

  void read_text(std::string_view text, const std::string& from, std::vector<Candidate>& out) const {
    Page page;
    page.text = std::string(text.substr(0, 300));
    page.blocks.push_back({{0, static_cast<std::uint32_t>(page.text.size())}, "line"});
    const std::vector<Line> lines = measure_lines(page);
    const Line& line = lines.front();
    std::uint32_t before = 0;
    const std::vector<FoundDate> dates = find_dates(line, lexicon_);
    // Of a day told in two calendars the Gregorian one counts.
    const bool gregorian = std::ranges::any_of(dates, [](const FoundDate& d) { return d.has_year && !d.hijri; });
    for (const FoundDate& date : dates) {
      if (!date.has_year || (date.hijri && gregorian)) continue;
      bool update = false;
      bool said = false;
      for (std::uint32_t i = before; i < date.first; ++i) {
        if (!line.is_word(i)) continue;
        update = update || lexicon_.begins_with(line.folded, line.tokens[i].folded.begin, Furniture::Updated);
        said = said || lexicon_.begins_with(line.folded, line.tokens[i].folded.begin, Furniture::Published);
      }
      out.push_back({date.value, from, update, said && !update});
      before = date.last;
    }
  }

  void set(const Candidate& found, PublishedBasis basis, std::optional<Span> evidence = std::nullopt) {
    article_.published = Published{found.value, basis, evidence};
    article_.evidence["published"] = found.from;
  }

  bool given() {
    if (const std::string* text = value_of(metadata_, "record:published")) {
      if (auto value = date_of_metadata(*text, lexicon_)) {
        set({*value, "record:published"}, PublishedBasis::Given);
        return true;
      }
      article_.diagnostics.push_back(
          {Severity::Warning, "unreadable-date", article_.id,
           "the field \"published\" is no date (" + text->substr(0, 40) + "); write it as 2025-08-16"});
    }
    for (const char* const key : {"feed:published", "feed:updated"})
      if (const std::string* text = value_of(metadata_, key))
        if (auto value = date_of_metadata(*text, lexicon_)) {
          set({*value, key}, PublishedBasis::Feed);
          return true;
        }
    return false;
  }

  // The day that is said to be of the publication, else the first that is no change's.
  static const Candidate* best_of(const std::vector<Candidate>& found) {
    auto at = std::ranges::find_if(found, [](const Candidate& c) { return c.said; });
    if (at == found.end()) at = std::ranges::find_if(found, [](const Candidate& c) { return !c.update; });
    return at == found.end() ? nullptr : &*at;
  }

  [[nodiscard]] const Candidate* near_published() const { return best_of(near_); }

  // Two fields of the page differ: the one that says the day printed beside the heading.
  [[nodiscard]] std::optional<Candidate> confirmed(const Candidate& stated) const {
    const Candidate* near = near_published();
    if (near == nullptr || same_day(near->value, stated.value)) return std::nullopt;
    for (const std::string_view key : kStated) {
      const std::string* text = key == stated.from ? nullptr : value_of(metadata_, key);
      const auto value = text == nullptr ? std::nullopt : date_of_metadata(*text, lexicon_);
      if (value && same_day(*value, near->value)) return Candidate{*value, std::string(key)};
    }
    return std::nullopt;
  }

  // A page that dates itself in universal time: the same instant in the newsroom's own, or its own day.
  [[nodiscard]] Candidate in_local_time(Candidate stated, const std::optional<std::string>& url_day) const {
    if (!is_universal(stated.value)) return stated;
    const auto minute = minute_of(stated.value);
    for (const auto& keys : {std::span<const std::string_view>(kStated), std::span<const std::string_view>(kUnsure)})
      for (const std::string_view key : keys) {
        const std::string* text = value_of(metadata_, key);
        const auto value = text == nullptr ? std::nullopt : date_of_metadata(*text, lexicon_);
        if (value && !is_universal(*value) && minute_of(*value) && minute_of(*value) == minute)
          return {*value, std::string(key)};
      }
    for (const Candidate& one : near_)
      if (!is_universal(one.value) && minute_of(one.value) && minute_of(one.value) == minute) return one;
    if (url_day && may_be_local_day(*url_day, stated.value)) return {*url_day, stated.from + " url"};
    if (const Candidate* near = near_published();
        near != nullptr && near->value.size() == kDay && may_be_local_day(near->value, stated.value))
      return {near->value, near->from};
    return stated;
  }

  void find_published() {
    const std::optional<std::string> url_day = date_of_url(article_.url);
    auto stated = first_of(kStated);
    if (!stated) stated = named_published();
    if (stated) {
      // An address keeps the day on which it was made, while a move to another system dates the article anew.
      if (url_day && days_between(stated->value, *url_day) > 1) return set({*url_day, "url"}, PublishedBasis::Url);
      if (const auto other = confirmed(*stated)) return set(*other, PublishedBasis::Metadata);
      return set(in_local_time(*stated, url_day), PublishedBasis::Metadata);
    }
    const Candidate* near = near_published();
    if (const auto unsure = first_of(kUnsure)) {
      if (url_day && days_between(unsure->value, *url_day) > 1) return set({*url_day, "url"}, PublishedBasis::Url);
      if (near != nullptr && !same_day(near->value, unsure->value)) return set(*near, PublishedBasis::Metadata);
      return set(in_local_time(*unsure, url_day), PublishedBasis::Metadata);
    }
    if (from_lines(url_day.has_value())) return;
    if (url_day) return set({*url_day, "url"}, PublishedBasis::Url);
    if (near != nullptr) return set(*near, PublishedBasis::Metadata);
    if (from_head_of_text()) return;
    for (const char* const key : {"dates:named", "dates:below", "dates:other"}) {
      const std::vector<Candidate> found = seen(key);
      if (const Candidate* best = best_of(found)) return set(*best, PublishedBasis::Metadata);
    }
    for (const char* const key : {"script:createdAt", "script:created_at", "meta:description", "og:description"})
      if (const std::string* text = value_of(metadata_, key))
        if (auto value = date_of_metadata(*text, lexicon_)) return set({*value, key}, PublishedBasis::Metadata);
    if (from_time_ago()) return;
    if (const auto changed = first_of(kChanged)) return set(*changed, PublishedBasis::Metadata);
    if (!near_.empty()) return set(near_.front(), PublishedBasis::Metadata);
    for (const char* const key : {"dates:named", "dates:below", "dates:other"})
      if (const std::vector<Candidate> found = seen(key); !found.empty())
        return set(found.front(), PublishedBasis::Metadata);
  }

  // A line that says "published" before a line that only has a date; an update only when there is nothing else.
  bool from_lines(bool only_said) {
    const auto rank = [](const JudgedLine& line) {
      return line.kind == Furniture::Published ? 0 : line.kind == Furniture::Updated ? 2 : 1;
    };
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const JudgedLine& line = judged_.lines[i];
      if (!line.date_line || line.page_clock || line.dates.empty() || !line.dates.front().has_year) continue;
      if (!best || rank(line) < rank(judged_.lines[*best])) best = i;
    }
    if (!best || (only_said && rank(judged_.lines[*best]) != 0)) return false;
    if (rank(judged_.lines[*best]) == 2 && near_published() != nullptr) return false;
    const std::vector<FoundDate>& dates = judged_.lines[*best].dates;
    const auto date = std::ranges::find_if(dates, [](const FoundDate& d) { return d.has_year && !d.hijri; });
    const FoundDate& chosen = date == dates.end() ? dates.front() : *date;
    const Line& line = lines_[*best];
    set({chosen.value, "text"}, PublishedBasis::Dateline,
        Span{line.tokens[chosen.first].span.begin, line.tokens[chosen.last - 1].span.end});
    return true;
  }

  // "3 hours ago" beside the heading, with the time at which the page was fetched.
  bool from_time_ago() {
    const std::string* fetched = value_of(metadata_, "fetch:time");
    const auto instant = fetched == nullptr ? std::nullopt : date_of_metadata(*fetched, lexicon_);
    if (!instant) return false;
    for (const char* const key : {"dates:near", "dates:named"}) {
      const std::string* texts = value_of(metadata_, key);
      for (std::size_t at = 0; texts != nullptr && at < texts->size();) {
        const std::size_t end = std::min(texts->find('\n', at), texts->size());
        const std::string_view line = std::string_view(*texts).substr(at, end - at);
        at = end + 1;
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) continue;
        const auto minutes = minutes_ago(line.substr(tab + 1), lexicon_);
        if (!minutes) continue;
        set({day_before(*instant, *minutes), std::string(key) + " " + std::string(line.substr(0, tab)) + " fetch:time"},
            PublishedBasis::Metadata);
        return true;
      }
    }
    return false;
  }

  // "CITY, 12 March 2024 -", "(18.1.2018) ...": a day at the very head of the first paragraphs, which a sign ends; in plain
  // text only within a dateline, for a first sentence may begin with any day.
  bool from_head_of_text() {
    std::size_t paragraphs = 0;
    for (std::size_t i = 0; i < lines_.size() && paragraphs < kHeadParagraphs; ++i) {
      const Line& line = lines_[i];
      if (line.tag == "h1" || line.words < 8) continue;
      ++paragraphs;
      const bool plain = line.tag == "line";
      const std::uint32_t dateline = plain ? split_dateline(line, lexicon_).tokens : 0;
      for (const FoundDate& date : find_dates(line, lexicon_)) {
        if (date.first > kHeadOfText || !date.has_year || (plain && date.last > dateline)) break;
        const bool first = date.first == 0 || (date.first == 1 && !line.is_word(0));
        const bool ended = date.last < line.tokens.size() && !line.is_word(date.last);
        if (!ended && !first) continue;
        set({date.value, "text"}, PublishedBasis::Dateline,
            Span{line.tokens[date.first].span.begin, line.tokens[date.last - 1].span.end});
        return true;
      }
    }
    return false;
  }

  void find_updated() {
    std::optional<Candidate> changed;
    if (const std::string* text = value_of(metadata_, "feed:updated"))
      if (auto value = date_of_metadata(*text, lexicon_)) changed = Candidate{*value, "feed:updated"};
    if (!changed) changed = first_of(kChanged);
    if (!changed)
      if (const auto at = std::ranges::find_if(near_, [](const Candidate& c) { return c.update; }); at != near_.end())
        changed = *at;
    if (!changed) return;
    article_.updated = Published{changed->value, PublishedBasis::Metadata};
    article_.evidence["updated"] = changed->from;
  }

  void diagnose() {
    if (!article_.published) return;
    const std::string& published = article_.published->value;
    if (article_.updated && days_between(published, article_.updated->value) > 0)
      article_.diagnostics.push_back(
          {Severity::Note, "updated-before-published", article_.id,
           "said to be changed on " + article_.updated->value + ", before it was published on " + published});
    const std::string* fetched = value_of(metadata_, "fetch:time");
    const auto day = fetched == nullptr ? std::nullopt : date_of_metadata(*fetched, lexicon_);
    if (day && days_between(published, *day) > 1)
      article_.diagnostics.push_back(
          {Severity::Warning, "future-date", article_.id, "dated " + published + ", after it was fetched on " + *day});
  }

  Article& article_;
  const PageMetadata& metadata_;
  const std::vector<Line>& lines_;
  const JudgedLines& judged_;
  const ArticleLexicon& lexicon_;
  std::vector<Candidate> near_;
};

}  // namespace

void find_published(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines,
                    const JudgedLines& judged, const ArticleLexicon& lexicon) {
  PublishedFinder(article, metadata, lines, judged, lexicon).find();
}

}  // namespace isnad
