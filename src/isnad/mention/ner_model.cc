#include "isnad/mention/ner_model.h"

#include <algorithm>
#include <cmath>

#include "isnad/mention/ner_model_file.h"

namespace isnad {
namespace {

constexpr float kNever = -1e4F;
constexpr std::size_t kMaxWords = 2000;  // a longer "sentence" is cut: the lattice stays small

bool allowed(std::size_t from, std::size_t to) {
  return !ner_is_inside(static_cast<int>(to)) || from == to || from + 1 == to;
}

EntityType type_of(std::size_t begin_tag) {
  switch (begin_tag) {
    case 1: return EntityType::Person;
    case 3: return EntityType::Place;
    case 5: return EntityType::Organisation;
    default: return EntityType::Other;
  }
}

float log_sum(const std::array<float, kNerTags>& v) {
  const float top = *std::max_element(v.begin(), v.end());
  float sum = 0;
  for (const float x : v) sum += std::exp(x - top);
  return top + std::log(sum);
}

}  // namespace

struct NerModel::Tables final : NerLexicon {
  std::uint32_t lexicon_slots = 0;
  std::uint32_t feature_slots = 0;
  float scale = 0;
  std::array<std::array<float, kNerTags>, kNerTags + 1> transitions{};
  std::vector<std::int8_t> letters;
  std::string lexicon;
  std::vector<std::uint32_t> marks;
  std::vector<std::int8_t> weights;

  [[nodiscard]] NerWord find(std::uint64_t hash) const override {
    const std::uint32_t mark = ner_file::mark_of(hash);
    std::uint32_t slot = ner_file::slot_of(hash, lexicon_slots);
    for (std::uint32_t tries = 0; tries < lexicon_slots; ++tries) {
      const std::size_t at = static_cast<std::size_t>(slot) * ner_file::kLexiconSlot;
      const auto found = ner_file::read<std::uint32_t>(lexicon, at);
      if (found == mark) {
        const auto byte = [&](std::size_t k) { return ner_file::read<std::uint8_t>(lexicon, at + k); };
        return {ner_file::read<std::uint16_t>(lexicon, at + 4), byte(6), byte(7), byte(8), byte(9), byte(10), byte(11)};
      }
      if (found == 0) break;
      slot = slot + 1 == lexicon_slots ? 0 : slot + 1;
    }
    return {};
  }

  [[nodiscard]] int letters_weight(std::uint32_t slot) const override { return letters[slot % kNerLetterSlots]; }

