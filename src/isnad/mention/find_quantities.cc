#include "isnad/mention/find_quantities.h"

#include <algorithm>

#include "isnad/mention/match_quantity.h"
#include "isnad/mention/match_score.h"
#include "isnad/mention/measure_of.h"

namespace isnad {

using namespace quantity_sense;

namespace {

constexpr std::uint32_t kLongestPhrase = 4;
constexpr std::uint32_t kSportWords = 2;  // so many words of sport make a page about a match

struct Candidate {
  QuantityMention mention;
  bool needs_sport = false;
};

class Finder {
 public:
  Finder(Reading& reading, const QuantityLexicon& lexicon) : reading_(reading), lexicon_(lexicon) {}

  void run() {
    for (std::uint32_t n = 0; n < reading_.analysis.sentences.size(); ++n) sentence(n);
    const bool sport = sport_words_ >= kSportWords;
    std::vector<std::uint32_t> kept(candidates_.size(), kNone);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].needs_sport && !sport) continue;
      QuantityMention mention = candidates_[i].mention;
      if (mention.part_of != kNone) mention.part_of = kept[mention.part_of];
      kept[i] = static_cast<std::uint32_t>(reading_.quantities.size());
      reading_.quantities.push_back(std::move(mention));
    }
  }

 private:
  void sentence(std::uint32_t n) {
    lexicon_.table().read(reading_.analysis, reading_.analysis.sentences[n], s_);
    first_of_sentence_ = candidates_.size();
    std::uint32_t last_end = 0;
    for (const Sense& sense : s_.senses) sport_words_ += sense.kind == kSport ? 1 : 0;
    for (std::uint32_t at = 0; at < s_.size();) {
      if (const std::uint32_t after = end_of_time(at); after > at) {
        at = after;
        continue;
      }
      auto words = match(at);
      if (!words || !take(n, *words, last_end)) {
        ++at;
        continue;
      }
      at = words->end;
      last_end = words->end;
    }
  }

  [[nodiscard]] std::optional<QuantityWords> match(std::uint32_t at) const {
    if (s_.atoms[at].kind == AtomKind::Mark && !(s_.is_mark(at, '(') && s_.is_digits(at + 1))) return std::nullopt;
    if (auto score = match_score(s_, at, lexicon_)) return score;
    auto minute = match_minute(s_, at, lexicon_);
    if (minute && !minute->needs_sport) return minute;
    auto quantity = match_quantity(s_, at, lexicon_);
    if (minute && (!quantity || quantity->needs_cue)) return minute;
    return quantity;
  }

  /// The atom after a date or clock time that begins here; the atom itself when none does.
  std::uint32_t end_of_time(std::uint32_t at) {
    const std::uint32_t begin = s_.atoms[at].text.begin;
    const std::vector<TimeMention>& times = reading_.times;
    while (next_time_ < times.size() && times[next_time_].span.end <= begin) ++next_time_;
    for (std::size_t t = next_time_; t < times.size() && times[t].span.begin < s_.atoms[at].text.end; ++t) {
      if (times[t].kind == TimeKind::Duration || times[t].span.end <= begin) continue;
      std::uint32_t end = at + 1;
      while (end < s_.size() && s_.atoms[end].text.begin < times[t].span.end) ++end;
      return end;
    }
    return at;
  }

  [[nodiscard]] bool overlaps_date(Span span) const {
    for (std::size_t t = next_time_; t < reading_.times.size() && reading_.times[t].span.begin < span.end; ++t)
      if (reading_.times[t].kind != TimeKind::Duration && reading_.times[t].span.overlaps(span)) return true;
    return false;
  }

  /// A phrase ends where the number begins, or one particle before it ("about the 9000").
  [[nodiscard]] bool reaches(std::uint32_t end, std::uint32_t number) const {
    if (end == number) return true;
    return end + 1 == number && s_.atoms[end].kind == AtomKind::Word && s_.atoms[end].folded.size() <= 4 &&
           s_.find(end, kStop) != nullptr;
  }

  /// The qualifier that ends where the number begins.
  void qualify(QuantityWords& words) const {
    for (std::uint32_t back = std::min(kLongestPhrase, words.begin); back >= 1; --back) {  // the longest phrase first
      const std::uint32_t at = words.begin - back;
      const Sense* found = nullptr;
      for (std::uint32_t k = s_.starts[at]; k < s_.starts[at + 1] && found == nullptr; ++k)
        if (s_.senses[k].kind == kQualifierBefore && reaches(s_.senses[k].end, words.begin)) found = &s_.senses[k];
      if (found == nullptr) continue;
      if (words.qualifier == Qualifier::Exact) words.qualifier = static_cast<Qualifier>(found->id);
      words.begin = at;
      words.cut = found->cut;
      qualified_ = true;
      break;
    }
    for (const std::uint32_t at : {words.end, words.number_end}) {
      const Sense* after = s_.find(at, kQualifierAfter);
      // "4 dead and more than 30 injured": the words belong to the number that follows.
      if (after == nullptr || s_.find(at, kQualifierBefore) != nullptr) continue;
      if (words.qualifier == Qualifier::Exact) words.qualifier = static_cast<Qualifier>(after->id);
      words.end = std::max(words.end, after->end);
      qualified_ = true;
      break;
    }
  }

  /// "among them": the number is part of one before it.
  [[nodiscard]] bool is_part(const QuantityWords& words) const {
    const Sense* behind = s_.find(words.number_end, kPart);
    if (behind != nullptr && !behind->conjunction && !behind->preposition) return true;
    for (std::uint32_t back = 1; back <= 3 && back <= words.begin; ++back) {
      const Sense* part = s_.find(words.begin - back, kPart);
      if (part != nullptr && part->end == words.begin) return true;
    }
    return false;
  }

  [[nodiscard]] bool labelled(const QuantityWords& words) const {
    if (words.begin == 0) return false;
    for (std::uint32_t back = 1; back <= 2 && back <= words.begin; ++back) {
      const Sense* label = s_.find(words.begin - back, kLabel);
      if (label != nullptr && label->end == words.begin) return true;
    }
    return false;
  }

  bool take(std::uint32_t n, QuantityWords& words, std::uint32_t last_end) {
    qualified_ = false;
    if (words.unit != "score" && words.measures != "minute of play") qualify(words);
    if (words.begin < last_end) {
      words.begin = words.number_begin;
      words.cut = 0;
    }
    const MeasureFound measure = measure_of(s_, words, last_end, lexicon_);
    const bool part = is_part(words);
    if (words.needs_cue || words.generic) {
      if (labelled(words)) return false;
      const bool cued = qualified_ || measure.before || measure.after || measure.amount || part ||
                        s_.find(words.number_end, kOutOf) != nullptr;
      if (words.needs_cue && !cued) return false;
    }
    const Span span = s_.text_of(reading_.analysis, words.begin, words.end, words.cut);
    if (overlaps_date(span)) return false;
    Candidate candidate;
    candidate.needs_sport = words.needs_sport;
    if (words.unit == "score" && !words.needs_sport) sport_words_ += kSportWords;  // it is a page about a match
    QuantityMention& mention = candidate.mention;
    mention.span = span;
    mention.low = words.low;
    mention.high = words.high;
    mention.qualifier = words.qualifier;
    mention.ordinal = words.ordinal;
    mention.sentence = n;
    mention.unit = words.unit;
    mention.measures = words.measures;
    const bool people = measure.unit == "person" && (measure.before || measure.after);
    if (!words.has_unit && !words.generic)
      mention.unit = measure.unit;
    else if (people && (words.generic || words.unit == "case"))
      mention.unit = measure.unit;  // "23 Palestinians", "1411 cases of death"
    const bool change = measure.measures == "increase" || measure.measures == "decrease";
    if (mention.measures.empty() || (change && mention.unit == "person")) {
      if (!measure.measures.empty()) mention.measures = measure.measures;
    }
    if (part) mention.part_of = total_before();
    if (mention.part_of != kNone && mention.unit.empty() && !words.generic)
      mention.unit = candidates_[mention.part_of].mention.unit;
    candidates_.push_back(std::move(candidate));
    return true;
  }

  [[nodiscard]] std::uint32_t total_before() const {
    for (std::size_t i = candidates_.size(); i-- > first_of_sentence_;)
      if (candidates_[i].mention.part_of == kNone) return static_cast<std::uint32_t>(i);
    return kNone;
  }

  Reading& reading_;
  const QuantityLexicon& lexicon_;
  SensedSentence s_;
  std::vector<Candidate> candidates_;
  std::size_t first_of_sentence_ = 0;
  std::size_t next_time_ = 0;
  std::uint32_t sport_words_ = 0;
  mutable bool qualified_ = false;
};

}  // namespace

void find_quantities(Reading& reading, const QuantityLexicon& lexicon) {
  Finder(reading, lexicon).run();
}

}  // namespace isnad
