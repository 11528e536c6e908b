// Small pieces that all the sections are made of.
import { createContext, type ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import type { Article, Finding, Names, Span, Value } from "./dossier";
import type { Curator } from "./curate";
import type { Locale } from "./locale";
import { pieces, sentence, type Mark } from "./passages";
import type { DossierView, StoryView } from "./story_view";

export interface Pane {
  article: string;
  marks: Span[];
  side?: number; // index of the account in a conflict
}

export interface Desk {
  locale: Locale;
  dossier: DossierView;
  open(title: string, panes: Pane[]): void;
  storyAddress(story: string): string;
  curator?: Curator; // where decisions are kept
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("outside the page");
  return desk;
}

/** Words of a source: isolated, so that their direction never disturbs the line around them. */
export function Told({ children, class: style }: { children: ComponentChildren; class?: string }) {
  return (
    <bdi dir="auto" lang="ar" class={style}>
      {children}
    </bdi>
  );
}

/** Of two wordings that of the page's language; the other, isolated, when there is none. */
export function Named({ names }: { names: Names }) {
  const { locale } = useDesk();
  const own = locale.language === "ar" ? names.ar : names.en;
  return own ? <bdi>{own}</bdi> : <Told>{names.ar}</Told>;
}

export function outletOf(article: Article | undefined, id: string): string {
  return article?.outlet ?? id;
}

export function OutletName({ id }: { id: string }) {
  const { dossier } = useDesk();
  return <bdi class="outlet">{outletOf(dossier.article(id), id)}</bdi>;
}

/** What a finding is about, in a line: "number killed", or the sentence itself where the label says only "outcome". */
export function findingTitle(finding: Finding): Names {
  const own = ["outcome", "plan", "statement", "position", "quotation"].includes(finding.kind);
  if (own && finding.status !== "conflicting" && finding.values[0]) {
    return { ar: flat(finding.values[0].label.ar), en: finding.values[0].label.en };
  }
  return { ar: flat(finding.about.ar), en: finding.about.en && flat(finding.about.en) };
}

export function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

export function ValueName({ finding, value }: { finding: Finding; value: Value }) {
  const { locale, dossier } = useDesk();
  if (finding.kind === "date") return <bdi>{locale.date(value.value)}</bdi>;
  if (finding.kind === "duration") return <bdi>{locale.duration(value.value) ?? flat(value.label.ar)}</bdi>;
  if (finding.kind === "quantity" && locale.language === "en" && value.label.en) {
    return <bdi>{locale.figure(value.label.en)}</bdi>;
  }
  if (finding.kind === "participation") {
    return <bdi>{locale.word(value.value === "absent" ? "absent" : "tookPart")}</bdi>;
  }
  const place = finding.kind === "place" ? dossier.entity(value.value) : undefined;
  return <Named names={place?.name ?? { ar: flat(value.label.ar), en: value.label.en }} />;
}

export function Who({ id }: { id: string | null }) {
  const { dossier, locale } = useDesk();
  const entity = dossier.entity(id);
  if (!entity) return null;
  return (
    <span class="who">
      {locale.word("attributed")} <Named names={entity.name} />
    </span>
  );
}

/** Words with marks; only ever text nodes. */
export function Marked({ article, begin, end, marks }: { article: Article; begin: number; end: number; marks: Mark[] }) {
  const { dossier } = useDesk();
  return (
    <>
      {pieces(dossier.points(article), begin, end, marks).map((piece) =>
        piece.styles.length > 0 ? (
          <mark class={piece.styles.join(" ")} data-begin={piece.begin}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}

/** A source's sentence with its words marked; it opens the article there. */
export function Quote({ span, title, marks, side }: { span: Span; title: string; marks?: Mark[]; side?: number }) {
  const { dossier, open } = useDesk();
  const article = dossier.article(span.article);
  const show = () => open(title, [{ article: span.article, marks: [span], side }]);
  if (!article?.text) {
    return (
      <button type="button" class="quote" onClick={show}>
        <Told class="words">{flat(span.text)}</Told>
      </button>
    );
  }
  const around = sentence(article, dossier.points(article), span.begin, span.end);
  const all: Mark[] = [{ begin: span.begin, end: span.end, style: "said" }, ...(marks ?? [])];
  return (
    <button type="button" class="quote" onClick={show} data-article={span.article} data-begin={span.begin}>
      <Told class="words">
        {around.cutBefore && "… "}
        <Marked article={article} begin={around.begin} end={around.end} marks={all} />
        {around.cutAfter && " …"}
      </Told>
    </button>
  );
}

export function Section({ id, title, note, count, children }: {
  id: string;
  title: string;
  note?: string;
  count?: string;
  children: ComponentChildren;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <header class="section-head">
        <h2 id={`${id}-title`}>
          {title} {count && <span class="count">{count}</span>}
        </h2>
        {note && <p class="note">{note}</p>}
      </header>
      {children}
    </section>
  );
}

/** One evidence span an article, in the order of the story. */
export function firstOfEach(story: StoryView, spans: readonly Span[]): Span[] {
  const seen = new Map<string, Span>();
  for (const span of spans) if (!seen.has(span.article)) seen.set(span.article, span);
  const order = new Map(story.articles.map((article, i) => [article.id, i]));
  return [...seen.values()].sort((a, b) => (order.get(a.article) ?? 0) - (order.get(b.article) ?? 0));
}
