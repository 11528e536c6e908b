#include "serve.h"

#include <httplib.h>
#include <sys/socket.h>

#include <array>
#include <charconv>
#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>
#include <utility>

#include "curation.h"
#include "guard.h"
#include "jobs.h"
#include "metrics.h"
#include "page.h"

extern "C" {
extern const char kIsnadOpenApi[], kIsnadOpenApiEnd[];
}

namespace isnad::http {
namespace {

using Json = nlohmann::ordered_json;
using httplib::Request;
using httplib::Response;
using Clock = std::chrono::steady_clock;

constexpr int kThreads = 64;
constexpr int kMostListeners = 16;  // event streams at a time; each holds a thread
constexpr int kBacklog = 1024;
constexpr std::chrono::seconds kDrain{10};  // for what is under way when the server ends
constexpr std::size_t kLongestPath = 200;   // of a request that changes something
constexpr std::size_t kLongestQuery = 400;  // bytes of words to search
constexpr std::size_t kMostStories = 2000;  // of a list
constexpr std::size_t kMostHits = 100;
constexpr std::size_t kMostDecision = 1U << 18U;  // bytes
constexpr double kAsksAMinute = 1200;             // requests that cost more than a document that is ready
constexpr const char* kKeepNothing =
    "what is decided is kept in an archive, and this server has none: start it with isnad serve --archive FILE";
constexpr const char* kJson = "application/json; charset=utf-8";

std::string clock_now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void refuse(Response& response, int status, const std::string& why) {
  response.status = status;
  response.set_content(dump({{"error", why}}), kJson);
}

/// `other`: for what a caller asked that cannot be.
void refuse(Response& response, const Error& error, int other) {
  const std::string what = error.where.empty() ? error.message : error.where + ": " + error.message;
  switch (error.code) {
    case ErrorCode::NotFound:
      return refuse(response, 404, what);
    case ErrorCode::BadUsage:
      return refuse(response, other, what);
    case ErrorCode::BadSyntax:
      return refuse(response, 400, what);
    default:
      return refuse(response, 503, what);
  }
}

/// A number of the query string, or `otherwise` when it is not given; nothing when it is none or too large.
std::optional<std::size_t> number_of(const Request& request, const char* name, std::size_t otherwise,
                                     std::size_t most) {
  if (!request.has_param(name)) return otherwise;
  const std::string text = request.get_param_value(name);
  std::size_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || number > most) return std::nullopt;
  return number;
}

/// Of a document the whole, packed when the reader takes that, or only that it has not changed.
void send(const Request& request, Response& response, const DocumentPtr& document, const char* type) {
  response.set_header("ETag", document->etag);
  response.set_header("Cache-Control", "no-cache");
  response.set_header("Vary", "Accept-Encoding");
  if (request.get_header_value("If-None-Match").find(document->etag) != std::string::npos) {
    response.status = 304;
    return;
  }
  response.status = 200;
  const bool packed =
      !document->packed.empty() && request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
  if (packed) response.set_header("Content-Encoding", "gzip");
  const std::string& bytes = packed ? document->packed : document->body;
  // The provider keeps the document alive and its bytes uncopied until they are sent.
  response.set_content_provider(bytes.size(), type,
                                [document, &bytes](std::size_t at, std::size_t n, httplib::DataSink& sink) {
                                  return sink.write(bytes.data() + at, n);
                                });
}

DocumentPtr served_page(const std::string& language) {
  std::string page(page_template());
  const auto replace = [&](std::string_view what, std::string_view by) {
    const std::size_t at = page.find(what);
    if (at != std::string::npos) page.replace(at, what.size(), by);
  };
  replace("connect-src 'none'", "connect-src 'self'");
  replace("<!--DOSSIER-->", R"(<div id="served" data-language=")" + language + R"("></div>)");
  return make_document(std::move(page));
}

/// A record of JSON Lines of what a client gives: {"text", "id", "title", "outlet", "published", "url"}.
Result<PageBatch> pages_of_record(const Json& given, const std::string& id, const PageOptions& limits) {
  Json record = Json::object();
  for (const char* field : {"id", "text", "title", "outlet", "byline", "published", "language"}) {
    if (given.contains(field) && given[field].is_string()) record[field] = given[field];
  }
  if (!record.contains("id")) record["id"] = id;
  return read_pages(dump(record) + "\n", "pasted.jsonl", limits);
}

class Listener : public httplib::Server {
 public:
  /// The library listens with a backlog of five.
  void widen() const { ::listen(svr_sock_, kBacklog); }
};

}  // namespace

