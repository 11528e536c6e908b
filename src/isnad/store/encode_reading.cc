#include "isnad/store/encode_reading.h"

#include <algorithm>

#include "isnad/arabic/analyse_text.h"
#include "isnad/base/sha256.h"
#include "isnad/store/bytes.h"
#include "isnad/store/reading_fields.h"

namespace isnad {
namespace {

tl::unexpected<Error> broken(const char* message) {
  return fail(ErrorCode::BadSyntax, "", message);
}

bool all_below(const std::vector<std::uint32_t>& indexes, std::size_t limit) {
  return std::all_of(indexes.begin(), indexes.end(), [&](std::uint32_t i) { return i < limit; });
}

bool blocks_in_order(const std::vector<Block>& blocks) {
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (blocks[i].span.begin < blocks[i - 1].span.end) return false;
  }
  return true;
}

/// Indexes point at what is there. Sentences can only be checked where the analysis is.
bool is_consistent(const Reading& r, bool sentences) {
  const std::size_t entities = r.entities.size();
  const auto entity = [&](std::uint32_t i) { return i == kNone || i < entities; };
  const auto sentence = [&](std::uint32_t i) {
    return !sentences || i < std::max<std::size_t>(1, r.analysis.sentences.size());
  };
  for (const EntityMention& m : r.mentions)
    if (m.entity >= entities) return false;
  for (const LocalEntity& e : r.entities)
    if (!all_below(e.mentions, r.mentions.size())) return false;
  for (const TimeMention& t : r.times)
    if (!sentence(t.sentence)) return false;
  for (const QuantityMention& q : r.quantities)
    if (!sentence(q.sentence) || (q.part_of != kNone && q.part_of >= r.quantities.size())) return false;
  for (const Quotation& q : r.quotations)
    if (!sentence(q.sentence) || !entity(q.speaker)) return false;
  for (const Statement& s : r.statements) {
    if (!sentence(s.sentence) || !entity(s.holder)) return false;
    if (!all_below(s.actors, entities) || !all_below(s.targets, entities)) return false;
  }
  for (const Evaluation& e : r.evaluations)
    if (!entity(e.holder)) return false;
  return blocks_in_order(r.article.blocks);
}

}  // namespace

std::string encode_page(const Page& page) {
  const auto& [id, source, kind, text, blocks, entries, metadata, diagnostics] = page;
  ValueWriter io;
  io(text), io(id), io(source);
  io.choice(kind, PageKind::Record);
  io(blocks), io(entries), io(metadata), io(diagnostics);
  return seal(Sealed::Page, kPageVersion, io.take());
}

Result<Page> decode_page(std::string_view bytes) {
  const auto body = unseal(Sealed::Page, kPageVersion, bytes);
  if (!body) return tl::unexpected(body.error());
  Page page;
  auto& [id, source, kind, text, blocks, entries, metadata, diagnostics] = page;
  ValueReader io(*body);
  io(text);
  io.set_text(text);
  io(id), io(source);
  io.choice(kind, PageKind::Record);
  io(blocks), io(entries), io(metadata), io(diagnostics);
  if (!io.complete() || find_invalid_utf8(text) != std::string::npos) return broken("a stored page that is not one");
  return page;
}

std::string encode_reading(const Reading& reading, TextPlace place) {
  ValueWriter io;
  io(place == TextPlace::Inside);
  io(place == TextPlace::Inside ? reading.article.text : hash_128(reading.article.text));
  io(reading);
  return seal(Sealed::Reading, kReadingVersion, io.take());
}

Result<Reading> decode_reading(std::string_view bytes, std::string_view text, WithAnalysis analysis) {
  const auto body = unseal(Sealed::Reading, kReadingVersion, bytes);
  if (!body) return tl::unexpected(body.error());
  Reading reading;
  std::string& own = reading.article.text;
  ValueReader io(*body);
  bool inside = false;
  io(inside), io(own);
  if (!inside && !io.failed()) {
    if (own != hash_128(text)) return broken("a stored reading of another text than the one given");
    own = text;
  }
  if (find_invalid_utf8(own) != std::string::npos) return broken("a stored text that is not UTF-8");
  io.set_text(own);
  io(reading);
  if (!io.complete() || !blocks_in_order(reading.article.blocks)) return broken("a stored reading that is not one");
  reading.article.sha256 = sha256_hex(own);
  if (analysis == WithAnalysis::Yes) reading.analysis = analyse_text(reading.article);
  if (!is_consistent(reading, analysis == WithAnalysis::Yes)) return broken("a stored reading that contradicts itself");
  return reading;
}

}  // namespace isnad
