#include "isnad/mention/match_quotation_marks.h"

#include <algorithm>
#include <string_view>

#include "isnad/base/utf8.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

enum class Family { None, Guillemet, Double, Single };
enum class Side { Open, Close, Either };

struct Mark {
  Family family = Family::None;
  Side side = Side::Either;
  std::uint32_t size = 0;  // bytes, both signs of a doubled one
};

Mark mark_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const Decoded c = decode_utf8(text, at);
  const auto next_is = [&](char32_t other) {
    return at + c.size < end && decode_utf8(text, at + c.size).code_point == other;
  };
  switch (c.code_point) {
    case 0xAB: case 0x300A: return {Family::Guillemet, Side::Open, c.size};
    case 0xBB: case 0x300B: return {Family::Guillemet, Side::Close, c.size};
    case 0x201C: case 0x201E: case 0x201F: return {Family::Double, Side::Open, c.size};
    case 0x201D: case 0x2033: case 0x3003: return {Family::Double, Side::Close, c.size};
    case '"': case 0xFF02: return {Family::Double, Side::Either, next_is(c.code_point) ? 2 * c.size : c.size};
    case '\'':
    case 0x2019:
    case 0x2018:
    case 0x2032:
    case 0x60:
      if (next_is(c.code_point)) return {Family::Double, c.code_point == 0x2032 ? Side::Close : Side::Either, 2 * c.size};
      if (c.code_point == 0x2018) return {Family::Single, Side::Open, c.size};
      if (c.code_point == 0x2032) return {Family::Single, Side::Close, c.size};
      return {Family::Single, Side::Either, c.size};
    case 0x201A: case 0x2039: return {Family::Single, Side::Open, c.size};
    case 0x203A: return {Family::Single, Side::Close, c.size};
    default: return {};
  }
}

char32_t before(std::string_view text, std::uint32_t at, std::uint32_t begin) {
  if (at <= begin) return ' ';
  std::uint32_t i = at - 1;
  while (i > begin && !is_boundary(text, i)) --i;
  return decode_utf8(text, i).code_point;
}

bool is_letter_or_digit(char32_t c) {
  return is_arabic_letter(c) || (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250) || (c >= 0x64B && c <= 0x652);
}

bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669); }

struct Open {
  std::uint32_t at;
  std::uint32_t size;
  Family family;
};

class Matcher {
 public:
  Matcher(const Article& article, const Analysis& analysis) : text_(article.text), analysis_(analysis) {}

  void block(Span span) {
    open_.clear();
    for (std::uint32_t at = span.begin; at < span.end;) {
      if (const auto lead = static_cast<unsigned char>(text_[at]); lead >= 0xC3 && lead < 0xE2) {  // a letter
        at += decode_utf8(text_, at).size;
        continue;
      }
      const Mark mark = mark_at(text_, at, span.end);
      if (mark.family == Family::None) {
        at += decode_utf8(text_, at).size;
        continue;
      }
      step(mark, at, span);
      at += mark.size;
    }
    while (!open_.empty()) abandon(open_.size() - 1);
  }

  std::vector<MarkedText> take() {
    std::sort(found_.begin(), found_.end(), [](const MarkedText& a, const MarkedText& b) {
      return a.outer.begin != b.outer.begin ? a.outer.begin < b.outer.begin : a.outer.end > b.outer.end;
    });
    std::vector<std::uint32_t> ends;
    for (MarkedText& m : found_) {
      while (!ends.empty() && ends.back() <= m.outer.begin) ends.pop_back();
      m.depth = static_cast<std::uint32_t>(ends.size());
      ends.push_back(m.outer.end);
    }
    return std::move(found_);
  }

