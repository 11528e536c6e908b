#include "isnad/claim/claim_lexicon.h"

#include <algorithm>

#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordList::Size)> kListNames = {
    "since",   "other-occasion", "hedge",    "rumour",   "negation", "clause-opener", "lasting",   "elsewhere",
    "rise",    "earlier",        "goal",     "absent",   "still",    "minute",        "condition", "said",
    "oblique", "denial",         "day-word", "group",    "past-ta",  "may",           "locative",  "site",
    "part",    "aftermath",      "anaphora", "relative", "over",
    "except"};

Result<void> load_lists(const ResourceSource& source, ClaimLexicon& out) {
  constexpr std::string_view kFile = "lexicons/claim_words.tsv";
  const auto table = load_table(source, kFile, {"list", "words"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto at = std::find(kListNames.begin(), kListNames.end(), table->cell(row, "list"));
    if (at == kListNames.end()) {
      return fail(ErrorCode::BadSyntax, std::string(kFile) + ":" + std::to_string(table->line(row)),
                  "no list of this name");
    }
    PhraseTable& list = out.lists[static_cast<std::size_t>(at - kListNames.begin())];
    for (const std::string_view word : table->list(row, "words")) list.add(word, 0);
  }
  for (PhraseTable& list : out.lists) list.build();
  return {};
}

/// The word, its accusative, dual, sound plural and its forms with a possessive pronoun. A phrase stays as it is.
void add_inflected(PhraseTable& table, std::string_view word, std::uint32_t payload) {
  const std::string stem = fold(word);
  table.add(stem, payload);
  if (stem.find(' ') != std::string::npos) return;
  constexpr std::string_view kHa = "\xD9\x87";  // also the folded ta marbuta
  constexpr std::string_view kTa = "\xD8\xAA";
  constexpr std::string_view kAlef = "\xD8\xA7";
  constexpr std::string_view kYaNun = "\xD9\x8A\xD9\x86";
  constexpr std::string_view kAlefNun = "\xD8\xA7\xD9\x86";
  std::string before = stem;
  if (stem.ends_with(kHa)) {
    before = stem.substr(0, stem.size() - kHa.size()) + std::string(kTa);
    table.add(stem.substr(0, stem.size() - kHa.size()) + std::string(kAlef) + std::string(kTa), payload);
  } else {
    table.add(stem + std::string(kAlef), payload);
    table.add(stem + std::string(kAlef) + std::string(kTa), payload);
  }
  table.add(before + std::string(kAlefNun), payload);
  table.add(before + std::string(kYaNun), payload);
  table.add(before + std::string(kHa), payload);
  table.add(before + std::string(kHa) + std::string(kAlef), payload);
}

Result<void> load_events(const ResourceSource& source, ClaimLexicon& out) {
  const auto table = load_table(source, "lexicons/event_words.tsv", {"class", "en", "words"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto index = static_cast<std::uint32_t>(out.event_classes.size());
    out.event_classes.emplace_back(table->cell(row, "class"));
    out.event_classes_en.emplace_back(table->cell(row, "en"));
    for (const std::string_view word : table->list(row, "words")) add_inflected(out.events, word, index);
  }
  out.events.build();
  return {};
}

Result<void> load_opposites(const ResourceSource& source, ClaimLexicon& out) {
  const auto table = load_table(source, "lexicons/opposites.tsv", {"words", "opposites"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    for (const std::string_view x : table->list(row, "words")) {
      for (const std::string_view y : table->list(row, "opposites")) {
        const std::string a = out.keys.key(fold(x));
        const std::string b = out.keys.key(fold(y));
        out.opposites[a].push_back(b);
        out.opposites[b].push_back(a);
      }
    }
  }
  return {};
}

Result<void> load_assessments(const ResourceSource& source, ClaimLexicon& out) {
  const auto table = load_table(source, "lexicons/assessment_dimensions.tsv",
                                {"dimension", "ar", "en", "pole", "head", "negated", "hedged", "words"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string name(table->cell(row, "dimension"));
    auto at = std::find_if(out.dimensions.begin(), out.dimensions.end(),
                           [&](const AssessmentDimension& d) { return d.name == name; });
    if (at == out.dimensions.end()) {
      out.dimensions.push_back({{}, name, std::string(table->cell(row, "ar")), std::string(table->cell(row, "en"))});
      at = out.dimensions.end() - 1;
    }
    const auto number = static_cast<std::uint32_t>(out.poles.size());
    AssessmentPole& pole = out.poles.emplace_back();
    pole.dimension = static_cast<std::uint32_t>(at - out.dimensions.begin());
    const auto index_of = [&](std::string_view word) {
      const auto found = std::find(at->poles.begin(), at->poles.end(), word);
      if (found != at->poles.end()) return static_cast<std::uint32_t>(found - at->poles.begin());
      at->poles.emplace_back(word);
      return static_cast<std::uint32_t>(at->poles.size() - 1);
    };
    if (table->cell(row, "pole") != "?") pole.index = index_of(table->cell(row, "pole"));
    if (const std::string_view other = table->cell(row, "negated"); !other.empty()) pole.negated = index_of(other);
    pole.hedged = table->cell(row, "hedged") == "yes";
    for (const std::string_view word : table->list(row, "head")) pole.heads.insert(fold_phrase(word));
    for (const std::string_view word : table->list(row, "words")) out.pole_words.add(word, number);
  }
  out.pole_words.build();
  return {};
}

/// Verbs and verbal nouns that make a clause tell something.
Result<void> load_predicates(const ResourceSource& source, ClaimLexicon& out) {
  for (const std::string_view file : {"lexicons/statement_verbs.tsv", "lexicons/position_verbs.tsv"}) {
    const auto table = load_table(source, file, {"past", "present", "masdar"});
    if (!table) return tl::unexpected(table.error());
    for (std::size_t row = 0; row < table->size(); ++row) {
      for (const std::string_view column : {"past", "present", "masdar"}) {
        for (const std::string_view word : table->list(row, column)) out.predicates.insert(out.keys.key(fold(word)));
      }
    }
  }
  return {};
}

Result<void> load_labels(const ResourceSource& source, ClaimLexicon& out) {
  const auto table = load_table(source, "lexicons/finding_labels.tsv", {"name", "ar", "en"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    out.labels[std::string(table->cell(row, "name"))] = {std::string(table->cell(row, "ar")),
                                                         std::string(table->cell(row, "en"))};
  }
  return {};
}

std::string fill(std::string text, std::string_view x, std::string_view y) {
  for (const auto& [slot, part] : {std::pair{std::string_view("{x}"), x}, std::pair{std::string_view("{y}"), y}}) {
    if (const auto at = text.find(slot); at != std::string::npos) text.replace(at, slot.size(), part);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == ':')) text.pop_back();
  return text;
}

}  // namespace

std::string ClaimLexicon::label_ar(const std::string& name, std::string_view x, std::string_view y) const {
  const auto at = labels.find(name);
  return at == labels.end() ? std::string(x) : fill(at->second.ar, x, y);
}

std::string ClaimLexicon::label_en(const std::string& name, std::string_view x, std::string_view y) const {
  const auto at = labels.find(name);
  return at == labels.end() ? std::string(x) : fill(at->second.en, x, y);
}

Result<ClaimLexicon> ClaimLexicon::load(const ResourceSource& source) {
  ClaimLexicon out;
  auto keys = WordKeys::load(source);
  if (!keys) return tl::unexpected(keys.error());
  out.keys = std::move(*keys);
  for (const auto step : {load_lists, load_events, load_assessments, load_predicates, load_opposites, load_labels}) {
    if (const auto done = step(source, out); !done) return tl::unexpected(done.error());
  }
  return out;
}

}  // namespace isnad
