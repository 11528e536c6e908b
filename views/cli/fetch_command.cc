#include "fetch_command.h"

#include <unistd.h>

#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

#include "brief.h"
#include "layout.h"

namespace isnad::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kValidators = "validators.tsv";

std::string clock_now(const char* format) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  const std::size_t n = std::strftime(text.data(), text.size(), format, &utc);
  return {text.data(), n};
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Whole or not at all: a cut-off file is never left under the name.
bool write_file(const fs::path& path, const std::string& bytes) {
  const fs::path part = path.string() + ".part";
  std::ofstream file(part, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code error;
  if (file) fs::rename(part, path, error);
  return file.good() && !error;
}

// The archive of one run; it is made with its first page.
class Archive {
 public:
  Archive(std::string folder, std::ostream& out) : folder_(std::move(folder)), out_(out) {}

  bool add(const FetchedPage& page) {
    if (!opened_) open(page.time);
    const std::string record = warc_response(page);
    stream().write(record.data(), static_cast<std::streamsize>(record.size()));
    return stream().good();
  }
  bool close() {
    stream().flush();
    return !opened_ || stream().good();
  }
  [[nodiscard]] bool to_standard_output() const { return folder_ == "-"; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::ostream& stream() { return to_standard_output() ? out_ : file_; }

  void open(const std::string& time) {
    opened_ = true;
    if (!to_standard_output()) {
      std::error_code error;
      fs::create_directories(folder_, error);
      const std::string stem = (fs::path(folder_) / ("isnad-" + clock_now("%Y%m%d-%H%M%S"))).string();
      path_ = stem + ".warc.gz";
      for (int n = 2; fs::exists(path_, error); ++n) path_ = stem + "-" + std::to_string(n) + ".warc.gz";
      file_.open(path_, std::ios::binary);
    }
    const std::string info = warc_info("isnad " ISNAD_VERSION, time);
    stream().write(info.data(), static_cast<std::streamsize>(info.size()));
  }

  std::string folder_;
  std::ostream& out_;
  std::ofstream file_;
  std::string path_;
  bool opened_ = false;
};

std::vector<std::string> list_urls(const FetchCommand& command, std::istream& in) {
  std::vector<std::string> out;
  for (const std::string& url : command.urls) {
    if (url != "-") {
      out.push_back(url);
      continue;
    }
    for (std::string line; std::getline(in, line);) {
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
      if (!line.empty() && line.front() != '#') out.push_back(line);
    }
  }
  return out;
}

}  // namespace

int run_fetch(FetchCommand command, std::istream& in, std::ostream& out, std::ostream& err) {
  command.options.now = [] { return clock_now("%Y-%m-%dT%H:%M:%SZ"); };
  if (command.options.user_agent.empty())
    command.options.user_agent = "isnad/" ISNAD_VERSION " (reads news pages; obeys robots.txt)";
  Fetcher fetcher(command.options);
  Archive archive(command.folder, out);
  const fs::path validators = fs::path(command.folder) / kValidators;
  if (!archive.to_standard_output()) fetcher.validators().load(read_file(validators));
  const std::vector<std::string> urls = list_urls(command, in);
  std::size_t good = 0;
  for (const std::string& url : urls) {
    const Result<FetchedPage> page = fetcher.get(url);
    if (!page) {
      err << "isnad: error: " << tidy(page.error().where) << ": " << tidy(page.error().message) << '\n';
      continue;
    }
    ++good;
    if (page->unchanged) {
      err << "isnad: unchanged: " << tidy(page->url) << '\n';
      continue;
    }
    err << "isnad: fetched: " << tidy(page->url) << " (" << page->answer.body.size() << " bytes)\n";
    if (!archive.add(*page)) break;
  }
  const bool kept = archive.to_standard_output() || good == 0 || archive.path().empty() ||
                    write_file(validators, fetcher.validators().save());
  if (!archive.close() || !kept) {
    err << "isnad: error: " << command.folder << ": the archive could not be written\n";
    return kNotWritten;
  }
  if (!archive.path().empty()) out << archive.path() << '\n';
  out.flush();
  if (good == 0) return kNothingRead;
  return good == urls.size() ? kAllRead : kSomeUnread;
}

}  // namespace isnad::cli
