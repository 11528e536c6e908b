#pragma once
// Who speaks at a cue: the subject after the verb, the subject before it, the antecedent of a relative clause, the owner
// of "his saying", or the speaker carried on from the clause or sentence before when the verb stands alone ("he added").
// A carried speaker must not contradict the verb's gender or number where both are known; beyond two sentences nobody is
// carried.
#include <optional>
#include <string>
#include <vector>

#include "isnad/mention/find_complement.h"

namespace isnad {

/// "Reuters quoted X": X speaks through Reuters.
struct Relayed {
  Actor actor;
  std::string via;
};

class SpeakerResolver {
 public:
  explicit SpeakerResolver(const SpeechClause& clause) : clause_(clause) {}

  /// Fills cue.actor (and cue.start, when the subject stands before the verb). False: this is no speech.
  [[nodiscard]] bool resolve(SpeechCue& cue, const VerbForm& form, const Complement& complement,
                             const std::optional<Relayed>& relay);
  /// Gives a bare title ("the minister") the one speaker before who bears it.
  void name_title(Actor& actor, const SpeechCue& cue) const;
  void remember(const SpeechCue& cue);
  [[nodiscard]] Actor last() const { return history_.empty() ? Actor{} : history_.back().actor; }

 private:
  struct Spoken {
    Actor actor;
    std::uint32_t token;
    std::uint32_t sentence;
  };
  [[nodiscard]] Actor before(const SpeechCue& cue, const VerbForm& form) const;
  [[nodiscard]] Actor carried(const SpeechCue& cue, const VerbForm& form) const;
  [[nodiscard]] std::optional<Spoken> clause_subject(const SpeechCue& cue) const;
  [[nodiscard]] std::optional<Spoken> main_subject(std::uint32_t in, std::uint32_t limit) const;
  [[nodiscard]] std::optional<Spoken> nearest_person(const SpeechCue& cue, const VerbForm& form) const;
  [[nodiscard]] bool asked_before(const SpeechCue& cue) const;
  [[nodiscard]] bool titled(std::uint32_t mention, std::string_view head) const;
  void name_office(Actor& actor, const std::vector<std::string>& words) const;
  void name_latter(Actor& actor, const SpeechCue& cue) const;

  const SpeechClause& clause_;
  std::vector<Spoken> history_;
};

}  // namespace isnad
