// Decisions on stories: whole stories join, articles leave one.
#include <algorithm>
#include <iterator>

#include "isnad/store/archive_stories.h"
#include "isnad/store/decisions.h"

namespace isnad {
namespace {

using Json = nlohmann::json;
using Keys = std::set<std::int64_t>;

Keys members(Archive& archive, std::int64_t story) {
  Keys out;
  SqlStatement& rows = archive.db()("SELECT article FROM member WHERE story = ?1").bind(story);
  while (rows.step()) out.insert(rows.integer(0));
  return out;
}

void move(Archive& archive, const Keys& articles, std::int64_t story) {
  for (const std::int64_t article : articles)
    archive.db()("UPDATE member SET story = ?2 WHERE article = ?1").run(article, story);
}

bool is_on_stories(const std::string& kind) {
  return kind == "merge-stories" || kind == "split-story";
}

}  // namespace

Result<std::int64_t> merge_stories(Archive& archive, const std::string& into, const std::string& from,
                                   const Reason& reason) {
  const auto a = story_number(archive, into);
  if (!a) return tl::unexpected(a.error());
  const auto b = story_number(archive, from);
  if (!b) return tl::unexpected(b.error());
  if (*a == *b) return fail(ErrorCode::BadUsage, from, "is the same story as " + into + " already");
  Transaction step(archive.db());
  const Keys first = members(archive, *a);
  const Keys second = members(archive, *b);
  const std::int64_t key =
      log_decision(archive, "merge-stories", {{"stories", {*a, *b}}, {"articles", {first, second}}}, reason);
  move(archive, second, *a);
  archive.db()("UPDATE story SET became = ?2 WHERE key = ?1").run(*b, *a);
  if (auto done = step.commit(); !done) return tl::unexpected(done.error());
  return key;
}

Result<std::int64_t> split_story(Archive& archive, const std::string& story, const std::vector<std::string>& articles,
                                 const Reason& reason) {
  const auto from = story_number(archive, story);
  if (!from) return tl::unexpected(from.error());
  Transaction step(archive.db());
  const Keys all = members(archive, *from);
  Keys out;
  for (const std::string& id : articles) {
    SqlStatement& row = archive.db()("SELECT key FROM article WHERE id = ?1").bind(id);
    const std::int64_t key = row.step() ? row.integer(0) : 0;
    row.reset();
    if (!all.contains(key)) return fail(ErrorCode::NotFound, id, "is no article of story " + story);
    out.insert(key);
  }
  if (out.empty() || out.size() == all.size()) {
    return fail(ErrorCode::BadUsage, story, "name some of its articles, not all");
  }
  Keys rest;
  std::set_difference(all.begin(), all.end(), out.begin(), out.end(), std::inserter(rest, rest.end()));
  const std::int64_t number = archive.db().insert(
      "INSERT INTO story(label_ar, label_en) SELECT coalesce(v.title, s.label_ar), '' FROM story s, article a JOIN "
      "version v ON v.key = a.current WHERE s.key = ?1 AND a.key = ?2 RETURNING key",
      *from, *out.begin());
  const std::int64_t key =
      log_decision(archive, "split-story", {{"stories", {*from, number}}, {"articles", {rest, out}}}, reason);
  move(archive, out, number);
  if (auto done = step.commit(); !done) return tl::unexpected(done.error());
  return key;
}

Result<void> undo_decision(Archive& archive, std::int64_t key, const std::string& now) {
  const auto all = list_decisions(archive);
  if (!all) return tl::unexpected(all.error());
  const auto at = std::find_if(all->begin(), all->end(), [&](const Decision& d) { return d.key == key; });
  const std::string where = "decision " + std::to_string(key);
  if (at == all->end()) return fail(ErrorCode::NotFound, where, "is not in the log");
  if (!at->undone.empty()) return fail(ErrorCode::BadUsage, where, "was undone already, " + at->undone);
  const Json body = body_of(*at);
  Transaction step(archive.db());
  if (is_on_stories(at->kind) && body.contains("stories") && body.contains("articles")) {
    const Keys stories = numbers_in(body["stories"]);
    for (auto later = at + 1; later != all->end(); ++later) {
      for (const std::int64_t story : numbers_in(body_of(*later).value("stories", Json::array()))) {
        if (later->undone.empty() && is_on_stories(later->kind) && stories.contains(story))
          return fail(ErrorCode::BadUsage, where,
                      "decision " + std::to_string(later->key) + " stands on it; undo that one first");
      }
    }
    const auto a = body["stories"][0].get<std::int64_t>();
    const auto b = body["stories"][1].get<std::int64_t>();
    move(archive, numbers_in(body["articles"][1]), at->kind == "merge-stories" ? b : a);
    archive.db()("UPDATE story SET became = ?2 WHERE key = ?1")
        .run(b, at->kind == "merge-stories" ? std::optional<std::int64_t>() : a);
  }
  archive.db()("UPDATE decision SET undone = ?2 WHERE key = ?1").run(key, now);
  return step.commit();
}

void obey_decisions(Archive& archive, const std::vector<std::int64_t>& articles,
                    std::vector<std::vector<std::uint32_t>>& groups) {
  for (const HoldingDecision& holding : holding_decisions(archive)) {
    const Json articles_of = holding.body.value("articles", Json::array());
    if (!is_on_stories(holding.decision.kind) || articles_of.size() != 2) continue;
    const Keys first = numbers_in(articles_of[0]);
    const Keys second = numbers_in(articles_of[1]);
    const auto holds = [&](const Keys& keys) { return [&](std::uint32_t i) { return keys.contains(articles[i]); }; };
    if (holding.decision.kind == "merge-stories") {
      std::vector<std::uint32_t> together;
      for (auto& group : groups) {
        const bool named = std::any_of(group.begin(), group.end(), holds(first)) ||
                           std::any_of(group.begin(), group.end(), holds(second));
        if (!named) continue;
        together.insert(together.end(), group.begin(), group.end());
        group.clear();
      }
      std::sort(together.begin(), together.end());
      groups.push_back(std::move(together));
    } else {
      std::vector<std::uint32_t> apart;
      for (auto& group : groups) {
        if (!std::any_of(group.begin(), group.end(), holds(first))) continue;
        std::copy_if(group.begin(), group.end(), std::back_inserter(apart), holds(second));
        std::erase_if(group, holds(second));
      }
      groups.push_back(std::move(apart));
    }
    std::erase_if(groups, [](const auto& group) { return group.empty(); });
  }
}

}  // namespace isnad
