// count_document_frequency FILE...: in how many of the files each light stem stands. Prints the table that
// resources/lexicons/document_frequency.tsv holds, sorted by stem:
//
//     count_document_frequency corpus/*/*.txt > resources/lexicons/document_frequency.tsv
//
// Mark-up between < and > is skipped. Stems of fewer than three files or two letters are left out.
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "isnad/arabic/proclitics.h"
#include "isnad/text/fold.h"
#include "isnad/text/scan_tokens.h"

namespace {

std::string without_markup(const std::string& text) {
  std::string out;
  bool inside = false;
  for (const char c : text) {
    if (c == '<') inside = true;
    if (!inside) out.push_back(c);
    if (c == '>') {
      inside = false;
      out.push_back(' ');
    }
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kFewest = 3;
  std::map<std::string, int> files_with;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text = without_markup(std::string(std::istreambuf_iterator<char>(in), {}));
    std::set<std::string> stems;
    std::uint32_t at = 0;
    while (const auto token = isnad::next_token(text, at)) {
      at = token->span.end;
      if (token->run != isnad::ScriptRun::Arabic) continue;
      const std::string word = isnad::fold(isnad::slice(text, token->span));
      stems.emplace(isnad::light_stem(word));
    }
    for (const std::string& stem : stems) ++files_with[stem];
  }
  std::vector<std::pair<std::string, int>> rows;
  for (const auto& [stem, n] : files_with) {
    if (n >= kFewest && stem.size() > 2) rows.emplace_back(stem, n);
  }
  std::cout << "# In how many of " << argc - 1 << " news articles each light stem (arabic/proclitics.h) stands.\n"
            << "# Counted from ANT Corpus v1.1 (Chouigui, Ben Khiroun and Elayeb 2017; Apache-2.0); counts only.\n"
            << "# articles: " << argc - 1 << "\nstem\tarticles\n";
  for (const auto& [stem, n] : rows) std::cout << stem << "\t" << n << "\n";
}
