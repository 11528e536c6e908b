#include "isnad/page/html_root.h"

#include "isnad/page/html_letters.h"

namespace isnad {
namespace {

constexpr std::uint32_t kEnoughLetters = 250;  // of running text, for a short article
constexpr std::uint32_t kShortArticle = 80;
constexpr std::size_t kLongestTitle = 400;
constexpr std::uint32_t kShortestLine = 15;  // letters of a line that serves as heading
constexpr std::uint32_t kLongestLine = 120;
constexpr std::uint32_t kShortestTitle = 12;  // letters; a shorter <h1> is the site's name

class RootFinder {
 public:
  RootFinder(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlWeights& weights,
             const std::vector<std::string>& titles)
      : tree_(tree), blocks_(flat.blocks), buffer_(flat.buffer), weights_(weights) {
    for (const std::string& title : titles) titles_.push_back(letters_of(title, kLongestTitle));
  }

  HtmlRoot find() {
    find_heading();
    return {find_root(), heading_};
  }

 private:
  // The heading that says the page's title: the title may go on with the site's name. Else a line above the text that
  // says it; else the first long <h1> that is no link. A heading among what was set aside (a header's, a path's last
  // step) only when it is the title itself.
  void find_heading() {
    std::uint32_t h1 = 0;
    std::uint32_t set_aside = 0;
    std::uint32_t line = 0;
    bool text = false;
    for (const HtmlBlock& block : blocks_) {
      text = text || (is_running(block) && !weights_.aside(block.first));
      const bool tagged = is_heading_tag(block.tag);
      if (block.letters < 8 || (!tagged && (text || line != 0 || block.link_letters > 0))) continue;
      const bool titled = says_title(slice(buffer_, block.text));
      if (weights_.aside(block.node)) {
        if (titled && block.tag == HtmlTag::H1 && set_aside == 0) set_aside = block.first;
        continue;
      }
      if (titled && tagged) {
        heading_ = block.first;
        return;
      }
      if (titled) line = block.first;
      const bool logo = block.link_letters == block.letters && in_head(block.node);
      if (block.tag == HtmlTag::H1 && block.letters >= kShortestTitle && h1 == 0 && !logo) h1 = block.first;
    }
    heading_ = line != 0 ? line : set_aside != 0 ? set_aside : h1;
    if (heading_ == 0) heading_ = emphasised();
  }

  [[nodiscard]] bool in_head(std::uint32_t node) const {
    for (std::uint32_t i = node; i != 0; i = tree_.nodes[i].parent)
      if (tree_.nodes[i].tag == HtmlTag::Header || weights_.hints(i).head) return true;
    return false;
  }

  // Pages without headings: the last short line in bold or large type before the text.
  [[nodiscard]] std::uint32_t emphasised() const {
    std::uint32_t found = 0;
    for (const HtmlBlock& block : blocks_) {
      if (weights_.aside(block.first)) continue;
      const bool line = block.letters >= kShortestLine && block.letters <= kLongestLine && block.link_letters == 0 &&
                        buffer_[block.text.end - 1] != '.' && is_emphasised(block);
      if (line && !(is_running(block) && found != 0)) found = block.first;
      if (is_running(block)) break;
    }
    return found;
  }

  [[nodiscard]] bool is_emphasised(const HtmlBlock& block) const {
    bool bold = false;
    for (std::uint32_t i = tree_.nodes[block.first].parent; i != 0; i = tree_.nodes[i].parent) {
      const HtmlTag tag = tree_.nodes[i].tag;
      bold = bold || tag == HtmlTag::B || tag == HtmlTag::Strong || tag == HtmlTag::Big;
      if (tag == HtmlTag::Font)
        if (const std::string_view size = tree_.attribute(i, "size"); size >= "4" && size <= "7") bold = true;
      if (i == block.node) break;
    }
    return bold;
  }

  // The same letters, or one within the other and most of it: a site's name inside a title is no title.
  [[nodiscard]] bool says_title(std::string_view text) const {
    const std::string letters = letters_of(text, kLongestTitle);
    if (letters.empty()) return false;
    for (const std::string& title : titles_) {
      if (letters.size() * 2 >= title.size() && title.find(letters) != std::string::npos) return true;
      if (title.size() > 20 && title.size() * 2 >= letters.size() && letters.find(title) != std::string::npos)
        return true;
    }
    return false;
  }

