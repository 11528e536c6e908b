#include "isnad/store/bytes.h"

#include <bit>
#include <cstring>

#include <xxhash.h>
#include <zlib.h>

#include "isnad/base/ensure.h"

namespace isnad {
namespace {

constexpr std::string_view kMagic = "ISN";
constexpr std::size_t kHead = kMagic.size() + 2;  // kind, version
constexpr std::size_t kSum = 8;
constexpr int kLevel = 4;  // of deflate: beyond it the blobs shrink by 2 % and the time doubles

std::string big_endian(std::uint64_t value) {
  std::string out(8, '\0');
  for (int i = 7; i >= 0; --i, value >>= 8U) out[static_cast<std::size_t>(i)] = static_cast<char>(value & 0xFFU);
  return out;
}

tl::unexpected<Error> broken(std::string message) {
  return fail(ErrorCode::BadSyntax, "", std::move(message));
}

}  // namespace

void ByteWriter::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) bytes_.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
  bytes_.push_back(static_cast<char>(value));
}

void ByteWriter::difference(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  number((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void ByteWriter::real(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (unsigned shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<char>((bits >> shift) & 0xFFU));
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  bytes_ += value;
}

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) break;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    if (shift == 63 && byte > 1) break;
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) {
      if (byte == 0 && shift > 0) break;  // one value, one writing
      return value;
    }
  }
  fault();
  return 0;
}

std::int64_t ByteReader::difference() {
  const std::uint64_t bits = number();
  return static_cast<std::int64_t>((bits >> 1U) ^ (~(bits & 1U) + 1U));
}

double ByteReader::real() {
  if (rest_.size() < 8) return fault(), 0.0;
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < 8; ++i) bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
  rest_.remove_prefix(8);
  return std::bit_cast<double>(bits);
}

std::string_view ByteReader::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) return fault(), std::string_view{};
  const std::string_view out = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return out;
}

std::string seal(Sealed kind, std::uint8_t version, std::string_view body) {
  std::string out(kMagic);
  out.push_back(static_cast<char>(kind));
  out.push_back(static_cast<char>(version));
  out += body;
  out += big_endian(XXH3_64bits(out.data(), out.size()));
  return out;
}

Result<std::string_view> unseal(Sealed kind, std::uint8_t version, std::string_view bytes) {
  if (bytes.size() < kHead + kSum || !bytes.starts_with(kMagic) || bytes[3] != static_cast<char>(kind)) {
    return broken("not a stored value of the kind expected");
  }
  const std::string_view sealed = bytes.substr(0, bytes.size() - kSum);
  if (bytes.substr(sealed.size()) != big_endian(XXH3_64bits(sealed.data(), sealed.size()))) {
    return broken("its bytes were cut or changed: the checksum does not hold");
  }
  if (bytes[4] != static_cast<char>(version)) return broken("written by another version of the program");
  return sealed.substr(kHead);
}

std::string hash_128(std::string_view bytes) {
  const XXH128_hash_t h = XXH3_128bits(bytes.data(), bytes.size());
  return big_endian(h.high64) + big_endian(h.low64);
}

std::string pack(std::string_view bytes) {
  ByteWriter head;
  head.number(bytes.size());
  std::string out = head.take();
  const std::size_t begin = out.size();
  uLongf size = compressBound(bytes.size());
  out.resize(begin + size);
  const int status = compress2(reinterpret_cast<Bytef*>(out.data() + begin), &size,
                               reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), kLevel);
  ISNAD_ENSURE(status == Z_OK);
  out.resize(begin + size);
  return out;
}

Result<std::string> unpack(std::string_view packed, std::size_t limit) {
  ByteReader head(packed);
  const std::uint64_t size = head.number();
  if (head.failed()) return broken("a packed value without its length");
  if (size > limit) return fail(ErrorCode::TooLarge, "", "a packed value larger than any that is stored");
  packed.remove_prefix(packed.size() - head.left());
  if (size > packed.size() * 1032 + 64) return broken("a packed value whose length cannot be true");  // deflate's best
  std::string out(size, '\0');
  uLongf got = size;
  uLong used = packed.size();
  const int status =
      uncompress2(reinterpret_cast<Bytef*>(out.data()), &got, reinterpret_cast<const Bytef*>(packed.data()), &used);
  if (status != Z_OK || got != size || used != packed.size()) return broken("a packed value that does not unpack");
  return out;
}

}  // namespace isnad
