#include "isnad/mention/speaker_nouns.h"

#include <array>
#include <utility>

#include "isnad/arabic/proclitics.h"
#include "isnad/lexicon/table.h"
#include "isnad/text/fold.h"

namespace isnad {

Result<SpeakerNouns> SpeakerNouns::load(const ResourceSource& source) {
  constexpr std::string_view kFile = "lexicons/speaker_nouns.tsv";
  constexpr std::array<std::pair<std::string_view, SpeakerNoun>, 10> kKinds{{{"source", SpeakerNoun::Source},
                                                                            {"person", SpeakerNoun::Person},
                                                                            {"group", SpeakerNoun::Group},
                                                                            {"body", SpeakerNoun::Body},
                                                                            {"outlet", SpeakerNoun::Outlet},
                                                                            {"carrier", SpeakerNoun::Carrier},
                                                                            {"quoted", SpeakerNoun::Quoted},
                                                                            {"aide", SpeakerNoun::Aide},
                                                                            {"again", SpeakerNoun::Again},
                                                                            {"latter", SpeakerNoun::Latter}}};
  auto table = load_table(source, kFile, {"kind", "words"});
  if (!table) return tl::unexpected(table.error());
  SpeakerNouns result;
  for (std::size_t row = 0; row < table->size(); ++row) {
    std::uint16_t bit = 0;
    for (const auto& [name, kind] : kKinds) {
      if (name == table->cell(row, "kind")) bit = static_cast<std::uint16_t>(kind);
    }
    if (bit == 0) {
      return fail(ErrorCode::BadSyntax, std::string(kFile) + ":" + std::to_string(table->line(row)),
                  "no such kind of speaker; see speaker_nouns.h");
    }
    for (const std::string_view word : table->list(row, "words")) {
      const std::string folded = fold(word);
      result.nouns_[folded] = static_cast<std::uint16_t>(result.nouns_[folded] | bit);
      if (folded.ends_with("\xD9\x88\xD9\x86")) {  // the other forms of a sound plural
        const std::string stem = folded.substr(0, folded.size() - 4);
        for (const std::string_view ending : {"\xD9\x8A\xD9\x86", "\xD9\x88", "\xD9\x8A"}) {
          std::uint16_t& kinds = result.nouns_[stem + std::string(ending)];
          kinds = static_cast<std::uint16_t>(kinds | bit);
        }
      }
    }
  }
  return result;
}

std::uint16_t SpeakerNouns::exactly(std::string_view folded_word) const {
  std::uint16_t kinds = 0;
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    if (cut.conjunction || cut.preposition || cut.future) continue;
    const auto found = nouns_.find(folded_word.substr(cut.skip));
    if (found != nouns_.end()) kinds = static_cast<std::uint16_t>(kinds | found->second);
  }
  return kinds;
}

std::uint16_t SpeakerNouns::of(std::string_view folded_word) const {
  for (const Cut& cut : proclitic_cuts(folded_word)) {
    const auto found = nouns_.find(folded_word.substr(cut.skip));
    if (found != nouns_.end()) return found->second;
  }
  return 0;
}

}  // namespace isnad
