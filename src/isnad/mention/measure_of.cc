#include "isnad/mention/measure_of.h"

#include <array>

namespace isnad {

using namespace quantity_sense;

namespace {

constexpr std::uint32_t kBeforeReach = 8;
constexpr std::uint32_t kAfterReach = 6;
constexpr std::uint32_t kAmountReach = 3;

bool ends_clause(const SensedSentence& s, std::uint32_t at) {
  return s.is_mark(at, '.') || s.is_mark(at, 0x061B) || s.is_mark(at, ';') || s.is_mark(at, ':');
}

bool is_comma(const SensedSentence& s, std::uint32_t at) {
  return s.is_mark(at, 0x060C) || s.is_mark(at, ',');
}

/// A word for people measures people, one for things measures the rest.
bool fits(const MeasureWord& measure, const QuantityWords& words) {
  const bool people = words.unit == "person" || words.unit == "body" || words.unit == "family" || words.unit == "case";
  if (measure.unit == "person")
    return people || (!words.has_unit && !words.generic) || (words.generic && !words.has_unit);
  if (measure.measures == "score") return false;
  if (people) return measure.measures == "increase" || measure.measures == "decrease";
  if (measure.unit == "percent") return words.unit == "percent" || !words.has_unit;
  if (measure.unit == "degree") return words.unit == "degree" || !words.has_unit;
  if (measure.measures == "age") return words.unit == "year" || words.unit == "month" || !words.has_unit;
  if (measure.measures == "prison") return words.unit == "year" || words.unit == "month" || words.unit == "day";
  if (measure.measures == "destroyed")
    return words.unit == "building" || words.unit == "home" || words.unit == "vehicle" || words.unit == "village";
  return true;
}

}  // namespace

MeasureFound measure_of(const SensedSentence& s, const QuantityWords& words, std::uint32_t from,
                        const QuantityLexicon& lexicon) {
  MeasureFound out;
  bool beyond_comma = false;
  bool level = false;  // "rose to": the number is where it stands, not by how much it moved
  bool change = false;
  const bool share = words.unit == "percent" || words.unit == "basis point" || words.unit == "percentage point";
  for (std::uint32_t back = 1; back <= kBeforeReach && words.begin >= from + back; ++back) {
    const std::uint32_t at = words.begin - back;
    if (ends_clause(s, at)) break;
    beyond_comma = beyond_comma || is_comma(s, at);
    if (beyond_comma) break;
    if (back <= kAmountReach && s.find(at, kAmount) != nullptr) out.amount = true;
    level = level || s.find(at, kTo) != nullptr;
    if (change || (out.before && !share)) continue;
    for (std::uint32_t k = s.starts[at]; k < s.starts[at + 1]; ++k) {
      const Sense& sense = s.senses[k];
      if (sense.kind != kMeasureBefore || sense.end > words.begin) continue;
      const MeasureWord& measure = lexicon.measure(sense);
      const bool moves = measure.measures == "increase" || measure.measures == "decrease";
      if (!fits(measure, words) || (moves && level) || (out.before && !moves)) continue;
      out.measures = measure.measures;
      out.unit = measure.unit;
      out.before = true;
      change = moves && share;  // of a percentage the movement says more than what moved
      break;
    }
  }
  for (std::uint32_t ahead = 0; ahead < kAfterReach && words.end + ahead < s.size(); ++ahead) {
    const std::uint32_t at = words.end + ahead;
    if (ends_clause(s, at) || is_comma(s, at) || s.is_digits(at)) break;
    const Sense* next_head = s.find(at, kMeasureBefore);
    const Sense* next_amount = s.find(at, kAmount);
    if ((next_head != nullptr && next_head->conjunction) || (next_amount != nullptr && next_amount->conjunction)) break;
    const Sense* sense = s.find(at, kMeasureAfter);
    if (sense == nullptr || sense->conjunction || sense->definite || !fits(lexicon.measure(*sense), words)) continue;
    out.after = true;
    if (!out.before || ahead <= 1) {
      out.measures = lexicon.measure(*sense).measures;
      out.unit = lexicon.measure(*sense).unit;
    }
    break;
  }
  return out;
}

}  // namespace isnad
