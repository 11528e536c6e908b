#include "isnad/mention/match_coarse_date.h"

#include "isnad/mention/date_parts.h"

namespace isnad {

using namespace time_sense;

namespace {

class CoarseDateMatcher {
 public:
  CoarseDateMatcher(const SensedSentence& s, const TimeLexicon& lexicon)
      : s_(s), lexicon_(lexicon), parts_(s, lexicon) {}

  [[nodiscard]] std::optional<TimeExpression> match(std::uint32_t at) {
    out_ = {};
    out_.begin = at;
    if (century(at) || decade(at) || season(at) || unit_with_direction(at) || year(at) || vague(at)) return out_;
    return std::nullopt;
  }

 private:
  bool century_at(std::uint32_t at, int& century, Direction& direction, std::uint32_t& end) const {
    const Sense* word = s_.find(at, kCentury);
    if (word == nullptr) return false;
    std::uint32_t p = word->end;
    if (const Sense* which = s_.find(p, kDirection)) {
      direction = static_cast<Direction>(which->id);
      end = which->end;
      return direction == Direction::Last || direction == Direction::This || direction == Direction::Next;
    }
    if (const auto ordinal = lexicon_.numerals().ordinal(s_, p); ordinal && ordinal->definite) {
      century = static_cast<int>(ordinal->value);
      end = ordinal->end;
    } else if (const auto number = lexicon_.numerals().cardinal(s_, p);
               number && number->in_digits && number->value <= 30) {
      century = static_cast<int>(number->value);
      end = number->end;
    } else {
      return false;
    }
    return century >= 1 && century <= 30;
  }

  bool century(std::uint32_t at) {
    const Sense* word = s_.find(at, kCentury);
    if (word == nullptr || !word->definite) return false;
    int century = 0;
    std::uint32_t end = 0;
    Direction direction = Direction::None;
    if (!century_at(at, century, direction, end)) return false;
    out_.cut = word->cut;
    out_.century = century;
    out_.direction = direction;
    out_.grain = Grain::Century;
    out_.end = end;
    return true;
  }

  bool decade(std::uint32_t at) {
    const Sense* word = s_.find(at, kDecade);
    if (word == nullptr) return false;
    int century = 20;
    std::uint32_t end = word->end;
    std::uint32_t century_end = 0;
    Direction direction = Direction::None;
    const bool said = century_at(word->end, century, direction, century_end);
    if (said)
      end = century_end;
    else if (!word->definite)
      return false;
    if (direction == Direction::This) century = 21;
    out_.cut = word->cut;
    out_.grain = Grain::Decade;
    out_.decade = (century - 1) * 10 + word->id;
    out_.end = end;
    return true;
  }

  bool season(std::uint32_t at) {
    if (const Sense* demonstrative = s_.find(at, kThis)) {  // "this summer"
      const Sense* named = s_.find(demonstrative->end, kSeason);
      if (named == nullptr || !named->definite || named->preposition) return false;
      out_.season = named->id;
      out_.direction = Direction::This;
      out_.cut = demonstrative->cut;
      out_.end = named->end;
      return true;
    }
    const Sense* word = s_.find(at, kSeason);
    if (word == nullptr || s_.find(at, kMonth) != nullptr) return false;
    if (const auto year = parts_.year(word->end, true); year && !year->hijri) {
      if (year->direction != Direction::None && !(word->definite || year->named)) return false;
      out_.date.year = year->year;
      if (year->named)
        out_.year_direction = year->direction;
      else
        out_.direction = year->direction;
      out_.season = word->id;
      out_.cut = word->cut;
      out_.end = year->end;
      return true;
    }
    return false;
  }

  bool unit_with_direction(std::uint32_t at) {
    std::uint32_t p = at;
    const Sense* demonstrative = s_.find(p, kThis);
    if (demonstrative != nullptr) p = demonstrative->end;
    const Sense* unit = s_.find(p, kUnit);
    if (unit == nullptr || !unit->definite || TimeLexicon::number_of(*unit) != GrammaticalNumber::Singular)
      return false;
    const std::string& code = lexicon_.unit(*unit).code;
    out_.grain = code == "W" ? Grain::Week : code == "M" ? Grain::Month : code == "Y" ? Grain::Year : Grain::None;
    if (out_.grain == Grain::None) return false;
    const Sense* direction = s_.find(unit->end, kDirection);
    if (demonstrative != nullptr) {
      out_.direction = Direction::This;
      out_.end = unit->end;
    } else if (direction != nullptr && !direction->conjunction &&
               static_cast<Direction>(direction->id) != Direction::Vague) {
      out_.direction = static_cast<Direction>(direction->id);
      out_.end = direction->end;
    } else {
      out_.grain = Grain::None;
      return false;
    }
    out_.cut = demonstrative != nullptr ? demonstrative->cut : unit->cut;
    return true;
  }

