// What the reader chose, language and appearance, and the bar in which it is chosen.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Locale } from "./locale";
import type { Language } from "./words";

type Theme = "auto" | "light" | "dark";

/** A page opened from a file may have no storage; then a choice lasts as long as the page. */
function remembered<T extends string>(key: string, known: readonly T[]): T | null {
  try {
    const value = localStorage.getItem(`isnad.${key}`) as T | null;
    return value !== null && known.includes(value) ? value : null;
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`isnad.${key}`, value);
  } catch {
    // see above
  }
}

export interface Settings {
  locale: Locale;
  language: Language;
  theme: Theme;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
}

export function useSettings(given: Language): Settings {
  const [language, setLanguage] = useState<Language>(() => remembered("language", ["ar", "en"]) ?? given);
  const [theme, setTheme] = useState<Theme>(() => remembered("theme", ["auto", "light", "dark"]) ?? "auto");
  const locale = useMemo(() => new Locale(language, navigator.languages), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = locale.direction;
  }, [language]);
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return {
    locale,
    language,
    theme,
    setLanguage: (next) => (remember("language", next), setLanguage(next)),
    setTheme: (next) => (remember("theme", next), setTheme(next)),
  };
}

export function Bar({ settings, words, onWords, label, children }: {
  settings: Settings;
  words: string;
  onWords(words: string): void;
  label: string;
  children?: ComponentChildren;
}) {
  const { locale, language, theme, setLanguage, setTheme } = settings;
  return (
    <header class="bar">
      <p class="brand">
        <span lang="ar">إسناد</span> <span lang="en">Isnad</span> {children}
      </p>
      <div class="tools">
        <input
          type="search"
          value={words}
          placeholder={label}
          aria-label={label}
          dir="auto"
          onInput={(event) => onWords(event.currentTarget.value)}
        />
        <label class="pick">
          <span class="hidden">{locale.word("theme")}</span>
          <select value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
            <option value="auto">{locale.word("themeAuto")}</option>
            <option value="light">{locale.word("themeLight")}</option>
            <option value="dark">{locale.word("themeDark")}</option>
          </select>
        </label>
        <button
          type="button"
          class="plain language"
          lang={language === "ar" ? "en" : "ar"}
          onClick={() => setLanguage(language === "ar" ? "en" : "ar")}
        >
          {locale.word("otherLanguage")}
        </button>
      </div>
    </header>
  );
}
