#pragma once
// Mentions: spans of one article that name something. Plain data; who finds them stands in find_*.h. Every span is a
// range of Article::text, without the proclitics that are no part of the name («لبوتين» -> «بوتين»).
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "isnad/base/span.h"

namespace isnad {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// ---- who and where --------------------------------------------------------------------------------------------------

enum class EntityType { Person, Place, Organisation, Event, Other };

struct EntityMention {
  Span span;
  EntityType type = EntityType::Other;
  std::uint32_t entity = kNone;  // index into Reading::entities
};

/// An office or description that stands with a name: «وزير الخارجية الروسي».
struct Role {
  std::string text;  // as written
  Span span;
  std::string side;  // ISO 3166-1 alpha-2, or EU, UN, NATO: the state or body the office belongs to; empty if untold
  bool former = false;  // «السابق», «آنذاك»
};

/// What the mentions of one article that name the same thing amount to.
struct LocalEntity {
  EntityType type = EntityType::Other;
  std::string name;       // the fullest form in the article, hard wraps as one space
  std::string name_en;    // from the gazetteer, else empty
  std::string known;      // gazetteer id ("alaska", "vladimir-putin"), empty when unknown
  std::string side;       // on whose behalf, where the text or the dated gazetteer tells; else empty
  std::string within;     // places: gazetteer id of the next larger known place
  std::string country;    // places: ISO 3166-1 alpha-2
  std::vector<Role> roles;
  std::vector<std::uint32_t> mentions;  // into Reading::mentions, in text order
};

// ---- when -----------------------------------------------------------------------------------------------------------

enum class TimeKind { Date, Time, Duration, Set };

struct TimeMention {
  Span span;
  TimeKind kind = TimeKind::Date;
  std::string value;            // EDTF (docs/dossier-format); empty when vague or unanchored
  bool anchored_by_published = false;
  std::optional<Span> anchor = std::nullopt;  // other words of the text that fix it
  std::string weekday_value;    // "XXXX-WXX-5" when the words name a weekday, whatever `value` came to
  std::uint32_t sentence = 0;
};

// ---- how many -------------------------------------------------------------------------------------------------------

enum class Qualifier { Exact, About, Over, Under, Between };

struct QuantityMention {
  Span span;                      // number with its unit or counted noun: «أكثر من 2000 قتيل»
  double low = 0;                 // == high unless a range
  double high = 0;                // unit "score": low and high are the two sides, in the order of the text
  std::string unit;               // singular English: person, hour, USD, percent, barrel per day, goal …
  Qualifier qualifier = Qualifier::Exact;
  std::string measures;           // what it counts: killed, injured, missing, displaced, rescued, price …; empty if untold
  bool ordinal = false;
  std::uint32_t part_of = kNone;  // «بينهم 12 طفلا»: index of the total in Reading::quantities
  std::uint32_t sentence = 0;
};

// ---- who said -------------------------------------------------------------------------------------------------------

enum class Polarity { Affirmed, Negated };
enum class Modality { Asserted, Possible, Expected, Reported, Conditional, Future, Questioned };
enum class QuotationKind { Direct, Reported };

struct Quotation {
  Span span;                        // direct: the words between the marks; reported: the clause
  QuotationKind kind = QuotationKind::Direct;
  std::uint32_t speaker = kNone;    // index into Reading::entities
  std::string speaker_text;         // as written, also when nobody is named: «مصادر مطلعة»
  std::optional<Span> speaker_span = std::nullopt;
  std::optional<Span> cue = std::nullopt;  // the verb or noun of saying
  std::string via;                  // through whom: «نقلت رويترز عن …»; agency or outlet as written
  Polarity polarity = Polarity::Affirmed;    // of what is said
  Modality modality = Modality::Asserted;
  std::uint32_t sentence = 0;
};

// ---- what was done, agreed, planned, held ---------------------------------------------------------------------------

enum class StatementKind { Event, Outcome, Plan, Position, Participation, Assessment };

/// One clause that asserts something, with its parts. `predicate` is a stable English word of
/// resources/lexicons/*.tsv, the same for every wording: agree, not-agree, discuss, sign, postpone, cancel, announce,
/// attend, absent, support, oppose, demand, fear, welcome, condemn, meet, kill, …
struct Statement {
  StatementKind kind = StatementKind::Event;
  Span span;                               // the clause
  Span cue;                                // the word that made it one
  std::string predicate;
  Polarity polarity = Polarity::Affirmed;
  Modality modality = Modality::Asserted;
  std::vector<std::uint32_t> actors;       // Reading::entities
  std::vector<std::uint32_t> targets;      // Reading::entities
  std::uint32_t holder = kNone;            // Reading::entities: who says so, when it is not the outlet's own voice
  std::string actor_text;                  // as written, when no entity: «مسؤولون أوروبيون»
  std::optional<Span> actor_span = std::nullopt;
  std::string side;                        // participation: on whose behalf
  std::uint32_t sentence = 0;
};

/// An evaluative word and in whose voice it stands.
struct Evaluation {
  Span span;
  float polarity = 0;              // -1 .. 1
  std::uint32_t holder = kNone;    // Reading::entities; kNone is the outlet's own voice
};

}  // namespace isnad
