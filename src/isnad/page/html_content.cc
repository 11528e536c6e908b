#include "isnad/page/html_content.h"

#include <algorithm>

#include "isnad/page/html_cards.h"
#include "isnad/page/html_dated.h"
#include "isnad/page/html_lead.h"
#include "isnad/page/html_root.h"
#include "isnad/page/html_weights.h"

namespace isnad {
namespace {

constexpr float kMostlyLinks = 0.5F;
constexpr float kNearlyAllLinks = 0.8F;
constexpr int kNearImage = 3;                   // levels between a caption and what frames it with its picture
constexpr std::uint32_t kLongestCaption = 400;  // letters
constexpr std::uint32_t kLargestFrame = 60;     // nodes

class ContentFinder {
 public:
  ContentFinder(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlClues& clues)
      : tree_(tree), blocks_(flat.blocks), buffer_(flat.buffer), weights_(tree, flat) {
    const HtmlRoot found = find_html_root(tree, flat, weights_, clues.titles);
    out_.root = found.root;
    out_.heading = found.heading;
  }

  HtmlContent find(const HtmlBlocks& flat, const HtmlClues& clues) {
    cards_ = find_cards(tree_, flat);
    select();
    if (!clues.live) drop_next_articles();
    for (const std::size_t lead : find_lead_blocks(tree_, flat, weights_, {out_.root, out_.heading}, clues.description))
      out_.main[lead] = true;
    out_.dated = find_dated_texts(tree_, flat, weights_, out_.heading, out_.main);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool stands_in(const HtmlBlock& block, std::uint32_t root) const {
    return block.first > root && block.first < tree_.nodes[root].end;
  }

  [[nodiscard]] bool has_ancestor(std::uint32_t node, HtmlTag tag) const {
    for (std::uint32_t i = node; i != 0 && i != out_.root; i = tree_.nodes[i].parent)
      if (tree_.nodes[i].tag == tag) return true;
    return false;
  }

  [[nodiscard]] bool in_caption(const HtmlBlock& block) const {
    int up = 0;
    for (std::uint32_t i = block.node; i != 0 && i != out_.root; i = tree_.nodes[i].parent, ++up) {
      if (tree_.nodes[i].tag == HtmlTag::Figcaption || weights_.hints(i).hint == HtmlHint::Caption) return true;
      if (up < kNearImage && block.letters < kLongestCaption && weights_.hints(i).image && frames_image(i)) return true;
    }
    return false;
  }

  // A small element with a picture in it.
  [[nodiscard]] bool frames_image(std::uint32_t node) const {
    const std::uint32_t end = tree_.nodes[node].end;
    if (end - node > kLargestFrame) return false;
    for (std::uint32_t i = node + 1; i < end; ++i)
      if (tree_.nodes[i].element && (tree_.nodes[i].tag == HtmlTag::Img || tree_.nodes[i].tag == HtmlTag::Picture))
        return true;
    return false;
  }

  void select() {
    const std::size_t count = blocks_.size();
    out_.main.assign(count, false);
    out_.caption.assign(count, false);
    std::size_t first = count;
    std::size_t last = 0;
    for (std::size_t b = 0; b < count; ++b) {
      const HtmlBlock& block = blocks_[b];
      if (!stands_in(block, out_.root) || weights_.aside(block.first) || cards_[block.first]) continue;
      out_.caption[b] = in_caption(block);
      if (block.link_density() > (is_sentence(block) ? kNearlyAllLinks : kMostlyLinks) && block.letters < 200) continue;
      if (tree_.nodes[block.node].tag == HtmlTag::Label || tree_.nodes[block.node].tag == HtmlTag::Option) continue;
      out_.main[b] = true;
      if (is_running(block) && !out_.caption[b]) {
        first = std::min(first, b);
        last = b;
      }
    }
    if (first == count) return;  // no running text at all: keep what there is
    for (std::size_t b = 0; b < first; ++b) trim(b, first);
    for (std::size_t b = last + 1; b < count; ++b) trim(b, last);
    drop_empty_headings();
  }

  // A paragraph of some length that ends as one.
  [[nodiscard]] bool is_sentence(const HtmlBlock& block) const {
    return block.tag == HtmlTag::P && block.letters >= 50 && buffer_[block.text.end - 1] == '.';
  }

  // Short scraps outside the running text go, unless they are sentences in paragraphs, or list items, or paragraphs
  // beside the nearest running one.
  void trim(std::size_t b, std::size_t nearest) {
    if (!out_.main[b]) return;
    const HtmlBlock& block = blocks_[b];
    if (block.tag == HtmlTag::Td || block.tag == HtmlTag::Th) return;
    if (block.tag == HtmlTag::P && block.link_letters == 0 && b > nearest &&
        tree_.nodes[block.node].parent == tree_.nodes[blocks_[nearest].node].parent)
      return;
    const bool sentence = block.letters >= 25 &&
                          (block.tag == HtmlTag::P || block.tag == HtmlTag::Li || block.tag == HtmlTag::Blockquote);
    if (!sentence && !is_heading_tag(block.tag) && !out_.caption[b]) out_.main[b] = false;
  }

  // Pages that load the next article below the first: a second title, of the class of the first, ends the article.
  void drop_next_articles() {
    if (out_.heading == 0) return;
    std::uint32_t title = tree_.nodes[out_.heading].parent;
    while (title != 0 && !is_heading_tag(tree_.nodes[title].tag)) title = tree_.nodes[title].parent;
    const std::string_view kind = tree_.attribute(title, "class");
    if (title == 0 || kind.empty()) return;
    bool text = false;
    bool ended = false;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const HtmlBlock& block = blocks_[b];
      if (block.first <= out_.heading || !out_.main[b]) continue;
      text = text || (is_running(block) && !out_.caption[b]);
      ended = ended || (text && is_heading_tag(block.tag) && block.tag <= HtmlTag::H2 &&
                        tree_.attribute(block.node, "class") == kind);
      if (ended) out_.main[b] = false;
    }
  }

  // A heading with no block under it before the next heading of its rank or the end leads to something left out.
  void drop_empty_headings() {
    bool below = false;
    for (std::size_t b = blocks_.size(); b-- > 0;) {
      if (!out_.main[b]) continue;
      if (!is_heading_tag(blocks_[b].tag)) {
        if (!out_.caption[b]) below = true;
      } else if (!below) {
        out_.main[b] = false;
      }
    }
  }

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  const std::string& buffer_;
  const HtmlWeights weights_;
  HtmlContent out_;
  std::vector<bool> cards_;
};

}  // namespace

HtmlContent find_html_content(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlClues& clues) {
  return ContentFinder(tree, flat, clues).find(flat, clues);
}

}  // namespace isnad
