#include <algorithm>
#include <cmath>

#include "isnad/base/ensure.h"
#include "isnad/mention/ner_model.h"
#include "isnad/mention/ner_model_file.h"

namespace isnad {
namespace {

template <typename T>
void put(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::uint32_t slots_for(std::size_t items) { return static_cast<std::uint32_t>(items + items / 3 + 8); }

// Order of insertion decides who stands nearest to its slot; the caller's order is kept, so the bytes are too.
template <typename Item, typename Fill>
void fill_table(const std::vector<Item>& items, std::uint32_t slots, std::vector<std::uint32_t>& marks, Fill&& fill) {
  marks.assign(slots, 0);
  for (const Item& item : items) {
    std::uint32_t slot = ner_file::slot_of(item.first, slots);
    while (marks[slot] != 0) slot = slot + 1 == slots ? 0 : slot + 1;
    marks[slot] = ner_file::mark_of(item.first);
    fill(slot, item.second);
  }
}

}  // namespace

std::string write_ner_model(const NerModelParts& parts) {
  // The few weights beyond the 99.9th percentile are clipped, so that the rest are rounded finely.
  std::vector<float> sizes;
  for (const auto& [hash, weights] : parts.features) {
    for (const float w : weights) sizes.push_back(std::abs(w));
  }
  std::sort(sizes.begin(), sizes.end());
  const float top = sizes.empty() ? 1.0F : std::max(1e-6F, sizes[sizes.size() - 1 - sizes.size() / 5000]);
  const float scale = top / 127;
  const std::uint32_t lexicon_slots = slots_for(parts.lexicon.size());
  const std::uint32_t feature_slots = slots_for(parts.features.size());
  ISNAD_ENSURE(feature_slots <= ner_file::kMaxSlots && lexicon_slots <= ner_file::kMaxSlots);

  std::string body;
  for (const float t : parts.transitions) put(body, t);
  ISNAD_ENSURE(parts.letters.size() == kNerLetterSlots);
  body.append(reinterpret_cast<const char*>(parts.letters.data()), parts.letters.size());
  std::vector<std::uint32_t> marks;
  std::vector<NerWord> words(lexicon_slots);
  fill_table(parts.lexicon, lexicon_slots, marks, [&](std::uint32_t slot, const NerWord& word) { words[slot] = word; });
  for (std::uint32_t slot = 0; slot < lexicon_slots; ++slot) {
    put(body, marks[slot]);
    put(body, words[slot].fine);
    put(body, words[slot].coarse);
    put(body, words[slot].places);
    put(body, words[slot].bodies);
    put(body, words[slot].names);
    put(body, words[slot].phrase);
    put(body, static_cast<std::uint8_t>(words[slot].seen | (words[slot].morph << 2U)));
  }
  std::vector<std::array<std::int8_t, kNerTags>> weights(feature_slots);
  fill_table(parts.features, feature_slots, marks, [&](std::uint32_t slot, const std::array<float, kNerTags>& w) {
    for (std::size_t t = 0; t < kNerTags; ++t) {
      weights[slot][t] = static_cast<std::int8_t>(std::lround(std::clamp(w[t] / scale, -127.0F, 127.0F)));
    }
  });
  for (const std::uint32_t mark : marks) put(body, mark);
  for (const auto& w : weights) body.append(reinterpret_cast<const char*>(w.data()), w.size());

  std::string out(ner_file::kMagic);
  put(out, ner_file::kVersion);
  put(out, static_cast<std::uint32_t>(kNerTags));
  put(out, lexicon_slots);
  put(out, feature_slots);
  put(out, scale);
  put(out, std::uint32_t{0});
  put(out, ner_file::checksum(body, ner_file::checksum(out)));
  return out + body;
}

}  // namespace isnad
