#include "isnad/arabic/numerals.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::string_view kFile = "lexicons/numerals.tsv";
constexpr std::string_view kWaw = "\u0648";
constexpr std::string_view kAl = "\u0627\u0644";
constexpr std::size_t kMostDigits = 15;  // beyond that a double is not exact, and no newsroom writes it in digits

constexpr std::array<std::pair<std::string_view, NumeralClass>, 20> kClasses{{
    {"unit", NumeralClass::Unit},
    {"head", NumeralClass::Head},
    {"ten", NumeralClass::Ten},
    {"tens", NumeralClass::Tens},
    {"hundred", NumeralClass::Hundred},
    {"hundreds", NumeralClass::Hundreds},
    {"hundred-plural", NumeralClass::HundredPlural},
    {"scale", NumeralClass::Scale},
    {"scale-plural", NumeralClass::ScalePlural},
    {"scale-dual", NumeralClass::ScaleDual},
    {"scale-either", NumeralClass::ScaleEither},
    {"fraction", NumeralClass::Fraction},
    {"fraction-dual", NumeralClass::FractionDual},
    {"fraction-plural", NumeralClass::FractionPlural},
    {"ordinal", NumeralClass::Ordinal},
    {"negative", NumeralClass::Negative},
    {"zero", NumeralClass::Zero},
    {"over", NumeralClass::Over},
    {"part-of", NumeralClass::PartOf},
    {"point", NumeralClass::Point},
}};

std::optional<NumeralClass> class_named(std::string_view name) {
  for (const auto& [known, type] : kClasses)
    if (known == name) return type;
  return std::nullopt;
}

bool is_scale(NumeralClass type) {
  return type == NumeralClass::Scale || type == NumeralClass::ScalePlural || type == NumeralClass::ScaleEither;
}

void take_proclitics(Number& n, const Sense& sense) {
  n.cut = sense.cut;
  n.preposition = sense.preposition;
  n.preposition_letter = sense.preposition_letter;
  n.definite = sense.definite;
}

double parse_value(std::string_view cell) {
  double value = 0;
  const std::size_t slash = cell.find('/');
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (slash == std::string_view::npos) return value;
  double below = 1;
  std::from_chars(cell.data() + slash + 1, cell.data() + cell.size(), below);
  return value / below;
}

}  // namespace

Result<NumeralLexicon> NumeralLexicon::load(const ResourceSource& source) {
  auto table = load_table(source, kFile, {"class", "value", "forms"});
  if (!table) return tl::unexpected(table.error());
  NumeralLexicon lexicon;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto type = class_named(table->cell(row, "class"));
    if (!type) {
      return fail(ErrorCode::BadSyntax, std::string(kFile) + ":" + std::to_string(table->line(row)),
                  "unknown class of numeral; see arabic/numerals.h");
    }
    const auto id = static_cast<std::uint16_t>(lexicon.words_.size());
    lexicon.words_.push_back({*type, parse_value(table->cell(row, "value"))});
    for (const std::string_view form : table->list(row, "forms")) lexicon.forms_.emplace_back(fold_phrase(form), id);
  }
  return lexicon;
}

void NumeralLexicon::add_to(SenseTable& table) const {
  for (const auto& [form, id] : forms_)
    if (words_[id].type < NumeralClass::Negative) table.add_folded(kNumeralSense, id, form);
}

void NumeralLexicon::add_arithmetic_to(SenseTable& table) const {
  for (const auto& [form, id] : forms_)
    if (words_[id].type >= NumeralClass::Negative) table.add_folded(kArithmeticSense, id, form);
}

std::optional<NumeralLexicon::Word> NumeralLexicon::word(const SensedSentence& s, std::uint32_t at, Waw waw) const {
  if (waw != Waw::Forbidden && s.is_word(at, kWaw) && at + 1 < s.size()) {  // the conjunction standing apart
    auto next = word(s, at + 1, Waw::Forbidden);
    if (next && !next->sense->preposition) return next;
    return std::nullopt;
  }
  const Sense* sense = s.find(at, kNumeralSense);
  if (sense == nullptr) return std::nullopt;
  if (waw == Waw::Required && !sense->conjunction) return std::nullopt;
  if (waw == Waw::Forbidden && sense->conjunction) return std::nullopt;
  return Word{words_[sense->id], sense, sense->end};
}

