// Words found in a text however newsrooms spell them (see loose() of matrix.tsx): the text is folded once, letter by letter,
// with the unit of the text that each folded letter came from.
const kDropped = /[\u064b-\u065f\u0670\u0640]/;
const kSame: Record<string, string> = {
  "\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627", "\u0649": "\u064a", "\u0629": "\u0647",
};

export class Folded {
  readonly text: string;
  private readonly from: Uint32Array; // unit of each folded unit, and the end

  constructor(source: string) {
    let text = "";
    const from: number[] = [];
    for (let at = 0; at < source.length; ++at) {
      const letter = source[at];
      if (kDropped.test(letter)) continue;
      const space = /\s/.test(letter);
      if (space && text.endsWith(" ")) continue;
      const digit = letter >= "\u0660" && letter <= "\u0669" ? String(letter.charCodeAt(0) - 0x660) : undefined;
      const one = space ? " " : (digit ?? kSame[letter] ?? letter.toLowerCase());
      for (let i = 0; i < one.length; ++i) from.push(at);
      text += one;
    }
    from.push(source.length);
    this.text = text;
    this.from = Uint32Array.from(from);
  }

  /** Every place of a folded word, as units of the text, [begin, end). */
  places(word: string): [number, number][] {
    const out: [number, number][] = [];
    if (word === "") return out;
    for (let at = this.text.indexOf(word); at >= 0; at = this.text.indexOf(word, at + word.length)) {
      out.push([this.from[at], this.from[at + word.length - 1] + 1]);
    }
    return out;
  }
}

/** What is sought: words, or one phrase between quotation marks. */
export function sought(words: string): string[] {
  const phrase = /^["«“](.+)["»”]$/.exec(words.trim());
  const folded = new Folded(phrase ? phrase[1] : words).text.trim();
  return phrase ? [folded] : folded.split(" ").filter((word) => word !== "");
}
