#pragma once
// Pages and readings, packed with what the archive's articles have in common. News are short and alike: zstd with a
// dictionary learnt from some of them takes about half of what either takes alone. The dictionaries stand in the
// archive itself, twice, each copy with its checksum, since without them nothing could be unpacked. A packed value
// carries a checksum of its own, so that one can see whether it is whole without unpacking it.
//
//     0, number of the dictionary (0: none), zstd frame, 4 bytes of XXH3 over all before
//
// What was packed by deflate (bytes.h, archives of format 1) begins with a length above 0 and is unpacked as ever.
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/store/database.h"

struct ZSTD_CCtx_s;
struct ZSTD_CDict_s;
struct ZSTD_DCtx_s;
struct ZSTD_DDict_s;

namespace isnad {

class PackedValues {
 public:
  enum class Kind { Page, Reading };

  /// Requires: `db` outlives it; one thread at a time.
  explicit PackedValues(Database& db);
  ~PackedValues();
  PackedValues(const PackedValues&) = delete;
  PackedValues& operator=(const PackedValues&) = delete;

  [[nodiscard]] std::string pack(Kind kind, std::string_view bytes);
  /// At most `limit` bytes. Errors: BadSyntax, TooLarge, and those of the database.
  [[nodiscard]] Result<std::string> unpack(std::string_view packed, std::size_t limit);
  /// Its bytes are those that were packed, and what it was packed with is there.
  [[nodiscard]] bool is_whole(std::string_view packed);

  /// Learns dictionaries when the archive has grown enough for the first, or for a better one, and packs anew what it
  /// learnt the first from. A step of its own. Errors: those of the database.
  [[nodiscard]] Result<void> learn();
  /// What is wrong with the dictionaries that are kept, one line each.
  [[nodiscard]] std::vector<std::string> find_damage();

 private:
  struct Dictionary;
  struct Sample;
  struct Parts {
    std::string_view frame;
    const Dictionary* dictionary = nullptr;  // none: packed without
  };
  [[nodiscard]] Result<Parts> take_apart(std::string_view packed);
  [[nodiscard]] const Dictionary* find(std::int64_t number);
  /// The number of the newest dictionary; 0: none.
  [[nodiscard]] std::int64_t newest(Kind kind);
  void learn(Kind kind, const std::vector<Sample>& samples);
  [[nodiscard]] std::vector<Sample> draw(Kind kind, std::int64_t versions);

  Database& db_;
  std::unique_ptr<ZSTD_CCtx_s, std::size_t (*)(ZSTD_CCtx_s*)> packing_;
  std::unique_ptr<ZSTD_DCtx_s, std::size_t (*)(ZSTD_DCtx_s*)> unpacking_;
  std::map<std::int64_t, std::unique_ptr<Dictionary>> dictionaries_;  // none: is not there, or damaged
  std::array<std::optional<std::int64_t>, 2> newest_;                 // by kind
  std::int64_t learnt_ = 0;                                           // how often, of two times
};

}  // namespace isnad
