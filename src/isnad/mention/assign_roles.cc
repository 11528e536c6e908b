#include "isnad/mention/assign_roles.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr std::uint32_t kReach = 10;  // tokens of one office

class RoleReader {
 public:
  RoleReader(const NameText& text, const std::vector<NameCandidate>& chosen, Reading& reading)
      : text_(text), chosen_(chosen), reading_(reading), mention_(text.size(), kNone), head_(chosen.size(), kNone) {
    for (std::uint32_t m = 0; m < chosen.size(); ++m) {
      std::fill(mention_.begin() + chosen[m].first, mention_.begin() + chosen[m].last, m);
    }
  }

  void run() {
    for (std::uint32_t m = 0; m < chosen_.size(); ++m) {
      if (chosen_[m].type != EntityType::Person) continue;
      if (!before(m)) after(m);
    }
    for (std::uint32_t m = 0; m < chosen_.size(); ++m) {
      if (chosen_[m].type == EntityType::Person && head_[m] == kNone) shared_title(m);
    }
    sides_of_lists();
  }

 private:
  [[nodiscard]] bool role_word(std::uint32_t t) const {
    if (!text_.arabic(t)) return false;
    if (mention_[t] != kNone) return chosen_[mention_[t]].type != EntityType::Person;
    if (text_.is(t, EntityWord::Says) || text_.is(t, EntityWord::Represent)) return false;
    if (text_.is(t, EntityWord::Function)) {
      const std::string_view w = text_.word(t);
      return w == "\xD9\x81\xD9\x8A" || w == "\xD9\x84\xD8\xAF\xD9\x8A" || w == "\xD8\xB9\xD9\x84\xD9\x8A";
    }
    return true;
  }

