#pragma once
// The words of the views, in Arabic and English: resources/labels/dossier.tsv.
#include <map>
#include <string>
#include <string_view>

#include "isnad/isnad.h"

namespace isnad::cli {

class Labels {
 public:
  /// `language` is "ar" or "en".
  static Result<Labels> load(const ResourceSource& source, const std::string& language);

  /// The label of a key; the key itself when the table does not know it, so that nothing is ever blank.
  [[nodiscard]] std::string operator()(std::string_view key) const;
  /// Of the two wordings of a thing, the one of this language; the other when it is empty.
  [[nodiscard]] const std::string& choose(const std::string& arabic, const std::string& english) const;
  [[nodiscard]] bool arabic() const { return arabic_; }

 private:
  std::map<std::string, std::string, std::less<>> words_;
  bool arabic_ = true;
};

}  // namespace isnad::cli
