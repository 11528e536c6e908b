#include "isnad/page/html_dated.h"

#include <algorithm>
#include <string_view>

namespace isnad {
namespace {

constexpr std::uint32_t kLongestDated = 160;  // letters of a block that says a date and little else
constexpr std::size_t kMostDated = 16;

class DatedFinder {
 public:
  DatedFinder(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlWeights& weights, std::uint32_t heading,
              const std::vector<bool>& main)
      : tree_(tree), blocks_(flat.blocks), buffer_(flat.buffer), weights_(weights), heading_(heading), main_(main) {}

  // Short blocks with the digits of a date: in elements named after dates, then near the heading, then below the
  // content.
  std::vector<std::size_t> find() {
    std::vector<std::size_t> near;
    std::vector<std::size_t> below;
    std::vector<std::size_t> others;
    std::size_t heading = blocks_.size();
    std::size_t last = blocks_.size();
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (heading == blocks_.size() && heading_ != 0 && blocks_[b].last >= heading_) heading = b;
      if (main_[b]) last = b;
    }
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const HtmlBlock& block = blocks_[b];
      if (block.letters > kLongestDated || count_digits(slice(buffer_, block.text)) < 5 || in_strong(block)) continue;
      if (heading < blocks_.size() && b + 4 >= heading && b <= heading + 10)
        near.push_back(b);
      else if (is_named_date(block))
        dated_.push_back(b);
      else if (last < blocks_.size() && b > last && b <= last + 6)
        below.push_back(b);
      else
        others.push_back(b);
    }
    std::stable_partition(near.begin(), near.end(), [&](std::size_t b) { return is_named_date(blocks_[b]); });
    dated_.insert(dated_.begin(), near.begin(), near.end());
    dated_.insert(dated_.end(), below.begin(), below.end());
    dated_.insert(dated_.end(), others.begin(), others.end());
    if (dated_.size() > kMostDated) dated_.resize(kMostDated);
    return std::move(dated_);
  }

 private:
  static std::size_t count_digits(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
      if ((byte >= '0' && byte <= '9') || (byte == 0xD9 && next >= 0xA0 && next <= 0xA9) ||
          (byte == 0xDB && next >= 0xB0 && next <= 0xB9))
        ++count;
    }
    return count;
  }

  [[nodiscard]] bool is_named_date(const HtmlBlock& block) const {
    std::uint32_t node = tree_.nodes[block.first].parent;
    for (int up = 0; up < 3 && node != 0; ++up, node = tree_.nodes[node].parent)
      if (weights_.hints(node).dated || tree_.nodes[node].tag == HtmlTag::Time) return true;
    return false;
  }

  [[nodiscard]] bool in_strong(const HtmlBlock& block) const {
    for (std::uint32_t i = block.node; i != 0; i = tree_.nodes[i].parent)
      if (weights_.hints(i).hint == HtmlHint::Strong && weights_.aside(i)) return true;
    return false;
  }

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  const std::string& buffer_;
  const HtmlWeights& weights_;
  std::uint32_t heading_;
  const std::vector<bool>& main_;
  std::vector<std::size_t> dated_;
};

}  // namespace

std::vector<std::size_t> find_dated_blocks(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlWeights& weights,
                                           std::uint32_t heading, const std::vector<bool>& main) {
  return DatedFinder(tree, flat, weights, heading, main).find();
}

}  // namespace isnad
