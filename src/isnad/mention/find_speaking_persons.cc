#include <algorithm>

#include "isnad/mention/name_candidate.h"

// People told by what they do: between a verb of saying and what is said stands who said it. After a title with the
// article ("the patient Zaynab said:"), words without the article up to "that", a colon, an opening mark or a
// preposition can only be a name in apposition; without a title, the words themselves must look like one.
namespace isnad {
namespace {

constexpr std::uint32_t kReach = 16;      // tokens between the verb and what is said
constexpr std::uint32_t kLongest = 5;     // tokens of a name
constexpr std::string_view kAn = "\xD8\xA7\xD9\x86";

/// "an(na)", "in(na)" with a preposition or pronoun.
bool is_that(std::string_view word) {
  if (word.starts_with("\xD8\xA8")) word.remove_prefix(2);
  if (!word.starts_with(kAn)) return false;
  const std::string_view rest = word.substr(kAn.size());
  return rest.empty() || rest == "\xD9\x87" || rest == "\xD9\x87\xD8\xA7" || rest == "\xD9\x87\xD9\x85" ||
         rest == "\xD9\x87\xD9\x85\xD8\xA7" || rest == "\xD9\x86\xD8\xA7" || rest == "\xD9\x8A" ||
         rest == "\xD9\x86\xD9\x8A";
}

/// "laughing", "in jest": the accusative of a participle that tells how something is said, no name.
bool manner(const NameText& text, std::uint32_t t) {
  constexpr std::string_view kAlef = "\xD8\xA7";
  constexpr std::string_view kMim = "\xD9\x85";
  const std::string_view w = text.word(t);
  if (!w.ends_with(kAlef) || w.size() < 10 || w.size() > 14) return false;
  if ((text.bits(t) & (bit(EntityWord::Given) | bit(EntityWord::Part))) != 0) return false;
  return w.starts_with(kMim) || (w.size() == 10 && w.substr(2, 2) == kAlef);
}

/// True when the tokens [from, to) may be the last words of a name. `speech`: what is said begins at `to`, so that even
/// a common adjective is his family's name ("Ahmad al-Tawil: ...").
bool ends_names(const NameText& text, std::uint32_t from, std::uint32_t to, bool speech) {
  constexpr std::uint32_t kMost = 2;
  constexpr std::uint32_t kNoName = bit(EntityWord::Office) | bit(EntityWord::OfficeMod) | bit(EntityWord::Former) |
                                    bit(EntityWord::Honorific) | bit(EntityWord::Says) | bit(EntityWord::Never) |
                                    bit(EntityWord::Function) | bit(EntityWord::Body) | bit(EntityWord::BodyDefinite) |
                                    bit(EntityWord::BodyTail) | bit(EntityWord::PlaceOut) |
                                    bit(EntityWord::BodyNational);
  if (to <= from || to - from > kMost) return false;
  for (std::uint32_t t = from; t < to; ++t) {
    const std::string_view w = text.word(t);
    if (!text.arabic(t) || text.nunated(t) || w.size() < 6 || w.ends_with("\xD8\xA7\xD8\xAA")) return false;
    if ((text.bits(t) & kNoName) != 0 && (text.bits(t) & bit(EntityWord::Given)) == 0) return false;
    const bool trade = speech && to - from == 1 && text.definite(t);  // "Nawal Nasr al-Haddad:", not "... the smith"
    if ((text.lexicon.speaker_nouns.exactly(w) != 0 && !trade) || !text.lexicon.names.find(w).empty()) return false;
    if (manner(text, t) || (!text.demonym(t).empty() && !text.nisba(t))) return false;
    const bool part = (text.bits(t) & (bit(EntityWord::Part) | bit(EntityWord::Given))) != 0;
    if (text.definite(t) && w.starts_with("\xD9\x84")) return false;  // "to the journalists"
    if (text.definite(t) && !part && w.ends_with("\xD9\x87") && !text.unknown(t)) return false;  // "the budget"
    const bool ordinary = text.is(t, EntityWord::Ordinary) || !text.unknown(t);
    const bool before_family = speech && t + 1 < to && text.definite(t + 1);
    if (text.definite(t) ? ordinary && !speech : ordinary && !part && !before_family) return false;
    if (!text.definite(t) && !part && (w.starts_with("\xD8\xA8") || w.starts_with("\xD9\x84"))) return false;  // b-, l-
  }
  return true;
}

class SpeakerNames {
 public:
  SpeakerNames(const NameText& text, std::vector<NameCandidate>& all) : text_(text), all_(all), taken_(text.size(), false) {
    for (const NameCandidate& c : all) {
      if (c.doubtful || c.type == EntityType::Person) continue;
      std::fill(taken_.begin() + c.first, taken_.begin() + c.last, true);
    }
  }

