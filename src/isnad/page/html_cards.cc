#include "isnad/page/html_cards.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr std::uint32_t kFewestCards = 3;
constexpr std::uint32_t kLargestCard = 320;  // letters
constexpr std::uint32_t kShortestLink = 10;
constexpr float kLinkLine = 0.9F;

bool may_be_card(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::Div:
    case HtmlTag::Article:
    case HtmlTag::Section:
    case HtmlTag::Li:
    case HtmlTag::Aside:
    case HtmlTag::A:
    case HtmlTag::Other:
    case HtmlTag::Table:
      return true;
    default:
      return false;
  }
}

class CardFinder {
 public:
  CardFinder(const HtmlTree& tree, const HtmlBlocks& flat) : tree_(tree), blocks_(flat.blocks) {
    const std::size_t size = tree.nodes.size() + 1;
    letters_.assign(size, 0);
    links_.assign(size, 0);
    lines_.assign(size, 0);
    for (const HtmlBlock& block : blocks_) {
      letters_[block.first + 1] += block.letters;
      lines_[block.first + 1] += 1;
      if (block.link_density() >= kLinkLine) links_[block.first + 1] += block.letters;
    }
    for (std::size_t i = 1; i < size; ++i) {
      letters_[i] += letters_[i - 1];
      links_[i] += links_[i - 1];
      lines_[i] += lines_[i - 1];
    }
  }

  std::vector<bool> find() {
    std::vector<bool> out(tree_.nodes.size(), false);
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i)
      if (tree_.nodes[i].element && !out[i]) mark_children(i, out);
    return out;
  }

 private:
  [[nodiscard]] bool is_card(std::uint32_t node) const {
    const std::uint32_t end = tree_.nodes[node].end;
    const std::uint32_t letters = letters_[end] - letters_[node];
    const std::uint32_t links = links_[end] - links_[node];
    return letters <= kLargestCard && links >= kShortestLink && links * 6 >= letters && lines_[end] - lines_[node] >= 2;
  }

  void mark_children(std::uint32_t parent, std::vector<bool>& out) const {
    const std::uint32_t end = tree_.nodes[parent].end;
    for (std::uint32_t child = parent + 1; child < end;) {
      if (!tree_.nodes[child].element || !may_be_card(tree_.nodes[child].tag)) {
        child = tree_.nodes[child].end;
        continue;
      }
      const std::string_view kind = tree_.attribute(child, "class");
      std::uint32_t cards = 0;
      std::uint32_t others = 0;
      std::uint32_t next = child;
      for (; next < end; next = tree_.nodes[next].end) {
        if (!tree_.nodes[next].element) continue;
        if (tree_.nodes[next].tag != tree_.nodes[child].tag || tree_.attribute(next, "class") != kind) break;
        is_card(next) ? ++cards : ++others;
      }
      if (cards >= kFewestCards && others * 4 <= cards) std::fill(out.begin() + child, out.begin() + next, true);
      child = next;
    }
  }

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  std::vector<std::uint32_t> letters_;  // of blocks that begin before node i; likewise below
  std::vector<std::uint32_t> links_;    // ... in blocks that are nearly all link
  std::vector<std::uint32_t> lines_;
};

}  // namespace

std::vector<bool> find_cards(const HtmlTree& tree, const HtmlBlocks& flat) {
  return CardFinder(tree, flat).find();
}

}  // namespace isnad
