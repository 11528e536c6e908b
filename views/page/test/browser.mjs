// node browser.mjs ISNAD SAMPLES [CHROMIUM]: the page in a real browser. Exits with 77 (skipped) where there is no Chromium.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const [isnad, samples, program = "/usr/bin/chromium"] = process.argv.slice(2);
if (!existsSync(program)) {
  console.log(`skipped: no ${program}`);
  process.exit(77);
}
if (spawnSync(isnad, ["brief", "-q", "--format", "html", samples], { maxBuffer: 1 << 28 }).status === 3) {
  console.log("skipped: the program was built without the page");
  process.exit(77);
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "isnad-page-"));
const run = (...words) => execFileSync(isnad, words, { maxBuffer: 1 << 28, encoding: "utf8" });

/** A dossier as data and as a page that a browser can open. */
function dossier(name, paths, ...options) {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, run("brief", "-q", "--format", "html", ...options, ...paths));
  return { data: JSON.parse(run("brief", "-q", "--format", "json", "--with-text", ...paths)), address: `file://${file}`, file };
}

const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

/** A page of its own context; anything it asks of the network, and any error in it, fails the test. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ar-EG", ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("request", (request) => /^(file|data):/.test(request.url()) || wrong.push(`asked for ${request.url()}`));
  await page.goto(address);
  await page.waitForSelector("main");
  return { page, wrong, close: async () => (assert.deepEqual(wrong, []), context.close()) };
}

async function accessible(page, where) {
  await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
  const { violations } = await page.evaluate(() => {
    window.scrollTo(0, 0); // what scrolled half under the bar counts as too small a target
    return window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
  });
  const told = violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(", ")}`);
  assert.deepEqual(told, [], `axe, ${where}`);
}

/** A server of its own; resolves when it listens. */
async function serve(...options) {
  const child = spawn(isnad, ["serve", "--port", "0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((done, failed) => {
    child.stdout.once("data", (data) => done(String(data).trim()));
    child.once("exit", (code) => failed(new Error(`isnad serve ended with ${code}`)));
  });
  const stop = () => child.kill("SIGTERM");
  servers.push(stop);
  return { address, stop };
}
const servers = [];

/** The marked words in the open desk, with what stands before them in their block. */
const marked = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("dialog .pane")].map((pane) => {
      const joined = new Map();
      for (const mark of pane.querySelectorAll("mark")) joined.set(mark.closest("p"), (joined.get(mark.closest("p")) ?? []).concat(mark.textContent));
      return [...joined.values()].map((texts) => texts.join("")).join("|");
    }),
  );

const kHostile = [
  {
    id: "a",
    url: "javascript:alert(1)",
    text:
      "🔥🔥 عاجل: انهار مبنى سكني في مدينة صفاقس التونسية مساء الاثنين 18 أغسطس 2025 🚑. وقالت وزارة الصحة إن الانهيار " +
      "أسفر عن مقتل 12 شخصا. </script><script>window.hit=1</script>\n\nوتتواصل أعمال البحث تحت الأنقاض.",
  },
  {
    id: "b",
    url: "https://b.example/1",
    text:
      "ذكر مراسلنا أن بناية من أربعة طوابق سقطت في صفاقس بتونس مساء الاثنين 18 أغسطس 2025، وأعلنت الحماية المدنية مقتل 15 شخصا " +
      "في انهيار المبنى. <img src=x onerror=\"window.hit=2\"> <!-- <b>خبر</b> --> &lt;i&gt;",
  },
]
  .map((article) => JSON.stringify({ ...article, published: "2025-08-18" }))
  .join("\n");