  [[nodiscard]] bool holds_heading(std::uint32_t node) const {
    return heading_ != 0 && node <= heading_ && heading_ < tree_.nodes[node].end;
  }

  // Among elements of one kind, the one with the most running text; their lowest common ancestor when the text is
  // spread.
  template <typename Test>
  std::uint32_t heaviest(Test test) {
    std::uint32_t best = 0;
    std::uint32_t best_mass = 0;
    std::uint32_t sum = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      if (!tree_.nodes[i].element || weights_.aside(i) || !test(i)) continue;
      const std::uint32_t held = weights_.mass(i);
      if (held > 0 && first == 0) first = i;
      if (held > 0) last = i;
      sum += held;
      if (held > 0 && holds_heading(i)) return i;
      if (held > best_mass) {
        best_mass = held;
        best = i;
      }
      i = tree_.nodes[i].end - 1;
    }
    if (best != 0 && best_mass * 10 < sum * 7) {
      // Several parts of one article side by side share a parent; teasers of many articles do too, but are many and
      // short.
      std::uint32_t common = best;
      while (common != 0 && !(common <= first && last < tree_.nodes[common].end)) common = tree_.nodes[common].parent;
      if (common != 0 && tree_.nodes[common].tag != HtmlTag::Body && tree_.nodes[common].tag != HtmlTag::Html)
        return common;
    }
    return best;
  }

  std::uint32_t find_root() {
    const std::uint32_t all = weights_.mass(0);
    const std::uint32_t lowest = descend(0);
    const std::uint32_t body = heaviest(
        [&](std::uint32_t i) { return weights_.hints(i).body && weights_.hints(i).hint != HtmlHint::Caption; });
    if (body != 0 && (weights_.mass(body) * 10 >= all * 4 || weights_.mass(body) >= kEnoughLetters ||
                      (weights_.mass(body) >= kShortArticle && weights_.mass(body) * 12 >= all)))
      return widen(body);
    const std::uint32_t article =
        heaviest([&](std::uint32_t i) { return tree_.nodes[i].tag == HtmlTag::Article || weights_.hints(i).article; });
    if (article != 0 && (weights_.mass(article) * 10 >= all * 5 ||
                         (holds_heading(article) && weights_.mass(article) >= kEnoughLetters)))
      return descend(article);
    if (body != 0 && article != 0 && weights_.mass(body) * 10 >= weights_.mass(article) * 7) return body;
    return lowest;
  }

  // A named body may be one of several parts: if the article around it, under the same heading, holds much more, that
  // is the content.
  [[nodiscard]] std::uint32_t widen(std::uint32_t body) {
    for (std::uint32_t i = tree_.nodes[body].parent; i != 0; i = tree_.nodes[i].parent) {
      const HtmlTag tag = tree_.nodes[i].tag;
      if (tag != HtmlTag::Article && tag != HtmlTag::Main) continue;
      return holds_heading(i) && weights_.mass(body) * 10 < weights_.mass(i) * 6 ? descend(i) : body;
    }
    return body;
  }

  // Down to the child that holds nearly all of the running text, as far as there is one.
  std::uint32_t descend(std::uint32_t node) {
    while (true) {
      const std::uint32_t held = weights_.mass(node);
      std::uint32_t best = 0;
      std::uint32_t best_mass = 0;
      for (std::uint32_t child = node + 1; child < tree_.nodes[node].end; child = tree_.nodes[child].end) {
        if (!tree_.nodes[child].element || weights_.aside(child)) continue;
        if (weights_.mass(child) > best_mass) {
          best_mass = weights_.mass(child);
          best = child;
        }
      }
      if (best == 0 || best_mass * 100 < held * 80 || tree_.nodes[best].tag == HtmlTag::P) return node;
      node = best;
    }
  }

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  const std::string& buffer_;
  const HtmlWeights& weights_;
  std::vector<std::string> titles_;
  std::uint32_t heading_ = 0;
};

}  // namespace

HtmlRoot find_html_root(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlWeights& weights,
                        const std::vector<std::string>& titles) {
  return RootFinder(tree, flat, weights, titles).find();
}

}  // namespace isnad
