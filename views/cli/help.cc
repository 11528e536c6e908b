#include "help.h"

namespace isnad::cli {

const std::string_view kHelp = R"(NAME
    isnad - read many outlets' Arabic coverage of one story into one sourced dossier

SYNOPSIS
    isnad brief [OPTION]... PATH...
    isnad check [OPTION]... CLAIM... --in PATH...
    isnad diff [OPTION]... OLDER NEWER
    isnad stories [OPTION]... PATH...
    isnad names A B | isnad names --tsv FILE
    isnad ner --iob [FILE]
    isnad read [OPTION]... PATH...
    isnad fetch [OPTION]... URL...
    isnad events [--all] PATH...
    isnad serve [OPTION]... [PATH]...
    isnad add|watch|stories|dossier|article|search|export|stats|verify|renew|curate --archive FILE ...
    isnad --help | --version

DESCRIPTION
    Isnad reads Arabic news articles, puts those that tell of the same event together, and says fact by fact which
    independent outlets carry it, which contradict it and which only copied another. Every fact points at the exact
    characters that say it. It runs in one process, without a database or a service. Only `isnad fetch`, `isnad watch`, and
    addresses given to `isnad add` or added on the page of `isnad serve` use the network.

COMMANDS
    brief     read articles and print their dossier; `isnad brief --help` tells all of it
    check     which articles support a claim, which contradict it; `isnad check --help`
    diff      what changed between two versions of one article; `isnad diff --help`
    stories   list the stories of a heap of any size; `isnad stories --help`
    names     can two spellings be one name? `isnad names --help`
    ner       names in words one a line, as tags; `isnad ner --help`
    events    what was done, who to whom, as JSON Lines coded by PLOVER; `isnad events --help`
    read      what each page says, as JSON: text, blocks, title, date; `isnad read --help`
    serve     the page and its API in the browser: stories, dossiers, adding articles; `isnad serve --help`
    fetch     get pages from the web into an archive that the others read; `isnad fetch --help`
    add       keep articles in an archive, one file; with it watch, stories, dossier, article, search, export, stats,
              verify, renew and curate: `isnad add --help`

OPTIONS
    -h, --help       this text
    --version        name and version

EXIT STATUS
    0   everything was read
    1   some input could not be read; what is printed comes from the rest
    2   the command line is wrong
    3   nothing could be read, or the resources could not be loaded; nothing is printed
    4   the output could not be written

SEE ALSO
    README.md, docs/guide.md, docs/dossier-format.md
)";

const std::string_view kBriefHelp = R"(NAME
    isnad brief - print the dossier of a heap of Arabic articles

SYNOPSIS
    isnad brief [--format text|html|markdown|matrix|json|jsonld] [--story N] [--with-text] [--all] [--lang ar|en]
                [--bidi auto|off|on|visual] [--jobs N] [--resources DIR] [--quiet] PATH...

DESCRIPTION
    Reads every article that the PATHs hold, groups them into stories and prints one dossier on standard output.
    A PATH is a file, a folder (read to the bottom, in the order of names) or `-` for standard input.

    Kinds of input, told by the ending or, where that does not say, by the content:
      plain text (.txt)    one article a file; the article's id is the file's name without its ending
      web page (.html)     one article a file; the main text is taken out of the page
      JSON Lines (.jsonl)  one article a line: {"id", "text"} or {"id", "html"}, and optionally url, outlet,
                           title, byline, published (ISO 8601), language; other fields are passed over
      crawl archive (.warc)  WARC, one article a page in it; Common Crawl's CC-NEWS is of this kind
      feed (.rss, .xml)    RSS 2.0, RSS 1.0, Atom, JSON Feed (.json), news sitemap: one article an entry, by the
                           feed's full text, else its summary, else its title
      saved page (.mhtml)  MHTML; and a page saved "complete": the folder page_files/ beside page.html is passed over
    Gzip versions of these (.gz) are unpacked.

    What cannot be read is named on standard error, one line each with the file, the line in it and what to do; the
    other articles are still in the dossier.

