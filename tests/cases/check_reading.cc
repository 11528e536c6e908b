#include "check_reading.h"

#include <algorithm>

#include "found.h"
#include "isnad/text/fold.h"
#include "surface.h"

namespace isnad::cases {
namespace {

constexpr std::size_t kShownAtMost = 12;

std::string list(const Reading& reading, const std::vector<Found>& found, const char* head) {
  if (found.empty()) return "";
  std::string out = head;
  for (std::size_t i = 0; i < found.size() && i < kShownAtMost; ++i) out += "\n      " + as_line(reading, found[i]);
  if (found.size() > kShownAtMost) out += "\n      ... and " + std::to_string(found.size() - kShownAtMost) + " more";
  return out;
}

bool keys_hold(const Expectation& e, const Found& f) {
  return std::all_of(e.keys.begin(), e.keys.end(), [&](const auto& key) {
    return key.first == "span" || key.first == "in" || has(f, key.first, key.second);
  });
}

std::string check_count(const Expectation& e, const std::vector<Found>& found) {
  if (e.words.size() != 1) return "one number is expected: `expect sentences 3`";
  return e.words[0] == std::to_string(found.size()) ? "" : "there are " + std::to_string(found.size());
}

std::string check_fold(const Expectation& e) {
  if (e.surfaces.size() != 1 || !e.keys.contains("to")) return "write `expect fold <<surface>> to=<<folded>>`";
  const std::string folded = fold(e.surfaces[0].text);
  const bool same = folded == e.keys.at("to");
  if (same == (e.mode == Expectation::Mode::Expect)) return "";
  return "it folds to " + shown(folded);
}

std::string check_article(const Expectation& e, const Article& a) {
  const auto compare = [](const std::string& key, const std::string& got, const std::string& wanted) {
    const bool same = wanted == "none" ? got.empty() : squeezed(got) == squeezed(wanted);
    return same ? std::string() : "the article has " + key + "=" + (got.empty() ? "none" : shown(got));
  };
  for (const auto& [key, wanted] : e.keys) {
    std::string got;
    if (key == "outlet")
      got = a.outlet.value_or("");
    else if (key == "title")
      got = a.title.value_or("");
    else if (key == "byline")
      got = a.byline.value_or("");
    else if (key == "published")
      got = a.published ? a.published->value : "";
    else if (key == "language")
      got = a.language;
    else if (key == "credit")
      got = std::find(a.credits.begin(), a.credits.end(), wanted) != a.credits.end()
                ? wanted
                : (a.credits.empty() ? "" : a.credits.front());
    else
      return "unknown key `" + key + "` of an article";
    std::string problem = compare(key, got, wanted);
    if (!problem.empty()) return problem;
  }
  return "";
}

std::string check_diagnostic(const Expectation& e, const Reading& r) {
  std::string codes;
  bool found = false;
  for (const Diagnostic& d : r.diagnostics) {
    codes += " " + d.code;
    found |= !e.words.empty() && d.code == e.words[0];
  }
  if (found == (e.mode == Expectation::Mode::Expect)) return "";
  return "diagnostics:" + (codes.empty() ? std::string(" none") : codes);
}

/// `expect KIND` without a surface asks whether anything of the kind has these attributes.
std::string check_anywhere(const Expectation& e, const Reading& r, const std::vector<Found>& all) {
  std::vector<Found> holding;
  std::copy_if(all.begin(), all.end(), std::back_inserter(holding), [&](const Found& f) { return keys_hold(e, f); });
  if (e.mode == Expectation::Mode::Reject) return list(r, holding, "the reading has");
  return !holding.empty() ? "" : all.empty() ? "the reading has none" : list(r, all, "the reading has");
}

std::string check_surface(const Expectation& e, const Reading& r, const std::vector<Found>& all, const Surface& s) {
  const std::vector<Span> places = occurrences(r.article.text, s);
  if (places.empty()) return shown(s.text) + " does not stand in the text";
  const bool expects = e.mode == Expectation::Mode::Expect;
  std::vector<Found> near;
  for (const Found& f : all) {
    const std::string wanted = e.keys.contains("span") ? e.keys.at("span") : "";
    const bool exact = wanted == "exact" || (wanted.empty() && expects && f.exact);
    for (const Span place : places) {
      if (same_place(f, place, exact) && keys_hold(e, f)) {
        return expects ? "" : "the reading has " + as_line(r, f);
      }
    }
  }
  if (!expects) return "";
  const Result<std::vector<Found>> entities = find_all(r, "entity");
  std::vector<Found> anything = all;
  if (entities) anything.insert(anything.end(), entities->begin(), entities->end());
  for (const Found& f : anything) {
    const bool touches = std::any_of(places.begin(), places.end(), [&](Span p) { return f.span.overlaps(p); });
    const bool known =
        std::any_of(near.begin(), near.end(), [&](const Found& n) { return n.span == f.span && n.kind == f.kind; });
    if (touches && !known) near.push_back(f);
  }
  if (!near.empty()) return list(r, near, "the reading has there");
  return all.empty() ? "the reading has nothing of the kind" : list(r, all, "nothing there; the reading has elsewhere");
}

}  // namespace

std::string check_reading(const Expectation& e, const Reading& reading) {
  if (e.kind == "fold") return check_fold(e);
  if (e.kind == "article") return check_article(e, reading.article);
  if (e.kind == "diagnostic") return check_diagnostic(e, reading);
  const Result<std::vector<Found>> all = find_all(reading, e.kind);
  if (!all) return all.error().message;
  if (e.kind == "tokens" || e.kind == "sentences") return check_count(e, *all);
  if (e.surfaces.empty()) return check_anywhere(e, reading, *all);
  for (const Surface& s : e.surfaces) {
    std::string problem = check_surface(e, reading, *all, s);
    if (!problem.empty()) return problem;
  }
  return "";
}

}  // namespace isnad::cases