std::optional<NumeralLexicon::Word> NumeralLexicon::word_of(const SensedSentence& s, std::uint32_t at, Waw waw,
                                                            NumeralClass type) const {
  std::uint32_t p = at;
  if (waw != Waw::Forbidden && s.is_word(at, kWaw)) {
    ++p;
    waw = Waw::Forbidden;
  }
  if (p >= s.size()) return std::nullopt;
  for (std::uint32_t k = s.starts[p]; k < s.starts[p + 1]; ++k) {
    const Sense& sense = s.senses[k];
    if (sense.kind != kNumeralSense || words_[sense.id].type != type) continue;
    if (waw == Waw::Required && !sense.conjunction) continue;
    if (waw == Waw::Forbidden && sense.conjunction) continue;
    return Word{words_[sense.id], &sense, sense.end};
  }
  return std::nullopt;
}

std::optional<Number> NumeralLexicon::digits(const SensedSentence& s, std::uint32_t at) const {
  if (!s.is_digits(at)) return std::nullopt;
  std::string integer(s.atoms[at].folded);
  Number n;
  n.begin = at;
  n.in_digits = true;
  n.leading_zero = integer.size() > 1 && integer.front() == '0';
  std::uint32_t p = at + 1;
  const auto group_of_three = [&](std::uint32_t i) { return s.is_digits(i) && s.atoms[i].folded.size() == 3; };
  std::string fraction;
  std::uint32_t groups = 0;
  char32_t used = 0;
  while (integer.size() + 3 <= kMostDigits && integer.size() <= 3 * (groups + 1) && integer.front() != '0') {
    const bool mark = s.is_mark(p, '.') || s.is_mark(p, ',') || s.is_mark(p, 0x060C);
    if (mark && s.glued(p) && s.glued(p + 1) && group_of_three(p + 1) && (used == 0 || used == s.atoms[p].mark)) {
      used = s.atoms[p].mark;
      integer += s.atoms[p + 1].folded;
      p += 2;
    } else if (!s.glued(p) && group_of_three(p) && (used == 0 || used == U' ')) {
      used = U' ';
      integer += s.atoms[p].folded;
      p += 1;
    } else {
      break;
    }
    ++groups;
  }
  if (groups > 0 && used != U' ' && p < s.size() && s.atoms[p].mark == used && s.glued(p) && s.is_digits(p + 1) &&
      s.glued(p + 1)) {
    integer = std::string(s.atoms[at].folded);  // 192.168.1.2: the marks group nothing
    n.digit_count = static_cast<std::uint32_t>(integer.size());
    std::from_chars(integer.data(), integer.data() + integer.size(), n.value);
    n.end = at + 1;
    return n;
  }
  // In 192.168.1.2 and 7.9.2025 the marks stand between numbers, not in one.
  const auto chained = [&](std::uint32_t mark) {
    return s.is_mark(mark, '.') && s.glued(mark) && s.glued(mark + 1) && s.is_digits(mark + 1) && s.is_digits(mark - 1);
  };
  const bool chain = groups == 0 && s.is_mark(p, '.') && (chained(p + 2) || (at > 1 && s.glued(at) && chained(at - 1)));
  const bool decimal_mark = !chain && (s.is_mark(p, '.') || s.is_mark(p, ',') || s.is_mark(p, 0x060C));
  if (decimal_mark && s.atoms[p].mark != used && s.glued(p) && s.glued(p + 1) && s.is_digits(p + 1)) {
    fraction = std::string(s.atoms[p + 1].folded);
    p += 2;
  }
  if (integer.size() > kMostDigits) return std::nullopt;
  n.digit_count = static_cast<std::uint32_t>(integer.size());
  const std::string written = fraction.empty() ? integer : integer + "." + fraction.substr(0, kMostDigits);
  std::from_chars(written.data(), written.data() + written.size(), n.value);
  if (groups == 1 && used != U' ' && fraction.empty()) n.decimal_reading = n.value / 1000;
  n.end = p;
  return n;
}

