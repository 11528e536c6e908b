#include "isnad/fetch/fetcher.h"

#include <algorithm>
#include <thread>

#include "isnad/fetch/address.h"
#include "isnad/page/decode_http_body.h"

namespace isnad {
namespace {

constexpr unsigned kRobotsRedirects = 5;
constexpr std::size_t kRobotsBytes = 1U << 20U;

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

Fetcher::Fetcher(FetchOptions options) : options_(std::move(options)) {}

// RFC 9309, 2.3.1: no file (4xx) allows everything; a server that fails or does not answer allows nothing.
Result<const Robots*> Fetcher::robots_of(const std::string& origin) {
  if (const auto known = robots_.find(origin); known != robots_.end()) return &known->second;
  HttpLimits limits = options_.limits;
  limits.max_bytes = kRobotsBytes;
  Robots robots = Robots::nothing_allowed();
  std::string url = origin + "/robots.txt";
  for (unsigned step = 0; step <= kRobotsRedirects; ++step) {
    const Result<HttpAnswer> answer =
        client_.get({.url = url, .user_agent = options_.user_agent, .etag = {}, .last_modified = {}}, limits);
    if (!answer) {
      if (answer.error().code == ErrorCode::BadUsage) return tl::unexpected(answer.error());
      if (answer.error().code == ErrorCode::Unreadable)
        return fail(ErrorCode::Unreadable, origin, "robots.txt: " + answer.error().message);
      break;
    }
    if (is_redirect(answer->status) && !answer->redirect.empty()) {
      url = answer->redirect;
      continue;
    }
    if (answer->status >= 400 && answer->status < 500) robots = Robots();
    if (answer->status >= 200 && answer->status < 300) {
      const std::string message = answer->head + answer->body;
      const auto response = parse_http_response(message);
      const auto body = response ? decode_http_body(*response, kRobotsBytes) : fail(ErrorCode::BadSyntax, {}, {});
      if (body) robots = parse_robots(body->bytes, options_.user_agent);
    }
    break;
  }
  return &robots_.insert_or_assign(origin, std::move(robots)).first->second;
}

void Fetcher::wait(const std::string& origin, const Robots& robots) {
  const std::chrono::duration<double> pause(std::max(options_.delay_seconds, robots.delay().value_or(0)));
  if (const auto last = last_.find(origin); last != last_.end())
    std::this_thread::sleep_until(last->second +
                                  std::chrono::duration_cast<std::chrono::steady_clock::duration>(pause));
  last_[origin] = std::chrono::steady_clock::now();
}

Result<FetchedPage> Fetcher::get(const std::string& url) {
  FetchedPage page;
  std::string next = url;
  for (unsigned step = 0; step <= options_.max_redirects; ++step) {
    const Result<Address> address = parse_address(next);
    if (!address) return tl::unexpected(address.error());
    const Result<const Robots*> robots = robots_of(address->origin);
    if (!robots) return tl::unexpected(robots.error());
    if (!(*robots)->allows(address->path))
      return fail(ErrorCode::BadUsage, address->url, "robots.txt of " + address->origin + " does not allow it");
    wait(address->origin, **robots);
    const Validator known = validators_.of(address->url);
    Result<HttpAnswer> answer = client_.get({.url = address->url,
                                             .user_agent = options_.user_agent,
                                             .etag = known.etag,
                                             .last_modified = known.last_modified},
                                            options_.limits);
    if (!answer) return tl::unexpected(answer.error());
    if (is_redirect(answer->status) && !answer->redirect.empty()) {
      page.through.push_back(address->url);
      next = answer->redirect;
      continue;
    }
    page.url = address->url;
    page.time = options_.now ? options_.now() : std::string();
    page.unchanged = answer->status == 304;
    if (answer->status != 200 && !page.unchanged)
      return fail(ErrorCode::Unreadable, address->url, "the server answered " + std::to_string(answer->status));
    if (const auto response = parse_http_response(answer->head); response && !page.unchanged)
      validators_.keep(page.url,
                       {std::string(response->header("etag")), std::string(response->header("last-modified"))});
    page.answer = std::move(*answer);
    return page;
  }
  return fail(ErrorCode::BadUsage, url, "more than " + std::to_string(options_.max_redirects) + " redirects");
}

}  // namespace isnad
