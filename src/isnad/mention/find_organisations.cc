#include <algorithm>

#include "isnad/mention/name_candidate.h"

// Organisations the gazetteers do not know, by their noun and its complement: "ministry of X", "the higher council for
// X", "the Libyan army", "company X". A complement is read only as far as the noun's own grammar carries it (annexed
// nouns, agreeing adjectives, lam with the article), so that the clause's next word is not swallowed.
namespace isnad {
namespace {

constexpr std::uint32_t kQuotedName = 6;
constexpr std::string_view kWazara = "\xD9\x88\xD8\xB2\xD8\xA7\xD8\xB1\xD9\x87";
constexpr std::string_view kWazaraTypo = "\xD9\x88\xD8\xB2\xD8\xB1\xD8\xA7\xD9\x87";
constexpr std::string_view kWaw = "\xD9\x88";
constexpr std::string_view kAlefLam = "\xD8\xA7\xD9\x84";
constexpr std::string_view kLamLam = "\xD9\x84\xD9\x84";

class OrganisationFinder {
 public:
  OrganisationFinder(const NameText& text, const std::vector<NameCandidate>& known, std::vector<NameCandidate>& out)
      : text_(text),
        out_(out),
        ends_(text.size(), 0),
        begins_(text.size(), 0),
        national_(text.size(), false),
        type_(text.size(), EntityType::Other) {
    for (const NameCandidate& c : known) {
      if (c.doubtful) continue;
      if (c.last > ends_[c.first]) {
        begins_[c.first] = c.folded.begin;
        national_[c.first] =
            c.form != kNone && text.lexicon.known[text.lexicon.forms[c.form].entity].kind == "national";
        ends_[c.first] = c.last;
        type_[c.first] = c.type;
      }
    }
  }

  void run() {
    for (std::uint32_t t = 0; t + 1 < text_.size(); ++t) {
      if (!text_.arabic(t)) continue;
      if (of_a_nation(t)) continue;
      if (national(t)) continue;
      if (body(t)) continue;
      if (definite_body(t)) continue;
      company(t);
    }
  }

 private:
  void add(std::uint32_t first, std::uint32_t folded_begin, std::uint32_t last, int rank) {
    NameCandidate c;
    c.first = first;
    c.last = last;
    c.folded = {folded_begin, text_.analysis.tokens[last - 1].folded.end};
    c.type = EntityType::Organisation;
    c.rank = rank;
    out_.push_back(c);
  }

  [[nodiscard]] bool noun(std::uint32_t i) const {
    return text_.arabic(i) && text_.definite(i) && !text_.is(i, EntityWord::Function) &&
           !text_.is(i, EntityWord::Says) && !text_.word(i).starts_with(kLamLam);
  }

  [[nodiscard]] bool joined_noun(std::uint32_t i) const {  // "and the x"
    const std::string_view w = text_.word(i);
    return w.starts_with(kWaw) && w.substr(2).starts_with(kAlefLam) && w.size() >= 12 && ends_[i] == 0;
  }

  /// After a definite noun a definite word is its adjective.
  [[nodiscard]] bool adjective(std::uint32_t t) const {
    return t > text_.sentence_begin(t) && text_.arabic(t - 1) && text_.definite(t - 1) && ends_[t - 1] == 0;
  }

  /// Adjectives and "for the x" that go on a body's name; nationality ends it.
  [[nodiscard]] std::uint32_t extend(std::uint32_t i, std::uint32_t stop) const {
    std::uint32_t n = 0;
    while (i < stop && n < 4 && text_.arabic(i)) {
      if (text_.is(i, EntityWord::BodyTail)) {
        ++i;
        ++n;
        continue;
      }
      if (!text_.demonym(i).empty() && text_.definite(i)) {
        ++i;
        ++n;
        continue;
      }
      if (text_.word(i).starts_with(kLamLam) && ends_[i] == 0 && text_.word(i).size() >= 10) {
        ++i;
        ++n;
        while (i < stop && n < 5 && text_.arabic(i) && (joined_noun(i) || text_.is(i, EntityWord::BodyTail))) {
          ++i;
          ++n;
        }
        continue;
      }
      break;
    }
    return i;
  }

