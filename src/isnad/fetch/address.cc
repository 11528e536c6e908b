#include "isnad/fetch/address.h"

#include <curl/curl.h>

#include <memory>

namespace isnad {
namespace {

struct Close {
  void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
};

std::string part(CURLU* handle, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(handle, which, &text, flags) != CURLUE_OK || text == nullptr) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

}  // namespace

Result<Address> parse_address(const std::string& url) {
  const auto refuse = [&] {
    return fail(ErrorCode::BadUsage, url.substr(0, 200),
                "no address that is fetched: http and https only, without a user name");
  };
  const std::unique_ptr<CURLU, Close> handle(curl_url());
  if (!handle ||
      curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), CURLU_URLENCODE | CURLU_DISALLOW_USER) != CURLUE_OK)
    return refuse();
  const std::string scheme = part(handle.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return refuse();
  curl_url_set(handle.get(), CURLUPART_FRAGMENT, nullptr, 0);
  std::string host = part(handle.get(), CURLUPART_HOST);
  for (char& c : host)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  if (host.empty()) return refuse();
  curl_url_set(handle.get(), CURLUPART_HOST, host.c_str(), 0);
  Address out;
  out.url = part(handle.get(), CURLUPART_URL);
  out.origin = scheme + "://" + host;
  if (const std::string port = part(handle.get(), CURLUPART_PORT); !port.empty()) out.origin += ":" + port;
  out.path = part(handle.get(), CURLUPART_PATH);
  if (const std::string query = part(handle.get(), CURLUPART_QUERY); !query.empty()) out.path += "?" + query;
  return out;
}

}  // namespace isnad
