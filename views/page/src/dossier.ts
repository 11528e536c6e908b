// The dossier as the program writes it: docs/dossier-format.md. Offsets are code points, never UTF-16 units.
export interface Span {
  article: string;
  begin: number;
  end: number;
  text: string;
}

export interface Names {
  ar: string;
  en: string | null;
}

export type Role =
  | "title" | "heading" | "lead" | "body" | "list-item" | "caption" | "byline" | "dateline" | "boilerplate";

export interface Article {
  id: string;
  source: string;
  url?: string | null;
  outlet: string | null;
  title: string | null;
  byline: string | null;
  published: { value: string; basis: string; evidence: Span | null } | null;
  blocks: { begin: number; end: number; role: Role }[];
  text?: string;
}

export interface Entity {
  id: string;
  type: "person" | "place" | "organisation" | "event" | "other";
  name: Names;
  side: string | null;
  roles: { text: string; evidence: Span[] }[];
  within: string | null;
  mentions: Span[];
  decisions?: { decision: number; action: "merge" | "split"; made: string; note: string | null }[];
}

export type FindingKind =
  | "date" | "place" | "duration" | "quantity" | "participation" | "role" | "quotation" | "outcome" | "plan"
  | "position" | "statement";

export interface Value {
  value: string;
  label: Names;
  evidence: Span[];
  articles: string[];
  independent: number;
  attributed_to: string | null;
  as_of?: string;
}

export type Relation = "verbatim" | "shortened" | "altered" | "paraphrased" | "translated";

export interface Wording {
  span: Span;
  relation: Relation;
  changed: Span[];
}

/** What a person found of a finding. */
export interface Mark {
  decision: number;
  verdict: "checked" | "wrong";
  made: string;
  note: string | null;
  changed: boolean;
}

export interface Finding {
  id: string;
  kind: FindingKind;
  about: Names;
  status: "corroborated" | "single-source" | "conflicting";
  conflict?: string;
  values: Value[];
  wordings?: Wording[];
  mark?: Mark;
}

export interface Copy {
  from: string;
  to: string;
  overlap: number;
  why: string;
  passages: { from: Span; to: Span }[];
}

export interface Story {
  id: string;
  label: Names;
  articles: string[];
  related: { story: string; why: string; label?: Names }[];
  copies: Copy[];
  quotations: { span: Span; kind: string; speaker: string | null; speaker_text: string | null }[];
  findings: Finding[];
  timeline: { date: string; label: Names; evidence: Span[] }[];
  framing: { article: string; polarity: number; terms: Span[] }[];
}

export interface Dossier {
  format: string;
  generator: string;
  articles: Article[];
  entities: Entity[];
  stories: Story[];
  diagnostics: { severity: string; code: string; where: string; message: string }[];
}
