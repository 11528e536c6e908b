#include "isnad/claim/check_claim.h"

#include <algorithm>
#include <unordered_map>

#include "isnad/claim/calendar_date.h"
#include "isnad/claim/clause_items.h"
#include "isnad/claim/compare_quantities.h"
#include "isnad/claim/quantity_claims.h"
#include "isnad/claim/story_event.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr double kSpeaksOfIt = 0.5;           // of the claim's weight, for a sentence to speak of it
constexpr double kTellsItAll = 0.7;           // of it, for a difference of place, date or deed to be one
constexpr double kTellsItWhole = 0.9;         // of it, for the words to need no second opinion
constexpr double kSureOfDenial = 0.9;         // probability of the model
constexpr double kNamedElsewhere = 0.8;       // of the weight of a name that stands elsewhere in the article
constexpr double kToldElsewhere = 0.5;        // of a word's
constexpr std::size_t kPassages = 4;          // of an article, at most
constexpr std::uint32_t kAnaphoraReach = 10;  // tokens after a verb of denial

struct Telling {
  ClauseItems items;
  std::vector<const QuantityClaim*> figures;
  std::vector<CalendarDate> dates;
  std::vector<std::uint32_t> places;  // registry entities
};

std::uint32_t entity_of(const Item& item) {
  return item.kind == ItemKind::Entity ? static_cast<std::uint32_t>(item.key & 0xFFFFFFFFU) : kNone;
}

bool holds(const ClauseItems& items, std::uint64_t key) {
  return std::any_of(items.items.begin(), items.items.end(), [&](const Item& y) { return y.key == key; });
}

class Checker {
 public:
  Checker(const StoryView& view, std::uint32_t claim, const StanceModel& model)
      : view_(view), model_(model), figures_(quantity_claims(view, find_story_event(view))) {
    const Analysis& analysis = view.reading(view.articles[claim]).analysis;
    claim_ = read(claim, 0, static_cast<std::uint32_t>(analysis.tokens.size()));
    claim_folded_ = analysis.folded;
    std::vector<Item> once;
    for (const Item& item : claim_.items.items) {
      const bool known = std::any_of(once.begin(), once.end(), [&](const Item& x) { return x.key == item.key; });
      if (item.kind != ItemKind::Number && !known) once.push_back(item);
    }
    telling_ = std::move(once);
    const auto head =
        std::find_if(telling_.begin(), telling_.end(), [](const Item& item) { return item.kind == ItemKind::Word; });
    head_ = head == telling_.end() ? kNone : static_cast<std::uint32_t>(head - telling_.begin());
  }

