// Any bytes as a stored reading whose checksum holds: refused, or a reading that can be stored again and compiled.
#include <cstdlib>

#include "check_page.h"
#include "isnad/base/ensure.h"
#include "isnad/store/bytes.h"
#include "isnad/store/encode_digest.h"
#include "isnad/store/encode_reading.h"

namespace {

const isnad::Engine& engine() {
  static const auto source = isnad::embedded_resources();
  static const auto loaded = isnad::Engine::load(*source);
  if (!loaded) std::abort();
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = isnad::fuzz::view(data, size);
  (void)isnad::decode_page(isnad::seal(isnad::Sealed::Page, isnad::kPageVersion, bytes));
  (void)isnad::unpack(bytes, 1U << 20U);
  if (const auto digest =
          isnad::decode_digest(isnad::seal(isnad::Sealed::Digest, isnad::kDigestVersion, bytes), engine().story)) {
    const std::string kept = isnad::encode_digest(*digest);
    const auto same = isnad::decode_digest(kept, engine().story);
    ISNAD_ENSURE(same && isnad::encode_digest(*same) == kept);
  }
  auto reading = isnad::decode_reading(isnad::seal(isnad::Sealed::Reading, isnad::kReadingVersion, bytes));
  if (!reading) return 0;
  const std::string again = isnad::encode_reading(*reading);
  const auto twice = isnad::decode_reading(again);
  ISNAD_ENSURE(twice && isnad::encode_reading(*twice) == again);
  std::vector<isnad::Reading> heap;
  heap.push_back(std::move(*reading));
  const isnad::Dossier dossier = isnad::compile_dossier(std::move(heap), {}, engine());
  ISNAD_ENSURE(!isnad::to_json(dossier, {.generator = "fuzz", .with_text = true, .indent = -1}).empty());
  return 0;
}
