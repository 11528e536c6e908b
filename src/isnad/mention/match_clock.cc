#include "isnad/mention/match_clock.h"

#include <cmath>

namespace isnad {

using namespace time_sense;
namespace {

struct Reader {
  const SensedSentence& s;
  const TimeLexicon& lexicon;

  [[nodiscard]] std::optional<int> small_number(std::uint32_t at, std::size_t most_digits) const {
    if (!s.is_digits(at) || s.atoms[at].folded.size() > most_digits) return std::nullopt;
    int value = 0;
    for (const char c : s.atoms[at].folded) value = 10 * value + (c - '0');
    return value;
  }

  /// "the hour" in the singular, with its article.
  [[nodiscard]] bool hour_word(std::uint32_t at) const {
    const Sense* unit = s.find(at, kUnit);
    return unit != nullptr && unit->definite && lexicon.unit(*unit).code == "TH" &&
           TimeLexicon::number_of(*unit) == GrammaticalNumber::Singular;
  }

  [[nodiscard]] bool digital(std::uint32_t at, TimeExpression& out) const {
    const auto hour = small_number(at, 2);
    if (!hour || *hour > 24 || !(s.is_mark(at + 1, ':') || s.is_mark(at + 1, '.')) || !s.glued(at + 1) ||
        !s.glued(at + 2))
      return false;
    const auto minute = small_number(at + 2, 2);
    if (!minute || *minute > 59 || s.atoms[at + 2].folded.size() != 2) return false;
    out.clock.hour = *hour % 24;
    out.clock.minute = *minute;
    out.end = at + 3;
    if (s.is_mark(out.end, ':') && s.glued(out.end) && s.glued(out.end + 1) && small_number(out.end + 1, 2))
      out.end += 2;
    return s.is_mark(at + 1, ':') ||
           s.find(out.end, kPart) != nullptr;  // "8.30" is a clock only with a part of the day
  }

  /// "wa-n-nisf", "illa rub'an", "wa-45 daqiqa" after an hour.
  void minutes(TimeExpression& out) const {
    if (const auto part = lexicon.numerals().added_fraction(s, out.end)) {
      out.clock.minute = static_cast<int>(std::lround(part->value * 60));
      out.end = part->end;
      return;
    }
    if (const Sense* less = s.find(out.end, kBefore)) {
      const auto missing = lexicon.numerals().cardinal(s, less->end);
      if (!missing) return;
      const Sense* unit = s.find(missing->end, kUnit);
      const bool in_minutes = unit != nullptr && lexicon.unit(*unit).code == "TM";
      // the accusative of "a third" looks like the dual construct "two thirds"
      const double part = missing->value > 0.6 ? 1.0 / 3 : missing->value;
      const double minutes = in_minutes ? missing->value : missing->fraction ? part * 60 : 60;
      if (minutes >= 60) return;
      out.clock.hour = (out.clock.hour + 23) % 24;
      out.clock.minute = 60 - static_cast<int>(std::lround(minutes));
      out.end = in_minutes ? unit->end : missing->end;
      return;
    }
    auto more = lexicon.numerals().cardinal(s, out.end);
    if (more && !more->in_digits && !s.find(out.end, kNumeralSense)) more.reset();
    std::uint32_t at = out.end;
    std::optional<int> digits;
    if (!more && at + 1 < s.size() && s.atoms[at].kind == AtomKind::Word && s.atoms[at].folded.size() == 2)
      digits = small_number(at + 1, 2);
    const std::uint32_t end = more ? more->end : at + 2;
    const double value = more ? more->value : digits ? *digits : 60;
    const Sense* unit = s.find(end, kUnit);
    if (value < 60 && unit != nullptr && lexicon.unit(*unit).code == "TM") {
      out.clock.minute = static_cast<int>(value);
      out.end = unit->end;
    }
  }

  /// "the eighth and twenty minutes" reads like an ordinal, the twenty-eighth, before "minutes".
  [[nodiscard]] std::optional<std::pair<ClockTime, std::uint32_t>> hour_and_minutes(const Number& ordinal) const {
    const Sense* unit = s.find(ordinal.end, kUnit);
    if (unit == nullptr || lexicon.unit(*unit).code != "TM" || ordinal.value <= 20 || ordinal.value >= 60)
      return std::nullopt;
    ClockTime clock;
    clock.hour = static_cast<int>(ordinal.value) % 10;
    clock.minute = static_cast<int>(ordinal.value) - clock.hour;
    return std::pair{clock, unit->end};
  }

