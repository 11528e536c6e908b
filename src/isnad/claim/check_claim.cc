#include "isnad/claim/check_claim.h"

#include <algorithm>

#include "isnad/claim/compare_quantities.h"
#include "isnad/claim/story_event.h"
#include "isnad/claim/told_claim.h"

namespace isnad {
namespace {

constexpr double kSpeaksOfIt = 0.5;           // of the claim's weight, for a sentence to speak of it
constexpr double kTellsItAll = 0.7;           // of it, for a difference of place, date or deed to be one
constexpr double kTellsItWhole = 0.9;         // of it, for the words to need no second opinion
constexpr double kSureOfDenial = 0.9;         // probability of the model
constexpr std::size_t kPassages = 4;          // of an article, at most
constexpr std::uint32_t kAnaphoraReach = 10;  // tokens after a verb of denial

class Checker {
 public:
  Checker(const StoryView& view, std::uint32_t claim, const StanceModel& model)
      : view_(view), model_(model), told_(view, claim), folded_(view.reading(view.articles[claim]).analysis.folded) {}

  [[nodiscard]] std::vector<CheckedPassage> check(std::uint32_t article) const {
    const Analysis& analysis = view_.reading(view_.articles[article]).analysis;
    const Telling whole = told_.read(article, 0, static_cast<std::uint32_t>(analysis.tokens.size()));
    std::vector<CheckedPassage> out;
    for (const Sentence& sentence : analysis.sentences) {
      const Telling said = told_.read(article, sentence.first, sentence.last);
      CheckedPassage passage;
      passage.cover = told_.covered(said, whole, nullptr);
      if (passage.cover < kSpeaksOfIt || told_.shared_words(said) == 0) continue;
      passage.evidence = {view_.articles[article].reading, analysis.covering(sentence.first, sentence.last)};
      judge(said, whole, passage);
      passage.speaker = speaker_of(article, passage.evidence.span);
      const bool told = passage.verdict == Verdict::Supports;
      out.push_back(passage);
      if (told) add_denial_of_it(article, said, out);
      if (told) add_other_figure(said, out);
    }
    std::stable_sort(out.begin(), out.end(), [](const CheckedPassage& a, const CheckedPassage& b) {
      if ((a.verdict == Verdict::Silent) != (b.verdict == Verdict::Silent)) return b.verdict == Verdict::Silent;
      return a.cover > b.cover;
    });
    if (out.size() > kPassages) out.resize(kPassages);
    return out;
  }

 private:
  void judge(const Telling& said, const Telling& whole, CheckedPassage& passage) const {
    const auto decide = [&](Verdict verdict, const char* why) {
      passage.verdict = verdict;
      passage.why = why;
    };
    if (is_supposed(view_, said.items) && !is_supposed(view_, told_.claim().items))
      return decide(Verdict::Silent, "supposed");
    if (other_occasion(said)) return decide(Verdict::Silent, "other-occasion");
    const bool all_of_it = passage.cover >= kTellsItAll;
    const bool denied = is_denied(said);
    if (all_of_it && turned_round(said)) {
      const bool contest = view_.lexicon.opposites.count(view_.keys[told_.head()->key]) != 0;
      return decide(contest && !denied ? Verdict::Contradicts : Verdict::Silent, "roles");
    }
    if (opposite_deed(said, whole)) return decide(denied ? Verdict::Silent : Verdict::Contradicts, "opposite");
    if (place_apart(said, whole)) return decide(denied ? Verdict::Silent : Verdict::Contradicts, "place");
    if (!all_of_it) return decide(Verdict::Silent, "untold");
    bool figures_told = true;
    for (const QuantityClaim* mine : told_.claim().figures) {
      const Figures f = compare(*mine, said);
      if (f == Figures::Earlier) return decide(Verdict::Silent, "earlier");
      if (f == Figures::Exclude) return decide(denied ? Verdict::Silent : Verdict::Contradicts, "figure");
      figures_told &= f == Figures::Agree;
    }
    if (!figures_told || !told_.names_told(whole, kNone)) return decide(Verdict::Silent, "untold");
    if (denied) return decide(Verdict::Contradicts, "denial");
    if (!told_.groups_told(said)) return decide(Verdict::Silent, "untold");
    if (dates_apart(said)) return decide(Verdict::Contradicts, "date");
    const bool counted = !told_.claim().figures.empty();  // "reached", "rose to": the figure is what is claimed
    if (!counted && told_.head() != nullptr && !told_.has(said, *told_.head()))
      return decide(Verdict::Silent, "untold");
    if (passage.cover < kTellsItWhole && disagrees(said, passage.evidence.reading))
      return decide(Verdict::Silent, "stance");
    decide(Verdict::Supports, "words");
  }

