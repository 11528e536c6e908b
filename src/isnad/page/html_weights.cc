#include "isnad/page/html_weights.h"

namespace isnad {
namespace {

constexpr std::uint32_t kRunningLetters = 60;  // a block this long with few links is running text
constexpr std::uint32_t kEnoughLetters = 250;  // of running text, for a short article
constexpr float kFewLinks = 0.35F;

}  // namespace

bool is_running(const HtmlBlock& block) {
  return block.letters >= kRunningLetters && block.link_density() < kFewLinks && !is_heading_tag(block.tag);
}

HtmlWeights::HtmlWeights(const HtmlTree& tree, const HtmlBlocks& flat) : tree_(tree), blocks_(flat.blocks) {
  read_hints();
  weigh(false);
  const std::uint32_t all = mass(0);
  set_aside(true);
  weigh(true);
  if (mass(0) * 5 < all && mass(0) < kEnoughLetters) {  // the names have misled
    set_aside(false);
    weigh(true);
  }
}

void HtmlWeights::read_hints() {
  hints_.resize(tree_.nodes.size());
  for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
    const HtmlNode& node = tree_.nodes[i];
    if (node.element && node.attributes > 0) hints_[i] = hints_of(tree_, i);
  }
}

// prefix_[i]: letters of running text in blocks whose first text node is before node i.
void HtmlWeights::weigh(bool without_aside) {
  prefix_.assign(tree_.nodes.size() + 1, 0);
  for (std::size_t b = 0; b < blocks_.size(); ++b)
    if (is_running(blocks_[b]) && !(without_aside && aside_[blocks_[b].first]))
      prefix_[blocks_[b].first + 1] += blocks_[b].letters - blocks_[b].link_letters;
  for (std::size_t i = 1; i < prefix_.size(); ++i) prefix_[i] += prefix_[i - 1];
}

// The element with the most running text among those that name themselves the article's body.
std::uint32_t HtmlWeights::named_body() const {
  std::uint32_t best = 0;
  for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
    if (!tree_.nodes[i].element) continue;
    if (hints_[i].hint == HtmlHint::Strong && mass(i) * 2 < mass(0)) {
      i = tree_.nodes[i].end - 1;
    } else if (hints_[i].body && mass(i) > (best == 0 ? 0 : mass(best))) {
      best = i;
    }
  }
  return best;
}

void HtmlWeights::set_aside(bool by_name) {
  using enum HtmlTag;
  weigh(false);
  const std::uint32_t all = mass(0);
  const std::uint32_t body = named_body();
  const bool body_counts = body != 0 && mass(body) * 4 >= all;
  aside_.assign(tree_.nodes.size(), false);
  for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
    const HtmlNode& node = tree_.nodes[i];
    if (!node.element || node.tag == Html || node.tag == Body || node.tag == Main) continue;
    const HtmlHint hint = by_name || hints_[i].hint == HtmlHint::Strong ? hints_[i].hint : HtmlHint::None;
    const bool tagged = node.tag == Nav || node.tag == Footer || node.tag == Aside || node.tag == Menu;
    const std::uint32_t held = mass(i);
    const std::uint32_t rest = all - held;
    bool away = tagged || hint == HtmlHint::Strong || hint == HtmlHint::Furniture || hint == HtmlHint::Teaser ||
                (hint == HtmlHint::Weak && held == 0);
    if (held > 0 && away) {
      const bool own_body = hints_[i].body || hints_[i].article || node.tag == Article;
      const bool around_body = body_counts && i <= body && body < node.end;
      if (hint == HtmlHint::Strong)
        away = held * 10 <= all * 8 && rest >= kEnoughLetters && !(own_body && held * 10 > all * 3) && !around_body;
      else
        away = held * 10 <= all * 4 && !(own_body && held * 5 > all) && !around_body;
    }
    if (!away) continue;
    for (std::uint32_t k = i; k < node.end; ++k) aside_[k] = true;
    i = node.end - 1;
  }
}

}  // namespace isnad
