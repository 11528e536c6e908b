// The server's API (views/http/openapi.json), as far as the page uses it.
import type { Dossier, Names, Span } from "./dossier";

export interface StoryLine {
  id: string;
  label: Names;
  size: number;
  articles: string[];
  outlets: string[];
  first: string | null;
  last: string | null;
  origins: number | null;
  conflicts: number | null;
  days: { day: string; articles: number }[];
}

/** What a person decides; see Deciding in openapi.json. */
export type Deciding = { note?: string } & (
  | { action: "merge-stories"; stories: [string, string] }
  | { action: "split-story"; story: string; articles: string[] }
  | { action: "merge-entities"; story: string; entities: [string, string] }
  | { action: "split-entity"; story: string; entity: string; parts: string[] }
  | { action: "mark"; story: string; finding: string; verdict: "checked" | "wrong" }
);

export interface Decision {
  number: number;
  made: string;
  action: Deciding["action"];
  stories: string[];
  note: string;
  undone: string | null;
  detail: { verdict?: "checked" | "wrong"; about?: string };
}

export interface Hit {
  id: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  story: string | null;
  snippet: Span;
  matches: Span[];
}

export interface Job {
  id: string;
  name: string;
  state: "waiting" | "reading" | "done" | "failed";
  done: number;
  all: number;
  articles: string[];
  error: string | null;
  diagnostics: { code: string; where: string; message: string }[];
}

export class Refused extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export class Service {
  constructor(private token: string) {}

  private async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.token) headers.set("Authorization", `Bearer ${this.token}`);
    const answer = await fetch(path, { ...init, headers });
    if (answer.ok) return answer;
    const told = (await answer.json().catch(() => ({}))) as { error?: string };
    throw new Refused(answer.status, told.error ?? answer.statusText);
  }

  async stories(from = 0, words = ""): Promise<{ found: number; stories: StoryLine[] }> {
    return (await this.ask(`/api/v1/stories?from=${from}&q=${encodeURIComponent(words)}`)).json() as Promise<{ found: number; stories: StoryLine[] }>;
  }

  async search(words: string): Promise<{ spelled: string[]; hits: Hit[] }> {
    return (await this.ask(`/api/v1/search?limit=12&q=${encodeURIComponent(words)}`)).json() as Promise<{ spelled: string[]; hits: Hit[] }>;
  }

  async curation(): Promise<{ lasting: boolean; decisions: Decision[] }> {
    return (await this.ask("/api/v1/curation")).json() as Promise<{ lasting: boolean; decisions: Decision[] }>;
  }

  async decide(what: Deciding): Promise<number> {
    return ((await (await this.post("/api/v1/curation", what)).json()) as { decision: number }).decision;
  }

  async undo(decision: number): Promise<void> {
    await this.post(`/api/v1/curation/${decision}/undo`, {});
  }

  private post(path: string, body: object): Promise<Response> {
    return this.ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  }

  async dossier(story: string): Promise<Dossier> {
    return (await (await this.ask(`/api/v1/stories/${encodeURIComponent(story)}/dossier`)).json()) as Dossier;
  }

  async addFile(file: File): Promise<string> {
    return this.add(`?name=${encodeURIComponent(file.name)}`, "application/octet-stream", file);
  }

  /** A text, or an address when it is nothing else. */
  async addText(text: string): Promise<string> {
    const address = /^https?:\/\/\S+$/i.test(text.trim());
    return this.add("", "application/json", JSON.stringify(address ? { url: text.trim() } : { text }));
  }

  private async add(query: string, type: string, body: BodyInit): Promise<string> {
    const answer = await this.ask(`/api/v1/articles${query}`, { method: "POST", headers: { "Content-Type": type }, body });
    return ((await answer.json()) as { job: string }).job;
  }

  /** Tells of the job each time it changes, until it is over. */
  async watch(job: string, tell: (job: Job) => void): Promise<void> {
    const answer = await this.ask(`/api/v1/jobs/${job}/events`);
    const reader = answer.body?.getReader();
    if (!reader) return;
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const events = rest.split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) if (event.startsWith("data: ")) tell(JSON.parse(event.slice(6)) as Job);
    }
  }
}
