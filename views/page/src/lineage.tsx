// Who copied whom: a graph in layers, originals at the line's beginning, and the same as a list for those who do not see it.
import { useState } from "preact/hooks";
import type { Copy } from "./dossier";
import { OutletName, outletOf, Section, useDesk } from "./show";
import type { StoryView } from "./story_view";

const kListed = 8;
const kWidth = 190;
const kHeight = 44;
const kGapX = 110;
const kGapY = 16;

interface Node {
  id: string;
  layer: number;
  row: number;
}

/** Layers by the longest way from an original; a cycle of copies is cut where it closes. */
export function layers(copies: readonly Copy[]): Node[] {
  const ids = [...new Set(copies.flatMap((copy) => [copy.from, copy.to]))];
  const depth = new Map<string, number>();
  const reach = (id: string, path: Set<string>): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    if (path.has(id)) return 0;
    path.add(id);
    let most = 0;
    for (const copy of copies) if (copy.to === id && copy.from !== id) most = Math.max(most, 1 + reach(copy.from, path));
    path.delete(id);
    depth.set(id, most);
    return most;
  };
  const rows: number[] = [];
  const placed = new Map<string, Node>();
  const place = (id: string) => {
    if (placed.has(id)) return;
    const layer = reach(id, new Set());
    rows[layer] = Math.max(rows[layer] ?? 0, 0);
    placed.set(id, { id, layer, row: rows[layer]++ });
    for (const copy of copies) if (copy.from === id) place(copy.to);
  };
  for (const id of ids.filter((id) => reach(id, new Set()) === 0)) place(id);
  for (const id of ids) place(id);
  return [...placed.values()];
}

export function Lineage({ story }: { story: StoryView }) {
  const { locale, dossier, open } = useDesk();
  const copies = story.mainCopies();
  const [all, setAll] = useState(false);
  const nodes = layers(copies);
  const at = new Map(nodes.map((node) => [node.id, node]));
  const columns = Math.max(0, ...nodes.map((node) => node.layer)) + 1;
  const rows = Math.max(0, ...nodes.map((node) => node.row)) + 1;
  const width = columns * kWidth + (columns - 1) * kGapX;
  const height = rows * (kHeight + kGapY) - kGapY;
  const mirrored = locale.direction === "rtl";
  const x = (node: Node) => {
    const ahead = node.layer * (kWidth + kGapX);
    return mirrored ? width - ahead - kWidth : ahead;
  };
  const y = (node: Node) => node.row * (kHeight + kGapY);
  const show = (copy: Copy) =>
    open(locale.word("lineage"), [
      { article: copy.from, marks: copy.passages.map((passage) => passage.from) },
      { article: copy.to, marks: copy.passages.map((passage) => passage.to) },
    ]);
  const name = (id: string) => outletOf(dossier.article(id), id);
  const short = (text: string) => (text.length > 24 ? text.slice(0, 23) + "…" : text);
  return (
    <Section id="lineage" title={locale.word("lineage")} note={copies.length ? locale.word("lineageNote") : undefined}>
      {copies.length === 0 ? (
        <p class="empty">{locale.word("noCopies")}</p>
      ) : (
        <div class="lineage">
          <div class="scroll" role="group" tabIndex={0} aria-label={locale.word("lineage")}>
            <svg width={width} height={height + 2} viewBox={`0 -1 ${width} ${height + 2}`} aria-hidden="true">
              <defs>
                <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto-start-reverse">
                  <path d="M0 0 8 4 0 8z" class="arrow-head" />
                </marker>
              </defs>
              {copies.map((copy) => {
                const from = at.get(copy.from);
                const to = at.get(copy.to);
                if (!from || !to) return null;
                const x1 = x(from) + (mirrored ? 0 : kWidth);
                const x2 = x(to) + (mirrored ? kWidth : 0);
                const y1 = y(from) + kHeight / 2;
                const y2 = y(to) + kHeight / 2;
                const middle = (x1 + x2) / 2;
                return (
                  <g>
                    <path d={`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`} class="arrow" marker-end="url(#arrow)" stroke-width={1 + 2 * copy.overlap} />
                    <text x={middle} y={(y1 + y2) / 2 - 7} class="share" text-anchor="middle">{locale.percent(copy.overlap)}</text>
                  </g>
                );
              })}
              {nodes.map((node) => (
                <g>
                  <rect x={x(node) + 0.5} y={y(node)} width={kWidth - 1} height={kHeight} rx="6" class="node" />
                  <text x={x(node) + kWidth / 2} y={y(node) + kHeight / 2 + 5} text-anchor="middle" class="node-name" direction={/[\u0600-\u06ff]/.test(name(node.id)) ? "rtl" : "ltr"}>
                    {short(name(node.id))}
                  </text>
                </g>
              ))}
            </svg>
          </div>
          <ul class="copies">
            {copies.slice(0, all ? undefined : kListed).map((copy) => (
              <li>
                <button type="button" class="link" onClick={() => show(copy)}>
                  <OutletName id={copy.to} /> {locale.word("copiedFrom")} <OutletName id={copy.from} /> ({locale.percent(copy.overlap)})
                </button>
              </li>
            ))}
          </ul>
          {copies.length > kListed && (
            <div>
              <button type="button" class="plain" onClick={() => setAll(!all)}>
                {all ? locale.word("less") : locale.count("more", copies.length - kListed)}
              </button>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}
