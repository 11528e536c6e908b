// Who and what is named: people by the side they act for, organisations, places; with every office and every spelling that the
// articles give them, and a way to say that two are one, or one is two.
import { useState } from "preact/hooks";
import { Choose, Correct } from "./curate";
import type { Entity } from "./dossier";
import { flat, Named, Section, Told, useDesk } from "./show";
import type { Person, StoryView } from "./story_view";

const kShown = 12;

function CorrectName({ person, story, name }: { person: Person; story: StoryView; name: string }) {
  const { locale, curator } = useDesk();
  if (!curator) return null;
  const { entity } = person;
  const others = story.named(entity.type).filter((other) => other.entity.id !== entity.id);
  return (
    <Correct title={locale.word("correct")} of={name}>
      {(close) => (
        <>
          {others.length > 0 && (
            <Choose
              label={locale.word("sameAs")}
              options={others.map((other) => ({ value: other.entity.id, text: `${other.entity.name.ar} (${locale.number(other.mentions.length)})` }))}
              button={locale.word("merge")}
              onChoose={(other) => {
                const with_ = others.find((one) => one.entity.id === other);
                curator.decide(
                  { action: "merge-entities", story: story.story.id, entities: [entity.id, other] },
                  `${locale.word("merged")}: ${entity.name.ar} = ${with_?.entity.name.ar ?? other}`,
                );
                close();
              }}
            />
          )}
          {person.spellings.length > 1 && (
            <Choose
              label={locale.word("notThis")}
              options={person.spellings.map(({ text }) => ({ value: text, text }))}
              button={locale.word("split")}
              onChoose={(spelling) => {
                curator.decide(
                  { action: "split-entity", story: story.story.id, entity: entity.id, parts: [spelling] },
                  `${locale.word("parted")}: ${spelling}`,
                );
                close();
              }}
            />
          )}
        </>
      )}
    </Correct>
  );
}

function PersonCard({ person, story }: { person: Person; story: StoryView }) {
  const { locale, open, dossier } = useDesk();
  const { entity } = person;
  const name = (locale.language === "en" && entity.name.en) || entity.name.ar;
  const show = () => {
    const articles = [...new Set(person.mentions.map((span) => span.article))];
    open(name, articles.map((article) => ({ article, marks: person.mentions.filter((span) => span.article === article) })));
  };
  const attendance = [...new Set(person.attendance.map(({ value }) => (value.value === "absent" ? "absent" : "tookPart")))];
  return (
    <li class="person" data-entity={entity.id}>
      <h4 class="name">
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
        {entity.decisions && <> · {locale.word("byPerson")}</>}
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
      <CorrectName person={person} story={story} name={name} />
    </li>
  );
}

const kTypes = [["person", "persons"], ["organisation", "organisations"], ["place", "places"]] as const;

export function People({ story }: { story: StoryView }) {
  const { locale } = useDesk();
  const [all, setAll] = useState(false);
  const [type, setType] = useState<Entity["type"]>("person");
  const people = story.named(type);
  if (kTypes.every(([one]) => story.named(one).length === 0)) return null;
  const shown = all ? people : people.slice(0, kShown);
  const bySide = new Map<string, Person[]>();
  for (const person of shown) {
    const side = person.entity.side ?? "";
    bySide.set(side, [...(bySide.get(side) ?? []), person]);
  }
  const sides = [...bySide.keys()].sort((a, b) => Number(a === "") - Number(b === ""));
  return (
    <Section id="people" title={locale.word("people")} note={locale.word("peopleNote")} count={locale.number(people.length)}>
      <p class="types" role="group" aria-label={locale.word("people")}>
        {kTypes.map(([one, word]) => (
          <button type="button" class="plain" aria-pressed={one === type} onClick={() => (setType(one), setAll(false))}>
            {locale.word(word)} <span class="count">{locale.number(story.named(one).length)}</span>
          </button>
        ))}
      </p>
      <div class="sides">
        {sides.map((side) => (
          <div class="side-group">
            {(type !== "place" || side) && <h3>{side ? <bdi>{locale.side(side)}</bdi> : locale.word("noSide")}</h3>}
            <ul>
              {bySide.get(side)?.map((person) => <PersonCard key={person.entity.id} person={person} story={story} />)}
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
