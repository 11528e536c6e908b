#include "isnad/page/html_tree.h"

#include <array>
#include <cstring>

#include "isnad/page/html_entities.h"

namespace isnad {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool equal_without_case(std::string_view written, std::string_view lower_name) {
  if (written.size() != lower_name.size()) return false;
  for (std::size_t i = 0; i < written.size(); ++i)
    if (lower(written[i]) != lower_name[i]) return false;
  return true;
}

// The elements that an end tag for something outside them does not reach through.
bool is_scope(HtmlTag tag) {
  using enum HtmlTag;
  return tag == Td || tag == Th || tag == Caption || tag == Table || tag == Object || tag == Marquee ||
         tag == Template || tag == Applet;
}

class Builder {
 public:
  Builder(std::string_view html, std::uint32_t max_depth) : html_(html), max_depth_(max_depth) {
    tree_.nodes.reserve(html.size() / 24 + 16);
    tree_.attributes.reserve(html.size() / 48 + 16);
    HtmlNode root;
    root.element = true;
    tree_.nodes.push_back(root);
    stack_.push_back(0);
  }

  HtmlTree build() {
    while (at_ < html_.size()) {
      const std::size_t open = html_.find('<', at_);
      const std::size_t text_end = open == std::string_view::npos ? html_.size() : open;
      add_text(html_.substr(at_, text_end - at_), false);
      at_ = text_end;
      if (at_ < html_.size()) read_markup();
    }
    while (!stack_.empty()) pop();
    return std::move(tree_);
  }

 private:
  void add_text(std::string_view text, bool raw) {
    if (text.empty()) return;
    // A text that goes on where the last one ended ("1 < 2") is one text.
    if (HtmlNode& last = tree_.nodes.back(); !raw && !last.element && !last.raw && last.in_link == in_link_ &&
                                             last.text.data() + last.text.size() == text.data() &&
                                             last.parent == stack_.back()) {
      last.text = std::string_view(last.text.data(), last.text.size() + text.size());
      return;
    }
    HtmlNode node;
    node.text = text;
    node.parent = stack_.back();
    node.end = size() + 1;
    node.in_link = in_link_;
    node.raw = raw;
    tree_.nodes.push_back(node);
  }

  void read_markup() {
    const std::string_view rest = html_.substr(at_);
    if (rest.size() > 1 && is_letter(rest[1])) return read_start_tag();
    if (rest.size() > 2 && rest[1] == '/' && is_letter(rest[2])) return read_end_tag();
    if (rest.starts_with("<!--")) {
      const std::size_t from = rest.starts_with("<!-->") ? 2 : 4;
      return skip_past("-->", from);
    }
    if (rest.starts_with("<![CDATA[")) return skip_past("]]>", 9);
    if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?' || rest[1] == '/')) return skip_past(">", 2);
    add_text(rest.substr(0, 1), false);
    ++at_;
  }

  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t found = html_.find(mark, at_ + from);
    at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
  }

