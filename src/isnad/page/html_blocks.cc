#include "isnad/page/html_blocks.h"

#include "isnad/base/utf8.h"
#include "isnad/page/html_entities.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

// AMP's elements for what is not of the article: advertisements, consent, shares, other sites' posts.
bool is_amp_machinery(std::string_view name) {
  if (!name.starts_with("amp-")) return false;
  for (const std::string_view one :
       {"ad", "analytics", "consent", "embed", "facebook", "iframe", "instagram", "next-page", "sidebar",
        "social-share", "sticky-ad", "tiktok", "twitter", "user-notification"})
    if (name.substr(4) == one) return true;
  return false;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {".", "!", "?", ":", "\"", "\xD8\x9F", "\xE2\x80\x9D", "\xC2\xBB", "\xE2\x80\xA6"})
    if (text.ends_with(mark)) return true;
  return false;
}

class Flattener {
 public:
  explicit Flattener(const HtmlTree& tree) : tree_(tree) {}

  HtmlBlocks flatten() {
    const auto size = static_cast<std::uint32_t>(tree_.nodes.size());
    open_.push_back(0);
    for (std::uint32_t i = 1; i < size; ++i) {
      while (open_.size() > 1 && tree_.nodes[open_.back()].end <= i) close();
      const HtmlNode& node = tree_.nodes[i];
      if (!node.element) {
        add(i, node);
      } else if (is_never_read(tree_, i)) {
        i = node.end - 1;
      } else if (node.tag == HtmlTag::Br) {
        line_break();
      } else if (is_block_tag(node.tag)) {
        flush();
        open_.push_back(i);
      }
    }
    flush();
    return std::move(out_);
  }

 private:
  void close() {
    flush();
    open_.pop_back();
  }

  void add(std::uint32_t index, const HtmlNode& node) {
    if (node.raw) return;
    decoded_.clear();
    append_html_decoded(decoded_, node.text);
    for (std::size_t at = 0; at < decoded_.size();) {
      const auto byte = static_cast<unsigned char>(decoded_[at]);
      if (byte > 0x20 && byte < 0x7F) {
        put(std::string_view(decoded_).substr(at, 1), index, node.in_link);
        ++at;
        continue;
      }
      const Decoded c = decode_utf8(decoded_, at);
      // NBSP is white space to a reader of news; byte order marks are nothing.
      if (c.code_point <= 0x20 || c.code_point == 0x7F || is_space(c.code_point))
        space_ = !current().empty();
      else if (c.code_point != 0xFEFF)
        put(std::string_view(decoded_).substr(at, c.size), index, node.in_link);
      at += c.size;
    }
  }

  void put(std::string_view character, std::uint32_t index, bool in_link) {
    if (letters_ == 0) first_ = index;
    last_ = index;
    if (space_ && !current().empty() && out_.buffer.back() != '\n') out_.buffer += ' ';
    space_ = false;
    out_.buffer += character;
    ++letters_;
    if (in_link) ++link_letters_;
  }

  void line_break() {
    if (letters_ == 0) return;
    if (out_.buffer.back() == '\n' || ends_sentence(current())) return flush();
    out_.buffer += '\n';
    space_ = false;
  }

  void flush() {
    space_ = false;
    while (out_.buffer.size() > begin_ && out_.buffer.back() == '\n') out_.buffer.pop_back();
    if (letters_ > 0) {
      HtmlBlock block;
      block.text = {begin_, static_cast<std::uint32_t>(out_.buffer.size())};
      block.node = open_.back();
      block.first = first_;
      block.last = last_;
      block.tag = tree_.nodes[open_.back()].tag;
      block.letters = letters_;
      block.link_letters = link_letters_;
      out_.blocks.push_back(block);
    }
    begin_ = static_cast<std::uint32_t>(out_.buffer.size());
    letters_ = 0;
    link_letters_ = 0;
  }

  [[nodiscard]] std::string_view current() const { return std::string_view(out_.buffer).substr(begin_); }

  const HtmlTree& tree_;
  HtmlBlocks out_;
  std::vector<std::uint32_t> open_;
  std::string decoded_;
  std::uint32_t begin_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t letters_ = 0;
  std::uint32_t link_letters_ = 0;
  bool space_ = false;
};

}  // namespace

bool is_never_read(const HtmlTree& tree, std::uint32_t node) {
  using enum HtmlTag;
  switch (tree.nodes[node].tag) {
    case Script:
    case Style:
    case Noscript:
    case Template:
    case Iframe:
    case Svg:
    case Canvas:
    case Audio:
    case Video:
    case Object:
    case Applet:
    case Map:
    case Select:
    case Datalist:
    case Textarea:
    case Button:
    case Title:
    case Xmp:
    case Noembed:
    case Noframes:
    case Dialog:
      return true;
    case Head:
      return false;
    case Other:
      return is_amp_machinery(tree.nodes[node].text);
    default:
      break;
  }
  return false;
}

HtmlBlocks flatten_html(const HtmlTree& tree) {
  return Flattener(tree).flatten();
}

}  // namespace isnad
