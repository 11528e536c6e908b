#include "isnad/fetch/write_warc.h"

#include <zlib.h>

#include "isnad/base/sha256.h"
#include "isnad/page/ascii.h"

namespace isnad {
namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

// A name for a record, made of what it holds: the library draws no random numbers.
std::string record_id(const std::string& of) {
  std::string h = sha256_hex(of).substr(0, 32);
  h[12] = '8';  // RFC 9562: a UUID of our own making
  h[16] = 'a';
  return "<urn:uuid:" + h.substr(0, 8) + "-" + h.substr(8, 4) + "-" + h.substr(12, 4) + "-" + h.substr(16, 4) + "-" +
         h.substr(20) + ">";
}

std::string record(const std::string& headers, const std::string& block) {
  return gzip("WARC/1.1\r\n" + headers + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block +
              "\r\n\r\n");
}

std::string stored_head(const std::string& head, std::size_t body) {
  std::string out;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = std::string_view(head).substr(at, end - at);
    at = end + 1;
    if (trim_ascii(line).empty()) break;
    const std::string_view name = line.substr(0, line.find(':'));
    if (same_ascii(name, "content-length")) continue;
    if (same_ascii(name, "transfer-encoding")) out += "X-Crawler-";
    out += std::string(trim_ascii(line)) + "\r\n";
  }
  return out + "Content-Length: " + std::to_string(body) + "\r\n\r\n";
}

}  // namespace

std::string warc_info(const std::string& software, const std::string& time) {
  const std::string block = "software: " + software + "\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n";
  return record("WARC-Type: warcinfo\r\nWARC-Record-ID: " + record_id(block + time) + "\r\nWARC-Date: " + time +
                    "\r\nContent-Type: application/warc-fields\r\n",
                block);
}

std::string warc_response(const FetchedPage& page) {
  const std::string block = stored_head(page.answer.head, page.answer.body.size()) + page.answer.body;
  std::string headers =
      "WARC-Type: response\r\nWARC-Record-ID: " + record_id(page.url + "\n" + page.time + "\n" + block) +
      "\r\nWARC-Date: " + page.time + "\r\nWARC-Target-URI: " + page.url + "\r\n";
  if (!page.answer.ip.empty()) headers += "WARC-IP-Address: " + page.answer.ip + "\r\n";
  headers += "WARC-Payload-Digest: sha256:" + sha256_hex(page.answer.body) +
             "\r\nContent-Type: application/http; msgtype=response\r\n";
  return record(headers, block);
}

}  // namespace isnad
