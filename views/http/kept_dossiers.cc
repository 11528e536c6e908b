#include "kept_dossiers.h"

#include <algorithm>

namespace isnad::http {

std::size_t KeptDossiers::bytes_of(const KeptDossier& kept) {
  std::size_t bytes = 0;
  for (const DocumentPtr& one : {kept.dossier, kept.entities}) bytes += one ? one->body.size() + one->packed.size() : 0;
  return bytes;
}

KeptDossier KeptDossiers::find(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto at = entries_.find(name);
  if (at == entries_.end()) return {};
  at->second.asked = ++clock_;
  return at->second.kept;
}

void KeptDossiers::put(const std::string& name, KeptDossier kept) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entries_[name];
  bytes_ += bytes_of(kept) - bytes_of(entry.kept);
  entry = {std::move(kept), ++clock_};
  while (bytes_ > most_bytes_ && entries_.size() > 1) {
    const auto oldest = std::min_element(entries_.begin(), entries_.end(),
                                         [](const auto& a, const auto& b) { return a.second.asked < b.second.asked; });
    bytes_ -= bytes_of(oldest->second.kept);
    entries_.erase(oldest);
  }
}

std::vector<std::pair<std::string, std::int64_t>> KeptDossiers::names() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::pair<std::string, std::int64_t>> out;
  out.reserve(entries_.size());
  for (const auto& [name, entry] : entries_) out.emplace_back(name, entry.kept.story);
  return out;
}

void KeptDossiers::drop(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto at = entries_.find(name);
  if (at == entries_.end()) return;
  bytes_ -= bytes_of(at->second.kept);
  entries_.erase(at);
}

}  // namespace isnad::http
