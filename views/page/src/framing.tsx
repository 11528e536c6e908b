// How each outlet colours the story with evaluative words of its own: a place between negative and positive, and the words.
import { flat, OutletName, Section, Told, useDesk } from "./show";
import type { StoryView } from "./story_view";

export function FramingSection({ story }: { story: StoryView }) {
  const { locale, open } = useDesk();
  const rows = story.story.framing.filter((row) => row.terms.length > 0).sort((a, b) => a.polarity - b.polarity);
  if (rows.length === 0) return null;
  return (
    <Section id="framing" title={locale.word("framing")} note={locale.word("framingNote")}>
      <div class="framing">
        <div class="framing-row scale" aria-hidden="true">
          <span />
          <span class="axis-names">
            <span>{locale.word("negative")}</span>
            <span>{locale.word("neutral")}</span>
            <span>{locale.word("positive")}</span>
          </span>
          <span />
        </div>
        {rows.map((row) => (
          <div class="framing-row">
            <OutletName id={row.article} />
            <span class="axis" role="img" aria-label={`${locale.number(row.polarity)}`}>
              <i style={{ insetInlineStart: `${50 + 50 * Math.max(-1, Math.min(1, row.polarity))}%` }} />
            </span>
            <span class="terms">
              {row.terms.map((term) => (
                <button type="button" class="chip" onClick={() => open(flat(term.text), [{ article: term.article, marks: [term] }])}>
                  <Told>{flat(term.text)}</Told>
                </button>
              ))}
            </span>
          </div>
        ))}
      </div>
    </Section>
  );
}
