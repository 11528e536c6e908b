// What the articles date, in order; each entry opens at the words that date it.
import { flat, Section, Told, useDesk } from "./show";
import type { StoryView } from "./story_view";

export function Timeline({ story }: { story: StoryView }) {
  const { locale, open } = useDesk();
  const entries = story.story.timeline;
  if (entries.length === 0) return null;
  return (
    <Section id="timeline" title={locale.word("timeline")}>
      <ol class="timeline">
        {entries.map((entry) => (
          <li>
            <time><bdi>{locale.date(entry.date)}</bdi></time>
            <button
              type="button"
              class="quote"
              onClick={() => {
                const ids = [...new Set(entry.evidence.map((span) => span.article))];
                open(locale.date(entry.date), ids.map((article) => ({ article, marks: entry.evidence.filter((span) => span.article === article) })));
              }}
            >
              <Told class="words">{flat(entry.label.ar)}</Told>
            </button>
          </li>
        ))}
      </ol>
    </Section>
  );
}
