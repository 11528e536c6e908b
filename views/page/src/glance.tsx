// The head of a story: what it is, how many tell it, and who, when, where and how many in a line each. A disputed value is shown
// with all its accounts, never with one of them.
import type { Finding } from "./dossier";
import { flat, Named, Told, useDesk, ValueName } from "./show";
import type { StoryView } from "./story_view";
import type { Word } from "./words";

function Fact({ word, findings }: { word: Word; findings: Finding[] }) {
  const { locale } = useDesk();
  return (
    <div class="fact">
      <dt>{locale.word(word)}</dt>
      <dd>
        {findings.length === 0 && <span class="untold">{locale.word("untold")}</span>}
        {findings.map((finding) => {
          const disputed = finding.status === "conflicting";
          const best = [...finding.values].sort((a, b) => b.independent - a.independent);
          return (
            <p>
              {finding.kind === "quantity" && <span class="about"><Named names={finding.about} /> </span>}
              {(disputed ? finding.values.slice(0, 4) : best.slice(0, 1)).map((value, i) => (
                <>
                  {i > 0 && <span class="or"> / </span>}
                  <ValueName finding={finding} value={value} />
                </>
              ))}
              {disputed && <> <a class="disputed" href="#conflicts">{locale.word("disputed")}</a></>}
            </p>
          );
        })}
      </dd>
    </div>
  );
}

export function Glance({ story }: { story: StoryView }) {
  const { locale } = useDesk();
  const of = (kind: Finding["kind"]) => story.ofKind(kind);
  const told = of("quantity").filter((f) => f.status === "conflicting" || f.values.some((v) => v.independent > 1));
  const counted = (told.length ? told : of("quantity")).filter((f) => f.about.en && /^number /.test(f.about.en));
  const people = story.people();
  const attended = people.filter((person) => person.attendance.some(({ value }) => value.value !== "absent"));
  const who = (attended.length ? attended : people).slice(0, 4);
  const days = story.days();
  const conflicts = story.conflicts.length;
  return (
    <header class="glance">
      <p class="meta">
        {locale.count("articles", story.articles.length)} · {locale.count("outlets", story.outlets.length)} ·{" "}
        {locale.count("origins", story.origins())} ·{" "}
        <a href="#conflicts" class={conflicts ? "disputed" : ""}>{locale.count("conflicts", conflicts)}</a>
        {days && <> · <bdi>{days[0] === days[1] ? locale.date(days[0]) : `${locale.date(days[0])} – ${locale.date(days[1])}`}</bdi></>}
      </p>
      <h1>
        <Told>{flat(story.story.label.ar)}</Told>
      </h1>
      <dl class="facts">
        <div class="fact">
          <dt>{locale.word("who")}</dt>
          <dd>
            {who.length === 0 && <span class="untold">{locale.word("untold")}</span>}
            {who.map(({ entity }) => (
              <p>
                <Named names={entity.name} />
                {entity.side && <span class="about"> · <bdi>{locale.side(entity.side)}</bdi></span>}
              </p>
            ))}
          </dd>
        </div>
        <Fact word="when" findings={of("date").slice(0, 1)} />
        <Fact word="where" findings={of("place").slice(0, 1)} />
        {counted.length > 0 ? (
          <Fact word="howMuch" findings={counted.slice(0, 2)} />
        ) : (
          <Fact word="howLong" findings={of("duration").slice(0, 1)} />
        )}
      </dl>
    </header>
  );
}
