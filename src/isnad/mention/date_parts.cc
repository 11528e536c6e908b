#include "isnad/mention/date_parts.h"

namespace isnad {

using namespace time_sense;

const Sense* DateParts::unit(std::uint32_t at, std::string_view code, GrammaticalNumber number) const {
  const Sense* sense = s_.find(at, kUnit);
  if (sense == nullptr || lexicon_.unit(*sense).code != code || TimeLexicon::number_of(*sense) != number)
    return nullptr;
  return sense;
}

bool DateParts::is_dash(std::uint32_t at) const {
  return s_.is_mark(at, '-') || s_.is_mark(at, 0x2013) || s_.is_mark(at, 0x2014) || s_.is_mark(at, 0x2010) ||
         s_.is_mark(at, 0x2011);
}

bool DateParts::sense_ends_at(std::uint32_t at, std::uint8_t kind) const {
  for (std::uint32_t back = 1; back <= 3 && back <= at; ++back)
    for (std::uint32_t k = s_.starts[at - back]; k < s_.starts[at - back + 1]; ++k)
      if (s_.senses[k].kind == kind && s_.senses[k].end == at) return true;
  return false;
}

std::uint32_t DateParts::skip_joint(std::uint32_t at) const {
  if (s_.is_mark(at, ',') || s_.is_mark(at, 0x060C) || s_.is_mark(at, '|') || is_dash(at)) return at + 1;
  return at;
}

std::optional<int> DateParts::small_digits(std::uint32_t at, std::size_t most) const {
  if (!s_.is_digits(at) || s_.atoms[at].folded.size() > most) return std::nullopt;
  int value = 0;
  for (const char c : s_.atoms[at].folded) value = 10 * value + (c - '0');
  return value;
}

std::optional<int> DateParts::year_digits(std::uint32_t at) const {
  if (!s_.is_digits(at) || s_.atoms[at].folded.size() != 4) return std::nullopt;
  const auto value = small_digits(at, 4);
  if (*value < 1000 || *value > 2999) return std::nullopt;
  // digits that go on after a separator are no year: 2,022 or 2022.5
  if (s_.glued(at + 1) && s_.glued(at + 2) && s_.is_digits(at + 2) &&
      (s_.is_mark(at + 1, ',') || s_.is_mark(at + 1, '.') || s_.is_mark(at + 1, ':')))
    return std::nullopt;
  return value;
}

std::optional<DateParts::Month> DateParts::month(std::uint32_t at) const {
  const Sense* sense = s_.find(at, kMonth);
  if (sense == nullptr) return std::nullopt;
  Month out;
  out.sense = sense;
  out.name = &lexicon_.month(*sense);
  out.end = sense->end;
  std::uint32_t p = out.end;
  const bool bracket = s_.is_mark(p, '(');
  if (bracket || s_.is_mark(p, '/') || s_.is_mark(p, '\\') || is_dash(p)) ++p;
  const Sense* second = s_.find(p, kMonth);
  if (second != nullptr && !second->conjunction && !second->preposition) {
    const MonthName& other = lexicon_.month(*second);
    if (other.hijri == out.name->hijri && other.month == out.name->month) {
      out.doubled = true;
      out.end = second->end;
      if (bracket && s_.is_mark(out.end, ')')) ++out.end;
      return out;
    }
  }
  // "31 yanayir ath-thani": half of the Levantine name is missing
  const int month = out.name->month;
  if (!out.name->hijri && (month == 1 || month >= 10)) {
    const auto half = lexicon_.numerals().ordinal(s_, out.end);
    if (half && half->definite && half->value <= 2 && half->end == out.end + 1 && half->cut == 0) {
      out.odd = true;
      out.end = half->end;
    }
  }
  return out;
}

std::optional<DateParts::Year> DateParts::year(std::uint32_t at, bool loose) const {
  Year out;
  std::uint32_t p = at;
  if (s_.is_mark(p, ',') || s_.is_mark(p, 0x060C)) ++p;
  if (s_.find(p, kFrom) != nullptr && !s_.find(p, kFrom)->conjunction) ++p;
  const bool this_year = s_.find(p, kThis) != nullptr;
  if (this_year) ++p;
  if (const Sense* word = unit(p, "Y", GrammaticalNumber::Singular)) {
    out.named = true;
    p = word->end;
    if (this_year) {
      out.direction = Direction::This;
      out.end = p;
      return out;
    }
  } else if (this_year) {
    return std::nullopt;
  }
  if (const Sense* direction = s_.find(p, kDirection)) {
    const auto which = static_cast<Direction>(direction->id);
    if (which == Direction::Vague) return std::nullopt;
    out.direction = which;
    out.end = direction->end;
    return out;
  }
  auto digits = year_digits(p);
  if (!digits && out.named)
    digits = s_.is_digits(p) && s_.atoms[p].folded.size() == 3 ? small_digits(p, 3) : std::nullopt;
  if (!digits || (!loose && !out.named)) return std::nullopt;
  out.year = *digits;
  out.end = p + 1;
  if (const Sense* era = s_.find(out.end, kHijriEra); era != nullptr && !era->conjunction) {
    out.hijri = true;
    out.end = era->end;
  } else if (const Sense* christian = s_.find(out.end, kChristianEra);
             christian != nullptr && !christian->conjunction) {
    out.christian = true;
    out.end = christian->end;
  }
  return out;
}

std::optional<DateParts::Day> DateParts::day(std::uint32_t at) const {
  Day out;
  if (const auto digits = small_digits(at, 2)) {
    if (*digits < 1 || *digits > 31) return std::nullopt;
    out.day = *digits;
    out.end = at + 1;
    out.in_digits = true;
    return out;
  }
  if (const Sense* first = s_.find(at, kFirstDay)) {
    out.day = 1;
    out.end = first->end;
    out.cut = first->cut;
    return out;
  }
  for (const bool ordinal : {true, false}) {
    const auto number = ordinal ? lexicon_.numerals().ordinal(s_, at) : lexicon_.numerals().cardinal(s_, at);
    if (!number || number->fraction || number->value < 1 || number->value > 31 || (ordinal && !number->definite))
      continue;
    if (number->in_digits && !number->definite) continue;
    out.day = static_cast<int>(number->value);
    out.end = number->end;
    out.cut = number->cut;
    return out;
  }
  return std::nullopt;
}

std::optional<DateParts::Numeric> DateParts::numeric(std::uint32_t at, bool short_too) const {
  if (!s_.is_digits(at) || at + 2 >= s_.size()) return std::nullopt;
  const auto separator = [&](std::uint32_t i) {
    return (s_.is_mark(i, '/') || s_.is_mark(i, '.') || is_dash(i)) && s_.glued(i) && s_.glued(i + 1);
  };
  if (!separator(at + 1)) return std::nullopt;
  const auto a = small_digits(at, 4);
  const auto b = small_digits(at + 2, 2);
  if (!a || !b) return std::nullopt;
  Numeric out;
  const auto valid = [](int day, int month) { return day >= 1 && day <= 31 && month >= 1 && month <= 12; };
  const bool three = separator(at + 3) && s_.atoms[at + 3].mark == s_.atoms[at + 1].mark && s_.is_digits(at + 4);
  if (!three) {
    const bool slash = s_.is_mark(at + 1, '/');
    if (!short_too || !slash || !valid(*a, *b)) return std::nullopt;
    out.date.day = *a;
    out.date.month = *b;
    out.end = at + 3;
    return out;
  }
  const auto c = small_digits(at + 4, 4);
  if (!c) return std::nullopt;
  out.end = at + 5;
  if (s_.atoms[at].folded.size() == 4) {  // ISO 8601 order
    if (s_.atoms[at + 4].folded.size() > 2 || !valid(*c, *b)) return std::nullopt;
    out.date = {*a, *b, *c, 0, *a < 1600};
    return out;
  }
  if (s_.atoms[at + 4].folded.size() != 4 || *c < 1300 || *c > 2999) return std::nullopt;
  if (valid(*a, *b))
    out.date = {*c, *b, *a, 0, *c < 1600};
  else if (valid(*b, *a))
    out.date = {*c, *a, *b, 0, *c < 1600};  // month first
  else
    return std::nullopt;
  if (const Sense* era = s_.find(out.end, kHijriEra)) {
    out.date.hijri = true;
    out.end = era->end;
  } else if (const Sense* christian = s_.find(out.end, kChristianEra)) {
    out.end = christian->end;
  }
  return out;
}

}  // namespace isnad
