#include "isnad/lexicon/phrase_table.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "isnad/base/ensure.h"
#include "isnad/base/hash.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

constexpr std::string_view kAlefLam = "\xD8\xA7\xD9\x84";
constexpr std::string_view kLam = "\xD9\x84";

bool ends_word(std::string_view folded, std::size_t at) {
  return at >= folded.size() || folded[at] == ' ' || folded[at] == '\n';
}

}  // namespace

void PhraseTable::add(std::string_view phrase, std::uint32_t payload) {
  std::string folded = fold_phrase(phrase);
  if (folded.empty()) return;
  ++added_;
  if (folded.starts_with(kAlefLam) && folded.size() > kAlefLam.size() + 2) {
    const std::string_view bare = std::string_view(folded).substr(kAlefLam.size());
    std::string swallowed(kLam);  // before a stem that itself begins with lam only two lams are written
    if (!bare.starts_with(kLam)) swallowed += kLam;
    swallowed += bare;
    pending_.push_back({std::move(swallowed), payload, static_cast<std::uint8_t>(kLam.size())});
  }
  pending_.push_back({std::move(folded), payload, 0});
}

void PhraseTable::build() {
  struct Entry {
    std::vector<std::uint32_t> payloads;
    std::uint8_t swallowed = 0;
    bool more = false;
  };
  std::unordered_map<std::string, std::uint32_t> index;
  std::vector<std::pair<std::string, Entry>> entries;
  const auto entry_of = [&](std::string text) -> Entry& {
    const auto [it, fresh] = index.try_emplace(text, static_cast<std::uint32_t>(entries.size()));
    if (fresh) entries.emplace_back(std::move(text), Entry{});
    return entries[it->second].second;
  };
  for (const bool swallowed : {false, true}) {
    for (const Pending& p : pending_) {
      if ((p.swallowed != 0) != swallowed) continue;
      Entry& entry = entry_of(p.phrase);
      if (swallowed && !entry.payloads.empty() && entry.swallowed == 0) continue;  // a phrase written so wins
      entry.swallowed = p.swallowed;
      if (std::find(entry.payloads.begin(), entry.payloads.end(), p.payload) == entry.payloads.end()) {
        entry.payloads.push_back(p.payload);
      }
    }
  }
  for (const Pending& p : pending_) {
    for (std::size_t at = p.phrase.find(' '); at != std::string::npos; at = p.phrase.find(' ', at + 1)) {
      entry_of(p.phrase.substr(0, at)).more = true;
    }
  }
  pending_.clear();
  pending_.shrink_to_fit();
  slots_.assign(std::bit_ceil(entries.size() * 2 + 2), Node{});
  begins_.reset(entries.size());
  for (const auto& [text, entry] : entries) {
    Node node;
    node.hash = word_hash(text);
    node.text = static_cast<std::uint32_t>(pool_.size());
    node.length = static_cast<std::uint32_t>(text.size());
    node.first = static_cast<std::uint32_t>(payloads_.size());
    ISNAD_ENSURE(entry.payloads.size() < 0xFFFF);
    node.count = static_cast<std::uint16_t>(entry.payloads.size());
    node.swallowed = entry.swallowed;
    node.more = entry.more;
    pool_ += text;
    if (text.find(' ') == std::string::npos) begins_.add(text);
    payloads_.insert(payloads_.end(), entry.payloads.begin(), entry.payloads.end());
    std::size_t slot = node.hash & (slots_.size() - 1);
    while (slots_[slot].length != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = node;
  }
}

const PhraseTable::Node* PhraseTable::look_up(std::string_view text) const {
  if (slots_.empty() || text.empty()) return nullptr;
  const std::uint64_t hash = word_hash(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot].length != 0; slot = (slot + 1) & mask) {
    const Node& node = slots_[slot];
    if (node.hash == hash && std::string_view(pool_).substr(node.text, node.length) == text) return &node;
  }
  return nullptr;
}

template <typename F>
void PhraseTable::walk(std::string_view folded, std::uint32_t from, F&& visit) const {
  std::size_t end = from;
  while (!ends_word(folded, end)) ++end;
  if (slots_.empty() || !begins_.may_hold(folded.substr(from, end - from))) return;
  while (true) {
    while (!ends_word(folded, end)) ++end;
    const Node* node = look_up(folded.substr(from, end - from));
    if (node == nullptr) return;
    if (node->count != 0) visit(*node, static_cast<std::uint32_t>(end));
    if (!node->more || end >= folded.size() || folded[end] == '\n') return;
    ++end;
  }
}

PhraseTable::Match PhraseTable::to_match(const Node& node, std::uint32_t from, std::uint32_t end) const {
  return {from + node.swallowed, end, std::span(payloads_).subspan(node.first, node.count)};
}

std::vector<PhraseTable::Match> PhraseTable::match(std::string_view folded, std::uint32_t from) const {
  std::vector<Match> matches;
  walk(folded, from, [&](const Node& node, std::uint32_t end) { matches.push_back(to_match(node, from, end)); });
  std::reverse(matches.begin(), matches.end());
  return matches;
}

PhraseTable::Match PhraseTable::longest(std::string_view folded, std::uint32_t from) const {
  Match best;
  walk(folded, from, [&](const Node& node, std::uint32_t end) { best = to_match(node, from, end); });
  return best;
}

std::span<const std::uint32_t> PhraseTable::find(std::string_view folded_phrase) const {
  const Node* node = look_up(folded_phrase);
  if (node == nullptr || node->swallowed != 0) return {};
  return std::span(payloads_).subspan(node->first, node->count);
}

}  // namespace isnad
