#include "isnad/mention/ner_tables.h"

#include <cmath>

namespace isnad {

namespace {

constexpr std::size_t kPhraseByte = 10;  // of a lexicon slot (ner_model_file.h)

}  // namespace

Result<std::shared_ptr<const NerTables>> NerTables::load(std::string_view bytes) {
  const auto bad = [](const char* what) { return fail(ErrorCode::BadSyntax, "models/ner.bin", what); };
  if (bytes.size() < ner_file::kHeader || bytes.substr(0, 8) != ner_file::kMagic) return bad("not a model of names");
  if (ner_file::read<std::uint32_t>(bytes, 8) != ner_file::kVersion ||
      ner_file::read<std::uint32_t>(bytes, 12) != kNerTags) {
    return bad("a model of another version; train it anew");
  }
  auto tables = std::make_shared<NerTables>();
  tables->lexicon_slots_ = ner_file::read<std::uint32_t>(bytes, 16);
  tables->feature_slots_ = ner_file::read<std::uint32_t>(bytes, 20);
  tables->scale_ = ner_file::read<float>(bytes, 24);
  const std::size_t transitions = sizeof tables->transitions_;
  if (tables->lexicon_slots_ == 0 || tables->feature_slots_ == 0 || tables->lexicon_slots_ > ner_file::kMaxSlots ||
      tables->feature_slots_ > ner_file::kMaxSlots || !std::isfinite(tables->scale_)) {
    return bad("a broken header");
  }
  const std::size_t lexicon = tables->lexicon_slots_ * ner_file::kLexiconSlot;
  const std::size_t marks = static_cast<std::size_t>(tables->feature_slots_) * sizeof(std::uint32_t);
  const std::size_t weights = static_cast<std::size_t>(tables->feature_slots_) * kNerTags;
  std::string_view body = bytes.substr(ner_file::kHeader);
  if (body.size() != transitions + kNerLetterSlots + lexicon + marks + weights)
    return bad("the file is cut or too long");
  const auto sum = ner_file::read<std::uint64_t>(bytes, ner_file::kHeader - 8);
  if (sum != ner_file::checksum(body, ner_file::checksum(bytes.substr(0, ner_file::kHeader - 8)))) {
    return bad("the checksum does not hold; the file was altered");
  }
  std::memcpy(&tables->transitions_, body.data(), transitions);
  for (const auto& row : tables->transitions_) {
    for (const float t : row) {
      if (!std::isfinite(t)) return bad("a transition that is no number");
    }
  }
  body.remove_prefix(transitions);
  tables->letters_.resize(kNerLetterSlots);
  std::memcpy(tables->letters_.data(), body.data(), kNerLetterSlots);
  body.remove_prefix(kNerLetterSlots);
  tables->lexicon_.assign(body.substr(0, lexicon));
  body.remove_prefix(lexicon);
  tables->slots_.resize(tables->feature_slots_);
  for (std::size_t slot = 0; slot < tables->feature_slots_; ++slot) {
    auto& out = tables->slots_[slot].bytes;
    std::memcpy(out.data(), body.data() + slot * sizeof(std::uint32_t), sizeof(std::uint32_t));
    std::memcpy(out.data() + kNerLane, body.data() + marks + slot * kNerTags, kNerTags);
    if (const std::uint32_t mark = tables->slots_[slot].mark(); mark != 0) tables->features_.add(mark);
  }
  for (std::size_t at = 0; at < lexicon; at += ner_file::kLexiconSlot) {
    if (tables->lexicon_[at + kPhraseByte] != 0)
      tables->phrases_.add(ner_file::read<std::uint32_t>(tables->lexicon_, at));
  }
  tables->sum_classes();
  return tables;
}

void NerTables::sum_classes() {
  classes_.resize(ner::kClassWeights);
  std::size_t at = 0;
  for (const ner::ClassFeature& f : ner::kClassFeatures) {
    for (std::uint32_t x = 0; x < f.x.codes; ++x) {
      for (std::uint32_t y = 0; y < f.y.codes; ++y) {
        for (std::uint32_t z = 0; z < f.z.codes; ++z, ++at) {
          const std::uint64_t payload = f.sides == 1   ? ner::payload(f.x.value(x))
                                        : f.sides == 2 ? ner::payload(f.x.value(x), f.y.value(y))
                                                       : ner::payload(f.x.value(x), f.y.value(y), f.z.value(z));
          const std::uint64_t hash = ner::feature(f.name, payload);
          if (!features_.may_hold(hash)) continue;
          if (const Slot* weights = find_weights(hash); weights != nullptr) classes_[at] = *weights;
        }
      }
    }
  }
}

NerWord NerTables::find(std::uint64_t hash) const {
  const std::uint32_t mark = ner_file::mark_of(hash);
  std::uint32_t slot = ner_file::slot_of(hash, lexicon_slots_);
  for (std::uint32_t tries = 0; tries < lexicon_slots_; ++tries) {
    const std::size_t at = static_cast<std::size_t>(slot) * ner_file::kLexiconSlot;
    const auto found = ner_file::read<std::uint32_t>(lexicon_, at);
    if (found == mark) {
      const auto byte = [&](std::size_t k) { return ner_file::read<std::uint8_t>(lexicon_, at + k); };
      const std::uint8_t last = byte(11);
      return {ner_file::read<std::uint16_t>(lexicon_, at + 4),
              byte(6),
              byte(7),
              byte(8),
              byte(9),
              byte(kPhraseByte),
              static_cast<std::uint8_t>(last & 3U),
              static_cast<std::uint8_t>(last >> 2U)};
    }
    if (found == 0) break;
    slot = slot + 1 == lexicon_slots_ ? 0 : slot + 1;
  }
  return {};
}

}  // namespace isnad