  void add_weights(std::uint64_t hash, std::array<std::int32_t, kNerTags>& row) const {
    const std::uint32_t mark = ner_file::mark_of(hash);
    std::uint32_t slot = ner_file::slot_of(hash, feature_slots);
    for (std::uint32_t tries = 0; tries < feature_slots; ++tries) {
      if (marks[slot] == mark) {
        const std::int8_t* w = &weights[static_cast<std::size_t>(slot) * kNerTags];
        for (std::size_t t = 0; t < kNerTags; ++t) row[t] += w[t];
        return;
      }
      if (marks[slot] == 0) return;
      slot = slot + 1 == feature_slots ? 0 : slot + 1;
    }
  }
};

Result<NerModel> NerModel::load(std::string_view bytes) {
  const auto bad = [](const char* what) { return fail(ErrorCode::BadSyntax, "models/ner.bin", what); };
  if (bytes.size() < ner_file::kHeader || bytes.substr(0, 8) != ner_file::kMagic) return bad("not a model of names");
  if (ner_file::read<std::uint32_t>(bytes, 8) != ner_file::kVersion ||
      ner_file::read<std::uint32_t>(bytes, 12) != kNerTags) {
    return bad("a model of another version; train it anew");
  }
  auto tables = std::make_shared<Tables>();
  tables->lexicon_slots = ner_file::read<std::uint32_t>(bytes, 16);
  tables->feature_slots = ner_file::read<std::uint32_t>(bytes, 20);
  tables->scale = ner_file::read<float>(bytes, 24);
  const std::size_t transitions = sizeof tables->transitions;
  if (tables->lexicon_slots == 0 || tables->feature_slots == 0 || tables->lexicon_slots > ner_file::kMaxSlots ||
      tables->feature_slots > ner_file::kMaxSlots || !std::isfinite(tables->scale)) {
    return bad("a broken header");
  }
  const std::size_t lexicon = tables->lexicon_slots * ner_file::kLexiconSlot;
  const std::size_t marks = static_cast<std::size_t>(tables->feature_slots) * sizeof(std::uint32_t);
  const std::size_t weights = static_cast<std::size_t>(tables->feature_slots) * kNerTags;
  std::string_view body = bytes.substr(ner_file::kHeader);
  if (body.size() != transitions + kNerLetterSlots + lexicon + marks + weights) return bad("the file is cut or too long");
  const auto sum = ner_file::read<std::uint64_t>(bytes, ner_file::kHeader - 8);
  if (sum != ner_file::checksum(body, ner_file::checksum(bytes.substr(0, ner_file::kHeader - 8)))) {
    return bad("the checksum does not hold; the file was altered");
  }
  std::memcpy(&tables->transitions, body.data(), transitions);
  for (const auto& row : tables->transitions) {
    for (const float t : row) {
      if (!std::isfinite(t)) return bad("a transition that is no number");
    }
  }
  body.remove_prefix(transitions);
  tables->letters.resize(kNerLetterSlots);
  std::memcpy(tables->letters.data(), body.data(), kNerLetterSlots);
  body.remove_prefix(kNerLetterSlots);
  tables->lexicon.assign(body.substr(0, lexicon));
  body.remove_prefix(lexicon);
  tables->marks.resize(tables->feature_slots);
  std::memcpy(tables->marks.data(), body.data(), marks);
  body.remove_prefix(marks);
  tables->weights.resize(weights);
  std::memcpy(tables->weights.data(), body.data(), weights);
  NerModel model;
  model.tables_ = std::move(tables);
  return model;
}

std::size_t NerModel::lexicon_slots() const { return tables_->lexicon_slots; }
std::size_t NerModel::feature_slots() const { return tables_->feature_slots; }

std::vector<NerSpan> NerModel::tag(const Analysis& analysis, const Sentence& sentence) const {
  std::vector<NerSpan> spans;
  std::vector<std::string_view> words;
  for (std::uint32_t first = sentence.first; first < sentence.last; first += kMaxWords) {
    words.clear();
    for (std::uint32_t i = first; i < sentence.last && i < first + kMaxWords; ++i) words.push_back(analysis.word(i));
    for (NerSpan span : tag_words(words)) {
      span.first_token += first;
      span.last_token += first;
      spans.push_back(span);
    }
  }
  return spans;
}

std::vector<NerSpan> NerModel::tag(const Analysis& analysis) const {
  std::vector<std::vector<std::string_view>> sentences;
  std::vector<std::uint32_t> first;
  for (const Sentence& sentence : analysis.sentences) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if ((i - sentence.first) % kMaxWords == 0) {
        sentences.emplace_back();
        first.push_back(i);
      }
      sentences.back().push_back(analysis.word(i));
    }
  }
  std::vector<NerSpan> spans;
  const auto found = tag_sentences(sentences);
  for (std::size_t s = 0; s < found.size(); ++s) {
    for (NerSpan span : found[s]) {
      span.first_token += first[s];
      span.last_token += first[s];
      spans.push_back(span);
    }
  }
  return spans;
}

std::vector<std::vector<NerSpan>> NerModel::tag_sentences(
    const std::vector<std::vector<std::string_view>>& sentences) const {
  const std::vector<NerEvidence> evidence = ner_evidence(*tables_, sentences);
  std::vector<std::vector<NerSpan>> spans;
  spans.reserve(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) spans.push_back(tag_words(sentences[s], evidence[s]));
  return spans;
}