  /// The side that tokens [first, last) name: a nationality, a country, a body.
  [[nodiscard]] std::string side_in(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      const std::uint32_t m = mention_[t];
      // where somebody is, is not for whom: "coordinator in Sudan"
      const bool where = t > first && text_.lexicon.wheres.contains(text_.word(t - 1));
      const bool inside_word =
          m != kNone && chosen_[m].first == t && chosen_[m].folded.begin != text_.analysis.tokens[t].folded.begin;
      if (m != kNone && !where && !(inside_word && chosen_[m].type == EntityType::Place)) {
        const LocalEntity& e = reading_.entities[reading_.mentions[m].entity];
        if (e.type == EntityType::Place && !e.country.empty()) return e.country;
        if (e.type == EntityType::Organisation && !e.side.empty()) return e.side;
      }
      const std::string_view side = text_.demonym(t);
      if (side.size() == 2 && side != "EU") return std::string(side);
      if (side == "EU" && first + 1 < last) return "EU";
    }
    return {};
  }

  void add(std::uint32_t m, std::uint32_t first, std::uint32_t last) {
    LocalEntity& person = reading_.entities[reading_.mentions[m].entity];
    Role role;
    // a proclitic on the first word is no part of the office
    const WordStart head = text_.start(first, bit(EntityWord::Office) | bit(EntityWord::Honorific));
    Span span = text_.analysis.covering(first, last);
    if (head.bits != 0) span.begin = text_.analysis.original({head.at, text_.analysis.tokens[first].folded.end}).begin;
    role.span = span;
    role.text = std::string(slice(reading_.article.text, span));
    for (char& c : role.text) {
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    role.side = side_in(first, last);
    for (std::uint32_t t = first; t < last; ++t) role.former = role.former || text_.is(t, EntityWord::Former);
    if (!role.side.empty() && (person.side.empty() || !known_side(person))) person.side = role.side;
    const auto same =
        std::find_if(person.roles.begin(), person.roles.end(), [&](const Role& r) { return r.span == role.span; });
    if (same == person.roles.end()) person.roles.push_back(std::move(role));
  }

  [[nodiscard]] bool known_side(const LocalEntity& person) const {
    return !person.known.empty() && !person.side.empty();
  }

  /// "office complement [, :] NAME"
  bool before(std::uint32_t m) {
    const std::uint32_t name = chosen_[m].first;
    const std::uint32_t begin = text_.sentence_begin(name);
    if (name == begin) return false;
    std::uint32_t end = name;  // one past the office's last token
    if (text_.comma(end - 1) || text_.colon(end - 1)) --end;
    // the name's own honorific is no office, but may stand between
    while (end > begin && end + 2 > name && text_.is(end - 1, EntityWord::Honorific) &&
           !text_.is(end - 1, EntityWord::Office))
      --end;
    if (end == begin) return false;
    std::uint32_t head = kNone;
    std::uint32_t t = end;
    while (t > begin && end - t < kReach) {
      --t;
      if (!role_word(t)) break;
      if (text_.start(t, bit(EntityWord::Office)).bits != 0 && mention_[t] == kNone) {
        head = t;
        const WordStart w = text_.start(t, bit(EntityWord::Office));
        if (w.cut.skip != 0) break;  // a proclitic opens the phrase
      } else if (text_.definite(t) && head != kNone && t + 1 == head) {
        break;
      }
    }
    if (head == kNone) return false;
    // a comma before the name must close the whole phrase: "…, minister of health in the east of Libya, NAME"
    add(m, head, end);
    head_[m] = head;
    return true;
  }

  /// An office in the dual: without its ending (-a, -ay, -an, -ayn) it is an office too.
  [[nodiscard]] bool dual_office(std::uint32_t t) const {
    const WordStart w = text_.start(t, bit(EntityWord::Office) | bit(EntityWord::Honorific));
    for (const std::string_view ending : {"\xD8\xA7\xD9\x86", "\xD9\x8A\xD9\x86", "\xD8\xA7", "\xD9\x8A"}) {
      if (w.bits == 0 || !w.word.ends_with(ending) || w.word.size() < ending.size() + 6) continue;
      std::string_view stem = w.word.substr(0, w.word.size() - ending.size());
      if (stem.starts_with("\xD8\xA7\xD9\x84")) stem.remove_prefix(4);
      return (text_.lexicon.classes(stem) & (bit(EntityWord::Office) | bit(EntityWord::Honorific))) != 0;
    }
    return false;
  }

  /// "the two ministers of finance, the Saudi X and the Egyptian Y": the title holds for Y, with his own side.
  void shared_title(std::uint32_t m) {
    const std::uint32_t nationality = chosen_[m].first - 1;
    if (chosen_[m].first < text_.sentence_begin(chosen_[m].first) + 3) return;
    const std::string_view w = text_.word(nationality);
    if (!w.starts_with("\xD9\x88") || w.size() < 10) return;
    const std::string_view side = text_.lexicon.demonym(w.substr(2));
    const std::uint32_t other = mention_[nationality - 1];
    if (side.size() != 2 || other == kNone || chosen_[other].type != EntityType::Person || head_[other] == kNone ||
        !dual_office(head_[other]))
      return;
    std::uint32_t last = chosen_[other].first;
    while (last > head_[other] + 1 && (!text_.demonym(last - 1).empty() || text_.comma(last - 1))) --last;
    add(m, head_[other], last);
    reading_.entities[reading_.mentions[m].entity].side = side;
  }

  /// "NAME, office complement"
  bool after(std::uint32_t m) {
    std::uint32_t t = chosen_[m].last;
    const std::uint32_t stop = text_.sentence_end(chosen_[m].first);
    if (t + 1 >= stop || !(text_.comma(t) || text_.word(t) == "(" || text_.dash(t))) return false;
    ++t;
    if (text_.start(t, bit(EntityWord::Office)).bits == 0 || text_.start(t, bit(EntityWord::Office)).cut.skip != 0)
      return false;
    std::uint32_t last = t + 1;
    while (last < stop && last < t + kReach && role_word(last) && text_.start(last, bit(EntityWord::Says)).bits == 0 &&
           (text_.definite(last) || mention_[last] != kNone || text_.is(last, EntityWord::Office) ||
            text_.is(last, EntityWord::Body) || text_.is(last, EntityWord::PlaceOut) ||
            text_.is(last, EntityWord::Function) || text_.is(last, EntityWord::OfficeMod) ||
            !text_.demonym(last).empty())) {
      ++last;
    }
    while (last > t + 1 && text_.is(last - 1, EntityWord::Function)) --last;
    add(m, t, last);
    return true;
  }

  /// Heads of lists: "the American delegation:", "from the Russian side", "and Russia [is represented by]".
  void sides_of_lists() {
    const Analysis& analysis = text_.analysis;
    std::string section;
    std::uint32_t section_block = kNone;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
      const Sentence& sentence = analysis.sentences[s];
      if (sentence.first >= sentence.last) continue;
      // a line that is a head and nothing else
      const bool short_head = sentence.last - sentence.first <= 6;
      if (short_head && text_.start(sentence.first, bit(EntityWord::SideHead)).bits != 0) {
        const std::string side = side_in(sentence.first + 1, sentence.last);
        const bool person =
            std::any_of(mention_.begin() + sentence.first, mention_.begin() + sentence.last,
                        [&](std::uint32_t m) { return m != kNone && chosen_[m].type == EntityType::Person; });
        if (!side.empty() && !person) {
          section = side;
          section_block = sentence.block;
          continue;
        }
      }
      const bool item = is_item(sentence);
      if (!section.empty() && item) {
        give(sentence.first, sentence.last, section, true);
      } else if (!section.empty() && sentence.block != section_block && !item) {
        section.clear();
      }
      inside(sentence);
    }
  }

  /// A line "office: NAME", or a line with one name.
  [[nodiscard]] bool is_item(const Sentence& sentence) const {
    if (sentence.last - sentence.first > 12) return false;
    bool person = false;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (mention_[t] != kNone && chosen_[mention_[t]].type == EntityType::Person) person = true;
    }
    return person;
  }

  void give(std::uint32_t first, std::uint32_t last, const std::string& side, bool strong) {
    for (std::uint32_t t = first; t < last; ++t) {
      const std::uint32_t m = mention_[t];
      if (m == kNone || chosen_[m].type != EntityType::Person) continue;
      LocalEntity& person = reading_.entities[reading_.mentions[m].entity];
      if (person.side.empty() || strong) person.side = side;
    }
  }

  void inside(const Sentence& sentence) {
    std::string side;
    bool listing = false;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (text_.is(t, EntityWord::Represent) ||
          (listing && mention_[t] != kNone && chosen_[mention_[t]].type == EntityType::Place &&
           (t == sentence.first || mention_[t - 1] != mention_[t]))) {
        if (text_.is(t, EntityWord::Represent)) {
          listing = true;
          side.clear();
          continue;
        }
        const LocalEntity& e = reading_.entities[reading_.mentions[mention_[t]].entity];
        if (!e.country.empty()) side = e.country;
        continue;
      }
      const WordStart head = text_.start(t, bit(EntityWord::SideHead));
      if (head.bits != 0 && t + 1 < sentence.last && text_.demonym(t + 1).size() == 2 && text_.definite(t + 1)) {
        listing = true;
        side = text_.demonym(t + 1);
        ++t;
        continue;
      }
      if (!listing || side.empty()) continue;
      const std::uint32_t m = mention_[t];
      if (m != kNone && chosen_[m].type == EntityType::Person) {
        give(t, t + 1, side, true);
        continue;
      }
      if (text_.is(t, EntityWord::Says) || text_.is(t, EntityWord::Function)) {
        listing = false;
        side.clear();
      }
    }
  }

  const NameText& text_;
  const std::vector<NameCandidate>& chosen_;
  Reading& reading_;
  std::vector<std::uint32_t> mention_;
  std::vector<std::uint32_t> head_;  // of the office before each mention
};

}  // namespace

void assign_roles(const NameText& text, const std::vector<NameCandidate>& chosen, Reading& reading) {
  RoleReader(text, chosen, reading).run();
}

}  // namespace isnad
