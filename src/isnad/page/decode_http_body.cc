#include "isnad/page/decode_http_body.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <array>
#include <charconv>
#include <memory>
#include <vector>

#include "isnad/base/utf8.h"
#include "isnad/page/ascii.h"

namespace isnad {
namespace {

constexpr std::size_t kStep = 64 * 1024;
constexpr std::size_t kMostCodings = 4;  // a body packed more often than this is a trick

struct Unpacked {
  std::string bytes;
  bool whole = false;  // the coding's own end was reached
  bool too_large = false;
  bool corrupt = false;  // not merely cut off: what came out may be garbage
};

// windowBits: 15 + 32 gzip or zlib by its head, -15 deflate without any.
Unpacked inflate_all(std::string_view packed, int window_bits, std::size_t limit) {
  Unpacked out;
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, kStep> buffer{};
  int status = Z_OK;
  while (status == Z_OK || (status == Z_STREAM_END && stream.avail_in > 0)) {
    if (status == Z_STREAM_END) {
      // Another member, or padding.
      if (stream.avail_in < 2 || stream.next_in[0] != 0x1F || stream.next_in[1] != 0x8B) break;
      inflateReset(&stream);
    }
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = buffer.size();
    status = inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = buffer.size() - stream.avail_out;
    if (out.bytes.size() + made > limit) {
      out.too_large = true;
      break;
    }
    out.bytes.append(buffer.data(), made);
  }
  out.whole = status == Z_STREAM_END;
  out.corrupt = !out.whole && status != Z_OK && status != Z_BUF_ERROR;
  inflateEnd(&stream);
  return out;
}

Unpacked unbrotli(std::string_view packed, std::size_t limit) {
  Unpacked out;
  struct Close {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
  };
  const std::unique_ptr<BrotliDecoderState, Close> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  if (!state) return out;
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t left = packed.size();
  std::array<std::uint8_t, kStep> buffer{};
  while (true) {
    std::uint8_t* next_out = buffer.data();
    std::size_t room = buffer.size();
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state.get(), &left, &next_in, &room, &next_out, nullptr);
    const std::size_t made = buffer.size() - room;
    if (out.bytes.size() + made > limit) {
      out.too_large = true;
      return out;
    }
    out.bytes.append(reinterpret_cast<const char*>(buffer.data()), made);
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) continue;
    out.whole = result == BROTLI_DECODER_RESULT_SUCCESS;
    out.corrupt = result == BROTLI_DECODER_RESULT_ERROR;
    return out;
  }
}

// The chunks of RFC 9112, section 7.1, put together. `whole` only with the last chunk of size 0; empty and not whole
// when the bytes are not chunks at all.
Unpacked unchunk(std::string_view bytes) {
  Unpacked out;
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::size_t size = 0;
    const char* const begin = bytes.data() + at;
    const auto [end, error] = std::from_chars(begin, bytes.data() + bytes.size(), size, 16);
    if (error != std::errc() || end == begin || end - begin > 8) return out;
    at += static_cast<std::size_t>(end - begin);
    const std::size_t line = bytes.find('\n', at);
    if (line == std::string_view::npos) return out;
    const std::string_view rest = trim_ascii(bytes.substr(at, line - at));
    if (!rest.empty() && rest.front() != ';') return out;
    at = line + 1;
    if (size == 0) {
      out.whole = true;
      return out;
    }
    out.bytes += bytes.substr(at, size);
    if (bytes.size() - at < size) return out;
    at += size;
    if (at < bytes.size() && bytes[at] == '\r') ++at;
    if (at < bytes.size() && bytes[at] == '\n') ++at;
  }
  return out;
}

// The body was stored unpacked under a header that says otherwise: it reads as text.
bool reads_as_text(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 512);
  const std::string_view seen = trim_ascii(head);
  if (seen.empty()) return true;
  if (seen.front() == '<' || seen.front() == '{' || seen.front() == '[') return true;
  return find_invalid_utf8(head.substr(0, head.size() > 3 ? head.size() - 3 : 0)) == std::string_view::npos &&
         head.find('\0') == std::string_view::npos;
}

std::vector<std::string> list_of(std::string_view value) {
  std::vector<std::string> out;
  while (!value.empty()) {
    const std::size_t comma = value.find(',');
    if (std::string item = lower_ascii(trim_ascii(value.substr(0, comma))); !item.empty())
      out.push_back(std::move(item));
    if (comma == std::string_view::npos) break;
    value.remove_prefix(comma + 1);
  }
  return out;
}

