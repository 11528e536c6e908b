// The stories, each with how many tell it, from how many origins, where they contradict, and its days.
import { Choose, Correct, type Curator } from "./curate";
import { loose } from "./matrix";
import type { StoryLine } from "./service";
import type { Locale } from "./locale";
import { flat, Told } from "./show";

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

function Line({ locale, story, others, curator }: { locale: Locale; story: StoryLine; others: StoryLine[]; curator?: Curator }) {
  const label = flat(story.label.ar);
  return (
    <li data-story={story.id}>
      <a href={`#/${story.id}`}>
        <Told class="words">{label}</Told>
      </a>
      <div class="story-facts">
        <p class="meta">
          {locale.count("articles", story.size)}
          {story.outlets.length > 1 && <> · <span title={story.outlets.join(" · ")}>{locale.count("outlets", story.outlets.length)}</span></>}
          {story.origins !== null && story.size > 1 && <> · {locale.count("origins", story.origins)}</>}
          {story.conflicts ? <> · <span class="disputed">{locale.count("conflicts", story.conflicts)}</span></> : null}
          {story.first && <> · <bdi>{locale.date(story.last && story.last !== story.first ? `${story.first}/${story.last}` : story.first, false)}</bdi></>}
        </p>
        <Curve days={story.days} />
      </div>
      {curator && others.length > 0 && (
        <Correct title={locale.word("correct")} of={label}>
          {(close) => (
            <Choose
              label={locale.word("sameStory")}
              options={others.map((other) => ({ value: other.id, text: flat(other.label.ar).slice(0, 90) }))}
              button={locale.word("merge")}
              onChoose={(other) => {
                const [into, from] = [story, others.find((one) => one.id === other)].sort((a, b) => (b?.size ?? 0) - (a?.size ?? 0));
                if (!into || !from) return;
                curator.decide({ action: "merge-stories", stories: [into.id, from.id] }, `${locale.word("merged")}: ${flat(from.label.ar)}`);
                close();
              }}
            />
          )}
        </Correct>
      )}
    </li>
  );
}

export function StoryList({ locale, stories, found, words, recent, curator, onMore }: {
  locale: Locale;
  stories: StoryLine[];
  found: number;
  words: string;
  recent: StoryLine[]; // with which one may be merged
  curator?: Curator;
  onMore(): void;
}) {
  const wanted = loose(words).split(" ");
  const shown = stories.filter((story) => {
    const told = loose([story.label.ar, story.label.en ?? "", ...story.outlets].join(" "));
    return wanted.every((word) => told.includes(word));
  });
  // Of a list that is whole those that most tell come first; else it is as the server sorts it, by day.
  if (stories.length === found) shown.sort((a, b) => (b.origins ?? b.size) - (a.origins ?? a.size) || b.size - a.size);
  if (stories.length === 0 && words === "") return <p class="empty">{locale.word("noStories")}</p>;
  return (
    <>
      {shown.length === 0 && <p class="empty">{locale.word("nothingFound")}</p>}
      <ol class="story-list">
        {shown.map((story) => (
          <Line key={story.id} locale={locale} story={story} others={recent.filter((other) => other.id !== story.id).slice(0, 200)} curator={curator} />
        ))}
      </ol>
      {stories.length < found && <button type="button" class="plain after" onClick={onMore}>{locale.word("more")}</button>}
    </>
  );
}
