#include "isnad/store/decisions.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "isnad/base/hash.h"
#include "isnad/dossier/names.h"
#include "isnad/store/archive_stories.h"

namespace isnad {
namespace {

using Json = nlohmann::json;
using Keys = std::set<std::int64_t>;

Keys keys_of(const Json& list) {
  Keys out;
  if (list.is_array()) {
    for (const Json& key : list) {
      if (key.is_number_integer()) out.insert(key.get<std::int64_t>());
    }
  }
  return out;
}

Json parsed(const std::string& body) {
  Json out = Json::parse(body, nullptr, false);
  return out.is_object() ? out : Json::object();
}

Keys members(Archive& archive, std::int64_t story) {
  Keys out;
  SqlStatement& rows = archive.db()("SELECT article FROM member WHERE story = ?1").bind(story);
  while (rows.step()) out.insert(rows.integer(0));
  return out;
}

std::int64_t log(Archive& archive, const char* kind, const Json& body, const Reason& reason) {
  return archive.db().insert("INSERT INTO decision(made, kind, body, note) VALUES (?1, ?2, ?3, ?4) RETURNING key",
                             reason.now, kind, body.dump(), reason.note);
}

void move(Archive& archive, const Keys& articles, std::int64_t story) {
  for (const std::int64_t article : articles)
    archive.db()("UPDATE member SET story = ?2 WHERE article = ?1").run(article, story);
}

/// Evidence of a finding as "article:begin-end", in bytes of the article's text.
Keys evidence_hashes(const Finding& finding, const Dossier& dossier) {
  Keys out;
  for (const FindingValue& value : finding.values) {
    for (const Evidence& e : value.evidence) {
      const Article& a = dossier.readings[e.reading].article;
      const std::string place = a.id + '\n' + std::string(slice(a.text, e.span));
      out.insert(static_cast<std::int64_t>(fnv1a(place) >> 1U));
    }
  }
  return out;
}

template <typename F>
void each_holding(Archive& archive, F&& use) {
  const auto all = list_decisions(archive);
  if (!all) return;
  for (const Decision& d : *all) {
    if (d.undone.empty()) use(d, parsed(d.body));
  }
}

Diagnostic note_of(const Decision& d, const std::string& what) {
  return {Severity::Note, "person-decision", "decision " + std::to_string(d.key),
          what + " (a person's decision, " + d.made + (d.note.empty() ? "" : ": " + d.note) + ")"};
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
      log(archive, "merge-stories", {{"stories", {*a, *b}}, {"articles", {first, second}}}, reason);
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
      log(archive, "split-story", {{"stories", {*from, number}}, {"articles", {rest, out}}}, reason);
  move(archive, out, number);
  if (auto done = step.commit(); !done) return tl::unexpected(done.error());
  return key;
}

Result<std::int64_t> mark_finding(Archive& archive, const std::string& story, const std::string& finding,
                                  const std::string& verdict, const Reason& reason) {
  if (verdict != "checked" && verdict != "wrong")
    return fail(ErrorCode::BadUsage, verdict, "is no verdict: checked or wrong");
  const auto number = story_number(archive, story);
  if (!number) return tl::unexpected(number.error());
  const auto shown = story_dossier(archive, story);
  if (!shown) return tl::unexpected(shown.error());
  const auto& findings = shown->dossier.stories.front().findings;
  std::size_t index = findings.size();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (finding == "f" + std::to_string(i + 1)) index = i;
  }
  if (index == findings.size())
    return fail(ErrorCode::NotFound, finding, "no such finding in the dossier of story " + story);
  const Finding& f = findings[index];
  Transaction step(archive.db());
  const std::int64_t key = log(archive, "mark",
                               {{"stories", {*number}},
                                {"kind", name(f.kind)},
                                {"about", f.about_ar},
                                {"verdict", verdict},
                                {"evidence", evidence_hashes(f, shown->dossier)}},
                               reason);
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
  const Json body = parsed(at->body);
  Transaction step(archive.db());
  if (at->kind != "mark" && body.contains("stories") && body.contains("articles")) {
    const Keys stories = keys_of(body["stories"]);
    for (auto later = at + 1; later != all->end(); ++later) {
      for (const std::int64_t story : keys_of(parsed(later->body)["stories"])) {
        if (later->undone.empty() && later->kind != "mark" && stories.contains(story))
          return fail(ErrorCode::BadUsage, where,
                      "decision " + std::to_string(later->key) + " stands on it; undo that one first");
      }
    }
    const auto a = body["stories"][0].get<std::int64_t>();
    const auto b = body["stories"][1].get<std::int64_t>();
    move(archive, keys_of(body["articles"][1]), at->kind == "merge-stories" ? b : a);
    archive.db()("UPDATE story SET became = ?2 WHERE key = ?1")
        .run(b, at->kind == "merge-stories" ? std::optional<std::int64_t>() : a);
  }
  archive.db()("UPDATE decision SET undone = ?2 WHERE key = ?1").run(key, now);
  return step.commit();
}

Result<std::vector<Decision>> list_decisions(Archive& archive) {
  std::vector<Decision> out;
  SqlStatement& rows = archive.db()("SELECT key, made, kind, body, note, undone FROM decision ORDER BY key").bind();
  while (rows.step()) {
    out.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)), std::string(rows.text(3)),
                   std::string(rows.text(4)), rows.text_or_none(5).value_or("")});
  }
  if (auto fine = archive.db().check(); !fine) return tl::unexpected(fine.error());
  return out;
}

std::vector<Diagnostic> decisions_on(Archive& archive, std::int64_t story, const Dossier& dossier) {
  std::vector<Diagnostic> out;
  each_holding(archive, [&](const Decision& d, const Json& body) {
    if (!body.contains("stories") || !keys_of(body["stories"]).contains(story)) return;
    if (d.kind != "mark") {
      std::string numbers;
      for (const std::int64_t s : keys_of(body["stories"]))
        numbers += (numbers.empty() ? "s" : " and s") + std::to_string(s);
      out.push_back(note_of(d, numbers + (d.kind == "merge-stories" ? " are one story" : " are two stories")));
      return;
    }
    const Keys marked = keys_of(body.value("evidence", Json::array()));
    const auto& findings = dossier.stories.front().findings;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (name(findings[i].kind) != body.value("kind", "")) continue;
      const Keys now = evidence_hashes(findings[i], dossier);
      const bool same = std::any_of(now.begin(), now.end(), [&](std::int64_t e) { return marked.contains(e); });
      if (!same || findings[i].about_ar != body.value("about", "")) continue;
      out.push_back(note_of(d, "finding f" + std::to_string(i + 1) + " was marked " + body.value("verdict", "") +
                                   (now == marked ? "" : ", and has changed since")));
    }
  });
  return out;
}

void obey_decisions(Archive& archive, const std::vector<std::int64_t>& articles,
                    std::vector<std::vector<std::uint32_t>>& groups) {
  each_holding(archive, [&](const Decision& d, const Json& body) {
    if (d.kind == "mark" || !body.contains("articles") || body["articles"].size() != 2) return;
    const Keys first = keys_of(body["articles"][0]);
    const Keys second = keys_of(body["articles"][1]);
    const auto holds = [&](const Keys& keys) { return [&](std::uint32_t i) { return keys.contains(articles[i]); }; };
    if (d.kind == "merge-stories") {
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
  });
}

}  // namespace isnad
