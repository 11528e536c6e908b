#include "help.h"

namespace isnad::cli {

const std::string_view kHelp = R"(NAME
    isnad - read many outlets' Arabic coverage of one story into one sourced dossier

SYNOPSIS
    isnad brief [OPTION]... PATH...
    isnad check [OPTION]... CLAIM... --in PATH...
    isnad names A B | isnad names --tsv FILE
    isnad ner --iob [FILE]
    isnad read PATH...
    isnad events [--all] PATH...
    isnad --help | --version

DESCRIPTION
    Isnad reads Arabic news articles, puts those that tell of the same event together, and says fact by fact which
    independent outlets carry it, which contradict it and which only copied another. Every fact points at the exact
    characters that say it. It runs in one process, without a network, a database or a service.

COMMANDS
    brief     read articles and print their dossier; `isnad brief --help` tells all of it
    check     which articles support a claim, which contradict it; `isnad check --help`
    names     can two spellings be one name? `isnad names --help`
    ner       names in words one a line, as tags; `isnad ner --help`
    events    what was done, who to whom, as JSON Lines coded by PLOVER; `isnad events --help`
    read      what each page says, as JSON: text, blocks, title, date; `isnad read --help`

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
    isnad brief [--format text|json|markdown] [--with-text] [--all] [--lang ar|en] [--bidi auto|off|on|visual]
                [--jobs N] [--resources DIR] [--quiet] PATH...

DESCRIPTION
    Reads every article that the PATHs hold, groups them into stories and prints one dossier on standard output.
    A PATH is a file, a folder (read to the bottom, in the order of names) or `-` for standard input.

    Kinds of input, told by the ending or, where that does not say, by the content:
      plain text (.txt)    one article a file; the article's id is the file's name without its ending
      web page (.html)     one article a file; the main text is taken out of the page
      JSON Lines (.jsonl)  one article a line: {"id", "text"} or {"id", "html"}, and optionally url, outlet,
                           title, byline, published (ISO 8601), language; other fields are passed over
    Gzip versions of these (.gz) are unpacked.

    What cannot be read is named on standard error, one line each with the file, the line in it and what to do; the
    other articles are still in the dossier.

OPTIONS
    -f, --format FORMAT   text (default): what an editor reads at a glance, conflicts first;
                          json: everything, as docs/dossier-format.md has it;
                          markdown: headings and tables, each quotation with its place as article:begin-end
    --with-text           json: include the text of every article, to which the spans point
    --all                 text: show every finding; without it the weightiest of those from a single source
    --lang LANG           language of the labels in text and markdown: ar (default) or en
    --bidi MODE           how lines that mix Arabic and Latin letters are written in the text format:
                          auto (default): on when the terminal is known to do bidi, else off;
                          off: logical order, nothing added; on: foreign words between Unicode isolates;
                          visual: letters shaped and reordered here, for terminals that do no bidi
    -j, --jobs N          articles read at a time; default: as many as there are processors. The dossier is
                          the same, byte for byte, for any N
    --resources DIR       take gazetteers and lexicons from a folder instead of those built in
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
    isnad read PATH...

DESCRIPTION
    Reads the same PATHs as `isnad brief` and prints each article as one line of JSON, before anything is looked for in
    it: its text, the blocks of the text by role (title, heading, lead, body, list-item, caption, byline, dateline,
    boilerplate; offsets are code points), title, outlet, byline, publication date, language, agency credits, the
    page's metadata and what was odd about it.

    What cannot be read is named on standard error, one line each with the file, the line in it and what to do.

OPTIONS
    -h, --help       this text

EXIT STATUS
    As for `isnad brief`.

EXAMPLE
    isnad read saved-pages/ > articles.jsonl
)";

}  // namespace isnad::cli
