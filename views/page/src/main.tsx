import { render } from "preact";
import { App } from "./app";
import type { Dossier } from "./dossier";
import { Served } from "./served";
import "./style.css";

// A page that was mailed has its dossier inside; one that a server sends asks for it.
const mailed = document.getElementById("dossier");
const served = document.getElementById("served");
const host = document.getElementById("page");
if (host && mailed) {
  const language = mailed.dataset.language === "en" ? "en" : "ar";
  render(<App data={JSON.parse(mailed.textContent ?? "null") as Dossier} language={language} />, host);
} else if (host && served) {
  render(<Served language={served.dataset.language === "en" ? "en" : "ar"} />, host);
}
