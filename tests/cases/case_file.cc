#include "case_file.h"

#include <algorithm>
#include <array>

namespace isnad::cases {
namespace {

constexpr std::string_view kOpen = "\xC2\xAB";
constexpr std::string_view kClose = "\xC2\xBB";
constexpr std::array kFields = {"published", "outlet", "title", "byline", "url", "language", "id"};

std::string_view trimmed(std::string_view s) {
  const auto from = s.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return s.substr(from, s.find_last_not_of(" \t\r\n") - from + 1);
}

bool starts(std::string_view s, std::string_view with) {
  return s.substr(0, with.size()) == with;
}

/// Reads one expectation line: words, key=value pairs and surfaces, in any order.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : rest_(line) {}

  bool read(Expectation& out, std::string& problem) {
    while (true) {
      rest_ = trimmed(rest_);
      if (rest_.empty() || starts(rest_, "# ")) break;
      if (!read_one(out, problem)) return false;
    }
    if (out.kind.empty()) {
      problem = "a kind is missing: `expect person ...`";
      return false;
    }
    return true;
  }

 private:
  bool read_one(Expectation& out, std::string& problem) {
    if (starts(rest_, kOpen)) return read_surface(out, {}, problem);
    std::size_t i = 0;
    while (i < rest_.size() && rest_[i] != ' ' && rest_[i] != '=' && rest_[i] != ':' &&
           !starts(rest_.substr(i), kOpen)) {
      ++i;
    }
    const std::string word(rest_.substr(0, i));
    if (i < rest_.size() && rest_[i] == ':' && starts(rest_.substr(i + 1), kOpen)) {
      rest_.remove_prefix(i + 1);
      return read_surface(out, word, problem);
    }
    if (i < rest_.size() && rest_[i] == '=') {
      rest_.remove_prefix(i + 1);
      return read_value(out.keys[word], problem);
    }
    i = std::min(rest_.find(' '), rest_.size());
    (out.kind.empty() ? out.kind : out.words.emplace_back()) = std::string(rest_.substr(0, i));
    rest_.remove_prefix(i);
    return true;
  }

  bool read_value(std::string& value, std::string& problem) {
    if (starts(rest_, kOpen)) return read_quoted(value, problem);
    const std::size_t end = std::min(rest_.find(' '), rest_.size());
    value = std::string(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return true;
  }

  bool read_surface(Expectation& out, const std::string& article, std::string& problem) {
    Surface surface{article, {}, 0};
    if (!read_quoted(surface.text, problem)) return false;
    if (starts(rest_, "@")) {
      rest_.remove_prefix(1);
      while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') {
        surface.occurrence = surface.occurrence * 10 + static_cast<std::uint32_t>(rest_[0] - '0');
        rest_.remove_prefix(1);
      }
    }
    out.surfaces.push_back(std::move(surface));
    return true;
  }

  /// Guillemets nest: the surface may hold a quotation.
  bool read_quoted(std::string& text, std::string& problem) {
    int depth = 0;
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      if (starts(rest_.substr(i), kOpen)) ++depth;
      if (starts(rest_.substr(i), kClose) && --depth == 0) {
        text = std::string(rest_.substr(kOpen.size(), i - kOpen.size()));
        rest_.remove_prefix(i + kClose.size());
        return true;
      }
    }
    problem = "a surface is not closed";
    return false;
  }

  std::string_view rest_;
};

class FileReader {
 public:
  FileReader(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  Result<std::vector<Case>> read() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      ++line_;
      if (!take(text_.substr(at, end - at))) return fail(ErrorCode::BadSyntax, where(), problem_);
      at = end + 1;
    }
    finish_case();
    if (cases_.empty()) return fail(ErrorCode::Empty, path_, "no case in this file");
    return std::move(cases_);
  }

 private:
  std::string where() const { return path_ + ":" + std::to_string(line_); }

  bool take(std::string_view raw) {
    const std::string_view line = trimmed(raw);
    if (line == "---") return finish_case();
    if (starts(line, "expect ") || starts(line, "reject ") || starts(line, "todo ")) return expectation(line);
    for (const char* form : {"text", "file", "html"}) {
      if (starts(line, std::string(form) + ":")) return open_text(form, line.substr(5));
    }
    if (starts(line, "article:")) return open_article(trimmed(line.substr(8)));
    if (in_text_) {
      article().text.append(raw).push_back('\n');
      return true;
    }
    if (line.empty()) return true;
    if (line[0] == '#') return comment(line);
    return field(line);
  }

  bool comment(std::string_view line) {
    const std::string_view body = trimmed(line.substr(1));
    if (!starts(body, "why:")) return true;
    new_case_after_expectations();
    current_.why = std::string(trimmed(body.substr(4)));
    return true;
  }

  bool field(std::string_view line) {
    for (const std::string_view name : kFields) {
      if (!starts(line, name) || line.substr(name.size(), 1) != ":") continue;
      new_case_after_expectations();
      if (current_.articles.empty() || !article().form.empty()) new_article({});
      (name == "id" ? article().id : article().fields[std::string(name)]) =
          std::string(trimmed(line.substr(name.size() + 1)));
      return true;
    }
    problem_ = "not a line of a case file: `" + std::string(line) + "`";
    return false;
  }

  bool open_article(std::string_view id) {
    close_text();
    if (!named_) new_case_after_expectations();
    named_ = true;
    new_article(std::string(id));
    return true;
  }

  bool open_text(const char* form, std::string_view first) {
    close_text();
    new_case_after_expectations();
    if (current_.articles.empty() || !article().form.empty()) new_article({});
    article().form = form;
    article().line = line_;
    in_text_ = true;
    first = trimmed(first);
    if (!first.empty()) article().text.append(first).push_back('\n');
    return true;
  }

  bool expectation(std::string_view line) {
    close_text();
    if (current_.articles.empty()) {
      problem_ = "an expectation before any text";
      return false;
    }
    Expectation e;
    e.line = line_;
    e.written = std::string(line);
    e.article = static_cast<std::uint32_t>(current_.articles.size() - 1);
    if (starts(line, "todo ")) {
      e.todo = true;
      line = trimmed(line.substr(5));
    }
    if (!starts(line, "expect ") && !starts(line, "reject ")) {
      problem_ = "after `todo` stands `expect` or `reject`";
      return false;
    }
    e.mode = starts(line, "expect ") ? Expectation::Mode::Expect : Expectation::Mode::Reject;
    if (!LineReader(line.substr(7)).read(e, problem_)) return false;
    current_.expectations.push_back(std::move(e));
    return true;
  }

  /// Without `article:` sections, a text after expectations begins the next case.
  void new_case_after_expectations() {
    if (!named_ && !current_.expectations.empty()) finish_case();
  }

  void new_article(std::string id) {
    if (id.empty()) id = "case-" + std::to_string(line_);
    current_.articles.push_back({std::move(id), {}, {}, {}, line_});
  }

  void close_text() {
    if (!in_text_) return;
    in_text_ = false;
    std::string& text = article().text;
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
  }

  bool finish_case() {
    close_text();
    if (!current_.articles.empty()) cases_.push_back(std::move(current_));
    current_ = {};
    named_ = false;
    return true;
  }

  ArticleText& article() { return current_.articles.back(); }

  std::string_view text_;
  const std::string& path_;
  int line_ = 0;
  bool in_text_ = false;
  bool named_ = false;
  std::string problem_;
  Case current_;
  std::vector<Case> cases_;
};

}  // namespace

Result<std::vector<Case>> parse_cases(std::string_view text, const std::string& path) {
  return FileReader(text, path).read();
}

}  // namespace isnad::cases
