#pragma once
// The model of names as it lies in memory: the lexicon, the weights of the features and of the transitions. Read from the
// file (ner_model_file.h) once and never written after; whatever bytes load() accepts, every look-up stays in bounds.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/mention/ner_features.h"
#include "isnad/mention/ner_model_file.h"

namespace isnad {

inline constexpr std::size_t kNerTags = 9;

/// Sums of weights in the lanes of NerTables::Slot: tag t stands in lane kNerLane + t, the other lanes mean nothing.
inline constexpr std::size_t kNerLane = 4;
struct NerSums {
  std::array<std::int16_t, 16> lanes{};
};

class NerTables final : public NerLexicon {
 public:
  /// Copies what it needs. Errors: BadSyntax.
  [[nodiscard]] static Result<std::shared_ptr<const NerTables>> load(std::string_view bytes);

  [[nodiscard]] NerWord find(std::uint64_t hash) const override;
  [[nodiscard]] int letters_weight(std::uint32_t slot) const override { return letters_[slot % kNerLetterSlots]; }

  /// Adds the weights of the features; the order of features does not matter. At most 250 features may be added to one
  /// sum: a weight is at most 127, a lane holds 32767.
  template <std::size_t N>
  void add_weights(const std::array<std::uint64_t, N>& features, std::size_t count, NerSums& sums) const {
    for (std::size_t i = 0; i < count; ++i) __builtin_prefetch(&slots_[ner_file::slot_of(features[i], feature_slots_)]);
    Lanes low;
    Lanes high;
    std::memcpy(&low, sums.lanes.data(), sizeof low);
    std::memcpy(&high, sums.lanes.data() + 8, sizeof high);
    for (std::size_t i = 0; i < count; ++i) {
      const Slot* weights = find_weights(features[i]);
      if (weights == nullptr) continue;
      Bytes first;
      Bytes second;
      std::memcpy(&first, weights->bytes.data(), sizeof first);
      std::memcpy(&second, weights->bytes.data() + 8, sizeof second);
      low += __builtin_convertvector(first, Lanes);
      high += __builtin_convertvector(second, Lanes);
    }
    std::memcpy(sums.lanes.data(), &low, sizeof low);
    std::memcpy(sums.lanes.data() + 8, &high, sizeof high);
  }

  [[nodiscard]] float scale() const { return scale_; }
  using Transitions = std::array<std::array<float, kNerTags>, kNerTags + 1>;  // from, to; the last row: from the begin
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }
  [[nodiscard]] std::uint32_t lexicon_slots() const { return lexicon_slots_; }
  [[nodiscard]] std::uint32_t feature_slots() const { return feature_slots_; }

 private:
  // Eight lanes at a time, in the compilers' own vectors (GCC and Clang).
  using Bytes = std::int8_t __attribute__((vector_size(8)));
  using Lanes = std::int16_t __attribute__((vector_size(16)));

  struct Slot {  // mark and weights side by side: one line of the cache a look-up
    std::array<std::int8_t, 16> bytes{};
    [[nodiscard]] std::uint32_t mark() const {
      std::uint32_t value = 0;
      std::memcpy(&value, bytes.data(), sizeof value);
      return value;
    }
  };

  [[nodiscard]] const Slot* find_weights(std::uint64_t feature) const {  // null for a feature without weights
    const std::uint32_t mark = ner_file::mark_of(feature);
    std::uint32_t slot = ner_file::slot_of(feature, feature_slots_);
    for (std::uint32_t tries = 0; tries < feature_slots_; ++tries) {
      const std::uint32_t found = slots_[slot].mark();
      if (found == mark) return &slots_[slot];
      if (found == 0) break;
      slot = slot + 1 == feature_slots_ ? 0 : slot + 1;
    }
    return nullptr;
  }

  std::uint32_t lexicon_slots_ = 0;
  std::uint32_t feature_slots_ = 0;
  float scale_ = 0;
  Transitions transitions_{};
  std::vector<std::int8_t> letters_;
  std::string lexicon_;
  std::vector<Slot> slots_;
};

}  // namespace isnad
