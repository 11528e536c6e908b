#include "isnad/claim/compare_wordings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "isnad/arabic/proclitics.h"
#include "isnad/claim/gather_values.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::size_t kLongest = 160;    // words of one quotation that are compared
constexpr std::size_t kMouthWords = 5;   // shorter words may be anybody's
constexpr std::size_t kHeldAgainst = 24; // quotations that share a word, at most

/// States whose officials speak Arabic to the press (members of the Arab League).
constexpr std::array<std::string_view, 22> kArabicSides{"AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY",
                                                        "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"};

struct Word {
  std::string_view folded;
  Span span;
};

/// The word without a conjunction written on it, where something is left.
std::string_view bare(std::string_view word) {
  for (const Cut& cut : proclitic_cuts(word)) {
    if (cut.conjunction && !cut.preposition && !cut.definite && !cut.future && word.size() > static_cast<std::size_t>(cut.skip) + 4) return word.substr(cut.skip);
  }
  return word;
}

std::vector<Word> words_of(const StoryView& view, const Evidence& e) {
  const Analysis& analysis = view.readings[e.reading].analysis;
  std::vector<Word> words;
  for (std::uint32_t t = analysis.token_at(e.span.begin); t < analysis.tokens.size() && words.size() < kLongest; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.span.begin >= e.span.end) break;
    if (token.kind == TokenKind::Punctuation || token.kind == TokenKind::Symbol || token.span.begin < e.span.begin) continue;
    const std::string_view folded = bare(analysis.word(t));
    if (folded.size() > 2) words.push_back({folded, token.span});
  }
  return words;
}

/// Which words of `b` are in a longest common subsequence with `a`.
std::vector<bool> common(const std::vector<Word>& a, const std::vector<Word>& b) {
  const std::size_t n = a.size();
  const std::size_t m = b.size();
  std::vector<std::uint16_t> table((n + 1) * (m + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return table[i * (m + 1) + j]; };
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      at(i, j) = a[i].folded == b[j].folded ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::vector<bool> kept(m, false);
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (a[i].folded == b[j].folded) {
      kept[j] = true;
      ++i, ++j;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return kept;
}

bool speaks_arabic(const StoryView& view, std::uint32_t speaker) {
  if (speaker == kNone) return true;
  const std::string& side = view.registry.entities[speaker].side;
  return side.empty() || std::find(kArabicSides.begin(), kArabicSides.end(), side) != kArabicSides.end();
}

bool is_person(const StoryView& view, std::uint32_t entity) {
  return entity != kNone && view.registry.entities[entity].type == EntityType::Person;
}

/// Letters without long vowels: what stays when one foreign name is spelt twice.
std::string skeleton(std::string_view folded) {
  std::string out;
  for (std::size_t i = 0; i + 1 < folded.size(); i += 2) {
    const std::string_view letter = folded.substr(i, 2);
    if (letter != "\xD8\xA7" && letter != "\xD9\x88" && letter != "\xD9\x8A" && letter != "\xD9\x87") out += letter;
  }
  return out;
}

/// No word of one name could be a word of the other: two people, and not one under two spellings.
bool surely_two(const StoryView& view, std::uint32_t a, std::uint32_t b) {
  const std::string x = fold(view.registry.entities[a].name);
  const std::string y = fold(view.registry.entities[b].name);
  for (const std::string_view v : split_list(x, ' ')) {
    for (const std::string_view w : split_list(y, ' ')) {
      if (v == w || skeleton(v) == skeleton(w)) return false;
    }
  }
  return true;
}

struct Spoken {
  Evidence evidence;
  std::uint32_t speaker = kNone;
  std::vector<Word> words;
};

/// Nine in ten words of the shorter stand in the longer, in order.
bool same_words(const std::vector<Word>& a, const std::vector<Word>& b) {
  const auto& small = a.size() <= b.size() ? a : b;
  const auto& large = a.size() <= b.size() ? b : a;
  const auto kept = common(large, small);
  const auto hits = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), true));
  return hits >= kMouthWords && 10 * hits >= 9 * small.size();
}

}  // namespace

