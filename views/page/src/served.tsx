// The page as the server shows it: the stories, the place to drop articles, and one story's dossier.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { App } from "./app";
import { Toast, type Curator, type Done } from "./curate";
import type { Dossier } from "./dossier";
import { FoundArticles } from "./found_articles";
import { Log } from "./log";
import { Refused, Service, type Decision, type Hit, type Job, type StoryLine } from "./service";
import { Bar, useSettings, type Settings } from "./settings";
import type { Pane } from "./show";
import { StoryList } from "./story_list";
import type { Language } from "./words";

/** The token stands behind the address's #, which is not sent, and is kept for this tab only. */
function givenToken(): string {
  const given = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (given) {
    sessionStorage.setItem("isnad.token", decodeURIComponent(given));
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem("isnad.token") ?? "";
}

const storyOfAddress = () => /^#\/(\w+)(?:\?|$)/.exec(location.hash)?.[1] ?? null;

/** The article that the address opens, with the words it opens at. */
function paneOfAddress(): Pane | null {
  const given = new URLSearchParams(/\?(.*)$/.exec(location.hash)?.[1] ?? "");
  const article = given.get("article");
  if (article === null) return null;
  const marks = (given.get("at") ?? "").split(",").flatMap((place) => {
    const [begin, end] = place.split("-").map(Number);
    return begin >= 0 && end > begin ? [{ article, begin, end, text: "" }] : [];
  });
  return { article, marks };
}

const kPause = 150; // milliseconds after the last letter before the server is asked
const kCountAgain = 2500;
const kLookAgain = 30_000;

function Adding({ settings, service, onAdded }: { settings: Settings; service: Service; onAdded(): void }) {
  const { locale } = settings;
  const [jobs, setJobs] = useState<Job[]>([]);
  const [over, setOver] = useState(false);
  const [text, setText] = useState("");
  const files = useRef<HTMLInputElement>(null);

  const put = (job: Job) => setJobs((all) => [job, ...all.filter(({ id }) => id !== job.id)].slice(0, 12));
  const follow = async (name: string, begin: Promise<string>) => {
    try {
      await service.watch(await begin, (job) => {
        put(job);
        if (job.state === "done") onAdded();
      });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      put({ id: `${name} ${Date.now()}`, name, state: "failed", done: 0, all: 0, articles: [], error: message, diagnostics: [] });
    }
  };
  const take = async (list: FileList | null | undefined) => {
    for (const file of list ?? []) await follow(file.name, service.addFile(file));
  };
  return (
    <section class="adding" aria-labelledby="adding-title">
      <h2 id="adding-title">{locale.word("addTitle")}</h2>
      <div
        class={over ? "drop over" : "drop"}
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files);
        }}
      >
        <p>
          {locale.word("dropHere")}{" "}
          <button type="button" class="link" onClick={() => files.current?.click()}>{locale.word("chooseFiles")}</button>
        </p>
        <p class="meta">{locale.word("dropNote")}</p>
        <input ref={files} type="file" multiple hidden aria-label={locale.word("chooseFiles")} onChange={(event) => {
          void take(event.currentTarget.files).then(() => files.current && (files.current.value = ""));
        }} />
      </div>
      <label class="paste">
        <span class="meta">{locale.word("pasteLabel")}</span>
        <textarea rows={3} dir="auto" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <button type="button" class="plain" disabled={text.trim() === ""} onClick={() => {
        void follow(text.trim().slice(0, 60), service.addText(text));
        setText("");
      }}>
        {locale.word("add")}
      </button>
      <ul class="jobs" aria-live="polite">
        {jobs.map((job) => (
          <li>
            <p>
              <bdi>{job.name}</bdi>{" "}
              <span class={job.state === "failed" ? "disputed" : "meta"}>
                {locale.word(job.state === "reading" ? "beingRead" : job.state)}
                {job.state === "done" && <> · {locale.count("articles", job.articles.length)}</>}
              </span>
            </p>
            {job.state === "reading" && <progress aria-label={job.name} max={Math.max(1, job.all)} value={job.all ? job.done : undefined} />}
            {(job.error || job.diagnostics[0]) && <p class="meta"><bdi dir="ltr">{job.diagnostics[0]?.message ?? job.error}</bdi></p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Door({ settings, onToken }: { settings: Settings; onToken(token: string): void }) {
  const { locale } = settings;
  const [token, setToken] = useState("");
  return (
    <form class="door" onSubmit={(event) => (event.preventDefault(), onToken(token))}>
      <h1>{locale.word("tokenNeeded")}</h1>
      <label>
        <span class="meta">{locale.word("token")}</span>
        <input type="password" autocomplete="off" dir="ltr" value={token} onInput={(event) => setToken(event.currentTarget.value)} />
      </label>
      <button type="submit" class="plain">{locale.word("enter")}</button>
    </form>
  );
}

export function Served({ language }: { language: Language }) {
  const settings = useSettings(language);
  const { locale } = settings;
  const [token, setToken] = useState(givenToken);
  const [service, setService] = useState(() => new Service(token));
  const [list, setList] = useState<{ found: number; stories: StoryLine[] } | null>(null);
  const [recent, setRecent] = useState<StoryLine[]>([]); // those shown when nothing is sought
  const [story, setStory] = useState(storyOfAddress);
  const [opened, setOpened] = useState(paneOfAddress);
  const [visit, setVisit] = useState(0); // counts the articles that an address opened
  const [dossier, setDossier] = useState<Dossier | null>(null);
  const [words, setWords] = useState("");
  const [hits, setHits] = useState<{ spelled: string[]; hits: Hit[] } | null>(null);
  const [log, setLog] = useState<{ lasting: boolean; decisions: Decision[] } | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [problem, setProblem] = useState<"token" | "unreachable" | null>(null);
  const showing = useRef(story);
  showing.current = story;

  const failed = (error: unknown) => setProblem(error instanceof Refused && error.status === 401 ? "token" : "unreachable");
  const load = () =>
    service.stories(0, words).then((found) => {
      setList(found);
      if (words === "") setRecent(found.stories);
      setProblem(null);
    }, failed);
  const more = () =>
    list && service.stories(list.stories.length, words).then(({ found, stories }) => setList({ found, stories: [...list.stories, ...stories] }), failed);
  const loadLog = () => service.curation().then(setLog, failed);
  useEffect(() => void load(), [service]);
  useEffect(() => void loadLog(), [service]);
  useEffect(() => {
    const moved = () => {
      if (location.hash !== "" && !location.hash.startsWith("#/")) return;
      setStory(storyOfAddress());
      setOpened(paneOfAddress());
      if (paneOfAddress()) setVisit((visit) => visit + 1);
    };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  const loadDossier = (id: string) =>
    service.dossier(id).then((found) => showing.current === id && setDossier(found), (error) => {
      if (error instanceof Refused && error.status === 404) location.hash = "#/";
      else failed(error);
    });
  useEffect(() => {
    setDossier(null);
    if (story !== null) void loadDossier(story);
    else void load();
  }, [story, service]);
  useEffect(() => {
    if (story === null) document.title = `${locale.word("stories")} — Isnad`;
  }, [story, locale]);
  // A server that does not answer may come back.
  useEffect(() => {
    if (problem !== "unreachable") return;
    const again = setInterval(() => {
      void load();
      void loadLog();
      if (showing.current !== null) void loadDossier(showing.current);
    }, kCountAgain);
    return () => clearInterval(again);
  }, [problem]);
  // Origins and conflicts of new stories are counted behind the list.
  useEffect(() => {
    if (story !== null || !list?.stories.some(({ conflicts }) => conflicts === null)) return;
    const later = setTimeout(() => void load(), kCountAgain);
    return () => clearTimeout(later);
  }, [list, story]);
  // Others add articles too: the server's own folder when it begins, a feed, a colleague. An unchanged list is not sent again.
  useEffect(() => {
    if (story !== null || words !== "" || list === null || list.stories.length > recent.length) return;
    const again = setInterval(() => document.hidden || void load(), list.found === 0 ? kCountAgain : kLookAgain);
    return () => clearInterval(again);
  }, [list, recent, story, words]);
  // As you type: the stories by their labels, the articles by their words.
  useEffect(() => {
    if (story !== null) return;
    let current = true;
    const later = setTimeout(() => {
      void load();
      if (words.trim().length < 2) return setHits(null);
      service.search(words).then((found) => current && setHits(found), (error) => {
        if (error instanceof Refused && error.status < 500 && error.status !== 401) setHits({ spelled: [], hits: [] });
        else failed(error);
      });
    }, words === "" ? 0 : kPause);
    return () => ((current = false), clearTimeout(later));
  }, [words, story, service]);

  const decided = () => {
    void loadLog();
    void load();
    if (showing.current !== null) void loadDossier(showing.current);
  };
  const refused = (error: unknown) => {
    if (error instanceof Refused && error.status !== 401) setDone({ told: error.message, decision: null, failed: true });
    else failed(error);
  };
  const undo = (decision: number) =>
    service.undo(decision).then(() => (setDone({ told: locale.word("undone"), decision: null }), decided()), refused);
  const curator = useMemo<Curator | undefined>(
    () =>
      log?.lasting
        ? {
            decide: (what, told) => void service.decide(what).then((decision) => (setDone({ told, decision }), decided()), refused),
            undo: (decision) => void undo(decision),
          }
        : undefined,
    [log?.lasting, service, locale],
  );
  const toast = <Toast done={done} locale={locale} onUndo={(decision) => void undo(decision)} onClose={() => setDone(null)} />;

  if (problem === "token") {
    return (
      <main class="home-page">
        <Door settings={settings} onToken={(given) => {
          sessionStorage.setItem("isnad.token", given);
          setToken(given);
          setProblem(null);
          setService(new Service(given));
        }} />
      </main>
    );
  }
  if (story !== null && dossier) {
    return (
      <>
        <App key={`${story} ${visit}`} data={dossier} language={settings.language} home={() => (location.hash = "#/")} curator={curator} opened={opened} />
        {toast}
      </>
    );
  }
  return (
    <>
      <Bar settings={settings} words={words} onWords={setWords} label={locale.word("findStory")} />
      <main class="home-page">
        <h1>{locale.word("stories")} {list && <span class="count">{locale.number(list.found)}</span>}</h1>
        {problem === "unreachable" && <p class="disputed" role="alert">{locale.word("unreachable")}</p>}
        <div class="home-columns">
          <div>
            {list && <StoryList locale={locale} stories={list.stories} found={list.found} words={words} recent={recent} curator={curator} onMore={() => void more()} />}
            {hits && words.trim().length >= 2 && <FoundArticles locale={locale} hits={hits.hits} spelled={hits.spelled} />}
          </div>
          <div>
            <Adding key={token} settings={settings} service={service} onAdded={load} />
            {log?.lasting && <Log locale={locale} decisions={log.decisions} onUndo={(decision) => void undo(decision)} />}
          </div>
        </div>
      </main>
      {toast}
    </>
  );
}
