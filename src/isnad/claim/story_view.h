#pragma once
// A story made ready for comparing: each article's clauses with the keys of their words and what is named in them. Keys
// are numbers, the same for one key throughout the story. Built once a story, in time linear in its text.
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/claim/claim_lexicon.h"
#include "isnad/claim/clauses.h"
#include "isnad/claim/finding.h"
#include "isnad/lineage/lineage.h"
#include "isnad/mention/reading.h"
#include "isnad/story/story.h"

namespace isnad {

/// A word that tells something: no function word, no punctuation.
struct ContentWord {
  std::uint32_t token = 0;
  std::uint32_t key = 0;
};

struct ArticleView {
  std::uint32_t reading = 0;
  std::vector<Clause> clauses;
  std::vector<std::uint32_t> clause_of;               // token -> clause, kNone for punctuation between clauses
  std::vector<std::uint32_t> key_of;                  // token -> key, kNone for a word that tells nothing
  std::vector<std::uint32_t> mention_of;              // token -> Reading::mentions, kNone
  std::vector<std::vector<std::uint32_t>> events_of;  // token -> event classes it may tell, empty for most
};

struct StoryView {
  const std::vector<Reading>& readings;
  const Registry& registry;
  const Story& story;
  const Lineage& lineage;
  const ClaimLexicon& lexicon;
  std::vector<ArticleView> articles;        // one for each of story.readings
  std::vector<std::string> keys;            // key number -> key
  std::vector<std::uint32_t> key_articles;  // key number -> articles of the story that hold it
  std::vector<std::uint32_t> key_clauses;   // key number -> clauses of the story that hold it

  [[nodiscard]] const Reading& reading(const ArticleView& a) const { return readings[a.reading]; }
  /// Registry entity of a local one, kNone if none.
  [[nodiscard]] std::uint32_t entity(std::uint32_t reading, std::uint32_t local) const;
  /// What a key tells in this story: rare in the language and rare among its clauses.
  [[nodiscard]] double weight(std::uint32_t key) const { return weights[key]; }
  std::vector<double> weights;
  std::vector<bool> names;  // key number -> it stands in a name or an office somewhere in the story

  /// Token that holds the byte.
  [[nodiscard]] std::uint32_t token_at(const ArticleView& a, std::uint32_t byte) const;
  /// The token is, after proclitics, in the list.
  [[nodiscard]] bool in_list(const ArticleView& a, std::uint32_t token, WordList which) const;
  /// The token keeps a reserve: "may", "is expected". The particle qad is one only before an imperfect.
  [[nodiscard]] bool is_hedge(const ArticleView& a, std::uint32_t token) const;
  /// Origins among the evidence of a value.
  [[nodiscard]] std::uint32_t independent(const std::vector<Evidence>& evidence) const;
  /// Words of the article on one line.
  [[nodiscard]] std::string words(Evidence evidence) const;
};

[[nodiscard]] StoryView view_story(const std::vector<Reading>& readings, const Registry& registry, const Story& story,
                                   const Lineage& lineage, const ClaimLexicon& lexicon);

}  // namespace isnad
