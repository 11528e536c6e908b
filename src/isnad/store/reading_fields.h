#pragma once
// The fields of a page and of a reading in the order in which they are stored. Each struct is taken apart by name, so a
// field that is added to one of them does not compile here until it is stored too: add it, and raise the version in
// encode_reading.cc. What can be worked out again from the rest is not stored (the analysis, the hash of the text).
#include "isnad/mention/reading.h"
#include "isnad/page/page.h"
#include "isnad/store/value_io.h"

namespace isnad {

template <typename Io, Is<Diagnostic> T>
void fields(Io& io, T& v) {
  auto& [severity, code, where, message, span] = v;
  io.choice(severity, Severity::Error);
  io(code), io(where), io(message), io(span);
}

template <typename Io, Is<PageBlock> T>
void fields(Io& io, T& v) {
  auto& [span, tag, link_density, main] = v;
  io(span), io(tag), io(link_density), io(main);
}

template <typename Io, Is<PageEntry> T>
void fields(Io& io, T& v) {
  auto& [span, time] = v;
  io(span), io(time);
}

template <typename Io, Is<Block> T>
void fields(Io& io, T& v) {
  auto& [span, role] = v;
  io(span);
  io.choice(role, BlockRole::Boilerplate);
}

template <typename Io, Is<Published> T>
void fields(Io& io, T& v) {
  auto& [value, basis, evidence] = v;
  io(value);
  io.choice(basis, PublishedBasis::Url);
  io(evidence);
}

template <typename Io, Is<LiveEntry> T>
void fields(Io& io, T& v) {
  auto& [span, time] = v;
  io(span), io(time);
}

/// Without the text and its hash.
template <typename Io, Is<Article> T>
void fields(Io& io, T& v) {
  auto& [id, source, url, outlet, title, byline, published, updated, language, sha256, text, blocks, entries,
         credits, evidence, diagnostics] = v;
  io(id), io(source), io(url), io(outlet), io(title), io(byline), io(published), io(updated);
  io(language), io(blocks), io(entries), io(credits), io(evidence), io(diagnostics);
}

template <typename Io, Is<EntityMention> T>
void fields(Io& io, T& v) {
  auto& [span, type, entity] = v;
  io(span);
  io.choice(type, EntityType::Other);
  io.index(entity);
}

template <typename Io, Is<Role> T>
void fields(Io& io, T& v) {
  auto& [text, span, side, former] = v;
  io(text), io(span), io(side), io(former);
}

template <typename Io, Is<LocalEntity> T>
void fields(Io& io, T& v) {
  auto& [type, name, name_en, known, side, within, country, roles, mentions] = v;
  io.choice(type, EntityType::Other);
  io(name), io(name_en), io(known), io(side), io(within), io(country), io(roles);
  io.indexes(mentions);
}

template <typename Io, Is<TimeMention> T>
void fields(Io& io, T& v) {
  auto& [span, kind, value, anchored_by_published, anchor, weekday_value, sentence] = v;
  io(span);
  io.choice(kind, TimeKind::Set);
  io(value), io(anchored_by_published), io(anchor), io(weekday_value), io(sentence);
}

template <typename Io, Is<QuantityMention> T>
void fields(Io& io, T& v) {
  auto& [span, low, high, unit, qualifier, measures, ordinal, part_of, sentence] = v;
  io(span), io(low), io(high), io(unit);
  io.choice(qualifier, Qualifier::Between);
  io(measures), io(ordinal);
  io.index(part_of);
  io(sentence);
}

template <typename Io, Is<Quotation> T>
void fields(Io& io, T& v) {
  auto& [span, kind, speaker, speaker_text, speaker_span, cue, via, polarity, modality, sentence] = v;
  io(span);
  io.choice(kind, QuotationKind::Reported);
  io.index(speaker);
  io(speaker_text), io(speaker_span), io(cue), io(via);
  io.choice(polarity, Polarity::Negated);
  io.choice(modality, Modality::Questioned);
  io(sentence);
}

template <typename Io, Is<Statement> T>
void fields(Io& io, T& v) {
  auto& [kind, span, cue, predicate, polarity, modality, actors, targets, holder, actor_text, actor_span, side,
         sentence] = v;
  io.choice(kind, StatementKind::Assessment);
  io(span), io(cue), io(predicate);
  io.choice(polarity, Polarity::Negated);
  io.choice(modality, Modality::Questioned);
  io.indexes(actors), io.indexes(targets), io.index(holder);
  io(actor_text), io(actor_span), io(side), io(sentence);
}

template <typename Io, Is<Evaluation> T>
void fields(Io& io, T& v) {
  auto& [span, polarity, holder] = v;
  io(span), io(polarity);
  io.index(holder);
}

/// Without the analysis.
template <typename Io, Is<Reading> T>
void fields(Io& io, T& v) {
  auto& [article, analysis, mentions, entities, times, quantities, quotations, statements, evaluations, diagnostics] =
      v;
  io(article), io(mentions), io(entities), io(times), io(quantities), io(quotations), io(statements);
  io(evaluations), io(diagnostics);
}

}  // namespace isnad
