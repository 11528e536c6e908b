#pragma once
// The article's language, as far as Isnad must know: Arabic or not. Arabic when most of its letters are of the Arabic
// script and hardly any are those that Persian, Urdu, Kurdish or Uyghur add to it (in Persian text about one letter in
// seven is a Persian ya, kaf, gaf, peh, tcheh; in Arabic they stand in single names). Another language is named by the
// page's own word for it, else by script alone, and diagnosed: it is read, but says nothing in a dossier.
#include <vector>

#include "isnad/article/article.h"
#include "isnad/article/line.h"
#include "isnad/page/page.h"

namespace isnad {

void detect_language(Article& article, const PageMetadata& metadata, const std::vector<Line>& lines);

}  // namespace isnad
