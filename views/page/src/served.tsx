// The page as the server shows it: the stories, the place to drop articles, and one story's dossier.
import { useEffect, useRef, useState } from "preact/hooks";
import { App } from "./app";
import type { Dossier } from "./dossier";
import { loose } from "./matrix";
import { Refused, Service, type Job, type StoryLine } from "./service";
import { Bar, useSettings, type Settings } from "./settings";
import { flat, Told } from "./show";
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

const storyOfAddress = () => /^#\/(\w+)$/.exec(location.hash)?.[1] ?? null;

function Curve({ days }: { days: StoryLine["days"] }) {
  if (days.length < 2) return null;
  const time = (day: string) => Date.parse(day.length === 4 ? `${day}-01-01` : day);
  const first = time(days[0].day);
  const span = Math.max(1, time(days[days.length - 1].day) - first);
  const most = Math.max(...days.map(({ articles }) => articles));
  return (
    <svg class="curve" viewBox="0 0 84 24" width="84" height="24" aria-hidden="true">
      {days.map(({ day, articles }) => {
        const height = Math.max(2, (20 * articles) / most);
        return <rect x={(80 * (time(day) - first)) / span} y={23 - height} width="3" height={height} />;
      })}
    </svg>
  );
}

function StoryList({ settings, stories, words }: { settings: Settings; stories: StoryLine[]; words: string }) {
  const { locale } = settings;
  const wanted = loose(words);
  const shown = stories
    .filter((story) => [story.label.ar, story.label.en ?? "", ...story.outlets].some((text) => loose(text).includes(wanted)))
    .sort((a, b) => (b.origins ?? 0) - (a.origins ?? 0) || b.size - a.size);
  if (stories.length === 0) return <p class="empty">{locale.word("noStories")}</p>;
  if (shown.length === 0) return <p class="empty">{locale.word("nothingFound")}</p>;
  return (
    <ol class="story-list">
      {shown.map((story) => (
        <li>
          <a href={`#/${story.id}`}>
            <Told class="words">{flat(story.label.ar)}</Told>
          </a>
          <div class="story-facts">
            <p class="meta">
              {locale.count("articles", story.size)}
              {story.origins !== null && <> · {locale.count("origins", story.origins)}</>}
              {story.conflicts ? <> · <span class="disputed">{locale.count("conflicts", story.conflicts)}</span></> : null}
              {story.first && <> · <bdi>{locale.date(story.last && story.last !== story.first ? `${story.first}/${story.last}` : story.first, false)}</bdi></>}
            </p>
            <Curve days={story.days} />
          </div>
        </li>
      ))}
    </ol>
  );
}

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
  const [stories, setStories] = useState<StoryLine[] | null>(null);
  const [story, setStory] = useState(storyOfAddress);
  const [dossier, setDossier] = useState<Dossier | null>(null);
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<"token" | "unreachable" | null>(null);

  const failed = (error: unknown) => setProblem(error instanceof Refused && error.status === 401 ? "token" : "unreachable");
  const load = () => service.stories().then((list) => (setStories(list), setProblem(null)), failed);
  useEffect(() => void load(), [service]);
  useEffect(() => {
    const moved = () => {
      if (location.hash === "" || location.hash.startsWith("#/")) setStory(storyOfAddress());
    };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  useEffect(() => {
    setDossier(null);
    if (story === null) return;
    service.dossier(story).then(setDossier, (error) => {
      if (error instanceof Refused && error.status === 404) location.hash = "#/";
      else failed(error);
    });
  }, [story, service]);
  useEffect(() => {
    if (story === null) document.title = `${locale.word("stories")} — Isnad`;
  }, [story, locale]);

  if (problem === "token") {
    return (
      <main class="home-page">
        <Door settings={settings} onToken={(given) => {
          sessionStorage.setItem("isnad.token", given);
          setToken(given);
          setService(new Service(given));
        }} />
      </main>
    );
  }
  if (story !== null && dossier) {
    return <App key={story} data={dossier} language={settings.language} home={() => (location.hash = "#/")} />;
  }
  return (
    <>
      <Bar settings={settings} words={words} onWords={setWords} label={locale.word("findStory")} />
      <main class="home-page">
        <h1>{locale.word("stories")}</h1>
        {problem === "unreachable" && <p class="disputed" role="alert">{locale.word("unreachable")}</p>}
        <div class="home-columns">
          {stories && <StoryList settings={settings} stories={stories} words={words} />}
          <Adding key={token} settings={settings} service={service} onAdded={load} />
        </div>
      </main>
    </>
  );
}
