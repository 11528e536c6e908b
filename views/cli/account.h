#pragma once
// What the text and the Markdown view have in common: the order in which an editor wants the findings, and the names
// under which articles, values and kinds are shown.
#include <string>
#include <vector>

#include "isnad/isnad.h"
#include "labels.h"

namespace isnad::cli {

class Account {
 public:
  Account(const Dossier& dossier, const Labels& labels) : dossier_(dossier), labels_(labels) {}

  struct Section {
    FindingStatus status;
    std::string title;
    std::vector<const Finding*> findings;  // in the dossier's order
  };
  /// Conflicts first, then what is corroborated, then single-source; empty sections left out.
  [[nodiscard]] std::vector<Section> sections(const StoryAccount& story) const;

  struct Omissions {
    std::uint32_t reading = 0;
    std::vector<const Finding*> findings;  // never empty, in the dossier's order
    std::size_t of = 0;                    // how many there are
  };
  /// Articles that leave out conflicts or corroborated findings of their story, those that leave out most first.
  [[nodiscard]] std::vector<Omissions> omissions(const StoryAccount& story) const;

  [[nodiscard]] std::string story_title(std::size_t index) const;
  [[nodiscard]] std::string finding_title(const Finding& finding) const;
  [[nodiscard]] std::string value_title(const FindingValue& value) const;
  /// "f3", as `isnad curate mark` takes it. Requires: a finding of the dossier.
  [[nodiscard]] std::string finding_number(const Finding& finding) const;
  /// What a person said of the finding, when and why; empty when none did.
  [[nodiscard]] std::string mark(const Finding& finding) const;
  /// The words of the source, without line breaks.
  [[nodiscard]] std::string words(const Evidence& evidence) const;
  /// The outlet's name, or the article's id when no outlet is known.
  [[nodiscard]] std::string carrier(std::uint32_t reading) const;
  [[nodiscard]] const std::string& id(std::uint32_t reading) const { return dossier_.readings[reading].article.id; }
  /// Readings that carry the value, each once.
  [[nodiscard]] std::vector<std::uint32_t> carriers(const FindingValue& value) const;
  /// Who says so, when it is not the outlet's own voice; else empty.
  [[nodiscard]] std::string attributed_to(const FindingValue& value) const;

 private:
  const Dossier& dossier_;
  const Labels& labels_;
};

}  // namespace isnad::cli
