#include "isnad/store/search_query.h"

#include <algorithm>
#include <array>
#include <optional>

#include "isnad/base/utf8.h"
#include "isnad/text/scan_tokens.h"

namespace isnad {
namespace {

constexpr int kDeepest = 32;
constexpr std::size_t kMostTerms = 64;

struct Piece {
  enum class Kind { Open, Close, Or, Not, Term };
  Kind kind = Kind::Term;
  SearchTerm term;
};

struct Marks {
  char32_t open;
  char32_t close;
};
constexpr std::array<Marks, 3> kMarks = {{{U'"', U'"'}, {0xAB, 0xBB}, {0x201C, 0x201D}}};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Piece> run() {
    std::vector<Piece> out;
    while (at_ < text_.size() && out.size() < 4 * kMostTerms) {
      const Decoded d = decode_utf8(text_, at_);
      if (is_space(d.code_point)) {
        at_ += d.size;
      } else if (d.code_point == U'(' || d.code_point == U')') {
        at_ += d.size;
        out.push_back({d.code_point == U'(' ? Piece::Kind::Open : Piece::Kind::Close, {}});
      } else if (d.code_point == U'-' && at_ + 1 < text_.size() && !is_space(decode_utf8(text_, at_ + 1).code_point)) {
        at_ += 1;
        out.push_back({Piece::Kind::Not, {}});
      } else if (auto phrase = quoted()) {
        out.push_back({Piece::Kind::Term, {SearchTerm::Kind::Phrase, std::move(*phrase), ""}});
      } else {
        out.push_back(word());
      }
    }
    return out;
  }

 private:
  /// A phrase between marks; a mark that is not closed opens nothing.
  std::optional<std::string> quoted() {
    const Decoded d = decode_utf8(text_, at_);
    for (const Marks& marks : kMarks) {
      if (d.code_point != marks.open) continue;
      const std::size_t begin = at_ + d.size;
      for (std::size_t i = begin; i < text_.size();) {
        const Decoded c = decode_utf8(text_, i);
        if (c.code_point == marks.close) {
          std::string out(text_.substr(begin, i - begin));
          at_ = i + c.size;
          return out;
        }
        i += c.size;
      }
    }
    return std::nullopt;
  }

  std::string_view until_space() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const Decoded d = decode_utf8(text_, at_);
      if (is_space(d.code_point) || d.code_point == U'(' || d.code_point == U')') break;
      at_ += d.size;
    }
    return text_.substr(begin, at_ - begin);
  }

  Piece word() {
    const std::size_t begin = at_;
    for (const char* field : {"outlet:", "date:", "person:", "place:", "organisation:", "organization:", "kind:"}) {
      const std::string_view name(field);
      if (text_.substr(at_, name.size()) != name || at_ + name.size() >= text_.size()) continue;
      at_ += name.size();
      auto value = quoted();
      std::string text = value ? std::move(*value) : std::string(until_space());
      if (text.empty()) break;
      return {Piece::Kind::Term, field_term(name.substr(0, name.size() - 1), std::move(text))};
    }
    at_ = begin;
    std::string_view text = until_space();
    if (text.empty()) {  // cannot be: the caller looked at the sign
      at_ += 1;
      return {Piece::Kind::Term, {SearchTerm::Kind::Words, "", ""}};
    }
    if (text == "OR" || text == "|") return {Piece::Kind::Or, {}};
    if (text == "NOT") return {Piece::Kind::Not, {}};
    if (text == "AND") return {Piece::Kind::Term, {SearchTerm::Kind::Words, "", ""}};
    if (text.size() > 1 && text.ends_with('*')) {
      return {Piece::Kind::Term, {SearchTerm::Kind::Prefix, std::string(text.substr(0, text.size() - 1)), ""}};
    }
    return {Piece::Kind::Term, {SearchTerm::Kind::Words, std::string(text), ""}};
  }

  static SearchTerm field_term(std::string_view field, std::string text) {
    if (field == "outlet") return {SearchTerm::Kind::Outlet, std::move(text), ""};
    if (field == "date") return {SearchTerm::Kind::Date, std::move(text), ""};
    if (field == "kind") return {SearchTerm::Kind::FindingKind, std::move(text), ""};
    return {SearchTerm::Kind::Name, std::move(text), field == "organization" ? "organisation" : std::string(field)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

class Parser {
 public:
  explicit Parser(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  SearchNode run() {
    SearchNode out = any(0);
    while (at_ < pieces_.size()) {  // a closing bracket too many
      ++at_;
      SearchNode more = any(0);
      if (!more.parts.empty() || more.kind == SearchNode::Kind::Term) out = join(std::move(out), std::move(more));
    }
    return out;
  }

 private:
  using Kind = SearchNode::Kind;

  static bool empty(const SearchNode& n) { return n.kind != Kind::Term && n.parts.empty(); }
  static SearchNode join(SearchNode a, SearchNode b) {
    if (empty(a)) return b;
    SearchNode out;
    out.parts.push_back(std::move(a)), out.parts.push_back(std::move(b));
    return out;
  }
  [[nodiscard]] bool here(Piece::Kind kind) const { return at_ < pieces_.size() && pieces_[at_].kind == kind; }

  SearchNode any(int depth) {
    SearchNode out;
    out.kind = Kind::Any;
    while (true) {
      SearchNode part = all(depth);
      if (!empty(part)) out.parts.push_back(std::move(part));
      if (!here(Piece::Kind::Or)) break;
      ++at_;
    }
    if (out.parts.size() == 1) return std::move(out.parts.front());
    return out;
  }

  SearchNode all(int depth) {
    SearchNode out;
    while (at_ < pieces_.size() && !here(Piece::Kind::Or)) {
      bool without = false;
      while (here(Piece::Kind::Not)) without = !without, ++at_;
      if (at_ == pieces_.size() || here(Piece::Kind::Or)) break;
      if (here(Piece::Kind::Close)) {
        if (depth > 0) break;
        ++at_;
        continue;
      }
      SearchNode part;
      if (here(Piece::Kind::Open)) {
        ++at_;
        if (depth >= kDeepest) continue;
        part = any(depth + 1);
        if (here(Piece::Kind::Close)) ++at_;
        if (empty(part)) continue;
      } else {
        part.kind = Kind::Term;
        part.term = std::move(pieces_[at_++].term);
        if (part.term.text.empty() || ++terms_ > kMostTerms) continue;
      }
      part.without = without;
      out.parts.push_back(std::move(part));
    }
    if (out.parts.size() == 1 && !out.parts.front().without) return std::move(out.parts.front());
    return out;
  }

  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  std::size_t terms_ = 0;
};

}  // namespace

SearchNode parse_search(std::string_view query) {
  const std::string valid = replace_invalid_utf8(query.substr(0, 4096));
  return Parser(Scanner(valid).run()).run();
}

}  // namespace isnad
