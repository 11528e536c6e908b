#pragma once
// Small values as bytes and back: numbers as LEB128, texts with their length, all in one sealed envelope of a kind, a
// version and a checksum. The same values give the same bytes on every machine. A reader never fails loudly: after the
// first fault it gives zeros and empty texts and says failed(), so that a caller checks once, at the end, and no length
// that lies can make it allocate more than the bytes that are there.
//
//     seal(Sealed::Reading, 1, body)  ->  "ISN" 'R' version body checksum(8 bytes, XXH3 of all before)
#include <cstdint>
#include <string>
#include <string_view>

#include "isnad/base/result.h"

namespace isnad {

class ByteWriter {
 public:
  void number(std::uint64_t value);
  void difference(std::int64_t value);  // small either way: zigzag
  void real(double value);
  void text(std::string_view value);
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] std::uint64_t number();
  [[nodiscard]] std::int64_t difference();
  [[nodiscard]] double real();
  [[nodiscard]] std::string_view text();  // a view into the bytes
  void fault() {
    failed_ = true;
    rest_ = {};
  }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

enum class Sealed : char { Page = 'P', Reading = 'R', Dossier = 'D', Digest = 'G', Dictionary = 'L' };

[[nodiscard]] std::string seal(Sealed kind, std::uint8_t version, std::string_view body);
/// The body. Errors: BadSyntax for bytes that are not such an envelope, were cut or changed, or have another version.
[[nodiscard]] Result<std::string_view> unseal(Sealed kind, std::uint8_t version, std::string_view bytes);

/// The 128 bits of XXH3 as 16 bytes, most significant first: what contents and fingerprints are told apart by.
[[nodiscard]] std::string hash_128(std::string_view bytes);

/// Deflate (zlib) with the length in front; unpack() gives at most `limit` bytes. Errors: BadSyntax, TooLarge.
[[nodiscard]] std::string pack(std::string_view bytes);
[[nodiscard]] Result<std::string> unpack(std::string_view packed, std::size_t limit);

}  // namespace isnad
