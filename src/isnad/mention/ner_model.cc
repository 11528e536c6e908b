#include "isnad/mention/ner_model.h"

#include <algorithm>

#include "isnad/mention/ner_lattice.h"

namespace isnad {
namespace {

constexpr std::size_t kMaxWords = 2000;  // a longer "sentence" is cut: the lattice stays small

EntityType type_of(std::size_t begin_tag) {
  switch (begin_tag) {
    case 1: return EntityType::Person;
    case 3: return EntityType::Place;
    case 5: return EntityType::Organisation;
    default: return EntityType::Other;
  }
}

}  // namespace

Result<NerModel> NerModel::load(std::string_view bytes) {
  auto tables = NerTables::load(bytes);
  if (!tables) return tl::unexpected(tables.error());
  NerModel model;
  model.tables_ = std::move(*tables);
  return model;
}

std::size_t NerModel::lexicon_slots() const { return tables_->lexicon_slots(); }
std::size_t NerModel::feature_slots() const { return tables_->feature_slots(); }

std::vector<NerSpan> NerModel::tag_apart(const Analysis& analysis, NerMemory& memory) const {
  return tag_article(analysis, false, memory);
}

std::vector<NerSpan> NerModel::tag(const Analysis& analysis, NerMemory& memory) const {
  return tag_article(analysis, true, memory);
}

std::vector<NerSpan> NerModel::tag(const Analysis& analysis) const {
  NerMemory memory;
  return tag_article(analysis, true, memory);
}

std::vector<NerSpan> NerModel::tag_article(const Analysis& analysis, bool with_evidence, NerMemory& memory) const {
  std::vector<std::vector<std::string_view>> sentences;
  std::vector<std::uint32_t> first;
  for (const Sentence& sentence : analysis.sentences) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if ((i - sentence.first) % kMaxWords == 0) {
        sentences.emplace_back();
        sentences.back().reserve(std::min<std::size_t>(sentence.last - i, kMaxWords));
        first.push_back(i);
      }
      sentences.back().push_back(analysis.word(i));
    }
  }
  std::vector<NerSpan> spans;
  const auto found = tag_lines(sentences, with_evidence, memory);
  for (std::size_t s = 0; s < found.size(); ++s) {
    for (NerSpan span : found[s]) {
      span.first_token += first[s];
      span.last_token += first[s];
      spans.push_back(span);
    }
  }
  return spans;
}

std::vector<std::vector<NerSpan>> NerModel::tag_sentences(
    const std::vector<std::vector<std::string_view>>& sentences) const {
  NerMemory memory;
  return tag_lines(sentences, true, memory);
}

std::vector<NerSpan> NerModel::tag_words(const std::vector<std::string_view>& folded) const {
  NerMemory memory;
  return tag_lines({folded}, false, memory).front();
}

std::vector<std::vector<NerSpan>> NerModel::tag_lines(const std::vector<std::vector<std::string_view>>& sentences,
                                                      bool with_evidence, NerMemory& memory) const {
  memory.begin(tables_);
  std::vector<std::vector<const NerMemory::Word*>> words(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    words[s].reserve(sentences[s].size());
    for (const std::string_view word : sentences[s]) words[s].push_back(&memory.see(word));
  }
  std::vector<NerEvidence> evidence;
  if (with_evidence) {
    std::vector<std::vector<NerSeen>> seen(words.size());
    for (std::size_t s = 0; s < words.size(); ++s) {
      for (const NerMemory::Word* word : words[s]) seen[s].push_back(word->seen);
    }
    evidence = ner_evidence(seen);
  }
  NerLattice lattice(*tables_);
  std::vector<NerScores> scores;
  std::vector<NerPath> paths;
  std::vector<std::vector<NerSpan>> spans(sentences.size());
  for (std::size_t s = 0; s < words.size(); ++s) {
    ner_scores(*tables_, words[s], with_evidence ? evidence[s] : NerEvidence{}, memory, scores);
    lattice.decode(scores, paths);
    for (const NerPath& path : paths) {
      spans[s].push_back({path.first, path.last, type_of(path.begin_tag), path.probability});
    }
  }
  return spans;
}

}  // namespace isnad
