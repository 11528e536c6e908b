#pragma once
// Findings: claims about the same thing, set side by side. A value without evidence cannot be made.
#include <cstdint>
#include <string>
#include <vector>

#include "isnad/base/ensure.h"
#include "isnad/base/span.h"
#include "isnad/mention/mention.h"

namespace isnad {

struct Evidence {
  std::uint32_t reading = 0;
  Span span;
};

enum class FindingKind {
  Date,
  Place,
  Duration,
  Quantity,
  Participation,
  Role,
  Quotation,
  Outcome,
  Plan,
  Position,
  Statement
};
enum class FindingStatus { Corroborated, SingleSource, Conflicting };

enum class WordingKind { Verbatim, Shortened, Altered, Paraphrased, Translated };

/// How one quotation of a finding stands to the fullest of them.
struct Wording {
  Evidence evidence;
  WordingKind kind = WordingKind::Verbatim;
  std::vector<Span> changed;  // altered: its words that the fullest has not
};

struct FindingValue {
  FindingValue(std::string canonical, Evidence first) : value(std::move(canonical)), evidence{first} {}

  std::string value;     // canonical: EDTF, number and unit, entity id, predicate
  std::string label_ar;  // made from the article's own words
  std::string label_en;
  std::vector<Evidence> evidence;       // never empty, sorted
  std::uint32_t independent = 1;        // origins, not mastheads
  std::uint32_t attributed_to = kNone;  // index into Registry::entities
  std::string as_of;                    // a series: the value's own date, EDTF
};

struct Finding {
  FindingKind kind = FindingKind::Statement;
  std::string about_ar;
  std::string about_en;
  FindingStatus status = FindingStatus::SingleSource;
  std::string conflict;              // kind of conflict: "exclusive", "denial", "assessment", "outlier", "headline", "speaker"
  std::vector<FindingValue> values;  // the leading value first
  std::vector<Wording> wordings;     // quotations that several articles carry
  double weight = 0;                 // for the order of the dossier
};

}  // namespace isnad