  std::string_view read_name() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>' && html_[at_] != '/') ++at_;
    return html_.substr(begin, at_ - begin);
  }

  static HtmlTag tag_of(std::string_view written) {
    std::array<char, 12> name{};
    if (written.size() > name.size()) return HtmlTag::Other;
    for (std::size_t i = 0; i < written.size(); ++i) name[i] = lower(written[i]);
    return html_tag({name.data(), written.size()});
  }

  // Reads up to and past '>'. Returns true for a tag that closes itself: <br/>.
  bool read_attributes(bool keep) {
    bool closes_itself = false;
    while (at_ < html_.size() && html_[at_] != '>') {
      const char c = html_[at_];
      if (is_space(c) || c == '/') {
        closes_itself = c == '/';
        ++at_;
        continue;
      }
      closes_itself = false;
      read_attribute(keep);
    }
    if (at_ < html_.size()) ++at_;
    return closes_itself;
  }

  void read_attribute(bool keep) {
    const std::size_t begin = at_++;
    while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '=' && html_[at_] != '>' && html_[at_] != '/')
      ++at_;
    const std::string_view name = html_.substr(begin, at_ - begin);
    std::size_t look = at_;
    while (look < html_.size() && is_space(html_[look])) ++look;
    std::string_view value;
    if (look < html_.size() && html_[look] == '=') {
      at_ = look + 1;
      while (at_ < html_.size() && is_space(html_[at_])) ++at_;
      value = read_value();
    }
    if (keep) tree_.attributes.push_back({name, value});
  }

  std::string_view read_value() {
    if (at_ >= html_.size()) return {};
    const char quote = html_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = at_ + 1;
      const std::size_t end = html_.find(quote, begin);
      const std::size_t stop = end == std::string_view::npos ? html_.size() : end;
      at_ = end == std::string_view::npos ? html_.size() : end + 1;
      return html_.substr(begin, stop - begin);
    }
    const std::size_t begin = at_;
    while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') ++at_;
    return html_.substr(begin, at_ - begin);
  }

  void read_start_tag() {
    ++at_;
    const std::string_view name = read_name();
    const HtmlTag tag = tag_of(name);
    const auto first = static_cast<std::uint32_t>(tree_.attributes.size());
    const bool closes_itself = read_attributes(true);
    if ((tag == HtmlTag::Html || tag == HtmlTag::Body) && open_count(tag) > 0) return;
    close_implied(tag);
    HtmlNode node;
    node.text = name;
    node.element = true;
    node.tag = tag;
    node.parent = stack_.back();
    node.end = size() + 1;
    node.first_attribute = first;
    const std::size_t count = tree_.attributes.size() - first;
    node.attributes = static_cast<std::uint16_t>(count < 0xFFFF ? count : 0xFFFF);
    node.in_link = in_link_;
    tree_.nodes.push_back(node);
    if (is_void_tag(tag) || (closes_itself && (tag == HtmlTag::Other || tag == HtmlTag::Svg))) return;
    if (tag == HtmlTag::A) in_link_ = tree_.has_attribute(size() - 1, "href");
    if (is_raw_text_tag(tag)) return read_raw_text(name, tag);
    if (stack_.size() >= max_depth_) {
      tree_.too_deep = true;
      ++overflow_;
      return;
    }
    stack_.push_back(size() - 1);
    ++open_[static_cast<std::size_t>(tag)];
  }

  // The content of <script>, <title> ...: all up to its own end tag.
  void read_raw_text(std::string_view name, HtmlTag tag) {
    std::size_t from = at_;
    std::size_t end = html_.size();
    while (from < html_.size()) {
      const std::size_t open = html_.find("</", from);
      if (open == std::string_view::npos) break;
      if (tag_of(html_.substr(open + 2, name.size())) == tag) {
        end = open;
        break;
      }
      from = open + 2;
    }
    const std::uint32_t element = size() - 1;
    const std::string_view text = html_.substr(at_, end - at_);
    stack_.push_back(element);
    add_text(text, tag != HtmlTag::Title && tag != HtmlTag::Textarea);
    stack_.pop_back();
    tree_.nodes[element].end = size();
    at_ = end;
    if (at_ < html_.size()) skip_past(">", 2);
  }

  void read_end_tag() {
    at_ += 2;
    const std::string_view name = read_name();
    read_attributes(false);
    const HtmlTag tag = tag_of(name);
    if (tag == HtmlTag::A) in_link_ = false;
    if (tag == HtmlTag::Body || tag == HtmlTag::Html) return;  // text after </body> still belongs to the page
    if (overflow_ > 0 && !is_void_tag(tag)) {
      --overflow_;
      return;
    }
    close(tag, name);
  }

  void close(HtmlTag tag, std::string_view name) {
    if (open_count(tag) == 0) return;
    const bool block = is_block_tag(tag);
    const bool table_part = is_table_part(tag);
    for (std::size_t i = stack_.size() - 1; i > 0; --i) {
      const HtmlNode& node = tree_.nodes[stack_[i]];
      if (node.tag == tag && (tag != HtmlTag::Other || same_name(node.text, name))) return pop_to(i);
      if (is_scope(node.tag) && !(table_part || tag == HtmlTag::Table) && !is_scope(tag)) return;
      if (node.tag == HtmlTag::Table && table_part) return;
      if (!block && tag != HtmlTag::Other && is_block_tag(node.tag)) return;
    }
  }

  static bool same_name(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (lower(a[i]) != lower(b[i])) return false;
    return true;
  }

  static bool is_table_part(HtmlTag tag) {
    using enum HtmlTag;
    return tag == Td || tag == Th || tag == Tr || tag == Tbody || tag == Thead || tag == Tfoot || tag == Caption;
  }

  // End tags that the standard lets an author leave out.
  void close_implied(HtmlTag tag) {
    using enum HtmlTag;
    if (open_count(Head) > 0 && !belongs_in_head(tag)) close_up_to(Head, Html, Html);
    if (is_block_tag(tag) && tag != Tr && tag != Td && tag != Th && open_count(P) > 0) close_up_to(P, Button, Other);
    if (is_heading_tag(tag) && is_heading_tag(tree_.nodes[stack_.back()].tag)) pop();
    if (tag == Li) close_up_to(Li, Ul, Ol);
    if (tag == Dd || tag == Dt) {
      close_up_to(Dd, Dl, Dl);
      close_up_to(Dt, Dl, Dl);
    }
    if (tag == Option || tag == Optgroup) close_up_to(Option, Select, Datalist);
    if (tag == Td || tag == Th || tag == Tr || tag == Tbody || tag == Thead || tag == Tfoot) {
      if (tag != Td && tag != Th) {
        close_cell(Td);
        close_cell(Th);
        close_cell(Tr);
        if (tag != Tr) {
          close_cell(Tbody);
          close_cell(Thead);
        }
      } else {
        close_cell(Td);
        close_cell(Th);
      }
    }
  }

  static bool belongs_in_head(HtmlTag tag) {
    using enum HtmlTag;
    return tag == Meta || tag == Link || tag == Script || tag == Style || tag == Title || tag == Base ||
           tag == Noscript || tag == Template || tag == Head || tag == Other;
  }

  // Pops an open `tag` unless one of the stops, or the edge of a table cell, stands above it.
  void close_up_to(HtmlTag tag, HtmlTag stop, HtmlTag other_stop) {
    if (open_count(tag) == 0) return;
    for (std::size_t i = stack_.size() - 1; i > 0; --i) {
      const HtmlTag here = tree_.nodes[stack_[i]].tag;
      if (here == tag) return pop_to(i);
      if (here == stop || (other_stop != HtmlTag::Other && here == other_stop) || is_scope(here)) return;
    }
  }

  void close_cell(HtmlTag tag) {
    if (open_count(tag) == 0) return;
    for (std::size_t i = stack_.size() - 1; i > 0; --i) {
      const HtmlTag here = tree_.nodes[stack_[i]].tag;
      if (here == tag) return pop_to(i);
      if (here == HtmlTag::Table) return;
    }
  }

  void pop_to(std::size_t index) {
    while (stack_.size() > index) pop();
  }

  void pop() {
    const std::uint32_t node = stack_.back();
    stack_.pop_back();
    tree_.nodes[node].end = size();
    if (node != 0) --open_[static_cast<std::size_t>(tree_.nodes[node].tag)];
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(tree_.nodes.size()); }
  [[nodiscard]] std::uint32_t open_count(HtmlTag tag) const { return open_[static_cast<std::size_t>(tag)]; }

  std::string_view html_;
  std::uint32_t max_depth_;
  std::size_t at_ = 0;
  HtmlTree tree_;
  std::vector<std::uint32_t> stack_;
  std::array<std::uint32_t, static_cast<std::size_t>(HtmlTag::Count)> open_{};
  std::uint64_t overflow_ = 0;
  bool in_link_ = false;
};

}  // namespace

