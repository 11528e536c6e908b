#include "isnad/fetch/http_get.h"

#include <curl/curl.h>
#include <unistd.h>

#include "isnad/fetch/public_address.h"

namespace isnad {
namespace {

constexpr std::size_t kLongestHead = 256 * 1024;

struct Close {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// What the callbacks of one request share.
struct Exchange {
  HttpAnswer answer;
  const HttpLimits* limits = nullptr;
  bool private_address = false;
  bool too_large = false;
};

std::size_t take_head(char* data, std::size_t size, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  const std::string_view line(data, size * count);
  std::string& head = exchange.answer.head;
  if (line.starts_with("HTTP/")) head.clear();  // behind "100 Continue"
  if (head.size() + line.size() > kLongestHead) {
    exchange.too_large = true;
    return 0;
  }
  head += line;
  return line.size();
}

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  const std::size_t n = size * count;
  if (exchange.answer.body.size() + n > exchange.limits->max_bytes) {
    exchange.too_large = true;
    return 0;
  }
  exchange.answer.body.append(data, n);
  return n;
}

curl_socket_t open_socket(void* user, curlsocktype purpose, curl_sockaddr* address) {
  auto& exchange = *static_cast<Exchange*>(user);
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  if (!exchange.limits->allow_private && !is_public_address(address->addr)) {
    exchange.private_address = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool has_line_break(const std::string& text) {
  return text.find_first_of("\r\n") != std::string::npos;
}

}  // namespace

struct HttpClient::State {
  std::unique_ptr<CURL, Close> curl;
};

HttpClient::HttpClient() : state_(std::make_unique<State>()) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready == CURLE_OK) state_->curl.reset(curl_easy_init());
}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;

Result<HttpAnswer> HttpClient::get(const HttpRequest& request, const HttpLimits& limits) {
  CURL* const curl = state_->curl.get();
  if (curl == nullptr) return fail(ErrorCode::Internal, request.url, "libcurl could not be started");
  Exchange exchange;
  exchange.limits = &limits;
  curl_easy_reset(curl);
  std::unique_ptr<curl_slist, Close> headers;
  const auto add = [&](const std::string& line) {
    if (has_line_break(line)) return;
    curl_slist* const more = curl_slist_append(headers.get(), line.c_str());
    if (more == nullptr) return;
    static_cast<void>(headers.release());
    headers.reset(more);
  };
  add("Accept: "
      "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5");
  add("Accept-Language: ar,*;q=0.5");
  add("Accept-Encoding: gzip, br, deflate");
  if (!request.etag.empty()) add("If-None-Match: " + request.etag);
  if (!request.last_modified.empty()) add("If-Modified-Since: " + request.last_modified);
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl, option, value); };
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
  set(CURLOPT_USERAGENT, request.user_agent.c_str());
  set(CURLOPT_HTTPHEADER, headers.get());
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.timeout_seconds * 1000));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_seconds * 1000));
  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.max_bytes));
  set(CURLOPT_HEADERFUNCTION, take_head);
  set(CURLOPT_HEADERDATA, &exchange);
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, &exchange);
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &exchange);
  const CURLcode code = curl_easy_perform(curl);
  if (exchange.private_address)
    return fail(ErrorCode::BadUsage, request.url,
                "the address leads into a private network; it is not fetched. --allow-private permits it");
  if (exchange.too_large || code == CURLE_FILESIZE_EXCEEDED)
    return fail(ErrorCode::TooLarge, request.url,
                "the answer is over the limit of " + std::to_string(limits.max_bytes) + " bytes; it is left out");
  if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT || code == CURLE_LOGIN_DENIED)
    return fail(ErrorCode::BadUsage, request.url,
                "no address that is fetched: http and https only, without a user name");
  if (code != CURLE_OK) return fail(ErrorCode::Unreadable, request.url, curl_easy_strerror(code));
  long status = 0;
  char* text = nullptr;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  exchange.answer.status = static_cast<int>(status);
  if (curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &text) == CURLE_OK && text != nullptr)
    exchange.answer.redirect = text;
  if (curl_easy_getinfo(curl, CURLINFO_PRIMARY_IP, &text) == CURLE_OK && text != nullptr) exchange.answer.ip = text;
  return std::move(exchange.answer);
}

}  // namespace isnad
