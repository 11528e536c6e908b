// Reads pairs of sentences (tab-separated, a label before them) and writes their features, one pair a line:
// label name:value name:value ... - the C++ code that the program itself uses, so that trainer and program agree.
//
//     write_stance_features RESOURCES < pairs.tsv > features.txt
#include <cstdio>
#include <iostream>
#include <string>

#include "isnad/claim/stance_features.h"
#include "isnad/lexicon/resource_source.h"
#include "isnad/text/fold.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_stance_features RESOURCES < pairs.tsv\n");
    return 2;
  }
  const auto resources = isnad::directory_source(argv[1]);
  if (!resources) {
    std::fprintf(stderr, "%s\n", resources.error().message.c_str());
    return 1;
  }
  const auto lexicon = isnad::ClaimLexicon::load(**resources);
  if (!lexicon) {
    std::fprintf(stderr, "%s\n", lexicon.error().message.c_str());
    return 1;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) continue;
    const std::string a = isnad::fold(line.substr(first + 1, second - first - 1));
    const std::string b = isnad::fold(line.substr(second + 1));
    std::printf("%s", line.substr(0, first).c_str());
    for (const auto& f : isnad::stance_features(*lexicon, isnad::stance_words(a), isnad::stance_words(b))) {
      std::printf(" %u:%g", f.name, static_cast<double>(f.value));
    }
    std::printf("\n");
  }
  return 0;
}
