import { render } from "preact";
import { App } from "./app";
import type { Dossier } from "./dossier";
import "./style.css";

const source = document.getElementById("dossier");
const host = document.getElementById("page");
if (host && source) {
  const language = source.dataset.language === "en" ? "en" : "ar";
  render(<App data={JSON.parse(source.textContent ?? "null") as Dossier} language={language} />, host);
}