  /// "the Red Crescent", "the civil defence" with a nationality: longer than the gazetteer's name.
  bool of_a_nation(std::uint32_t t) {
    if (ends_[t] == 0 || type_[t] != EntityType::Organisation || ends_[t] >= text_.sentence_end(t)) return false;
    const std::uint32_t i = ends_[t];
    if (!text_.arabic(i) || text_.demonym(i).size() != 2 || !text_.definite(i) || text_.word(t).starts_with(kLamLam))
      return false;
    if (!national_[t]) return false;
    add(t, begins_[t], i + 1, 7);
    return true;
  }

  /// "the Libyan army", "the Russian foreign (ministry)".
  bool national(std::uint32_t t) {
    const WordStart head = text_.start(t, bit(EntityWord::BodyNational));
    if (head.bits == 0 || ends_[t] != 0) return false;
    const std::uint32_t stop = text_.sentence_end(t);
    if (t > text_.sentence_begin(t) && text_.start(t - 1, bit(EntityWord::Office) | bit(EntityWord::Body)).bits != 0 &&
        !text_.definite(t - 1)) {
      return false;  // "minister of the Russian foreign ..." is a title, "ministry of ..." goes by its own rule
    }
    if (t + 1 >= stop || adjective(t)) return false;
    const std::string_view side = text_.demonym(t + 1);
    if (side.size() != 2 || !text_.definite(t + 1)) return false;
    add(t, head.at, t + 2, 3);
    return true;
  }

  bool body(std::uint32_t t) {
    WordStart head = text_.start(t, bit(EntityWord::Body));
    if (head.bits == 0) {
      for (const Cut& cut : text_.cuts(t)) {
        if (!cut.definite && !cut.future && text_.word(t).substr(cut.skip) == kWazaraTypo) {
          head = {text_.analysis.tokens[t].folded.begin + cut.skip, kWazara, bit(EntityWord::Body), cut};
        }
      }
    }
    if (head.bits == 0 || ends_[t] != 0) return council(t);
    if (text_.word(t).starts_with(kLamLam)) return false;  // "for the ...": the head is definite
    const std::uint32_t stop = text_.sentence_end(t);
    std::uint32_t i = t + 1;
    if (i >= stop) return false;
    const bool ministry = head.word == kWazara;
    if (ministry) {
      if (!noun(i) || !text_.demonym(i).empty()) return false;
      if (text_.is(i, EntityWord::MinistryOf) && i + 1 < stop && text_.is(i + 1, EntityWord::MinistryTail)) ++i;
      ++i;
      while (i < stop && joined_noun(i) && i < t + 7 &&
             text_.lexicon.is(text_.word(i).substr(2), EntityWord::MinistryAnd)) {
        ++i;
        if (i < stop && text_.is(i, EntityWord::MinistryTail)) ++i;
      }
      if (i < stop && text_.arabic(i) && !text_.demonym(i).empty() && text_.definite(i)) ++i;
      add(t, head.at, i, 4);
      return true;
    }
    if (text_.opens_quote(i)) {
      const std::uint32_t close = closing(i, stop);
      if (close == 0 || close <= i + 1) return false;
      add(t, head.at, close + 1, 4);
      return true;
    }
    // "university of king X", "institute X Y": a person's name is the body's
    std::uint32_t named = i;
    if (ends_[named] == 0 && text_.is(named, EntityWord::Honorific) && named + 1 < stop) ++named;
    if (ends_[named] != 0 && type_[named] == EntityType::Person && institution(head)) {
      add(t, head.at, extend(ends_[named], stop), 7);
      return true;
    }
    if (ends_[i] != 0 && type_[i] != EntityType::Person) {  // "bank of Morocco", "university of Baghdad"
      if (type_[i] == EntityType::Organisation && text_.is(i, EntityWord::Body)) return false;
      const bool place = type_[i] == EntityType::Place;
      if ((head.bits & bit(EntityWord::Company)) == 0 && !place) return false;
      if ((head.bits & bit(EntityWord::Company)) == 0 && place && !institution(head)) return false;
      add(t, head.at, extend(ends_[i], stop), 4);
      return true;
    }
    // construct chain: "union of workers of the port", "chamber of emergencies of Nyala"
    std::uint32_t links = 0;
    while (i < stop && links < 2 && text_.arabic(i) && !text_.definite(i) && ends_[i] == 0 && i + 1 < stop &&
           chain_word(i) && (noun(i + 1) || ends_[i + 1] != 0 || chain_word(i + 1))) {
      ++i;
      ++links;
    }
    if (links > 0 && ends_[i] != 0) {
      if (type_[i] == EntityType::Person || text_.start(i, ~0U).cut.skip != 0) return false;
      add(t, head.at, extend(ends_[i], stop), 7);
      return true;
    }
    if (!noun(i) || !text_.demonym(i).empty()) return false;
    if (text_.is(i, EntityWord::BodyTail) && links == 0) return false;  // an adjective: the head is no name
    if (text_.lexicon.competitions.contains(text_.word(i))) return false;
    ++i;
    while (i < stop && joined_noun(i) && i < t + 5 && institution(head)) ++i;
    std::uint32_t last = extend(i, stop);
    // "committee of monetary policy": a definite adjective of the complement
    if (last == i && i < stop && noun(i) && adjective_of(i - 1, i)) last = extend(i + 1, stop);
    const bool bare = last == t + 2;
    // one ordinary noun is a name only after the nouns that always name a body
    if (bare && (!institution(head) || (movement(head) && !text_.unknown(i - 1) && ordinary_noun(i - 1)))) return false;
    if (!bare && links == 0 && !institution(head) && last == i && head.word.size() > 0 && last < t + 3) return false;
    add(t, head.at, last, last >= t + 3 || institution(head) ? 3 : 2);
    return true;
  }

