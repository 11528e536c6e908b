#include "isnad/story/story_lexicon.h"

#include <charconv>
#include <cmath>

#include "isnad/lexicon/table.h"

namespace isnad {
namespace {

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

StoryLexicon::OccasionClass class_of(std::string_view word) {
  using Class = StoryLexicon::OccasionClass;
  return word == "harm" ? Class::Harm : word == "contest" ? Class::Contest : Class::Talk;
}

}  // namespace

Result<StoryLexicon> StoryLexicon::load(const ResourceSource& source) {
  StoryLexicon lexicon;
  const auto frequency = load_table(source, "lexicons/document_frequency.tsv", {"stem", "articles"});
  if (!frequency) return tl::unexpected(frequency.error());
  lexicon.rarity_.reserve(frequency->size() * 2);
  lexicon.rarest_ = std::log((kArticlesCounted + 1) / 2.5);
  const std::size_t stem = frequency->column("stem");
  const std::size_t articles = frequency->column("articles");
  for (std::size_t row = 0; row < frequency->size(); ++row) {
    const double n = number(frequency->cell(row, articles));
    lexicon.rarity_[frequency->cell(row, stem)] = static_cast<float>(std::log((kArticlesCounted + 1) / (n + 0.5)));
  }
  auto places = PlaceNesting::load(source);
  if (!places) return tl::unexpected(places.error());
  lexicon.places_ = std::move(*places);
  auto names = NameModel::load(source);
  if (!names) return tl::unexpected(names.error());
  lexicon.names_ = std::move(*names);
  const auto occasions = load_table(source, "lexicons/occasions.tsv", {"kind", "days", "class", "words"});
  if (!occasions) return tl::unexpected(occasions.error());
  for (std::size_t row = 0; row < occasions->size(); ++row) {
    for (const std::string_view word : occasions->list(row, "words")) {
      lexicon.occasion_words_.add(word, static_cast<std::uint32_t>(row));
    }
    lexicon.occasions_.push_back({std::string(occasions->cell(row, "kind")), number(occasions->cell(row, "days")),
                                  class_of(occasions->cell(row, "class"))});
  }
  lexicon.occasion_words_.build();
  return lexicon;
}

double StoryLexicon::rarity(std::string_view stem) const {
  const auto it = rarity_.find(stem);
  return it == rarity_.end() ? rarest_ : static_cast<double>(it->second);
}

}  // namespace isnad
