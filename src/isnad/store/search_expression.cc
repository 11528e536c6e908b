#include "isnad/store/search_expression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include <fmt/core.h>

#include "isnad/arabic/name_key.h"
#include "isnad/store/search_facts.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr double kFormWeight = 0.5;     // of the form asked for, beside the 1 of its stem
constexpr double kVariantWeight = 1.2;  // of another spelling of a name
constexpr double kCommonest = 0.08;     // no word is worth nothing
constexpr double kSureVariant = 0.75;   // probability that two spellings are one name
constexpr std::size_t kMostVariants = 8;
constexpr std::size_t kMostNames = 400;
constexpr double kAnyWord = 0.35;  // rarity below which a word is no name's other spelling

IndexQuery joined(IndexQuery::Kind kind, std::vector<IndexQuery> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  IndexQuery out;
  out.kind = kind;
  out.parts = std::move(parts);
  return out;
}
IndexQuery any_of(std::vector<IndexQuery> parts) {
  return joined(IndexQuery::Kind::Any, std::move(parts));
}
IndexQuery all_of(std::vector<IndexQuery> parts) {
  return joined(IndexQuery::Kind::All, std::move(parts));
}

struct Day {
  int year = 0, month = 0, day = 0;  // 0: untold
};

std::optional<Day> day_of(std::string_view text) {
  Day out;
  const auto number = [&](std::size_t at, std::size_t size, int& value) {
    if (at + size > text.size()) return false;
    const auto read = std::from_chars(text.data() + at, text.data() + at + size, value);
    return read.ec == std::errc{} && read.ptr == text.data() + at + size && value > 0;
  };
  if (!number(0, 4, out.year)) return std::nullopt;
  if (text.size() == 4) return out;
  if (text[4] != '-' || !number(5, 2, out.month) || out.month > 12) return std::nullopt;
  if (text.size() == 7) return out;
  if (text[7] != '-' || !number(8, 2, out.day) || out.day > 31 || text.size() != 10) return std::nullopt;
  return out;
}

std::string date_token(const Day& d) {
  if (d.day != 0) return fmt::format("d:{:04}-{:02}-{:02}", d.year, d.month, d.day);
  return d.month != 0 ? fmt::format("m:{:04}-{:02}", d.year, d.month) : fmt::format("y:{:04}", d.year);
}

/// The days, months and years that fill a range: at most 60 days, 22 months and the years between.
std::vector<std::string> date_tokens(Day from, Day to) {
  std::vector<std::string> out;
  Day at{from.year, std::max(from.month, 1), std::max(from.day, 1)};
  const Day end{to.year, to.month == 0 ? 12 : to.month, to.day == 0 ? 31 : to.day};
  const auto reached = [&](int month, int day) {
    return std::tuple(at.year, month, day) <= std::tuple(end.year, end.month, end.day);
  };
  while (reached(at.month, at.day)) {
    if (at.day == 1 && at.month == 1 && reached(12, 31)) {
      out.push_back(date_token({at.year, 0, 0}));
      at = {at.year + 1, 1, 1};
    } else if (at.day == 1 && reached(at.month, 31)) {
      out.push_back(date_token({at.year, at.month, 0}));
      at = at.month == 12 ? Day{at.year + 1, 1, 1} : Day{at.year, at.month + 1, 1};
    } else {
      out.push_back(date_token(at));
      if (++at.day > 31) at = at.month == 12 ? Day{at.year + 1, 1, 1} : Day{at.year, at.month + 1, 1};
    }
  }
  return out;
}

class Maker {
 public:
  Maker(Archive& archive, bool loose) : archive_(archive), loose_(loose) {}

  Result<SearchExpression> run(const SearchNode& query) {
    out_.query = node(query);
    if (error_) return tl::unexpected(*error_);
    return std::move(out_);
  }

 private:
  using Kind = SearchTerm::Kind;

  static bool is_filter(const SearchNode& n) {
    return n.kind == SearchNode::Kind::Term && n.term.kind != Kind::Words && n.term.kind != Kind::Phrase &&
           n.term.kind != Kind::Prefix;
  }

