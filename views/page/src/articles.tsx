// The articles themselves, and the reading desk: one or more of them open at the words that a finding stands on.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { CodePoints } from "./code_points";
import type { Article } from "./dossier";
import { flat, Marked, OutletName, Section, Told, useDesk, type Pane } from "./show";
import type { StoryView } from "./story_view";

const kListed = 30;

export function Articles({ story }: { story: StoryView }) {
  const { locale, open, curator } = useDesk();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const some = curator && story.articles.length > 1;
  return (
    <Section id="articles" title={locale.word("articles")} count={locale.number(story.articles.length)}>
      <ul class="articles">
        {story.articles.slice(0, all ? undefined : kListed).map((article) => (
          <li class={some ? "choosable" : ""}>
            {some && (
              <input
                type="checkbox"
                aria-label={`${locale.word("choose")}: ${headline(article)}`}
                checked={chosen.includes(article.id)}
                onChange={() => setChosen(chosen.includes(article.id) ? chosen.filter((id) => id !== article.id) : [...chosen, article.id])}
              />
            )}
            <button type="button" class="article-line" onClick={() => open(headline(article), [{ article: article.id, marks: [] }])}>
              <span class="meta">
                <OutletName id={article.id} />
                {" · "}
                {article.published ? <bdi>{locale.date(article.published.value)}</bdi> : locale.word("undated")}
              </span>
              <Told class="headline">{headline(article)}</Told>
            </button>
          </li>
        ))}
      </ul>
      {some && chosen.length > 0 && (
        <p class="choose">
          <button
            type="button"
            class="plain"
            disabled={chosen.length === story.articles.length}
            onClick={() => {
              curator.decide({ action: "split-story", story: story.story.id, articles: chosen }, `${locale.word("parted")}: ${locale.count("articles", chosen.length)}`);
              setChosen([]);
            }}
          >
            {locale.word("otherStory")}
          </button>{" "}
          <span class="meta">{locale.count("articles", chosen.length)}</span>
        </p>
      )}
      {story.articles.length > kListed && (
        <button type="button" class="plain after" onClick={() => setAll(!all)}>
          {all ? locale.word("less") : locale.count("more", story.articles.length - kListed)}
        </button>
      )}
    </Section>
  );
}

/** Its title; without one its first words. */
function headline(article: Article): string {
  if (article.title) return flat(article.title);
  const first = article.blocks.find((block) => block.role === "title" || block.role === "lead" || block.role === "body");
  const text = flat(new CodePoints(article.text ?? "").slice(first?.begin ?? 0, first?.end ?? 120));
  return text.length > 110 ? text.slice(0, text.lastIndexOf(" ", 105)) + " …" : text || article.id;
}

function ArticlePane({ pane, first }: { pane: Pane; first: boolean }) {
  const { locale, dossier } = useDesk();
  const body = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const article = dossier.article(pane.article);
  const marks = [...pane.marks].sort((a, b) => a.begin - b.begin);

  const go = (step: number, smooth: boolean) => {
    const begins = marks.map((mark) => mark.begin);
    const next = (step + begins.length) % Math.max(1, begins.length);
    const host = body.current;
    const target = host?.querySelector<HTMLElement>(`mark[data-begin="${begins[next]}"]`);
    host?.querySelectorAll("mark.here").forEach((mark) => mark.classList.remove("here"));
    if (host && target) {
      target.classList.add("here");
      const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      const top = target.getBoundingClientRect().top - host.getBoundingClientRect().top + host.scrollTop;
      host.scrollTo({ top: top - host.clientHeight / 3, behavior: smooth && !calm ? "smooth" : "instant" });
    }
    setCurrent(next);
  };
  useEffect(() => go(0, false), [pane]);

  if (!article) return null;
  const all = marks.map((mark) => ({ begin: mark.begin, end: mark.end, style: "said" }));
  const web = article.url && /^https?:\/\//i.test(article.url) ? article.url : null;
  return (
    <article class="pane" aria-label={article.outlet ?? article.id}>
      <header>
        <p class="pane-outlet">
          {pane.side !== undefined && <span class={`letter side${Math.min(pane.side, 3)}`} aria-hidden="true">{locale.letter(pane.side)}</span>}
          <OutletName id={article.id} />
        </p>
        <p class="meta">
          {article.published ? <bdi>{locale.date(article.published.value)}</bdi> : locale.word("undated")}
          {web && <> · <a href={web} rel="noreferrer noopener nofollow" target="_blank">{locale.word("original")}</a></>}
        </p>
        {marks.length > 1 && (
          <p class="marks">
            <span>{locale.count("marks", marks.length)}</span>
            <button type="button" class="plain" onClick={() => go(current - 1, true)}>{locale.word("previousMark")}</button>
            <button type="button" class="plain" onClick={() => go(current + 1, true)} autoFocus={first}>{locale.word("nextMark")}</button>
          </p>
        )}
      </header>
      <div class="text" ref={body} tabIndex={0} dir="auto" lang="ar" role="group" aria-label={locale.word("open")}>
        {article.text === undefined ? (
          <p dir={locale.direction} lang={locale.language}>{locale.word("noText")}</p>
        ) : (
          article.blocks.map((block) => (
            <p class={`block of-${block.role}`}>
              <Marked article={article} begin={block.begin} end={block.end} marks={all} />
            </p>
          ))
        )}
      </div>
    </article>
  );
}

export function ReadingDesk({ title, panes, onClose }: { title: string; panes: Pane[]; onClose(): void }) {
  const { locale } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const box = dialog.current;
    if (box && !box.open) box.showModal();
    document.documentElement.classList.add("reading");
    return () => document.documentElement.classList.remove("reading");
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`desk n${Math.min(panes.length, 3)}`}
      aria-labelledby="desk-title"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="desk-inside">
        <header class="desk-head">
          <h2 id="desk-title"><Told>{flat(title)}</Told></h2>
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>{locale.word("close")}</button>
        </header>
        <div class="panes">
          {panes.map((pane, i) => <ArticlePane pane={pane} first={i === 0} />)}
        </div>
      </div>
    </dialog>
  );
}
