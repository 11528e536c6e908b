// The same words across outlets: the fullest wording first, then how each outlet's differs, the altered words marked.
import { useState } from "preact/hooks";
import type { Finding, Span } from "./dossier";
import { flat, Marked, Named, OutletName, Section, Told, useDesk } from "./show";
import type { StoryView } from "./story_view";
import { matches } from "./matrix";

const kShown = 8;

function Wordings({ finding }: { finding: Finding }) {
  const { locale, dossier, open } = useDesk();
  const speaker = dossier.entity(finding.values[0]?.attributed_to ?? null);
  const title = (locale.language === "en" && finding.about.en) || finding.about.ar;
  const told = finding.wordings ?? finding.values.flatMap((value) => value.evidence.map((span) => ({ span, relation: null, changed: [] as Span[] })));
  const seen = new Set<string>();
  const lines = told.filter(({ span }) => !seen.has(span.article) && seen.add(span.article));
  return (
    <article class="wordings">
      <h3>{speaker ? <Named names={speaker.name} /> : <Named names={finding.about} />}</h3>
      <ul>
        {lines.map(({ span, relation, changed }) => {
          const article = dossier.article(span.article);
          return (
            <li>
              <button type="button" class="quote" onClick={() => open(title, [{ article: span.article, marks: [span] }])} data-article={span.article} data-begin={span.begin}>
                <Told class="words">
                  {article?.text ? (
                    <Marked article={article} begin={span.begin} end={span.end} marks={changed.map((c) => ({ begin: c.begin, end: c.end, style: "changed" }))} />
                  ) : (
                    flat(span.text)
                  )}
                </Told>
              </button>
              <span class="meta">
                <OutletName id={span.article} />
                {relation && <> · <span class={`relation ${relation}`}>{locale.word(relation)}</span></>}
              </span>
            </li>
          );
        })}
      </ul>
    </article>
  );
}

export function Quotations({ story, words }: { story: StoryView; words: string }) {
  const { locale } = useDesk();
  const [all, setAll] = useState(false);
  const found = story.ofKind("quotation").filter((finding) => matches(finding, words));
  if (found.length === 0) return null;
  const width = (finding: Finding) => new Set(finding.values.flatMap((value) => value.articles)).size;
  const sorted = [...found].sort((a, b) => width(b) - width(a));
  return (
    <Section id="quotations" title={locale.word("quotations")} count={locale.number(found.length)}>
      <div class="columns">
        {sorted.slice(0, all ? undefined : kShown).map((finding) => <Wordings finding={finding} />)}
      </div>
      {sorted.length > kShown && (
        <button type="button" class="plain" onClick={() => setAll(!all)}>
          {all ? locale.word("less") : locale.count("more", sorted.length - kShown)}
        </button>
      )}
    </Section>
  );
}
