#pragma once
// Can two spellings be one name, how surely, and why? The weights of the edits (a long vowel written or left out, ghain
// for jeem, "tsh" for "sh" ...) are learnt from pairs of spellings (resources/models/name_variants.tsv, made by
// tools/train_names); two different names of the list of Arabic given names (resources/lexicons/arabic_names.tsv) are
// never one, however near. Names of several words are compared word by word, in order; all must agree.
//
// The answer is about spelling alone: two strangers may bear one name, and whether a bare family name is the man named
// in full elsewhere is for story/resolve_identity.h to decide.
//
//     compare_names("sirji lafruf", "sirghi lafruf" in Arabic letters) -> Variant, 0.98, "g: jeem / ghain"
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/lexicon/resource_source.h"

namespace isnad {

enum class NameRelation {
  Same,       // equal after folding
  Variant,    // one name written in two ways
  Part,       // every word of the shorter is, in order, in the longer: "lafruf" / "sirghi lafruf"
  Different,
};

struct NameMatch {
  double probability = 0;  // that the words they share, or all of them, are one name
  NameRelation relation = NameRelation::Different;
  std::string reason;      // one line of English, for the dossier: what was weighed
  [[nodiscard]] bool can_be_one() const { return relation != NameRelation::Different; }
};

class NameModel {
 public:
  /// Errors: as load_table; BadSyntax for a weight that is no number or a feature nobody knows.
  [[nodiscard]] static Result<NameModel> load(const ResourceSource& source);

  /// Takes names as written or folded; symmetric, deterministic, total. Words beyond 12 a name or letters beyond 40 a
  /// word are never a name: they compare as Different unless equal.
  [[nodiscard]] NameMatch compare_names(std::string_view a, std::string_view b) const;

 private:
  friend class NameAligner;
  static constexpr std::size_t kLetters = 64;  // 0x0620..0x065F by offset; 0 stands for any other
  struct WordMatch {
    double score = 0;
    std::string reason;
    bool same = false;
  };
  [[nodiscard]] WordMatch compare_words(std::u32string_view a, std::u32string_view b) const;
  [[nodiscard]] NameMatch compare_phrases(const std::vector<std::u32string>& a,
                                          const std::vector<std::u32string>& b) const;

  std::array<float, kLetters * kLetters> replace_{};  // symmetric, with the class weight added
  std::array<std::array<float, kLetters>, 3> drop_{};  // first, inner, last
  std::array<std::uint8_t, kLetters> sound_class_{};  // 0: its own
  std::map<std::string, float, std::less<>> weights_;  // features without letters
  std::array<std::array<float, 4>, 4> drop_soft_{};    // by neighbour before and after: ^ V C $
  std::map<std::u32string, float> joins_;              // two letters and the one they may stand for
  std::map<std::u32string, std::uint32_t, std::less<>> arabic_names_;  // folded name -> row
  float threshold_ = 0;
};

}  // namespace isnad
