#include "isnad/arabic/compare_names.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "isnad/base/utf8.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr char32_t kAlef = 0x0627;
constexpr char32_t kLam = 0x0644;
constexpr char32_t kWaw = 0x0648;
constexpr char32_t kYa = 0x064A;
constexpr char32_t kHa = 0x0647;
constexpr std::size_t kMaxWords = 12;
constexpr std::size_t kMaxLetters = 40;

bool is_weak(char32_t c) { return c == kAlef || c == kWaw || c == kYa; }
bool is_soft(char32_t c) { return is_weak(c) || c == kHa; }
std::size_t slot(char32_t c) { return c >= 0x0620 && c < 0x0660 ? c - 0x0620 : 0; }

std::u32string to_letters(std::string_view utf8) {
  std::u32string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    out.push_back(d.code_point);
    i += d.size;
  }
  return out;
}

std::string to_utf8(std::u32string_view letters) {
  std::string out;
  for (const char32_t c : letters) append_utf8(out, c);
  return out;
}

// Letters and digits in words; everything else ends a word.
/// "son of", "daughter of", as folded.
bool is_child_of(std::u32string_view word) {
  constexpr std::u32string_view kWords[] = {U"\u0628\u0646", U"\u0627\u0628\u0646", U"\u0628\u0646\u062A",
                                            U"\u0648\u0644\u062F"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

std::vector<std::u32string> split_words(std::string_view name) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : to_letters(fold(name))) {
    const bool separates = c <= 0x2F || (c >= 0x3A && c < 0x61) || (c > 0x7A && c < 0xC0) || (c >= 0x2000 && c <= 0x206F);
    if (!separates) {
      words.back().push_back(c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

// The best alignment of two words under a model's weights. One letter against one, one against none, two against one
// (a join), two swapped, the article against nothing.
class NameAligner {
 public:
  NameAligner(const NameModel& model, std::u32string_view a, std::u32string_view b)
      : model_(model), a_(a), b_(b), width_(b.size() + 1), cells_((a.size() + 1) * width_) {}

  struct Edit {
    std::u32string_view from;
    std::u32string_view to;
  };

  double run() {
    at(0, 0).score = 0;
    for (std::size_t i = 0; i <= a_.size(); ++i) {
      for (std::size_t j = 0; j <= b_.size(); ++j) extend(i, j);
    }
    return at(a_.size(), b_.size()).score;
  }

  [[nodiscard]] std::vector<Edit> edits() {
    std::vector<Edit> out;
    for (std::size_t i = a_.size(), j = b_.size(); i + j > 0;) {
      const Cell& cell = at(i, j);
      const Edit edit{a_.substr(i - cell.da, cell.da), b_.substr(j - cell.db, cell.db)};
      if (edit.from != edit.to) out.push_back(edit);
      i -= cell.da;
      j -= cell.db;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

 private:
  struct Cell {
    double score = -1e9;
    std::uint8_t da = 0;
    std::uint8_t db = 0;
  };

  Cell& at(std::size_t i, std::size_t j) { return cells_[i * width_ + j]; }

  void offer(std::size_t i, std::size_t j, std::uint8_t da, std::uint8_t db, double weight) {
    const double score = at(i, j).score + weight;
    Cell& next = at(i + da, j + db);
    if (score > next.score + 1e-9) next = {score, da, db};
  }

  [[nodiscard]] double weight(const char* name) const {
    const auto it = model_.weights_.find(std::string_view(name));
    return it == model_.weights_.end() ? 0.0 : static_cast<double>(it->second);
  }

  [[nodiscard]] double drop(std::u32string_view word, std::size_t i) const {
    const char32_t c = word[i];
    const std::size_t where = i == 0 ? 0 : i + 1 == word.size() ? 2 : 1;
    const double own = static_cast<double>(model_.drop_[where][slot(c)]);
    const char32_t before = i == 0 ? 0 : word[i - 1];
    const char32_t after = i + 1 == word.size() ? 0 : word[i + 1];
    if (c == before || c == after) return own + weight("drop-double");
    if (is_soft(c)) {
      const auto side = [](char32_t n, std::size_t edge) -> std::size_t { return n == 0 ? edge : is_weak(n) ? 1 : 2; };
      return own + static_cast<double>(model_.drop_soft_[side(before, 0)][side(after, 3)]);
    }
    return own + weight(where == 0 ? "drop-firm-first" : where == 1 ? "drop-firm-inner" : "drop-firm-last");
  }

  [[nodiscard]] double replace(std::size_t i, std::size_t j) const {
    double w = static_cast<double>(model_.replace_[slot(a_[i]) * NameModel::kLetters + slot(b_[j])]);
    if (i == 0 && j == 0) w += weight("replace-first");
    if (i + 1 == a_.size() && j + 1 == b_.size()) w += weight("replace-last");
    return w;
  }

  void join(std::size_t i, std::size_t j, std::u32string_view two, char32_t one, bool first_is_two) {
    const auto it = model_.joins_.find(std::u32string(two) + one);
    if (it == model_.joins_.end()) return;
    offer(i, j, first_is_two ? 2 : 1, first_is_two ? 1 : 2, static_cast<double>(it->second));
  }

  void extend(std::size_t i, std::size_t j) {
    const bool more_a = i < a_.size();
    const bool more_b = j < b_.size();
    if (more_a && more_b) offer(i, j, 1, 1, a_[i] == b_[j] ? weight("keep") : replace(i, j));
    const bool two_a = i + 1 < a_.size();
    const bool two_b = j + 1 < b_.size();
    if (two_a && two_b && a_[i + 1] == b_[j] && b_[j + 1] == a_[i] && a_[i] != b_[j]) {
      offer(i, j, 2, 2, weight("swap") + weight(is_weak(a_[i]) || is_weak(b_[j]) ? "swap-weak" : "swap-firm"));
    }
    if (more_a) offer(i, j, 1, 0, drop(a_, i));
    if (more_b) offer(i, j, 0, 1, drop(b_, j));
    if (i == 0 && j == 0) {
      if (two_a && a_[0] == kAlef && a_[1] == kLam) offer(0, 0, 2, 0, weight("drop-article"));
      if (two_b && b_[0] == kAlef && b_[1] == kLam) offer(0, 0, 0, 2, weight("drop-article"));
    }
    if (two_a && more_b) join(i, j, a_.substr(i, 2), b_[j], true);
    if (more_a && two_b) join(i, j, b_.substr(j, 2), a_[i], false);
  }

  const NameModel& model_;
  std::u32string_view a_;
  std::u32string_view b_;
  std::size_t width_;
  std::vector<Cell> cells_;
};

Result<NameModel> NameModel::load(const ResourceSource& source) {
  const std::string_view file = "models/name_variants.tsv";
  const auto table = load_table(source, file, {"feature", "letters", "weight"});
  if (!table) return tl::unexpected(table.error());
  NameModel model;
  std::array<float, kLetters * kLetters> own{};
  std::uint8_t classes = 0;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view feature = table->cell(row, "feature");
    const std::u32string letters = to_letters(table->cell(row, "letters"));
    const std::string_view number = table->cell(row, "weight");
    float weight = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), weight);
    const auto bad = [&](const char* what) {
      return fail(ErrorCode::BadSyntax, std::string(file) + ":" + std::to_string(table->line(row)), what);
    };
    if (parsed.ec != std::errc() || !std::isfinite(weight)) return bad("the weight is no number");
    if (feature == "threshold") {
      model.threshold_ = weight;
    } else if (feature == "alike") {
      ++classes;
      for (const char32_t c : letters) model.sound_class_[slot(c)] = classes;
    } else if (feature == "replace") {
      if (letters.size() != 2) return bad("a replacement has two letters");
      own[slot(letters[0]) * kLetters + slot(letters[1])] = weight;
      own[slot(letters[1]) * kLetters + slot(letters[0])] = weight;
    } else if (feature == "drop-first" || feature == "drop-inner" || feature == "drop-last") {
      if (letters.size() != 1) return bad("one letter is dropped");
      model.drop_[feature == "drop-first" ? 0 : feature == "drop-inner" ? 1 : 2][slot(letters[0])] = weight;
    } else if (feature == "drop-soft") {
      const std::u32string_view sides = U"^VC$";
      if (letters.size() != 2 || sides.find(letters[0]) == sides.npos || sides.find(letters[1]) == sides.npos) {
        return bad("neighbours are two of ^ V C $");
      }
      model.drop_soft_[sides.find(letters[0])][sides.find(letters[1])] = weight;
    } else if (feature == "join") {
      if (letters.size() != 4 || letters[2] != U'>') return bad("a join is two letters, '>', one letter");
      model.joins_[letters.substr(0, 2) + letters[3]] = weight;
    } else if (letters.empty()) {
      model.weights_[std::string(feature)] = weight;
    } else {
      return bad("no such feature");
    }
  }
  const float alike = model.weights_["replace-alike"];
  const float other = model.weights_["replace-other"];
  for (std::size_t x = 0; x < kLetters; ++x) {
    for (std::size_t y = 0; y < kLetters; ++y) {
      const bool kin = model.sound_class_[x] != 0 && model.sound_class_[x] == model.sound_class_[y];
      model.replace_[x * kLetters + y] = own[x * kLetters + y] + (kin ? alike : other);
    }
  }
  const auto names = load_table(source, "lexicons/arabic_names.tsv", {"name", "also"});
  if (!names) return tl::unexpected(names.error());
  for (std::size_t row = 0; row < names->size(); ++row) {
    model.arabic_names_.emplace(to_letters(fold(names->cell(row, "name"))), static_cast<std::uint32_t>(row));
    for (const std::string_view also : names->list(row, "also")) {
      model.arabic_names_.emplace(to_letters(fold(also)), static_cast<std::uint32_t>(row));
    }
  }
  return model;
}

NameModel::WordMatch NameModel::compare_words(std::u32string_view a, std::u32string_view b) const {
  if (a == b) return {12, "", true};
  if (a.size() > kMaxLetters || b.size() > kMaxLetters) return {-12, "too long for a name", false};
  if (b < a) std::swap(a, b);
  const std::string pair = to_utf8(a) + " / " + to_utf8(b);
  const auto bare = [](std::u32string_view w) {
    return w.size() >= 5 && w[0] == kAlef && w[1] == kLam ? w.substr(2) : w;
  };
  const auto known_a = arabic_names_.find(bare(a));
  const auto known_b = arabic_names_.find(bare(b));
  if (known_a != arabic_names_.end() && known_b != arabic_names_.end()) {
    if (known_a->second == known_b->second) return {6, pair + ": one Arabic name in two spellings", true};
    return {-6, pair + ": two Arabic names", false};
  }
  NameAligner aligner(*this, a, b);
  double score = aligner.run();
  const auto edits = aligner.edits();
  const auto weight = [&](std::string_view name) {
    const auto it = weights_.find(name);
    return it == weights_.end() ? 0.0 : static_cast<double>(it->second);
  };
  const auto firm = [](std::u32string_view w) {
    std::u32string out;
    std::copy_if(w.begin(), w.end(), std::back_inserter(out), [](char32_t c) { return !is_weak(c); });
    return out;
  };
  const std::u32string firm_a = firm(a);
  const std::u32string firm_b = firm(b);
  const double n = static_cast<double>(edits.size());
  const double shorter = static_cast<double>(std::min(a.size(), b.size()));
  score += weight("bias") + weight("length") * (shorter - 5) / 2 + weight("edits") * n +
           weight("edits-per-letter") * n / std::max(1.0, shorter) +
           weight("firm-letters") * (static_cast<double>(firm_a.size() + firm_b.size()) - 6) / 4 +
           (firm_a == firm_b ? weight("same-skeleton") : 0.0);
  if (2 * n > shorter) return {std::min(score, -3.0), pair + ": too many differences", false};
  std::string reason = pair + ":";
  for (const auto& edit : edits) {
    reason += reason.back() == ':' ? " " : ", ";
    if (edit.from.empty() || edit.to.empty()) {
      reason += to_utf8(edit.from.empty() ? edit.to : edit.from) + " written or not";
    } else {
      reason += to_utf8(edit.from) + " for " + to_utf8(edit.to);
    }
  }
  return {score, reason, score >= static_cast<double>(threshold_)};
}

NameMatch NameModel::compare_phrases(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b) const {
  // a is the shorter: each of its words takes the first word of b, from left to right, that can be it; where no word
  // can, the nearest failure is the reason.
  NameMatch result{1, a.size() == b.size() ? NameRelation::Variant : NameRelation::Part, ""};
  double weakest = 12;
  std::size_t next = 0;
  std::size_t first = 0;  // where the shorter begins in the longer
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t last = b.size() - (a.size() - i);
    WordMatch best{-100, "", false};
    for (std::size_t j = next; j <= last; ++j) {
      WordMatch match = compare_words(a[i], b[j]);
      if (match.score > best.score) best = std::move(match);
      if (best.same) {
        next = j + 1;
        if (i == 0) first = j;
        break;
      }
    }
    if (!best.same) {
      result.relation = NameRelation::Different;
      result.reason = best.reason;
      weakest = best.score;
      break;
    }
    weakest = std::min(weakest, best.score);
    if (!best.reason.empty()) result.reason += (result.reason.empty() ? "" : "; ") + best.reason;
  }
  result.probability = 1 / (1 + std::exp(-(weakest - static_cast<double>(threshold_))));
  if (result.relation == NameRelation::Part && first > 0 && is_child_of(b[first - 1])) {
    return {0, NameRelation::Different, "the shorter names the father of the longer"};
  }
  if (result.relation == NameRelation::Part) {
    result.reason = "every word of the shorter stands in the longer" + (result.reason.empty() ? "" : "; " + result.reason);
  }
  return result;
}

NameMatch NameModel::compare_names(std::string_view a, std::string_view b) const {
  auto words_a = split_words(a);
  auto words_b = split_words(b);
  if (words_a.empty() || words_b.empty()) return {0, NameRelation::Different, "a name without letters"};
  if (words_a == words_b) return {1, NameRelation::Same, "the same letters after folding"};
  if (words_a.size() > kMaxWords || words_b.size() > kMaxWords) return {0, NameRelation::Different, "too long for a name"};
  std::u32string joined_a;
  std::u32string joined_b;
  for (const auto& word : words_a) joined_a += word;
  for (const auto& word : words_b) joined_b += word;
  if (joined_a == joined_b) return {0.99, NameRelation::Same, "the same letters, spaced differently"};
  if (words_b.size() < words_a.size() || (words_b.size() == words_a.size() && words_b < words_a)) {
    std::swap(words_a, words_b);
    std::swap(joined_a, joined_b);
  }
  NameMatch match = compare_phrases(words_a, words_b);
  if (match.can_be_one() || words_a.size() == words_b.size()) return match;
  // "van der leyen" joined or apart: the whole as one word.
  const WordMatch whole = compare_words(joined_a, joined_b);
  if (!whole.same || words_b.size() - words_a.size() > 2) return match;
  return {1 / (1 + std::exp(-(whole.score - static_cast<double>(threshold_)))), NameRelation::Variant, whole.reason};
}

}  // namespace isnad
