#include "isnad/page/html_dated.h"

#include <algorithm>
#include <string_view>

#include "isnad/page/html_entities.h"

namespace isnad {
namespace {

constexpr std::size_t kLongestDated = 300;     // bytes of a line that says a date and little else
constexpr std::uint32_t kLongestLines = 500;   // letters of a block of such lines
constexpr std::size_t kLongestNamed = 120;     // bytes of an element named after dates
constexpr std::size_t kLongestFromNow = 50;    // bytes of "3 hours ago"
constexpr std::uint32_t kLargestElement = 40;  // nodes of one
constexpr std::size_t kMostOfAPlace = 12;
constexpr std::size_t kAbove = 4;            // blocks above the heading that are near it
constexpr std::uint32_t kLargestHead = 200;  // nodes of an article's head
constexpr std::uint32_t kMostLinks = 3;
constexpr std::size_t kUnder = 10;  // ... below
constexpr std::size_t kFewestDigits = 3;

std::size_t count_digits(std::string_view text) {
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

class DatedFinder {
 public:
  DatedFinder(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlWeights& weights, std::uint32_t heading,
              const std::vector<bool>& main)
      : tree_(tree), blocks_(flat.blocks), buffer_(flat.buffer), weights_(weights), heading_(heading), main_(main) {}

  std::vector<HtmlDated> find() {
    find_places();
    find_elements();
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const HtmlBlock& block = blocks_[b];
      const std::string_view lines = slice(buffer_, block.text);
      if (block.letters > kLongestLines || is_away(block.node)) continue;
      const HtmlDated::Place place = b >= near_first_ && b <= near_last_     ? HtmlDated::Place::Near
                                     : last_main_ < b && b <= last_main_ + 6 ? HtmlDated::Place::Below
                                                                             : HtmlDated::Place::Other;
      for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        const std::string_view line = lines.substr(at, end - at);
        if (line.size() <= kLongestDated && count_digits(line) >= 5) add(place, label(block.node), std::string(line));
        at = end + 1;
      }
    }
    return std::move(out_);
  }

 private:
  void find_places() {
    std::size_t heading = blocks_.size();
    std::size_t running = blocks_.size();
    last_main_ = blocks_.size();
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (heading == blocks_.size() && heading_ != 0 && blocks_[b].last >= heading_) heading = b;
      if (!main_[b]) continue;
      last_main_ = b;
      if (running == blocks_.size() && is_running(blocks_[b])) running = b;
    }
    const std::size_t anchor = heading < blocks_.size() ? heading : running;
    if (anchor == blocks_.size()) return;
    near_first_ = anchor > kAbove ? anchor - kAbove : 0;
    near_last_ = anchor + (heading < blocks_.size() ? kUnder : 1);
  }

  // Elements that name themselves after dates, and <time>.
  void find_elements() {
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      if (!node.element || node.end - i > kLargestElement) continue;
      if (node.tag != HtmlTag::Time && !weights_.hints(i).dated) continue;
      if (is_away(i)) continue;
      const HtmlDated::Place place = is_near(i) ? HtmlDated::Place::Near : HtmlDated::Place::Named;
      if (node.tag == HtmlTag::Time)
        if (const std::string_view when = tree_.attribute(i, "datetime"); !when.empty())
          add(place, "time[datetime]", html_decode(when));
      std::string text = tree_.text_of(i);
      const bool from_now = place == HtmlDated::Place::Near && text.size() <= kLongestFromNow;  // "two hours ago"
      if (text.size() <= kLongestNamed && (from_now || count_digits(text) >= kFewestDigits))
        add(place, label(i), std::move(text));
    }
  }

  [[nodiscard]] bool is_near(std::uint32_t node) const {
    if (near_first_ >= blocks_.size()) return false;
    return node >= blocks_[near_first_].first - std::min(blocks_[near_first_].first, 3U) &&
           node <= blocks_[std::min(near_last_, blocks_.size() - 1)].last;
  }

  void add(HtmlDated::Place place, std::string element, std::string text) {
    std::size_t of_place = 0;
    for (const HtmlDated& one : out_) {
      if (one.place != place) continue;
      if (one.text == text || ++of_place >= kMostOfAPlace) return;
    }
    out_.push_back({place, std::move(element), std::move(text)});
  }

  [[nodiscard]] std::string label(std::uint32_t node) const {
    std::string out(html_tag_name(tree_.nodes[node].tag));
    const std::string_view kind = tree_.attribute(node, "class");
    if (!kind.empty()) out += "." + std::string(kind.substr(0, std::min<std::size_t>(kind.find(' '), 40)));
    for (char& c : out)
      if (static_cast<unsigned char>(c) <= 0x20) c = '.';
    return out;
  }

  [[nodiscard]] bool holds_heading(std::uint32_t node) const {
    return heading_ != 0 && node <= heading_ && heading_ < tree_.nodes[node].end;
  }

  // The head of a page has its menu; the head of an article has not.
  [[nodiscard]] bool has_links(std::uint32_t node) const {
    std::uint32_t links = 0;
    const std::uint32_t end = std::min(tree_.nodes[node].end, node + kLargestHead);
    for (std::uint32_t i = node + 1; i < end; ++i)
      if (tree_.nodes[i].tag == HtmlTag::A && tree_.nodes[i].element) ++links;
    return links > kMostLinks || tree_.nodes[node].end > end;
  }

  // In comments, related links and the like; or above the heading in the page's own head.
  [[nodiscard]] bool is_away(std::uint32_t node) const {
    for (std::uint32_t i = node; i != 0; i = tree_.nodes[i].parent) {
      if (holds_heading(i)) return false;
      const HtmlHints& hints = weights_.hints(i);
      if (hints.hint == HtmlHint::Strong && weights_.aside(i)) return true;
      const HtmlTag tag = tree_.nodes[i].tag;
      const bool head = (hints.head && !hints.dated) || tag == HtmlTag::Header;
      if (i < heading_ && (tag == HtmlTag::Nav || (head && has_links(i)))) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  const std::string& buffer_;
  const HtmlWeights& weights_;
  std::uint32_t heading_;
  const std::vector<bool>& main_;
  std::size_t near_first_ = static_cast<std::size_t>(-1);
  std::size_t near_last_ = 0;
  std::size_t last_main_ = 0;
  std::vector<HtmlDated> out_;
};

}  // namespace

std::vector<HtmlDated> find_dated_texts(const HtmlTree& tree, const HtmlBlocks& flat, const HtmlWeights& weights,
                                        std::uint32_t heading, const std::vector<bool>& main) {
  return DatedFinder(tree, flat, weights, heading, main).find();
}

}  // namespace isnad
