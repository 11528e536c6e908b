// node shots.mjs DOSSIER.html FOLDER: pictures of a dossier in both languages, at desk and phone width, light and dark.
import { chromium } from "playwright-core";

const [file, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, options] of Object.entries({
  "desk-ar": { viewport: { width: 1280, height: 900 }, locale: "ar-EG", colorScheme: "light" },
  "desk-en-dark": { viewport: { width: 1280, height: 900 }, locale: "en-GB", colorScheme: "dark" },
  "phone-ar": { viewport: { width: 390, height: 844 }, locale: "ar-MA", colorScheme: "light", deviceScaleFactor: 2 },
})) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.log(name, "error:", error.message));
  page.on("console", (message) => message.type() === "error" && console.log(name, message.text()));
  await page.goto("file://" + file + (name.includes("phone") ? "#s3" : ""));
  if (name.includes("en")) await page.click("button.language");
  await page.screenshot({ path: `${folder}/${name}-top.png` });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await page.click(".conflict .compare");
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${name}-desk.png` });
  await context.close();
}
await browser.close();
