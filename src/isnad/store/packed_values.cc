#include "isnad/store/packed_values.h"

#include <algorithm>
#include <cstdlib>

#include <xxhash.h>
#include <zdict.h>
#include <zstd.h>

#include "isnad/base/ensure.h"
#include "isnad/store/bytes.h"

namespace isnad {
namespace {

constexpr int kLevel = 6;
constexpr std::size_t kDictionary = 64U << 10U;  // bytes
constexpr std::int64_t kSamples = 1500;
constexpr std::int64_t kFirst = 1000;    // versions in the archive: enough to learn from
constexpr std::int64_t kBetter = 20000;  // enough to learn from articles of many days
constexpr std::size_t kLargest = 256U << 20U;
constexpr std::size_t kSum = 4;

const char* name(PackedValues::Kind kind) {
  return kind == PackedValues::Kind::Page ? "page" : "reading";
}

std::string sum_of(std::string_view bytes) {
  const XXH64_hash_t h = XXH3_64bits(bytes.data(), bytes.size());
  std::string out(kSum, '\0');
  for (std::size_t i = 0; i < kSum; ++i) out[i] = static_cast<char>((h >> (8 * i)) & 0xFFU);
  return out;
}

tl::unexpected<Error> broken(const char* message) {
  return fail(ErrorCode::BadSyntax, "", message);
}

bool is_zstd(std::string_view packed) {
  return !packed.empty() && packed.front() == '\0';
}

}  // namespace

struct PackedValues::Dictionary {
  std::unique_ptr<ZSTD_CDict, std::size_t (*)(ZSTD_CDict*)> packing;
  std::unique_ptr<ZSTD_DDict, std::size_t (*)(ZSTD_DDict*)> unpacking;

  explicit Dictionary(std::string_view bytes)
      : packing(ZSTD_createCDict(bytes.data(), bytes.size(), kLevel), ZSTD_freeCDict),
        unpacking(ZSTD_createDDict(bytes.data(), bytes.size()), ZSTD_freeDDict) {
    ISNAD_ENSURE(packing != nullptr && unpacking != nullptr);
  }
};

struct PackedValues::Sample {
  std::int64_t version = 0;
  std::string bytes;
};

PackedValues::PackedValues(Database& db)
    : db_(db), packing_(ZSTD_createCCtx(), ZSTD_freeCCtx), unpacking_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
  ISNAD_ENSURE(packing_ != nullptr && unpacking_ != nullptr);
  ZSTD_CCtx_setParameter(packing_.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(packing_.get(), ZSTD_c_dictIDFlag, 0);
}

PackedValues::~PackedValues() = default;

const PackedValues::Dictionary* PackedValues::find(std::int64_t number) {
  if (const auto known = dictionaries_.find(number); known != dictionaries_.end() && known->second)
    return known->second.get();
  std::unique_ptr<Dictionary> found;
  for (const std::int64_t key : {number, -number}) {  // and its copy
    SqlStatement& row = db_("SELECT bytes FROM dictionary WHERE key = ?1").bind(key);
    if (row.step()) {
      if (const auto bytes = unseal(Sealed::Dictionary, 1, row.blob(0)); bytes)
        found = std::make_unique<Dictionary>(*bytes);
    }
    row.reset();
    if (found) break;
  }
  return (dictionaries_[number] = std::move(found)).get();
}

std::int64_t PackedValues::newest(Kind kind) {
  auto& known = newest_[static_cast<std::size_t>(kind)];
  if (!known) {
    SqlStatement& row =
        db_("SELECT key FROM dictionary WHERE kind = ?1 AND key > 0 ORDER BY key DESC LIMIT 1").bind(name(kind));
    known = row.step() ? row.integer(0) : 0;
    row.reset();
  }
  return *known;
}

std::string PackedValues::pack(Kind kind, std::string_view bytes) {
  const std::int64_t number = newest(kind);
  const Dictionary* dictionary = number != 0 ? find(number) : nullptr;
  ByteWriter head;
  head.number(0), head.number(dictionary != nullptr ? static_cast<std::uint64_t>(number) : 0);
  std::string out = head.take();
  const std::size_t begin = out.size();
  out.resize(begin + ZSTD_compressBound(bytes.size()));
  ISNAD_ENSURE(0 == ZSTD_isError(ZSTD_CCtx_refCDict(packing_.get(),
                                                    dictionary != nullptr ? dictionary->packing.get() : nullptr)));
  const std::size_t size =
      ZSTD_compress2(packing_.get(), out.data() + begin, out.size() - begin, bytes.data(), bytes.size());
  ISNAD_ENSURE(0 == ZSTD_isError(size));
  out.resize(begin + size);
  return out += sum_of(out);
}

bool PackedValues::is_whole(std::string_view packed) {
  if (!is_zstd(packed)) return isnad::unpack(packed, kLargest).has_value();
  return take_apart(packed).has_value();
}

Result<PackedValues::Parts> PackedValues::take_apart(std::string_view packed) {
  if (packed.size() <= kSum || packed.substr(packed.size() - kSum) != sum_of(packed.substr(0, packed.size() - kSum)))
    return broken("its bytes were cut or changed: the checksum does not hold");
  Parts out;
  out.frame = packed.substr(1, packed.size() - 1 - kSum);
  ByteReader head(out.frame);
  const std::uint64_t number = head.number();
  if (head.failed() || number > INT64_MAX) return broken("a packed value without its dictionary's number");
  out.frame.remove_prefix(out.frame.size() - head.left());
  if (number == 0) return out;
  out.dictionary = find(static_cast<std::int64_t>(number));
  if (auto fine = db_.check(); !fine) return tl::unexpected(fine.error());
  if (out.dictionary == nullptr) return broken("the dictionary it was packed with is lost");
  return out;
}

Result<std::string> PackedValues::unpack(std::string_view packed, std::size_t limit) {
  if (!is_zstd(packed)) return isnad::unpack(packed, limit);
  const auto parts = take_apart(packed);
  if (!parts) return tl::unexpected(parts.error());
  const std::string_view frame = parts->frame;
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
    return broken("a packed value without length");
  if (size > limit) return fail(ErrorCode::TooLarge, "", "a packed value larger than any that is stored");
  std::string out(size, '\0');
  const std::size_t got =
      parts->dictionary != nullptr
          ? ZSTD_decompress_usingDDict(unpacking_.get(), out.data(), out.size(), frame.data(), frame.size(),
                                       parts->dictionary->unpacking.get())
          : ZSTD_decompressDCtx(unpacking_.get(), out.data(), out.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) != 0U || got != size) return broken("a packed value that does not unpack");
  return out;
}