  /// An indefinite noun that may link a body to what it is of.
  [[nodiscard]] bool chain_word(std::uint32_t i) const {
    return text_.arabic(i) && !text_.unknown(i) && !text_.is(i, EntityWord::Function) &&
           !text_.is(i, EntityWord::Says) && !text_.is(i, EntityWord::Never) && text_.demonym(i).empty() &&
           text_.word(i).size() >= 6 && !text_.word(i).ends_with("\xD9\x87") &&
           !text_.word(i).starts_with("\xD9\x84") && !text_.word(i).starts_with("\xD8\xA8") &&
           !text_.word(i).starts_with(kWaw);
  }
  /// Feminine noun, feminine nisba: "as-siyasa an-naqdiyya".
  [[nodiscard]] bool adjective_of(std::uint32_t noun_at, std::uint32_t i) const {
    constexpr std::string_view kNisbaF = "\xD9\x8A\xD9\x87";
    constexpr std::string_view kHa = "\xD9\x87";
    constexpr std::string_view kAt = "\xD8\xA7\xD8\xAA";
    const std::string_view n = text_.word(noun_at);
    return text_.word(i).ends_with(kNisbaF) && (n.ends_with(kHa) || n.ends_with(kAt));
  }

  /// Nouns that with one complement already name a body of their own.
  [[nodiscard]] bool institution(const WordStart& head) const {
    return (head.bits & bit(EntityWord::Institution)) != 0;
  }

  /// "council of ministers", "chamber of deputies", with a nationality or not.
  bool council(std::uint32_t t) {
    const WordStart head = text_.start(t, bit(EntityWord::Council));
    const std::uint32_t stop = text_.sentence_end(t);
    if (head.bits == 0 || ends_[t] != 0 || t + 1 >= stop || text_.word(t).starts_with(kLamLam)) return false;
    if (!text_.is(t + 1, EntityWord::CouncilOf)) return false;
    add(t, head.at, extend(t + 2, stop), 3);
    return true;
  }

