#include "isnad/mention/verb_forms.h"

#include <algorithm>
#include <charconv>

#include "isnad/arabic/proclitics.h"
#include "isnad/base/utf8.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

std::string without_last(std::string_view text, std::uint32_t letters) {
  while (letters > 0 && !text.empty()) {
    std::size_t size = text.size() - 1;
    while (size > 0 && !is_boundary(text, size)) --size;
    text = text.substr(0, size);
    --letters;
  }
  return std::string(text);
}

std::string_view without_first(std::string_view text) {
  return text.empty() ? text : text.substr(decode_utf8(text, 0).size);
}

}  // namespace

Result<Inflections> Inflections::load(const ResourceSource& source) {
  auto table = load_table(source, "lexicons/inflections.tsv",
                          {"part", "ends", "drop", "begin", "add", "number", "gender"});
  if (!table) return tl::unexpected(table.error());
  Inflections result;
  for (std::size_t row = 0; row < table->size(); ++row) {
    Ending ending;
    ending.part = table->cell(row, "part");
    ending.ends = table->cell(row, "ends");
    const std::string_view drop = table->cell(row, "drop");
    std::from_chars(drop.data(), drop.data() + drop.size(), ending.drop);
    ending.begin = table->cell(row, "begin");
    ending.add = table->cell(row, "add");
    if (const auto cell = table->cell(row, "number"); !cell.empty()) ending.number = cell.front();
    if (const auto cell = table->cell(row, "gender"); !cell.empty()) ending.gender = cell.front();
    result.endings.push_back(std::move(ending));
  }
  return result;
}

std::vector<Inflections::Made> Inflections::make(std::string_view part, std::string_view stem) const {
  std::size_t best = 0;
  for (const Ending& e : endings) {
    if (e.part == part && stem.ends_with(e.ends)) best = std::max(best, e.ends.size());
  }
  std::vector<Made> made;
  for (const Ending& e : endings) {
    if (e.part != part || e.ends.size() != best || !stem.ends_with(e.ends)) continue;
    std::string form = without_last(stem, e.drop);
    if (!e.begin.empty()) form = e.begin + std::string(without_first(form));
    made.push_back({form + e.add, e.number, e.gender});
  }
  return made;
}

void VerbForms::put(const std::string& form, VerbForm value) {
  auto& list = forms_[fold(form)];
  const bool known = std::any_of(list.begin(), list.end(), [&](const VerbForm& f) {
    return f.row == value.row && f.part == value.part && f.number == value.number && f.gender == value.gender;
  });
  if (!known) list.push_back(value);
}

void VerbForms::add(const Inflections& inflections, const Table& table, std::size_t row, std::uint32_t payload,
                    bool suffixed) {
  struct Part {
    std::string_view column;
    VerbPart part;
  };
  constexpr Part kParts[] = {{"past", VerbPart::Past},
                             {"present", VerbPart::Present},
                             {"participle", VerbPart::Participle},
                             {"masdar", VerbPart::Masdar}};
  for (const Part& p : kParts) {
    if (!table.has(p.column)) continue;
    for (const std::string_view stem : table.list(row, p.column)) {
      VerbForm value{.row = payload, .part = p.part};
      if (stem.front() == '=') {
        value.gender = '?';
        put(std::string(stem.substr(1)), value);
        continue;
      }
      for (const auto& made : inflections.make(p.column, stem)) {
        value.number = made.number;
        value.gender = made.gender;
        value.suffixed = false;
        put(made.form, value);
        const bool verb = p.part == VerbPart::Past || p.part == VerbPart::Present;
        if (!(verb && suffixed) && p.part != VerbPart::Masdar) continue;
        value.suffixed = true;
        for (const auto& with : inflections.make(verb ? "object" : "possessive", made.form)) {
          VerbForm other = value;
          if (!verb) {
            other.number = with.number;
            other.gender = with.gender;
          }
          put(with.form, other);
        }
      }
    }
  }
  if (table.has("other")) {
    for (const std::string_view form : table.list(row, "other")) {
      put(std::string(form), VerbForm{.row = payload, .part = VerbPart::Past, .gender = '?'});
    }
  }
}

std::vector<VerbForm> VerbForms::find(std::string_view folded_word) const {
  std::vector<VerbForm> found;
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    const auto at = forms_.find(folded_word.substr(cut.skip));
    if (at == forms_.end()) continue;
    for (VerbForm form : at->second) {
      const bool noun = form.part == VerbPart::Masdar;
      if (cut.preposition && !noun) continue;
      if (cut.definite && !noun) continue;
      if (cut.future && form.part != VerbPart::Present) continue;
      form.future = cut.future;
      form.conjoined = cut.conjunction;
      form.definite = cut.definite;
      found.push_back(form);
    }
    if (!found.empty()) break;  // the shortest cut that is known
  }
  // a feminine verbal noun is written as a verb with a pronoun: the noun is far more frequent
  const bool noun = std::any_of(found.begin(), found.end(),
                                [](const VerbForm& f) { return f.part == VerbPart::Masdar && !f.suffixed; });
  if (noun) std::erase_if(found, [](const VerbForm& f) { return f.part != VerbPart::Masdar && f.suffixed; });
  return found;
}

}  // namespace isnad
