#include "archive_help.h"

namespace isnad::cli {

const std::string_view kArchiveHelp = R"(NAME
    isnad add, watch, stories, dossier, article, search, export, stats, verify, renew, curate - keep articles and find them again

SYNOPSIS
    isnad add      --archive FILE [--jobs N] [--quiet] [--delay SECONDS] [--allow-private] PATH|URL...
    isnad watch    --archive FILE [--every SECONDS] [--once] [--delay SECONDS] [--allow-private] FEEDS.opml|URL...
    isnad stories  --archive FILE
    isnad dossier  --archive FILE [--format text|html|markdown|json|jsonld] [--lang ar|en] [--all] [--with-text] STORY
    isnad article  --archive FILE [--versions | --diff] ID
    isnad search   --archive FILE [--limit N] [--format text|json] QUERY...
    isnad export   --archive FILE [--folder DIR]
    isnad stats | verify | renew  --archive FILE
    isnad curate   --archive FILE merge-stories STORY STORY | split-story STORY ARTICLE... |
                   entities STORY | merge-entities STORY ENTITY ENTITY | split-entity STORY ENTITY SPELLING|ARTICLE... |
                   mark STORY FINDING checked|wrong | undo N | log   [--note WORDS]

DESCRIPTION
    An archive is one file: articles in all their versions, what was read in them, the stories they make, and an index
    over their words. `--archive FILE` may stand before the command too. FILE may be the address of a PostgreSQL
    database, for several who work on one archive: postgresql://USER@HOST/DATABASE, the password in ~/.pgpass or
    PGPASSWORD. The first `add` makes its tables. `?options=-csearch_path%3DNAME` behind it names a schema of its own.

    add      reads the PATHs as `isnad brief` does and prints a line for each article, only when it is on the disk:
             `added ID 1`, `version ID N` when its words or date changed, `unchanged ID N`. Killed, out of disk or out
             of power: what was printed is kept, nothing is there by half. Several may add at a time; they wait for
             one another.
             An address (http, https) is fetched as `isnad fetch` does.
    watch    asks feeds, and pages, again and again and adds what is new, with the pages that the entries lead to: each
             every 900 seconds (--every), less often while it brings nothing, much less when it fails; --once: one
             round. What has not changed is not sent again. A signal (Ctrl-C) ends it after what is being added.
    stories  number, articles, days and title of each story, tab-separated, the newest first. Numbers stay.
    dossier  the dossier of one story, as `isnad brief` prints it; one that has not changed is not compiled again
    article  the text of the newest version; its versions; what the last version changed
    search   the articles that match, best first, with the words that matched in brackets
    export   every article as a line of JSON, as `isnad add` and `isnad brief` read it; with --folder into a new folder:
             articles/ID.jsonl, dossiers/sN.json, stories.tsv, decisions.jsonl
    stats    what is in the archive
    verify   is everything there, and whole? Reads all of it and changes nothing
    renew    reads again what another version of isnad had read, and makes the index of words anew
    curate   what a person decides: two stories are one; these articles are a story of their own; two entities are one;
             these spellings of an entity, or what these articles call so, are another's; a finding was checked or is
             wrong. `entities` lists who and what a story names, with all spellings; finding numbers stand in `isnad
             dossier`. A decision on entities or findings holds in its story. Decisions are kept in a log, hold whatever is read later, are shown with the dossier, and can
             be undone.

QUERIES
    word word          both; where too few articles have both, those with one follow
    "two words"        side by side, also between guillemets
    word*              words that begin so
    a OR b, (a b), -c  either; grouping; without
    outlet:NAME  date:2025-08  date:2025-08-10..2025-09  person:NAME  place:NAME  organisation:NAME  kind:quotation
    All forms of a word are found, with the article or without, and names under their other spellings.

EXIT STATUS
    0   done
    1   some input was left out; nothing was found; verify found a fault
    2   the command line or the query is wrong
    3   the archive could not be opened, read or written
    4   the output could not be written
)";

}  // namespace isnad::cli
