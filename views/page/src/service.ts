// The server's API (views/http/openapi.json), as far as the page uses it.
import type { Dossier, Names } from "./dossier";

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

  async stories(): Promise<StoryLine[]> {
    return ((await (await this.ask("/api/v1/stories")).json()) as { stories: StoryLine[] }).stories;
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