OPTIONS
    -f, --format FORMAT   text (default): what an editor reads at a glance, conflicts first;
                          html: one page in one file, with the articles in it: opens in a browser, without a network;
                          markdown: headings and tables, each quotation with its place as article:begin-end;
                          json: everything, as docs/dossier-format.md has it;
                          matrix: a table for spreadsheets (TSV), a finding a line, an article a column: which carries
                          it, contradicts it, copied it, or leaves it out (empty);
                          jsonld: NewsArticle, Claim and ClaimReview of schema.org
    --story N             only the dossier of story N as `isnad stories` numbers it; the heap may be larger than
                          memory, its articles are read twice
    --with-text           json: include the text of every article, to which the spans point
    --all                 text: show every finding; without it the weightiest of those from a single source
    --lang LANG           language of the labels in text, html and markdown: ar (default) or en
    --bidi MODE           how lines that mix Arabic and Latin letters are written in the text format:
                          auto (default): on when the terminal is known to do bidi, else off;
                          off: logical order, nothing added; on: foreign words between Unicode isolates;
                          visual: letters shaped and reordered here, for terminals that do no bidi
    -j, --jobs N          articles read at a time; default: as many as there are processors. The dossier is
                          the same, byte for byte, for any N
    --resources DIR       take gazetteers and lexicons from a folder instead of those built in
    --max-page MB         a page, and the body of a response in an archive after unpacking (default 32): text beyond
                          it is not read, a packed body beyond it is left out
    --max-record MB       a record of an archive, a line of JSON Lines (64): a longer one is left out
    --max-file MB         a file that must be read whole, such as a feed (512): a longer one is left out
    --max-entries N       entries of one feed (1000000)
    --max-depth N         nesting of elements and of JSON values (512)
    -q, --quiet           no warnings and no progress bar; errors are still named
    -h, --help            this text

EXIT STATUS
    0   everything was read
    1   some input could not be read or was left out; the dossier is of the rest
    2   the command line is wrong
    3   nothing could be read, or the resources could not be loaded; no dossier is printed
    4   the output could not be written

EXAMPLES
    isnad brief samples
        the sample stories, as text
    isnad brief --format html samples > dossier.html
        the same as a page, to read or to mail
    isnad brief --format json --with-text monday/ tuesday.jsonl > dossier.json
        a folder and a file of records, everything, for another program
    curl -s https://example.org/feed.jsonl | isnad brief -f markdown -
        records from standard input, as Markdown

SEE ALSO
    docs/guide.md, docs/dossier-format.md, docs/dossier.schema.json
)";

const std::string_view kCheckHelp = R"(NAME
    isnad check - which articles support a claim, which contradict it, which are silent

SYNOPSIS
    isnad check [--format text|json|claimreview] [--lang ar|en] [--bidi auto|off|on|visual] [--all] [--jobs N]
                [--quiet] CLAIM... --in PATH...

DESCRIPTION
    Reads the articles that the PATHs hold (as `isnad brief` does) and holds each CLAIM, a sentence in Arabic, against
    every sentence of theirs. A sentence supports the claim when it tells all of it; it contradicts it when it gives
    another figure for the same thing, another place, another date or a denial. In doubt an article is silent.
    Articles that copied one another count once. Isnad does not say what is true: it says who says so.

OPTIONS
    -f, --format FORMAT   text (default); json: isnad.check/1, as docs/dossier-format.md has it;
                          claimreview: schema.org ClaimReview, JSON-LD
    --in PATH...          the articles: files, folders, or `-` for standard input
    --all                 text: name the silent articles too
    --lang, --bidi, -j, -q   as of `isnad brief`
    -h, --help            this text

EXIT STATUS
    0   everything was read
    1   some input could not be read; the answer is of the rest
    2   the command line is wrong
    3   nothing could be read
    4   the output could not be written
)";