  void run() {
    complete();
    for (std::uint32_t t = 0; t + 2 < text_.size(); ++t) {
      if (!text_.arabic(t) || taken_[t]) continue;
      if (says(t)) after(t);
      else first(t);
    }
  }

 private:
  /// Names that other finders cut one word short, or one word long.
  void complete() {
    for (NameCandidate& c : all_) {
      if (c.type != EntityType::Person || c.doubtful || c.form != kNone) continue;
      if (c.last > c.first + 1 && (manner(text_, c.last - 1) || no_family(c.last - 1))) set_end(c, c.last - 1);
      // "the Arab council Hind bint X": no name begins with the article and goes on with a given name
      if (c.last > c.first + 2 && text_.nisba(c.first) && text_.is(c.first + 1, EntityWord::Given) &&
          adjective(c.first)) {
        ++c.first;
        c.folded.begin = text_.analysis.tokens[c.first].folded.begin;
      }
      if (c.last == c.first + 1 && !text_.is(c.first, EntityWord::Given) && !text_.nisba(c.first)) continue;
      const std::uint32_t stop = text_.sentence_end(c.first);
      std::uint32_t end = c.last;
      while (end < stop && end < c.last + 3 && text_.arabic(end) && !is_that(text_.word(end)) && !taken_[end]) ++end;
      if (end == c.last || end >= stop) continue;
      const bool goes_on = text_.comma(end) && end + 1 < stop && text_.arabic(end + 1) &&
                           (is_that(text_.word(end + 1)) || text_.is(end + 1, EntityWord::Function));
      // "described X the budget as (bi-anna)": an object may stand before that
      const bool speech = (opens_speech(end) && !text_.word(end).starts_with("\xD8\xA8")) || goes_on;
      if ((speech || text_.comma(end)) && ends_names(text_, c.last, end, speech)) set_end(c, end);
    }
  }

  void set_end(NameCandidate& c, std::uint32_t last) {
    c.last = last;
    c.folded.end = text_.analysis.tokens[last - 1].folded.end;
  }

  /// "the council the-Arab X": after a noun with the article that is no title.
  [[nodiscard]] bool adjective(std::uint32_t t) {
    if (t == text_.sentence_begin(t) || !text_.arabic(t - 1) || !text_.definite(t - 1) || says(t - 1)) return false;
    return !titled(t - 1) || text_.word(t - 1).ends_with("\xD9\x87");
  }

  /// "the moments", "the budget": a plural or a feminine noun with the article that no list of names has is no family.
  [[nodiscard]] bool no_family(std::uint32_t t) const {
    const std::string_view w = text_.word(t);
    constexpr std::size_t kShortest = 14;  // bytes: the article and five letters
    if (!text_.definite(t) || w.size() < kShortest || text_.is(t, EntityWord::Part) || text_.is(t, EntityWord::Given)) return false;
    return w.ends_with("\xD8\xA7\xD8\xAA") || w.ends_with("\xD9\x87");
  }

