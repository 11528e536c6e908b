#pragma once
// `isnad serve`: the page and its API over HTTP, for one desk. Loopback unless told otherwise, and then only with a
// token. One request a connection: what a refused request leaves unread can never be taken for a second one. Every
// request is checked by guard.h before its body is read; bodies have a length, a limit and no content coding.
// openapi.json beside this file is the contract.
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shelf.h"

namespace isnad::http {

struct ServeOptions {
  std::string host = "127.0.0.1";
  int port = 8080;                 // 0: any that is free
  std::vector<std::string> names;  // further names the server goes by, for the Host header
  std::string token;               // demanded when not empty
  std::size_t most_bytes = 32U << 20U;
  double adds_a_minute = 120;  // requests that add, for each address
  std::size_t most_waiting = 64;
  bool allow_private = false;  // add-by-address may lead into the house: tests only
  std::string language = "ar";
};

/// True for 127.0.0.0/8, ::1 and localhost.
[[nodiscard]] bool is_loopback(const std::string& host);

class Service {
 public:
  /// Requires: `shelf` outlives the service. `log` takes one line of JSON for each request; any thread calls it.
  Service(Shelf& shelf, ServeOptions options, std::function<void(const std::string&)> log);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  /// The port it listens on. Errors: BadUsage (another address than loopback without a token), Unreadable (taken).
  [[nodiscard]] Result<int> bind();
  /// Until stop(); requests under way are finished.
  void run();
  /// From any thread.
  void stop();

  /// The file's pages as a job, as if it had been uploaded.
  void put_file(const std::string& path);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The API's description, OpenAPI 3.1.
[[nodiscard]] std::string_view openapi();

}  // namespace isnad::http
