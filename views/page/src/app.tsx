// The page: a bar with language and appearance, the stories, and one story's dossier from the head to the articles.
import { useEffect, useMemo, useState } from "preact/hooks";
import { Articles, ReadingDesk } from "./articles";
import { Conflicts } from "./conflicts";
import type { Dossier } from "./dossier";
import type { Curator } from "./curate";
import { Findings } from "./findings";
import { Found } from "./found";
import { FramingSection } from "./framing";
import { Glance } from "./glance";
import { Lineage } from "./lineage";
import { Matrix } from "./matrix";
import { ReadingNotes, Related } from "./notes";
import { People } from "./people";
import { Quotations } from "./quotations";
import { Bar, useSettings } from "./settings";
import { DeskProvider, flat, Told, type Desk, type Pane } from "./show";
import { DossierView, type StoryView } from "./story_view";
import { Timeline } from "./timeline";
import type { Language, Word } from "./words";

function storyOfAddress(dossier: DossierView): StoryView | undefined {
  const id = decodeURIComponent(location.hash.slice(1)).split("/")[0];
  return dossier.stories.find((view) => view.story.id === id);
}

const kSections: [string, Word][] = [
  ["conflicts", "conflicts"],
  ["matrix", "matrix"],
  ["people", "people"],
  ["quotations", "quotations"],
  ["findings", "findings"],
  ["timeline", "timeline"],
  ["lineage", "lineage"],
  ["framing", "framing"],
  ["articles", "articles"],
  ["related", "related"],
];

interface Given {
  data: Dossier;
  language: Language;
  home?: () => void; // where a server shows other stories too
  curator?: Curator;
  opened?: Pane | null; // an article that is open at first
}

export function App({ data, language: given, home, curator, opened }: Given) {
  const dossier = useMemo(() => new DossierView(data), [data]);
  const biggest = useMemo(
    () => [...dossier.stories].sort((a, b) => b.articles.length - a.articles.length)[0],
    [dossier],
  );
  const [chosen, setChosen] = useState(() => storyOfAddress(dossier)?.story.id);
  const story = dossier.stories.find((view) => view.story.id === chosen) ?? biggest;
  const settings = useSettings(given);
  const { locale, language } = settings;
  const [reading, setReading] = useState<{ title: string; panes: Pane[] } | null>(
    opened && dossier.article(opened.article) ? { title: dossier.article(opened.article)?.title ?? opened.article, panes: [opened] } : null,
  );
  const [words, setWords] = useState("");

  useEffect(() => {
    document.title = story ? `${flat(story.story.label.ar)} — ${locale.word("dossier")}` : locale.word("dossier");
  }, [language, story]);

  const desk = useMemo<Desk>(() => ({ locale, dossier, open: (title, panes) => setReading({ title, panes }),
    storyAddress: (id) => (home ? `#/${id}` : `#${id}`), curator }), [locale, dossier, curator]);
  useEffect(() => {
    const moved = () => {
      const view = storyOfAddress(dossier);
      if (view) choose(view);
    };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, [dossier]);
  const choose = (view: StoryView) => {
    setChosen(view.story.id);
    setWords("");
    if (!home) history.replaceState(null, "", `#${view.story.id}`);
    window.scrollTo(0, 0);
  };
  const present = (id: string) =>
    story !== undefined &&
    (id === "timeline" ? story.story.timeline.length > 0
    : id === "related" ? story.story.related.length > 0
    : id === "framing" ? story.story.framing.some((row) => row.terms.length > 0)
    : id === "quotations" ? story.ofKind("quotation").length > 0
    : true);

  // Made anew only when what it shows changes, not when an article is opened over it.
  const account = useMemo(
    () =>
      story && (
        <main>
          <Glance story={story} />
          <Found story={story} words={words} />
          <Conflicts story={story} />
          <Matrix story={story} words={words} />
          <People story={story} />
          <Quotations story={story} words={words} />
          <Findings story={story} words={words} />
          <Timeline story={story} />
          <Lineage story={story} />
          <FramingSection story={story} />
          <Articles story={story} />
          <Related story={story} />
          <ReadingNotes />
          <footer>
            <p>{locale.word("footer")}</p>
            <p class="meta"><bdi>{data.generator}</bdi></p>
          </footer>
        </main>
      ),
    [story, words, desk],
  );

  return (
    <DeskProvider value={desk}>
      <a class="skip" href="#conflicts">{locale.word("skip")}</a>
      <Bar settings={settings} words={words} onWords={setWords} label={locale.word("filter")}>
        {home && (
          <button type="button" class="plain home" onClick={home}>
            {locale.word("allStories")}
          </button>
        )}
      </Bar>
      {dossier.stories.length > 1 && (
        <nav class="stories" aria-label={locale.word("stories")}>
          <ul>
            {dossier.stories.map((view) => (
              <li>
                <button type="button" aria-current={view === story ? "true" : undefined} onClick={() => choose(view)}>
                  <Told class="story-label">{flat(view.story.label.ar)}</Told>
                  <span class="meta">
                    {locale.count("articles", view.articles.length)}
                    {view.conflicts.length > 0 && <> · <span class="disputed">{locale.count("conflicts", view.conflicts.length)}</span></>}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {story === undefined ? (
        <main><p class="empty">{locale.word("noDossier")}</p></main>
      ) : (
        <div class="body" key={story.story.id}>
          <nav class="contents" aria-label={locale.word("sections")}>
            <ul>
              {kSections.filter(([id]) => present(id)).map(([id, word]) => (
                <li><a href={`#${id}`}>{locale.word(word)}</a></li>
              ))}
            </ul>
          </nav>
          {account}
        </div>
      )}
      {reading && <ReadingDesk key={reading} title={reading.title} panes={reading.panes} onClose={() => {
        setReading(null);
        if (location.hash.includes("?")) history.replaceState(null, "", location.hash.split("?")[0]);
      }} />}
    </DeskProvider>
  );
}
