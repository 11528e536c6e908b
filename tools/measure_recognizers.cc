// measure_recognizers [-v] SPECS RESOURCES: runs the Arabic specifications of microsoft/Recognizers-Text (MIT licence)
// as a suite. SPECS is the folder that holds Number/Arabic/NumberModel.json and DateTime/Arabic/DateTimeModel.json;
// RESOURCES is resources/. Prints how many cases hold; -v lists the others.
//
// A number case holds when the numbers found, in order, have the expected values. A time case holds when as many times
// are found as expected and each has one of the expected values, after both are put in one form: seconds and minutes
// that are zero are left out, intervals are written with a slash, a part of the day is no difference. Where the
// specification resolves nothing, finding the expression is enough.
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "isnad/arabic/analyse_text.h"
#include "isnad/mention/civil_day.h"
#include "isnad/mention/find_times.h"

namespace {

using isnad::NumeralLexicon;
using isnad::Reading;
using Json = nlohmann::json;

Reading reading_of(const std::string& text) {
  Reading reading;
  reading.article.text = text;
  reading.article.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, isnad::BlockRole::Body});
  reading.analysis = isnad::analyse_text(reading.article);
  return reading;
}

std::optional<Json> load(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return Json::parse(bytes, nullptr, false);
}

struct Tally {
  int held = 0;
  int all = 0;
};

Tally numbers(const Json& cases, const NumeralLexicon& numerals, bool verbose) {
  isnad::SenseTable table;
  numerals.add_to(table);
  numerals.add_arithmetic_to(table);
  isnad::SensedSentence s;
  Tally tally;
  for (const Json& one : cases) {
    const std::string input = one["Input"];
    std::vector<double> expected;
    for (const Json& result : one["Results"])
      if (result.contains("Resolution") && result["Resolution"].is_object())
        expected.push_back(std::stod(result["Resolution"].value("value", "0")));
    const Reading reading = reading_of(input);
    std::vector<double> found;
    for (const isnad::Sentence& sentence : reading.analysis.sentences) {
      table.read(reading.analysis, sentence, s);
      for (std::uint32_t at = 0; at < s.size();) {
        const auto number = numerals.calculation(s, at);
        if (number) found.push_back(number->value);
        at = number ? number->end : at + 1;
      }
    }
    bool holds = found.size() == expected.size();
    for (std::size_t i = 0; i < found.size() && holds; ++i)
      holds = std::abs(found[i] - expected[i]) <= 1e-9 * std::max(1e-6, std::abs(expected[i]));
    ++tally.all;
    tally.held += holds ? 1 : 0;
    if (holds || !verbose) continue;
    std::cout << "number: " << input << " | expected";
    for (const double value : expected) std::cout << " " << value;
    std::cout << " | found";
    for (const double value : found) std::cout << " " << value;
    std::cout << "\n";
  }
  return tally;
}

/// One form for their TIMEX and our EDTF.
std::string normal(std::string value) {
  if (value.size() > 10 && value[10] == ' ') value[10] = 'T';
  if (value.starts_with("(")) {  // (start,end,length)
    const std::size_t first = value.find(',');
    const std::size_t second = value.find(',', first + 1);
    return normal(value.substr(1, first - 1)) + "/" + normal(value.substr(first + 1, second - first - 1));
  }
  for (const char* part : {"TMO", "TEV", "TAF", "TNI", "TDT"})
    if (value.ends_with(part) && value.size() > 3) value.erase(value.size() - 3);
  if (value.find('T') != std::string::npos && !value.starts_with("P")) {
    if (value.size() - value.find('T') == 9 && value.ends_with(":00")) value.erase(value.size() - 3);
    if (value.size() - value.find('T') == 9) value.erase(value.size() - 3);
    if (value.size() - value.find('T') == 3)
      value += ":00";
    else if (value.size() > 4 && value[value.size() - 3] != ':')
      value = value;
  }
  return value;
}

