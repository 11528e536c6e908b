#include "isnad/claim/check_claim.h"

#include <algorithm>
#include <unordered_map>

#include "isnad/claim/calendar_date.h"
#include "isnad/claim/clause_items.h"
#include "isnad/claim/compare_quantities.h"
#include "isnad/claim/quantity_claims.h"
#include "isnad/claim/story_event.h"

namespace isnad {
namespace {

constexpr double kSpeaksOfIt = 0.5;    // of the claim's weight, for a sentence to speak of it
constexpr double kTellsItAll = 0.7;    // of it, for a difference of place, date or wording to be one
constexpr double kSureOfDenial = 0.8;  // probability of the model
constexpr std::size_t kPassages = 4;   // of an article, at most

struct Telling {
  ClauseItems items;
  double weight = 0;  // without numbers
  std::vector<const QuantityClaim*> figures;
  std::vector<CalendarDate> dates;
  std::vector<std::uint32_t> places;  // registry entities
};

bool tells_of(const Item& item) {
  return item.kind != ItemKind::Number;
}

/// Each key once.
double weight_of(const std::vector<Item>& items) {
  std::unordered_map<std::uint64_t, double> once;
  for (const Item& item : items) {
    if (tells_of(item)) once.emplace(item.key, item.weight);
  }
  double sum = 0;
  for (const auto& [key, weight] : once) sum += weight;
  return sum;
}

class Checker {
 public:
  Checker(const StoryView& view, std::uint32_t claim, const StanceModel& model)
      : view_(view), model_(model), figures_(quantity_claims(view, find_story_event(view))) {
    const Analysis& analysis = view.reading(view.articles[claim]).analysis;
    claim_ = read(claim, 0, static_cast<std::uint32_t>(analysis.tokens.size()));
    claim_folded_ = analysis.folded;
  }

  [[nodiscard]] std::vector<CheckedPassage> check(std::uint32_t article) const {
    const Analysis& analysis = view_.reading(view_.articles[article]).analysis;
    std::vector<CheckedPassage> out;
    for (const Sentence& sentence : analysis.sentences) {
      const Telling said = read(article, sentence.first, sentence.last);
      const double cover = covered(said);
      if (cover < kSpeaksOfIt || shared_words(said) == 0) continue;
      CheckedPassage passage;
      passage.cover = cover;
      passage.evidence = {view_.articles[article].reading, analysis.covering(sentence.first, sentence.last)};
      judge(said, cover, passage);
      passage.speaker = speaker_of(article, passage.evidence.span);
      out.push_back(std::move(passage));
    }
    std::stable_sort(out.begin(), out.end(), [](const CheckedPassage& a, const CheckedPassage& b) {
      if ((a.verdict == Verdict::Silent) != (b.verdict == Verdict::Silent)) return b.verdict == Verdict::Silent;
      return a.cover > b.cover;
    });
    if (out.size() > kPassages) out.resize(kPassages);
    return out;
  }

 private:
  [[nodiscard]] Telling read(std::uint32_t article, std::uint32_t first, std::uint32_t last) const {
    const ArticleView& a = view_.articles[article];
    const Reading& reading = view_.reading(a);
    const Span span = reading.analysis.covering(first, last);
    Telling out;
    out.items = items_of(view_, article, first, last);
    drop_dates(reading, out.items);
    out.weight = weight_of(out.items.items);
    for (const QuantityClaim& q : figures_) {
      if (q.evidence.reading == a.reading && span.contains(q.evidence.span)) out.figures.push_back(&q);
    }
    for (const TimeMention& time : reading.times) {
      if (!span.contains(time.span)) continue;
      const CalendarDate date = parse_calendar_date(time.value.empty() ? time.weekday_value : time.value);
      if (!date.empty()) out.dates.push_back(date);
    }
    for (const Item& item : out.items.items) {
      if (item.kind != ItemKind::Entity) continue;
      const auto entity = static_cast<std::uint32_t>(item.key & 0xFFFFFFFFU);
      if (view_.registry.entities[entity].type == EntityType::Place) out.places.push_back(entity);
    }
    return out;
  }

  /// When it happened is compared as dates, not as words.
  void drop_dates(const Reading& reading, ClauseItems& items) const {
    std::erase_if(items.items, [&](const Item& item) {
      const Span span = reading.analysis.covering(item.first, item.last);
      return std::any_of(reading.times.begin(), reading.times.end(),
                         [&](const TimeMention& t) { return t.kind != TimeKind::Duration && t.span.contains(span); });
    });
  }

  [[nodiscard]] double covered(const Telling& said) const {
    std::unordered_map<std::uint64_t, double> shared;
    for (const Item& x : claim_.items.items) {
      if (tells_of(x) && has(said, x)) shared.emplace(x.key, x.weight);
    }
    double sum = 0;
    for (const auto& [key, weight] : shared) sum += weight;
    return claim_.weight > 0 ? sum / claim_.weight : 0;
  }

  [[nodiscard]] std::size_t shared_words(const Telling& said) const {
    return static_cast<std::size_t>(
        std::count_if(claim_.items.items.begin(), claim_.items.items.end(),
                      [&](const Item& x) { return x.kind == ItemKind::Word && has(said, x); }));
  }

  /// A place counts as there when the sentence names a place within it or around it.
  [[nodiscard]] bool has(const Telling& said, const Item& x) const {
    const bool same =
        std::any_of(said.items.items.begin(), said.items.items.end(), [&](const Item& y) { return y.key == x.key; });
    if (same || x.kind != ItemKind::Entity) return same;
    const auto place = static_cast<std::uint32_t>(x.key & 0xFFFFFFFFU);
    if (view_.registry.entities[place].type != EntityType::Place) return false;
    return std::any_of(said.places.begin(), said.places.end(),
                       [&](std::uint32_t p) { return lies_within(view_.registry, p, place); });
  }

