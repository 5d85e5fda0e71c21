/** What names on the map are written in. */
export const FAMILY = '"Inter Variable", system-ui, sans-serif';

/** How wide texts are, each measured once. */
export class TextWidths {
  readonly #measure = document.createElement('canvas').getContext('2d')!;
  readonly #widths = new Map<string, number>();

  /** Fonts arrived or changed. */
  forget(): void {
    this.#widths.clear();
  }

  /** In pixels. @param font as a canvas takes it */
  of(text: string, font: string): number {
    const key = `${font}\n${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#measure.font = font;
      width = this.#measure.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }
}
