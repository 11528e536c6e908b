#include "isnad/claim/compare_assessments.h"

#include <algorithm>
#include <array>
#include <set>

#include "isnad/arabic/proclitics.h"
#include "isnad/claim/gather_values.h"

namespace isnad {
namespace {

constexpr std::uint32_t kHeadReach = 4;      // tokens between head and pole
constexpr std::uint32_t kNegationReach = 5;  // tokens a negation may stand before the pole
constexpr std::uint32_t kReserveReach = 8;   // ... a condition or a forecast

struct Pole {
  std::vector<Evidence> evidence;
  std::set<std::uint32_t> readings;
  std::vector<std::uint32_t> holders;  // registry entities that say so
};

bool has_head(const StoryView& view, const ArticleView& a, const Sentence& sentence, std::uint32_t first,
              std::uint32_t last, const AssessmentPole& pole, std::uint32_t& head) {
  const Analysis& analysis = view.reading(a).analysis;
  const std::uint32_t from = first > sentence.first + kHeadReach ? first - kHeadReach : sentence.first;
  const std::uint32_t to = std::min(sentence.last, last + kHeadReach);
  for (std::uint32_t t = from; t < to; ++t) {
    if (t >= first && t < last) continue;
    for (const Cut& cut : proclitic_cuts(analysis.word(t))) {
      if (pole.heads.count(std::string(analysis.word(t).substr(cut.skip))) == 0) continue;
      head = t;
      return true;
    }
  }
  return false;
}

bool tells_event(const StoryEvent& event, const ArticleView& a, const Sentence& sentence) {
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    for (const std::uint32_t c : a.events_of[t]) {
      if (event.classes[c]) return true;
    }
  }
  return false;
}

std::uint32_t holder_of(const StoryView& view, const ArticleView& a, Span span) {
  const Reading& reading = view.reading(a);
  for (const Quotation& q : reading.quotations) {
    if (q.span.overlaps(span) && q.speaker != kNone) return view.entity(a.reading, q.speaker);
  }
  for (const Statement& s : reading.statements) {
    if (s.holder != kNone && s.span.contains(span)) return view.entity(a.reading, s.holder);
  }
  return kNone;
}

class Collector {
 public:
  Collector(const StoryView& view, const StoryEvent& event) : view_(view), event_(event) {
    for (const AssessmentDimension& d : view.lexicon.dimensions) poles_.emplace_back(d.poles.size());
  }

  void run() {
    for (const ArticleView& a : view_.articles) {
      for (const Sentence& sentence : view_.reading(a).analysis.sentences) {
        for (std::uint32_t t = sentence.first; t < sentence.last; ++t) look_at(a, sentence, t);
      }
    }
  }
  const std::vector<Pole>& poles(std::size_t dimension) const { return poles_[dimension]; }

 private:
  void look_at(const ArticleView& a, const Sentence& sentence, std::uint32_t t) {
    const Analysis& analysis = view_.reading(a).analysis;
    const Token& token = analysis.tokens[t];
    if (token.kind != TokenKind::Arabic) return;
    for (const Cut& cut : proclitic_cuts(analysis.word(token))) {
      const auto match = view_.lexicon.pole_words.longest(analysis.folded, token.folded.begin + cut.skip);
      if (!match) continue;
      std::uint32_t last = t + 1;
      while (last < sentence.last && analysis.tokens[last].folded.begin < match.end) ++last;
      for (const std::uint32_t p : match.payloads) assess(a, sentence, t, last, view_.lexicon.poles[p]);
      return;
    }
  }

  void assess(const ArticleView& a, const Sentence& sentence, std::uint32_t first, std::uint32_t last,
              const AssessmentPole& pole) {
    const Analysis& analysis = view_.reading(a).analysis;
    std::uint32_t head = first;
    if (!pole.heads.empty() && !has_head(view_, a, sentence, first, last, pole, head)) return;
    if (pole.heads.empty() && !tells_event(event_, a, sentence)) return;
    if (analysis.word(sentence.last - 1) == "\xD8\x9F" || analysis.word(sentence.last - 1) == "?") return;
    const std::uint32_t start = std::min(first, head);
    const std::uint32_t reserve = start > sentence.first + kReserveReach ? start - kReserveReach : sentence.first;
    for (std::uint32_t t = reserve; t < start; ++t) {
      if (view_.in_list(a, t, WordList::Condition) || (!pole.hedged && view_.is_hedge(a, t))) return;
    }
    const std::uint32_t reach = start > sentence.first + kNegationReach ? start - kNegationReach : sentence.first;
    std::uint32_t denial = start;  // "did not lead to any progress" is shown with its denial
    for (std::uint32_t t = reach; t < start; ++t) {
      if (view_.in_list(a, t, WordList::Negation)) denial = t;
    }
    const bool negated = denial < start;
    if ((negated ? pole.negated : pole.index) == kNoPole) return;
    Pole& home = poles_[pole.dimension][negated ? pole.negated : pole.index];
    const Span span = analysis.covering(denial, std::max(last, head + 1));
    home.evidence.push_back({a.reading, span});
    home.readings.insert(a.reading);
    home.holders.push_back(holder_of(view_, a, span));
  }

  const StoryView& view_;
  const StoryEvent& event_;
  std::vector<std::vector<Pole>> poles_;
};

}  // namespace

void compare_assessments(const StoryView& view, const StoryEvent& event, std::vector<Finding>& findings) {
  Collector collector(view, event);
  collector.run();
  for (std::size_t d = 0; d < view.lexicon.dimensions.size(); ++d) {
    const std::vector<Pole>& poles = collector.poles(d);
    const AssessmentDimension& dimension = view.lexicon.dimensions[d];
    Finding finding;
    finding.kind = FindingKind::Position;
    finding.about_ar = view.lexicon.label_ar("dimension", dimension.ar);
    finding.about_en = view.lexicon.label_en("dimension", "", dimension.en);
    std::set<std::uint32_t> readings;
    std::set<std::uint32_t> holders;
    for (std::size_t p = 0; p < poles.size(); ++p) {
      const Pole& pole = poles[p];
      if (pole.evidence.empty()) continue;
      FindingValue value = make_value(view, dimension.name + ":" + dimension.poles[p], pole.evidence);
      value.label_ar = view.words(pole.evidence.front());
      const bool one = std::all_of(pole.holders.begin(), pole.holders.end(),
                                   [&](std::uint32_t h) { return h == pole.holders.front(); });
      if (one) value.attributed_to = pole.holders.front();
      readings.insert(pole.readings.begin(), pole.readings.end());
      holders.insert(pole.holders.begin(), pole.holders.end());
      finding.values.push_back(std::move(value));
    }
    if (finding.values.empty()) continue;
    if (finding.values.size() >= 2 && (readings.size() > 1 || holders.size() > 1)) {
      finding.status = FindingStatus::Conflicting;
      finding.conflict = "assessment";
    }
    settle(finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace isnad