std::vector<PackedValues::Sample> PackedValues::draw(Kind kind, std::int64_t versions) {
  std::vector<Sample> out;
  const std::int64_t apart = std::max<std::int64_t>(1, versions / kSamples);
  for (std::int64_t version = versions; version > 0 && out.size() < kSamples; version -= apart) {
    SqlStatement& row = kind == Kind::Page ? db_("SELECT page FROM version WHERE key = ?1").bind(version)
                                           : db_("SELECT bytes FROM reading WHERE version = ?1").bind(version);
    const std::string packed(row.step() ? row.blob(0) : std::string_view());
    row.reset();
    if (auto bytes = unpack(packed, kDictionary)) out.push_back({version, std::move(*bytes)});
  }
  return out;
}

void PackedValues::learn(Kind kind, const std::vector<Sample>& samples) {
  std::string all;
  std::vector<std::size_t> sizes;
  sizes.reserve(samples.size());
  for (const Sample& sample : samples) all += sample.bytes, sizes.push_back(sample.bytes.size());
  std::string bytes(kDictionary, '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer(bytes.data(), bytes.size(), all.data(), sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size) != 0U) return;  // too few, or nothing in common: nothing would be gained
  bytes.resize(size);
  const std::string sealed = seal(Sealed::Dictionary, 1, bytes);
  const std::int64_t number = db_.number("SELECT coalesce(max(key), 0) + 1 FROM dictionary");
  for (const std::int64_t key : {number, -number})
    db_("INSERT INTO dictionary(key, kind, bytes) VALUES (?1, ?2, ?3)").run(key, name(kind), Blob{sealed});
  newest_[static_cast<std::size_t>(kind)].reset();
}

Result<void> PackedValues::learn() {
  if (learnt_ == 2) return {};
  const std::int64_t versions = db_.number("SELECT coalesce(max(key), 0) FROM version");
  const std::int64_t wanted = versions >= kBetter ? 2 : versions >= kFirst ? 1 : 0;
  const auto have = [&] { return db_.number("SELECT count(*) FROM dictionary WHERE kind = 'page' AND key > 0"); };
  if (wanted <= learnt_) return db_.check();
  if (have() >= wanted) {
    learnt_ = wanted;
    return db_.check();
  }
  Transaction step(db_);
  const bool first = have() == 0;
  if (have() >= wanted) return db_.check();  // another process was first
  for (const Kind kind : {Kind::Page, Kind::Reading}) {
    const std::vector<Sample> samples = draw(kind, versions);
    learn(kind, samples);
    if (!first) continue;
    for (const Sample& sample : samples) {
      const std::string packed = pack(kind, sample.bytes);
      (kind == Kind::Page ? db_("UPDATE version SET page = ?2 WHERE key = ?1")
                          : db_("UPDATE reading SET bytes = ?2 WHERE version = ?1"))
          .run(sample.version, Blob{packed});
    }
  }
  auto done = step.commit();
  if (!done) {
    newest_ = {};
    dictionaries_.clear();
    return done;
  }
  learnt_ = wanted;
  return done;
}

std::vector<std::string> PackedValues::find_damage() {
  std::vector<std::string> out;
  SqlStatement& rows = db_("SELECT key, bytes FROM dictionary ORDER BY key").bind();
  while (rows.step()) {
    if (!unseal(Sealed::Dictionary, 1, rows.blob(1)))
      out.push_back("a copy of the dictionary " + std::to_string(std::abs(rows.integer(0))) + " is damaged");
  }
  return out;
}

}  // namespace isnad
