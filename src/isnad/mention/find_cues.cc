#include "isnad/mention/find_cues.h"

#include <algorithm>

#include "isnad/arabic/proclitics.h"
#include "isnad/mention/find_complement.h"
#include "isnad/mention/resolve_speaker.h"

namespace isnad {
namespace {

class CueFinder {
 public:
  explicit CueFinder(const SpeechClause& clause)
      : reading_(clause.reading), lexicon_(clause.lexicon), actors_(clause.actors), clause_(clause), speakers_(clause_) {}

  std::vector<SpeechCue> run() {
    const Analysis& analysis = reading_.analysis;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) sentence(s);
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      // The first verb of what is said is no cue that ends it: "said that he supports ...".
      std::size_t next = i + 1;
      while (next < cues_.size() && cues_[next].sentence == cues_[i].sentence &&
             cues_[next].start <= cues_[i].content_first + 1) {
        ++next;
      }
      const bool next_same = next < cues_.size() && cues_[next].sentence == cues_[i].sentence;
      set_content(cues_[i], next_same ? cues_[next].start : kNone);
    }
    std::erase_if(cues_, [](const SpeechCue& c) { return c.content_first >= c.content_last; });
    split_joined();
    return std::move(cues_);
  }

 private:
  void sentence(std::uint32_t s) {
    const Sentence& sentence = reading_.analysis.sentences[s];
    relay_ = std::nullopt;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (clause_.inside_mark(t)) continue;
      if (attribution(t, s)) continue;
      if (actors_.mention_over(t) != kNone && !actors_.mention_begins(t)) continue;
      for (const VerbForm& form : clause_.forms[t]) {
        if (verb(t, s, form)) break;
      }
    }
  }

  bool verb(std::uint32_t t, std::uint32_t s, const VerbForm& form) {
    const SpeechVerb& row = lexicon_.verbs[form.row];
    if (row.act == SpeechAct::Relay) return relay(t, s, form);
    if (row.act == SpeechAct::Text) return text_cue(t, s, form);
    SpeechCue cue;
    cue.verb = form.row;
    cue.first = cue.start = t;
    cue.last = t + 1;
    cue.sentence = s;
    cue.kind = form.part == VerbPart::Participle ? CueKind::Participle
               : form.part == VerbPart::Masdar   ? CueKind::Noun
                                                 : CueKind::Verb;
    if (cue.kind == CueKind::Noun && !form.suffixed) return false;
    if (cue.kind == CueKind::Participle && !continues(t, form)) return false;
    const bool joined_or_first = form.conjoined || t == reading_.analysis.sentences[s].first || actors_.is_punctuation(t - 1);
    if (has(actors_.classes(t), WordClass::Preposition) && !joined_or_first) return false;
    const std::uint32_t end = reading_.analysis.sentences[s].last;
    Complement complement = find_complement(clause_, t, row, cue.kind, end);
    if (complement.opening == Opening::None && form.suffixed && row.object && complement.subject.can_speak()) {
      complement.opening = Opening::Object;  // "rejected it": the pronoun is what is spoken of
      complement.at = complement.content = t;
    }
    if (complement.opening == Opening::None) return behind(cue, form, complement);
    if (cue.kind == CueKind::Noun && (complement.opening == Opening::Object || complement.at > t + 3)) return false;
    cue.opening = complement.opening;
    cue.content_first = complement.content;
    if (!speakers_.resolve(cue, form, complement, relay_)) return false;
    if (relay_ && cue.actor.entities == relay_->actor.entities) cue.via = relay_->via;
    accept(std::move(cue));
    return true;
  }

  /// "...", said X; "...". So X told it.
  bool behind(SpeechCue& cue, const VerbForm& form, const Complement& complement) {
    constexpr std::uint32_t kShortest = 3;  // words said
    const SpeechVerb& row = lexicon_.verbs[form.row];
    if (cue.kind != CueKind::Verb || form.conjoined || cue.first == 0 || !row.quote ||
        has(actors_.classes(cue.first), WordClass::Preposition))
      return false;
    if (!row.strong && row.act != SpeechAct::Say && row.act != SpeechAct::Describe) return false;
    std::uint32_t t = cue.first - 1;
    while (t > 0 && has(actors_.classes(t), WordClass::Filler)) --t;
    if (actors_.is_comma(t) || actors_.word(t) == "-" || actors_.word(t) == "\xE2\x80\x93" ||
        (actors_.word(t) == "." && t + 1 < cue.first)) {
      if (t == 0) return false;
      --t;
    }
    if (!clause_.mark_closing(t) || clause_.names(clause_.marks[clause_.mark_of[t]].first)) return false;
    const MarkedText& mark = clause_.marks[clause_.mark_of[t]];
    const auto& tokens = reading_.analysis.tokens;
    const auto block = [&](std::uint32_t at) { return reading_.analysis.sentences[tokens[at].sentence].block; };
    if (block(t) != block(cue.first) || tokens[t].sentence + 1 < cue.sentence ||
        tokens[mark.first].sentence + 1 < cue.sentence)
      return false;
    std::uint32_t words = 0;
    for (std::uint32_t k = mark.first; k < mark.last; ++k) words += !actors_.is_punctuation(k);
    if (words < kShortest) return false;
    for (const SpeechCue& earlier : cues_) {
      if (earlier.content_first == mark.first ||
          (earlier.sentence == tokens[mark.first].sentence && earlier.opening != Opening::None &&
           earlier.content_first <= mark.first && earlier.kind != CueKind::Attribution)) {
        return false;  // somebody's already
      }
    }
    if (!complement.subject.can_speak() && complement.subject.found()) return false;
    if (!speakers_.resolve(cue, form, complement, relay_) || !cue.actor.found()) return false;
    cue.behind = true;
    cue.opening = Opening::Quote;
    cue.content_first = mark.first;
    cue.content_last = mark.last;
    accept(cue);
    return true;
  }

  /// A participle carries a speaker on only after a pause, or in the accusative that no noun has here.
  bool continues(std::uint32_t t, const VerbForm& form) const {
    if (form.conjoined) return true;
    const bool pause = t > 0 && actors_.is_punctuation(t - 1);
    return pause || (form.gender == 'm' && form.number == 's');
  }

  /// "Reuters quoted an official as saying": the agency is the way, the official speaks.
  bool relay(std::uint32_t t, std::uint32_t s, const VerbForm& form) {
    if (form.part != VerbPart::Past && form.part != VerbPart::Present) return false;
    const std::uint32_t end = reading_.analysis.sentences[s].last;
    const Actor through = actors_.phrase(t + 1, end);
    std::uint32_t from = through.last > t ? through.last : t + 1;
    while (from < std::min(end, t + 14) && actors_.word(from) != "\xD8\xB9\xD9\x86") ++from;  // "an", from
    if (from + 1 >= end || actors_.word(from) != "\xD8\xB9\xD9\x86") return false;
    Actor source = actors_.phrase(from + 1, end);
    if (!source.found()) return false;
    relay_ = Relayed{source, through.can_speak() ? through.text : std::string()};
    std::uint32_t k = source.last;
    for (; k < std::min(end, source.last + 12); ++k) {
      const bool that = has(actors_.classes(k), WordClass::That);
      const bool colon = actors_.word(k) == ":";
      if (that || colon || clause_.mark_opening(k) != kNone) {
        SpeechCue cue;
        cue.verb = form.row;
        cue.first = cue.start = t;
        cue.last = t + 1;
        cue.sentence = s;
        cue.opening = that ? Opening::That : colon ? Opening::Colon : Opening::Quote;
        cue.content_first = that ? clause_.after_that(k) : colon ? k + 1 : k;
        if (colon && clause_.mark_opening(k + 1) != kNone) cue.opening = Opening::Quote;
        cue.actor = std::move(source);
        cue.via = relay_->via;
        accept(std::move(cue));
        return true;
      }
      if (!clause_.forms[k].empty() && actors_.mention_over(k) == kNone) return true;  // "his saying" comes as its own cue
      if (actors_.is_comma(k) && clause_.boundary_after(k)) return true;
    }
    return true;
  }

  /// "It came in a statement of X that ...".
  bool text_cue(std::uint32_t t, std::uint32_t s, const VerbForm& form) {
    const std::uint32_t end = reading_.analysis.sentences[s].last;
    if (t + 2 >= end || !has(actors_.classes(t + 1), WordClass::Preposition)) return false;
    Actor carrier = actors_.phrase(t + 2, end);
    if (!is(carrier.noun, SpeakerNoun::Carrier)) return false;
    const Complement complement = find_complement(clause_, carrier.last - 1, lexicon_.verbs[form.row], CueKind::Verb, end);
    if (complement.opening == Opening::None) return false;
    SpeechCue cue;
    cue.verb = form.row;
    cue.first = cue.start = t;
    cue.last = t + 1;
    cue.sentence = s;
    cue.opening = complement.opening;
    cue.content_first = complement.content;
    cue.actor = std::move(carrier);
    accept(std::move(cue));
    return true;
  }

  bool attribution(std::uint32_t t, std::uint32_t s) {
    const Token& token = reading_.analysis.tokens[t];
    const Sentence& sentence = reading_.analysis.sentences[s];
    std::uint32_t from = token.folded.begin;
    auto match = lexicon_.attribution_phrases.longest(reading_.analysis.folded, from);
    if (!match) {
      for (const Cut& cut : proclitic_cuts(actors_.word(t))) {
        if (cut.conjunction && !cut.preposition && !cut.definite && !cut.future) {
          match = lexicon_.attribution_phrases.longest(reading_.analysis.folded, from + cut.skip);
        }
      }
    }
    std::uint32_t next = t + 1;
    Attribution row;
    bool glued = false;
    if (match) {
      row = lexicon_.attributions[match.payload()];
      while (next < sentence.last && reading_.analysis.tokens[next].folded.begin < match.end) ++next;
    } else {
      glued = glued_attribution(t, row);
      if (!glued) return false;
    }
    if (row.follows == Attribution::Follows::Aside || row.follows == Attribution::Follows::Impersonal) return true;
    SpeechCue cue;
    cue.kind = CueKind::Attribution;
    cue.first = cue.start = t;
    cue.sentence = s;
    cue.last = next;
    if (row.follows == Attribution::Follows::Phrase) {
      const std::uint32_t at = glued ? t : next;
      cue.actor = actors_.phrase(at, sentence.last, glued);
      if (!cue.actor.found() || (!row.strong && !cue.actor.can_speak())) return false;
      speakers_.name_title(cue.actor, cue);
    } else if (row.follows == Attribution::Follows::Verb) {
      bool found = false;
      if (next < sentence.last) {
        std::vector<VerbForm> forms = clause_.forms[next];
        for (const std::string_view pronoun : {"\xD9\x87", "\xD9\x87\xD8\xA7"}) {  // "according to what X reported (it)"
          const std::string_view word = actors_.word(next);
          if (forms.empty() && word.ends_with(pronoun)) forms = lexicon_.forms.find(word.substr(0, word.size() - pronoun.size()));
        }
        for (const VerbForm& form : forms) {
          if (form.part != VerbPart::Past && form.part != VerbPart::Present) continue;
          Actor subject = actors_.phrase(next + 1, sentence.last);
          if (!subject.can_speak()) continue;
          if (t > sentence.first + 1 && subject.last < sentence.last && (has(actors_.classes(subject.last), WordClass::That) ||
                                               actors_.word(subject.last) == ":" ||
                                               clause_.mark_opening(subject.last) != kNone)) continue;
          // "as X said that ..." is a verb of its own; here nothing follows but the clause's end
          // at the sentence's head the clause comes after, so what follows tells nothing
          const bool head = t <= sentence.first + 1;
          if (!head &&
              find_complement(clause_, next, lexicon_.verbs[form.row], CueKind::Verb, sentence.last).opening != Opening::None) {
            continue;
          }
          cue.actor = std::move(subject);
          found = true;
          break;
        }
      }
      if (!found) return false;
      cue.last = next + 1;
    } else {
      cue.actor = speakers_.last();
      cue.carried = true;
      if (!cue.actor.found()) return false;
    }
    cue.opening = Opening::None;
    attribution_content(cue);
    accept(std::move(cue));
    return true;
  }

  /// "wifqan l-wizarat ...": the phrase's preposition is written on the source.
  bool glued_attribution(std::uint32_t t, Attribution& row) const {
    if (t == 0 || actors_.is_punctuation(t)) return false;
    const Token& before = reading_.analysis.tokens[t - 1];
    if (before.sentence != reading_.analysis.tokens[t].sentence) return false;
    const std::string_view word = actors_.word(t);
    if (word.size() < 4 || word.substr(0, 2) != "\xD9\x84") return false;  // lam
    const std::string phrase = std::string(actors_.word(t - 1)) + " " + std::string(word.substr(0, 2));
    auto found = lexicon_.attribution_phrases.find(phrase);
    if (found.empty()) {
      for (const Cut& cut : proclitic_cuts(actors_.word(t - 1))) {
        if (!cut.conjunction || cut.preposition || cut.definite) continue;
        found = lexicon_.attribution_phrases.find(phrase.substr(cut.skip));
      }
    }
    if (found.empty()) return false;
    row = lexicon_.attributions[found.front()];
    return true;
  }

  /// The clause before the attribution, or after it when it opens the sentence.
  void attribution_content(SpeechCue& cue) const {
    const Sentence& sentence = reading_.analysis.sentences[cue.sentence];
    std::uint32_t start = cue.first;
    if (start > sentence.first && !reading_.analysis.tokens.empty() && cue.kind == CueKind::Attribution) {
      const std::string_view previous = actors_.word(start - 1);
      if (!lexicon_.attribution_phrases.find(std::string(previous) + " \xD9\x84").empty()) --start;
    }
    cue.start = start;
    if (start <= sentence.first + 1) {
      std::uint32_t from = std::max(cue.last, cue.actor.last);
      const auto joined_that = [&](std::uint32_t t) {  // "according to X fa-inna ..."
        return has(actors_.classes(t), WordClass::That) && actors_.word(t).starts_with("\xD9\x81");
      };
      while (from < sentence.last && !actors_.is_comma(from) && actors_.word(from) != ":" && !joined_that(from)) ++from;
      if (from < sentence.last && joined_that(from)) --from;
      cue.content_first = from + 1;
      cue.content_last = from + 1 < sentence.last ? sentence.last : from;
      while (cue.content_first < cue.content_last && has(actors_.classes(cue.content_first), WordClass::That) &&
             clause_.after_that(cue.content_first) > cue.content_first) {
        ++cue.content_first;  // "according to X, inna ..."
      }
      while (cue.content_last > cue.content_first + 1 && actors_.is_punctuation(cue.content_last - 1) &&
             !clause_.mark_closing(cue.content_last - 1) && actors_.word(cue.content_last - 1) != ")") {
        --cue.content_last;
      }
      return;
    }
    std::uint32_t from = sentence.first;
    for (const SpeechCue& earlier : cues_) {
      if (earlier.sentence == cue.sentence && earlier.kind == CueKind::Attribution) {
        from = std::max(from, std::max(earlier.last, earlier.actor.last));
      }
    }
    while (from < start && (actors_.is_punctuation(from) && clause_.mark_opening(from) == kNone)) ++from;
    std::uint32_t to = start;
    while (to > from && actors_.is_punctuation(to - 1) && !clause_.mark_closing(to - 1)) --to;
    cue.content_first = from;
    cue.content_last = to;
  }

  void accept(SpeechCue cue) {
    if (cue.actor.found() && !(cue.kind == CueKind::Attribution && cue.carried)) speakers_.remember(cue);
    cues_.push_back(std::move(cue));
  }

  /// What is said runs on to the next cue, to a phrase that begins another clause, or to the sentence's end.
  void set_content(SpeechCue& cue, std::uint32_t next_start) const {
    if (cue.kind == CueKind::Attribution || cue.behind) return;
    const Sentence& sentence = reading_.analysis.sentences[cue.sentence];
    std::uint32_t end = sentence.last;
    if (next_start != kNone && next_start > cue.content_first) end = std::min(end, next_start);
    std::uint32_t t = cue.content_first;
    const bool describes = cue.verb != kNone && lexicon_.verbs[cue.verb].act == SpeechAct::Describe;
    while (t < end) {
      if (const std::uint32_t mark = clause_.mark_opening(t); mark != kNone) {
        t = std::max(t + 1, clause_.marks[mark].last);
        if (describes) break;
        continue;
      }
      if (actors_.is_comma(t) && (describes || clause_.boundary_after(t))) break;
      if (actors_.word(t) == "\xD8\x9B" || actors_.word(t) == ";") break;
      ++t;
    }
    end = std::min(end, t);
    constexpr std::uint32_t kTrailing =
        static_cast<std::uint32_t>(WordClass::Subordinator) | static_cast<std::uint32_t>(WordClass::NewClause);
    const auto trails = [&](std::uint32_t k) {
      if (clause_.mark_closing(k) || actors_.mention_over(k) != kNone) return false;
      if (actors_.is_punctuation(k)) return actors_.word(k) != ")" && actors_.word(k) != "%";
      return actors_.is_conjunction(k) || (actors_.classes(k) & kTrailing) != 0;
    };
    while (end > cue.content_first && trails(end - 1)) --end;
    cue.content_last = end;
  }

  /// "said that ..., and that ...": two things said.
  void split_joined() {
    std::vector<SpeechCue> split;
    for (SpeechCue& cue : cues_) {
      split.push_back(std::move(cue));
      if (split.back().opening != Opening::That) continue;
      const std::uint32_t last = split.back().content_last;
      for (std::uint32_t t = split.back().content_first + 2; t + 2 < last; ++t) {
        if (clause_.inside_mark(t) || !actors_.is_comma(t - 1) || !has(actors_.classes(t), WordClass::That)) continue;
        if (!actors_.word(t).starts_with("\xD9\x88")) continue;  // waw
        SpeechCue second = split.back();
        split.back().content_last = t - 1;
        second.content_first = clause_.after_that(t);
        second.start = t;
        split.push_back(std::move(second));
      }
    }
    cues_ = std::move(split);
  }

  const Reading& reading_;
  const SpeechLexicon& lexicon_;
  const ActorReader& actors_;
  const SpeechClause& clause_;
  SpeakerResolver speakers_;
  std::optional<Relayed> relay_;
  std::vector<SpeechCue> cues_;
};

}  // namespace

std::vector<SpeechCue> find_cues(const SpeechClause& clause) {
  return CueFinder(clause).run();
}

}  // namespace isnad
