#pragma once
// What the sequence model of names sees of a sentence: for every word a list of hashed features. The trainer
// (tools/train_ner) and the decoder (ner_model.h) call the same function, so they cannot come apart.
//
// Seen are the word, what is left of it without its proclitics, its ends and letter trigrams, its neighbours, and what
// the lexicon of the model knows of each: word classes learnt from plain text and lists of places and of personal
// names.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

/// What the model's lexicon knows of one folded word; 0 everywhere: nothing.
struct NerWord {
  std::uint16_t fine = 0;   // word class, of some hundreds
  std::uint8_t coarse = 0;  // word class, of some tens
  std::uint8_t places = 0;  // bits: 1 country, 2 first word of a city's name, 4 later word of one, 8 demonym
  std::uint8_t bodies =
      0;  // bits: 1 first word of an organisation's name, 2 later word, 4 all of one, 8 of a known person's name
  std::uint8_t names = 0;  // 1..7: how much commoner it is in personal names than in running text; 0: in no name
  std::uint8_t phrase =
      0;  // of a whole phrase: 1 a person, 2 a place, 4 an organisation, 16 another name, 8 it means other things too
  std::uint8_t seen = 0;   // 0..3: how common it is in running text
  std::uint8_t morph = 0;  // bits, by a dictionary: 1 perfect, 2 imperfect, 4 adjective, 8 proper noun, 16 particle
  [[nodiscard]] bool listed() const { return places != 0 || bodies != 0 || names > 2; }
  [[nodiscard]] bool known() const { return fine != 0 || listed(); }
};

/// Words by hash. The decoder's copy lies in the model file, the trainer's in a map.
class NerLexicon {
 public:
  virtual ~NerLexicon() = default;
  [[nodiscard]] virtual NerWord find(std::uint64_t word_hash) const = 0;
  /// NerWord::phrase of find(): asked for every run of words, nearly all of which are no phrase.
  [[nodiscard]] virtual std::uint8_t find_phrase(std::uint64_t hash) const { return find(hash).phrase; }
  /// How much a letter sequence (its hash) speaks for a foreign or personal name, in sixteenths of a unit of log odds.
  [[nodiscard]] virtual int letters_weight(std::uint32_t slot) const = 0;
};

/// FNV-1a over the bytes, finished with a multiply-shift mix.
[[nodiscard]] std::uint64_t ner_hash(std::string_view bytes);

/// The word as the model sees it: digits become 0, signs at the ends of a longer word are cut off. Requires folded
/// words.
[[nodiscard]] std::string ner_normal(std::string_view folded);

inline constexpr std::uint32_t kNerLetterSlots = 1U << 15;

/// Slots of the letter sequences (2 to 4 letters, ends marked) of a word: what name-likeness is summed over.
void ner_letter_slots(std::u32string_view letters, std::vector<std::uint32_t>& out);

/// The hash under which a phrase of several words stands in the lexicon, from that of its beginning and of the next
/// word.
[[nodiscard]] std::uint64_t ner_phrase(std::uint64_t begin, std::uint64_t next_word);

/// Where the word proper may begin: byte offsets after conjunction, preposition and article, rising, without 0.
[[nodiscard]] std::vector<std::size_t> ner_cuts(std::string_view normal);

inline constexpr std::uint8_t kNerClitics = 28;  // runs of proclitics, none of them included
/// The NerSeen::clitic of a code. Requires: code < kNerClitics.
[[nodiscard]] std::uint64_t ner_clitic(std::uint8_t code);

/// A word as the features see it.
struct NerSeen {
  std::uint64_t word = 0;        // hash of its normal form
  std::uint64_t stem = 0;        // hash of what is left after its proclitics
  std::uint64_t shape = 0;       // which scripts it is written in; a sign alone: which sign
  std::uint64_t clitic = 0;      // what was cut: letters before the stem
  std::uint8_t clitic_code = 0;  // ... as an index; kNerClitics when it is none of them
  std::uint64_t likeness = 0;
  std::uint64_t phrase = 0;  // the longest listed phrase it stands in here: kind, and whether it begins or goes on
  char32_t first_letter = 0;
  NerWord known;           // of the stem
  bool may_recur = false;  // its other occurrences say something of it
  std::uint8_t begin_count = 0;
  std::array<std::uint64_t, 8> begins{};  // hashes of the word and of what may begin after its proclitics
};

/// Its letters, for the features of spelling.
struct NerSpelling {
  std::u32string normal;
  std::u32string stem;
};

/// All but the phrase, which the neighbours decide.
void ner_see_word(const NerLexicon& lexicon, std::string_view folded, NerSeen& seen, NerSpelling& spelling);
/// A word that stands before the sentence's first, or after its last.
[[nodiscard]] NerSeen ner_edge(bool after);
/// Longest listed phrase from each word on; phrases do not overlap. Fills NerSeen::phrase.
void ner_see_phrases(const NerLexicon& lexicon, std::span<NerSeen> sentence);

/// The company a word keeps where else it stands nearby: a family name that stands alone here may stand after a title
/// there. For each word of each sentence the features that its other occurrences add; common words get none.
using NerEvidence = std::vector<std::vector<std::uint64_t>>;
[[nodiscard]] std::vector<NerEvidence> ner_evidence(const std::vector<std::vector<NerSeen>>& sentences);
/// As above, from folded words.
[[nodiscard]] std::vector<NerEvidence> ner_evidence(const NerLexicon& lexicon,
                                                    const std::vector<std::vector<std::string_view>>& sentences);

struct NerFeatures {
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> begin;  // of each word; size words + 1
};

/// Features of the words of one sentence. `evidence` is empty or has one entry a word (ner_evidence()).
void ner_features(const NerLexicon& lexicon, const std::vector<std::string_view>& folded, const NerEvidence& evidence,
                  NerFeatures& out);

/// Does the feature at this place in a word's list name the word itself (alone or with a neighbour)? The trainer hides
/// these now and then.
[[nodiscard]] constexpr bool ner_names_word(std::uint32_t place) {
  return place < 8;
}

}  // namespace isnad