 private:
  void step(const Mark& mark, std::uint32_t at, Span block) {
    const char32_t left = before(text_, at, block.begin);
    const std::uint32_t after = at + mark.size;
    const char32_t right = after < block.end ? decode_utf8(text_, after).code_point : U' ';
    const bool tight_left = is_letter_or_digit(left);
    const bool tight_right = is_letter_or_digit(right);
    const bool space_left = is_space(left) || left == '(' || left == ':' || left == 0x640;
    const bool same_open = !open_.empty() && open_.back().family == mark.family;
    const bool any_open = !open_.empty() && open_.back().family != Family::Single;

    if (mark.family == Family::Single) {
      if (same_open && mark.side != Side::Open && !tight_right && !is_space(left)) return close(open_.size() - 1, at, mark.size);
      if (mark.side == Side::Close || is_digit(left)) return;
      if (!tight_left && tight_right) open_.push_back({at, mark.size, mark.family});
      return;
    }
    switch (mark.side) {
      case Side::Open:
        // the same sign closes in some keyboards' hands
        if (same_open && mark.family == Family::Double && !tight_right && !space_left) {
          return close(open_.size() - 1, at, mark.size);
        }
        return open(at, mark, same_open);
      case Side::Close:
        if (any_open) return close(open_.size() - 1, at, mark.size);
        if (mark.family == Family::Double && space_left && tight_right && !is_digit(left)) open(at, mark, false);
        return;
      case Side::Either:
        if (same_open) {
          const bool opener = space_left && tight_right && !is_space(right);
          if (!opener) return close(open_.size() - 1, at, mark.size);
          if (is_space(left) && far(open_.back().at, at)) {
            abandon(open_.size() - 1);
            return open(at, mark, false);
          }
          return close(open_.size() - 1, at, mark.size);
        }
        if (any_open && tight_left && !tight_right) {
          // a guillemet closed by a straight quote, unless its own close still comes
          if (!closes_later(open_.back(), after, block.end)) return close(open_.size() - 1, at, mark.size);
        }
        if (tight_left && !tight_right && !space_left) return;  // a close without its opening
        if (mark.size > 1 && space_left && is_space(right)) return;  // nothing between two marks
        return open(at, mark, false);
    }
  }

  bool closes_later(const Open& o, std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t at = from; at < end;) {
      const Mark mark = mark_at(text_, at, end);
      if (mark.family == o.family) return mark.side != Side::Open;
      at += mark.family == Family::None ? decode_utf8(text_, at).size : mark.size;
    }
    return false;
  }

  /// True when a sentence ends between the two places: one pair of names is not stretched over a paragraph.
  bool far(std::uint32_t from, std::uint32_t to) const {
    const std::uint32_t a = analysis_.token_at(from);
    const std::uint32_t b = analysis_.token_at(to);
    return a < analysis_.tokens.size() && b < analysis_.tokens.size() &&
           analysis_.tokens[a].sentence != analysis_.tokens[b].sentence;
  }

  void open(std::uint32_t at, const Mark& mark, bool same_open) {
    if (same_open && far(open_.back().at, at)) abandon(open_.size() - 1);
    open_.push_back({at, mark.size, mark.family});
  }

  void close(std::size_t index, std::uint32_t at, std::uint32_t size) {
    while (open_.size() > index + 1) open_.pop_back();
    const Open o = open_.back();
    open_.pop_back();
    add({o.at, at + size}, {o.at + o.size, at}, true);
  }

  void abandon(std::size_t index) {
    const Open o = open_[index];
    open_.resize(index);
    if (o.family == Family::Single) return;
    const std::uint32_t token = analysis_.token_at(o.at);
    if (token >= analysis_.tokens.size()) return;
    const Sentence& sentence = analysis_.sentences[analysis_.tokens[token].sentence];
    if (sentence.span.end <= o.at + o.size) return;
    for (const MarkedText& m : found_) {
      if (m.outer.begin < sentence.span.end && sentence.span.end < m.outer.end) return;  // would cross
    }
    add({o.at, sentence.span.end}, {o.at + o.size, sentence.span.end}, false);
  }

  void add(Span outer, Span inner, bool balanced) {
    while (inner.begin < inner.end && is_space(decode_utf8(text_, inner.begin).code_point)) {
      inner.begin += decode_utf8(text_, inner.begin).size;
    }
    while (inner.begin < inner.end && is_space(before(text_, inner.end, inner.begin))) {
      std::uint32_t i = inner.end - 1;
      while (!is_boundary(text_, i)) --i;
      inner.end = i;
    }
    if (inner.empty()) return;
    MarkedText m{.outer = outer, .inner = inner, .balanced = balanced};
    m.first = analysis_.token_at(outer.begin);
    m.last = analysis_.token_at(outer.end > 0 ? outer.end - 1 : 0);
    if (m.first >= analysis_.tokens.size()) return;
    m.last = std::min<std::uint32_t>(m.last + 1, static_cast<std::uint32_t>(analysis_.tokens.size()));
    found_.push_back(m);
  }

  std::string_view text_;
  const Analysis& analysis_;
  std::vector<Open> open_;
  std::vector<MarkedText> found_;
};

}  // namespace

std::vector<MarkedText> match_quotation_marks(const Article& article, const Analysis& analysis) {
  Matcher matcher(article, analysis);
  for (const Block& block : article.blocks) {
    if (is_content(block.role)) matcher.block(block.span);
  }
  return matcher.take();
}

}  // namespace isnad
