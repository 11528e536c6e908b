#include "isnad/mention/speech_lexicon.h"

#include <utility>

#include "isnad/arabic/proclitics.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

SpeechAct act_of(std::string_view name) {
  constexpr std::pair<std::string_view, SpeechAct> kActs[] = {
      {"say", SpeechAct::Say}, {"ask", SpeechAct::Ask},     {"describe", SpeechAct::Describe}, {"opine", SpeechAct::Opine},
      {"deny", SpeechAct::Deny},   {"show", SpeechAct::Show},         {"relay", SpeechAct::Relay},
      {"text", SpeechAct::Text},   {"rate", SpeechAct::Rate},         {"count", SpeechAct::Count},
      {"promote", SpeechAct::Promote}};
  for (const auto& [text, act] : kActs) {
    if (text == name) return act;
  }
  return SpeechAct::Other;
}

SpeechVerb read_verb(const Table& table, std::size_t row) {
  SpeechVerb verb;
  for (const std::string_view value : table.list(row, "takes")) {
    if (value == "that") verb.that = true;
    else if (value == "quote") verb.quote = true;
    else if (value == "colon") verb.colon = true;
    else if (value == "object") verb.object = true;
    else if (value == "count") verb.count = true;
    else if (value == "any") verb.any = verb.object = true;
    else if (value.starts_with("that-")) {
      verb.that = true;
      verb.that_after = fold(value.substr(5));
    } else if (value == "\xD8\xA8")
      verb.with_ba = true;
    else if (value == "\xD9\x84") verb.with_lam = true;
    else verb.words.push_back(fold(value));
  }
  verb.strong = table.cell(row, "strong") == "1";
  verb.act = act_of(table.cell(row, "act"));
  verb.stance = table.cell(row, "stance");
  return verb;
}

}  // namespace

Result<SpeechLexicon> SpeechLexicon::load(const ResourceSource& source) {
  SpeechLexicon result;
  auto classes = WordClasses::load(source);
  if (!classes) return tl::unexpected(classes.error());
  result.classes = std::move(*classes);
  auto nouns = SpeakerNouns::load(source);
  if (!nouns) return tl::unexpected(nouns.error());
  result.nouns = std::move(*nouns);
  auto inflections = Inflections::load(source);
  if (!inflections) return tl::unexpected(inflections.error());

  auto verbs = load_table(source, "lexicons/speech_verbs.tsv",
                          {"past", "present", "masdar", "participle", "other", "takes", "strong", "act", "stance", "suffixed"});
  if (!verbs) return tl::unexpected(verbs.error());
  for (std::size_t row = 0; row < verbs->size(); ++row) {
    result.forms.add(*inflections, *verbs, row, static_cast<std::uint32_t>(result.verbs.size()),
                     verbs->cell(row, "suffixed") == "1");
    result.verbs.push_back(read_verb(*verbs, row));
  }

  auto attribution = load_table(source, "lexicons/attribution.tsv", {"phrase", "follows", "strong"});
  if (!attribution) return tl::unexpected(attribution.error());
  for (std::size_t row = 0; row < attribution->size(); ++row) {
    const std::string_view follows = attribution->cell(row, "follows");
    result.attribution_phrases.add(attribution->cell(row, "phrase"),
                                   static_cast<std::uint32_t>(result.attributions.size()));
    result.attributions.push_back({follows == "np"     ? Attribution::Follows::Phrase
                                   : follows == "verb" ? Attribution::Follows::Verb
                                       : follows == "aside" ? Attribution::Follows::Aside
                                       : follows == "impersonal" ? Attribution::Follows::Impersonal
                                                       : Attribution::Follows::None,
                                   attribution->cell(row, "strong") == "1"});
  }
  result.attribution_phrases.build();

  auto boundaries = load_table(source, "lexicons/clause_boundaries.tsv", {"phrase"});
  if (!boundaries) return tl::unexpected(boundaries.error());
  for (std::size_t row = 0; row < boundaries->size(); ++row) {
    result.boundaries.add(boundaries->cell(row, "phrase"), 0);
  }
  result.boundaries.build();

  auto heads = load_table(source, "lexicons/not_speech_heads.tsv", {"kind", "words"});
  if (!heads) return tl::unexpected(heads.error());
  for (std::size_t row = 0; row < heads->size(); ++row) {
    const bool place = heads->cell(row, "kind") == "place";
    for (const std::string_view word : heads->list(row, "words")) {
      result.name_heads.insert(fold(word));
      if (!place) result.definite_name_heads.insert(fold(word));
    }
  }
  return result;
}

bool SpeechLexicon::is_name_head(std::string_view folded_word) const {
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    const auto& heads = cut.definite ? definite_name_heads : name_heads;
    if (!cut.future && heads.count(folded_word.substr(cut.skip)) != 0) return true;
  }
  return false;
}

}  // namespace isnad
