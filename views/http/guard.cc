#include "guard.h"

#include <algorithm>

namespace isnad::http {
namespace {

constexpr std::size_t kMostBuckets = 4096;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view without_port(std::string_view host) {
  const bool bracketed = host.starts_with('[');
  const std::size_t colon = bracketed ? host.find("]:") : host.find(':');
  if (colon == std::string_view::npos) return host;
  const std::size_t end = bracketed ? colon + 1 : colon;
  const std::string_view port = host.substr(end + 1);
  const bool digits = std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? host.substr(0, end) : std::string_view{};
}

}  // namespace

bool host_allowed(std::string_view host_header, const std::vector<std::string>& names) {
  const std::string_view host = without_port(host_header);
  return !host.empty() &&
         std::any_of(names.begin(), names.end(), [&](const std::string& name) { return equal(name, host); });
}

bool same_origin(std::string_view origin, std::string_view sec_fetch_site, std::string_view host_header) {
  if (!sec_fetch_site.empty() && sec_fetch_site != "same-origin" && sec_fetch_site != "none") return false;
  if (origin.empty()) return true;  // no browser: a browser sends it with every POST
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme)) return equal(origin.substr(scheme.size()), host_header);
  }
  return false;
}

bool simple_content_type(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  while (!type.empty() && type.front() == ' ') type.remove_prefix(1);
  return type.empty() || equal(type, "text/plain") || equal(type, "multipart/form-data") ||
         equal(type, "application/x-www-form-urlencoded");
}

bool token_matches(std::string_view authorization, std::string_view token) {
  constexpr std::string_view kScheme = "Bearer ";
  if (token.empty() || authorization.size() < kScheme.size() ||
      !equal(authorization.substr(0, kScheme.size()), kScheme))
    return false;
  const std::string_view given = authorization.substr(kScheme.size());
  unsigned differ = given.size() == token.size() ? 0U : 1U;
  for (std::size_t i = 0; i < given.size(); ++i)
    differ |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(token[i % token.size()]);
  return differ == 0;
}

std::string safe_name(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string out;
  for (const char c : name.substr(0, 200)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out.push_back(c);
  }
  return out.empty() || out == "." || out == ".." || out == "-" ? "article.txt" : out;
}

bool RateLimit::allow(const std::string& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (buckets_.size() > kMostBuckets) buckets_.clear();
  const auto [at, fresh] = buckets_.try_emplace(address, Bucket{per_minute_, now});
  Bucket& bucket = at->second;
  const double minutes = std::chrono::duration<double, std::ratio<60>>(now - bucket.since).count();
  bucket.left = std::min(per_minute_, bucket.left + minutes * per_minute_);
  bucket.since = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

}  // namespace isnad::http