  void part_of_day(TimeExpression& out, bool letters_too) const {
    const Sense* part = s.find(out.end, kPart);
    if (part == nullptr || part->conjunction) return;
    if (!letters_too && s.find(out.end, kPartOnly) != nullptr) return;
    out.part = static_cast<DayPart>(part->id);
    out.end = part->end;
    apply_day_part(out.clock, out.part);
  }

  void zone(TimeExpression& out) const {
    std::uint32_t at = out.end;
    const bool bracket = s.is_mark(at, '(');
    if (bracket) ++at;
    if (const Sense* greenwich = s.find(at, kZoneShort)) {
      out.clock.zone = "Etc/GMT";
      out.end = greenwich->end;
    } else if (const Sense* mark = s.find(at, kZoneMark)) {
      if (const Sense* name = s.find(mark->end, kZone)) {
        out.clock.zone = lexicon.zone(*name);
        out.end = name->end;
      } else if (const Sense* local = s.find(mark->end, kZoneLocal)) {
        out.end = local->end;
      } else {
        return;
      }
    } else {
      return;
    }
    if (bracket && s.is_mark(out.end, ')')) ++out.end;
  }
};

}  // namespace

void apply_day_part(ClockTime& clock, DayPart part) {
  if (!clock.known() || clock.hour > 12) return;
  switch (part) {
    case DayPart::Dawn:
    case DayPart::Morning:
    case DayPart::BeforeNoon:
    case DayPart::Midnight:
      if (clock.hour == 12) clock.hour = 0;
      break;
    case DayPart::Noon:
      if (clock.hour <= 4) clock.hour += 12;
      break;
    case DayPart::Afternoon:
    case DayPart::Evening:
      if (clock.hour < 12) clock.hour += 12;
      break;
    case DayPart::Night:
      if (clock.hour == 12)
        clock.hour = 0;
      else if (clock.hour >= 6)
        clock.hour += 12;
      break;
    case DayPart::None:
      break;
  }
}

std::optional<TimeExpression> match_clock(const SensedSentence& s, std::uint32_t at, const TimeLexicon& lexicon) {
  const Reader reader{s, lexicon};
  TimeExpression out;
  out.kind = TimeKind::Time;
  out.begin = at;
  std::uint32_t p = at;
  if (const Sense* part = s.find(at, kPart);
      part != nullptr && !part->conjunction && s.find(at, kPartOnly) == nullptr && reader.hour_word(part->end)) {
    auto clock = match_clock(s, part->end, lexicon);  // "in the evening at the hour eight"
    if (clock && clock->part == DayPart::None) {
      clock->begin = at;
      clock->cut = part->cut;
      clock->part = static_cast<DayPart>(part->id);
      apply_day_part(clock->clock, clock->part);
      return clock;
    }
  }
  const bool named = reader.hour_word(p);
  if (named) {
    out.cut = s.find(p, kUnit)->cut;
    ++p;
    if (const Sense* joint = s.find(p, kAt); joint != nullptr && reader.small_number(joint->end, 2)) p = joint->end;
  }
  if (reader.digital(p, out)) {
    reader.part_of_day(out, true);
    reader.zone(out);
    return out;
  }
  std::optional<int> hour;
  std::uint32_t end = p;
  bool in_words = false;
  if (const auto ordinal = lexicon.numerals().ordinal(s, p); ordinal && ordinal->definite && ordinal->value <= 12) {
    hour = static_cast<int>(ordinal->value);
    end = ordinal->end;
    in_words = true;
    if (!named) out.cut = ordinal->cut;
  } else if (const auto minutes =
                 ordinal && named && ordinal->definite ? reader.hour_and_minutes(*ordinal) : std::nullopt) {
    out.clock = minutes->first;
    out.end = minutes->second;
    reader.part_of_day(out, true);
    reader.zone(out);
    return out;
  } else if (const auto one = lexicon.numerals().cardinal(s, p);
             one && !one->in_digits && one->value == 1 && one->definite) {
    hour = 1;
    end = one->end;
    in_words = true;
    if (!named) out.cut = one->cut;
  } else if (const auto digits = reader.small_number(p, 2); digits && *digits <= 24) {
    hour = *digits % 24;
    end = p + 1;
    if (s.glued(end) && end < s.size() && s.atoms[end].kind == AtomKind::Mark && s.is_digits(end + 1))
      return std::nullopt;
  }
  if (!hour) return std::nullopt;
  out.clock.hour = *hour;
  out.end = end;
  if (named || in_words) reader.minutes(out);
  const std::uint32_t before_part = out.end;
  reader.part_of_day(out, named);
  const bool has_part = out.end > before_part;
  reader.zone(out);
  if (!named && !has_part && !(in_words && out.clock.zone.size() > 0)) return std::nullopt;
  return out;
}

}  // namespace isnad
