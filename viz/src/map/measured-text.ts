/** Widths of texts as they are drawn, each measured once, and lines that fit. */
export class MeasuredText {
  readonly #measure = document.createElement('canvas').getContext('2d')!;
  readonly #widths = new Map<string, number>();

  /** Fonts arrived or changed: widths are to be measured again. */
  forget(): void {
    this.#widths.clear();
  }

  width(text: string, font: string): number {
    const key = `${font}\n${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#measure.font = font;
      width = this.#measure.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }

  /** Names joined by " · ", a line at a time; names that need a third line are left out. */
  wrap(names: string[], font: string, room: number): string[] {
    const lines: string[] = [];
    for (const name of names) {
      const last = lines.at(-1);
      const joined = `${last} · ${name}`;
      if (last !== undefined && this.width(joined, font) <= room) lines[lines.length - 1] = joined;
      else if (lines.length < 2 && (lines.length === 0 || this.width(name, font) <= room)) {
        lines.push(...this.#split(name, font, room));
      } else break;
    }
    if (lines.length <= 3) return lines;
    return [lines[0]!, lines[1]!, `${lines[2]}…`];
  }

  /** A long name at its spaces. */
  #split(name: string, font: string, room: number): string[] {
    const lines: string[] = [];
    for (const word of name.split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && this.width(`${last} ${word}`, font) <= room) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else lines.push(word);
    }
    return lines;
  }
}
