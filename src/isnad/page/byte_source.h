#pragma once
// Bytes that come one after another: a file, standard input, memory, and what is unpacked out of another source.
// Reading never needs the whole, so an archive of any length is read in the memory of one record.
#include <cstddef>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "isnad/base/result.h"

namespace isnad {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Up to `size` bytes into `out`; 0 at the end, and when the source is broken.
  virtual std::size_t read(char* out, std::size_t size) = 0;
  /// Why it ended early; empty when it did not.
  [[nodiscard]] virtual std::string problem() const { return {}; }
};

/// A source whose first bytes can be seen before they are read.
class PeekSource : public ByteSource {
 public:
  /// Requires: `bytes` outlives this.
  explicit PeekSource(ByteSource& bytes) : bytes_(bytes) {}

  /// The first bytes not yet read, as many as `size` if there are so many.
  std::string_view peek(std::size_t size);
  std::size_t read(char* out, std::size_t size) override;
  [[nodiscard]] std::string problem() const override { return bytes_.problem(); }

 private:
  ByteSource& bytes_;
  std::string head_;
};

/// Errors: Unreadable.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);
/// The stream must outlive the source.
[[nodiscard]] std::unique_ptr<ByteSource> stream_source(std::istream& in);
/// The bytes must outlive the source.
[[nodiscard]] std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

}  // namespace isnad
