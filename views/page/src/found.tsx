// What the articles themselves say with the words of the search: a sentence of each article that holds them all.
import { useMemo, useState } from "preact/hooks";
import type { Article, Span } from "./dossier";
import { sought } from "./find_words";
import { sentence, type Mark } from "./passages";
import { Marked, OutletName, Section, Told, useDesk } from "./show";
import type { DossierView, StoryView } from "./story_view";

const kShown = 6;
const kMostMarks = 200; // of an article

interface Find {
  article: Article;
  marks: Span[];
  begin: number;
  end: number;
}

function findIn(dossier: DossierView, article: Article, words: string[]): Find | null {
  if (!article.text) return null;
  const folded = dossier.folded(article);
  const places = words.map((word) => folded.places(word));
  if (places.some((list) => list.length === 0)) return null;
  const points = dossier.points(article);
  const marks = places
    .flatMap((list, word) => list.map(([begin, end]) => ({ begin: points.point(begin), end: points.point(end), word })))
    .sort((a, b) => a.begin - b.begin)
    .slice(0, kMostMarks);
  let best = { begin: marks[0].begin, end: marks[0].end, words: 0 };
  for (const mark of marks) {
    const around = sentence(article, points, mark.begin, mark.end);
    const inside = new Set(marks.filter((other) => other.begin >= around.begin && other.end <= around.end).map((other) => other.word)).size;
    if (inside > best.words) best = { ...around, words: inside };
    if (inside === words.length) break;
  }
  return {
    article,
    marks: marks.map(({ begin, end }) => ({ article: article.id, begin, end, text: points.slice(begin, end) })),
    begin: best.begin,
    end: best.end,
  };
}

export function Found({ story, words }: { story: StoryView; words: string }) {
  const { locale, dossier, open } = useDesk();
  const [all, setAll] = useState(false);
  const finds = useMemo(() => {
    const wanted = sought(words);
    if (wanted.join("").length < 2) return null;
    return story.articles.flatMap((article) => findIn(dossier, article, wanted) ?? []);
  }, [story, words]);
  if (finds === null) return null;
  return (
    <Section id="found" title={locale.word("inArticles")} count={finds.length ? locale.number(finds.length) : undefined}>
      {finds.length === 0 && <p class="empty">{locale.word("nothingFound")}</p>}
      <ul class="quotes found">
        {finds.slice(0, all ? undefined : kShown).map(({ article, marks, begin, end }) => (
          <li>
            <button type="button" class="quote" onClick={() => open(words, [{ article: article.id, marks }])} data-article={article.id}>
              <Told class="words">
                <Marked article={article} begin={begin} end={end} marks={marks.map((m): Mark => ({ begin: m.begin, end: m.end, style: "said" }))} />
              </Told>
            </button>
            <span class="meta">
              <OutletName id={article.id} /> · {locale.count("marks", marks.length)}
            </span>
          </li>
        ))}
      </ul>
      {finds.length > kShown && (
        <button type="button" class="plain after" onClick={() => setAll(!all)}>
          {all ? locale.word("less") : locale.count("more", finds.length - kShown)}
        </button>
      )}
    </Section>
  );
}
