// People by the side they act for, with every office and every spelling that the articles give them.
import { useState } from "preact/hooks";
import { flat, Named, Section, Told, useDesk } from "./show";
import type { Person, StoryView } from "./story_view";

const kShown = 12;

function PersonCard({ person }: { person: Person }) {
  const { locale, open, dossier } = useDesk();
  const { entity } = person;
  const name = (locale.language === "en" && entity.name.en) || entity.name.ar;
  const show = () => {
    const articles = [...new Set(person.mentions.map((span) => span.article))];
    open(name, articles.map((article) => ({ article, marks: person.mentions.filter((span) => span.article === article) })));
  };
  const attendance = [...new Set(person.attendance.map(({ value }) => (value.value === "absent" ? "absent" : "tookPart")))];
  return (
    <li class="person">
      <h4>
        <button type="button" class="link" onClick={show}>
          <Named names={entity.name} />
        </button>
      </h4>
      {entity.roles.length > 0 && (
        <p class="offices">
          {entity.roles.slice(0, 3).map((role, i) => (
            <>
              {i > 0 && " · "}
              <Told>{flat(role.text)}</Told>
            </>
          ))}
        </p>
      )}
      <p class="meta">
        {attendance.map((kind) => <>{locale.word(kind as "absent" | "tookPart")} · </>)}
        {locale.count("mentions", person.mentions.length)}
      </p>
      {person.spellings.length > 1 && (
        <p class="spellings">
          <span class="label">{locale.word("spellings")}</span>{" "}
          {person.spellings.slice(0, 8).map((spelling) => (
            <button
              type="button"
              class="chip"
              title={spelling.articles.map((id) => dossier.article(id)?.outlet ?? id).join(" · ")}
              onClick={() =>
                open(spelling.text, spelling.articles.map((article) => ({
                  article,
                  marks: person.mentions.filter((span) => span.article === article && flat(span.text) === spelling.text),
                })))
              }
            >
              <Told>{spelling.text}</Told>
            </button>
          ))}
        </p>
      )}
    </li>
  );
}

export function People({ story }: { story: StoryView }) {
  const { locale } = useDesk();
  const [all, setAll] = useState(false);
  const people = story.people();
  if (people.length === 0) return null;
  const shown = all ? people : people.slice(0, kShown);
  const bySide = new Map<string, Person[]>();
  for (const person of shown) {
    const side = person.entity.side ?? "";
    bySide.set(side, [...(bySide.get(side) ?? []), person]);
  }
  const sides = [...bySide.keys()].sort((a, b) => Number(a === "") - Number(b === ""));
  return (
    <Section id="people" title={locale.word("people")} note={locale.word("peopleNote")} count={locale.number(people.length)}>
      <div class="sides">
        {sides.map((side) => (
          <div class="side-group">
            <h3>{side ? <bdi>{locale.side(side)}</bdi> : locale.word("noSide")}</h3>
            <ul>
              {bySide.get(side)?.map((person) => <PersonCard person={person} />)}
            </ul>
          </div>
        ))}
      </div>
      {people.length > kShown && (
        <button type="button" class="plain" onClick={() => setAll(!all)}>
          {all ? locale.word("less") : locale.count("more", people.length - kShown)}
        </button>
      )}
    </Section>
  );
}
