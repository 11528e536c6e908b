#include "isnad/mention/national_body.h"

#include <algorithm>
#include <map>

namespace isnad {

std::string country_spoken_of(const NameText& text, const std::vector<NameCandidate>& chosen) {
  std::map<std::string, int> count;
  for (const NameCandidate& c : chosen) {
    if (c.form == kNone || c.type != EntityType::Place) continue;
    const std::string& side = text.lexicon.known[text.lexicon.forms[c.form].entity].side;
    if (side.size() == 2) ++count[side];
  }
  for (std::uint32_t t = 0; t < text.size(); ++t) {
    if (const std::string_view side = text.demonym(t); side.size() == 2 && side != "EU" && text.arabic(t))
      ++count[std::string(side)];
  }
  std::string best;
  int most = 0;
  bool level = false;
  for (const auto& [side, n] : count) {
    if (n > most) {
      best = side;
      most = n;
      level = false;
    } else if (n == most) {
      level = true;
    }
  }
  return level ? std::string() : best;
}

NationalBody national_body(const NameText& text, const NameCandidate& mention, const std::string& spoken_of) {
  NationalBody out;
  if (mention.type != EntityType::Organisation) return out;
  const bool listed = mention.form != kNone;
  if (listed && text.lexicon.known[text.lexicon.forms[mention.form].entity].kind != "national") return out;
  const std::string_view folded = slice(text.analysis.folded, mention.folded);
  const std::string head(folded.substr(0, folded.find(' ')));
  if (!listed && !text.lexicon.national_heads.contains(head)) return out;
  std::string name;
  std::string country;
  for (std::uint32_t t = mention.first; t < mention.last; ++t) {
    std::string_view word = text.word(t);
    if (t == mention.first) word = head;
    if (const std::string_view side = text.demonym(t); t > mention.first && side.size() == 2) {
      country = side;
      continue;
    }
    if (!name.empty()) name += ' ';
    name += word;
  }
  if (country.empty()) country = spoken_of;
  if (country.empty() || name.empty()) return out;
  out.side = country;
  out.id = country + "/" + name;
  return out;
}

}  // namespace isnad
