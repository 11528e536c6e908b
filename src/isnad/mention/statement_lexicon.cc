#include "isnad/mention/statement_lexicon.h"

#include "isnad/arabic/proclitics.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

StatementKind kind_of(std::string_view name) {
  if (name == "outcome") return StatementKind::Outcome;
  if (name == "plan") return StatementKind::Plan;
  if (name == "participation") return StatementKind::Participation;
  return StatementKind::Event;
}

Result<std::vector<NounPair>> load_pairs(const ResourceSource& source, std::string_view file, PhraseTable* phrases) {
  auto table = load_table(source, file, {"predicate", "heads", "words"});
  if (!table) return tl::unexpected(table.error());
  std::vector<NounPair> pairs;
  for (std::size_t row = 0; row < table->size(); ++row) {
    NounPair pair;
    pair.predicate = table->cell(row, "predicate");
    pair.affirms = !table->has("pole") || table->cell(row, "pole") != "0";
    for (const auto head : table->list(row, "heads")) pair.heads.insert(fold(head));
    for (const auto word : table->list(row, "words")) {
      if (pair.heads.empty() && phrases != nullptr) phrases->add(word, static_cast<std::uint32_t>(pairs.size()));
      pair.words.insert(fold(word));
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace

bool listed(const WordSet& words, std::string_view folded_word) {
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    if (!cut.definite && words.count(folded_word.substr(cut.skip)) != 0) return true;
  }
  return false;
}

std::string StatementLexicon::side(std::string_view folded_word) const {
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    const auto found = side_of_adjective.find(folded_word.substr(cut.skip));
    if (found != side_of_adjective.end()) return found->second;
  }
  return {};
}

Result<StatementLexicon> StatementLexicon::load(const ResourceSource& source) {
  StatementLexicon result;
  auto speech = SpeechLexicon::load(source);
  if (!speech) return tl::unexpected(speech.error());
  result.speech = std::move(*speech);
  auto inflections = Inflections::load(source);
  if (!inflections) return tl::unexpected(inflections.error());

  auto verbs = load_table(source, "lexicons/statement_verbs.tsv",
                          {"past", "present", "masdar", "participle", "other", "kind", "predicate", "with", "noun", "denies",
                           "plover", "suffixed"});
  if (!verbs) return tl::unexpected(verbs.error());
  for (std::size_t row = 0; row < verbs->size(); ++row) {
    NewsVerb verb;
    verb.kind = kind_of(verbs->cell(row, "kind"));
    verb.predicate = verbs->cell(row, "predicate");
    for (const auto word : verbs->list(row, "with")) {
      if (word.starts_with('!')) verb.unless.push_back(fold(word.substr(1)));
      else verb.with.push_back(fold(word));
    }
    verb.noun = verbs->cell(row, "noun") == "1";
    verb.denies = verbs->cell(row, "denies") == "1";
    verb.plover = verbs->cell(row, "plover");
    result.forms.add(*inflections, *verbs, row, static_cast<std::uint32_t>(result.verbs.size()),
                     verbs->cell(row, "suffixed") == "1");
    result.verbs.push_back(std::move(verb));
  }

  auto leads = load_table(source, "lexicons/position_verbs.tsv", {"past", "present", "after"});
  if (!leads) return tl::unexpected(leads.error());
  for (std::size_t row = 0; row < leads->size(); ++row) {
    result.position_verbs.add(*inflections, *leads, row, static_cast<std::uint32_t>(result.leads.size()), false);
    result.leads.emplace_back(leads->cell(row, "after"));
  }
  auto nouns = load_table(source, "lexicons/positions.tsv", {"after", "words", "predicate"});
  if (!nouns) return tl::unexpected(nouns.error());
  for (std::size_t row = 0; row < nouns->size(); ++row) {
    if (nouns->cell(row, "after") == "holder") {
      for (const auto word : nouns->list(row, "words")) result.holder_prepositions.insert(fold(word));
      continue;
    }
    for (const auto word : nouns->list(row, "words")) {
      result.position_nouns.emplace(std::string(nouns->cell(row, "after")) + '\t' + fold(word), nouns->cell(row, "predicate"));
    }
  }

  auto assessments = load_pairs(source, "lexicons/assessments.tsv", &result.assessment_phrases);
  if (!assessments) return tl::unexpected(assessments.error());
  result.assessments = std::move(*assessments);
  for (const NounPair& pair : result.assessments) result.assessment_heads.insert(pair.heads);
  result.assessment_phrases.build();
  auto plans = load_pairs(source, "lexicons/plan_nouns.tsv", nullptr);
  if (!plans) return tl::unexpected(plans.error());
  result.plans = std::move(*plans);
  for (const NounPair& pair : result.plans) result.plan_heads.insert(pair.heads);

  auto sides = load_table(source, "lexicons/nationality_sides.tsv", {"side", "adjectives", "country"});
  if (!sides) return tl::unexpected(sides.error());
  for (std::size_t row = 0; row < sides->size(); ++row) {
    const std::string side(sides->cell(row, "side"));
    for (const auto adjective : sides->list(row, "adjectives")) {
      for (const auto& made : inflections->make("participle", adjective)) result.side_of_adjective.emplace(fold(made.form), side);
      result.side_of_adjective.emplace(fold(adjective), side);
    }
    for (const auto country : sides->list(row, "country")) {
      result.side_of_country.add(country, static_cast<std::uint32_t>(result.sides.size()));
    }
    result.sides.push_back(side);
  }
  result.side_of_country.build();

  auto delegations = load_table(source, "lexicons/delegation_words.tsv", {"class", "words"});
  if (!delegations) return tl::unexpected(delegations.error());
  for (std::size_t row = 0; row < delegations->size(); ++row) {
    const std::string_view name = delegations->cell(row, "class");
    auto& set = name == "list"   ? result.delegation_lists
                : name == "side" ? result.delegation_sides
                : name == "with" ? result.delegation_with
                                 : result.delegation_without;
    for (const auto word : delegations->list(row, "words")) set.insert(fold(word));
  }
  return result;
}

}  // namespace isnad
