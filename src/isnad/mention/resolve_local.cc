#include "isnad/mention/resolve_local.h"

#include <algorithm>
#include <map>
#include <string>

#include "isnad/lexicon/table.h"
#include "isnad/mention/national_body.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

std::string one_space(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out.push_back(space ? ' ' : c);
  }
  return out;
}

/// The words of a name from its last part on: "di maria", "al x", "bn x", the last word else.
std::string family_of(const NameText& text, std::string_view folded) {
  const auto words = split_list(folded, ' ');
  if (words.size() < 2) return {};
  std::size_t from = words.size() - 1;
  if (from > 0 && text.lexicon.is(words[from], EntityWord::Compound)) --from;
  while (from > 1 && text.lexicon.is(words[from - 1], EntityWord::Binder)) --from;
  if (from == 0) return {};
  std::string out;
  for (std::size_t i = from; i < words.size(); ++i) {
    if (!out.empty()) out += ' ';
    out += words[i];
  }
  return out;
}

/// Parts between the first and the last by which a man of three names is called too: "al-x", or what no news uses.
std::vector<std::string> middle_names(const NameText& text, std::string_view folded);

bool good_alone(const NameText& text, std::string_view family) {
  if (family.find(' ') != std::string_view::npos) return true;
  const std::uint32_t bits = text.lexicon.classes(family);
  if (family.size() < 6) return false;
  if (!text.lexicon.demonym(family).empty()) return false;
  if ((bits & bit(EntityWord::Function)) != 0 || (bits & bit(EntityWord::Never)) != 0) return false;
  if ((bits & bit(EntityWord::GivenWord)) != 0) return false;
  if ((bits & bit(EntityWord::Given)) != 0) return false;
  return (bits & bit(EntityWord::Ordinary)) == 0 || (bits & bit(EntityWord::Part)) != 0;
}

std::vector<std::string> middle_names(const NameText& text, std::string_view folded) {
  std::vector<std::string> out;
  const auto words = split_list(folded, ' ');
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool article = words[i].starts_with("\xD8\xA7\xD9\x84");
    const bool bound = i > 1 && text.lexicon.is(words[i - 1], EntityWord::Binder);
    if (!article && !bound && !text.lexicon.unknown(words[i])) continue;
    if (text.lexicon.is(words[i - 1], EntityWord::Binder) && i > 1) {
      out.push_back(std::string(words[i - 1]) + ' ' + std::string(words[i]));
      continue;
    }
    if (text.lexicon.is(words[i - 1], EntityWord::Binder) || text.lexicon.is(words[i - 1], EntityWord::Compound)) continue;
    if (words[i - 1] == "\xD8\xB9\xD8\xA8\xD8\xAF" || !good_alone(text, words[i])) continue;
    out.emplace_back(words[i]);
  }
  return out;
}

std::string_view folded_of(const NameText& text, const NameCandidate& c) {
  return slice(text.analysis.folded, c.alias.empty() ? c.folded : c.alias);
}

}  // namespace

void find_family_names(const NameText& text, std::vector<NameCandidate>& chosen) {
  PhraseTable families;
  bool any = false;
  for (const NameCandidate& c : chosen) {
    if (c.type != EntityType::Person) continue;
    const std::string family = family_of(text, folded_of(text, c));
    if (family.empty()) continue;
    const bool good = good_alone(text, family);
    // a common word is his name again where a verb of saying stands before it
    constexpr std::size_t kShortest = 10;  // bytes: the article and three letters
    const bool weak = !good && family.starts_with("\xD8\xA7\xD9\x84") && family.size() >= kShortest;
    if (good || weak) families.add(family, good ? 0 : 1);
    for (const std::string& middle : middle_names(text, folded_of(text, c))) families.add(middle, 0);
    any = true;
  }
  if (!any) return;
  families.build();
  std::vector<bool> taken(text.size(), false);
  for (const NameCandidate& c : chosen) std::fill(taken.begin() + c.first, taken.begin() + c.last, true);
  const Analysis& analysis = text.analysis;
  const std::size_t before = chosen.size();
  for (std::uint32_t t = 0; t < text.size(); ++t) {
    if (taken[t] || !text.arabic(t)) continue;
    for (const Cut& cut : proclitic_cuts(text.word(t))) {
      if (cut.definite || cut.future) continue;
      const PhraseTable::Match match = families.longest(analysis.folded, analysis.tokens[t].folded.begin + cut.skip);
      if (!match) continue;
      if (match.payload() == 1 && (t == text.sentence_begin(t) || text.lexicon.speech_verbs.find(text.word(t - 1)).empty())) continue;
      NameCandidate c;
      c.first = t;
      c.last = t;
      while (c.last < text.size() && analysis.tokens[c.last].folded.begin < match.end) ++c.last;
      if (std::any_of(taken.begin() + c.first, taken.begin() + c.last, [](bool b) { return b; })) continue;
      c.folded = {match.begin, match.end};
      c.type = EntityType::Person;
      chosen.push_back(c);
      break;
    }
  }
  if (chosen.size() != before) {
    std::sort(chosen.begin(), chosen.end(),
              [](const NameCandidate& a, const NameCandidate& b) { return a.first < b.first; });
  }
}

