#include "names_command.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "isnad/isnad.h"
#include "layout.h"

namespace isnad::cli {
namespace {

constexpr const char* kUsage = "usage: isnad names A B | isnad names --tsv FILE\n";

const char* word_for(NameRelation relation) {
  switch (relation) {
    case NameRelation::Same:
      return "same";
    case NameRelation::Variant:
      return "variant";
    case NameRelation::Part:
      return "part";
    case NameRelation::Different:
      break;
  }
  return "different";
}

std::string answer(const NameMatch& match) {
  return fmt::format("{}\t{:.3f}\t{}\t{}\n", match.can_be_one() ? 1 : 0, match.probability, word_for(match.relation),
                     match.reason);
}

// The first two cells with Arabic letters are the pair, so that a column of labels may stand before them; a line that
// begins with '#' is answered with a '#' line, and the answers stay in step with the file.
void answer_lines(const NameModel& model, std::istream& in, std::ostream& out) {
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty() && line.front() == '#') {
      out << "#same\tprobability\trelation\treason\n";
      continue;
    }
    std::vector<std::string_view> pair;
    for (const std::string_view cell : split_list(line, '\t')) {
      if (is_right_to_left(cell) && pair.size() < 2) pair.push_back(cell);
    }
    out << (pair.size() == 2 ? answer(model.compare_names(pair[0], pair[1]))
                             : "0\t0.000\tdifferent\tno pair of names\n");
  }
}

}  // namespace

int run_names(const std::vector<std::string>& arguments, const ResourceSource& resources, std::istream& in,
              std::ostream& out, std::ostream& err) {
  if (arguments.size() != 2) {
    err << kUsage;
    return 2;
  }
  const auto model = NameModel::load(resources);
  if (!model) {
    err << model.error().where << ": " << model.error().message << "\n";
    return 3;
  }
  if (arguments[0] == "--tsv") {
    if (arguments[1] == "-") {
      answer_lines(*model, in, out);
      return 0;
    }
    std::ifstream file(arguments[1], std::ios::binary);
    if (!file) {
      err << arguments[1] << ": cannot be read; give a file of two tab-separated names a line\n";
      return 3;
    }
    answer_lines(*model, file, out);
    return 0;
  }
  const NameMatch match = model->compare_names(arguments[0], arguments[1]);
  out << fmt::format("{} ({:.2f}): {}\n", word_for(match.relation), match.probability, match.reason);
  return match.can_be_one() ? 0 : 1;
}

}  // namespace isnad::cli
