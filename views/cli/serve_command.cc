#include "serve_command.h"

#include <unistd.h>

#include <csignal>
#include <fstream>
#include <mutex>
#include <thread>

#include <fmt/core.h>

#include "brief.h"
#include "help_text.h"
#include "opened_archive.h"
#include "report.h"

namespace isnad::cli {
namespace {

/// Its first line; a token too short to be safe is refused.
Result<std::string> read_token(const std::string& path) {
  constexpr std::size_t kLeast = 16;
  std::ifstream file(path);
  std::string token;
  if (!std::getline(file, token)) return fail(ErrorCode::Unreadable, path, "no token can be read from it");
  while (!token.empty() && (token.back() == '\r' || token.back() == ' ')) token.pop_back();
  if (token.size() < kLeast) return fail(ErrorCode::BadUsage, path, "a token needs 16 characters or more");
  return token;
}

/// The signals that end the server wait for one thread, which stops it; the others never see them.
class Ending {
 public:
  Ending() {
    sigemptyset(&signals_);
    for (const int one : {SIGTERM, SIGINT}) sigaddset(&signals_, one);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  void watch(http::Service& service) {
    thread_ = std::thread([this, &service] {
      int signal = 0;
      sigwait(&signals_, &signal);
      service.stop();
    });
  }
  void join() {
    ::kill(::getpid(), SIGTERM);  // wakes it when the server ended by itself; all other threads block it
    thread_.join();
  }

 private:
  sigset_t signals_{};
  std::thread thread_;
};

constexpr std::string_view kServeHelp = R"(NAME
    isnad serve - the page and its API, for one desk

SYNOPSIS
    isnad serve [--port N] [--archive FILE] [--host ADDRESS --token-file FILE] [--name HOST]... [OPTION]... [PATH]...

DESCRIPTION
    Prints the address at which a browser finds the page, and serves it until it is told to end (Ctrl-C, SIGTERM), when
    it finishes what it has begun. The PATHs, of all kinds that `isnad brief` reads, are read at the beginning; more is
    added on the page, or by programs (GET /openapi.json). Without --archive all is in memory and gone at the end.

    It listens to this machine only. Whoever else shall reach it needs a token; there is no encryption, put a proxy with
    HTTPS in front. Requests under a name that is not its own (--name) are refused. Pages of addresses that are added are
    fetched as by `isnad fetch`, never from private networks. One line of JSON for each request is written to standard error.

OPTIONS
    --port N              default 8080; 0: any that is free
    --host ADDRESS        to listen on; default 127.0.0.1. Any other than of this machine needs --token-file
    --token-file FILE     its first line, 16 characters or more, is demanded of every request but that for the page itself
    --name HOST           a further name of this server, as it stands in the address; may be repeated
    --archive FILE        keep articles in an archive (`isnad add --help`), made when it is not there
    --lang LANG           language of the page's labels at first: ar (default) or en
    --max-upload MB       a file, a text or a fetched page (32)
    --max-articles N      in memory (5000)
    --adds-a-minute N     requests that add, for each address (120)
    -j, --jobs N          articles read at a time
    -q, --quiet           no lines on standard error
    -h, --help            this text

EXIT STATUS
    0   it was told to end
    2   the command line is wrong, or an address needs a token
    3   the port is taken, the archive cannot be opened, or the resources could not be loaded

EXAMPLES
    isnad serve samples
    isnad serve --archive desk.isnad --port 9000

SEE ALSO
    docs/guide.md, SECURITY.md
)";

constexpr double kMegabyte = 1U << 20U;

}  // namespace

CLI::App* add_serve_command(CLI::App& app, ServeCommand& into) {
  CLI::App* serve = app.add_subcommand("serve");
  serve->formatter(std::make_shared<HelpText>(kServeHelp));
  serve->add_option("PATH", into.paths);
  serve->add_option("--port", into.options.port)->check(CLI::Range(0, 65535));
  serve->add_option("--host", into.options.host);
  serve->add_option("--token-file", into.token_file);
  serve->add_option("--name", into.options.names);
  serve->add_option("--archive", into.archive);
  serve->add_option("--lang", into.options.language)->check(CLI::IsMember({"ar", "en"}));
  serve
      ->add_option_function<double>(
          "--max-upload",
          [&into](double megabytes) { into.options.most_bytes = static_cast<std::size_t>(megabytes * kMegabyte); })
      ->check(CLI::Range(0.001, 1024.0));
  serve->add_option("--max-articles", into.most_articles);
  serve->add_option("--adds-a-minute", into.options.adds_a_minute)->check(CLI::Range(1.0, 1e6));
  serve->add_option("-j,--jobs", into.jobs)->check(CLI::Range(1U, 1024U));
  serve->add_flag("-q,--quiet", into.quiet);
  return serve;
}

int run_serve(ServeCommand command) {
  std::signal(SIGPIPE, SIG_IGN);
  Ending ending;  // before any other thread, so that all inherit the mask
  if (!command.token_file.empty()) {
    Result<std::string> token = read_token(command.token_file);
    if (!token) return report(token.error()), kBadUsage;
    command.options.token = std::move(*token);
  }
  const auto resources = embedded_resources();
  const Result<Engine> engine = Engine::load(*resources);
  if (!engine) return report(engine.error()), kNothingRead;
  http::ShelfOptions keeping;
  keeping.archive = command.archive;
  if (command.archive.empty()) keeping.most_articles = command.most_articles;
  keeping.jobs = command.jobs;
  keeping.now = now_utc;
  const auto shelf = http::Shelf::open(*engine, keeping);
  if (!shelf) return report(shelf.error()), kNothingRead;
  std::mutex writing;
  const bool quiet = command.quiet;
  http::Service service(**shelf, command.options, [&writing, quiet](const std::string& line) {
    if (quiet) return;
    const std::lock_guard lock(writing);
    fmt::print(stderr, "{}\n", line);
  });
  const Result<int> port = service.bind();
  if (!port) return report(port.error()), port.error().code == ErrorCode::BadUsage ? kBadUsage : kNothingRead;
  const bool six = command.options.host.find(':') != std::string::npos;
  fmt::print("http://{}{}{}:{}/\n", six ? "[" : "", command.options.host, six ? "]" : "", *port);
  std::fflush(stdout);
  for (const std::string& path : command.paths) service.put_file(path);
  ending.watch(service);
  service.run();
  ending.join();
  return kAllRead;
}

}  // namespace isnad::cli
