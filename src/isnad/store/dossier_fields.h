#pragma once
// The fields of a compiled dossier in the order in which they are stored; its readings are stored apart. As in
// reading_fields.h, a field that is added to one of these structs does not compile here until it is stored too.
#include "isnad/dossier/dossier.h"
#include "isnad/store/reading_fields.h"

namespace isnad {

/// A span in the text of one of several readings: checked against that text when all is read (encode_dossier.cc).
template <typename Io, typename S>
void loose_span(Io& io, S& span) {
  auto& [begin, end] = span;
  io(begin), io(end);
}

template <typename Io, Is<Evidence> T>
void fields(Io& io, T& v) {
  auto& [reading, span] = v;
  io(reading), loose_span(io, span);
}

template <typename Io, Is<Entity::Local> T>
void fields(Io& io, T& v) {
  auto& [reading, entity] = v;
  io(reading), io(entity);
}

template <typename Io, Is<Entity> T>
void fields(Io& io, T& v) {
  auto& [id, type, name, name_en, known, side, within, locals, merge_reason] = v;
  io(id);
  io.choice(type, EntityType::Other);
  io(name), io(name_en), io(known), io(side), io(within), io(locals), io(merge_reason);
}

template <typename Io, Is<Related> T>
void fields(Io& io, T& v) {
  auto& [story, why] = v;
  io(story), io(why);
}

template <typename Io, Is<Story> T>
void fields(Io& io, T& v) {
  auto& [id, label_ar, label_en, readings, related] = v;
  io(id), io(label_ar), io(label_en), io(readings), io(related);
}

template <typename Io, Is<Passage> T>
void fields(Io& io, T& v) {
  auto& [from, to] = v;
  loose_span(io, from), loose_span(io, to);
}

template <typename Io, Is<Copy> T>
void fields(Io& io, T& v) {
  auto& [from, to, overlap, passages, why] = v;
  io(from), io(to), io(overlap), io(passages), io(why);
}

template <typename Io, Is<Credit> T>
void fields(Io& io, T& v) {
  auto& [reading, agency, passage] = v;
  io(reading), io(agency), loose_span(io, passage);
}

template <typename Io, Is<Lineage> T>
void fields(Io& io, T& v) {
  auto& [copies, credits] = v;
  io(copies), io(credits);
}

/// A value that is about to be read: it has no evidence of its own yet.
inline FindingValue blank_of(FindingValue* /*type*/) {
  FindingValue value("", {});
  value.evidence.clear();
  return value;
}

template <typename Io, Is<FindingValue> T>
void fields(Io& io, T& v) {
  auto& [value, label_ar, label_en, evidence, independent, attributed_to, as_of] = v;
  io(value), io(label_ar), io(label_en), io(evidence), io(independent);
  io.index(attributed_to);
  io(as_of);
}

template <typename Io, Is<Wording> T>
void fields(Io& io, T& v) {
  auto& [evidence, kind, changed] = v;
  io(evidence);
  io.choice(kind, WordingKind::Translated);
  io.list(changed, [](auto& each, auto& span) { loose_span(each, span); });
}

template <typename Io, Is<Finding> T>
void fields(Io& io, T& v) {
  auto& [kind, about_ar, about_en, status, conflict, values, wordings, weight] = v;
  io.choice(kind, FindingKind::Statement);
  io(about_ar), io(about_en);
  io.choice(status, FindingStatus::Conflicting);
  io(conflict), io(values), io(wordings), io(weight);
}

template <typename Io, Is<TimelineEntry> T>
void fields(Io& io, T& v) {
  auto& [date, label_ar, evidence] = v;
  io(date), io(label_ar), io(evidence);
}

template <typename Io, Is<Framing> T>
void fields(Io& io, T& v) {
  auto& [reading, polarity, terms] = v;
  io(reading), io(polarity);
  io.list(terms, [](auto& each, auto& term) { loose_span(each, term); });
}

template <typename Io, Is<StoryAccount> T>
void fields(Io& io, T& v) {
  auto& [story, lineage, findings, timeline, framing] = v;
  io(story), io(lineage), io(findings), io(timeline), io(framing);
}

}  // namespace isnad
