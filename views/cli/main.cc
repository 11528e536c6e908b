// isnad: the command line. Options are read here; the work is in brief.cc, the words of --help in help.cc.
#include <fmt/core.h>
#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

#include <string>

#include "archive_options.h"
#include "brief.h"
#include "check_command.h"
#include "diff_command.h"
#include "events_command.h"
#include "fetch_command.h"
#include "help.h"
#include "help_text.h"
#include "isnad/isnad.h"
#include "names_command.h"
#include "ner_command.h"
#include "read_command.h"
#include "serve_command.h"
#include "stories_command.h"

namespace isnad::cli {
namespace {

constexpr double kMegabyte = 1U << 20U;

/// The limits of reading, in megabytes where they are sizes.
void add_limits(CLI::App& command, PageOptions& limits) {
  const auto add_size = [&](const char* option, std::size_t& bytes) {
    command
        .add_option_function<double>(
            option, [&bytes](double megabytes) { bytes = static_cast<std::size_t>(megabytes * kMegabyte); })
        ->check(CLI::Range(0.001, 65536.0));
  };
  add_size("--max-page", limits.max_page_bytes);
  add_size("--max-record", limits.max_record_bytes);
  add_size("--max-file", limits.max_source_bytes);
  command.add_option("--max-entries", limits.max_records);
  command.add_option("--max-depth", limits.max_depth);
}

int run(int argc, char** argv) {
  CLI::App app;
  app.formatter(std::make_shared<HelpText>(kHelp));
  app.set_version_flag("--version", "isnad " ISNAD_VERSION);
  app.require_subcommand(1);

  BriefOptions options;
  CLI::App* brief = app.add_subcommand("brief");
  brief->formatter(std::make_shared<HelpText>(kBriefHelp));
  brief->add_option("PATH", options.paths)->required();
  brief->add_option("-f,--format", options.format)
      ->check(CLI::IsMember({"text", "html", "markdown", "matrix", "json", "jsonld"}));
  brief->add_option("--lang", options.language)->check(CLI::IsMember({"ar", "en"}));
  brief->add_option("--bidi", options.bidi)->check(CLI::IsMember({"auto", "off", "on", "visual"}));
  brief->add_option("-j,--jobs", options.jobs)->check(CLI::Range(1U, 1024U));
  brief->add_option("--resources", options.resources);
  brief->add_option("--story", options.story);
  brief->add_flag("--with-text", options.with_text);
  brief->add_flag("--all", options.all);
  brief->add_flag("-q,--quiet", options.quiet);

  std::vector<std::string> names;
  bool table = false;
  CLI::App* compare = app.add_subcommand("names");
  compare->formatter(std::make_shared<HelpText>(kNamesHelp));
  compare->add_flag("--tsv", table);
  compare->add_option("NAME", names)->required();

  bool iob = false;
  std::string words;
  CLI::App* ner = app.add_subcommand("ner");
  ner->formatter(std::make_shared<HelpText>(kNerHelp));
  ner->add_flag("--iob", iob)->required();
  ner->add_option("FILE", words);

  StoriesOptions heap;
  CLI::App* stories = app.add_subcommand("stories");
  stories->fallthrough();
  stories->formatter(std::make_shared<HelpText>(kStoriesHelp));
  stories->add_option("PATH", heap.paths);  // required unless --archive
  stories->add_option("-f,--format", heap.format)->check(CLI::IsMember({"text", "json", "markdown"}));
  stories->add_option("--lang", heap.language)->check(CLI::IsMember({"ar", "en"}));
  stories->add_option("--bidi", heap.bidi)->check(CLI::IsMember({"auto", "off", "on", "visual"}));
  stories->add_option("--least", heap.least);
  stories->add_flag("!--no-conflicts", heap.conflicts);
  stories->add_option("-j,--jobs", heap.jobs)->check(CLI::Range(1U, 1024U));
  stories->add_option("--resources", heap.resources);
  stories->add_flag("-q,--quiet", heap.quiet);

  ReadCommand pages;
  DiffOptions versions;
  CLI::App* diff = app.add_subcommand("diff");
  diff->formatter(std::make_shared<HelpText>(kDiffHelp));
  diff->add_option("PATH", versions.paths)->required();
  diff->add_option("-f,--format", versions.format)->check(CLI::IsMember({"text", "json"}));
  diff->add_option("--lang", versions.language)->check(CLI::IsMember({"ar", "en"}));
  diff->add_option("--bidi", versions.bidi)->check(CLI::IsMember({"auto", "off", "on", "visual"}));
  diff->add_flag("-q,--quiet", versions.quiet);

  CheckOptions check_options;
  CLI::App* check = app.add_subcommand("check");
  check->formatter(std::make_shared<HelpText>(kCheckHelp));
  check->add_option("CLAIM", check_options.claims)->required();
  check->add_option("--in", check_options.paths)->required();
  check->add_option("-f,--format", check_options.format)->check(CLI::IsMember({"text", "json", "claimreview"}));
  check->add_option("--lang", check_options.language)->check(CLI::IsMember({"ar", "en"}));
  check->add_option("--bidi", check_options.bidi)->check(CLI::IsMember({"auto", "off", "on", "visual"}));
  check->add_option("-j,--jobs", check_options.jobs)->check(CLI::Range(1U, 1024U));
  check->add_flag("--all", check_options.all);
  check->add_flag("-q,--quiet", check_options.quiet);

  CLI::App* read = app.add_subcommand("read");
  read->formatter(std::make_shared<HelpText>(kReadHelp));
  read->add_option("PATH", pages.paths)->required();
  read->add_option("-j,--jobs", pages.jobs)->check(CLI::Range(1U, 1024U));

  EventsOptions coded;
  CLI::App* events = app.add_subcommand("events");
  events->formatter(std::make_shared<HelpText>(kEventsHelp));
  events->add_option("PATH", coded.paths)->required();
  events->add_flag("--all", coded.all);
  events->add_option("--resources", coded.resources);
  events->add_option("-j,--jobs", coded.jobs)->check(CLI::Range(1U, 1024U));

  add_limits(*brief, options.limits);
  add_limits(*read, pages.limits);

  FetchCommand fetching;
  fetching.options.user_agent.clear();
  HttpLimits& bounds = fetching.options.limits;
  double megabytes = static_cast<double>(bounds.max_bytes) / kMegabyte;
  CLI::App* fetch = app.add_subcommand("fetch");
  fetch->formatter(std::make_shared<HelpText>(kFetchHelp));
  fetch->add_option("URL", fetching.urls)->required();
  fetch->add_option("-o,--out", fetching.folder);
  fetch->add_flag("--allow-private", bounds.allow_private);
  fetch->add_option("--delay", fetching.options.delay_seconds)->check(CLI::Range(0.0, 3600.0));
  fetch->add_option("--timeout", bounds.timeout_seconds)->check(CLI::Range(0.1, 3600.0));
  fetch->add_option("--max-size", megabytes)->check(CLI::Range(0.001, 4096.0));
  fetch->add_option("--max-redirects", fetching.options.max_redirects)->check(CLI::Range(0U, 50U));
  fetch->add_option("--user-agent", fetching.options.user_agent);

  ServeCommand serving;
  const CLI::App* serve = add_serve_command(app, serving);
  ArchiveCommand archive;
  const std::vector<ArchiveSubcommand> on_archive = add_archive_commands(app, archive);

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    const std::string problem =
        app.remaining().empty() ? error.what() : "no such command or option: " + app.remaining().front();
    fmt::print(stderr, "isnad: error: {}\nTry `isnad {}--help`.\n", problem,
               brief->parsed()     ? "brief "
               : check->parsed()   ? "check "
               : diff->parsed()    ? "diff "
               : compare->parsed() ? "names "
               : read->parsed()    ? "read "
               : stories->parsed() ? "stories "
               : ner->parsed()     ? "ner "
               : fetch->parsed()   ? "fetch "
               : serve->parsed()   ? "serve "
               : events->parsed()  ? "events "
                                   : parsed_name(on_archive));
    return kBadUsage;
  }
  if (serve->parsed()) return run_serve(std::move(serving));
  if (stories->parsed() && !archive.archive.empty()) return run_archive_stories(archive);
  if (stories->parsed() && heap.paths.empty()) {
    fmt::print(stderr, "isnad: error: PATH is required\nTry `isnad stories --help`.\n");
    return kBadUsage;
  }
  for (const ArchiveSubcommand& one : on_archive) {
    if (one.command->parsed()) return one.run(archive);
  }
  if (compare->parsed()) {
    if (table) names.insert(names.begin(), "--tsv");
    return run_names(names, *embedded_resources(), std::cin, std::cout, std::cerr);
  }
  if (ner->parsed()) return run_ner(words, *embedded_resources(), std::cin, std::cout, std::cerr);
  if (fetch->parsed()) {
    bounds.max_bytes = static_cast<std::size_t>(megabytes * kMegabyte);
    return run_fetch(std::move(fetching), std::cin, std::cout, std::cerr);
  }
  if (read->parsed()) return run_read(pages, std::cin, std::cout, std::cerr);
  if (stories->parsed()) return run_stories(heap);
  if (events->parsed()) return run_events(coded);
  if (check->parsed()) return run_check(check_options);
  if (diff->parsed()) return run_diff(versions);
  return run_brief(options);
}

}  // namespace
}  // namespace isnad::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);
  return isnad::cli::run(argc, argv);
}