  [[nodiscard]] bool says(std::uint32_t t) const {
    for (const VerbForm& form : text_.lexicon.speech_verbs.find(text_.word(t))) {
      if (form.part == VerbPart::Past || form.part == VerbPart::Present) {
        const bool first = t == text_.sentence_begin(t) || !text_.arabic(t - 1);
        if (form.conjoined || first || form.gender == 'f' || form.part == VerbPart::Present ||
            text_.is(t - 1, EntityWord::Function) || text_.is_after_waw(t, EntityWord::Says)) {
          return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] bool binder(std::uint32_t t) const {
    return text_.is(t, EntityWord::Binder) || text_.is(t, EntityWord::Compound);
  }

  /// "the", "and the".
  [[nodiscard]] bool with_article(std::uint32_t t) const {
    return text_.definite(t) || text_.word(t).starts_with("\xD9\x88\xD8\xA7\xD9\x84");
  }

  /// Where the phrase after the verb must end: a particle, a mark, a pause.
  [[nodiscard]] bool ends(std::uint32_t t) const {
    if (!text_.arabic(t)) return !text_.dash(t);
    if (is_that(text_.word(t))) return true;
    if (binder(t) || text_.is(t, EntityWord::Given)) return false;
    return text_.is(t, EntityWord::Function);
  }

  [[nodiscard]] bool opens_speech(std::uint32_t t) const {
    return text_.colon(t) || text_.opens_quote(t) || (text_.arabic(t) && is_that(text_.word(t)));
  }

  [[nodiscard]] bool name_like(std::uint32_t t, bool first) const {
    if (!text_.arabic(t) || taken_[t] || text_.nunated(t)) return false;
    const std::string_view w = text_.word(t);
    if (binder(t)) return true;
    const bool given = text_.is(t, EntityWord::Given);
    if (text_.is(t, EntityWord::Never) && !given) return false;
    if (text_.is(t, EntityWord::Says) && !given) return false;
    if (w.size() < 4) return false;
    if (first && !given && text_.lexicon.speaker_nouns.exactly(w) != 0) return false;  // "analysts of X"
    if (!given && manner(text_, t)) return false;
    if (!first) return true;
    if (given || text_.is(t, EntityWord::Part)) return true;
    // an adverb in the accusative, a verbal noun with its preposition, an ordinary noun
    const bool glued = w.starts_with("\xD9\x84\xD9\x84") || w.starts_with("\xD8\xA8\xD8\xA7\xD9\x84");
    if (text_.definite(t) && t + 1 < text_.size() && binder(t + 1)) return true;  // "al-X wuld Y"
    return !with_article(t) && !glued && !(w.ends_with("\xD8\xA7") && text_.is(t, EntityWord::Ordinary)) &&
           text_.demonym(t).empty();
  }

  [[nodiscard]] bool known_part(std::uint32_t t) const {
    return (text_.bits(t) & (bit(EntityWord::Given) | bit(EntityWord::Part))) != 0 && !text_.is(t, EntityWord::Ordinary);
  }

  /// How many of the words no news uses otherwise.
  [[nodiscard]] std::uint32_t strange_words(std::uint32_t from, std::uint32_t to) const {
    std::uint32_t n = 0;
    for (std::uint32_t t = from; t < to; ++t) n += known_part(t) || text_.unknown(t) || text_.is(t, EntityWord::Given);
    return n;
  }

  void after(std::uint32_t verb) {
    const std::uint32_t stop = std::min(text_.sentence_end(verb), verb + kReach);
    std::uint32_t i = verb + 1;
    if (i + 1 < stop && text_.arabic(i) && pronoun_alone(i)) ++i;  // "answered her the adviser X"
    if (i >= stop || !text_.arabic(i)) return;
    std::uint32_t end = i;
    while (end < stop && !ends(end)) ++end;
    const bool opened = end < stop && opens_speech(end);
    const bool listener = end < stop && text_.arabic(end) && text_.word(end).size() <= 2;
    const bool closed = end >= text_.sentence_end(verb) || (end < stop && !text_.arabic(end));
    if (end == i) return;
    if (!titled(i)) {
      untitled(i, end, opened || listener, quoted_before(verb) && closed);
      return;
    }
    far_name(i, end, stop);
    between_commas(i, verb);
    // past the title: the name is what remains without the article
    std::uint32_t from = i + 1;
    bool complement = text_.definite(i) || suffixed_title_;
    while (from < end && (with_article(from) || taken_[from] || !text_.demonym(from).empty() ||
                          text_.is(from, EntityWord::OfficeMod) || titled(from))) {
      complement = true;
      ++from;
    }
    if (!complement) {  // "director of services of water X Y": its nouns end with one that has the article
      while (from < end && !with_article(from) && !taken_[from]) ++from;
      while (from < end && (with_article(from) || taken_[from] || titled(from))) ++from;
    }
    if (from >= end || end - from > kLongest) return;
    // "described X the budget as (bi-anna)": before that with its preposition an object may stand
    const bool closed_by = opened && !text_.word(end).starts_with("\xD8\xA8");
    name(from, end, true, closed_by || (end < text_.sentence_end(verb) && text_.comma(end)));
  }

  /// "the head of the research section in X, Name Name, that": two words or more between commas after an office.
  void between_commas(std::uint32_t title, std::uint32_t verb) {
    const std::uint32_t stop = std::min(text_.sentence_end(verb), verb + kReach);
    std::uint32_t comma = title + 1;
    while (comma < stop && !text_.comma(comma) && !text_.colon(comma) &&
           !(text_.arabic(comma) && (is_that(text_.word(comma)) || says(comma))))
      ++comma;
    if (comma + 2 >= text_.sentence_end(verb) || !text_.comma(comma)) return;
    std::uint32_t from = comma + 1;
    while (from < comma + 3 && text_.arabic(from) && text_.definite(from) && !text_.is(from, EntityWord::Given) &&
           titled(from))
      ++from;
    std::uint32_t end = from;
    const std::uint32_t last = std::min(text_.sentence_end(verb), from + kLongest + 1);
    while (end < last && text_.arabic(end) && !is_that(text_.word(end)) && !says(end) &&
           (binder(end) || text_.is(end, EntityWord::Given) || !text_.is(end, EntityWord::Function)) && !taken_[end])
      ++end;
    if (end >= text_.sentence_end(verb) || end < from + 2 || end - from > kLongest ||
        !(text_.comma(end) || opens_speech(end)))
      return;
    const bool opened = !text_.definite(from) || binder(from + 1) || text_.is(from, EntityWord::Given);
    if (!opened || text_.is(from, EntityWord::Office) || titled(from)) return;
    if (strange_words(from, end) == 0) return;
    name(from, end, false, true);
  }

  /// A preposition with a pronoun: "'alayha", "lahu".
  [[nodiscard]] bool pronoun_alone(std::uint32_t t) const {
    const std::string_view w = text_.word(t);
    return text_.is(t, EntityWord::Function) && w.size() <= 10 && (w.ends_with("\xD9\x87") || w.ends_with("\xD9\x87\xD8\xA7"));
  }

  /// "member in the movement of building X Y:": past particles of the title, two words or more that end at the speech.
  void far_name(std::uint32_t title, std::uint32_t near, std::uint32_t stop) {
    std::uint32_t end = near;
    while (end < stop && text_.arabic(end) && !is_that(text_.word(end)) && text_.word(end).size() > 2) ++end;
    if (end == near || end >= stop || (text_.word(end).size() > 2 && !opens_speech(end) && !text_.comma(end))) return;
    std::uint32_t from = end;
    while (from > title + 1 && from + kLongest > end && name_like(from - 1, false) && follows_in_name(from - 1) && !text_.is(from - 1, EntityWord::Function)) --from;
    while (from < end && (text_.definite(from) || !name_like(from, true))) ++from;
    if (from + 1 >= end || !(text_.definite(from - 1) || taken_[from - 1])) return;
    name(from, end, false);
  }

  [[nodiscard]] bool titled(std::uint32_t t) {
    suffixed_title_ = false;
    constexpr std::uint32_t kTitles = bit(EntityWord::Office) | bit(EntityWord::Honorific);
    if ((text_.bits(t) & kTitles) != 0) return true;
    constexpr std::uint16_t kPersons = static_cast<std::uint16_t>(SpeakerNoun::Person) | static_cast<std::uint16_t>(SpeakerNoun::Aide);
    const std::string_view w = text_.word(t);
    if (text_.is(t, EntityWord::Given)) return false;
    if ((text_.lexicon.speaker_nouns.exactly(w) & kPersons) != 0) return true;
    for (const std::string_view pronoun : {"\xD9\x87", "\xD9\x87\xD8\xA7", "\xD9\x87\xD9\x85"}) {
      if (!w.ends_with(pronoun)) continue;
      std::string stem(w.substr(0, w.size() - pronoun.size()));
      std::uint16_t kinds = text_.lexicon.speaker_nouns.exactly(stem);
      if (kinds == 0 && stem.ends_with("\xD8\xAA")) kinds = text_.lexicon.speaker_nouns.exactly(stem.substr(0, stem.size() - 2) + "\xD9\x87");
      if ((kinds & kPersons) != 0) return suffixed_title_ = true;
    }
    return false;
  }

  /// `"...", said X.`
  [[nodiscard]] bool quoted_before(std::uint32_t verb) const {
    if (verb < 2) return false;
    std::uint32_t t = verb - 1;
    if (text_.comma(t) && t > 0) --t;
    return text_.opens_quote(t) || text_.word(t) == "\xC2\xBB";
  }

  /// "but the resident X Y rules it out": a title with the article, a name, a verb of saying.
  void first(std::uint32_t t) {
    const bool opens = t == text_.sentence_begin(t) || text_.comma(t - 1) || text_.is(t - 1, EntityWord::Function);
    if (!opens || !titled(t) || !(text_.definite(t) || suffixed_title_)) return;
    const std::uint32_t stop = std::min(text_.sentence_end(t), t + 2 + kLongest);
    std::uint32_t end = t + 1;
    while (end < stop && text_.arabic(end) && !says(end)) ++end;
    if (end + 1 < stop && text_.comma(end) && text_.arabic(end + 1) && says(end + 1) &&
        text_.word(end + 1).starts_with("\xD9\x81")) {
      return name(t + 1, end, true);  // "as for his neighbour X, she says"
    }
    if (end >= stop || !text_.arabic(end) || end < t + 3) return;
    name(t + 1, end, false);
  }

  void untitled(std::uint32_t from, std::uint32_t end, bool opened, bool closes_quote) {
    if (end - from > kLongest || (!opened && !closes_quote)) return;
    if (text_.definite(from) && !text_.is(from, EntityWord::Given) && !text_.is(from, EntityWord::Part)) return;
    name(from, end, false);
  }

  /// A word that may follow in a name: no ordinary noun, no preposition with its noun.
  [[nodiscard]] bool follows_in_name(std::uint32_t t) const {
    constexpr std::uint32_t kNames = bit(EntityWord::Given) | bit(EntityWord::GivenWord) | bit(EntityWord::Part);
    if (text_.definite(t) && text_.word(t).ends_with("\xD9\x87") && (text_.bits(t) & kNames) == 0) return false;  // "the budget"
    if (binder(t) || text_.unknown(t) || (text_.bits(t) & bit(EntityWord::Given)) != 0) return true;
    if ((text_.bits(t) & kNames) != 0 && !text_.is(t, EntityWord::Ordinary)) return true;
    return text_.nisba(t) && (text_.bits(t) & (bit(EntityWord::OfficeMod) | bit(EntityWord::BodyTail))) == 0;
  }

  /// `closed`: what is said begins at `end`, so that the words up to it are all the name.
  void name(std::uint32_t from, std::uint32_t end, bool titled, bool closed = false) {
    if (!name_like(from, true)) return;
    std::uint32_t last = from + 1;
    while (last < end && name_like(last, false) && follows_in_name(last)) ++last;
    if (closed && last < end && ends_names(text_, last, end, true)) last = end;
    while (last > from && binder(last - 1)) --last;
    if (last == from || (last < end && last == from + 1)) return;
    end = last;
    const std::uint32_t words = end - from;
    const std::uint32_t strange = strange_words(from, end);
    constexpr std::uint32_t kNames = bit(EntityWord::Given) | bit(EntityWord::GivenWord) | bit(EntityWord::Part);
    const bool named = (text_.bits(from) & kNames) != 0;
    const bool first_known = known_part(from) || text_.is(from, EntityWord::Given) || text_.unknown(from) ||
                             binder(from) || (closed && text_.is(from, EntityWord::Part));
    if (words == 1 && !(titled ? named || strange > 0 || !text_.is(from, EntityWord::Ordinary) : strange > 0 && first_known)) return;
    if (words > 1 && (titled ? strange == 0 : !first_known || 2 * strange < words)) return;
    NameCandidate c;
    c.first = from;
    c.last = end;
    c.folded = {text_.analysis.tokens[from].folded.begin, text_.analysis.tokens[end - 1].folded.end};
    c.type = EntityType::Person;
    c.rank = 4;
    all_.push_back(c);
  }

  const NameText& text_;
  std::vector<NameCandidate>& all_;
  std::vector<bool> taken_;
  bool suffixed_title_ = false;
};

}  // namespace

void find_speaking_persons(const NameText& text, std::vector<NameCandidate>& all) {
  SpeakerNames(text, all).run();
}

}  // namespace isnad
