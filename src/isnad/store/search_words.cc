#include "isnad/store/search_words.h"

#include "isnad/base/utf8.h"

#include "isnad/text/fold.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

constexpr std::size_t kRemembered = 200'000;
constexpr std::size_t kLongest = 96;  // bytes of a word that are looked at: 48 letters

std::string without_separators(std::string_view number) {
  std::string out;
  for (const char c : fold(number)) {
    if (c >= '0' && c <= '9') out.push_back(c);
    if (c == '.' && !out.empty()) out.push_back(c);
  }
  while (!out.empty() && out.back() == '.') out.pop_back();
  return out;
}

}  // namespace

const SearchWord* SearchWords::next(Scan& scan) {
  while (const auto token = next_token(scan.text, scan.at)) {
    scan.at = token->span.end;
    scan.span = token->span;
    const std::string_view raw = slice(scan.text, token->span);
    if (token->run == ScriptRun::Punctuation || token->run == ScriptRun::Symbol) continue;
    if (token->run == ScriptRun::Number) {
      number_ = {"=" + without_separators(raw), ""};
      if (number_.form.size() > 1) return &number_;
      continue;
    }
    if (const auto known = seen_.find(std::string(raw)); known != seen_.end()) {
      if (known->second.form.size() > 1) return &known->second;
      continue;
    }
    std::string folded = fold(raw);
    if (folded.size() > kLongest) {
      std::size_t cut = kLongest;
      while (!is_boundary(folded, cut)) --cut;
      folded.resize(cut);
    }
    SearchWord word{"=" + keys_.bare(folded), ""};
    if (token->run == ScriptRun::Arabic) word.stem = keys_.skeleton(folded);
    if (seen_.size() >= kRemembered) seen_.clear();
    const auto& kept = seen_.emplace(raw, std::move(word)).first->second;
    if (kept.form.size() > 1) return &kept;
  }
  return nullptr;
}

double SearchWords::rarity(const SearchWord& word) const {
  return keys_.rarity(word.stem.empty() ? word.form.substr(1) : word.stem);
}

}  // namespace isnad