  /// A word of the claim that the sentence lacks while it has one of the opposite deed, and all else of the claim.
  [[nodiscard]] bool opposite_deed(const Telling& said, const Telling& whole) const {
    for (const Item& x : told_.items()) {
      if (x.kind != ItemKind::Word || told_.has(said, x)) continue;
      const auto at = view_.lexicon.opposites.find(view_.keys[x.key]);
      if (at == view_.lexicon.opposites.end()) continue;
      const bool there = std::any_of(said.items.items.begin(), said.items.items.end(), [&](const Item& y) {
        return y.kind == ItemKind::Word &&
               std::find(at->second.begin(), at->second.end(), view_.keys[y.key]) != at->second.end();
      });
      if (there && told_.names_told(whole, kNone) && told_.covered(said, whole, &x) >= kTellsItAll) return true;
    }
    return false;
  }

  /// The claim's place is nowhere in the article; in the clause of what is claimed stands another one, which neither
  /// holds it nor lies in it; and all else of the claim is told.
  [[nodiscard]] bool place_apart(const Telling& said, const Telling& whole) const {
    if (told_.head() == nullptr) return false;
    const auto head = std::find_if(said.items.items.begin(), said.items.items.end(),
                                   [&](const Item& y) { return y.key == told_.head()->key; });
    if (head == said.items.items.end()) return false;
    const ArticleView& a = view_.articles[said.items.article];
    std::vector<std::uint32_t> others;
    for (const Item& y : said.items.items) {
      if (told_.is_where(y, a) && a.clause_of[y.first] == a.clause_of[head->first]) others.push_back(entity_of(y));
    }
    if (others.empty()) return false;
    for (const Item& x : told_.items()) {
      if (!told_.is_where(x, view_.articles[told_.claim().items.article]) || told_.has(said, x) || told_.has(whole, x))
        continue;
      const bool apart = std::none_of(others.begin(), others.end(), [&](std::uint32_t p) {
        return std::any_of(told_.claim().places.begin(), told_.claim().places.end(), [&](std::uint32_t mine) {
          return same_chain(view_.registry, p, mine) || told_.alike(p, mine);
        });
      });
      if (apart && told_.names_told(whole, entity_of(x)) && told_.covered(said, whole, &x) >= kTellsItAll) return true;
    }
    return false;
  }

  /// The sentence dates itself to years before the article's own, and the claim to none: "the earthquake of 2023".
  [[nodiscard]] bool other_occasion(const Telling& said) const {
    const auto& published = view_.reading(view_.articles[said.items.article]).article.published;
    if (!told_.claim().dates.empty() || !published) return false;
    int latest = 0;
    for (const CalendarDate& date : said.dates) latest = std::max(latest, date.year);
    return latest != 0 && latest < parse_calendar_date(published->value).year;
  }

  /// Who did it to whom, the other way round: the claim has "over B" where the sentence has "over A" and no "over B".
  [[nodiscard]] bool turned_round(const Telling& said) const {
    if (told_.head() == nullptr) return false;
    const auto over = [&](const Telling& telling, std::uint64_t key) {
      const ArticleView& a = view_.articles[telling.items.article];
      return std::any_of(telling.items.items.begin(), telling.items.items.end(), [&](const Item& item) {
        if (item.key != key) return false;
        for (std::uint32_t t = item.first; t > telling.items.first && item.first - t < 2; --t) {
          if (view_.in_list(a, t - 1, WordList::Over)) return true;
        }
        return false;
      });
    };
    for (const Item& b : told_.items()) {
      if (b.kind != ItemKind::Entity || !over(told_.claim(), b.key) || over(said, b.key)) continue;
      for (const Item& x : told_.items()) {
        if (x.kind == ItemKind::Entity && x.key != b.key && !over(told_.claim(), x.key) && over(said, x.key))
          return true;
      }
    }
    return false;
  }

  enum class Figures : std::uint8_t { Agree, Exclude, Earlier, Untold };

  [[nodiscard]] static bool same_thing(const QuantityClaim& a, const QuantityClaim& b) {
    if (a.unit != b.unit || a.scope != b.scope) return false;
    if (a.unit == "basis point" || a.unit == "degree") return true;  // whatever words stand beside
    if (a.measures != b.measures) return false;
    return !a.measures.empty() || a.noun == b.noun || a.head == b.head;
  }

  /// "At least 11" leaves room for 19, and does not say it.
  [[nodiscard]] static bool says_figure(const QuantityClaim& mine, const QuantityClaim& other) {
    if (mine.low == other.low && mine.high == other.high) return true;
    if (mine.unit == "score") return mine.low == other.high && mine.high == other.low;
    const bool floor = other.qualifier == Qualifier::Over || other.qualifier == Qualifier::Under;
    return !floor && !figures_exclude(mine, other);
  }

  /// At half time, after the first leg: several scores are true.
  [[nodiscard]] static bool excludes(const QuantityClaim& mine, const QuantityClaim& other) {
    return mine.unit != "score" && figures_exclude(mine, other);
  }