  IndexQuery node(const SearchNode& n) {
    if (n.kind == SearchNode::Kind::Term) return term(n.term);
    std::vector<IndexQuery> must;
    std::vector<IndexQuery> may;
    const bool any = n.kind == SearchNode::Kind::Any;
    for (const SearchNode& part : n.parts) {
      if (part.without) continue;
      IndexQuery made = node(part);
      if (!made.empty()) (is_filter(part) && !any ? must : may).push_back(std::move(made));
    }
    if (!any && may.size() > 1) out_.can_be_loose = true;
    if (!may.empty()) must.push_back(any || loose_ ? any_of(std::move(may)) : all_of(std::move(may)));
    if (must.empty()) return {};  // nothing but exclusions is nothing to look for
    std::vector<IndexQuery> with = {all_of(std::move(must))};
    for (const SearchNode& part : n.parts) {
      if (!part.without) continue;
      excluding_ = true;
      IndexQuery made = node(part);
      excluding_ = false;
      if (!made.empty()) with.push_back(std::move(made));
    }
    return joined(IndexQuery::Kind::Without, std::move(with));
  }

  IndexQuery term(const SearchTerm& t) {
    switch (t.kind) {
      case Kind::Words:
        return words(t.text);
      case Kind::Phrase:
        return phrase(t.text);
      case Kind::Prefix:
        return prefix(t.text);
      case Kind::Outlet:
        return fact({outlet_token(t.text)});
      case Kind::Date:
        return date(t.text);
      case Kind::Name:
        return name(t);
      case Kind::FindingKind:
        return kind(t.text);
    }
    return {};
  }

  IndexQuery tokens(std::vector<std::string> side_by_side, double weight) const {
    IndexQuery out;
    out.kind = IndexQuery::Kind::Tokens;
    out.tokens = std::move(side_by_side);
    out.weight = excluding_ ? 0.0 : weight;
    return out;
  }

  void show(const std::string& token) {
    if (!excluding_) out_.marked.emplace(token, word_);
  }

  /// One typed word may be several of ours ("wa-5").
  IndexQuery words(const std::string& text) {
    std::vector<SearchWord> found;
    archive_.words().split(text, [&](Span, const SearchWord& w) { found.push_back(w); });
    std::vector<IndexQuery> parts;
    parts.reserve(found.size());
    for (const SearchWord& w : found) parts.push_back(word(w));
    return all_of(std::move(parts));
  }

  IndexQuery word(const SearchWord& w) {
    ++word_;
    const double rarity = kCommonest + archive_.words().rarity(w);
    std::vector<IndexQuery> ways;
    if (!w.stem.empty()) {
      show(w.stem);
      ways.push_back(tokens({w.stem}, rarity));
    }
    show(w.form);
    ways.push_back(tokens({w.form}, rarity * (w.stem.empty() ? 1 + kFormWeight : kFormWeight)));
    for (const std::string& variant : variants(w, kAnyWord)) {
      show("=" + variant);
      if (!excluding_) out_.spelled.push_back(variant);
      ways.push_back(tokens({"=" + variant}, rarity * kVariantWeight));
    }
    return any_of(std::move(ways));
  }

  IndexQuery phrase(const std::string& text) {
    std::vector<std::string> stems;
    std::vector<std::string> forms;
    double weight = 0;
    ++word_;
    archive_.words().split(text, [&](Span, const SearchWord& w) {
      stems.push_back(w.stem.empty() ? w.form : w.stem);
      forms.push_back(w.form);
      weight += kCommonest + archive_.words().rarity(w);
      show(w.form);
      if (!w.stem.empty()) show(w.stem);
    });
    if (forms.empty()) return {};
    std::vector<IndexQuery> ways = {tokens(std::move(stems), weight)};
    ways.push_back(tokens(std::move(forms), weight * kFormWeight));
    return any_of(std::move(ways));
  }

  IndexQuery prefix(const std::string& text) {
    std::string token;
    ++word_;
    archive_.words().split(text, [&](Span, const SearchWord& w) { token = w.form; });
    if (token.empty()) return {};
    show(token);
    out_.prefixes.push_back(token);
    IndexQuery out = tokens({token}, 1.0);
    out.beginning = true;
    return out;
  }

  /// Any of the tokens in the column of facts; they find, they do not weigh.
  IndexQuery fact(const std::vector<std::string>& any) const {
    std::vector<IndexQuery> ways;
    ways.reserve(any.size());
    for (const std::string& t : any) {
      ways.push_back(tokens({t}, 0));
      ways.back().facts = true;
    }
    return any_of(std::move(ways));
  }

