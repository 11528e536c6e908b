// Between the code points of a dossier and the UTF-16 units of a JavaScript string. They differ after the first character
// beyond the Basic Multilingual Plane: an emoji in an article shifts every span behind it by one.
export class CodePoints {
  /** Code point index of each character that takes two units. */
  private readonly pairs: number[] = [];
  readonly length: number;

  constructor(readonly text: string) {
    for (let unit = 0; unit < text.length; ++unit) {
      const code = text.charCodeAt(unit);
      if (code >= 0xd800 && code < 0xdc00 && unit + 1 < text.length) {
        this.pairs.push(unit - this.pairs.length);
        ++unit;
      }
    }
    this.length = text.length - this.pairs.length;
  }

  /** The unit at which this code point begins. */
  unit(point: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] < point) low = middle + 1;
      else high = middle;
    }
    return Math.min(point + low, this.text.length);
  }

  /** The code point in which this unit lies. */
  point(unit: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] + middle < unit) low = middle + 1;
      else high = middle;
    }
    return Math.min(unit - low, this.length);
  }

  slice(begin: number, end: number): string {
    return this.text.slice(this.unit(begin), this.unit(end));
  }
}
