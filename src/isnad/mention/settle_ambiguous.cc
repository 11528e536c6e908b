#include <algorithm>
#include <set>

#include "isnad/mention/name_candidate.h"

// Names that are also other things are decided by the article as a whole: a club in a sports report, a town elsewhere;
// a newspaper whose name is a common word where it signs the dateline; "the kingdom" where one kingdom is spoken of;
// and the adjective of an indefinite noun ("jundiyyan turkiyyan") that folds like a country.
namespace isnad {
namespace {

constexpr std::uint32_t kSportWords = 2;
constexpr std::uint32_t kDatelineTokens = 8;
constexpr std::string_view kAlef = "\xD8\xA7";

bool sports_report(const NameText& text, const std::vector<NameCandidate>& known) {
  std::uint32_t words = 0;
  for (std::uint32_t t = 0; t < text.size(); ++t) {
    if (text.is(t, EntityWord::Sport)) ++words;
  }
  if (words >= kSportWords) return true;
  return words > 0 && std::any_of(known.begin(), known.end(), [&](const NameCandidate& c) {
           return !c.doubtful && text.lexicon.known[text.lexicon.forms[c.form].entity].kind == "sport";
         });
}

/// The same words are a club and a town and nothing else.
void clubs_or_towns(const NameText& text, std::vector<NameCandidate>& known) {
  const bool sport = sports_report(text, known);
  for (NameCandidate& c : known) {
    if (!c.doubtful) continue;
    const bool club =
        c.type == EntityType::Organisation && text.lexicon.known[text.lexicon.forms[c.form].entity].kind == "sport";
    bool twin_club = false;
    bool twin_town = false;
    for (const NameCandidate& o : known) {
      if (&o == &c || o.first != c.first || o.last != c.last) continue;
      const bool other_club =
          o.type == EntityType::Organisation && text.lexicon.known[text.lexicon.forms[o.form].entity].kind == "sport";
      twin_club = twin_club || other_club;
      twin_town = twin_town || o.type == EntityType::Place;
    }
    const bool one_word_ordinary =
        c.last == c.first + 1 && text.is(c.first, EntityWord::Ordinary) && !(club && text.definite(c.first));
    if (one_word_ordinary && !twin_club && !twin_town) continue;
    if (club && sport && (twin_town || text.definite(c.first)) &&
        c.folded.begin == text.analysis.tokens[c.first].folded.begin) {
      const bool adjective =
          c.first > text.sentence_begin(c.first) && text.arabic(c.first - 1) && text.definite(c.first - 1);
      if (!adjective && (twin_town || !text.is(c.first, EntityWord::Ordinary))) {
        c.doubtful = false;
        c.rank = 5;
      }
    } else if (c.type == EntityType::Place && twin_club && !sport) {
      c.doubtful = false;
      c.rank = 5;
    }
  }
}

/// "al-Bilad (Riyadh)", "Mubasher:", at the head of the text.
void dateline_media(const NameText& text, std::vector<NameCandidate>& known) {
  for (NameCandidate& c : known) {
    if (!c.doubtful || c.first >= kDatelineTokens || c.type != EntityType::Organisation) continue;
    const std::string& kind = text.lexicon.known[text.lexicon.forms[c.form].entity].kind;
    if (kind != "agency" && kind != "channel" && kind != "newspaper") continue;
    if (c.first > 1 || c.last >= text.size()) continue;
    const std::string_view next = text.word(c.last);
    if (text.colon(c.last) || next == "(" || next == "/" || (text.dash(c.last))) {
      c.doubtful = false;
      c.rank = 7;
    }
  }
}

/// "soldiers Turkish": an indefinite noun in the accusative before what folds like a country.
void accusative_adjectives(const NameText& text, std::vector<NameCandidate>& known) {
  for (NameCandidate& c : known) {
    if (c.doubtful || c.last != c.first + 1 || c.first == text.sentence_begin(c.first)) continue;
    const std::string_view word = slice(text.analysis.folded, c.folded);
    if (!word.ends_with(kAlef) || text.lexicon.demonym(word).empty()) continue;
    if (c.folded.begin != text.analysis.tokens[c.first].folded.begin) continue;
    const std::uint32_t before = c.first - 1;
    if (!text.arabic(before) || text.definite(before)) continue;
    const std::string_view noun = text.word(before);
    const std::string_view bare = noun.substr(0, noun.size() < 2 ? 0 : noun.size() - 2);
    const bool pronoun =
        noun.ends_with("\xD9\x87\xD8\xA7") || noun.ends_with("\xD9\x86\xD8\xA7") || noun.ends_with("\xD9\x85\xD8\xA7");
    if (noun.size() >= 8 && noun.ends_with(kAlef) && !pronoun && !text.lexicon.unknown(bare) &&
        !text.is(before, EntityWord::Function) && text.lexicon.names.find(noun).empty()) {
      c.doubtful = true;
    }
  }
}

/// "Mali sent": after a verb of the third person feminine what might be an adjective is the country.
void countries_that_act(const NameText& text, std::vector<NameCandidate>& known) {
  for (NameCandidate& c : known) {
    if (!c.doubtful || c.type != EntityType::Place || c.last != c.first + 1 || c.form == kNone ||
        c.first == text.sentence_begin(c.first) || c.folded.begin != text.analysis.tokens[c.first].folded.begin)
      continue;
    if (text.lexicon.known[text.lexicon.forms[c.form].entity].kind != "country") continue;
    const std::string_view verb = text.word(c.first - 1);
    if (!text.arabic(c.first - 1) || verb.size() < 8 || !verb.ends_with("\xD8\xAA") || text.definite(c.first - 1) ||
        text.is(c.first - 1, EntityWord::Part))
      continue;
    const std::string_view before = verb.substr(verb.size() - 4, 2);  // nouns end in -at, -ut, -it
    if (before != "\xD8\xA7" && before != "\xD9\x88" && before != "\xD9\x8A") c.doubtful = false;
  }
}

/// "the kingdom", "the sultanate": the one the article speaks of.
void crowned_states(const NameText& text, std::vector<NameCandidate>& known) {
  std::set<std::string> sides;
  for (const NameCandidate& c : known) {
    if (c.doubtful || c.type == EntityType::Person) continue;
    const std::string& side = text.lexicon.known[text.lexicon.forms[c.form].entity].side;
    if (side == "SA" || side == "MA" || side == "JO" || side == "BH") sides.insert(side);
  }
  std::vector<NameCandidate> found;
  for (std::uint32_t t = 0; t < text.size(); ++t) {
    if (!text.arabic(t)) continue;
    for (const Cut& cut : text.cuts(t)) {
      if (cut.definite || cut.future) continue;
      const std::string rest(text.word(t).substr(cut.skip));
      const bool kingdom = text.lexicon.kingdoms.contains(rest) && sides.size() == 1;
      const bool sultanate = text.lexicon.sultanates.contains(rest);
      if (!kingdom && !sultanate) continue;
      const auto country = text.lexicon.country_of_side.find(kingdom ? *sides.begin() : std::string("OM"));
      if (country == text.lexicon.country_of_side.end()) continue;
      const std::uint32_t row = text.lexicon.by_id.at(country->second);
      const auto form = std::find_if(text.lexicon.forms.begin(), text.lexicon.forms.end(),
                                     [&](const KnownForm& f) { return f.entity == row; });
      if (form == text.lexicon.forms.end()) continue;
      NameCandidate c;
      c.first = t;
      c.last = t + 1;
      c.folded = {text.analysis.tokens[t].folded.begin + cut.skip, text.analysis.tokens[t].folded.end};
      c.type = EntityType::Place;
      c.form = static_cast<std::uint32_t>(form - text.lexicon.forms.begin());
      c.rank = 1;
      found.push_back(c);
      break;
    }
  }
  known.insert(known.end(), found.begin(), found.end());
}

}  // namespace

void settle_ambiguous(const NameText& text, std::vector<NameCandidate>& known) {
  accusative_adjectives(text, known);
  countries_that_act(text, known);
  clubs_or_towns(text, known);
  dateline_media(text, known);
  crowned_states(text, known);
}

}  // namespace isnad
