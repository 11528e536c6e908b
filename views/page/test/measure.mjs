// node measure.mjs DOSSIER.html [CHROMIUM]: its weight, and how long until it is drawn and answers, the middle of five runs.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const [file, program = "/usr/bin/chromium"] = process.argv.slice(2);
const text = readFileSync(file);
const bare = text.toString("utf8").replace(/<script type="application\/json"[^]*?<\/script>/, "");
console.log(`page ${Buffer.byteLength(bare)} bytes, ${gzipSync(bare, { level: 9 }).length} packed; with its dossier ${text.length}, ${gzipSync(text, { level: 9 }).length} packed`);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
const drawn = [];
const opened = [];
let nodes = 0;
for (let run = 0; run < 5; ++run) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ar-EG" })).newPage();
  await page.goto(`file://${resolve(file)}`);
  await page.waitForSelector("main footer");
  const [at, all] = await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done([performance.now(), document.querySelectorAll("*").length])))),
  );
  drawn.push(at);
  nodes = all;
  opened.push(
    await page.evaluate(
      () =>
        new Promise((done) => {
          const begin = performance.now();
          document.querySelector(".matrix button.cell").click();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
        }),
    ),
  );
  await page.context().close();
}
await browser.close();
const middle = (list) => Math.round(list.sort((a, b) => a - b)[2]);
console.log(`drawn and answering after ${middle(drawn)} ms, an article opened in ${middle(opened)} ms, ${nodes} elements`);
