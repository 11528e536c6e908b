#include "isnad/page/html_content.h"

#include <algorithm>

#include "isnad/page/html_hints.h"

namespace isnad {
namespace {

constexpr std::uint32_t kRunningLetters = 60;  // a block this long with few links is running text
constexpr std::uint32_t kEnoughLetters = 250;  // of running text, for a short article
constexpr std::uint32_t kShortArticle = 80;
constexpr float kFewLinks = 0.35F;
constexpr std::uint32_t kShortestTitle = 12;  // letters; a shorter <h1> is the site's name
constexpr std::uint32_t kLongestDated = 160;  // letters of a block that says a date and little else
constexpr std::size_t kMostDated = 16;
constexpr float kMostlyLinks = 0.5F;
constexpr float kNearlyAllLinks = 0.8F;

bool is_running(const HtmlBlock& block) {
  return block.letters >= kRunningLetters && block.link_density() < kFewLinks && !is_heading_tag(block.tag);
}

class ContentFinder {
 public:
  ContentFinder(const HtmlTree& tree, const HtmlBlocks& flat, std::string_view title)
      : tree_(tree), blocks_(flat.blocks), buffer_(flat.buffer), title_(title) {}

  HtmlContent find() {
    read_hints();
    weigh(false);
    const std::uint32_t all = mass(0);
    set_aside(true);
    weigh(true);
    if (mass(0) * 5 < all && mass(0) < kEnoughLetters) {  // the names have misled
      set_aside(false);
      weigh(true);
    }
    find_heading();
    out_.root = find_root();
    select();
    out_.heading = heading_;
    find_dated();
    return std::move(out_);
  }

 private:
  void read_hints() {
    hints_.resize(tree_.nodes.size());
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      if (node.element && node.attributes > 0) hints_[i] = hints_of(tree_, i);
    }
  }

  // prefix_[i]: letters of running text in blocks whose first text node is before node i.
  void weigh(bool without_aside) {
    prefix_.assign(tree_.nodes.size() + 1, 0);
    for (std::size_t b = 0; b < blocks_.size(); ++b)
      if (is_running(blocks_[b]) && !(without_aside && aside_[blocks_[b].first]))
        prefix_[blocks_[b].first + 1] += blocks_[b].letters - blocks_[b].link_letters;
    for (std::size_t i = 1; i < prefix_.size(); ++i) prefix_[i] += prefix_[i - 1];
  }

  [[nodiscard]] std::uint32_t mass(std::uint32_t node) const { return prefix_[tree_.nodes[node].end] - prefix_[node]; }

  // The element with the most running text among those that name themselves the article's body.
  [[nodiscard]] std::uint32_t named_body() const {
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

  void set_aside(bool by_name) {
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
      bool away =
          tagged || hint == HtmlHint::Strong || hint == HtmlHint::Furniture || (hint == HtmlHint::Weak && held == 0);
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

  // The heading that says the page's title: the title may go on with the site's name.
  void find_heading() {
    std::uint32_t h1 = 0;
    for (const HtmlBlock& block : blocks_) {
      if (!is_heading_tag(block.tag) || aside_[block.first] || block.letters < 8) continue;
      const std::string_view text = slice(buffer_, block.text);
      if (title_.find(text) != std::string_view::npos ||
          (title_.size() > 20 && text.find(title_) != std::string_view::npos)) {
        heading_ = block.first;
        return;
      }
      if (block.tag == HtmlTag::H1 && block.letters >= kShortestTitle) h1 = h1 == 0 ? block.first : h1;
    }
    heading_ = h1;
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
      if (!tree_.nodes[i].element || aside_[i] || !test(i)) continue;
      const std::uint32_t held = mass(i);
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
    const std::uint32_t all = mass(0);
    const std::uint32_t lowest = descend(0);
    const std::uint32_t body =
        heaviest([&](std::uint32_t i) { return hints_[i].body && hints_[i].hint != HtmlHint::Caption; });
    if (body != 0 && (mass(body) * 10 >= all * 4 || mass(body) >= kEnoughLetters ||
                      (mass(body) >= kShortArticle && mass(body) * 12 >= all)))
      return widen(body);
    const std::uint32_t article =
        heaviest([&](std::uint32_t i) { return tree_.nodes[i].tag == HtmlTag::Article || hints_[i].article; });
    if (article != 0 && (mass(article) * 10 >= all * 5 || (holds_heading(article) && mass(article) >= kEnoughLetters)))
      return descend(article);
    if (body != 0 && article != 0 && mass(body) * 10 >= mass(article) * 7) return body;
    return lowest;
  }

  // A named body may be one of several parts: if the article around it, under the same heading, holds much more, that
  // is the content.
  [[nodiscard]] std::uint32_t widen(std::uint32_t body) {
    for (std::uint32_t i = tree_.nodes[body].parent; i != 0; i = tree_.nodes[i].parent) {
      const HtmlTag tag = tree_.nodes[i].tag;
      if (tag != HtmlTag::Article && tag != HtmlTag::Main) continue;
      return holds_heading(i) && mass(body) * 10 < mass(i) * 6 ? descend(i) : body;
    }
    return body;
  }

  // Down to the child that holds nearly all of the running text, as far as there is one.
  std::uint32_t descend(std::uint32_t node) {
    while (true) {
      const std::uint32_t held = mass(node);
      std::uint32_t best = 0;
      std::uint32_t best_mass = 0;
      for (std::uint32_t child = node + 1; child < tree_.nodes[node].end; child = tree_.nodes[child].end) {
        if (!tree_.nodes[child].element || aside_[child]) continue;
        if (mass(child) > best_mass) {
          best_mass = mass(child);
          best = child;
        }
      }
      if (best == 0 || best_mass * 100 < held * 80 || tree_.nodes[best].tag == HtmlTag::P) return node;
      node = best;
    }
  }

  // Short blocks with the digits of a date: in elements named after dates, then near the heading, then below the
  // content.
  void find_dated() {
    std::vector<std::size_t> near;
    std::vector<std::size_t> below;
    std::vector<std::size_t> others;
    std::size_t heading = blocks_.size();
    std::size_t last = blocks_.size();
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (heading == blocks_.size() && heading_ != 0 && blocks_[b].last >= heading_) heading = b;
      if (out_.main[b]) last = b;
    }
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const HtmlBlock& block = blocks_[b];
      if (block.letters > kLongestDated || count_digits(slice(buffer_, block.text)) < 5 || in_strong(block)) continue;
      if (heading < blocks_.size() && b + 4 >= heading && b <= heading + 10)
        near.push_back(b);
      else if (is_named_date(block))
        out_.dated.push_back(b);
      else if (last < blocks_.size() && b > last && b <= last + 6)
        below.push_back(b);
      else
        others.push_back(b);
    }
    std::stable_partition(near.begin(), near.end(), [&](std::size_t b) { return is_named_date(blocks_[b]); });
    out_.dated.insert(out_.dated.begin(), near.begin(), near.end());
    out_.dated.insert(out_.dated.end(), below.begin(), below.end());
    out_.dated.insert(out_.dated.end(), others.begin(), others.end());
    if (out_.dated.size() > kMostDated) out_.dated.resize(kMostDated);
  }

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
      if (hints_[node].dated || tree_.nodes[node].tag == HtmlTag::Time) return true;
    return false;
  }

