// What a person may decide on the page, where the server keeps decisions: small forms that stay closed until they are wanted.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Finding, Mark } from "./dossier";
import type { Deciding } from "./service";
import type { Locale } from "./locale";
import { Told, useDesk } from "./show";
import type { StoryView } from "./story_view";

export interface Curator {
  /** `told` is shown with a way back when it is done. */
  decide(what: Deciding, told: string): void;
  undo(decision: number): void;
}

/** A form behind a word; the summary says of what, for those who do not see where it stands. */
export function Correct({ title, of, children }: { title: string; of: string; children: (close: () => void) => ComponentChildren }) {
  const box = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => {
    if (box.current) box.current.open = false;
    box.current?.querySelector("summary")?.focus();
  };
  return (
    <details class="correct" ref={box} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`${title}: ${of}`}>{title}</summary>
      {open && <div class="correct-form">{children(close)}</div>}
    </details>
  );
}

/** One of several, and a button that does it. */
export function Choose({ label, options, button, onChoose }: {
  label: string;
  options: { value: string; text: string }[];
  button: string;
  onChoose(value: string): void;
}) {
  const [value, setValue] = useState("");
  return (
    <p class="choose">
      <label>
        <span class="meta">{label}</span>{" "}
        <select value={value} onChange={(event) => setValue(event.currentTarget.value)}>
          <option value="" />
          {options.map((option) => <option value={option.value}>{option.text}</option>)}
        </select>
      </label>{" "}
      <button type="button" class="plain" disabled={value === ""} onClick={() => onChoose(value)}>{button}</button>
    </p>
  );
}

/** What somebody found of it: a sign, a word and the note. */
export function MarkBadge({ mark, locale }: { mark: Mark | undefined; locale: Locale }) {
  if (!mark) return null;
  return (
    <span class={`verdict ${mark.verdict}`}>
      <span aria-hidden="true">{mark.verdict === "checked" ? "✓" : "✗"}</span> {locale.word(mark.verdict)}
      {mark.note && <> · <Told>{mark.note}</Told></>}
      {mark.changed && <> · {locale.word("changedSince")}</>}
    </span>
  );
}

export function MarkForm({ story, finding, title }: { story: StoryView; finding: Finding; title: string }) {
  const { locale, curator } = useDesk();
  const [note, setNote] = useState("");
  if (!curator) return null;
  return (
    <Correct title={locale.word("mark")} of={title}>
      {(close) => (
        <>
          <label>
            <span class="meta">{locale.word("note")}</span>
            <input type="text" dir="auto" maxLength={500} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
          </label>
          <p>
            {(["checked", "wrong"] as const).map((verdict) => (
              <button type="button" class="plain" onClick={() => {
                curator.decide({ action: "mark", story: story.story.id, finding: finding.id, verdict, note }, `${locale.word(verdict)}: ${title}`);
                close();
              }}>
                {locale.word(verdict)}
              </button>
            ))}
            {finding.mark && (
              <button type="button" class="plain" onClick={() => finding.mark && curator.undo(finding.mark.decision)}>{locale.word("unmark")}</button>
            )}
          </p>
        </>
      )}
    </Correct>
  );
}

export interface Done {
  told: string;
  decision: number | null; // what can be taken back
  failed?: boolean;
}

/** What was just done, and the way back. It stays until it is closed. */
export function Toast({ done, locale, onUndo, onClose }: { done: Done | null; locale: Locale; onUndo(decision: number): void; onClose(): void }) {
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {done && (
        <p class="toast">
          <span class={done.failed ? "disputed" : ""}><bdi>{done.told}</bdi></span>
          {done.decision !== null && (
            <button type="button" class="plain undo" onClick={() => done.decision !== null && onUndo(done.decision)}>{locale.word("undo")}</button>
          )}
          <button type="button" class="plain" onClick={onClose}>{locale.word("close")}</button>
        </p>
      )}
    </div>
  );
}
