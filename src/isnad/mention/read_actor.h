#pragma once
// Who a noun phrase means: the subject of a verb of saying or doing. A phrase is read from its first word; the entity
// is taken only where the phrase is that entity, not where it merely holds its name: in "a spokesman for the army" the
// spokesman speaks, and nobody names him. Such a phrase keeps its words and no entity. A title alone ("the minister")
// means the one entity of the article that bears it, or nobody.
//
// Not done: pronouns inside the phrase; the carrying of a dropped subject is find_quotations.h's.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isnad/mention/reading.h"
#include "isnad/mention/speaker_nouns.h"
#include "isnad/mention/word_classes.h"

namespace isnad {

struct Actor {
  std::vector<std::uint32_t> entities;  // Reading::entities
  std::string text;                     // as written
  std::optional<Span> span = std::nullopt;
  std::uint32_t first = 0;  // tokens of the phrase
  std::uint32_t last = 0;
  std::uint16_t noun = 0;        // SpeakerNoun bits of its head
  bool definite_title = false;  // "the minister": may mean someone named before
  char number = '?';            // of the verb that agreed with it, when known
  char gender = '?';

  [[nodiscard]] bool found() const { return !entities.empty() || !text.empty(); }
  /// True for those who can speak: an entity, or a noun for a speaker.
  [[nodiscard]] bool can_speak() const { return !entities.empty() || (noun & 0x3F) != 0; }
  [[nodiscard]] std::uint32_t entity() const { return entities.size() == 1 ? entities.front() : kNone; }
};

/// The article's mentions by token, and what the readers of phrases share. Holds references.
class ActorReader {
 public:
  ActorReader(const Reading& reading, const WordClasses& classes, const SpeakerNouns& nouns);

  /// The phrase that begins at token `first`, read up to `limit` at most. Empty when no phrase begins there.
  /// `glued`: a preposition is written on its first word ("l-wikala").
  [[nodiscard]] Actor phrase(std::uint32_t first, std::uint32_t limit, bool glued = false) const;
  /// The subject that stands before the verb at `verb`, in the clause that begins at `first`.
  [[nodiscard]] Actor before_verb(std::uint32_t first, std::uint32_t verb) const;

  /// Kinds of the speaker's noun at a token, its conjunction and pronoun seen through; 0 when it is none.
  [[nodiscard]] std::uint16_t head_noun(std::uint32_t token, bool glued) const;

  /// Index into Reading::mentions of the mention over a token, or kNone.
  [[nodiscard]] std::uint32_t mention_over(std::uint32_t token) const { return mention_of_[token]; }
  [[nodiscard]] bool mention_begins(std::uint32_t token) const;
  /// True when a preposition is written on the mention that begins in this token.
  [[nodiscard]] bool with_preposition(std::uint32_t token) const;
  /// True when the word, as a whole, is a preposition and its noun ("l-qana", "b-ta'til").
  [[nodiscard]] bool is_punctuation(std::uint32_t token) const;
  [[nodiscard]] bool is_comma(std::uint32_t token) const;
  /// A conjunction written apart from its word.
  [[nodiscard]] bool is_conjunction(std::uint32_t token) const;
  [[nodiscard]] std::string_view word(std::uint32_t token) const { return reading_.analysis.word(token); }
  [[nodiscard]] std::uint32_t classes(std::uint32_t token) const { return classes_of_[token]; }
  /// One past the last token of the mention that covers `token`.
  [[nodiscard]] std::uint32_t mention_end(std::uint32_t token) const;

  /// Words of other lexicons at which a phrase ends (finite verbs); set by the stage before it reads.
  std::vector<bool> verb_at;
  /// Indefinite verbal nouns: after a subject they begin what is said or done.
  std::vector<bool> masdar_at;

 private:
  [[nodiscard]] bool closes(std::uint32_t token, std::uint32_t limit) const;
  [[nodiscard]] bool spoken_to(std::uint32_t token) const;
  [[nodiscard]] bool ends_phrase(std::uint32_t token, std::uint32_t first) const;
  [[nodiscard]] bool name_in_marks(std::uint32_t token, std::uint32_t limit) const;
  void by_tongue(Actor& actor, std::uint32_t limit) const;
  void choose_entity(Actor& actor) const;
  [[nodiscard]] std::uint32_t end_of_unknown_name(std::uint32_t head, std::uint32_t from, std::uint32_t stop) const;
  [[nodiscard]] std::uint32_t end_of_unknown_apposition(std::uint32_t from, std::uint32_t limit) const;
  void match_role(Actor& actor) const;
  void close_bracket(Actor& actor) const;
  [[nodiscard]] bool accepts(std::uint32_t mention, std::uint32_t first, std::uint16_t head) const;
  void add_conjoined(Actor& actor, std::uint32_t from, std::uint32_t limit) const;
  void set_text(Actor& actor) const;

  const Reading& reading_;
  const SpeakerNouns& nouns_;
  struct Title {
    std::uint32_t entity = 0;
    std::string folded;
  };
  std::vector<Title> titles_;  // offices that entities hold
  std::vector<std::uint32_t> mention_of_;
  std::vector<std::uint32_t> classes_of_;
};

}  // namespace isnad