  IndexQuery date(const std::string& text) {
    const std::size_t dots = text.find("..");
    const auto from = day_of(std::string_view(text).substr(0, dots));
    const auto to = dots == std::string::npos ? from : day_of(std::string_view(text).substr(dots + 2));
    if (!from || !to)
      return refuse(text, "is no date; write date:2025, date:2025-08, date:2025-08-15 or two of them with .. between");
    if (dots == std::string::npos) return fact({date_token(*from)});
    const auto tokens = date_tokens(*from, *to);
    if (tokens.empty()) return refuse(text, "ends before it begins");
    return fact(tokens);
  }

  IndexQuery kind(const std::string& text) {
    const auto kinds = searchable_kinds();
    if (std::find(kinds.begin(), kinds.end(), text) == kinds.end()) {
      std::string known;
      for (const std::string_view k : kinds) known += (known.empty() ? "" : ", ") + std::string(k);
      return refuse(text, "is no kind; kinds are " + known);
    }
    return fact({"k:" + text});
  }

  IndexQuery refuse(const std::string& what, const std::string& why) {
    if (!error_) error_ = Error{ErrorCode::BadUsage, why, what};
    return {};
  }

  /// Words of names in the archive that can be this word spelled otherwise. `least`: how rare the word must be.
  std::vector<std::string> variants(const SearchWord& w, double least) {
    std::vector<std::pair<double, std::string>> found;
    const std::string form = w.form.substr(1);
    if (w.stem.empty() || archive_.words().rarity(w) < least) return {};
    SqlStatement& rows = archive_.db()("SELECT DISTINCT word FROM name_word WHERE sound = ?1").bind(name_key(form));
    while (rows.step()) {
      const std::string other(rows.text(0));
      if (other == form) continue;
      const NameMatch match = archive_.engine().story.names().compare_names(form, other);
      if (match.relation == NameRelation::Variant && match.probability >= kSureVariant)
        found.emplace_back(-match.probability, other);
    }
    std::sort(found.begin(), found.end());
    if (found.size() > kMostVariants) found.resize(kMostVariants);
    std::vector<std::string> out;
    out.reserve(found.size());
    for (auto& [probability, word] : found) out.push_back(std::move(word));
    return out;
  }

  /// The names whose words hold all of these words, however spelled, and what the gazetteer knows as the same.
  IndexQuery name(const SearchTerm& t) {
    const EntityType type = t.field == "person"  ? EntityType::Person
                            : t.field == "place" ? EntityType::Place
                                                 : EntityType::Organisation;
    std::set<std::int64_t> all;
    bool first = true;
    archive_.words().split(t.text, [&](Span, const SearchWord& w) {
      std::vector<std::string> forms = variants(w, 0);
      forms.push_back(w.form.substr(1));
      std::set<std::int64_t> holding;
      for (const std::string& form : forms) {
        SqlStatement& rows = archive_
                                 .db()(
                                     "SELECT nw.name FROM name_word nw JOIN name n ON n.key = nw.name "
                                     "WHERE nw.sound = ?1 AND nw.word = ?2 AND n.type = ?3")
                                 .bind(name_key(form), form, static_cast<int>(type));
        while (rows.step()) holding.insert(rows.integer(0));
      }
      std::set<std::int64_t> both;
      std::set_intersection(all.begin(), all.end(), holding.begin(), holding.end(), std::inserter(both, both.end()));
      all = first ? std::move(holding) : std::move(both);
      first = false;
    });
    std::set<std::int64_t> keys = all;
    for (const std::int64_t key : all) {
      SqlStatement& rows = archive_
                               .db()(
                                   "SELECT key FROM name WHERE known <> '' AND type = ?2 AND "
                                   "known = (SELECT known FROM name WHERE key = ?1)")
                               .bind(key, static_cast<int>(type));
      while (rows.step()) keys.insert(rows.integer(0));
      if (keys.size() > kMostNames) break;
    }
    std::vector<std::string> tokens;
    tokens.reserve(keys.size() + 1);
    for (const std::int64_t key : keys) tokens.push_back("n:" + std::to_string(key));
    if (tokens.empty()) tokens.push_back("n:none");  // nobody of that name: finds nothing
    return fact(tokens);
  }

  Archive& archive_;
  bool loose_;
  bool excluding_ = false;
  std::size_t word_ = 0;
  SearchExpression out_;
  std::optional<Error> error_;
};

}  // namespace

Result<SearchExpression> make_expression(Archive& archive, const SearchNode& query, bool loose) {
  return Maker(archive, loose).run(query);
}

}  // namespace isnad
