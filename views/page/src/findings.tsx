// What was agreed, what is planned, who stands where, what happened, the figures: a line each, with who carries it.
import { useState } from "preact/hooks";
import { MarkBadge, MarkForm } from "./curate";
import type { Finding, FindingKind } from "./dossier";
import { findingTitle, firstOfEach, flat, Named, Quote, Section, useDesk, ValueName, OutletName } from "./show";
import type { StoryView } from "./story_view";
import { matches } from "./matrix";
import type { Word } from "./words";

const kShown = 5;

function Line({ story, finding }: { story: StoryView; finding: Finding }) {
  const { locale, dossier } = useDesk();
  const names = findingTitle(finding);
  const title = (locale.language === "en" && names.en) || names.ar;
  const spans = firstOfEach(story, finding.values.flatMap((value) => value.evidence));
  const speaker = dossier.entity(finding.values[0]?.attributed_to ?? null);
  const valued = ["quantity", "duration", "date", "place"].includes(finding.kind);
  const independent = Math.max(...finding.values.map((value) => value.independent));
  return (
    <li class={`line ${finding.status}`}>
      <details>
        <summary>
          <span class="line-title">
            <Named names={names} />
            {valued && !(finding.values.length === 1 && flat(finding.values[0].label.ar) === names.ar) && (
              <span class="line-values">
                {finding.values.slice(0, 5).map((value) => (
                  <b><ValueName finding={finding} value={value} /></b>
                ))}
              </span>
            )}
          </span>
          <span class="meta">
            <MarkBadge mark={finding.mark} locale={locale} /> {speaker && <><Named names={speaker.name} /> · </>}
            {finding.status === "conflicting" ? <span class="disputed">{locale.word("disputed")}</span> : locale.count("independent", independent)}
          </span>
        </summary>
        <ul class="quotes">
          {spans.map((span) => (
            <li>
              <Quote span={span} title={title} />
              <OutletName id={span.article} />
            </li>
          ))}
        </ul>
        <MarkForm story={story} finding={finding} title={title} />
      </details>
    </li>
  );
}

function Group({ story, title, findings }: { story: StoryView; title: string; findings: Finding[] }) {
  const { locale } = useDesk();
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  return (
    <div class="group">
      <h3>{title}</h3>
      <ul class="lines">
        {findings.slice(0, all ? undefined : kShown).map((finding) => <Line story={story} finding={finding} />)}
      </ul>
      {findings.length > kShown && (
        <button type="button" class="plain" onClick={() => setAll(!all)}>
          {all ? locale.word("less") : locale.count("more", findings.length - kShown)}
        </button>
      )}
    </div>
  );
}

export function Findings({ story, words }: { story: StoryView; words: string }) {
  const { locale } = useDesk();
  const groups: [Word, FindingKind[]][] = [
    ["outcomes", ["outcome"]],
    ["plans", ["plan"]],
    ["positions", ["position"]],
    ["statements", ["statement"]],
    ["figures", ["quantity", "duration"]],
  ];
  const found = groups.map(([word, kinds]) => ({
    title: locale.word(word),
    findings: story.ofKind(...kinds).filter((finding) => matches(finding, words)),
  }));
  if (found.every(({ findings }) => findings.length === 0)) return null;
  return (
    <Section id="findings" title={locale.word("findings")}>
      <div class="groups">
        {found.map(({ title, findings }) => <Group story={story} title={title} findings={findings} />)}
      </div>
    </Section>
  );
}
