// The conflicts: each account with its letter, its carriers and their own words, and all accounts side by side.
import { useState } from "preact/hooks";
import { MarkBadge, MarkForm } from "./curate";
import type { Finding } from "./dossier";
import { findingTitle, firstOfEach, Named, OutletName, Quote, Section, useDesk, ValueName, Who } from "./show";
import type { StoryView } from "./story_view";

const kCards = 8;
const kShown = 3; // quotations of one account before "and n more"

function ConflictCard({ story, finding }: { story: StoryView; finding: Finding }) {
  const { locale, open } = useDesk();
  const names = findingTitle(finding);
  const title = (locale.language === "en" && names.en) || names.ar;
  const sideBySide = () =>
    open(
      title,
      finding.values.map((value, i) => ({
        article: value.evidence[0].article,
        marks: value.evidence.filter((span) => span.article === value.evidence[0].article),
        side: i,
      })),
    );
  return (
    <article class="conflict" id={`${story.story.id}-${finding.id}`} aria-labelledby={`${story.story.id}-${finding.id}-t`}>
      <header>
        <h3 id={`${story.story.id}-${finding.id}-t`}>
          <Named names={names} />
        </h3>
        <button type="button" class="plain compare" onClick={sideBySide}>
          {locale.word("compare")}
        </button>
      </header>
      <div class={`accounts n${Math.min(finding.values.length, 3)}`}>
        {finding.values.map((value, i) => {
          const quotes = firstOfEach(story, value.evidence);
          return (
            <div class="account">
              <p class="account-head">
                <span class={`letter side${Math.min(i, 3)}`} aria-hidden="true">{locale.letter(i)}</span>
                <strong>
                  <ValueName finding={finding} value={value} />
                </strong>
              </p>
              <p class="meta">
                {locale.count("independent", value.independent)}
                {value.attributed_to && <> · <Who id={value.attributed_to} /></>}
                {value.as_of && <> · {locale.word("asOf")} <bdi>{locale.date(value.as_of)}</bdi></>}
              </p>
              <ul class="quotes">
                {quotes.slice(0, kShown).map((span) => (
                  <li>
                    <Quote span={span} title={title} side={i} />
                    <OutletName id={span.article} />
                  </li>
                ))}
                {quotes.length > kShown && (
                  <li>
                    <details>
                      <summary>{locale.count("more", quotes.length - kShown)}</summary>
                      <ul class="quotes">
                        {quotes.slice(kShown).map((span) => (
                          <li>
                            <Quote span={span} title={title} side={i} />
                            <OutletName id={span.article} />
                          </li>
                        ))}
                      </ul>
                    </details>
                  </li>
                )}
              </ul>
            </div>
          );
        })}
      </div>
      <MarkBadge mark={finding.mark} locale={locale} />
      <MarkForm story={story} finding={finding} title={title} />
    </article>
  );
}

export function Conflicts({ story }: { story: StoryView }) {
  const { locale } = useDesk();
  const [all, setAll] = useState(false);
  return (
    <Section
      id="conflicts"
      title={locale.word("conflicts")}
      count={story.conflicts.length ? locale.number(story.conflicts.length) : undefined}
      note={story.conflicts.length ? locale.word("conflictsNote") : undefined}
    >
      {story.conflicts.length === 0 && <p class="empty">{locale.word("noConflicts")}</p>}
      {story.conflicts.slice(0, all ? undefined : kCards).map((finding) => (
        <ConflictCard story={story} finding={finding} />
      ))}
      {story.conflicts.length > kCards && (
        <button type="button" class="plain after" onClick={() => setAll(!all)}>
          {all ? locale.word("less") : locale.count("more", story.conflicts.length - kCards)}
        </button>
      )}
    </Section>
  );
}
