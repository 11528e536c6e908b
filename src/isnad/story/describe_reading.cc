#include "isnad/story/describe_reading.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_map>

#include "isnad/arabic/name_key.h"
#include "isnad/arabic/proclitics.h"
#include "isnad/base/hash.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr float kLeadWeight = 2.0F;
constexpr std::uint32_t kLeadSentences = 2;

/// Title sentences and the first sentences of the body: where a newsroom says what happened.
std::vector<bool> lead_sentences(const Analysis& analysis) {
  std::vector<bool> lead(analysis.sentences.size(), false);
  std::uint32_t body = 0;
  for (std::size_t i = 0; i < lead.size(); ++i) {
    const BlockRole role = analysis.sentences[i].role;
    if (role == BlockRole::Title) {
      lead[i] = true;
    } else if ((role == BlockRole::Lead || role == BlockRole::Body) && body < kLeadSentences) {
      lead[i] = true;
      ++body;
    }
  }
  return lead;
}

struct Count {
  float often = 0;  // as Term::frequency
  float rarity = 0;
};
using Counts = std::unordered_map<std::uint32_t, Count>;

std::uint32_t key_of(std::string_view text, std::uint64_t family) {
  const std::uint64_t h = fnv1a(text, family);
  return static_cast<std::uint32_t>(h ^ (h >> 32U));
}

std::vector<Term> sorted_terms(const Counts& counts) {
  std::vector<Term> terms;
  terms.reserve(counts.size());
  for (const auto& [key, count] : counts) {
    if (count.often > 0) terms.push_back({key, count.often, count.rarity, 0});
  }
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.key < b.key; });
  return terms;
}

/// Counts that two newsrooms share (twelve killed, 547 000 barrels) tie their articles together whatever their words.
void count_numbers(const Reading& reading, Counts& counts) {
  constexpr float kNumberRarity = 7.0F;
  for (const QuantityMention& quantity : reading.quantities) {
    if (quantity.low != quantity.high || quantity.low <= 2 || quantity.ordinal) continue;
    const std::string number = std::to_string(quantity.low) + ' ' + quantity.unit;
    counts[key_of(number, 1)] = {1.0F, kNumberRarity};
  }
}

std::vector<Term> count_words(const Reading& reading, const std::vector<bool>& lead, const StoryLexicon& lexicon) {
  const Analysis& analysis = reading.analysis;
  Counts counts;
  for (const Token& token : analysis.tokens) {
    if (token.kind != TokenKind::Arabic && token.kind != TokenKind::Latin) continue;
    const std::string_view stem = light_stem(analysis.word(token));
    if (stem.size() < 4) continue;
    const auto [it, fresh] = counts.try_emplace(key_of(stem, 0));
    if (fresh) it->second.rarity = static_cast<float>(lexicon.rarity(stem));
    it->second.often += lead[token.sentence] ? kLeadWeight : 1.0F;
  }
  for (auto& [key, count] : counts) count.often = 1.0F + std::log(count.often);
  count_numbers(reading, counts);
  return sorted_terms(counts);
}

float name_rarity(std::string_view name, const StoryLexicon& lexicon) {
  double best = 1.0;  // the rarest word of the name
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    best = std::max(best, lexicon.rarity(light_stem(name.substr(begin, end - begin))));
    begin = end + 1;
  }
  return static_cast<float>(best);
}

std::vector<Term> count_entities(const Reading& reading, const std::vector<bool>& lead, const StoryLexicon& lexicon) {
  Counts counts;
  for (const LocalEntity& entity : reading.entities) {
    float often = 0;
    for (const std::uint32_t m : entity.mentions) {
      const std::uint32_t token = reading.analysis.token_at(reading.mentions[m].span.begin);
      if (token >= reading.analysis.tokens.size()) continue;
      often += lead[reading.analysis.tokens[token].sentence] ? kLeadWeight : 1.0F;
    }
    if (often <= 0) continue;
    const std::string name = fold_phrase(entity.name);
    Count& count = counts[entity_key(entity, name)];
    count.often = std::max(count.often, 1.0F + std::log(often));
    count.rarity = std::max(count.rarity, name_rarity(name, lexicon));
  }
  return sorted_terms(counts);
}

/// A capital's name alone may stand for its government; with "in" before it, it is a place.
bool is_put_in(const Reading& reading, Span mention) {
  constexpr std::string_view kIn = "\xD9\x81\xD9\x8A";
  constexpr std::string_view kBa = "\xD8\xA8";
  const Analysis& analysis = reading.analysis;
  const std::uint32_t token = analysis.token_at(mention.begin);
  if (token >= analysis.tokens.size()) return false;
  if (analysis.tokens[token].span.begin < mention.begin) return analysis.word(token).find(kBa) <= 2;
  return token > 0 && analysis.word(token - 1) == kIn;
}

std::vector<PersonKey> find_persons(const Reading& reading) {
  std::vector<PersonKey> keys;
  for (const LocalEntity& entity : reading.entities) {
    if (entity.type != EntityType::Person || keys.size() == Description::kMostPersons) continue;
    const std::string name = fold_phrase(entity.name);
    std::vector<std::uint32_t> words;
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find(' ', begin), name.size());
      words.push_back(key_of(name_key(name.substr(begin, end - begin)), 3));
      begin = end + 1;
    }
    if (words.empty()) continue;
    keys.push_back({words.back(), words.size() > 1 ? words[0] : 0, words.size() > 2 ? words[1] : 0});
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