std::vector<Wording> compare_wordings(const StoryView& view, const std::vector<Evidence>& evidence,
                                      const std::vector<bool>& direct, std::uint32_t speaker) {
  if (evidence.size() < 2 || carriers(evidence) < 2) return {};
  std::vector<std::vector<Word>> words;
  words.reserve(evidence.size());
  for (const Evidence& e : evidence) words.push_back(words_of(view, e));
  std::size_t fullest = evidence.size();
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (direct[i] && (fullest == evidence.size() || words[i].size() > words[fullest].size())) fullest = i;
  }
  if (fullest == evidence.size() || words[fullest].empty()) return {};
  std::vector<Wording> out;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (words[i].empty()) continue;
    Wording wording{evidence[i], WordingKind::Verbatim, {}};
    if (i != fullest) {
      const auto kept = common(words[fullest], words[i]);
      const auto hits = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), true));
      const bool near = 10 * hits >= 6 * words[i].size();
      if (hits == words[i].size()) {
        wording.kind = hits == words[fullest].size() ? WordingKind::Verbatim : WordingKind::Shortened;
      } else if (near && direct[i]) {
        wording.kind = WordingKind::Altered;
        for (std::size_t w = 0; w < words[i].size(); ++w) {
          if (!kept[w]) wording.changed.push_back(words[i][w].span);
        }
      } else {
        wording.kind = direct[i] && !speaks_arabic(view, speaker) ? WordingKind::Translated : WordingKind::Paraphrased;
      }
    }
    out.push_back(std::move(wording));
  }
  return out;
}

void compare_mouths(const StoryView& view, std::vector<Finding>& findings) {
  std::vector<Spoken> all;
  for (const ArticleView& a : view.articles) {
    for (const Quotation& q : view.reading(a).quotations) {
      if (q.kind != QuotationKind::Direct || q.span.empty() || q.speaker == kNone) continue;
      const std::uint32_t speaker = view.entity(a.reading, q.speaker);
      if (!is_person(view, speaker)) continue;
      Spoken spoken{{a.reading, q.span}, speaker, words_of(view, {a.reading, q.span})};
      if (spoken.words.size() >= kMouthWords) all.push_back(std::move(spoken));
    }
  }
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_word;
  std::vector<bool> told(all.size(), false);
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<std::size_t> near;
    for (const Word& w : all[i].words) {
      auto& held = by_word[w.folded];
      near.insert(near.end(), held.begin(), held.end());
      if (held.size() < kHeldAgainst && (held.empty() || held.back() != i)) held.push_back(i);
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    for (const std::size_t j : near) {
      if (told[i] || told[j] || all[i].speaker == all[j].speaker || all[i].evidence.reading == all[j].evidence.reading) continue;
      if (!same_words(all[i].words, all[j].words) || !surely_two(view, all[i].speaker, all[j].speaker)) continue;
      Finding finding;
      finding.kind = FindingKind::Quotation;
      finding.about_ar = view.lexicon.label_ar("quotation-mouths");
      finding.about_en = view.lexicon.label_en("quotation-mouths");
      for (const std::size_t k : {j, i}) {
        std::vector<Evidence> evidence;  // whoever else gives it to the same person
        for (std::size_t other = 0; other < all.size(); ++other) {
          if (all[other].speaker == all[k].speaker && (other == k || same_words(all[other].words, all[k].words))) {
            evidence.push_back(all[other].evidence);
            told[other] = true;
          }
        }
        FindingValue value = make_value(view, view.registry.entities[all[k].speaker].id, std::move(evidence));
        value.label_ar = view.words(all[k].evidence);
        value.attributed_to = all[k].speaker;
        finding.values.push_back(std::move(value));
      }
      finding.status = FindingStatus::Conflicting;
      finding.conflict = "speaker";
      settle(finding);
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace isnad
