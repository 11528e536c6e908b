#include "isnad/arabic/proclitics.h"

namespace isnad {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of a folded Arabic letter

// Letters as their two bytes.
constexpr std::uint32_t kAlef = 0xD8A7, kBa = 0xD8A8, kSin = 0xD8B3, kFa = 0xD981, kKaf = 0xD983, kLam = 0xD984,
                        kWaw = 0xD988;

std::uint32_t letter(std::string_view word, std::size_t at) {
  if (at + 1 >= word.size()) return 0;
  return static_cast<std::uint32_t>(static_cast<unsigned char>(word[at])) << 8U | static_cast<unsigned char>(word[at + 1]);
}

bool is_arabic_word(std::string_view word) {
  const std::uint32_t first = letter(word, 0);
  return (first >= 0xD8A1 && first <= 0xD8BF) || (first >= 0xD980 && first <= 0xD98A);
}

class Cutter {
 public:
  explicit Cutter(std::string_view word) : word_(word) {}

  Cuts run() {
    add({});
    Cut cut;
    std::uint32_t first = letter(word_, 0);
    if (first == kWaw || first == kFa) {
      cut = {.skip = kLetter, .conjunction = true};
      if (!add(cut)) return cuts_;
      first = letter(word_, kLetter);
    }
    if (first == kAlef) {
      article(cut);
    } else if (first == kBa || first == kKaf || first == kLam || first == kSin) {
      cut.skip = static_cast<std::uint8_t>(cut.skip + kLetter);
      (first == kSin ? cut.future : cut.preposition) = true;
      if (!add(cut) || first == kSin) return cuts_;
      article(cut);
      if (first == kLam && letter(word_, cut.skip) == kLam) {  // lam + article: its alef is swallowed
        cut.skip = static_cast<std::uint8_t>(cut.skip + kLetter);
        cut.definite = true;
        add(cut);
      }
    }
    return cuts_;
  }

 private:
  void article(Cut cut) {
    if (letter(word_, cut.skip) != kAlef || letter(word_, cut.skip + kLetter) != kLam) return;
    cut.skip = static_cast<std::uint8_t>(cut.skip + 2 * kLetter);
    cut.definite = true;
    add(cut);
  }

  /// False when too little would be left: no longer cut fits either.
  bool add(const Cut& cut) {
    if (cut.skip != 0 && word_.size() < cut.skip + 2 * kLetter) return false;
    cuts_.items[cuts_.count++] = cut;
    return true;
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