  bool year(std::uint32_t at) {
    if (const Sense* word = parts_.unit(at, "Y", GrammaticalNumber::Singular)) {
      const auto year = parts_.year(at, false);
      if (!year || year->year == 0) return false;
      out_.cut = word->cut;
      return take_year(*year);
    }
    const auto digits = parts_.year_digits(at);
    if (!digits || !s_.is_digits(at)) return false;
    if (s_.glued(at) && at > 0 && s_.atoms[at - 1].kind == AtomKind::Mark &&
        (s_.is_mark(at - 1, '.') || s_.is_mark(at - 1, '/') || s_.is_mark(at - 1, '+') || s_.is_mark(at - 1, '$')))
      return false;
    const auto year = parts_.year(at, true);
    if (!year || year->year == 0) return false;
    if (year->hijri || year->christian) return take_year(*year);
    if (const auto month = month_after(at, *digits)) {
      out_.date.year = *digits;
      out_.date.month = *month;
      out_.end = at + 3;
      return true;
    }
    if (*digits < 1900 || *digits > 2099) return false;
    if (!stands_as_year(at, year->end)) return false;
    return take_year(*year);
  }

  /// "2015-3", "2015-03": a year and its month; "2010-11" is a season of sport.
  [[nodiscard]] std::optional<int> month_after(std::uint32_t at, int year) const {
    if (year < 1900 || year > 2099 || !parts_.is_dash(at + 1) || !s_.glued(at + 1) || !s_.glued(at + 2))
      return std::nullopt;
    const auto month = parts_.small_digits(at + 2, 2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    if (s_.atoms[at + 2].folded.size() == 2 && s_.atoms[at + 2].folded.front() != '0') return std::nullopt;
    if (s_.glued(at + 3) && (parts_.is_dash(at + 3) || s_.is_digits(at + 3))) return std::nullopt;
    return month;
  }

  bool take_year(const DateParts::Year& year) {
    out_.date.year = year.year;
    out_.date.hijri = year.hijri;
    out_.grain = Grain::Year;
    out_.end = year.end;
    std::uint32_t p = year.end;
    const bool dash = parts_.is_dash(p);
    const bool slash = s_.is_mark(p, '/');
    if (!year.hijri && (dash || slash)) {
      const auto second = parts_.year_digits(p + 1);
      if (second && *second > year.year && *second - year.year < 200) {
        out_.until = PartialDate{*second, 0, 0, 0, false};
        out_.end = p + 2;
      }
    } else if (const Sense* to = s_.find(p, kTo); to != nullptr && !year.hijri) {
      std::uint32_t q = to->end;
      if (const Sense* word = parts_.unit(q, "Y", GrammaticalNumber::Singular)) q = word->end;
      const auto second = parts_.year_digits(q);
      if (second && *second > year.year && *second - year.year < 200 && s_.find(q + 1, kCounted) == nullptr) {
        out_.until = PartialDate{*second, 0, 0, 0, false};
        out_.end = q + 1;
      }
    }
    return true;
  }

  /// Four bare digits between 1900 and 2099: a year unless something is counted or they are a label.
  [[nodiscard]] bool stands_as_year(std::uint32_t at, std::uint32_t end) const {
    const bool cued = at > 0 && (parts_.sense_ends_at(at, kYearCue) || s_.is_mark(at - 1, '('));
    if (end < s_.size() && s_.glued(end) && s_.is_mark(end, '%')) return false;
    if (s_.find(end, kCounted) != nullptr || s_.find(end, kUnit) != nullptr) return false;
    if (end < s_.size() && s_.find(end, kNumeralSense) != nullptr && !s_.find(end, kNumeralSense)->conjunction &&
        !s_.find(end, kNumeralSense)->definite)
      return false;
    if (end < s_.size() && s_.atoms[end].kind == AtomKind::Word && !cued) {
      const std::string_view next = s_.atoms[end].folded;
      if (next.size() > 4 && next.ends_with("\u0627") && !next.starts_with("\u0627"))
        return false;  // a noun in the accusative
    }
    if (cued) return true;
    if (at == 0) return true;
    if (at >= 2 && s_.is_word(at - 1, "\u0648") && s_.glued(at) && parts_.year_digits(at - 2))
      return true;  // "1975 and 1990"
    if (parts_.sense_ends_at(at, kNotAYear)) return false;
    const Atom& before = s_.atoms[at - 1];
    if (before.kind == AtomKind::Mark)
      return s_.is_mark(at - 1, '"') || parts_.is_dash(at - 1) || s_.is_mark(at - 1, 0x060C);
    return (before.kind == AtomKind::Word || before.kind == AtomKind::Latin) && !s_.is_digits(at - 1) && !s_.glued(at);
  }

  bool vague(std::uint32_t at) {
    for (const std::uint8_t kind : {kVague, kEra}) {
      const Sense* sense = s_.find(at, kind);
      if (sense == nullptr) continue;
      out_.cut = sense->cut;
      out_.vague = true;
      out_.end = sense->end;
      return true;
    }
    const Sense* noun = s_.find(at, kVagueNoun);
    if (noun == nullptr) return false;
    const Sense* direction = s_.find(noun->end, kDirection);
    if (direction == nullptr || direction->conjunction || static_cast<Direction>(direction->id) == Direction::Same)
      return false;
    out_.cut = noun->cut;
    out_.vague = true;
    out_.end = direction->end;
    if (const Sense* more = s_.find(out_.end, kDirection); more != nullptr && !more->conjunction) out_.end = more->end;
    return true;
  }

  const SensedSentence& s_;
  const TimeLexicon& lexicon_;
  DateParts parts_;
  TimeExpression out_;
};

}  // namespace

std::optional<TimeExpression> match_coarse_date(const SensedSentence& s, std::uint32_t at, const TimeLexicon& lexicon) {
  return CoarseDateMatcher(s, lexicon).match(at);
}

}  // namespace isnad