  void judge(const Telling& said, double cover, CheckedPassage& passage) const {
    const auto decide = [&](Verdict verdict, const char* why) {
      passage.verdict = verdict;
      passage.why = why;
    };
    const bool all_of_it = cover >= kTellsItAll;
    if (is_supposed(view_, said.items) && !is_supposed(view_, claim_.items)) return decide(Verdict::Silent, "supposed");
    bool figures_told = true;
    for (const QuantityClaim* mine : claim_.figures) {
      const Figures f = compare(*mine, said);
      if (f == Figures::Exclude) return decide(Verdict::Contradicts, "figure");
      figures_told &= f == Figures::Agree;
    }
    const bool denied = is_denied(said);
    if (denied && all_of_it) return decide(Verdict::Contradicts, "denial");
    if (denied) return decide(Verdict::Silent, "denial");
    if (!figures_told) return decide(Verdict::Silent, "untold");
    if (all_of_it && places_apart(said)) return decide(Verdict::Contradicts, "place");
    if (all_of_it && dates_apart(said)) return decide(Verdict::Contradicts, "date");
    const Analysis& analysis = view_.readings[passage.evidence.reading].analysis;
    const std::uint32_t first = analysis.tokens[said.items.first].folded.begin;
    const std::uint32_t last = analysis.tokens[said.items.last - 1].folded.end;
    const StanceJudgement stance =
        model_.judge(view_.lexicon, claim_folded_, std::string_view(analysis.folded).substr(first, last - first));
    const double against = stance.probability[static_cast<std::size_t>(Stance::Disagree)];
    if (all_of_it) return decide(Verdict::Supports, "words");
    if (against >= kSureOfDenial) return decide(Verdict::Silent, "stance");
    decide(Verdict::Silent, "untold");
  }

  enum class Figures : std::uint8_t { Agree, Exclude, Untold };

  [[nodiscard]] static bool same_thing(const QuantityClaim& a, const QuantityClaim& b) {
    if (a.unit != b.unit || a.scope != b.scope || a.measures != b.measures) return false;
    return !a.measures.empty() || a.noun == b.noun || a.head == b.head;
  }

  [[nodiscard]] static Figures compare(const QuantityClaim& mine, const Telling& said) {
    Figures out = Figures::Untold;
    for (const QuantityClaim* other : said.figures) {
      if (!same_thing(mine, *other)) continue;
      if (!figures_exclude(mine, *other)) return Figures::Agree;
      if (other->plain()) out = Figures::Exclude;
    }
    return out;
  }

  [[nodiscard]] bool is_denied(const Telling& said) const {
    const SharedRun run = find_shared_run(claim_.items, said.items);
    if (!run) return false;
    return is_negated(view_, claim_.items, run.a_last) != is_negated(view_, said.items, run.b_last);
  }

  /// Each names places, none of which is, holds or lies within one of the other's.
  [[nodiscard]] bool places_apart(const Telling& said) const {
    if (claim_.places.empty() || said.places.empty()) return false;
    for (const std::uint32_t x : claim_.places) {
      for (const std::uint32_t y : said.places) {
        if (same_chain(view_.registry, x, y)) return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool dates_apart(const Telling& said) const {
    if (claim_.dates.empty() || said.dates.empty()) return false;
    for (const CalendarDate& x : claim_.dates) {
      for (const CalendarDate& y : said.dates) {
        if (can_agree(x, y)) return false;
      }
    }
    return true;
  }

  [[nodiscard]] std::uint32_t speaker_of(std::uint32_t article, Span span) const {
    const ArticleView& a = view_.articles[article];
    for (const Quotation& q : view_.reading(a).quotations) {
      if (q.span.overlaps(span) && q.speaker != kNone) return view_.entity(a.reading, q.speaker);
    }
    return kNone;
  }

  const StoryView& view_;
  const StanceModel& model_;
  std::vector<QuantityClaim> figures_;
  Telling claim_;
  std::string claim_folded_;
};

bool any_of(const ClaimCheck& check, std::uint32_t reading, Verdict verdict) {
  return std::any_of(check.passages.begin(), check.passages.end(),
                     [&](const CheckedPassage& p) { return p.evidence.reading == reading && p.verdict == verdict; });
}

}  // namespace

bool ClaimCheck::supports(std::uint32_t reading) const {
  return any_of(*this, reading, Verdict::Supports);
}

bool ClaimCheck::contradicts(std::uint32_t reading) const {
  return any_of(*this, reading, Verdict::Contradicts);
}

ClaimCheck check_claim(const StoryView& view, std::uint32_t claim, const StanceModel& model) {
  const Checker checker(view, claim, model);
  ClaimCheck out;
  for (std::uint32_t a = 0; a < view.articles.size(); ++a) {
    if (a == claim) continue;
    std::vector<CheckedPassage> passages = checker.check(a);
    out.passages.insert(out.passages.end(), passages.begin(), passages.end());
  }
  const auto origins = [&](Verdict verdict) {
    std::vector<Evidence> evidence;
    for (const CheckedPassage& p : out.passages) {
      if (p.verdict == verdict) evidence.push_back(p.evidence);
    }
    return evidence.empty() ? 0 : view.independent(evidence);
  };
  out.supporting = origins(Verdict::Supports);
  out.contradicting = origins(Verdict::Contradicts);
  return out;
}

}  // namespace isnad
