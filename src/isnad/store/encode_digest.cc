#include "isnad/store/encode_digest.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "isnad/store/bytes.h"

namespace isnad {
namespace {

constexpr double kCounted = StoryLexicon::kArticlesCounted + 1;
constexpr float kMostCounted = 1 << 20U;

float frequency_of(std::uint64_t often) {
  return 1.0F + std::log(static_cast<float>(often));
}
float rarity_of(std::uint64_t articles) {
  return static_cast<float>(std::log(kCounted / (static_cast<double>(articles) + 0.5)));
}

/// A number that follows from a count as the count and one; any other as nought and itself.
template <class Formula>
void write(ByteWriter& out, float value, double count, const Formula& formula) {
  const double whole = std::round(count);
  if (whole >= 0 && whole < kMostCounted && formula(static_cast<std::uint64_t>(whole)) == value) {
    out.number(static_cast<std::uint64_t>(whole) + 1);
  } else {
    out.number(0), out.number(std::bit_cast<std::uint32_t>(value));
  }
}

template <class Formula>
float read(ByteReader& in, const Formula& formula) {
  const std::uint64_t count = in.number();
  if (count != 0) return formula(count - 1);
  const std::uint64_t bits = in.number();
  const float value = bits <= UINT32_MAX ? std::bit_cast<float>(static_cast<std::uint32_t>(bits)) : 0.0F;
  if (bits > UINT32_MAX || !std::isfinite(value)) in.fault();
  return value;
}

void write_terms(ByteWriter& out, const std::vector<Term>& terms) {
  out.number(terms.size());
  std::uint32_t last = 0;
  for (const Term& term : terms) {
    out.number(term.key - last);
    last = term.key;
    write(out, term.frequency, std::exp(static_cast<double>(term.frequency) - 1), frequency_of);
    write(out, term.rarity, kCounted / std::exp(static_cast<double>(term.rarity)) - 0.5, rarity_of);
  }
}

std::vector<Term> read_terms(ByteReader& in) {
  std::vector<Term> terms;
  std::uint64_t key = 0;
  for (std::uint64_t n = in.number(); n > 0 && !in.failed(); --n) {
    const std::uint64_t step = in.number();
    if (step > UINT32_MAX - key || (step == 0 && !terms.empty())) in.fault();
    key += step;
    Term& term = terms.emplace_back();
    term.key = static_cast<std::uint32_t>(key);
    term.frequency = read(in, frequency_of);
    term.rarity = read(in, rarity_of);
  }
  return terms;
}

template <class T>
void write_sorted(ByteWriter& out, const std::vector<T>& numbers) {
  out.number(numbers.size());
  std::int64_t last = 0;
  for (const T n : numbers) out.difference(static_cast<std::int64_t>(n) - last), last = n;
}

template <class T>
std::vector<T> read_sorted(ByteReader& in, std::int64_t least, std::int64_t most) {
  std::vector<T> numbers;
  std::int64_t last = 0;
  for (std::uint64_t n = in.number(); n > 0 && !in.failed(); --n) {
    const std::int64_t step = in.difference();
    if (step < -most || step > most || last + step < least || last + step > most || (!numbers.empty() && step < 0))
      return in.fault(), numbers;
    last += step;
    numbers.push_back(static_cast<T>(last));
  }
  return numbers;
}

void write_persons(ByteWriter& out, const std::vector<PersonKey>& persons) {
  out.number(persons.size());
  for (const PersonKey& p : persons) out.number(p.last), out.number(p.first), out.number(p.second);
}

std::vector<PersonKey> read_persons(ByteReader& in) {
  std::vector<PersonKey> persons;
  const auto word = [&] {
    const std::uint64_t key = in.number();
    if (key > UINT32_MAX) in.fault();
    return static_cast<std::uint32_t>(key);
  };
  const std::uint64_t count = in.number();
  if (count > Description::kMostPersons) in.fault();
  for (std::uint64_t n = 0; n < count && !in.failed(); ++n) {
    const std::uint32_t last = word();
    const std::uint32_t first = word();
    persons.push_back({last, first, word()});
  }
  return persons;
}

constexpr std::int32_t kFarDay = 4'000'000;  // some eleven thousand years around 1970

void write_day(ByteWriter& out, std::int32_t day) {
  out.number(day == Description::kNoDay ? 0 : 1);
  if (day != Description::kNoDay) out.difference(day);
}

std::int32_t read_day(ByteReader& in) {
  if (in.number() == 0) return Description::kNoDay;
  const std::int64_t day = in.difference();
  if (day < -kFarDay || day > kFarDay) return in.fault(), Description::kNoDay;
  return static_cast<std::int32_t>(day);
}

}  // namespace

std::string encode_digest(const StoryWindow::Sketch& sketch) {
  const Description& d = sketch.description;
  ByteWriter out;
  out.text(sketch.label);
  out.number(sketch.titled ? 1 : 0);
  write_terms(out, d.words), write_terms(out, d.entities);
  write_persons(out, d.persons);
  write_sorted(out, d.scenes), write_sorted(out, d.places);
  out.number(d.headline_place == kNoPlace ? 0 : std::uint64_t{d.headline_place} + 1);
  out.number(d.length);
  out.number(static_cast<std::uint64_t>(std::int64_t{d.occasion} + 1));
  write_day(out, d.event_day), write_day(out, d.published);
  write_sorted(out, d.periods), write_sorted(out, d.open_months);
  out.number(d.fingerprint);
  return seal(Sealed::Digest, kDigestVersion, out.take());
}

Result<StoryWindow::Sketch> decode_digest(std::string_view bytes, const StoryLexicon& lexicon) {
  const auto body = unseal(Sealed::Digest, kDigestVersion, bytes);
  if (!body) return tl::unexpected(body.error());
  ByteReader in(*body);
  StoryWindow::Sketch out;
  Description& d = out.description;
  const auto most_places = static_cast<std::int64_t>(lexicon.places().size()) - 1;
  out.label = std::string(in.text());
  out.titled = in.number() != 0;
  d.words = read_terms(in), d.entities = read_terms(in);
  d.persons = read_persons(in);
  d.scenes = read_sorted<PlaceId>(in, 0, most_places), d.places = read_sorted<PlaceId>(in, 0, most_places);
  const std::uint64_t headline = in.number();
  const std::uint64_t length = in.number();
  const std::uint64_t occasion = in.number();
  if (headline > lexicon.places().size() || length > UINT32_MAX || occasion > lexicon.occasions().size()) in.fault();
  d.headline_place = headline == 0 ? kNoPlace : static_cast<PlaceId>(headline - 1);
  d.length = static_cast<std::uint32_t>(length);
  d.occasion = static_cast<int>(occasion) - 1;
  d.event_day = read_day(in), d.published = read_day(in);
  constexpr std::int32_t kMostMonths = kFarDay / 28;
  d.periods = read_sorted<std::int32_t>(in, -kMostMonths, kMostMonths);
  d.open_months = read_sorted<std::int32_t>(in, 0, 11);
  d.fingerprint = in.number();
  if (in.failed() || in.left() != 0) return fail(ErrorCode::BadSyntax, "", "a stored digest that is not one");
  return out;
}

}  // namespace isnad
