#include "story_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "isnad/isnad.h"

namespace isnad::http {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

struct Members {
  std::vector<std::string> ids;
  std::set<std::string> outlets;
  std::map<std::string, std::size_t> days;
  std::uint64_t state = 0;
};

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) out.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

StoryFigures figures_of(const Dossier& dossier) {
  StoryFigures out;
  for (const StoryAccount& account : dossier.stories) {
    std::vector<Lineage::Carrier> carriers;
    carriers.reserve(account.story.readings.size());
    for (const std::uint32_t r : account.story.readings)
      carriers.push_back({r, {0, static_cast<std::uint32_t>(dossier.readings[r].article.text.size())}});
    out.origins += account.lineage.independent(carriers);
    out.conflicts += static_cast<std::uint32_t>(
        std::count_if(account.findings.begin(), account.findings.end(),
                      [](const Finding& finding) { return finding.status == FindingStatus::Conflicting; }));
  }
  return out;
}

Result<std::vector<StoryLine>> lines_of(Archive& archive) {
  const auto listed = list_stories_of(archive);
  if (!listed) return tl::unexpected<Error>(listed.error());
  const auto members = list_members(archive);
  if (!members) return tl::unexpected<Error>(members.error());
  std::map<std::int64_t, Members> all;
  for (const StoryMember& member : *members) {
    Members& of = all[member.story];
    of.ids.push_back(member.id);
    if (member.outlet) of.outlets.insert(*member.outlet);
    if (member.published) ++of.days[member.published->substr(0, 10)];
    of.state = fnv1a(std::to_string(member.version), of.state);
  }
  std::vector<StoryLine> out;
  out.reserve(listed->size());
  for (const ArchivedStory& story : *listed) {
    const Members& of = all[story.number];
    StoryLine line;
    line.number = story.number;
    line.state = of.state;
    line.articles = of.ids.size();
    Json days = Json::array();
    for (const auto& [day, articles] : of.days) days.push_back({{"day", day}, {"articles", articles}});
    line.json = dump({{"id", "s" + std::to_string(story.number)},
                      {"label", {{"ar", story.label_ar}, {"en", or_null(story.label_en)}}},
                      {"size", of.ids.size()},
                      {"articles", of.ids},
                      {"outlets", of.outlets},
                      {"first", of.days.empty() ? Json(nullptr) : Json(of.days.begin()->first)},
                      {"last", of.days.empty() ? Json(nullptr) : Json(of.days.rbegin()->first)},
                      {"days", std::move(days)}});
    line.json.pop_back();
    std::string told = story.label_ar + ' ' + story.label_en;
    for (const std::string& outlet : of.outlets) told += ' ' + outlet;
    line.folded = fold_phrase(told);
    if (of.ids.size() == 1) line.figures = StoryFigures{1, 0};
    out.push_back(std::move(line));
  }
  return out;
}

std::string list_json(const std::vector<StoryLine>& lines, const StoriesAsked& asked) {
  const std::vector<std::string> words = words_of(fold_phrase(asked.words));
  std::size_t articles = 0;
  std::size_t found = 0;
  std::string stories;
  for (const StoryLine& line : lines) {
    articles += line.articles;
    const bool wanted = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return line.folded.find(word) != std::string::npos;
    });
    if (!wanted || found++ < asked.from || found > asked.from + asked.most) continue;
    stories += stories.empty() ? "" : ",";
    stories += line.json;
    stories += line.figures ? ",\"origins\":" + std::to_string(line.figures->origins) +
                                  ",\"conflicts\":" + std::to_string(line.figures->conflicts) + "}"
                            : ",\"origins\":null,\"conflicts\":null}";
  }
  std::string out = dump({{"format", "isnad.stories/1"},
                          {"generator", "isnad " ISNAD_VERSION},
                          {"articles", articles},
                          {"found", found},
                          {"from", asked.from}});
  out.pop_back();
  return out + ",\"stories\":[" + stories + "]}";
}

}  // namespace isnad::http
