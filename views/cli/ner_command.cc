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

void tag_sentence(const NerModel& model, std::vector<std::string>& words, std::ostream& out) {
  std::vector<std::string> folded;
  for (const std::string& word : words) folded.push_back(fold(word));
  std::vector<std::string> tags(words.size(), "O");
  for (const NerSpan& span : model.tag_words({folded.begin(), folded.end()})) {
    for (std::uint32_t i = span.first_token; i <= span.last_token; ++i) {
      tags[i] = std::string(i == span.first_token ? "B" : "I") + suffix_for(span.type);
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) out << words[i] << '\t' << tags[i] << '\n';
  words.clear();
}

void tag_lines(const NerModel& model, std::istream& in, std::ostream& out) {
  std::vector<std::string> words;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) {
      tag_sentence(model, words, out);
      out << '\n';
    } else {
      words.push_back(line.substr(0, line.find('\t')));
    }
  }
  tag_sentence(model, words, out);
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