std::optional<Number> NumeralLexicon::under_thousand(const SensedSentence& s, std::uint32_t at, Waw waw) const {
  auto first = word(s, at, waw);
  if (!first) return std::nullopt;
  Number n;
  n.begin = at;
  take_proclitics(n, *first->sense);
  double value = 0;
  std::uint32_t p = at;
  const auto settle = [&](double add, std::uint32_t end) {
    n.value = value + add;
    n.end = end;
  };
  if (first->numeral.type == NumeralClass::Hundreds || first->numeral.type == NumeralClass::Hundred) {
    value = first->numeral.value;
    p = first->end;
    settle(0, p);
  } else if (first->numeral.type == NumeralClass::Unit) {
    auto hundred = word_of(s, first->end, Waw::Forbidden, NumeralClass::Hundred);
    if (!hundred) hundred = word_of(s, first->end, Waw::Forbidden, NumeralClass::HundredPlural);
    if (hundred && first->numeral.value > 2) {
      value = first->numeral.value * 100;
      p = hundred->end;
      settle(0, p);
    }
  }
  const Waw inner = value > 0 ? Waw::Required : waw;
  auto low = word(s, p, inner);
  if (!low) return value > 0 ? std::optional(n) : std::nullopt;
  switch (low->numeral.type) {
    case NumeralClass::Tens:
    case NumeralClass::Ten:
      settle(low->numeral.value, low->end);
      if (value == 0 && low->numeral.type == NumeralClass::Ten) n.bare_one = false;
      return n;
    case NumeralClass::Unit:
    case NumeralClass::Head: {
      if (auto ten = word_of(s, low->end, Waw::Forbidden, NumeralClass::Ten); ten && !ten->sense->preposition) {
        settle(low->numeral.value + 10, ten->end);
        return n;
      }
      if (auto tens = word_of(s, low->end, Waw::Required, NumeralClass::Tens); tens && !tens->sense->preposition) {
        settle(low->numeral.value + tens->numeral.value, tens->end);
        return n;
      }
      if (value > 0 && word_of(s, low->end, Waw::Forbidden, NumeralClass::FractionPlural))
        return n;  // "a hundred and three quarters"
      if (low->numeral.type == NumeralClass::Head) return value > 0 ? std::optional(n) : std::nullopt;
      settle(low->numeral.value, low->end);
      n.bare_one = value == 0 && low->numeral.value == 1;
      return n;
    }
    default:
      return value > 0 ? std::optional(n) : std::nullopt;
  }
}

void NumeralLexicon::multiply_scales(const SensedSentence& s, Number& n) const {
  for (;;) {
    const auto next = word(s, n.end, Waw::Forbidden);
    if (!next || next->sense->preposition || !is_scale(next->numeral.type)) return;
    if (n.decimal_reading > 0) {
      n.value = n.decimal_reading;
      n.decimal_reading = 0;
    }
    n.value *= next->numeral.value;
    n.scale = n.scale == 1 ? next->numeral.value : n.scale * next->numeral.value;
    n.end = next->end;
    n.bare_one = false;
  }
}

std::optional<Number> NumeralLexicon::added_fraction(const SensedSentence& s, std::uint32_t at) const {
  for (const NumeralClass type : {NumeralClass::Fraction, NumeralClass::FractionDual}) {
    const auto part = word_of(s, at, Waw::Required, type);
    if (!part || part->sense->preposition) continue;
    Number n;
    n.begin = at;
    n.end = part->end;
    n.value = part->numeral.value;
    n.definite = part->sense->definite;
    n.fraction = true;
    return n;
  }
  return std::nullopt;
}

