#include "ner_command.h"

#include <fstream>
#include <iostream>
#include <vector>

namespace isnad::cli {
namespace {

const char* suffix_for(EntityType type) {
  switch (type) {
    case EntityType::Person:
      return "-PER";
    case EntityType::Place:
      return "-LOC";
    case EntityType::Organisation:
      return "-ORG";
    default:
      return "-MISC";
  }
}

// The whole input is one document; every empty line of it is given back.
void tag_lines(const NerModel& model, std::istream& in, std::ostream& out) {
  std::vector<std::vector<std::string>> sentences(1);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) {
      sentences.emplace_back();
    } else {
      sentences.back().push_back(line.substr(0, line.find('\t')));
    }
  }
  std::vector<std::vector<std::string>> folded(sentences.size());
  std::vector<std::vector<std::string_view>> words(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (const std::string& word : sentences[s]) folded[s].push_back(fold(word));
    words[s].assign(folded[s].begin(), folded[s].end());
  }
  const auto spans = model.tag_sentences(words);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    std::vector<std::string> tags(sentences[s].size(), "O");
    for (const NerSpan& span : spans[s]) {
      for (std::uint32_t i = span.first_token; i <= span.last_token; ++i) {
        tags[i] = std::string(i == span.first_token ? "B" : "I") + suffix_for(span.type);
      }
    }
    for (std::size_t i = 0; i < tags.size(); ++i) out << sentences[s][i] << '\t' << tags[i] << '\n';
    if (s + 1 < sentences.size()) out << '\n';
  }
}

}  // namespace

int run_ner(const std::string& path, const ResourceSource& resources, std::istream& in, std::ostream& out,
            std::ostream& err) {
  const auto model =
      resources.open("models/ner.bin").and_then([](std::string_view bytes) { return NerModel::load(bytes); });
  if (!model) {
    err << "isnad: " << model.error().where << ": " << model.error().message << "\n";
    return 3;
  }
  if (path.empty() || path == "-") {
    tag_lines(*model, in, out);
    return 0;
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    err << "isnad: " << path << ": cannot be read; give a file of words, one a line\n";
    return 3;
  }
  tag_lines(*model, file, out);
  return 0;
}

}  // namespace isnad::cli