const std::string_view kDiffHelp = R"(NAME
    isnad diff - what changed between two versions of one article

SYNOPSIS
    isnad diff [--format text|json] [--lang ar|en] [--bidi auto|off|on|visual] [--quiet] OLDER NEWER

DESCRIPTION
    Reads two files (as `isnad brief` does), each with one article, and shows the facts that were altered, added or
    dropped, with the words of the version that has them, and the sentences that changed: [-words that went-],
    {+words that came+}. Spelling of hamzas, vowel marks and punctuation, and sentences that only moved, count as no change.

OPTIONS
    -f, --format FORMAT   text (default); json: isnad.diff/1, as docs/dossier-format.md has it
    --lang, --bidi, -q    as of `isnad brief`
    -h, --help            this text

EXIT STATUS
    0   both were read, whether they differ or not
    2   the command line is wrong
    3   they could not be read, or were not two articles
    4   the output could not be written
)";

const std::string_view kStoriesHelp = R"(NAME
    isnad stories - list the stories of a heap of Arabic articles

SYNOPSIS
    isnad stories [--format text|json|markdown] [--least N] [--no-conflicts] [--lang ar|en] [--bidi MODE] [--jobs N]
                  [--resources DIR] [--quiet] PATH...

DESCRIPTION
    Reads the same PATHs as `isnad brief`, however many articles they hold: of each a few kilobytes are kept. Prints
    each story with its number, label, articles, outlets, span of publication, independent origins, conflicting
    findings and related stories; those with the most origins first. `isnad brief --story N` with the same PATHs gives
    the dossier of one.

    An origin is a group of articles that copy one another, credit one agency or have one publisher.
    To count conflicts the articles of all stories of two or more are read a second time; not from standard input.

OPTIONS
    -f, --format FORMAT   text (default), markdown, or json: one object with the stories, one a line, and all pairs
                          of articles that share text, in whatever story (docs/dossier-format.md)
    --least N             only stories of N articles or more; default 2
    --no-conflicts        do not count conflicts
    --lang, --bidi, -j, --jobs, --resources, -q, --quiet
                          as for `isnad brief`
    -h, --help            this text

EXIT STATUS
    As for `isnad brief`.

EXAMPLE
    isnad stories --least 3 monday.jsonl
    isnad brief --story 17 monday.jsonl
)";

const std::string_view kNamesHelp = R"(NAME
    isnad names - can two spellings be one name, how surely, and why

SYNOPSIS
    isnad names A B
    isnad names --tsv FILE

DESCRIPTION
    Compares two Arabic spellings of a name and prints same, variant, part or different, the probability that they are
    one name, and the reason. With --tsv it answers a file of pairs, one a line in two tab-separated cells (`-` is
    standard input), with tab-separated lines: 1 or 0, probability, relation, reason.

EXIT STATUS
    0   answered; they can be one name
    1   A B only: they are different names
    2   the command line is wrong
    3   what is needed cannot be read
)";

const std::string_view kNerHelp = R"(NAME
    isnad ner - what the sequence model alone takes for names

SYNOPSIS
    isnad ner --iob [FILE]

DESCRIPTION
    Reads words one a line (of a tab-separated line the first cell), an empty line ending a sentence, from FILE or
    standard input, and prints each word with its tag: O, or B- or I- with PER, LOC, ORG or MISC. For measuring the
    model against annotated text; `isnad brief` puts it together with the gazetteers and rules.

EXIT STATUS
    0   tagged
    2   the command line is wrong
    3   the file or the model cannot be read
)";

const std::string_view kEventsHelp = R"(NAME
    isnad events - what was done, who to whom, as JSON Lines coded by PLOVER

SYNOPSIS
    isnad events [--all] [--jobs N] [--resources DIR] PATH...

DESCRIPTION
    Reads articles as `isnad brief` does and prints one JSON object a line for each event an article tells: PLOVER type
    and mode, actors, recipients, day, place, whose words it is, and the exact characters that say it. What is denied,
    expected, conditional or only asked is no event. docs/plover.md has the fields and the codes.

