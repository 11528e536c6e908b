#pragma once
// One record of an archive as pages: the HTTP response is taken apart, its body unpacked and read as the document that
// its headers and its bytes say it is. What holds no article -- a picture, a script, a redirect, a page that was not
// found -- gives nothing and needs no diagnostic: a crawl is full of them.
#include "isnad/page/page_batch.h"
#include "isnad/page/page_options.h"
#include "isnad/page/warc_reader.h"

namespace isnad {

[[nodiscard]] PageBatch read_warc_record(WarcRecord&& record, const PageOptions& options);

}  // namespace isnad
