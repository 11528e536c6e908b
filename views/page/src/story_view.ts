// What the page shows of a story and the dossier does not say outright: who is silent, who only copied, who sides with whom.
// Nothing here judges; every cell stands on spans of the dossier.
import type { Article, Copy, Dossier, Entity, Finding, Span, Story, Value } from "./dossier";
import { CodePoints } from "./code_points";
import { Folded } from "./find_words";

export interface Outlet {
  key: string;
  name: string;
  articles: Article[];
}

/** One outlet's bearing on one finding: which values it carries, and whether only by copying. */
export interface Cell {
  values: number[]; // indices of finding.values, ascending; empty: silent
  copied: boolean;
  evidence: Span[];
}

export interface Person {
  entity: Entity;
  spellings: { text: string; count: number; articles: string[] }[];
  mentions: Span[];
  attendance: { finding: Finding; value: Value }[];
}

export class StoryView {
  readonly articles: Article[];
  readonly outlets: Outlet[] = [];
  readonly conflicts: Finding[];
  private readonly members: Set<string>;
  private readonly copiesTo = new Map<string, Copy[]>();
  private readonly names = new Map<Entity["type"], Person[]>();

  constructor(readonly dossier: DossierView, readonly story: Story) {
    this.members = new Set(story.articles);
    for (const copy of story.copies) {
      const list = this.copiesTo.get(copy.to);
      if (list) list.push(copy);
      else this.copiesTo.set(copy.to, [copy]);
    }
    this.articles = story.articles.map((id) => dossier.article(id)).filter((a): a is Article => a !== undefined);
    this.articles.sort((a, b) => (a.published?.value ?? "9").localeCompare(b.published?.value ?? "9"));
    const byKey = new Map<string, Outlet>();
    for (const article of this.articles) {
      const key = article.outlet ?? article.id;
      const known = byKey.get(key);
      if (known) known.articles.push(article);
      else byKey.set(key, { key, name: key, articles: [article] });
    }
    this.outlets = [...byKey.values()];
    this.conflicts = story.findings.filter((finding) => finding.status === "conflicting");
  }

  ofKind(...kinds: Finding["kind"][]): Finding[] {
    return this.story.findings.filter((finding) => kinds.includes(finding.kind));
  }

  cell(finding: Finding, outlet: Outlet): Cell {
    const ids = new Set(outlet.articles.map((article) => article.id));
    const cell: Cell = { values: [], copied: true, evidence: [] };
    finding.values.forEach((value, index) => {
      const evidence = value.evidence.filter((span) => ids.has(span.article));
      if (evidence.length === 0) return;
      cell.values.push(index);
      cell.evidence.push(...evidence);
      if (!evidence.every((span) => this.isCopied(span, value))) cell.copied = false;
    });
    cell.copied = cell.copied && cell.values.length > 0;
    return cell;
  }

  /** The words lie in a passage taken from an article that carries the same value. */
  private isCopied(span: Span, value: Value): boolean {
    return (this.copiesTo.get(span.article) ?? []).some(
      (copy) =>
        value.articles.includes(copy.from) &&
        copy.passages.some(({ to }) => to.begin <= span.begin && span.end <= to.end),
    );
  }

  people(): Person[] {
    return this.named("person");
  }

  named(type: Entity["type"]): Person[] {
    let known = this.names.get(type);
    if (!known) this.names.set(type, (known = this.findNamed(type)));
    return known;
  }

  /** Of each text that took from others its likeliest original: a forest, however many pairs share words. */
  mainCopies(): Copy[] {
    return [...this.copiesTo.values()].map((copies) => copies.reduce((a, b) => (b.overlap > a.overlap ? b : a)));
  }

  private findNamed(type: Entity["type"]): Person[] {
    const attendance = new Map<string, Person["attendance"]>();
    for (const finding of type === "person" ? this.ofKind("participation") : []) {
      for (const value of finding.values) {
        for (const span of value.evidence) {
          const entity = this.dossier.entityAt(span, "person");
          if (!entity) continue;
          const list = attendance.get(entity.id) ?? [];
          if (!list.some((one) => one.value === value)) list.push({ finding, value });
          attendance.set(entity.id, list);
        }
      }
    }
    const out: Person[] = [];
    for (const entity of this.dossier.entities) {
      if (entity.type !== type) continue;
      const mentions = entity.mentions.filter((span) => this.members.has(span.article));
      if (mentions.length === 0) continue;
      const spellings = new Map<string, Person["spellings"][number]>();
      for (const { text, article } of mentions) {
        const key = text.replace(/\s+/g, " ");
        const known = spellings.get(key) ?? { text: key, count: 0, articles: [] };
        ++known.count;
        if (!known.articles.includes(article)) known.articles.push(article);
        spellings.set(key, known);
      }
      out.push({
        entity,
        mentions,
        spellings: [...spellings.values()].sort((a, b) => b.count - a.count),
        attendance: attendance.get(entity.id) ?? [],
      });
    }
    const weight = (p: Person) => new Set(p.mentions.map((span) => span.article)).size * 1000 + p.mentions.length;
    return out.sort((a, b) => weight(b) - weight(a));
  }

  /** Groups of articles that no copy binds together. */
  origins(): number {
    const parent = new Map(this.story.articles.map((id) => [id, id]));
    const root = (id: string): string => {
      const up = parent.get(id) ?? id;
      return up === id ? id : root(up);
    };
    for (const { from, to } of this.story.copies) parent.set(root(to), root(from));
    return new Set(this.story.articles.map(root)).size;
  }

  /** Days of publication, first and last. */
  days(): [string, string] | null {
    const days = this.articles.flatMap((article) => (article.published ? [article.published.value.slice(0, 10)] : []));
    return days.length === 0 ? null : [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))];
  }
}

export class DossierView {
  readonly stories: StoryView[];
  readonly entities: Entity[];
  private readonly byArticle = new Map<string, Article>();
  private readonly byEntity = new Map<string, Entity>();
  private readonly texts = new Map<string, CodePoints>();
  private readonly foldedTexts = new Map<string, Folded>();
  private readonly mentioned = new Map<string, { begin: number; end: number; entity: Entity }[]>();

  constructor(readonly dossier: Dossier) {
    for (const article of dossier.articles) this.byArticle.set(article.id, article);
    for (const entity of dossier.entities) {
      this.byEntity.set(entity.id, entity);
      for (const { article, begin, end } of entity.mentions) {
        const list = this.mentioned.get(article);
        if (list) list.push({ begin, end, entity });
        else this.mentioned.set(article, [{ begin, end, entity }]);
      }
    }
    this.entities = dossier.entities;
    this.stories = dossier.stories.map((story) => new StoryView(this, story));
  }

  article(id: string): Article | undefined {
    return this.byArticle.get(id);
  }
  entity(id: string | null): Entity | undefined {
    return id === null ? undefined : this.byEntity.get(id);
  }
  points(article: Article): CodePoints {
    let points = this.texts.get(article.id);
    if (!points) this.texts.set(article.id, (points = new CodePoints(article.text ?? "")));
    return points;
  }
  folded(article: Article): Folded {
    let folded = this.foldedTexts.get(article.id);
    if (!folded) this.foldedTexts.set(article.id, (folded = new Folded(article.text ?? "")));
    return folded;
  }
  entityAt(span: Span, type: Entity["type"]): Entity | undefined {
    return this.mentioned
      .get(span.article)
      ?.find(({ begin, end, entity }) => entity.type === type && begin < span.end && span.begin < end)?.entity;
  }
}