bool is_loopback(const std::string& host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

std::string_view openapi() {
  return {kIsnadOpenApi, static_cast<std::size_t>(kIsnadOpenApiEnd - kIsnadOpenApi)};
}

struct Service::State {
  State(Shelf& given, ServeOptions chosen, std::function<void(const std::string&)> sink)
      : shelf(given),
        options(std::move(chosen)),
        log(std::move(sink)),
        jobs(given, options.most_waiting),
        adding(options.adds_a_minute),
        asking(kAsksAMinute),
        page(served_page(options.language)),
        description(make_document(std::string(openapi()))) {
    limits.max_source_bytes = limits.max_record_bytes = limits.max_page_bytes = options.most_bytes;
    limits.max_records = 20'000;
    for (const char* name : {"localhost", "127.0.0.1", "[::1]"}) names.emplace_back(name);
    if (!is_loopback(options.host))
      names.push_back(options.host.find(':') == std::string::npos ? options.host : "[" + options.host + "]");
    names.insert(names.end(), options.names.begin(), options.names.end());
    set_up();
  }

  void set_up() {
    server.set_keep_alive_max_count(1);
    server.set_read_timeout(10);
    server.set_write_timeout(10);
    server.set_payload_max_length(options.most_bytes);
    server.set_tcp_nodelay(true);
    server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                                {"Referrer-Policy", "no-referrer"},
                                {"Cross-Origin-Resource-Policy", "same-origin"},
                                {"Cross-Origin-Opener-Policy", "same-origin"},
                                {"X-Frame-Options", "DENY"},
                                {"Content-Security-Policy", "frame-ancestors 'none'"}});
    server.set_pre_routing_handler([this](const Request& request, Response& response) {
      began = Clock::now();
      counted = true;
      ++under_way;
      if (draining) return refuse(response, 503, "the server is ending"), httplib::Server::HandlerResponse::Handled;
      return checked(request, response) ? httplib::Server::HandlerResponse::Unhandled
                                        : httplib::Server::HandlerResponse::Handled;
    });
    server.Post("/api/v1/articles", [this](const Request& request, Response& response) { add(request, response); });
    server.Post("/api/v1/curation", [this](const Request& request, Response& response) { decide(request, response); });
    server.Post(R"(/api/v1/curation/(\d{1,12})/undo)", [this](const Request& request, Response& response) {
      undo(std::strtoll(request.matches[1].str().c_str(), nullptr, 10), response);
    });
    server.set_exception_handler([](const Request&, Response& response, const std::exception_ptr&) {
      refuse(response, 500, "an error of the program's own");
    });
    server.set_error_handler([](const Request&, Response& response) {
      if (response.body.empty() && response.status != 304) refuse(response, response.status, "no such thing here");
    });
    server.set_logger([this](const Request& request, const Response& response) { write_log(request, response); });
  }

  /// False when the request is answered: refused, or a GET, which is answered here since the library would match paths
  /// by std::regex, whose depth grows with the path.
  bool checked(const Request& request, Response& response) {
    const std::string host = request.get_header_value("Host");
    if (request.get_header_value_count("Host") != 1 || !host_allowed(host, names))
      return refuse(response, 421, "this server does not go by that name"), false;
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!reads && request.method != "POST") return refuse(response, 405, "only GET, HEAD and POST"), false;
    if (!reads && request.path.size() > kLongestPath) return refuse(response, 404, "no such thing here"), false;
    const bool open = reads && (request.path == "/" || request.path == "/healthz");
    if (!open && !options.token.empty() && !token_matches(request.get_header_value("Authorization"), options.token)) {
      response.set_header("WWW-Authenticate", "Bearer");
      return refuse(response, 401, "a token is needed: Authorization: Bearer TOKEN"), false;
    }
    if (request.has_header("Range"))  // a hundred overlapping ranges of one document are a hundred documents
      return refuse(response, 416, "documents are sent whole"), false;
    if (reads) return get(request, response), false;
    if (!same_origin(request.get_header_value("Origin"), request.get_header_value("Sec-Fetch-Site"), host))
      return refuse(response, 403, "asked from another site"), false;
    if (simple_content_type(request.get_header_value("Content-Type")))
      return refuse(response, 415, "send application/json, or a file as application/octet-stream"), false;
    if (request.has_header("Content-Encoding"))
      return refuse(response, 415, "send it unpacked, or as a .gz file"), false;
    if (!request.has_header("Content-Length") || request.has_header("Transfer-Encoding"))
      return refuse(response, 411, "Content-Length is needed"), false;
    if (!adding.allow(request.remote_addr, Clock::now())) {
      response.set_header("Retry-After", "30");
      return refuse(response, 429, "too many additions; wait a little"), false;
    }
    return true;
  }

  void get(const Request& request, Response& response) {
    const std::string& path = request.path;
    constexpr std::string_view kStory = "/api/v1/stories/";
    constexpr std::string_view kJob = "/api/v1/jobs/";
    constexpr std::string_view kEntity = "/api/v1/entities/";
    if (path == "/")
      return page->body.empty() ? refuse(response, 404, "built without the page")
                                : send(request, response, page, "text/html; charset=utf-8");
    if (path == "/healthz") return response.status = 200, response.set_content("{\"status\":\"ok\"}", kJson);
    if (path == "/openapi.json") return send(request, response, description, kJson);
    if (path == "/metrics") {
      response.status = 200;
      return response.set_content(metrics.text(shelf.articles(), jobs.waiting()),
                                  "text/plain; version=0.0.4; charset=utf-8");
    }
    if (path == "/api/v1/stories") return stories(request, response);
    if (path == "/api/v1/search") return search(request, response);
    if (path == "/api/v1/curation") return answer(request, response, shelf.curation());
    if (path == "/api/v1/entities" || path.starts_with(kEntity)) return entities(request, response);
    if (path.starts_with(kStory) && path.ends_with("/dossier"))
      return answer(request, response, shelf.dossier(path.substr(kStory.size(), path.size() - kStory.size() - 8)));
    if (path.starts_with(kJob) && path.ends_with("/events"))
      return events(path.substr(kJob.size(), path.size() - kJob.size() - 7), response);
    if (path.starts_with(kJob)) {
      const std::optional<Job> job = jobs.find(path.substr(kJob.size()));
      if (!job) return refuse(response, 404, "no such job");
      response.status = 200;
      response.set_header("Cache-Control", "no-store");
      return response.set_content(to_json(*job), kJson);
    }
    refuse(response, 404, "no such thing here");
  }

  void answer(const Request& request, Response& response, const Result<DocumentPtr>& found) {
    found ? send(request, response, *found, kJson) : refuse(response, found.error(), 400);
  }

  void stories(const Request& request, Response& response) {
    const auto from = number_of(request, "from", 0, 1U << 30U);
    const auto most = number_of(request, "limit", StoriesAsked{}.most, kMostStories);
    const std::string words = request.get_param_value("q");
    if (!from || !most || words.size() > kLongestQuery)
      return refuse(response, 400, "\"from\" and \"limit\" (at most 2000) are numbers, \"q\" at most 400 bytes");
    if (!words.empty() && !may_ask(request, response)) return;
    send(request, response, shelf.stories({*from, *most, words}), kJson);
  }

  void search(const Request& request, Response& response) {
    const std::string words = request.get_param_value("q");
    const auto most = number_of(request, "limit", 20, kMostHits);
    if (words.empty() || words.size() > kLongestQuery || !most)
      return refuse(response, 400, "give \"q\", at most 400 bytes; \"limit\" is a number, at most 100");
    if (may_ask(request, response))
      answer(request, response, shelf.search(words, request.get_param_value("story"), *most));
  }

  void entities(const Request& request, Response& response) {
    constexpr std::size_t kPrefix = 17;  // "/api/v1/entities/"
    const std::string story = request.get_param_value("story");
    const std::string id = request.path.size() > kPrefix ? request.path.substr(kPrefix) : "";
    if (story.empty()) return refuse(response, 400, "give \"story\"");
    if (!may_ask(request, response)) return;
    answer(request, response, id.empty() ? shelf.entities(story) : shelf.entity(story, id));
  }

  bool may_ask(const Request& request, Response& response) {
    if (asking.allow(request.remote_addr, Clock::now())) return true;
    response.set_header("Retry-After", "5");
    refuse(response, 429, "too many requests; wait a little");
    return false;
  }

  void decide(const Request& request, Response& response) {
    if (!shelf.lasting()) return refuse(response, 409, kKeepNothing);
    if (request.body.size() > kMostDecision) return refuse(response, 413, "too long for a decision");
    const Result<Deciding> what = read_decision(request.body);
    if (!what) return refuse(response, what.error(), 400);
    const Result<std::int64_t> done = shelf.decide(*what);
    if (!done) return refuse(response, done.error(), 409);
    response.status = 201;
    response.set_content(dump({{"decision", *done}}), kJson);
  }

  void undo(std::int64_t decision, Response& response) {
    if (!shelf.lasting()) return refuse(response, 409, kKeepNothing);
    if (const auto done = shelf.undo(decision); !done) return refuse(response, done.error(), 409);
    response.status = 200;
    response.set_content(dump({{"undone", decision}}), kJson);
  }

  void events(const std::string& id, Response& response) {
    if (!jobs.find(id)) return refuse(response, 404, "no such job");
    auto place = std::make_shared<Place>(listeners);
    if (!place->taken) return refuse(response, 503, "too many event streams");
    response.status = 200;
    response.set_header("Cache-Control", "no-store");
    auto seen = std::make_shared<std::uint64_t>(~0ULL);
    response.set_chunked_content_provider(
        "text/event-stream", [this, id, seen, place](std::size_t, httplib::DataSink& sink) {
          if (draining) return sink.done(), true;
          const std::optional<Job> job = jobs.wait(id, *seen, std::chrono::seconds(5));
          if (!job) return sink.done(), true;
          const std::string text = job->change == *seen ? ": still here\n\n" : "data: " + to_json(*job) + "\n\n";
          *seen = job->change;
          if (!sink.write(text.data(), text.size())) return false;
          if (is_over(*job)) sink.done();
          return true;
        });
  }

  void add(const Request& request, Response& response) {
    const std::string type = request.get_header_value("Content-Type");
    const std::string fresh = "pasted-" + std::to_string(++pasted);
    if (!type.starts_with("application/json")) {
      const std::string name = safe_name(request.get_param_value("name"));
      return accept(response, name, [bytes = request.body, name, this]() -> Result<PageBatch> {
        return read_pages(bytes, name, limits);
      });
    }
    // What is nested deeper than a field is not kept: brackets alone must not grow into memory.
    const auto shallow = [](int depth, Json::parse_event_t, const Json&) { return depth <= 1; };
    const Json given = Json::parse(request.body, shallow, false);
    const auto text_of = [&](const char* field) {
      return given.is_object() && given.contains(field) && given[field].is_string() ? given[field].get<std::string>()
                                                                                    : std::string();
    };
    const std::string url = text_of("url");
    const std::string text = text_of("text");
    if (url.empty() == text.empty()) return refuse(response, 400, "give either \"text\" or \"url\"");
    if (!text.empty())
      return accept(response, fresh, [given, fresh, this] { return pages_of_record(given, fresh, limits); });
    if (url.size() > 4096 || !(url.starts_with("http://") || url.starts_with("https://")))
      return refuse(response, 400, "\"url\" must be an http or https address");
    accept(response, url, [url, this] { return fetched(url); });
  }

  void accept(Response& response, const std::string& name, Jobs::Work work) {
    const std::optional<std::string> id = jobs.put(name, std::move(work));
    if (!id) {
      response.set_header("Retry-After", "10");
      return refuse(response, 503, "too many jobs wait");
    }
    response.status = 202;
    response.set_header("Location", "/api/v1/jobs/" + *id);
    response.set_content(dump({{"job", *id}}), kJson);
  }

  /// Private networks are refused on the socket, at every redirect (isnad/fetch/http_get.h).
  Result<PageBatch> fetched(const std::string& url) const {
    FetchOptions fetching;
    fetching.limits.max_bytes = options.most_bytes;
    fetching.limits.timeout_seconds = 20;
    fetching.limits.allow_private = options.allow_private;
    fetching.user_agent = "isnad/" ISNAD_VERSION " (reads news pages; obeys robots.txt)";
    fetching.now = clock_now;
    const Result<FetchedPage> found = Fetcher(fetching).get(url);
    if (!found) return tl::unexpected<Error>(found.error());
    return read_pages(warc_info("isnad " ISNAD_VERSION, found->time) + warc_response(*found), "fetched.warc.gz",
                      limits);
  }

  void write_log(const Request& request, const Response& response) {
    if (std::exchange(counted, false)) --under_way;
    const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
    const std::size_t bytes = response.content_length_ > 0 ? response.content_length_ : response.body.size();
    metrics.count(response.status, seconds, bytes);
    log(dump({{"time", clock_now()},
              {"remote", request.remote_addr},
              {"method", request.method.substr(0, 16)},
              {"path", request.path.substr(0, 200)},
              {"status", response.status},
              {"bytes", bytes},
              {"ms", static_cast<double>(static_cast<std::int64_t>(seconds * 1e6)) / 1000}}));
  }

  /// One of the few event streams, given back when the stream ends.
  struct Place {
    explicit Place(std::atomic<int>& all) : count(all), taken(++all <= kMostListeners) {}
    ~Place() { --count; }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    std::atomic<int>& count;
    bool taken;
  };

  /// The library cuts off what it is sending when it is stopped, so it is stopped when nothing is under way.
  void drain() {
    draining = true;
    const auto latest = Clock::now() + kDrain;
    while (under_way > 0 && Clock::now() < latest) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    server.stop();
  }

  static thread_local Clock::time_point began;
  static thread_local bool counted;  // this thread's request is in under_way

  Shelf& shelf;
  ServeOptions options;
  std::function<void(const std::string&)> log;
  PageOptions limits;
  std::vector<std::string> names;
  Metrics metrics;
  std::atomic<int> listeners{0};
  std::atomic<int> under_way{0};
  std::atomic<bool> draining{false};
  std::atomic<std::uint64_t> pasted{0};
  Jobs jobs;
  RateLimit adding;
  RateLimit asking;
  DocumentPtr page;
  DocumentPtr description;
  Listener server;
};