  [[nodiscard]] bool in_strong(const HtmlBlock& block) const {
    for (std::uint32_t i = block.node; i != 0; i = tree_.nodes[i].parent)
      if (hints_[i].hint == HtmlHint::Strong && aside_[i]) return true;
    return false;
  }

  [[nodiscard]] bool stands_in(const HtmlBlock& block, std::uint32_t root) const {
    return block.first > root && block.first < tree_.nodes[root].end;
  }

  [[nodiscard]] bool has_ancestor(std::uint32_t node, HtmlTag tag) const {
    for (std::uint32_t i = node; i != 0 && i != out_.root; i = tree_.nodes[i].parent)
      if (tree_.nodes[i].tag == tag) return true;
    return false;
  }

  [[nodiscard]] bool in_caption(const HtmlBlock& block) const {
    for (std::uint32_t i = block.node; i != 0 && i != out_.root; i = tree_.nodes[i].parent)
      if (tree_.nodes[i].tag == HtmlTag::Figcaption || hints_[i].hint == HtmlHint::Caption) return true;
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
      if (!stands_in(block, out_.root) || aside_[block.first]) continue;
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
    for (std::size_t b = 0; b < first; ++b) trim(b);
    for (std::size_t b = last + 1; b < count; ++b) trim(b);
    drop_empty_headings();
  }

  // A paragraph of some length that ends as one.
  [[nodiscard]] bool is_sentence(const HtmlBlock& block) const {
    return block.tag == HtmlTag::P && block.letters >= 50 && buffer_[block.text.end - 1] == '.';
  }

  // Short scraps outside the running text go, unless they are sentences in paragraphs, or list items.
  void trim(std::size_t b) {
    if (!out_.main[b]) return;
    const HtmlBlock& block = blocks_[b];
    if (block.tag == HtmlTag::Td || block.tag == HtmlTag::Th) return;
    const bool sentence = block.letters >= 25 &&
                          (block.tag == HtmlTag::P || block.tag == HtmlTag::Li || block.tag == HtmlTag::Blockquote);
    if (!sentence && !is_heading_tag(block.tag) && !out_.caption[b]) out_.main[b] = false;
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
  std::string_view title_;
  std::uint32_t heading_ = 0;
  HtmlContent out_;
  std::vector<HtmlHints> hints_;
  std::vector<bool> aside_;
  std::vector<std::uint32_t> prefix_;
};

}  // namespace

HtmlContent find_html_content(const HtmlTree& tree, const HtmlBlocks& flat, std::string_view title) {
  return ContentFinder(tree, flat, title).find();
}

}  // namespace isnad