void find_places(const Reading& reading, const std::vector<bool>& lead, const StoryLexicon& lexicon, Description& out) {
  std::size_t most = 2;
  for (const LocalEntity& entity : reading.entities) {
    if (entity.type != EntityType::Place || entity.known.empty()) continue;
    const PlaceId place = lexicon.places().find(entity.known);
    if (place == kNoPlace) continue;
    out.places.push_back(place);
    if (!lexicon.places().is_local(place)) continue;
    const bool capital = lexicon.places().is_capital(place);
    bool scene = false;
    for (const std::uint32_t m : entity.mentions) {
      const Span span = reading.mentions[m].span;
      const std::uint32_t token = reading.analysis.token_at(span.begin);
      if (token >= reading.analysis.tokens.size()) continue;
      const Sentence& sentence = reading.analysis.sentences[reading.analysis.tokens[token].sentence];
      if (sentence.role == BlockRole::Dateline || !lead[reading.analysis.tokens[token].sentence]) continue;
      scene = scene || !capital || is_put_in(reading, span);
    }
    if (scene) out.scenes.push_back(place);
    if (!capital && entity.mentions.size() > most) {
      most = entity.mentions.size();
      out.headline_place = place;
    }
  }
  std::sort(out.scenes.begin(), out.scenes.end());
  std::sort(out.places.begin(), out.places.end());
}

int find_occasion(const Analysis& analysis, const std::vector<bool>& lead, const StoryLexicon& lexicon) {
  std::vector<int> votes(lexicon.occasions().size(), 0);
  for (const Token& token : analysis.tokens) {
    if (token.kind != TokenKind::Arabic || !lead[token.sentence]) continue;
    for (const Cut& cut : proclitic_cuts(analysis.word(token))) {
      const auto match = lexicon.occasion_words().longest(analysis.folded, token.folded.begin + cut.skip);
      if (!match) continue;
      ++votes[match.payload()];
      break;
    }
  }
  int best = -1;  // of equals, the kind that is told of for the fewest days
  for (int kind = 0; kind < static_cast<int>(votes.size()); ++kind) {
    const auto k = static_cast<std::size_t>(kind);
    if (votes[k] == 0) continue;
    const auto b = static_cast<std::size_t>(std::max(best, 0));
    const bool fewer_days = lexicon.occasions()[k].days < lexicon.occasions()[b].days;
    if (best < 0 || votes[k] > votes[b] || (votes[k] == votes[b] && fewer_days)) best = kind;
  }
  return best;
}

int digits(std::string_view text, std::size_t at, std::size_t n) {
  int value = 0;
  for (std::size_t i = at; i < at + n; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::int32_t day_of(std::string_view edtf) {
  const int y = digits(edtf, 0, 4);
  const int m = digits(edtf, 5, 2);
  const int d = digits(edtf, 8, 2);
  if (y < 0 || m < 1 || d < 1 || edtf[4] != '-' || edtf[7] != '-') return Description::kNoDay;
  using namespace std::chrono;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  return date.ok() ? static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count()) : Description::kNoDay;
}

void date_event(const Reading& reading, const std::vector<bool>& lead, Description& out) {
  for (const TimeMention& time : reading.times) {
    if (time.kind != TimeKind::Date && time.kind != TimeKind::Time) continue;
    const std::uint32_t token = reading.analysis.token_at(time.span.begin);
    if (token >= reading.analysis.tokens.size() || !lead[reading.analysis.tokens[token].sentence]) continue;
    const std::int32_t day = day_of(time.value);
    if (day != Description::kNoDay) {
      if (out.event_day == Description::kNoDay) out.event_day = day;  // the first day named is the event's
    } else if (time.value.size() == 7 && digits(time.value, 0, 4) > 0 && digits(time.value, 5, 2) > 0) {
      out.periods.push_back(digits(time.value, 0, 4) * 12 + digits(time.value, 5, 2) - 1);
    } else if (time.value.size() == 7 && time.value.starts_with("XXXX-") && digits(time.value, 5, 2) > 0) {
      out.open_months.push_back(digits(time.value, 5, 2) - 1);
    }
  }
  for (auto* months : {&out.periods, &out.open_months}) {
    std::sort(months->begin(), months->end());
    months->erase(std::unique(months->begin(), months->end()), months->end());
  }
  if (reading.article.published) out.published = day_of(reading.article.published->value);
}

}  // namespace

std::uint32_t entity_key(const LocalEntity& entity, std::string_view name) {
  const auto key = [&] {
    if (!entity.known.empty()) return key_of(entity.known, 2);
    if (entity.type == EntityType::Person) return key_of(name_key(name.substr(name.rfind(' ') + 1)), 3);
    return key_of(name_key(name), 4);
  };
  const std::uint32_t place = entity.type == EntityType::Place ? 1U : 0U;  // is_place_key()
  return (key() & ~std::uint32_t{1}) | place;
}

Description describe_reading(const Reading& reading, const StoryLexicon& lexicon) {
  const std::vector<bool> lead = lead_sentences(reading.analysis);
  Description out;
  out.words = count_words(reading, lead, lexicon);
  out.entities = count_entities(reading, lead, lexicon);
  out.persons = find_persons(reading);
  out.occasion = find_occasion(reading.analysis, lead, lexicon);
  out.length = static_cast<std::uint32_t>(reading.analysis.tokens.size());
  find_places(reading, lead, lexicon, out);
  date_event(reading, lead, out);
  out.fingerprint = fnv1a(reading.article.text, fnv1a(reading.article.id));
  return out;
}

double cosine(const std::vector<Term>& a, const std::vector<Term>& b) {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->key < j->key) {
      ++i;
    } else if (j->key < i->key) {
      ++j;
    } else {
      sum += static_cast<double>(i->weight) * static_cast<double>(j->weight);
      ++i;
      ++j;
    }
  }
  return sum;
}

}  // namespace isnad