thread_local Clock::time_point Service::State::began;
thread_local bool Service::State::counted = false;

Service::Service(Shelf& shelf, ServeOptions options, std::function<void(const std::string&)> log)
    : state_(std::make_unique<State>(shelf, std::move(options), std::move(log))) {}
Service::~Service() = default;

Result<int> Service::bind() {
  const ServeOptions& options = state_->options;
  if (!is_loopback(options.host) && options.token.empty())
    return fail(ErrorCode::BadUsage, options.host, "an address that others can reach needs --token-file FILE");
  int port = options.port;
  if (port == 0) {
    port = state_->server.bind_to_any_port(options.host);
  } else if (!state_->server.bind_to_port(options.host, port)) {
    port = -1;
  }
  if (port <= 0)
    return fail(ErrorCode::Unreadable, options.host + ":" + std::to_string(options.port),
                "cannot listen there; is the port taken?");
  state_->server.widen();
  return port;
}

void Service::run() {
  state_->server.listen_after_bind();
}

void Service::stop() {
  state_->drain();
}

void Service::put_file(const std::string& path) {
  const PageOptions limits = state_->limits;
  static_cast<void>(state_->jobs.put(path, [path, limits]() -> Result<PageBatch> {
    std::istringstream nothing;
    return collect_sources({path}, nothing, limits);
  }));
}

}  // namespace isnad::http
