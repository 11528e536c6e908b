#include "isnad/story/weigh_terms.h"

#include <algorithm>
#include <cmath>

#include "isnad/story/story_lexicon.h"

namespace isnad {
namespace {

constexpr float kCommonWord = 2.0F;         // rarity of the words of every eighth article: they say nothing
constexpr std::uint32_t kOneStory = 40;     // articles: so many may have a word because it is the story's
constexpr std::uint32_t kSmallHeap = 1000;  // articles: a heap so small says nothing of the language

std::uint32_t beyond(std::uint32_t count, std::uint32_t allowance) {
  return count > allowance ? count - allowance : 0;
}

}  // namespace

void HeapFrequency::count(const Description& description) {
  for (const Term& term : description.words) ++words_[term.key];
  for (const Term& term : description.entities) ++entities_[term.key];
  ++articles_;
}

void HeapFrequency::forget(const Description& description) {
  const auto take = [](Counts& counts, std::uint32_t key) {
    const auto it = counts.find(key);
    if (it != counts.end() && --it->second == 0) counts.erase(it);
  };
  for (const Term& term : description.words) take(words_, term.key);
  for (const Term& term : description.entities) take(entities_, term.key);
  --articles_;
}

void HeapFrequency::weigh(std::vector<Term>& terms, const Counts& counts, float worthless) const {
  constexpr double kCounted = StoryLexicon::kArticlesCounted + 1;
  double sum = 0;
  for (Term& term : terms) {
    const auto here = counts.find(term.key);
    const double articles = kCounted * std::exp(-static_cast<double>(term.rarity)) +
                            static_cast<double>(here == counts.end() ? 0U : beyond(here->second, kOneStory));
    const auto rarity = static_cast<float>(std::log((kCounted + beyond(articles_, kSmallHeap)) / articles));
    term.weight = term.frequency * std::max(0.0F, rarity - worthless);
    sum += static_cast<double>(term.weight) * static_cast<double>(term.weight);
  }
  if (sum == 0) return;
  const auto length = static_cast<float>(std::sqrt(sum));
  for (Term& term : terms) term.weight /= length;
}

void HeapFrequency::weigh(Description& description) const {
  weigh(description.words, words_, kCommonWord);
  weigh(description.entities, entities_, 0.0F);
}

}  // namespace isnad
