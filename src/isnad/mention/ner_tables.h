#pragma once
// The model of names as it lies in memory: the lexicon, the weights of the features and of the transitions. Read from
// the file (ner_model_file.h) once and never written after; whatever bytes load() accepts, every look-up stays in
// bounds.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/ensure.h"
#include "isnad/base/result.h"
#include "isnad/mention/ner_classes.h"
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
 private:
  struct Slot {  // mark and weights side by side: one line of the cache a look-up
    std::array<std::int8_t, 16> bytes{};
    [[nodiscard]] std::uint32_t mark() const {
      std::uint32_t value = 0;
      std::memcpy(&value, bytes.data(), sizeof value);
      return value;
    }
  };

  /// Told from the upper half of a hash whether it may be one that was added: two bits of a word (Putze et al. 2007,
  /// "Cache-, Hash- and Space-Efficient Bloom Filters"). Small enough for the second cache, where the table is not.
  template <std::size_t kWords>
  class Filter {
   public:
    void add(std::uint32_t mark) {
      const std::uint64_t hash = static_cast<std::uint64_t>(mark) << 32U;
      words_[word_of(hash)] |= bits_of(hash);
    }
    [[nodiscard]] bool may_hold(std::uint64_t hash) const {
      return (words_[word_of(hash)] & bits_of(hash)) == bits_of(hash);
    }

   private:
    [[nodiscard]] static std::size_t word_of(std::uint64_t hash) { return (hash >> 33U) % kWords; }
    [[nodiscard]] static std::uint64_t bits_of(std::uint64_t hash) {
      return std::uint64_t{1} << ((hash >> 49U) & 63U) | std::uint64_t{1} << ((hash >> 55U) & 63U);
    }
    std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>(kWords);
  };

 public:
  /// Copies what it needs. Errors: BadSyntax.
  [[nodiscard]] static Result<std::shared_ptr<const NerTables>> load(std::string_view bytes);

  [[nodiscard]] NerWord find(std::uint64_t hash) const override;
  [[nodiscard]] std::uint8_t find_phrase(std::uint64_t hash) const override {
    return phrases_.may_hold(hash) ? find(hash).phrase : std::uint8_t{0};
  }
  [[nodiscard]] int letters_weight(std::uint32_t slot) const override { return letters_[slot % kNerLetterSlots]; }

  /// Weights being added up. At most 250 features may be added to one sum: a weight is at most 127, a lane holds 32767.
  class Sum;

  [[nodiscard]] float scale() const { return scale_; }
  using Transitions = std::array<std::array<float, kNerTags>, kNerTags + 1>;  // from, to; the last row: from the begin
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }
  [[nodiscard]] std::uint32_t lexicon_slots() const { return lexicon_slots_; }
  [[nodiscard]] std::uint32_t feature_slots() const { return feature_slots_; }

 private:
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

  void sum_classes();

  std::uint32_t lexicon_slots_ = 0;
  std::uint32_t feature_slots_ = 0;
  float scale_ = 0;
  Transitions transitions_{};
  std::vector<std::int8_t> letters_;
  std::string lexicon_;
  Filter<1U << 13> phrases_;  // of the lexicon's words that are phrases
  std::vector<Slot> slots_;
  Filter<1U << 16> features_;  // of slots_
  std::vector<Slot> classes_;  // weights of ner::kClassFeatures, by class
};

class NerTables::Sum {
 public:
  Sum(const NerTables& tables, const NerSums& from) : tables_(tables) {
    std::memcpy(&low_, from.lanes.data(), sizeof low_);
    std::memcpy(&high_, from.lanes.data() + 8, sizeof high_);
  }

  [[gnu::always_inline]] void operator()(ner::Template t, std::uint64_t value) { add(ner::feature(t, value)); }
  [[gnu::always_inline]] void operator()(ner::Template t, ner::Coded x) {
    const ner::ClassPlace& place = ner::kClassPlaces[t];
    if (x.code < place.x) return add(tables_.classes_[place.first + x.code]);
    add(ner::feature(t, payload(x)));
  }
  [[gnu::always_inline]] void operator()(ner::Template t, ner::Coded x, ner::Coded y) {
    const ner::ClassPlace& place = ner::kClassPlaces[t];
    if (x.code < place.x && y.code < place.y) return add(tables_.classes_[place.first + x.code * place.y + y.code]);
    add(ner::feature(t, payload(x, y)));
  }
  [[gnu::always_inline]] void operator()(ner::Template t, ner::Coded x, ner::Coded y, ner::Coded z) {
    const ner::ClassPlace& place = ner::kClassPlaces[t];
    if (x.code < place.x && y.code < place.y && z.code < place.z) {
      return add(tables_.classes_[place.first + (x.code * place.y + y.code) * place.z + z.code]);
    }
    add(ner::feature(t, payload(x, y, z)));
  }
  /// At most kMost features that are no class.
  [[gnu::always_inline]] void add(std::uint64_t feature) {
    waiting_[count_ % kMost] = feature;
    count_ += tables_.features_.may_hold(feature) ? 1 : 0;  // most have no weight
  }

  [[nodiscard]] NerSums sums() {
    ISNAD_ENSURE(count_ <= kMost);
    look_up();
    NerSums result;
    std::memcpy(result.lanes.data(), &low_, sizeof low_);
    std::memcpy(result.lanes.data() + 8, &high_, sizeof high_);
    return result;
  }

 private:
  // Eight lanes at a time, in the compilers' own vectors (GCC and Clang).
  using Bytes = std::int8_t __attribute__((vector_size(8)));
  using Lanes = std::int16_t __attribute__((vector_size(16)));

  [[gnu::always_inline]] void add(const Slot& weights) {
    Bytes first;
    Bytes second;
    std::memcpy(&first, weights.bytes.data(), sizeof first);
    std::memcpy(&second, weights.bytes.data() + 8, sizeof second);
    low_ += __builtin_convertvector(first, Lanes);
    high_ += __builtin_convertvector(second, Lanes);
  }
  /// In one go, so that the look-ups wait for memory together.
  void look_up() {
    for (std::size_t i = 0; i < count_; ++i) {
      __builtin_prefetch(&tables_.slots_[ner_file::slot_of(waiting_[i], tables_.feature_slots_)]);
    }
    for (std::size_t i = 0; i < count_; ++i) {
      if (const Slot* weights = tables_.find_weights(waiting_[i]); weights != nullptr) add(*weights);
    }
  }

  static constexpr std::size_t kMost = 128;
  const NerTables& tables_;
  Lanes low_;
  Lanes high_;
  std::array<std::uint64_t, kMost> waiting_;
  std::size_t count_ = 0;
};

}  // namespace isnad
