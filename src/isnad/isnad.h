#pragma once
// What Isnad promises to its users: views, batch drivers, your own program. Everything else is the house's own and may
// change. The route in five calls:
//
//     const auto resources = isnad::embedded_resources();
//     const auto engine = isnad::Engine::load(*resources);
//     auto pages = isnad::collect_sources({"articles/"}, std::cin);
//     auto batch = isnad::read_articles(std::move(pages.pages), *engine, {});
//     const auto dossier = isnad::compile_dossier(std::move(batch.readings), std::move(batch.diagnostics), *engine);
//     std::cout << isnad::to_json(dossier, {});
#include "isnad/arabic/compare_names.h"
#include "isnad/article/find_imprint.h"
#include "isnad/base/diagnostic.h"
#include "isnad/base/ensure.h"
#include "isnad/base/hash.h"
#include "isnad/base/map_in_order.h"
#include "isnad/base/result.h"
#include "isnad/base/span.h"
#include "isnad/base/utf8.h"
#include "isnad/claim/cover_findings.h"
#include "isnad/dossier/claim_report_json.h"
#include "isnad/dossier/dossier.h"
#include "isnad/dossier/names.h"
#include "isnad/dossier/to_events.h"
#include "isnad/dossier/to_json.h"
#include "isnad/dossier/to_json_ld.h"
#include "isnad/dossier/version_diff.h"
#include "isnad/fetch/fetcher.h"
#include "isnad/fetch/write_warc.h"
#include "isnad/lexicon/resource_source.h"
#include "isnad/lexicon/table.h"
#include "isnad/mention/ner_model.h"
#include "isnad/mention/plover_codes.h"
#include "isnad/page/collect_sources.h"
#include "isnad/page/page_stream.h"
#include "isnad/page/part_reader.h"
#include "isnad/page/read_pages.h"
#include "isnad/pipeline/check_claims.h"
#include "isnad/pipeline/compile_dossier.h"
#include "isnad/pipeline/engine.h"
#include "isnad/pipeline/list_stories.h"
#include "isnad/pipeline/read_article.h"
#include "isnad/pipeline/read_articles.h"
#include "isnad/pipeline/read_heap.h"
#include "isnad/store/add_pages.h"
#include "isnad/store/archive.h"
#include "isnad/store/archive_stories.h"
#include "isnad/store/decisions.h"
#include "isnad/store/export_archive.h"
#include "isnad/store/renew_archive.h"
#include "isnad/store/search_archive.h"
#include "isnad/store/verify_archive.h"
#include "isnad/store/watch_feeds.h"
#include "isnad/text/fold.h"
