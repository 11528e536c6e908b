// The decisions of persons, the newest first, each with its way back.
import type { Decision } from "./service";
import type { Locale } from "./locale";
import { Told } from "./show";
import type { Word } from "./words";

const kShown = 30;
const kActions: Record<string, Word> = {
  "merge-stories": "merged", "split-story": "parted", "merge-entities": "merged", "split-entity": "parted",
};

function told(locale: Locale, one: Decision): string {
  if (one.action === "mark") return [locale.word(one.detail.verdict ?? "mark"), one.detail.about].filter(Boolean).join(": ");
  return `${locale.word(kActions[one.action] ?? "decisions")}: ${locale.word(one.action.endsWith("entities") || one.action.endsWith("entity") ? "names" : "stories")}`;
}

export function Log({ locale, decisions, onUndo }: { locale: Locale; decisions: Decision[]; onUndo(decision: number): void }) {
  const list = [...decisions].reverse().slice(0, kShown);
  return (
    <details class="log">
      <summary>{locale.word("decisions")} {decisions.length > 0 && <span class="count">{locale.number(decisions.length)}</span>}</summary>
      {list.length === 0 && <p class="empty">{locale.word("noDecisions")}</p>}
      <ol>
        {list.map((one) => (
          <li class={one.undone ? "undone" : ""}>
            <p>
              {locale.number(one.number)} · <bdi>{told(locale, one)}</bdi> · {one.stories.map((story) => <><a href={`#/${story}`}>{story}</a> </>)}
              {one.note && <Told>{one.note}</Told>}
            </p>
            <p class="meta">
              <bdi>{locale.date(one.made.slice(0, 16))}</bdi>
              {one.undone ? (
                <> · {locale.word("undone")}</>
              ) : (
                <> · <button type="button" class="link" aria-label={`${locale.word("undo")} ${locale.number(one.number)}`} onClick={() => onUndo(one.number)}>{locale.word("undo")}</button></>
              )}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