  /// "movement of traffic", "front of the line": nouns of ordinary phrases too.
  [[nodiscard]] bool movement(const WordStart& head) const { return (head.bits & bit(EntityWord::Company)) != 0; }
  [[nodiscard]] bool ordinary_noun(std::uint32_t i) const { return !text_.is(i, EntityWord::Given); }

  bool definite_body(std::uint32_t t) {
    const WordStart head = text_.start(t, bit(EntityWord::BodyDefinite));
    WordStart found = head;
    if (found.bits == 0) {
      // "l-l-hay'a": lam has swallowed the article's alef
      return false;
    }
    if (ends_[t] != 0) return false;
    const std::uint32_t stop = text_.sentence_end(t);
    std::uint32_t i = t + 1;
    if (i >= stop) return false;
    const bool foreign =
        !text_.demonym(i).empty() && text_.definite(i) && text_.lexicon.body_shorts.contains(found.word);
    if (!(text_.is(i, EntityWord::BodyTail) || foreign ||
          (text_.word(i).starts_with(kLamLam) && text_.word(i).size() >= 10)))
      return false;
    if (adjective(t)) return false;
    std::uint32_t last = extend(i, stop);
    // "the court of first instance in Bizerte": where it sits is part of its name
    constexpr std::string_view kBa = "\xD8\xA8";
    if (last >= t + 2 && last < stop && ends_[last] != 0 && type_[last] == EntityType::Place &&
        text_.word(last).starts_with(kBa) && begins_[last] != text_.analysis.tokens[last].folded.begin) {
      last = ends_[last];
    }
    if (last < t + 3 && !text_.lexicon.body_shorts.contains(found.word)) return false;
    add(t, found.at, last, 3);
    return true;
  }

  [[nodiscard]] std::uint32_t closing(std::uint32_t open, std::uint32_t stop) const {
    for (std::uint32_t i = open + 1; i < std::min(stop, open + 2 + kQuotedName); ++i) {
      if (text_.opens_quote(i) || text_.word(i) == "\xC2\xBB") return i;
    }
    return 0;
  }

  /// "company X", "the newspaper X".
  bool company(std::uint32_t t) {
    const WordStart head = text_.start(t, bit(EntityWord::Company));
    if (head.bits == 0 || ends_[t] != 0) return false;
    const std::uint32_t stop = text_.sentence_end(t);
    std::uint32_t i = t + 1;
    if (i >= stop) return false;
    if (text_.opens_quote(i)) {
      const std::uint32_t close = closing(i, stop);
      if (close == 0 || close <= i + 1) return false;
      add(t, head.at, close + 1, 4);
      return true;
    }
    if (ends_[i] != 0) {
      if (type_[i] == EntityType::Place) return false;
      add(t, head.at, ends_[i], 7);
      return true;
    }
    if (text_.analysis.tokens[i].kind == TokenKind::Latin) {
      std::uint32_t last = i + 1;
      while (last < stop && last < i + 4 && text_.analysis.tokens[last].kind == TokenKind::Latin) ++last;
      add(t, head.at, last, 4);
      return true;
    }
    std::uint32_t last = i;
    while (last < stop && last < i + 3 && text_.arabic(last) && ends_[last] == 0 && text_.unknown(last) &&
           text_.word(last).size() >= 6 && text_.demonym(last).empty()) {
      ++last;
    }
    if (last == i) return false;
    add(t, head.at, last, 2);
    return true;
  }

  const NameText& text_;
  std::vector<NameCandidate>& out_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> begins_;
  std::vector<bool> national_;
  std::vector<EntityType> type_;
};

}  // namespace

void find_organisations(const NameText& text, const std::vector<NameCandidate>& known,
                        std::vector<NameCandidate>& out) {
  OrganisationFinder(text, known, out).run();
}

}  // namespace isnad