std::optional<Number> NumeralLexicon::segment(const SensedSentence& s, std::uint32_t at, Waw waw) const {
  std::uint32_t p = at;
  const bool waw_apart = waw != Waw::Forbidden && s.is_word(at, kWaw);
  if (waw_apart) ++p;
  if (s.is_digits(p) && (waw != Waw::Required || waw_apart)) {
    auto n = digits(s, p);
    if (!n) return std::nullopt;
    n->begin = at;
    if (const auto hundred = word_of(s, n->end, Waw::Forbidden, NumeralClass::Hundred);
        hundred && !hundred->sense->preposition && n->value < 1000) {
      n->value *= hundred->numeral.value;
      n->scale = hundred->numeral.value;
      n->end = hundred->end;
    }
    multiply_scales(s, *n);
    return n;
  }
  if (waw == Waw::Forbidden && s.is_word(p, kAl) && s.is_digits(p + 1)) {  // the article before digits
    auto n = digits(s, p + 1);
    if (!n) return std::nullopt;
    n->begin = at;
    n->definite = true;
    multiply_scales(s, *n);
    return n;
  }
  const auto first = word(s, at, waw);
  if (!first) return std::nullopt;
  Number n;
  n.begin = at;
  take_proclitics(n, *first->sense);
  const NumeralClass type = first->numeral.type;
  if (type == NumeralClass::ScaleDual || type == NumeralClass::ScaleEither) {
    // the dual construct stands right before its noun; before "and ..." the form is the accusative singular
    const bool single = type == NumeralClass::ScaleEither && word(s, first->end, Waw::Required).has_value();
    n.value = (single ? 1 : 2) * first->numeral.value;
    n.scale = first->numeral.value;
    n.end = first->end;
    return n;
  }
  if (type == NumeralClass::Scale) {
    n.value = first->numeral.value;
    n.scale = first->numeral.value;
    n.end = first->end;
    multiply_scales(s, n);
    return n;
  }
  if (type == NumeralClass::Fraction || type == NumeralClass::FractionDual) {
    const auto scale = word(s, first->end, Waw::Forbidden);
    if (scale && is_scale(scale->numeral.type)) {
      n.value = first->numeral.value * scale->numeral.value;
      n.scale = scale->numeral.value;
      n.end = scale->end;
      return n;
    }
    n.value = first->numeral.value;
    n.fraction = true;
    n.end = first->end;
    return n;
  }
  auto small = under_thousand(s, at, waw);
  if (!small) return std::nullopt;
  if (small->value == 5 && small->end == first->end && small->end < s.size() && !s.find(small->end, kNumeralSense)) {
    const auto fifth = word_of(s, at, waw, NumeralClass::Fraction);  // before a definite noun "khums" is a fifth
    if (fifth && s.atoms[small->end].folded.starts_with(kAl) && s.atoms[small->end].folded.size() > 6) {
      small->value = fifth->numeral.value;
      small->fraction = true;
      return small;
    }
  }
  if (small->value > 1 && small->value < 10) {
    if (const auto parts = word_of(s, small->end, Waw::Forbidden, NumeralClass::FractionPlural)) {
      small->value *= parts->numeral.value;
      small->fraction = true;
      small->end = parts->end;
      return small;
    }
  }
  multiply_scales(s, *small);
  return small;
}

std::optional<Number> NumeralLexicon::cardinal(const SensedSentence& s, std::uint32_t at) const {
  auto total = segment(s, at, Waw::Forbidden);
  if (!total) {
    total = segment(s, at, Waw::Allowed);
    if (!total || s.is_word(at, kWaw)) return std::nullopt;
  }
  double limit = total->scale > 1 ? total->scale : 0;
  while (limit > 1) {
    if (const auto part = added_fraction(s, total->end)) {  // "a million and a half (of the million)"
      std::uint32_t end = part->end;
      if (const auto scale = word(s, end, Waw::Forbidden);
          scale && is_scale(scale->numeral.type) && scale->numeral.value == limit) {
        end = scale->end;
        total->value += part->value * limit;
        total->end = end;
      } else if (!scale) {
        total->value += part->value * limit;
        total->end = end;
      } else {
        total->value += part->value * scale->numeral.value;
        total->end = scale->end;
      }
      return total;
    }
    auto more = segment(s, total->end, Waw::Required);
    if (!more && s.is_digits(total->end)) {  // "4 thousand 3 hundred": the word after the digits ties them
      more = segment(s, total->end, Waw::Forbidden);
      if (more && more->scale != 100) more.reset();
    }
    if (!more || more->preposition || more->fraction || more->value >= limit || more->value != std::floor(more->value))
      break;
    if (more->in_digits && more->leading_zero) break;
    total->value += more->value;
    total->end = more->end;
    limit = more->scale > 1 ? more->scale : 0;
    if (more->scale > 1) total->scale = more->scale;
  }
  return total;
}

std::optional<Number> NumeralLexicon::ordinal(const SensedSentence& s, std::uint32_t at) const {
  for (const Waw waw : {Waw::Forbidden, Waw::Required}) {
    if (waw == Waw::Required && s.is_word(at, kWaw)) continue;
    const auto first = word_of(s, at, waw, NumeralClass::Ordinal);
    if (!first) continue;
    Number n;
    n.begin = at;
    n.end = first->end;
    n.value = first->numeral.value;
    take_proclitics(n, *first->sense);
    if (const auto ten = word_of(s, first->end, Waw::Forbidden, NumeralClass::Ten); ten && !ten->sense->definite) {
      n.value += 10;
      n.end = ten->end;
    } else if (const auto tens = word_of(s, first->end, Waw::Required, NumeralClass::Tens); tens && n.value < 10) {
      n.value += tens->numeral.value;
      n.end = tens->end;
    }
    return n;
  }
  const auto tens = word_of(s, at, Waw::Allowed, NumeralClass::Tens);
  if (!tens || !tens->sense->definite) return std::nullopt;
  Number n;
  n.begin = at;
  n.end = tens->end;
  n.value = tens->numeral.value;
  take_proclitics(n, *tens->sense);
  return n;
}

}  // namespace isnad
