// Numbers, days, lengths of time and names of countries as the reader's language and region write them: ٣ or 3, أغسطس or آب or غشت.
import { kPlurals, kWords, type Language, type Plural, type Word } from "./words";

const kUnits: Record<string, string> = { person: "people", inch: "inches", USD: "USD", percent: "percent" };
const kSeasons: Record<string, [string, string]> = {
  SP: ["ربيع", "spring"],
  SU: ["صيف", "summer"],
  FA: ["خريف", "autumn"],
  WI: ["شتاء", "winter"],
};
/** Sides that are no countries. */
const kSides: Record<string, [string, string]> = {
  NATO: ["حلف شمال الأطلسي", "NATO"],
  AU: ["الاتحاد الأفريقي", "African Union"],
  LAS: ["جامعة الدول العربية", "Arab League"],
  GCC: ["مجلس التعاون الخليجي", "Gulf Cooperation Council"],
};

export class Locale {
  readonly tag: string;
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly regions: Intl.DisplayNames;
  private readonly percents: Intl.NumberFormat;
  private readonly dates = new Map<string, Intl.DateTimeFormat>(); // to make one costs a hundred times what to use it does
  private readonly said = new Map<string, string>();

  /** `preferred`: the reader's own languages, the first Arabic one of which chooses digits and names of months. */
  constructor(readonly language: Language, preferred: readonly string[] = []) {
    this.tag = preferred.find((tag) => tag === language || tag.startsWith(language + "-")) ?? language;
    this.plurals = new Intl.PluralRules(this.tag);
    this.numbers = new Intl.NumberFormat(this.tag);
    this.percents = new Intl.NumberFormat(this.tag, { style: "percent" });
    this.regions = new Intl.DisplayNames([this.tag], { type: "region", fallback: "code" });
  }

  get direction(): "rtl" | "ltr" {
    return this.language === "ar" ? "rtl" : "ltr";
  }

  word(key: Word): string {
    return kWords[key][this.language === "ar" ? 0 : 1];
  }

  of(pair: readonly [string, string]): string {
    return pair[this.language === "ar" ? 0 : 1];
  }

  count(key: Plural, n: number): string {
    const forms: Record<string, string | undefined> = kPlurals[key][this.language === "ar" ? 0 : 1];
    const exact = n === 0 ? forms.zero : undefined;
    return (exact ?? forms[this.plurals.select(n)] ?? forms.other ?? "").replace("{n}", this.number(n));
  }

  number(n: number): string {
    return this.numbers.format(n);
  }

  percent(share: number): string {
    return this.percents.format(share);
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.tag, { type: "conjunction" }).format(items);
  }

  side(code: string): string {
    const known = kSides[code];
    if (known) return this.of(known);
    try {
      return this.regions.of(code) ?? code;
    } catch {
      return code;
    }
  }

  /** The letter of an account in a conflict: أ ب ج or A B C. */
  letter(index: number): string {
    const letters = this.language === "ar" ? "أبجدهوزحطي" : "ABCDEFGHIJ";
    return letters[index] ?? this.number(index + 1);
  }

  /** An EDTF value as a reader says it; what has no plain wording stays as it is. */
  date(value: string, weekday = true): string {
    const key = `${value} ${weekday}`;
    let said = this.said.get(key);
    if (said === undefined) this.said.set(key, (said = this.dateOf(value, weekday)));
    return said;
  }

  private format(style: Intl.DateTimeFormatOptions, when: Date): string {
    const key = JSON.stringify(style);
    let format = this.dates.get(key);
    if (!format) this.dates.set(key, (format = new Intl.DateTimeFormat(this.tag, { timeZone: "UTC", calendar: "gregory", ...style })));
    return format.format(when);
  }

  private dateOf(value: string, weekday: boolean): string {
    const [from, to] = value.split("/");
    if (to !== undefined) return `${this.date(from, weekday)} – ${this.date(to, weekday)}`;
    const parts = /^(\d{4})(?:-(\d{2}|SP|SU|FA|WI))?(?:-(\d{2}))?(?:T(\d{2}):(\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(value);
    if (!parts) return this.duration(value) ?? this.odd(value);
    const [, year, month, day, hour, minute] = parts;
    if (month && kSeasons[month]) return `${this.of(kSeasons[month])} ${this.year(year)}`;
    if (!month) return this.year(year);
    const when = new Date(Date.UTC(+year, +month - 1, day ? +day : 1, hour ? +hour : 0, minute ? +minute : 0));
    const style: Intl.DateTimeFormatOptions = { year: "numeric", month: "long" };
    if (day) Object.assign(style, weekday ? { day: "numeric", weekday: "long" } : { day: "numeric" });
    if (hour) Object.assign(style, { hour: "numeric", minute: "2-digit" });
    return this.format(style, when);
  }

  private year(year: string): string {
    return new Intl.NumberFormat(this.tag, { useGrouping: false }).format(+year);
  }

  /** A day without a year, a weekday that nothing anchors, a bare clock, a century. */
  private odd(value: string): string {
    const format = (style: Intl.DateTimeFormatOptions, when: Date) => this.format(style, when);
    let parts = /^XXXX-(\d{2})-(\d{2})$/.exec(value);
    if (parts) return format({ month: "long", day: "numeric" }, new Date(Date.UTC(2000, +parts[1] - 1, +parts[2])));
    parts = /^XXXX-WXX-([1-7])(?:T(\d{2}):(\d{2}))?$/.exec(value);
    if (parts) {
      const when = new Date(Date.UTC(2024, 0, +parts[1], +(parts[2] ?? 0), +(parts[3] ?? 0)));
      return format(parts[2] ? { weekday: "long", hour: "numeric", minute: "2-digit" } : { weekday: "long" }, when);
    }
    parts = /^T(\d{2}):(\d{2})/.exec(value);
    if (parts) return format({ hour: "numeric", minute: "2-digit" }, new Date(Date.UTC(2000, 0, 1, +parts[1], +parts[2])));
    return value;
  }

  duration(value: string): string | null {
    const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value);
    if (!parts || value === "P") return null;
    const units = ["year", "month", "week", "day", "hour", "minute", "second"];
    const told = units.flatMap((unit, i) =>
      parts[i + 1]
        ? [new Intl.NumberFormat(this.tag, { style: "unit", unit, unitDisplay: "long" }).format(+parts[i + 1])]
        : [],
    );
    return this.list(told);
  }

  /** "~1200 person" of a label, as "about 1,200 people". */
  figure(label: string): string {
    const parts = /^([~<>]?)(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))? (.+)$/.exec(label);
    if (!parts) return label;
    const [, sign, low, high, unit] = parts;
    const hedge = { "~": "about ", "<": "under ", ">": "more than " }[sign] ?? "";
    const figures = high ? `${this.number(+low)}–${this.number(+high)}` : this.number(+low);
    const noun = low === "1" && !high ? unit : (kUnits[unit] ?? (/[^aeiou]y$/.test(unit) ? unit.slice(0, -1) + "ies" : unit + "s"));
    return `${hedge}${figures} ${noun}`;
  }
}
