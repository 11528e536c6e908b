#include "isnad/page/html_lead.h"

#include <algorithm>

#include "isnad/page/html_letters.h"

namespace isnad {
namespace {

constexpr std::uint32_t kShortestLead = 30;  // letters
constexpr std::uint32_t kUnnamedLead = 100;  // ... of one that only its place makes a lead
constexpr std::size_t kMostBlocks = 40;      // between the heading and the text
constexpr std::size_t kMostLeads = 6;
constexpr float kFewLinks = 0.35F;
constexpr std::size_t kSameBeginning = 32;  // letters in which a description and a block agree

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {".", "!", "?", "\"", "\xD8\x9F", "\xE2\x80\x9D", "\xE2\x80\x9C", "\xC2\xBB",
                                      "\xE2\x80\xA6", "\xE2\x80\x99", ")"})
    if (text.ends_with(mark)) return true;
  return false;
}

class LeadFinder {
 public:
  LeadFinder(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlWeights& weights, const HtmlRoot& root,
             std::string_view description)
      : tree_(tree),
        blocks_(flat.blocks),
        buffer_(flat.buffer),
        weights_(weights),
        root_(root),
        description_(letters_of(description, kSameBeginning)) {}

  std::vector<std::size_t> find() {
    std::vector<std::size_t> leads;
    std::size_t heading = blocks_.size();
    std::size_t text = blocks_.size();  // the first running block of the root
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (root_.heading != 0 && blocks_[b].first == root_.heading) heading = b;
      if (text == blocks_.size() && in_root(blocks_[b]) && is_running(blocks_[b]) && !weights_.aside(blocks_[b].first))
        text = b;
    }
    if (text == blocks_.size() || (heading < blocks_.size() && heading >= text)) return leads;
    headed_ = heading < text;
    common_ = root_.root;
    while (common_ != 0 && !(headed_ ? common_ <= root_.heading && root_.heading < tree_.nodes[common_].end
                                     : tree_.nodes[common_].tag == HtmlTag::Article))
      common_ = tree_.nodes[common_].parent;
    const std::size_t first = text > kMostBlocks ? text - kMostBlocks : 0;
    for (std::size_t b = headed_ ? std::max(first, heading + 1) : first; b < text && leads.size() < kMostLeads; ++b)
      if (is_lead(blocks_[b])) leads.push_back(b);
    return leads;
  }

 private:
  [[nodiscard]] bool in_root(const HtmlBlock& block) const {
    return block.first > root_.root && block.first < tree_.nodes[root_.root].end;
  }

  [[nodiscard]] bool is_lead(const HtmlBlock& block) const {
    if (in_root(block) && !weights_.aside(block.first)) return false;  // the root's own
    if (block.letters < kShortestLead || block.link_density() >= kFewLinks) return false;
    const std::string_view text = slice(buffer_, block.text);
    bool named = false;
    bool strong = false;
    bool furniture = false;
    for (std::uint32_t i = block.node; i != 0 && i != common_; i = tree_.nodes[i].parent) {
      const HtmlHints& hints = weights_.hints(i);
      const HtmlTag tag = tree_.nodes[i].tag;
      if (hints.hint == HtmlHint::Caption || tag == HtmlTag::Figcaption || tag == HtmlTag::Figure ||
          tag == HtmlTag::Nav)
        return false;
      named = named || hints.lead;
      strong = strong || hints.hint == HtmlHint::Strong;
      furniture = furniture || tag == HtmlTag::Aside || hints.hint == HtmlHint::Furniture;
    }
    if (strong) return false;
    const bool described = description_.size() >= kSameBeginning && letters_of(text, kSameBeginning) == description_;
    if (described) return true;
    if (furniture) return false;
    if (!headed_) return named && common_ != 0 && common_ < block.first;
    if (named) return true;
    return block.letters >= kUnnamedLead && ends_sentence(text);
  }

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  const std::string& buffer_;
  const HtmlWeights& weights_;
  const HtmlRoot root_;
  const std::string description_;
  bool headed_ = false;
  std::uint32_t common_ = 0;  // the lowest element around the heading and the root; without a heading, the <article>
};

}  // namespace

std::vector<std::size_t> find_lead_blocks(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlWeights& weights,
                                          const HtmlRoot& root, std::string_view description) {
  return LeadFinder(tree, flat, weights, root, description).find();
}

}  // namespace isnad
