#include "isnad/arabic/senses.h"

#include <algorithm>

#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::string_view kWaw = "\u0648";
constexpr std::string_view kFa = "\u0641";
constexpr std::string_view kBa = "\u0628";
constexpr std::string_view kLam = "\u0644";
constexpr std::string_view kKaf = "\u0643";
constexpr std::string_view kAl = "\u0627\u0644";
constexpr std::size_t kLetter = 2;  // bytes of an Arabic letter

bool same_word(const Atom& atom, std::string_view word) {
  return atom.folded == word;
}

}  // namespace

const Sense* SensedSentence::find(std::uint32_t atom, std::uint8_t kind) const {
  if (atom >= size()) return nullptr;
  for (std::uint32_t s = starts[atom]; s < starts[atom + 1]; ++s)
    if (senses[s].kind == kind) return &senses[s];
  return nullptr;
}

Span SensedSentence::text_of(const Analysis& analysis, std::uint32_t first, std::uint32_t last,
                             std::uint32_t cut) const {
  Span span{atoms[first].text.begin, atoms[last - 1].text.end};
  if (cut > 0) span.begin = analysis.to_text[atoms[first].folded_span.begin + cut];
  return span;
}

void SenseTable::add(std::uint8_t kind, std::uint16_t id, std::string_view phrase) {
  add_folded(kind, id, fold_phrase(phrase));
}

void SenseTable::add_folded(std::uint8_t kind, std::uint16_t id, std::string_view folded) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < folded.size()) {
    const std::size_t space = std::min(folded.find(' ', at), folded.size());
    if (space > at) words.emplace_back(folded.substr(at, space - at));
    at = space + 1;
  }
  if (words.empty()) return;
  Entry entry;
  entry.rest.assign(words.begin() + 1, words.end());
  entry.id = id;
  entry.kind = kind;
  std::vector<Entry>& entries = by_first_[words.front()];
  const auto shorter = [&](const Entry& e) { return e.rest.size() < entry.rest.size(); };
  entries.insert(std::find_if(entries.begin(), entries.end(), shorter), std::move(entry));
}

void SenseTable::look_up(const Form& form, std::uint32_t atom, SensedSentence& out) const {
  const auto found = by_first_.find(form.word);
  if (found == by_first_.end()) return;
  for (const Entry& entry : found->second) {
    const std::uint32_t end = atom + 1 + static_cast<std::uint32_t>(entry.rest.size());
    if (end > out.size()) continue;
    bool all = true;
    for (std::size_t k = 0; k < entry.rest.size() && all; ++k) all = same_word(out.atoms[atom + 1 + k], entry.rest[k]);
    if (!all) continue;
    Sense sense = form.shape;
    sense.atom = atom;
    sense.end = end;
    sense.id = entry.id;
    sense.kind = entry.kind;
    out.senses.push_back(sense);
  }
}

void SenseTable::read(const Analysis& analysis, const Sentence& sentence, SensedSentence& out) const {
  split_atoms(analysis, sentence, out.atoms);
  out.senses.clear();
  out.starts.clear();
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    out.starts.push_back(static_cast<std::uint32_t>(out.senses.size()));
    const Atom& atom = out.atoms[i];
    if (atom.kind == AtomKind::Digits) continue;
    Form whole{atom.folded, {}};
    look_up(whole, i, out);
    if (atom.kind != AtomKind::Word) continue;
    const auto with_article = [&](const Form& form) {
      if (form.word.size() >= kAl.size() + 2 * kLetter && form.word.starts_with(kAl)) {
        Form inner = form;
        inner.word.remove_prefix(kAl.size());
        inner.shape.definite = true;
        look_up(inner, i, out);
      }
    };
    const auto with_preposition = [&](const Form& form) {
      if (form.word.size() < 3 * kLetter) return;
      const char letter = form.word.starts_with(kBa)    ? 'b'
                          : form.word.starts_with(kLam) ? 'l'
                          : form.word.starts_with(kKaf) ? 'k'
                                                        : 0;
      if (letter == 0) return;
      Form inner = form;
      inner.word.remove_prefix(kLetter);
      inner.shape.preposition = true;
      inner.shape.preposition_letter = letter;
      inner.shape.cut = static_cast<std::uint8_t>(form.shape.cut + kLetter);
      look_up(inner, i, out);
      with_article(inner);
      if (letter == 'l' && inner.word.starts_with(kLam) && inner.word.size() >= 3 * kLetter) {  // lil-
        inner.word.remove_prefix(kLetter);
        inner.shape.cut = static_cast<std::uint8_t>(inner.shape.cut + kLetter);
        inner.shape.definite = true;
        look_up(inner, i, out);
      }
    };
    with_article(whole);
    with_preposition(whole);
    if (whole.word.size() >= 2 * kLetter && (whole.word.starts_with(kWaw) || whole.word.starts_with(kFa))) {
      Form inner = whole;
      inner.word.remove_prefix(kLetter);
      inner.shape.conjunction = true;
      inner.shape.cut = kLetter;
      look_up(inner, i, out);
      with_article(inner);
      with_preposition(inner);
    }
  }
  out.starts.push_back(static_cast<std::uint32_t>(out.senses.size()));
}

}  // namespace isnad
