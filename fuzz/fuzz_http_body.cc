// Any bytes as a stored HTTP response.
#include "check_page.h"
#include "isnad/page/decode_http_body.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto response = isnad::parse_http_response(isnad::fuzz::view(data, size));
  if (!response) return 0;
  constexpr std::size_t kLimit = 1U << 20U;
  if (const auto body = isnad::decode_http_body(*response, kLimit)) ISNAD_ENSURE(body->bytes.size() <= kLimit);
  return 0;
}