/// Their end of an interval without an end of ours: "since August" begins in August, "Tuesday morning" is of Tuesday, and
/// a few hours, which they take for three, have no number.
bool begins(const Json& value, const std::string& mine) {
  const std::string start = value.value("start", "");
  const std::string timex = value.value("timex", "");
  const bool day_part = timex.size() > 3 && (timex.ends_with("TMO") || timex.ends_with("TEV") || timex.ends_with("TAF"));
  if (day_part && mine.size() == 10 && start.starts_with(mine)) return true;
  return value.value("Mod", "") == "since" && start == mine + "-01";
}

bool same(const Json& result, const std::string& found, isnad::TimeKind kind) {
  if (!result.contains("Resolution") || !result["Resolution"].is_object() || !result["Resolution"].contains("values"))
    return true;
  const std::string mine = normal(found);
  for (const Json& value : result["Resolution"]["values"]) {
    if (begins(value, mine)) return true;
    const std::string words = result.value("Text", "");
    const bool few = kind == isnad::TimeKind::Duration && mine.empty() && value.value("type", "") == "duration";
    if (few && value.value("timex", "").find('3') != std::string::npos && words.find('3') == std::string::npos) return true;
    for (const char* key : {"timex", "value", "start"}) {
      if (!value.contains(key) || !value[key].is_string()) continue;
      std::string theirs = normal(value[key].get<std::string>());
      if (theirs == mine) return true;
    }
    if (value.contains("start") && value.contains("end") && normal(value["start"]) + "/" + normal(value["end"]) == mine)
      return true;
    if (value.contains("type") && value["type"] == "time" && value.contains("value") &&
        normal("T" + value["value"].get<std::string>()) == mine)
      return true;
  }
  return false;
}

Tally times(const Json& cases, const isnad::TimeLexicon& lexicon, bool verbose) {
  Tally tally;
  for (const Json& one : cases) {
    const std::string input = one["Input"];
    Reading reading = reading_of(input);
    if (one.contains("Context"))
      reading.article.published = isnad::Published{one["Context"].value("ReferenceDateTime", "")};
    isnad::find_times(reading, lexicon);
    const Json& expected = one["Results"];
    bool holds = reading.times.size() == expected.size();
    for (std::size_t i = 0; i < reading.times.size() && holds; ++i) holds = same(expected[i], reading.times[i].value, reading.times[i].kind);
    ++tally.all;
    tally.held += holds ? 1 : 0;
    if (holds || !verbose) continue;
    std::cout << "time: " << input << " | expected";
    for (const Json& result : expected) {
      std::cout << " " << result["Text"].get<std::string>();
      if (result["Resolution"].is_object() && result["Resolution"].contains("values"))
        std::cout << "=" << result["Resolution"]["values"][0].value("timex", "");
    }
    std::cout << " | found";
    for (const isnad::TimeMention& time : reading.times)
      std::cout << " " << isnad::slice(input, time.span) << "=" << time.value;
    std::cout << "\n";
  }
  return tally;
}

int print(const char* name, const std::optional<Json>& cases, Tally tally) {
  if (!cases) {
    std::cerr << "measure_recognizers: no " << name << ".json below the folder of the specifications\n";
    return 1;
  }
  std::cout << name << ": " << tally.held << " of " << tally.all << " cases hold\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool verbose = argc > 1 && std::string_view(argv[1]) == "-v";
  if (argc != (verbose ? 4 : 3)) {
    std::cerr << "usage: measure_recognizers [-v] SPECS RESOURCES\n";
    return 2;
  }
  const std::string specs = argv[argc - 2];
  const auto resources = isnad::directory_source(argv[argc - 1]);
  if (!resources) {
    std::cerr << resources.error().where << ": " << resources.error().message << "\n";
    return 1;
  }
  const auto lexicon = isnad::TimeLexicon::load(**resources);
  if (!lexicon) {
    std::cerr << lexicon.error().where << ": " << lexicon.error().message << "\n";
    return 1;
  }
  const auto number_cases = load(specs + "/Number/Arabic/NumberModel.json");
  const auto time_cases = load(specs + "/DateTime/Arabic/DateTimeModel.json");
  return print("NumberModel", number_cases,
               number_cases ? numbers(*number_cases, lexicon->numerals(), verbose) : Tally{}) +
         print("DateTimeModel", time_cases, time_cases ? times(*time_cases, *lexicon, verbose) : Tally{});
}
