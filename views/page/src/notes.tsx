// Beside the story: the stories that are kin to it, and what was odd in the articles when they were read.
import { Section, Told, useDesk } from "./show";
import { flat } from "./show";
import type { StoryView } from "./story_view";

const kShown = 60;

export function Related({ story }: { story: StoryView }) {
  const { locale, dossier, storyAddress } = useDesk();
  const related = story.story.related;
  if (related.length === 0) return null;
  return (
    <Section id="related" title={locale.word("related")} count={locale.number(related.length)}>
      <ul class="related">
        {related.map(({ story: id, why, label }) => {
          const name = label ?? dossier.stories.find((view) => view.story.id === id)?.story.label;
          return (
            <li>
              <a href={storyAddress(id)}><Told class="words">{name ? flat(name.ar) : id}</Told></a>
              <p class="meta"><Told>{why}</Told></p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

export function ReadingNotes() {
  const { locale, dossier } = useDesk();
  const notes = dossier.dossier.diagnostics;
  if (notes.length === 0) return null;
  return (
    <section id="notes" aria-labelledby="notes-title">
      <details>
        <summary><h2 id="notes-title">{locale.word("notes")} <span class="count">{locale.number(notes.length)}</span></h2></summary>
        <ul class="notes">
          {notes.slice(0, kShown).map((note) => (
            <li>
              <bdi class="outlet">{note.where}</bdi> <bdi dir="ltr">{note.message}</bdi> <code>{note.code}</code>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
