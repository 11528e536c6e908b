// Articles of all stories that hold the words of the search, the words marked; each opens its story at those words.
import type { Hit } from "./service";
import type { Locale } from "./locale";
import { pieces } from "./passages";
import { CodePoints } from "./code_points";
import { flat, Told } from "./show";

function Snippet({ hit }: { hit: Hit }) {
  const { begin, end, text } = hit.snippet;
  const marks = hit.matches.map((span) => ({ begin: span.begin - begin, end: span.end - begin, style: "said" }));
  return (
    <Told class="words">
      {pieces(new CodePoints(text), 0, end - begin, marks).map((piece) =>
        piece.styles.length > 0 ? <mark class="said">{piece.text}</mark> : piece.text,
      )}
    </Told>
  );
}

/** Where a hit leads: the story, with the article open at the words. */
export function addressOf(hit: Hit): string {
  const at = hit.matches.map(({ begin, end }) => `${begin}-${end}`).join(",");
  return `#/${hit.story}?article=${encodeURIComponent(hit.id)}&at=${at}`;
}

export function FoundArticles({ locale, hits, spelled }: { locale: Locale; hits: Hit[]; spelled: string[] }) {
  return (
    <section class="found-articles" aria-labelledby="found-title">
      <h2 id="found-title">{locale.word("inArticles")} {hits.length > 0 && <span class="count">{locale.number(hits.length)}</span>}</h2>
      {spelled.length > 0 && <p class="meta">{locale.word("alsoSpelled")} <Told>{spelled.slice(0, 8).join("، ")}</Told></p>}
      {hits.length === 0 && <p class="empty">{locale.word("nothingFound")}</p>}
      <ol class="story-list">
        {hits.map((hit) => (
          <li>
            <a href={hit.story ? addressOf(hit) : undefined}><Told>{flat(hit.title ?? hit.id)}</Told></a>
            <p class="meta">
              <bdi>{hit.outlet ?? hit.id}</bdi>
              {hit.published && <> · <bdi>{locale.date(hit.published.slice(0, 10), false)}</bdi></>}
            </p>
            <p class="snippet"><Snippet hit={hit} /></p>
          </li>
        ))}
      </ol>
    </section>
  );
}
