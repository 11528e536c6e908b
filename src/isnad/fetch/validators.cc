#include "isnad/fetch/validators.h"

#include <algorithm>

namespace isnad {

Validator Validators::of(const std::string& url) const {
  const auto at = by_url_.find(url);
  return at == by_url_.end() ? Validator{} : at->second;
}

void Validators::keep(const std::string& url, Validator validator) {
  const auto clean = [](const std::string& text) { return text.find_first_of("\t\r\n") == std::string::npos; };
  if (!clean(url) || !clean(validator.etag) || !clean(validator.last_modified)) return;
  if (validator.etag.empty() && validator.last_modified.empty())
    by_url_.erase(url);
  else
    by_url_.insert_or_assign(url, std::move(validator));
}

void Validators::load(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos) continue;
    keep(std::string(line.substr(0, first)),
         {std::string(line.substr(first + 1, second - first - 1)), std::string(line.substr(second + 1))});
  }
}

std::string Validators::save() const {
  std::string out;
  for (const auto& [url, validator] : by_url_)
    out += url + "\t" + validator.etag + "\t" + validator.last_modified + "\n";
  return out;
}

}  // namespace isnad
