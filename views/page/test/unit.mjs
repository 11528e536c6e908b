// node unit.mjs: offsets, pieces, plurals, days and lineage, without a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { buildSync } from "esbuild";

/** A module of src/, compiled in memory. */
async function source(name) {
  const { outputFiles } = buildSync({
    entryPoints: [new URL(`../src/${name}`, import.meta.url).pathname],
    bundle: true, write: false, format: "esm", platform: "node", jsx: "automatic", jsxImportSource: "preact",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

const { CodePoints } = await source("code_points.ts");
const { pieces, sentence } = await source("passages.ts");
const { Locale } = await source("locale.ts");
const { layers } = await source("lineage.tsx");
const { Folded, sought } = await source("find_words.ts");
const { loose } = await source("matrix.tsx");

test("code points and units agree with the string iterator on any mixture", () => {
  const letters = ["ا", "a", "🔥", "é", "\n", "𝄞", "\ud83d", "\u200f"]; // one of them half a pair
  let seed = 7;
  const next = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 300; ++round) {
    const text = Array.from({ length: next(30) }, () => letters[next(letters.length)]).join("");
    const points = [...text];
    const index = new CodePoints(text);
    assert.equal(index.length, points.length);
    for (let begin = 0; begin <= points.length; ++begin) {
      assert.equal(index.unit(begin), points.slice(0, begin).join("").length);
      assert.equal(index.point(index.unit(begin)), begin);
      assert.equal(index.slice(begin, points.length), points.slice(begin).join(""));
    }
  }
});

test("pieces join to the text and overlapping marks share what they cover", () => {
  const cut = pieces(new CodePoints("0🔥23456789"), 0, 10, [
    { begin: 1, end: 5, style: "a" },
    { begin: 3, end: 7, style: "b" },
    { begin: 9, end: 9, style: "none" },
  ]);
  assert.equal(cut.map(({ text }) => text).join(""), "0🔥23456789");
  assert.deepEqual(cut.map(({ text, styles }) => [text, styles.join("")]), [["0", ""], ["🔥2", "a"], ["34", "ab"], ["56", "b"], ["789", ""]]);
});

test("a sentence stays in its block and never cuts the words themselves", () => {
  const text = "جملة أولى. جملة ثانية فيها 12 قتيلا، وتتمة؟ ثالثة.";
  const begin = text.indexOf("12");
  const article = { id: "a", text, blocks: [{ begin: 0, end: text.length, role: "body" }] };
  const around = sentence(article, new CodePoints(text), begin, begin + 8);
  assert.equal(text.slice(around.begin, around.end), "جملة ثانية فيها 12 قتيلا، وتتمة؟");
  const long = "كلمة ".repeat(200);
  const cut = sentence({ ...article, text: long, blocks: [] }, new CodePoints(long), 500, 504);
  assert.equal(long.slice(cut.begin, cut.end), "كلمة");
});

test("Arabic has six plurals", () => {
  const arabic = new Locale("ar", ["ar-MA"]);
  assert.deepEqual([0, 1, 2, 3, 11, 100].map((n) => arabic.count("outlets", n)), ["لا منافذ", "منفذ واحد", "منفذان", "3 منافذ", "11 منفذا", "100 منفذ"]);
  assert.equal(new Locale("en").count("conflicts", 0), "no conflict");
});

test("days, months and digits are those of the reader's region", () => {
  assert.equal(new Locale("ar", ["ar-EG"]).date("2025-08-16"), "السبت، ١٦ أغسطس ٢٠٢٥");
  assert.equal(new Locale("ar", ["ar-LB"]).date("2025-08").includes("آب"), true);
  assert.equal(new Locale("ar", ["fr-FR", "ar-MA"]).date("2025-08").includes("غشت"), true);
  assert.match(new Locale("en", ["ar-EG"]).date("2025-08-16T17:30+03:00"), /^Saturday, August 16, 2025.* 5:30\sPM$/);
  assert.equal(new Locale("en").date("2025-SU"), "summer 2025");
  assert.equal(new Locale("en").date("XXXX-WXX-5"), "Friday");
  assert.equal(new Locale("en").date("2023-09-08/2023-09-09"), "Friday, September 8, 2023 – Saturday, September 9, 2023");
  assert.equal(new Locale("en").date("18XX"), "18XX");
  assert.equal(new Locale("en").duration("PT3H30M"), "3 hours and 30 minutes");
  assert.equal(new Locale("en").figure("~1200 person"), "about 1,200 people");
  assert.equal(new Locale("en").figure("1 person"), "1 person");
  assert.equal(new Locale("en").side("JO"), "Jordan");
  assert.equal(new Locale("en").side("odd code"), "odd code");
});

test("lineage: originals first, a chain in order, a circle without a hang", () => {
  const layer = (copies) => Object.fromEntries(layers(copies.map(([from, to]) => ({ from, to, passages: [] }))).map((node) => [node.id, node.layer]));
  assert.deepEqual(layer([["a", "b"], ["b", "c"], ["a", "c"]]), { a: 0, b: 1, c: 2 });
  assert.equal(Object.keys(layer([["a", "b"], ["b", "a"]])).length, 2);
  assert.deepEqual(layer([]), {});
});

test("search overlooks spelling", () => {
  assert.equal(loose("لَجْنة  أُولى ١٢"), loose("لجنه اولي 12"));
});

test("words are found at their own letters, whatever stands between them", () => {
  const text = "🔥 لَجْنَةٌ  فنّيــة\nأُولى، ولجنه ١٢";
  const folded = new Folded(text);
  const found = (word) => folded.places(word).map(([begin, end]) => text.slice(begin, end));
  assert.deepEqual(found(sought("لجنة")[0]), ["لَجْنَةٌ".slice(0, -1), "لجنه"]);
  assert.deepEqual(found(sought('"لجنه فنية اولي"')[0]), ["لَجْنَةٌ  فنّيــة\nأُولى"]);
  assert.deepEqual(found("12"), ["١٢"]);
  assert.deepEqual(sought("  لجنة   فنية "), ["لجنه", "فنيه"]);
  assert.deepEqual(sought(""), []);
  assert.deepEqual(folded.places(""), []);
});
