#pragma once
// The words by which an article is told from the page around it, and the outlets and agencies that sign it.
// Resources: lexicons/page_furniture.tsv, lexicons/dateline_cities.tsv, lexicons/months.tsv,
// lexicons/month_beginnings.tsv, lexicons/ago_words.tsv, outlets/outlets.tsv,
// outlets/agencies.tsv.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/lexicon/phrase_table.h"
#include "isnad/lexicon/resource_source.h"

namespace isnad {

enum class Furniture : std::uint8_t {
  None,
  Label,
  Masthead,
  Byline,
  Published,
  Updated,
  Caption,
  Follow,
  Related,
  Comments,
  Rights,
  Ad,
  Tools,
  OutletWord,
  Clock,
  Call,
  Social,
  Owner,
  Home,       // "home", "main page": the first step of every path
  Anonymous,  // "admin", "editor": an author who is none
};

struct FurniturePhrase {
  enum class Where : std::uint8_t { Whole, Head, Begin, Part };
  Furniture kind = Furniture::None;
  Where where = Where::Whole;
  bool edge = true;  // only before the first or after the last paragraph
};

struct Outlet {
  std::string name_ar;
  std::string name_en;
  std::string country;  // ISO 3166-1 alpha-2
  std::string family;   // publisher; outlets of one family are not independent of each other
};

struct CalendarMonth {
  bool hijri = false;
  int month = 1;
};

/// Words of a time told from now (lexicons/ago_words.tsv).
enum class AgoWord : std::uint8_t { Ago, Unit, Dual, Number };

struct ArticleLexicon {
  PhraseTable furniture;
  std::vector<FurniturePhrase> furniture_phrases;
  PhraseTable cities;    // payload unused
  PhraseTable agencies;  // payload: into agency_ids
  std::vector<std::string> agency_ids;
  PhraseTable outlet_names;  // payload: into outlets
  std::vector<Outlet> outlets;
  std::map<std::string, std::uint32_t, std::less<>> outlet_domains;
  PhraseTable months;  // payload: into month_names
  std::vector<CalendarMonth> month_names;
  std::vector<std::pair<std::string, int>> month_beginnings;  // of other languages, folded

  std::map<std::string, std::pair<AgoWord, int>, std::less<>> ago_words;  // folded word -> kind, minutes or number

  /// The month that a folded word of another language names; 0: none.
  [[nodiscard]] int month_of(std::string_view word) const;

  /// The outlet that publishes at a host: "www.sub.example.com" finds "example.com".
  [[nodiscard]] const Outlet* outlet_of_host(std::string_view host) const;

  /// Whether a furniture phrase of this kind begins at a byte of a folded line.
  [[nodiscard]] bool begins_with(std::string_view folded, std::uint32_t from, Furniture kind) const;
  /// "newspaper", "channel", "press" ...: a word that stands in or before an outlet's name. Requires: folded.
  [[nodiscard]] bool is_outlet_word(std::string_view word) const;

  /// Errors: those of load_table.
  [[nodiscard]] static Result<ArticleLexicon> load(const ResourceSource& source);
};

}  // namespace isnad