std::vector<NerSpan> NerModel::tag_words(const std::vector<std::string_view>& folded) const {
  return tag_words(folded, {});
}

std::vector<NerSpan> NerModel::tag_words(const std::vector<std::string_view>& folded,
                                         const NerEvidence& evidence) const {
  const std::size_t n = folded.size();
  if (n == 0) return {};
  using Row = std::array<float, kNerTags>;
  const Tables& m = *tables_;
  NerFeatures features;
  ner_features(m, folded, evidence, features);
  std::vector<Row> emit(n);
  for (std::size_t i = 0; i < n; ++i) {
    std::array<std::int32_t, kNerTags> row{};
    for (std::uint32_t k = features.begin[i]; k < features.begin[i + 1]; ++k) m.add_weights(features.hashes[k], row);
    for (std::size_t t = 0; t < kNerTags; ++t) emit[i][t] = static_cast<float>(row[t]) * m.scale;
  }
  const auto step = [&](std::size_t from, std::size_t to) {
    return allowed(from == kNerTags ? 0 : from, to) ? m.transitions[from][to] : kNever;
  };
  // Viterbi and the forward sums in one walk, the backward sums in another.
  std::vector<Row> best(n);
  std::vector<Row> alpha(n);
  std::vector<Row> beta(n, Row{});
  std::vector<std::array<std::uint8_t, kNerTags>> back(n);
  for (std::size_t t = 0; t < kNerTags; ++t) best[0][t] = alpha[0][t] = emit[0][t] + step(kNerTags, t);
  Row sums{};
  for (std::size_t i = 1; i < n; ++i) {
    for (std::size_t t = 0; t < kNerTags; ++t) {
      float top = -1e30F;
      for (std::size_t s = 0; s < kNerTags; ++s) {
        const float w = step(s, t);
        sums[s] = alpha[i - 1][s] + w;
        if (best[i - 1][s] + w > top) {
          top = best[i - 1][s] + w;
          back[i][t] = static_cast<std::uint8_t>(s);
        }
      }
      best[i][t] = top + emit[i][t];
      alpha[i][t] = log_sum(sums) + emit[i][t];
    }
  }
  for (std::size_t i = n - 1; i-- > 0;) {
    for (std::size_t s = 0; s < kNerTags; ++s) {
      for (std::size_t t = 0; t < kNerTags; ++t) sums[t] = beta[i + 1][t] + emit[i + 1][t] + step(s, t);
      beta[i][s] = log_sum(sums);
    }
  }
  const float total = log_sum(alpha[n - 1]);
  std::vector<std::uint8_t> tags(n);
  tags[n - 1] = static_cast<std::uint8_t>(std::max_element(best[n - 1].begin(), best[n - 1].end()) - best[n - 1].begin());
  for (std::size_t i = n - 1; i > 0; --i) tags[i - 1] = back[i][tags[i]];
  std::vector<NerSpan> spans;
  for (std::size_t i = 0; i < n;) {
    const std::size_t begin_tag = tags[i];
    if (begin_tag == 0 || ner_is_inside(static_cast<int>(begin_tag))) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < n && tags[end] == begin_tag + 1) ++end;
    // All paths through exactly these tags: forward to the begin, along the name, and out of it by any tag but inside.
    float path = alpha[i][begin_tag];
    for (std::size_t k = i + 1; k < end; ++k) path += step(tags[k - 1], tags[k]) + emit[k][tags[k]];
    if (end < n) {
      for (std::size_t t = 0; t < kNerTags; ++t) {
        sums[t] = t == begin_tag + 1 ? kNever : step(tags[end - 1], t) + emit[end][t] + beta[end][t];
      }
      path += log_sum(sums);
    }
    spans.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end - 1), type_of(begin_tag),
                     std::min(1.0, static_cast<double>(std::exp(path - total)))});
    i = end;
  }
  return spans;
}

}  // namespace isnad
