// The page: a bar with language and appearance, the stories, and one story's dossier from the head to the articles.
import { useEffect, useMemo, useState } from "preact/hooks";
import { Articles, ReadingDesk } from "./articles";
import { Conflicts } from "./conflicts";
import type { Dossier } from "./dossier";
import { Findings } from "./findings";
import { FramingSection } from "./framing";
import { Glance } from "./glance";
import { Lineage } from "./lineage";
import { Locale } from "./locale";
import { Matrix } from "./matrix";
import { People } from "./people";
import { Quotations } from "./quotations";
import { DeskProvider, flat, Told, type Desk, type Pane } from "./show";
import { DossierView, type StoryView } from "./story_view";
import { Timeline } from "./timeline";
import type { Language, Word } from "./words";

type Theme = "auto" | "light" | "dark";

/** What the reader chose, where the browser lets a page remember it. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`isnad.${key}`);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`isnad.${key}`, value);
  } catch {
    // a page opened from a file may have no storage; then the choice lasts as long as the page
  }
}

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
];

export function App({ data, language: given }: { data: Dossier; language: Language }) {
  const dossier = useMemo(() => new DossierView(data), [data]);
  const biggest = useMemo(
    () => [...dossier.stories].sort((a, b) => b.articles.length - a.articles.length)[0],
    [dossier],
  );
  const [story, setStory] = useState<StoryView | undefined>(() => storyOfAddress(dossier) ?? biggest);
  const [language, setLanguage] = useState<Language>(() => (remembered("language") as Language | null) ?? given);
  const [theme, setTheme] = useState<Theme>(() => (remembered("theme") as Theme | null) ?? "auto");
  const [reading, setReading] = useState<{ title: string; panes: Pane[] } | null>(null);
  const [words, setWords] = useState("");
  const locale = useMemo(() => new Locale(language, navigator.languages), [language]);

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dir = locale.direction;
    document.title = story ? `${flat(story.story.label.ar)} — ${locale.word("dossier")}` : locale.word("dossier");
  }, [language, story]);
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  const desk: Desk = { locale, dossier, open: (title, panes) => setReading({ title, panes }) };
  const choose = (view: StoryView) => {
    setStory(view);
    setWords("");
    history.replaceState(null, "", `#${view.story.id}`);
    window.scrollTo(0, 0);
  };
  const present = (id: string) =>
    story !== undefined &&
    (id === "timeline" ? story.story.timeline.length > 0
    : id === "framing" ? story.story.framing.some((row) => row.terms.length > 0)
    : id === "quotations" ? story.ofKind("quotation").length > 0
    : true);

  return (
    <DeskProvider value={desk}>
      <a class="skip" href="#conflicts">{locale.word("skip")}</a>
      <header class="bar">
        <p class="brand"><span lang="ar">إسناد</span> <span lang="en">Isnad</span></p>
        <div class="tools">
          <input
            type="search"
            value={words}
            placeholder={locale.word("filter")}
            aria-label={locale.word("filter")}
            dir="auto"
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <label class="pick">
            <span class="hidden">{locale.word("theme")}</span>
            <select
              value={theme}
              onChange={(event) => {
                const next = event.currentTarget.value as Theme;
                remember("theme", next);
                setTheme(next);
              }}
            >
              <option value="auto">{locale.word("themeAuto")}</option>
              <option value="light">{locale.word("themeLight")}</option>
              <option value="dark">{locale.word("themeDark")}</option>
            </select>
          </label>
          <button
            type="button"
            class="plain language"
            lang={language === "ar" ? "en" : "ar"}
            onClick={() => {
              const next = language === "ar" ? "en" : "ar";
              remember("language", next);
              setLanguage(next);
            }}
          >
            {locale.word("otherLanguage")}
          </button>
        </div>
      </header>
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
          <main>
            <Glance story={story} />
            <Conflicts story={story} />
            <Matrix story={story} words={words} />
            <People story={story} />
            <Quotations story={story} words={words} />
            <Findings story={story} words={words} />
            <Timeline story={story} />
            <Lineage story={story} />
            <FramingSection story={story} />
            <Articles story={story} />
            <footer>
              <p>{locale.word("footer")}</p>
              <p class="meta"><bdi>{data.generator}</bdi></p>
            </footer>
          </main>
        </div>
      )}
      {reading && <ReadingDesk key={reading} title={reading.title} panes={reading.panes} onClose={() => setReading(null)} />}
    </DeskProvider>
  );
}