const tests = {
  async "conflicts come first and every quotation opens at its own words"() {
    const { data, address } = dossier("samples", [samples]);
    const { page, close } = await open(`${address}#s3`);
    const story = data.stories.find(({ id }) => id === "s3");
    const conflicts = story.findings.filter(({ status }) => status === "conflicting");
    assert.ok(conflicts.length > 0, "the samples must hold a conflict");
    assert.equal(await page.locator(".conflict").count(), conflicts.length);
    assert.equal(await page.locator("main > section").first().getAttribute("id"), "conflicts");
    const quotes = page.locator("#conflicts .quote");
    const spans = conflicts.flatMap(({ values }) => values.flatMap(({ evidence }) => evidence));
    for (let i = 0; i < (await quotes.count()); ++i) {
      const quote = quotes.nth(i);
      const [article, begin] = [await quote.getAttribute("data-article"), Number(await quote.getAttribute("data-begin"))];
      const span = spans.find((one) => one.article === article && one.begin === begin);
      assert.ok(span, `${article}:${begin} is evidence`);
      await quote.click();
      assert.deepEqual(await marked(page), [span.text]);
      await page.waitForSelector("dialog mark.here");
      const box = await page.locator("dialog mark").first().boundingBox();
      assert.ok(box.y > 0 && box.y < 900, "the words are scrolled into sight");
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog", { state: "detached" });
      assert.ok(await quote.evaluate((element) => element === document.activeElement), "focus returns to the quotation");
    }
    await close();
  },

  async "a conflict opens side by side, one article for each account"() {
    const { data, address } = dossier("samples", [samples]);
    const { page, close } = await open(`${address}#s3`);
    const conflict = data.stories.find(({ id }) => id === "s3").findings.find(({ status }) => status === "conflicting");
    await page.locator(".conflict .compare").first().click();
    assert.equal(await page.locator("dialog .pane").count(), conflict.values.length);
    await close();
  },

  async "a cell of the matrix opens the outlet at the finding's words, by keyboard"() {
    const { address } = dossier("samples", [samples]);
    const { page, close } = await open(`${address}#s3`);
    const cell = page.locator(".matrix button.cell").first();
    await cell.focus();
    await page.keyboard.press("Enter");
    assert.ok((await marked(page))[0].length > 0);
    assert.ok(await page.locator("dialog").evaluate((dialog) => dialog.contains(document.activeElement)), "focus is inside");
    await page.keyboard.press("Escape");
    await close();
  },

  async "the language switches: words, direction, plurals, digits"() {
    const { address } = dossier("samples", [samples]);
    const { page, close } = await open(`${address}#s3`);
    const root = page.locator("html");
    assert.deepEqual([await root.getAttribute("lang"), await root.getAttribute("dir")], ["ar", "rtl"]);
    assert.match(await page.locator(".glance .meta").innerText(), /٧ مقالات/);
    await page.click("button.language");
    assert.deepEqual([await root.getAttribute("lang"), await root.getAttribute("dir")], ["en", "ltr"]);
    assert.match(await page.locator(".glance .meta").innerText(), /7 articles · 7 outlets/);
    assert.equal(await page.locator("#conflicts h2").innerText().then((text) => text.replace(/\s*\d+$/, "")), "Where the sources contradict");
    await close();
    const english = dossier("english", [samples], "--lang", "en");
    const second = await open(english.address);
    assert.equal(await second.page.locator("html").getAttribute("lang"), "en");
    await second.close();
    const maghreb = await open(`${address}#s3`, { locale: "ar-MA" });
    assert.match(await maghreb.page.locator(".glance .meta").innerText(), /7 مقالات/);
    await maghreb.close();
  },

  async "search narrows the findings, in either spelling"() {
    const { address } = dossier("samples", [samples]);
    const { page, close } = await open(`${address}#s3`);
    const all = await page.locator(".matrix tbody tr").count();
    await page.fill("input[type=search]", "لجنه");
    const found = await page.locator(".matrix tbody tr").count();
    assert.ok(found > 0 && found < all, `${found} of ${all}`);
    await page.fill("input[type=search]", "لا يوجد مثل هذا");
    assert.equal(await page.locator(".matrix tbody tr").count(), 0);
    assert.equal(await page.locator("#found .quote").count(), 0);
    await close();
  },

  async "search shows the articles' own words, and opens them there"() {
    const { data, address } = dossier("samples", [samples]);
    const holders = (story) => story.articles.map((id) => data.articles.find((a) => a.id === id).text).filter((text) => /لجنة/.test(text) && /فنية/.test(text)).length;
    const story = data.stories.reduce((most, one) => (holders(one) > holders(most) ? one : most));
    const holding = holders(story);
    assert.ok(holding > 1, "the samples must hold a technical committee");
    const { page, close } = await open(`${address}#${story.id}`);
    await page.fill("input[type=search]", "لجنه  فنيّة");
    assert.equal(await page.locator("#found .quote").count(), Math.min(6, holding));
    for (const mark of await page.locator("#found mark").allInnerTexts()) assert.match(mark, /^(لجنة|فنية)$/);
    await page.locator("#found .quote").first().click();
    await page.waitForSelector("dialog mark.here");
    await page.keyboard.press("Escape");
    await page.fill("input[type=search]", '"لجنة فنية"');
    assert.match((await page.locator("#found mark").allInnerTexts())[0], /^لجنة\s+فنية$/);
    await close();
  },

  async "organisations and places are named with their spellings"() {
    const { data, address } = dossier("samples", [samples]);
    const { page, close } = await open(`${address}#s3`);
    const members = new Set(data.stories.find(({ id }) => id === "s3").articles);
    for (const type of ["place", "organisation"]) {
      await page.locator("#people .types button").nth(type === "place" ? 2 : 1).click();
      const all = data.entities.filter((one) => one.type === type && one.mentions.some(({ article }) => members.has(article)));
      assert.equal(await page.locator("#people .person").count(), Math.min(12, all.length));
    }
    assert.equal(await page.locator("#people .correct, #conflicts .correct").count(), 0, "nothing to decide in a file");
    await close();
  },

  async "spans count code points, and an article's markup is only text"() {
    const lines = join(folder, "hostile.jsonl");
    writeFileSync(lines, kHostile);
    const { data, address } = dossier("hostile", [lines]);
    const { page, close } = await open(address);
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    const seen = new Set();
    for (const quote of await page.locator(".quote[data-article]").all()) {
      const [article, begin] = [await quote.getAttribute("data-article"), Number(await quote.getAttribute("data-begin"))];
      const text = data.articles.find(({ id }) => id === article).text;
      await quote.click();
      const [words] = await marked(page);
      assert.equal(words, [...text].slice(begin, begin + [...words].length).join(""), "words at their code points");
      if (begin > 10) seen.add(article);
      const shown = await page.locator("dialog .text").innerText();
      assert.ok(shown.includes(article === "a" ? "</script><script>window.hit=1</script>" : "<img src=x onerror="), "markup is shown");
      assert.equal(await page.locator("dialog a[href^='javascript']").count(), 0);
      await page.keyboard.press("Escape");
    }
    assert.deepEqual([...seen].sort(), ["a", "b"], "words behind the first emoji were opened");
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal(await page.locator("img, iframe, object, main script").count(), 0);
    await close();
  },

  async "the policy forbids what the page does not need"() {
    const { address } = dossier("samples", [samples]);
    const { page } = await open(address);
    const tried = await page.evaluate(async () => {
      const script = document.createElement("script");
      try {
        script.textContent = "window.hit = 1";
        document.head.append(script);
      } catch {
        window.refused = true;
      }
      const image = new Image();
      const loaded = new Promise((done) => ((image.onload = () => done(true)), (image.onerror = () => done(false))));
      image.src = "http://127.0.0.1:9/x.png";
      return [window.hit, await loaded, await fetch("http://127.0.0.1:9/").then(() => true, () => false)];
    });
    assert.deepEqual(tried, [undefined, false, false]);
    await page.context().close();
  },

  async "axe finds nothing, in both languages, light and dark, on the desk and on the phone"() {
    const { address } = dossier("samples", [samples]);
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
        const context = await browser.newContext({ bypassCSP: true, viewport, colorScheme, locale: "ar-EG" });
        const page = await context.newPage();
        await page.goto(`${address}#s3`);
        const where = `${colorScheme} ${viewport.width}`;
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width, `${where}: no sideways scrolling`);
        await accessible(page, `${where} ar`);
        await page.click("button.language");
        await accessible(page, `${where} en`);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width, `${where} en: no sideways scrolling`);
        await page.locator(".conflict .compare").first().click();
        await accessible(page, `${where} side by side`);
        await context.close();
      }
    }
  },

  async "it prints: no controls, ink on white, the matrix whole"() {
    const { address } = dossier("samples", [samples]);
    const { page, close } = await open(`${address}#s3`, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".bar").isVisible(), false);
    assert.equal(await page.locator(".conflict .compare").first().isVisible(), false);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
    await close();
  },

  async "the server's page: drop files, see the stories, open a conflict, go back"() {
    const server = await serve("--quiet");
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ar-EG" });
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("request", (request) => request.url().startsWith(server.address) || /^data:/.test(request.url()) || wrong.push(`asked for ${request.url()}`));
    await page.goto(server.address);
    await page.waitForSelector(".adding");
    const files = readdirSync(join(samples, "tigris-talks")).map((name) => [name, readFileSync(join(samples, "tigris-talks", name)).toString("base64")]);
    await page.evaluate((files) => {
      const transfer = new DataTransfer();
      for (const [name, bytes] of files) transfer.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
      document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, files);
    await page.waitForFunction((n) => document.querySelectorAll(".jobs li").length === n && !document.querySelector(".jobs progress"), files.length, { timeout: 60_000 });
    await page.waitForSelector(".story-list li");
    assert.match(await page.locator(".story-list li").first().innerText(), /٧ مقالات/);
    await page.fill("textarea", "أعلنت وزارة الصحة في صفاقس، الاثنين، شفاء عشرة مرضى. وقال الوزير إن الوضع تحت السيطرة في المدينة.");
    await page.click(".adding button.plain");
    await page.waitForFunction((n) => document.querySelectorAll(".jobs li").length === n, files.length + 1);
    await page.locator(".story-list a").first().click();
    await page.waitForSelector(".conflict");
    await page.locator("#conflicts .quote").first().click();
    await page.waitForSelector("dialog mark.here");
    await page.keyboard.press("Escape");
    await page.click("button.home");
    await page.waitForSelector(".story-list li");
    await context.close();
    const plain = await (await browser.newContext({ bypassCSP: true, locale: "ar-EG" })).newPage();
    await plain.goto(server.address);
    await plain.waitForSelector(".story-list li");
    await accessible(plain, "the stories");
    await plain.context().close();
    server.stop();
    assert.deepEqual(wrong, []);
  },

  async "an editor searches, merges two spellings, marks, merges stories, and takes it all back"() {
    const server = await serve("--quiet", "--archive", join(folder, "desk.isnad"), samples);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ar-EG", bypassCSP: true });
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    await page.goto(server.address);
    await page.waitForSelector(".story-list li .disputed", { timeout: 60_000 }); // the page comes before the articles are read
    const stories = await page.locator(".story-list li").count();
    assert.match(await page.locator(".story-list li").first().innerText(), /منافذ.*أصول مستقلة.*تعارضات/s);

    await page.fill("input[type=search]", "لجنة فنية");
    await page.waitForSelector(".found-articles mark");
    assert.match(await page.locator(".found-articles mark").first().innerText(), /لجنة|فنية/);
    await accessible(page, "search results");
    await page.locator(".found-articles a").first().click();
    await page.waitForSelector("dialog mark.here");
    assert.match(await page.locator("dialog mark.here").innerText(), /لجنة|فنية/);
    await page.keyboard.press("Escape");

    const count = () => page.locator("#people .types button[aria-pressed=true] .count").innerText();
    const before = await count();
    const card = page.locator("#people .person").first();
    const entity = await card.getAttribute("data-entity");
    await card.locator(".correct summary").focus();
    await page.keyboard.press("Enter");
    await accessible(page, "a form that corrects");
    const other = card.locator("select").first();
    const told = (await other.locator("option").nth(1).innerText()).replace(/ \(.*/, "");
    await other.selectOption({ index: 1 });
    await card.locator(".choose button").first().click();
    await page.waitForSelector(".toast .undo");
    await page.waitForFunction((n) => document.querySelector("#people .types .count").textContent !== n, before);
    assert.ok((await page.locator(`#people [data-entity="${entity}"] .spellings`).innerText()).includes(told), "its spellings are the other's too");
    await page.keyboard.press("Tab");
    await page.locator(".toast .undo").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((n) => document.querySelector("#people .types .count").textContent === n, before);

    const conflict = page.locator(".conflict").first();
    await conflict.locator(".correct summary").click();
    await conflict.locator(".correct-form input").fill("اتصلنا بالوزارة");
    await conflict.locator(".correct-form button").nth(1).click();
    await page.waitForSelector(".conflict .verdict.wrong");
    assert.match(await conflict.locator(".verdict").innerText(), /خطأ · اتصلنا بالوزارة/);
    await accessible(page, "a marked finding");
    await page.reload();
    await page.waitForSelector(".conflict .verdict.wrong");

    const articles = await page.locator("#articles li").count();
    await page.locator("#articles input[type=checkbox]").first().check();
    await page.locator("#articles .choose button").click();
    await page.waitForFunction((n) => document.querySelectorAll("#articles li").length === n - 1, articles);
    await page.click(".toast .undo");
    await page.waitForFunction((n) => document.querySelectorAll("#articles li").length === n, articles);

    await page.click("button.home");
    await page.fill("input[type=search]", "");
    await page.waitForFunction((n) => document.querySelectorAll(".story-list li").length === n, stories);
    const line = page.locator(".story-list li").first();
    await line.locator(".correct summary").click();
    await line.locator("select").selectOption({ index: 1 });
    await line.locator(".choose button").click();
    await page.waitForFunction((n) => document.querySelectorAll(".story-list li").length === n - 1, stories);
    await page.locator(".log summary").click();
    await accessible(page, "the log");
    await page.locator(".log li").first().locator("button").click();
    await page.waitForFunction((n) => document.querySelectorAll(".story-list li").length === n, stories);
    assert.equal(await page.locator(".log li.undone").count(), 3);
    assert.equal(await page.locator(".log li:not(.undone)").count(), 1, "the mark stands");
    await context.close();
    server.stop();
    assert.deepEqual(wrong, []);
  },

  async "a server with a token asks for it, and the token leaves the address"() {
    const file = join(folder, "token");
    writeFileSync(file, "a-token-for-this-test\n");
    const server = await serve("--quiet", "--token-file", file, join(samples, "tigris-talks"));
    const page = await (await browser.newContext({ locale: "ar-EG" })).newPage();
    await page.goto(server.address);
    await page.waitForSelector(".door input");
    await page.fill(".door input", "a-token-for-this-test");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".adding");
    await page.context().close();
    const second = await (await browser.newContext({ locale: "ar-EG" })).newPage();
    await second.goto(`${server.address}#token=a-token-for-this-test`);
    await second.waitForSelector(".adding");
    assert.equal(await second.evaluate(() => location.hash), "");
    await second.context().close();
    server.stop();
  },

  async "the page without its data is at most 300 kB packed"() {
    const { file } = dossier("samples", [samples]);
    const page = readFileSync(file, "utf8").replace(/<script type="application\/json"[^]*?<\/script>/, "");
    const packed = gzipSync(page, { level: 9 }).length;
    console.log(`   ${page.length} bytes, ${packed} packed`);
    assert.ok(packed <= 300_000);
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  const begin = Date.now();
  try {
    await test();
    console.log(`ok ${name} (${Date.now() - begin} ms)`);
  } catch (error) {
    ++failed;
    console.log(`FAILED ${name}\n${error.stack}`);
    for (const context of browser.contexts())
      for (const page of context.pages()) console.log(page.url(), await page.locator("body").innerText().catch(() => "no text"));
  }
  for (const stop of servers.splice(0)) stop();
}
await browser.close();
rmSync(folder, { recursive: true, force: true });
process.exit(failed === 0 ? 0 : 1);
