#include <fmt/core.h>
#include <zlib.h>

#include <limits>

#include "shelf.h"

namespace isnad::http {
namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  ISNAD_ENSURE(text.size() < std::numeric_limits<uInt>::max());
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

}  // namespace

DocumentPtr make_document(std::string body) {
  auto out = std::make_shared<Document>();
  out->packed = gzip(body);
  out->etag = fmt::format("\"{:016x}{:016x}\"", fnv1a(body), fnv1a(body, 1));
  out->body = std::move(body);
  return out;
}

}  // namespace isnad::http
