#include "isnad/arabic/proclitics.h"

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

constexpr char32_t kAlef = 0x0627, kBa = 0x0628, kSin = 0x0633, kFa = 0x0641, kKaf = 0x0643, kLam = 0x0644,
                   kWaw = 0x0648;
constexpr std::size_t kLetter = 2;  // bytes of a folded Arabic letter

char32_t letter(std::string_view word, std::size_t at) {
  return at < word.size() ? decode_utf8(word, at).code_point : 0;
}

bool is_arabic_word(std::string_view word) {
  const char32_t first = letter(word, 0);
  return first >= 0x0621 && first <= 0x064A;
}

class Cutter {
 public:
  explicit Cutter(std::string_view word) : word_(word) {}

  Cuts run() {
    add({});
    if (!is_arabic_word(word_)) return cuts_;
    const char32_t first = letter(word_, 0);
    prepositions({});
    if (first == kWaw || first == kFa) {
      const Cut conjunction{.skip = kLetter, .conjunction = true};
      add(conjunction);
      prepositions(conjunction);
    }
    sort();
    return cuts_;
  }

 private:
  void prepositions(const Cut& from) {
    article(from);
    const char32_t c = letter(word_, from.skip);
    if (c != kBa && c != kKaf && c != kLam && c != kSin) return;
    Cut cut = from;
    cut.skip = static_cast<std::uint8_t>(from.skip + kLetter);
    (c == kSin ? cut.future : cut.preposition) = true;
    add(cut);
    if (c == kSin) return;
    article(cut);
    if (c == kLam && letter(word_, cut.skip) == kLam) {  // lam + article: its alef is swallowed
      Cut assimilated = cut;
      assimilated.skip = static_cast<std::uint8_t>(cut.skip + kLetter);
      assimilated.definite = true;
      add(assimilated);
    }
  }

  void article(const Cut& from) {
    if (letter(word_, from.skip) != kAlef || letter(word_, from.skip + kLetter) != kLam) return;
    Cut cut = from;
    cut.skip = static_cast<std::uint8_t>(from.skip + 2 * kLetter);
    cut.definite = true;
    add(cut);
  }

  void add(const Cut& cut) {
    if (cuts_.count == cuts_.items.size() || (cut.skip != 0 && word_.size() < cut.skip + 2 * kLetter)) return;
    cuts_.items[cuts_.count++] = cut;
  }

  void sort() {  // insertion sort: at most a dozen
    for (std::uint8_t i = 1; i < cuts_.count; ++i) {
      for (std::uint8_t j = i; j > 0 && cuts_.items[j].skip < cuts_.items[j - 1U].skip; --j) {
        std::swap(cuts_.items[j], cuts_.items[j - 1U]);
      }
    }
  }

  std::string_view word_;
  Cuts cuts_;
};

constexpr std::array<std::string_view, 22> kSuffixes = {
    // longest first: -hma -hum -hun -kum -ha -na -at -wn -yn -an -yh -wa ... on folded letters
    "\xD8\xAA\xD9\x87\xD9\x85\xD8\xA7",
    "\xD8\xAA\xD9\x8A\xD9\x86",
    "\xD8\xAA\xD8\xA7\xD9\x86",
    "\xD9\x87\xD9\x85\xD8\xA7",
    "\xD8\xAA\xD9\x87\xD9\x85",
    "\xD8\xAA\xD9\x87\xD8\xA7",
    "\xD9\x8A\xD9\x8A\xD9\x86",
    "\xD9\x8A\xD9\x88\xD9\x86",
    "\xD9\x8A\xD8\xA7\xD8\xAA",
    "\xD9\x87\xD9\x85",
    "\xD9\x87\xD8\xA7",
    "\xD9\x86\xD8\xA7",
    "\xD8\xA7\xD8\xAA",
    "\xD9\x88\xD9\x86",
    "\xD9\x8A\xD9\x86",
    "\xD8\xA7\xD9\x86",
    "\xD8\xAA\xD9\x87",
    "\xD9\x8A\xD9\x87",
    "\xD9\x88\xD8\xA7",
    "\xD9\x87",
    "\xD9\x8A",
    "\xD8\xA7"};

}  // namespace

Cuts proclitic_cuts(std::string_view folded_word) {
  return Cutter(folded_word).run();
}

std::string_view light_stem(std::string_view folded_word) {
  if (!is_arabic_word(folded_word)) return folded_word;
  constexpr std::size_t kKeep = 3 * kLetter;
  std::string_view stem = folded_word;
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    const std::string_view rest = folded_word.substr(cut.skip);
    const bool safe = cut.definite || (cut.conjunction && !cut.preposition && rest.size() >= kKeep + kLetter);
    if (safe && rest.size() >= kKeep) stem = rest;
  }
  for (const std::string_view suffix : kSuffixes) {
    if (stem.ends_with(suffix) && stem.size() >= suffix.size() + kKeep)
      return stem.substr(0, stem.size() - suffix.size());
  }
  return stem;
}

}  // namespace isnad
