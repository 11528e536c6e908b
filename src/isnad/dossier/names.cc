#include "isnad/dossier/names.h"

namespace isnad {
namespace {

template <typename Enum, std::size_t N>
std::string_view pick(const std::string_view (&names)[N], Enum value) {
  const auto at = static_cast<std::size_t>(value);
  ISNAD_ENSURE(at < N);
  return names[at];
}

}  // namespace

std::string_view name(BlockRole role) {
  static constexpr std::string_view kNames[] = {"title",   "heading", "lead",     "body",       "list-item",
                                                "caption", "byline",  "dateline", "boilerplate"};
  return pick(kNames, role);
}

std::string_view name(PublishedBasis basis) {
  static constexpr std::string_view kNames[] = {"metadata", "feed", "dateline", "given", "url"};
  return pick(kNames, basis);
}

std::string_view name(EntityType type) {
  static constexpr std::string_view kNames[] = {"person", "place", "organisation", "event", "other"};
  return pick(kNames, type);
}

std::string_view name(TimeKind kind) {
  static constexpr std::string_view kNames[] = {"date", "time", "duration", "set"};
  return pick(kNames, kind);
}

std::string_view name(Qualifier qualifier) {
  static constexpr std::string_view kNames[] = {"exact", "about", "over", "under", "between"};
  return pick(kNames, qualifier);
}

std::string_view name(QuotationKind kind) {
  static constexpr std::string_view kNames[] = {"direct", "reported"};
  return pick(kNames, kind);
}

std::string_view name(StatementKind kind) {
  static constexpr std::string_view kNames[] = {"event", "outcome", "plan", "position", "participation", "assessment"};
  return pick(kNames, kind);
}

std::string_view name(Polarity polarity) {
  static constexpr std::string_view kNames[] = {"affirmed", "negated"};
  return pick(kNames, polarity);
}

std::string_view name(Modality modality) {
  static constexpr std::string_view kNames[] = {"asserted",    "possible", "expected",  "reported",
                                                "conditional", "future",   "questioned"};
  return pick(kNames, modality);
}

std::string_view name(FindingKind kind) {
  static constexpr std::string_view kNames[] = {"date",      "place",   "duration", "quantity", "participation", "role",
                                                "quotation", "outcome", "plan",     "position", "statement"};
  return pick(kNames, kind);
}

std::string_view name(FindingStatus status) {
  static constexpr std::string_view kNames[] = {"corroborated", "single-source", "conflicting"};
  return pick(kNames, status);
}

std::string_view name(WordingKind kind) {
  static constexpr std::string_view kNames[] = {"verbatim", "shortened", "altered", "paraphrased", "translated"};
  return pick(kNames, kind);
}

std::string_view name(Severity severity) {
  static constexpr std::string_view kNames[] = {"note", "warning", "error"};
  return pick(kNames, severity);
}

}  // namespace isnad
