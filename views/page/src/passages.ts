// Text cut at the borders of marks, and the sentence in which some words stand.
import type { Article } from "./dossier";
import { CodePoints } from "./code_points";

export interface Mark {
  begin: number;
  end: number;
  style: string;
}

export interface Piece {
  text: string;
  styles: string[];
  begin: number;
}

/** The pieces of [begin, end), code points; a piece has the styles of all the marks that cover it. */
export function pieces(points: CodePoints, begin: number, end: number, marks: readonly Mark[]): Piece[] {
  const borders = new Set([begin, end]);
  const inside = marks.filter((mark) => mark.begin < end && mark.end > begin && mark.begin < mark.end);
  for (const mark of inside) {
    borders.add(Math.max(begin, mark.begin));
    borders.add(Math.min(end, mark.end));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < cuts.length; ++i) {
    const styles = inside.filter((mark) => mark.begin <= cuts[i] && mark.end >= cuts[i + 1]).map((mark) => mark.style);
    out.push({ text: points.slice(cuts[i], cuts[i + 1]), styles: [...new Set(styles)], begin: cuts[i] });
  }
  return out;
}

const kMost = 160; // characters shown on each side of the words
const kEnd = /[.!?\u061f\u061b\u06d4]/;

/** The sentence around [begin, end), within its block, cut to a readable length at a space. */
export function sentence(article: Article, points: CodePoints, begin: number, end: number) {
  const first = article.blocks.find((block) => block.begin <= begin && begin < block.end);
  const last = article.blocks.find((block) => block.begin < end && end <= block.end);
  const text = points.text;
  const floor = points.unit(first?.begin ?? begin);
  const ceiling = points.unit(last?.end ?? end);
  let from = points.unit(begin);
  let to = points.unit(end);
  const outer = { from: Math.max(floor, from - kMost), to: Math.min(ceiling, to + kMost) };
  while (from > outer.from && !(kEnd.test(text[from - 1]) && /\s/.test(text[from]))) --from;
  while (to < outer.to && !(kEnd.test(text[to - 1]) && /\s/.test(text[to]))) ++to;
  const cutBefore = from > floor && from === outer.from;
  const cutAfter = to < ceiling && to === outer.to;
  if (cutBefore) while (from < points.unit(begin) && !/\s/.test(text[from])) ++from;
  if (cutAfter) while (to > points.unit(end) && !/\s/.test(text[to - 1])) --to;
  while (from < points.unit(begin) && /\s/.test(text[from])) ++from;
  while (to > points.unit(end) && /\s/.test(text[to - 1])) --to;
  return { begin: points.point(from), end: points.point(to), cutBefore, cutAfter };
}
