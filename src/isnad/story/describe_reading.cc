#include "isnad/story/describe_reading.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_map>

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

std::vector<Term> normalised(const std::unordered_map<std::uint64_t, float>& weights) {
  std::vector<Term> terms;
  terms.reserve(weights.size());
  double sum = 0;
  for (const auto& [key, weight] : weights) terms.push_back({key, weight});
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.key < b.key; });
  for (const Term& term : terms) sum += static_cast<double>(term.weight) * static_cast<double>(term.weight);
  const auto length = static_cast<float>(std::sqrt(sum));
  for (Term& term : terms) term.weight /= length;
  return terms;
}

/// Counts that two newsrooms share (twelve killed, 547 000 barrels) tie their articles together whatever their words.
void weigh_counts(const Reading& reading, std::unordered_map<std::uint64_t, float>& weights) {
  constexpr float kCountRarity = 5.0F;
  for (const QuantityMention& quantity : reading.quantities) {
    if (quantity.low != quantity.high || quantity.low <= 2 || quantity.ordinal) continue;
    const std::string count = std::to_string(quantity.low) + ' ' + quantity.unit;
    weights[fnv1a(count, 1)] = kCountRarity;
  }
}

std::vector<Term> weigh_words(const Reading& reading, const std::vector<bool>& lead, const StoryLexicon& lexicon) {
  const Analysis& analysis = reading.analysis;
  std::unordered_map<std::uint64_t, float> counts;
  std::unordered_map<std::uint64_t, float> rarity;
  for (const Token& token : analysis.tokens) {
    if (token.kind != TokenKind::Arabic && token.kind != TokenKind::Latin) continue;
    const std::string_view stem = light_stem(analysis.word(token));
    if (stem.size() < 4) continue;
    const std::uint64_t key = fnv1a(stem);
    counts[key] += lead[token.sentence] ? kLeadWeight : 1.0F;
    rarity.try_emplace(key, static_cast<float>(lexicon.rarity(stem)));
  }
  for (auto& [key, count] : counts) {
    const float rare = std::max(0.0F, rarity[key] - 2.0F);  // words of every eighth article say nothing
    count = (1.0F + std::log(count)) * rare;
  }
  weigh_counts(reading, counts);
  return normalised(counts);
}

float entity_rarity(const Entity& entity, const StoryLexicon& lexicon) {
  double best = 1.0;  // the rarest word of the name
  const std::string name = fold_phrase(entity.name);
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    best = std::max(best, lexicon.rarity(light_stem(std::string_view(name).substr(begin, end - begin))));
    begin = end + 1;
  }
  return static_cast<float>(best);
}

std::vector<Term> weigh_entities(const Reading& reading, const std::vector<std::uint32_t>& registry_of_local,
                                 const std::vector<bool>& lead, const Registry& registry, const StoryLexicon& lexicon) {
  std::unordered_map<std::uint64_t, float> counts;
  for (std::size_t local = 0; local < reading.entities.size(); ++local) {
    const Entity& entity = registry.entities[registry_of_local[local]];
    float count = 0;
    for (const std::uint32_t m : reading.entities[local].mentions) {
      const std::uint32_t token = reading.analysis.token_at(reading.mentions[m].span.begin);
      if (token >= reading.analysis.tokens.size()) continue;
      count += lead[reading.analysis.tokens[token].sentence] ? kLeadWeight : 1.0F;
    }
    if (count > 0) {
      counts[fnv1a("entity", registry_of_local[local])] = (1.0F + std::log(count)) * entity_rarity(entity, lexicon);
    }
  }
  return normalised(counts);
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

void find_places(const Reading& reading, const std::vector<bool>& lead, const StoryLexicon& lexicon, Description& out) {
  std::size_t most = 2;
  for (const LocalEntity& entity : reading.entities) {
    if (entity.type != EntityType::Place || entity.known.empty()) continue;
    out.places.push_back(entity.known);
    if (!lexicon.places().is_local(entity.known)) continue;
    const bool capital = lexicon.places().is_capital(entity.known);
    bool scene = false;
    for (const std::uint32_t m : entity.mentions) {
      const Span span = reading.mentions[m].span;
      const std::uint32_t token = reading.analysis.token_at(span.begin);
      if (token >= reading.analysis.tokens.size()) continue;
      const Sentence& sentence = reading.analysis.sentences[reading.analysis.tokens[token].sentence];
      if (sentence.role == BlockRole::Dateline || !lead[reading.analysis.tokens[token].sentence]) continue;
      scene = scene || !capital || is_put_in(reading, span);
    }
    if (scene) out.scenes.push_back(entity.known);
    if (!capital && entity.mentions.size() > most) {
      most = entity.mentions.size();
      out.headline_place = entity.known;
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
      if (out.event_days.empty()) out.event_days.push_back(day);  // the first day named is the event's
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

Description describe_reading(const Reading& reading, const std::vector<std::uint32_t>& registry_of_local,
                             const Registry& registry, const StoryLexicon& lexicon) {
  const std::vector<bool> lead = lead_sentences(reading.analysis);
  Description out;
  out.words = weigh_words(reading, lead, lexicon);
  out.entities = weigh_entities(reading, registry_of_local, lead, registry, lexicon);
  out.occasion = find_occasion(reading.analysis, lead, lexicon);
  out.length = static_cast<std::uint32_t>(reading.analysis.tokens.size());
  find_places(reading, lead, lexicon, out);
  date_event(reading, lead, out);
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