  [[nodiscard]] static Figures compare(const QuantityClaim& mine, const Telling& said) {
    Figures out = Figures::Untold;
    for (const QuantityClaim* other : said.figures) {
      if (!same_thing(mine, *other)) continue;
      if (other->plain() && says_figure(mine, *other)) return Figures::Agree;
      if (!other->plain() || !excludes(mine, *other)) continue;
      // A toll grows: a lower one is of an earlier hour.
      const bool earlier = is_cumulative(mine.measures) && other->high < mine.low;
      if (!earlier) return Figures::Exclude;
      out = Figures::Earlier;
    }
    return out;
  }

  /// The clause in which the shared words begin, to the end of the sentence.
  [[nodiscard]] ClauseItems clause_of_it(const Telling& said) const {
    const SharedRun run = find_shared_run(told_.claim().items, said.items);
    if (!run) return {};
    const ArticleView& a = view_.articles[said.items.article];
    const std::uint32_t clause = a.clause_of[said.items.items[run.b_first].first];
    if (clause == kNone) return said.items;
    return items_of(view_, said.items.article, a.clauses[clause].first,
                    std::max(a.clauses[clause].last, said.items.items[run.b_last - 1].last));
  }

  [[nodiscard]] bool is_denied(const Telling& said) const {
    const ClauseItems clause = clause_of_it(said);
    const SharedRun run = find_shared_run(told_.claim().items, clause);
    if (!run) return false;
    return is_negated(view_, told_.claim().items, run.a_last) != is_negated(view_, clause, run.b_last);
  }

  [[nodiscard]] bool dates_apart(const Telling& said) const {
    if (told_.claim().dates.empty() || said.dates.empty()) return false;
    for (const CalendarDate& x : told_.claim().dates) {
      for (const CalendarDate& y : said.dates) {
        if (can_agree(x, y)) return false;
      }
    }
    return true;
  }

  /// The model, over the clause that tells it: it learnt from headlines, and a long sentence is none.
  [[nodiscard]] bool disagrees(const Telling& said, std::uint32_t reading) const {
    const ClauseItems clause = clause_of_it(said);
    if (clause.items.empty()) return false;
    const Analysis& analysis = view_.readings[reading].analysis;
    const std::uint32_t first = analysis.tokens[clause.first].folded.begin;
    const std::uint32_t last = analysis.tokens[clause.last - 1].folded.end;
    const StanceJudgement stance =
        model_.judge(view_.lexicon, folded_, std::string_view(analysis.folded).substr(first, last - first));
    return stance.probability[static_cast<std::size_t>(Stance::Disagree)] >= kSureOfDenial;
  }

  /// What an article tells and then says to be denied: "which the authorities denied", "the governor denied this".
  void add_denial_of_it(std::uint32_t article, const Telling& said, std::vector<CheckedPassage>& out) const {
    const ArticleView& a = view_.articles[article];
    const Analysis& analysis = view_.reading(a).analysis;
    const std::uint32_t sentence = analysis.tokens[said.items.first].sentence;
    const SharedRun run = find_shared_run(told_.claim().items, said.items);
    const std::uint32_t from = run ? said.items.items[run.b_last - 1].last : said.items.first;
    const std::uint32_t next =
        sentence + 1 < analysis.sentences.size() ? analysis.sentences[sentence + 1].last : said.items.last;
    for (std::uint32_t t = from; t < next; ++t) {
      if (!view_.in_list(a, t, WordList::Denial)) continue;
      bool of_it = t > 0 && view_.in_list(a, t - 1, WordList::Relative);
      for (std::uint32_t u = t + 1; u < std::min(next, t + kAnaphoraReach) && !of_it; ++u) {
        of_it = view_.in_list(a, u, WordList::Anaphora);
      }
      if (!of_it) continue;
      CheckedPassage passage = out.back();
      passage.verdict = Verdict::Contradicts;
      passage.why = "denial";
      const Sentence& whole = analysis.sentences[analysis.tokens[t].sentence];
      passage.evidence.span = analysis.covering(whole.first, whole.last);
      passage.speaker = kNone;
      out.push_back(std::move(passage));
      return;
    }
  }

  /// Two sources side by side in one sentence: 19 by the ministry, 22 by the rescuers.
  void add_other_figure(const Telling& said, std::vector<CheckedPassage>& out) const {
    for (const QuantityClaim* mine : told_.claim().figures) {
      for (const QuantityClaim* other : said.figures) {
        if (!other->plain() || !same_thing(*mine, *other) || !excludes(*mine, *other)) continue;
        if (is_cumulative(mine->measures) && other->high < mine->low) continue;
        CheckedPassage passage = out.back();
        passage.verdict = Verdict::Contradicts;
        passage.why = "figure";
        passage.speaker = other->attributed_to;
        out.push_back(std::move(passage));
        return;
      }
    }
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
  ToldClaim told_;
  const std::string& folded_;  // the claim's
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
