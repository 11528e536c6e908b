#include "archive_options.h"

#include "archive_help.h"
#include "help_text.h"

namespace isnad::cli {

namespace {

void add_fetching(CLI::App& command, FetchOptions& options) {
  command.add_flag("--allow-private", options.limits.allow_private);
  command.add_option("--delay", options.delay_seconds)->check(CLI::Range(0.0, 3600.0));
}

}  // namespace

std::vector<ArchiveSubcommand> add_archive_commands(CLI::App& app, ArchiveCommand& into) {
  app.add_option("--archive", into.archive);
  std::vector<ArchiveSubcommand> out;
  const auto add = [&](const char* name, int (*run)(const ArchiveCommand&)) {
    CLI::App* command = app.add_subcommand(name);
    command->formatter(std::make_shared<HelpText>(kArchiveHelp));
    command->fallthrough();
    out.push_back({command, run});
    return command;
  };
  CLI::App* command = add("add", run_add);
  command->add_option("PATH", into.words)->required();
  command->add_option("-j,--jobs", into.view.jobs)->check(CLI::Range(1U, 1024U));
  command->add_flag("-q,--quiet", into.view.quiet);
  add_fetching(*command, into.fetching);
  command = add("watch", run_watch);
  command->add_option("FEED", into.words)->required();
  command->add_option("--every", into.every)->check(CLI::Range(0.1, 604800.0));
  command->add_flag("--once", into.once);
  add_fetching(*command, into.fetching);
  command = add("dossier", run_dossier);
  command->add_option("STORY", into.words)->required()->expected(1);
  command->add_option("-f,--format", into.view.format)
      ->check(CLI::IsMember({"text", "html", "markdown", "json", "jsonld"}));
  command->add_option("--lang", into.view.language)->check(CLI::IsMember({"ar", "en"}));
  command->add_option("--bidi", into.view.bidi)->check(CLI::IsMember({"auto", "off", "on", "visual"}));
  command->add_flag("--with-text", into.view.with_text);
  command->add_flag("--all", into.view.all);
  command = add("article", run_article);
  command->add_option("ID", into.words)->required()->expected(1);
  command->add_flag("--versions", into.versions);
  command->add_flag("--diff", into.difference);
  command = add("search", run_search);
  command->add_option("QUERY", into.words)->required();
  command->add_option("-n,--limit", into.limit)->check(CLI::Range(1U, 1000U));
  command->add_option("-f,--format", into.format)->check(CLI::IsMember({"text", "json"}));
  command = add("export", run_export);
  command->add_option("--folder", into.folder);
  add("stats", run_stats);
  add("verify", run_verify);
  add("renew", run_renew);
  command = add("curate", run_curate);
  command->add_option("WORD", into.words)->required();
  command->add_option("--note", into.note);
  return out;
}

std::string parsed_name(const std::vector<ArchiveSubcommand>& commands) {
  for (const ArchiveSubcommand& one : commands) {
    if (one.command->parsed()) return one.command->get_name() + " ";
  }
  return "";
}

}  // namespace isnad::cli