void resolve_local(const NameText& text, const std::vector<NameCandidate>& chosen, Reading& reading) {
  const EntityLexicon& lexicon = text.lexicon;
  struct Group {
    EntityType type = EntityType::Other;
    std::string folded;  // fullest
    std::uint32_t known = kNone;
    NationalBody national;
    std::vector<std::uint32_t> members;  // into chosen
  };
  std::vector<Group> groups;
  std::map<std::pair<int, std::string>, std::uint32_t> by_name;
  std::map<std::uint32_t, std::uint32_t> by_known;
  std::vector<std::uint32_t> group_of(chosen.size(), kNone);
  const auto enter = [&](std::uint32_t c, std::uint32_t g) {
    groups[g].members.push_back(c);
    group_of[c] = g;
    const std::string_view folded = folded_of(text, chosen[c]);
    if (folded.size() > groups[g].folded.size()) groups[g].folded = folded;
  };
  const auto fresh = [&](EntityType type) {
    groups.push_back({});
    groups.back().type = type;
    return static_cast<std::uint32_t>(groups.size() - 1);
  };
  const std::string spoken_of = country_spoken_of(text, chosen);
  std::map<std::string, std::uint32_t> by_country;
  for (std::uint32_t c = 0; c < chosen.size(); ++c) {
    NationalBody body = national_body(text, chosen[c], spoken_of);
    if (body.id.empty()) continue;
    const auto [it, added] = by_country.try_emplace(body.id, 0);
    if (added) {
      it->second = fresh(chosen[c].type);
      groups[it->second].national = std::move(body);
    }
    enter(c, it->second);
  }
  // known entities first, then names in full, then bare family names
  for (std::uint32_t c = 0; c < chosen.size(); ++c) {
    if (chosen[c].form == kNone || group_of[c] != kNone) continue;
    const std::uint32_t known = lexicon.forms[chosen[c].form].entity;
    const auto [it, added] = by_known.try_emplace(known, 0);
    if (added) {
      it->second = fresh(chosen[c].type);
      groups[it->second].known = known;
    }
    enter(c, it->second);
    by_name.try_emplace({static_cast<int>(chosen[c].type), std::string(folded_of(text, chosen[c]))}, it->second);
  }
  const auto is_full = [&](const NameCandidate& c) {
    return c.type != EntityType::Person || folded_of(text, c).find(' ') != std::string_view::npos;
  };
  for (const bool full : {true, false}) {
    for (std::uint32_t c = 0; c < chosen.size(); ++c) {
      if (group_of[c] != kNone || is_full(chosen[c]) != full) continue;
      const std::string folded(folded_of(text, chosen[c]));
      const auto same = by_name.find({static_cast<int>(chosen[c].type), folded});
      std::uint32_t group = same == by_name.end() ? kNone : same->second;
      if (group == kNone && chosen[c].type == EntityType::Person) {
        std::uint32_t found = kNone;
        std::uint32_t bearers = 0;
        for (std::uint32_t g = 0; g < groups.size(); ++g) {
          if (groups[g].type != EntityType::Person) continue;
          if (family_of(text, groups[g].folded) != folded) continue;
          found = g;
          ++bearers;
        }
        if (bearers == 0) {  // by a middle part, or by the first name alone
          for (std::uint32_t g = 0; g < groups.size(); ++g) {
            if (groups[g].type != EntityType::Person || groups[g].folded.find(' ') == std::string::npos) continue;
            const auto middles = middle_names(text, groups[g].folded);
            const bool first = groups[g].folded.starts_with(folded + ' ');
            if (!first && std::find(middles.begin(), middles.end(), folded) == middles.end()) continue;
            found = g;
            ++bearers;
          }
        }
        if (bearers == 1) group = found;
      }
      if (group == kNone) group = fresh(chosen[c].type);
      enter(c, group);
      by_name.try_emplace({static_cast<int>(chosen[c].type), folded}, group);
    }
  }
  // entities in order of first mention
  std::vector<std::uint32_t> order(groups.size());
  for (std::uint32_t g = 0; g < groups.size(); ++g) order[g] = g;
  for (Group& g : groups) std::sort(g.members.begin(), g.members.end());
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return groups[a].members.front() < groups[b].members.front(); });
  std::vector<std::uint32_t> position(groups.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) position[order[i]] = i;

  reading.mentions.clear();
  reading.entities.clear();
  for (std::uint32_t c = 0; c < chosen.size(); ++c) {
    reading.mentions.push_back({text.analysis.original(chosen[c].folded), chosen[c].type, position[group_of[c]]});
  }
  for (const std::uint32_t g : order) {
    const Group& group = groups[g];
    LocalEntity entity;
    entity.type = group.type;
    entity.mentions = group.members;
    std::size_t longest = 0;
    for (const std::uint32_t m : group.members) {
      std::string name = one_space(slice(reading.article.text, reading.mentions[m].span));
      if (chosen[m].swallowed) name.insert(0, "\xD8\xA7");  // the article in full
      if (name.size() > longest) {
        longest = name.size();
        entity.name = name;
      }
    }
    if (group.known != kNone) {
      const KnownEntity& known = lexicon.known[group.known];
      entity.known = known.id;
      entity.name_en = known.name_en;
      entity.within = known.within;
      if (known.type == EntityType::Place) {
        entity.country = known.side;
      } else if (known.type == EntityType::Person || known.kind == "state" || known.kind == "group" ||
                 known.kind == "body") {
        entity.side = known.side;  // an agency, a company, a club acts for no state
      }
    }
    if (!group.national.id.empty()) {
      entity.known = group.national.id;
      entity.side = group.national.side;
    }
    reading.entities.push_back(std::move(entity));
  }
}

}  // namespace isnad