HtmlTree parse_html(std::string_view html, std::uint32_t max_depth) {
  return Builder(html, max_depth < 2 ? 2 : max_depth).build();
}

std::string_view HtmlTree::attribute(std::uint32_t node, std::string_view name) const {
  const HtmlNode& element = nodes[node];
  for (std::uint32_t i = 0; i < element.attributes; ++i) {
    const HtmlAttribute& attribute = attributes[element.first_attribute + i];
    if (equal_without_case(attribute.name, name)) return attribute.value;
  }
  return {};
}

bool HtmlTree::has_attribute(std::uint32_t node, std::string_view name) const {
  const HtmlNode& element = nodes[node];
  for (std::uint32_t i = 0; i < element.attributes; ++i)
    if (equal_without_case(attributes[element.first_attribute + i].name, name)) return true;
  return false;
}

std::string HtmlTree::text_of(std::uint32_t node) const {
  std::string joined;
  for (std::uint32_t i = node; i < nodes[node].end; ++i) {
    if (!nodes[i].element && !nodes[i].raw)
      append_html_decoded(joined, nodes[i].text);
    else if (nodes[i].element && (nodes[i].tag == HtmlTag::Br || is_block_tag(nodes[i].tag)))
      joined += ' ';
  }
  std::string out;
  for (const char c : joined) {
    if (!is_space(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace isnad
