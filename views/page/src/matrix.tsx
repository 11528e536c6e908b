// The fact matrix: findings by outlets. A cell says by its shape, not by colour alone, whether the outlet carries the finding,
// sides with one of the accounts that contradict, only copied it, or is silent.
import { useState } from "preact/hooks";
import type { Finding } from "./dossier";
import { findingTitle, flat, Named, Section, useDesk, ValueName } from "./show";
import type { Outlet, StoryView } from "./story_view";
import { kKinds } from "./words";

const kShown = 20;

function CellButton({ story, finding, outlet }: { story: StoryView; finding: Finding; outlet: Outlet }) {
  const { locale, open } = useDesk();
  const cell = story.cell(finding, outlet);
  if (cell.values.length === 0) {
    return (
      <span class="cell silent">
        <span class="hidden">{locale.word("silent")}</span>
      </span>
    );
  }
  const inConflict = finding.status === "conflicting";
  const letters = inConflict ? cell.values.map((i) => locale.letter(i)).join("") : "";
  const names = findingTitle(finding);
  const title = (locale.language === "en" && names.en) || names.ar;
  const what = inConflict ? `${locale.word("sideOf")} ${letters}` : locale.word("carries");
  const label = `${outlet.name}: ${cell.copied ? `${what}, ${locale.word("copied")}` : what}. ${title}`;
  const show = () =>
    open(
      title,
      outlet.articles
        .map((article) => ({
          article: article.id,
          marks: cell.evidence.filter((span) => span.article === article.id),
          side: inConflict ? cell.values[0] : undefined,
        }))
        .filter((pane) => pane.marks.length > 0),
    );
  const side = inConflict ? `side side${Math.min(cell.values[0], 3)}` : "carries";
  return (
    <button type="button" class={`cell ${side}${cell.copied ? " copied" : ""}`} aria-label={label} title={label} onClick={show}>
      {letters}
    </button>
  );
}

export function Matrix({ story, words }: { story: StoryView; words: string }) {
  const { locale } = useDesk();
  const [single, setSingle] = useState(false);
  const found = story.story.findings.filter((finding) => matches(finding, words));
  const [all, setAll] = useState(false);
  const wide = found.filter((finding) => single || words !== "" || finding.status !== "single-source");
  const rows = wide.slice(0, all ? undefined : kShown);
  const narrow = story.outlets.length > 12;
  return (
    <Section id="matrix" title={locale.word("matrix")} note={locale.word("matrixNote")}>
      <div class="matrix-bar">
        <ul class="legend" aria-hidden="true">
          <li><span class="cell carries" /> {locale.word("carries")}</li>
          <li><span class="cell side side0">{locale.letter(0)}</span> {locale.word("sideLegend")}</li>
          <li><span class="cell carries copied" /> {locale.word("copied")}</li>
          <li><span class="cell silent" /> {locale.word("silent")}</li>
        </ul>
        <label class="switch">
          <input type="checkbox" checked={single} onChange={(event) => setSingle(event.currentTarget.checked)} />
          <span>{locale.word("showSingle")}</span>
        </label>
      </div>
      {rows.length === 0 ? (
        <p class="empty">{locale.word("nothingFound")}</p>
      ) : (
        <div class="scroll" role="group" aria-label={locale.word("matrix")} tabIndex={0}>
          <table class={narrow ? "matrix narrow" : "matrix"}>
            <thead>
              <tr>
                <th scope="col" class="corner">{locale.word("finding")}</th>
                {story.outlets.map((outlet) => (
                  <th scope="col" class="outlet-head">
                    <span><bdi>{outlet.name}</bdi></span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((finding) => (
                <tr class={finding.status}>
                  <th scope="row">
                    <span class="kind">{locale.of(kKinds[finding.kind] ?? ["", ""])}</span>
                    <span class="row-title"><Named names={findingTitle(finding)} /></span>
                    {!(finding.values.length === 1 && flat(finding.values[0].label.ar) === flat(finding.about.ar)) && !["outcome", "plan", "statement", "position", "quotation"].includes(finding.kind) && (
                      <span class="row-values">
                        {finding.values.slice(0, 4).map((value, i) => (
                          <span>
                            {finding.status === "conflicting" && <b>{locale.letter(i)} </b>}
                            <ValueName finding={finding} value={value} />
                          </span>
                        ))}
                      </span>
                    )}
                  </th>
                  {story.outlets.map((outlet) => (
                    <td>
                      <CellButton story={story} finding={finding} outlet={outlet} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {wide.length > kShown && (
        <button type="button" class="plain after" onClick={() => setAll(!all)}>
          {all ? locale.word("less") : locale.count("more", wide.length - kShown)}
        </button>
      )}
    </Section>
  );
}

/** Letters that newsrooms write one for another count as the same. */
export function loose(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
    .replace(/\u0649/g, "\u064a")
    .replace(/\u0629/g, "\u0647")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

export function matches(finding: Finding, words: string): boolean {
  if (words === "") return true;
  const wanted = loose(words);
  return [finding.about, ...finding.values.map((value) => value.label)].some(
    (names) => loose(names.ar).includes(wanted) || (names.en !== null && loose(names.en).includes(wanted)),
  ) || finding.values.some((value) => value.evidence.some((span) => loose(span.text).includes(wanted)));
}
