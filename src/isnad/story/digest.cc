#include "isnad/story/digest.h"

#include <algorithm>

#include "isnad/text/fold.h"
#include "isnad/text/one_line.h"

namespace isnad {
namespace {

constexpr std::uint32_t kLabelTokens = 14;
constexpr std::size_t kNames = 10;

std::string first_words(const Reading& reading) {
  for (const Sentence& sentence : reading.analysis.sentences) {
    if (sentence.role == BlockRole::Dateline) continue;
    const std::uint32_t last = std::min(sentence.last, sentence.first + kLabelTokens);
    std::string label = one_line(slice(reading.article.text, reading.analysis.covering(sentence.first, last)));
    if (last < sentence.last) label += " \xE2\x80\xA6";  // an ellipsis: the sentence goes on
    return label;
  }
  return reading.article.id;
}

float weight_of(const Description& description, std::uint32_t key) {
  const auto it = std::lower_bound(description.entities.begin(), description.entities.end(), key,
                                   [](const Term& term, std::uint32_t k) { return term.key < k; });
  return it != description.entities.end() && it->key == key ? it->frequency * it->rarity : 0.0F;
}

std::vector<DigestName> heaviest_names(const Reading& reading, const Description& description) {
  std::vector<std::pair<float, DigestName>> all;
  for (const LocalEntity& entity : reading.entities) {
    const std::uint32_t key = entity_key(entity, fold_phrase(entity.name));
    const float weight = weight_of(description, key);
    if (weight > 0) all.emplace_back(weight, DigestName{key, entity.type, one_line(entity.name)});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second.name < b.second.name;
  });
  std::vector<DigestName> names;
  for (auto& [weight, name] : all) {
    const auto same = [&, key = name.key](const DigestName& other) { return other.key == key; };
    if (names.size() < kNames && std::none_of(names.begin(), names.end(), same)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(), [](const DigestName& a, const DigestName& b) { return a.key < b.key; });
  return names;
}

}  // namespace

Digest digest_reading(const Reading& reading, const StoryLexicon& lexicon) {
  Digest digest;
  const Article& article = reading.article;
  digest.id = article.id;
  digest.outlet = article.outlet.value_or("");
  if (article.published) digest.published = article.published->value;
  digest.titled = article.title && !article.title->empty();
  digest.label = digest.titled ? one_line(*article.title) : first_words(reading);
  digest.description = describe_reading(reading, lexicon);
  digest.names = heaviest_names(reading, digest.description);
  return digest;
}

std::vector<const Digest*> pointers_to(const std::vector<Digest>& digests) {
  std::vector<const Digest*> pointers;
  pointers.reserve(digests.size());
  for (const Digest& digest : digests) pointers.push_back(&digest);
  return pointers;
}

}  // namespace isnad