OPTIONS
    --all             every statement with its polarity and modality, event or not, and what was said, by whom
    -j, --jobs N      articles read at a time; the output is the same for any N
    --resources DIR   take gazetteers and lexicons from a folder instead of those built in
    -h, --help        this text

EXIT STATUS
    As for `isnad brief`.
)";

const std::string_view kReadHelp = R"(NAME
    isnad read - take the articles out of pages

SYNOPSIS
    isnad read [--jobs N] [--max-page MB] [--max-record MB] [--max-file MB] [--max-entries N] [--max-depth N] PATH...

DESCRIPTION
    Reads the same PATHs as `isnad brief` and prints each article as one line of JSON, before anything is looked for in
    it: its text, the blocks of the text by role (title, heading, lead, body, list-item, caption, byline, dateline,
    boilerplate; offsets are code points), title, outlet, byline, section, when it was published and last updated,
    language, agency credits, the page's metadata and what was odd about it. The id is the file's name without .html and .gz; in an archive or a feed
    it is the host and a number made of the address (and of when it was fetched), the same in every run.

    Sources are read as they come: an archive of any length needs the memory of a few pages.

    What cannot be read is named on standard error, one line each with the file, the line in it and what to do.

OPTIONS
    -j, --jobs N          pages read at a time; default: as many as there are processors. The output is the same
    --max-page MB         a page, and the body of a response in an archive after unpacking (default 32): text beyond
                          it is not read, a packed body beyond it is left out
    --max-record MB       a record of an archive, a line of JSON Lines (64): a longer one is left out
    --max-file MB         a file that must be read whole, such as a feed (512): a longer one is left out
    --max-entries N       entries of one feed (1000000)
    --max-depth N         nesting of elements and of JSON values (512)
    -h, --help            this text

EXIT STATUS
    As for `isnad brief`.

EXAMPLES
    isnad read saved-pages/ > articles.jsonl
    isnad read CC-NEWS-20251015.warc.gz > articles.jsonl
    isnad read --max-page 8 - < feed.xml
)";

const std::string_view kFetchHelp = R"(NAME
    isnad fetch - get pages from the web

SYNOPSIS
    isnad fetch [--out FOLDER] [--delay SECONDS] [--timeout SECONDS] [--max-size MB] [--max-redirects N]
                [--user-agent NAME] [--allow-private] URL...

DESCRIPTION
    Gets each URL (`-`: one a line on standard input), pages and feeds, and writes them into one new archive,
    isnad-DATE-TIME.warc.gz, whose path is printed and which `isnad read` and `isnad brief` take. What a server
    said of a page (ETag, Last-Modified) is kept beside it in validators.tsv; a page that has not changed since is
    not sent again.

    robots.txt is asked for each host and obeyed. Redirects are followed a few times, and each step is checked like
    the first. Only http and https; addresses that lead into a private network or to this machine are refused.
    Scripts are not run, cookies not kept, proxies not used.

OPTIONS
    -o, --out FOLDER      where the archive and validators.tsv go (default: here); `-`: the archive alone, on
                          standard output
    --delay SECONDS       between two requests to one host (1); a longer Crawl-delay of robots.txt counts
    --timeout SECONDS     for one answer (30)
    --max-size MB         of one answer, packed or not (32)
    --max-redirects N     (5)
    --user-agent NAME     what the servers are told; robots.txt is asked about its first word
    --allow-private       also addresses of private networks and of this machine
    -h, --help            this text

EXIT STATUS
    0   all were fetched, or are unchanged
    1   some were not
    2   the command line is wrong
    3   none was fetched
    4   the archive could not be written

EXAMPLES
    isnad brief $(isnad fetch https://sawt.example/news/1 https://dijla.example/story/2)
    isnad fetch --out - https://sawt.example/rss | isnad read -
)";

}  // namespace isnad::cli