  [[nodiscard]] std::vector<CheckedPassage> check(std::uint32_t article) const {
    const Analysis& analysis = view_.reading(view_.articles[article]).analysis;
    const Telling whole = read(article, 0, static_cast<std::uint32_t>(analysis.tokens.size()));
    std::vector<CheckedPassage> out;
    for (const Sentence& sentence : analysis.sentences) {
      const Telling said = read(article, sentence.first, sentence.last);
      CheckedPassage passage;
      passage.cover = covered(said, whole, {});
      if (passage.cover < kSpeaksOfIt || shared_words(said) == 0) continue;
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
  [[nodiscard]] Telling read(std::uint32_t article, std::uint32_t first, std::uint32_t last) const {
    const ArticleView& a = view_.articles[article];
    const Reading& reading = view_.reading(a);
    Telling out;
    out.items = items_of(view_, article, first, last);
    if (first == last) return out;
    const Span span = reading.analysis.covering(first, last);
    drop_dates(reading, out.items);
    for (const QuantityClaim& q : figures_) {
      if (q.evidence.reading == a.reading && span.contains(q.evidence.span)) out.figures.push_back(&q);
    }
    for (const TimeMention& time : reading.times) {
      if (!span.contains(time.span)) continue;
      const CalendarDate date = parse_calendar_date(time.value.empty() ? time.weekday_value : time.value);
      if (!date.empty()) out.dates.push_back(date);
    }
    for (const Item& item : out.items.items) {
      if (is_place(item)) out.places.push_back(entity_of(item));
    }
    return out;
  }

  [[nodiscard]] bool is_place(const Item& item) const {
    const std::uint32_t entity = entity_of(item);
    return entity != kNone && view_.registry.entities[entity].type == EntityType::Place;
  }

  /// A place after "in": where it happened, not who did it.
  [[nodiscard]] bool is_where(const Item& item, const ArticleView& a) const {
    if (!is_place(item)) return false;
    const Analysis& analysis = view_.reading(a).analysis;
    for (std::uint32_t t = item.first; t > 0 && item.first - t < 3; --t) {  // "in the city of", "in the province of"
      if (view_.in_list(a, t - 1, WordList::Locative)) return true;
    }
    constexpr std::string_view kBa = "\xD8\xA8";
    const Token& token = analysis.tokens[item.first];
    const Token* before = item.first > 0 ? &analysis.tokens[item.first - 1] : nullptr;
    const auto with_ba = [&](const Token& t) {
      const std::string_view word = analysis.word(t);
      return word.starts_with(kBa) && view_.lexicon.keys.bare(word) == word.substr(kBa.size());
    };
    return with_ba(token) || (before != nullptr && with_ba(*before));
  }

  /// When it happened is compared as dates, not as words.
  void drop_dates(const Reading& reading, ClauseItems& items) const {
    std::erase_if(items.items, [&](const Item& item) {
      const Span span = reading.analysis.covering(item.first, item.last);
      return std::any_of(reading.times.begin(), reading.times.end(),
                         [&](const TimeMention& t) { return t.kind != TimeKind::Duration && t.span.contains(span); });
    });
  }

  /// Share of what the claim tells, without `left_out`, that the sentence carries; what only the rest of the article
  /// carries counts for less: a sentence stands in its article.
  [[nodiscard]] double covered(const Telling& said, const Telling& whole,
                               const std::vector<std::uint64_t>& left_out) const {
    double all = 0;
    double sum = 0;
    for (const Item& x : telling_) {
      if (std::find(left_out.begin(), left_out.end(), x.key) != left_out.end()) continue;
      all += x.weight;
      if (has(said, x)) {
        sum += x.weight;
      } else if (has(whole, x)) {
        sum += x.weight * (x.kind == ItemKind::Word ? kToldElsewhere : kNamedElsewhere);
      }
    }
    return all > 0 ? sum / all : 0;
  }

  [[nodiscard]] std::size_t shared_words(const Telling& said) const {
    return static_cast<std::size_t>(std::count_if(
        telling_.begin(), telling_.end(), [&](const Item& x) { return x.kind == ItemKind::Word && has(said, x); }));
  }

  /// A name counts as there when its words stand in the sentence ("the market of Nyala": "Al-Jeer market in the city
  /// of Nyala"), a country with its adjective, a place with a place within it.
  [[nodiscard]] bool has(const Telling& said, const Item& x) const {
    if (holds(said.items, x.key)) return true;
    if (x.kind != ItemKind::Entity || said.items.first >= said.items.last) return false;
    if (is_place(x) && std::any_of(said.places.begin(), said.places.end(),
                                   [&](std::uint32_t p) { return lies_within(view_.registry, p, entity_of(x)); })) {
      return true;
    }
    const Analysis& mine = view_.reading(view_.articles[claim_.items.article]).analysis;
    for (std::uint32_t t = x.first; t < x.last; ++t) {
      if (!has_word(said, view_.lexicon.keys.bare(mine.word(t)), is_place(x))) return false;
    }
    return true;
  }

  [[nodiscard]] bool has_word(const Telling& said, const std::string& bare, bool with_adjective) const {
    constexpr std::size_t kStemBytes = 8;  // four letters
    const ArticleView& a = view_.articles[said.items.article];
    const Analysis& analysis = view_.reading(a).analysis;
    for (std::uint32_t t = said.items.first; t < said.items.last; ++t) {
      if (analysis.tokens[t].kind != TokenKind::Arabic) continue;
      const std::string other = view_.lexicon.keys.bare(analysis.word(t));
      if (other == bare || (with_adjective && bare.size() >= kStemBytes && other.starts_with(bare))) return true;
    }
    return false;
  }

  /// All words of one name stand in the other: "the market of Nyala" and "Nyala".
  [[nodiscard]] bool alike(std::uint32_t x, std::uint32_t y) const {
    const std::string a = fold(view_.registry.entities[x].name);
    const std::string b = fold(view_.registry.entities[y].name);
    const std::vector<std::string_view> in_a = split_list(a, ' ');
    const std::vector<std::string_view> in_b = split_list(b, ' ');
    const auto& few = in_a.size() <= in_b.size() ? in_a : in_b;
    const auto& many = in_a.size() <= in_b.size() ? in_b : in_a;
    return !few.empty() && std::all_of(few.begin(), few.end(), [&](std::string_view word) {
      return std::find(many.begin(), many.end(), word) != many.end();
    });
  }

  void judge(const Telling& said, const Telling& whole, CheckedPassage& passage) const {
    const auto decide = [&](Verdict verdict, const char* why) {
      passage.verdict = verdict;
      passage.why = why;
    };
    if (is_supposed(view_, said.items) && !is_supposed(view_, claim_.items)) return decide(Verdict::Silent, "supposed");
    if (other_occasion(said)) return decide(Verdict::Silent, "other-occasion");
    const bool all_of_it = passage.cover >= kTellsItAll;
    const bool denied = is_denied(said);
    if (all_of_it && turned_round(said)) {
      const bool contest = view_.lexicon.opposites.count(view_.keys[telling_[head_].key]) != 0;
      return decide(contest && !denied ? Verdict::Contradicts : Verdict::Silent, "roles");
    }
    if (opposite_deed(said, whole)) return decide(denied ? Verdict::Silent : Verdict::Contradicts, "opposite");
    if (place_apart(said, whole)) return decide(denied ? Verdict::Silent : Verdict::Contradicts, "place");
    if (!all_of_it) return decide(Verdict::Silent, "untold");
    bool figures_told = true;
    for (const QuantityClaim* mine : claim_.figures) {
      const Figures f = compare(*mine, said);
      if (f == Figures::Earlier) return decide(Verdict::Silent, "earlier");
      if (f == Figures::Exclude) return decide(denied ? Verdict::Silent : Verdict::Contradicts, "figure");
      figures_told &= f == Figures::Agree;
    }
    if (!figures_told || !names_told(whole, kNone)) return decide(Verdict::Silent, "untold");
    if (denied) return decide(Verdict::Contradicts, "denial");
    if (!groups_told(said)) return decide(Verdict::Silent, "untold");
    if (dates_apart(said)) return decide(Verdict::Contradicts, "date");
    const bool counted = !claim_.figures.empty();  // "reached", "rose to": the figure is what is claimed
    if (!counted && head_ != kNone && !has(said, telling_[head_])) return decide(Verdict::Silent, "untold");
    if (passage.cover < kTellsItWhole && disagrees(said, passage.evidence.reading))
      return decide(Verdict::Silent, "stance");
    decide(Verdict::Supports, "words");
  }

  /// A word of the claim that the sentence lacks while it has one of the opposite deed, and all else of the claim.
  [[nodiscard]] bool opposite_deed(const Telling& said, const Telling& whole) const {
    for (const Item& x : telling_) {
      if (x.kind != ItemKind::Word || has(said, x)) continue;
      const auto at = view_.lexicon.opposites.find(view_.keys[x.key]);
      if (at == view_.lexicon.opposites.end()) continue;
      const bool there = std::any_of(said.items.items.begin(), said.items.items.end(), [&](const Item& y) {
        return y.kind == ItemKind::Word &&
               std::find(at->second.begin(), at->second.end(), view_.keys[y.key]) != at->second.end();
      });
      if (there && names_told(whole, kNone) && covered(said, whole, {x.key}) >= kTellsItAll) return true;
    }
    return false;
  }

  /// The claim's place is nowhere in the article; in the clause of what is claimed stands another one, which neither
  /// holds it nor lies in it; and all else of the claim is told.
  [[nodiscard]] bool place_apart(const Telling& said, const Telling& whole) const {
    if (head_ == kNone) return false;
    const auto head = std::find_if(said.items.items.begin(), said.items.items.end(),
                                   [&](const Item& y) { return y.key == telling_[head_].key; });
    if (head == said.items.items.end()) return false;
    const ArticleView& a = view_.articles[said.items.article];
    std::vector<std::uint32_t> others;
    for (const Item& y : said.items.items) {
      if (is_where(y, a) && a.clause_of[y.first] == a.clause_of[head->first]) others.push_back(entity_of(y));
    }
    if (others.empty()) return false;
    for (const Item& x : telling_) {
      if (!is_where(x, view_.articles[claim_.items.article]) || has(said, x) || has(whole, x)) continue;
      const bool apart = std::none_of(others.begin(), others.end(), [&](std::uint32_t p) {
        return std::any_of(claim_.places.begin(), claim_.places.end(),
                           [&](std::uint32_t mine) { return same_chain(view_.registry, p, mine) || alike(p, mine); });
      });
      if (apart && names_told(whole, entity_of(x)) && covered(said, whole, {x.key}) >= kTellsItAll) return true;
    }
    return false;
  }

  /// Whoever and whatever the claim names, but for one, is named in the article.
  [[nodiscard]] bool names_told(const Telling& whole, std::uint32_t but) const {
    return std::all_of(telling_.begin(), telling_.end(), [&](const Item& x) {
      return x.kind != ItemKind::Entity || entity_of(x) == but || has(whole, x);
    });
  }

  /// "Egyptians": a word that tells who, though no name, stands in the sentence itself.
  [[nodiscard]] bool groups_told(const Telling& said) const {
    return std::all_of(telling_.begin(), telling_.end(),
                       [&](const Item& x) { return x.kind != ItemKind::NameWord || has(said, x); });
  }

  /// The sentence dates itself to years before the article's own, and the claim to none: "the earthquake of 2023".
  [[nodiscard]] bool other_occasion(const Telling& said) const {
    const auto& published = view_.reading(view_.articles[said.items.article]).article.published;
    if (!claim_.dates.empty() || !published) return false;
    int latest = 0;
    for (const CalendarDate& date : said.dates) latest = std::max(latest, date.year);
    return latest != 0 && latest < parse_calendar_date(published->value).year;
  }

  /// Who did it to whom, the other way round: the claim has "over B" where the sentence has "over A" and no "over B".
  [[nodiscard]] bool turned_round(const Telling& said) const {
    if (head_ == kNone) return false;
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
    for (const Item& b : telling_) {
      if (b.kind != ItemKind::Entity || !over(claim_, b.key) || over(said, b.key)) continue;
      for (const Item& x : telling_) {
        if (x.kind == ItemKind::Entity && x.key != b.key && !over(claim_, x.key) && over(said, x.key)) return true;
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
    const SharedRun run = find_shared_run(claim_.items, said.items);
    if (!run) return {};
    const ArticleView& a = view_.articles[said.items.article];
    const std::uint32_t clause = a.clause_of[said.items.items[run.b_first].first];
    if (clause == kNone) return said.items;
    return items_of(view_, said.items.article, a.clauses[clause].first,
                    std::max(a.clauses[clause].last, said.items.items[run.b_last - 1].last));
  }

  [[nodiscard]] bool is_denied(const Telling& said) const {
    const ClauseItems clause = clause_of_it(said);
    const SharedRun run = find_shared_run(claim_.items, clause);
    if (!run) return false;
    return is_negated(view_, claim_.items, run.a_last) != is_negated(view_, clause, run.b_last);
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

  /// The model, over the clause that tells it: it learnt from headlines, and a long sentence is none.
  [[nodiscard]] bool disagrees(const Telling& said, std::uint32_t reading) const {
    const ClauseItems clause = clause_of_it(said);
    if (clause.items.empty()) return false;
    const Analysis& analysis = view_.readings[reading].analysis;
    const std::uint32_t first = analysis.tokens[clause.first].folded.begin;
    const std::uint32_t last = analysis.tokens[clause.last - 1].folded.end;
    const StanceJudgement stance =
        model_.judge(view_.lexicon, claim_folded_, std::string_view(analysis.folded).substr(first, last - first));
    return stance.probability[static_cast<std::size_t>(Stance::Disagree)] >= kSureOfDenial;
  }

  /// What an article tells and then says to be denied: "which the authorities denied", "the governor denied this".
  void add_denial_of_it(std::uint32_t article, const Telling& said, std::vector<CheckedPassage>& out) const {
    const ArticleView& a = view_.articles[article];
    const Analysis& analysis = view_.reading(a).analysis;
    const std::uint32_t sentence = analysis.tokens[said.items.first].sentence;
    const SharedRun run = find_shared_run(claim_.items, said.items);
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
    for (const QuantityClaim* mine : claim_.figures) {
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
  std::vector<QuantityClaim> figures_;
  Telling claim_;
  std::string claim_folded_;
  std::vector<Item> telling_;   // of the claim, each once, no numbers
  std::uint32_t head_ = kNone;  // into telling_: its first word, what is claimed to have happened
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
