#include "isnad/claim/stance_model.h"

#include <algorithm>
#include <cmath>

#include "isnad/base/hash.h"

namespace isnad {
namespace {

// The file: 8 bytes of magic with the version, the number of features (32 bits, little-endian), millionths of logit a
// unit of weight is worth (32 bits), the checksum of what follows (FNV-1a, 64 bits), the names, the weights.
constexpr std::string_view kMagic = "ISNSTNC1";
constexpr std::size_t kHeader = 24;
constexpr std::size_t kName = 4;
constexpr std::size_t kClasses = 3;
constexpr double kMillion = 1e6;

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t out = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) out = out << 8U | static_cast<unsigned char>(bytes[i]);
  return out;
}

}  // namespace

Result<StanceModel> StanceModel::load(std::string_view bytes) {
  const auto refuse = [](const char* why) { return fail(ErrorCode::BadSyntax, "models/stance.bin", why); };
  if (bytes.size() < kHeader || bytes.substr(0, kMagic.size()) != kMagic) return refuse("not a stance model");
  StanceModel out;
  out.size_ = little_endian(bytes.substr(8, 4));
  out.scale_ = static_cast<double>(little_endian(bytes.substr(12, 4))) / kMillion;
  const std::string_view body = bytes.substr(kHeader);
  if (body.size() != out.size_ * (kName + kClasses)) return refuse("its length is not what its head says");
  if (fnv1a(body) != little_endian(bytes.substr(16, 8))) return refuse("its checksum is wrong; restore the file");
  out.names_ = body.substr(0, out.size_ * kName);
  out.weights_ = body.substr(out.size_ * kName);
  return out;
}

std::uint32_t StanceModel::name_at(std::size_t i) const {
  return static_cast<std::uint32_t>(little_endian(names_.substr(i * kName, kName)));
}

StanceJudgement StanceModel::judge(const std::vector<StanceFeature>& features) const {
  std::array<double, kClasses> logit{};
  for (const StanceFeature& feature : features) {
    std::size_t low = 0;
    std::size_t high = size_;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (name_at(middle) < feature.name) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == size_ || name_at(low) != feature.name) continue;
    for (std::size_t c = 0; c < kClasses; ++c) {
      logit[c] += static_cast<signed char>(weights_[low * kClasses + c]) * scale_ * static_cast<double>(feature.value);
    }
  }
  const auto best = std::max_element(logit.begin(), logit.end());
  StanceJudgement out;
  out.stance = static_cast<Stance>(best - logit.begin());
  double sum = 0;
  for (std::size_t c = 0; c < kClasses; ++c) sum += out.probability[c] = std::exp(logit[c] - *best);
  for (double& p : out.probability) p /= sum;
  return out;
}

StanceJudgement StanceModel::judge(const ClaimLexicon& lexicon, std::string_view folded_a,
                                   std::string_view folded_b) const {
  return judge(stance_features(lexicon, stance_words(folded_a), stance_words(folded_b)));
}

}  // namespace isnad
