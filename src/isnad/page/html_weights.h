#pragma once
// How much running text each element of a page holds, and which elements are set aside as furniture: by their tag
// (<nav>, <footer>, <aside>) or by what they call themselves (html_hints.h), unless they hold so much of the page's
// running text that the name must be a wrapper's. "Running text" is what stands in long blocks with few links: the
// measure of boilerpipe (Kohlschuetter et al. 2010, "Boilerplate Detection using Shallow Text Features"). Sums are kept
// from the first node on, so the weight of any subtree is one subtraction.
#include <vector>

#include "isnad/page/html_blocks.h"
#include "isnad/page/html_hints.h"
#include "isnad/page/html_tree.h"

namespace isnad {

/// A long block with few links that is no heading.
[[nodiscard]] bool is_running(const HtmlBlock& block);

class HtmlWeights {
 public:
  HtmlWeights(const HtmlTree& tree, const HtmlBlocks& flat);

  /// Letters of running text in a subtree, without what is set aside.
  [[nodiscard]] std::uint32_t mass(std::uint32_t node) const { return prefix_[tree_.nodes[node].end] - prefix_[node]; }
  [[nodiscard]] bool aside(std::uint32_t node) const { return aside_[node]; }
  [[nodiscard]] const HtmlHints& hints(std::uint32_t node) const { return hints_[node]; }

 private:
  void read_hints();
  void weigh(bool without_aside);
  [[nodiscard]] std::uint32_t named_body() const;
  void set_aside(bool by_name);

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  std::vector<HtmlHints> hints_;
  std::vector<bool> aside_;
  std::vector<std::uint32_t> prefix_;
};

}  // namespace isnad