Unpacked undo(const std::string& coding, std::string_view bytes, std::size_t limit) {
  if (coding == "br") return unbrotli(bytes, limit);
  if (coding == "gzip" || coding == "x-gzip") return inflate_all(bytes, 15 + 32, limit);
  // "deflate" should be zlib; servers also send it bare.
  Unpacked zlib = inflate_all(bytes, 15, limit);
  return zlib.bytes.empty() && !zlib.too_large ? inflate_all(bytes, -15, limit) : zlib;
}

}  // namespace

std::string_view HttpResponse::header(const std::string& name) const {
  const auto at = headers.find(name);
  return at == headers.end() ? std::string_view() : std::string_view(at->second);
}

Result<HttpResponse> parse_http_response(std::string_view message) {
  if (!message.starts_with("HTTP/")) return fail(ErrorCode::BadSyntax, {}, "no HTTP response in the record");
  HttpResponse out;
  std::size_t at = 0;
  std::string last;
  for (bool first = true; at < message.size(); first = false) {
    std::size_t end = message.find('\n', at);
    if (end == std::string_view::npos) end = message.size();
    const std::string_view line = message.substr(at, end - at);
    at = std::min(end + 1, message.size());
    if (first) {
      const std::size_t space = line.find(' ');
      const std::string_view code = space == std::string_view::npos ? line : line.substr(space + 1);
      std::from_chars(code.data(), code.data() + code.size(), out.status);
      if (out.status == 0) return fail(ErrorCode::BadSyntax, {}, "no HTTP status in the record");
      continue;
    }
    if (trim_ascii(line).empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !last.empty()) {
      out.headers[last] += " " + std::string(trim_ascii(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    last = lower_ascii(trim_ascii(line.substr(0, colon)));
    out.headers[last] = trim_ascii(line.substr(colon + 1));
  }
  out.body = message.substr(at);
  return out;
}

Result<HttpBody> decode_http_body(const HttpResponse& response, std::size_t limit) {
  HttpBody out;
  std::string_view body = response.body;
  std::string held;
  if (const auto codings = list_of(response.header("transfer-encoding"));
      !codings.empty() && codings.back() == "chunked") {
    Unpacked joined = unchunk(body);
    if (!joined.whole && !joined.bytes.empty()) out.problem = "the chunked body is cut off";
    if (joined.whole || !joined.bytes.empty()) {
      held = std::move(joined.bytes);
      body = held;
    }
  }
  std::vector<std::string> codings = list_of(response.header("content-encoding"));
  if (codings.empty() && body.starts_with("\x1F\x8B")) codings.emplace_back("gzip");
  if (codings.size() > kMostCodings)
    return fail(ErrorCode::BadSyntax, {},
                "the body is packed more than " + std::to_string(kMostCodings) + " times over");
  while (!codings.empty()) {
    const std::string coding = std::move(codings.back());
    codings.pop_back();
    if (coding == "identity" || coding == "none" || body.empty()) continue;
    if (coding != "gzip" && coding != "x-gzip" && coding != "deflate" && coding != "br") {
      if (reads_as_text(body)) continue;
      return fail(ErrorCode::BadSyntax, {},
                  "the body is packed as \"" + coding.substr(0, 40) + "\", which is not read");
    }
    const bool gzip = coding == "gzip" || coding == "x-gzip";
    if (gzip && !body.starts_with("\x1F\x8B")) continue;
    Unpacked unpacked = undo(coding, body, limit);
    if (!gzip && !unpacked.whole && reads_as_text(body)) continue;
    if (unpacked.too_large)
      return fail(ErrorCode::TooLarge, {}, "the body unpacks to more than " + std::to_string(limit) + " bytes");
    if (!unpacked.whole) {
      if (unpacked.bytes.empty() || unpacked.corrupt)
        return fail(ErrorCode::BadSyntax, {}, "the body is no valid " + coding);
      out.problem = "the " + coding + " body is cut off";
    }
    held = std::move(unpacked.bytes);
    body = held;
  }
  if (body.size() > limit)
    return fail(ErrorCode::TooLarge, {}, "the body has more than " + std::to_string(limit) + " bytes");
  if (body.data() == held.data() && !held.empty())
    out.bytes = std::move(held);
  else
    out.bytes = std::string(body);
  return out;
}

std::string media_type(std::string_view content_type) {
  return lower_ascii(trim_ascii(content_type.substr(0, content_type.find(';'))));
}

std::string media_parameter(std::string_view content_type, std::string_view name) {
  for (std::size_t at = content_type.find(';'); at != std::string_view::npos;) {
    const std::size_t next = content_type.find(';', at + 1);
    const std::string_view pair = content_type.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && same_ascii(trim_ascii(pair.substr(0, equals)), name)) {
      std::string_view value = trim_ascii(pair.substr(equals + 1));
      while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
      while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
      return std::string(value);
    }
    at = next;
  }
  return {};
}

}  // namespace isnad
