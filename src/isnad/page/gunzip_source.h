#pragma once
// Gzip as it is read (RFC 1952), member after member. A crawl archive packs each record as a member of its own, so what
// is broken in one member need not cost the others: after a break, next_member() looks for the place where another
// member begins and really unpacks.
#include <zlib.h>

#include <array>
#include <memory>
#include <string>

#include "isnad/page/byte_source.h"

namespace isnad {

class GunzipSource : public ByteSource {
 public:
  explicit GunzipSource(ByteSource& packed);
  ~GunzipSource() override;

  /// Unpacked bytes, across the borders of members; 0 at the end or when a member is broken or cut off.
  std::size_t read(char* out, std::size_t size) override;
  [[nodiscard]] std::string problem() const override { return problem_; }

  /// Gives up the present member and stands at the next one whose unpacked bytes begin with `opening`; false when there
  /// is none.
  bool next_member(std::string_view opening);
  /// Unpacked bytes for each packed one, in the present member. Text is packed to a tenth, seldom to a fiftieth.
  [[nodiscard]] std::uint64_t expansion() const;

  static bool is_gzip(std::string_view head) { return head.starts_with("\x1F\x8B"); }

 private:
  bool fill();
  bool open_member();
  bool opens_with(std::string_view opening) const;

  ByteSource& packed_;
  z_stream stream_{};
  std::string buffer_;  // packed bytes not yet unpacked are buffer_[at_..]
  std::size_t at_ = 0;
  std::size_t member_at_ = 0;  // where the present member begins, as far back as is kept
  bool ended_ = false;         // the packed source has no more
  bool in_member_ = false;
  std::uint64_t in_ = 0;  // of the present member
  std::uint64_t out_ = 0;
  std::string problem_;
};

}  // namespace isnad
