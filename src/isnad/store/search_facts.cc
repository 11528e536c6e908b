#include "isnad/store/search_facts.h"

#include <algorithm>
#include <set>

#include "isnad/base/utf8.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::size_t kLongestName = 12;    // words
constexpr std::size_t kLongestToken = 200;  // bytes

std::vector<std::string_view> kinds_of(const Reading& r) {
  std::set<std::string_view> kinds;
  for (const Quotation& q : r.quotations) kinds.insert(q.kind == QuotationKind::Direct ? "quotation" : "reported");
  for (const TimeMention& t : r.times) kinds.insert(t.kind == TimeKind::Duration ? "duration" : "date");
  for (const QuantityMention& q : r.quantities)
    if (!q.ordinal) kinds.insert("quantity");
  for (const EntityMention& m : r.mentions) {
    if (m.type == EntityType::Place) kinds.insert("place");
  }
  for (const LocalEntity& e : r.entities) {
    if (!e.roles.empty()) kinds.insert("role");
  }
  for (const Statement& s : r.statements) {
    switch (s.kind) {
      case StatementKind::Event:
        kinds.insert("statement");
        break;
      case StatementKind::Outcome:
        kinds.insert("outcome");
        break;
      case StatementKind::Plan:
        kinds.insert("plan");
        break;
      case StatementKind::Position:
        kinds.insert("position");
        break;
      case StatementKind::Participation:
        kinds.insert("participation");
        break;
      case StatementKind::Assessment:
        kinds.insert("assessment");
        break;
    }
  }
  return {kinds.begin(), kinds.end()};
}

}  // namespace

std::vector<std::string_view> searchable_kinds() {
  return {"assessment", "date",     "duration",  "outcome",  "participation", "place",    "plan",
          "position",   "quantity", "quotation", "reported", "role",          "statement"};
}

std::string outlet_token(std::string_view outlet) {
  std::string token = "o:" + fold_phrase(outlet);
  std::replace(token.begin(), token.end(), ' ', '_');
  std::size_t size = std::min(token.size(), kLongestToken);
  while (!is_boundary(token, size)) --size;
  token.resize(size);
  return token;
}

SearchText search_text(const Reading& reading, const std::vector<std::int64_t>& names) {
  const Article& a = reading.article;
  SearchText out;
  if (a.title) out.title = *a.title;
  for (const Block& b : a.blocks) {
    if (!is_content(b.role) || (b.role == BlockRole::Title && a.title)) continue;
    out.body += slice(a.text, b.span);
    out.body.push_back('\n');
  }
  const auto add = [&](const std::string& token) { out.facts += (out.facts.empty() ? "" : " ") + token; };
  if (a.outlet) add(outlet_token(*a.outlet));
  if (a.published && a.published->value.size() >= 10) {
    const std::string& day = a.published->value;
    add("d:" + day.substr(0, 10)), add("m:" + day.substr(0, 7)), add("y:" + day.substr(0, 4));
  }
  for (const std::string_view kind : kinds_of(reading)) add("k:" + std::string(kind));
  for (const std::int64_t name : names) add("n:" + std::to_string(name));
  return out;
}

std::vector<ArchivedName> names_of(const Reading& reading) {
  std::set<ArchivedName> names;
  const auto add = [&](const LocalEntity& e, std::string_view spelling) {
    const std::string form = fold_phrase(spelling);
    const auto words = static_cast<std::size_t>(std::count(form.begin(), form.end(), ' ')) + 1;
    if (!form.empty() && words <= kLongestName) names.insert({e.type, form, e.known});
  };
  for (const LocalEntity& e : reading.entities) {
    add(e, e.name);
    for (const std::uint32_t m : e.mentions) add(e, slice(reading.article.text, reading.mentions[m].span));
  }
  return {names.begin(), names.end()};
}

}  // namespace isnad
