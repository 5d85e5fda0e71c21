import { pathText } from '../map/svg-path.ts';

type Matrix = [number, number, number, number, number, number];

interface Style {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  dash: readonly number[];
  matrix: Matrix;
  /** Groups that were open. */
  clips: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/**
 * As much of a canvas's drawing as the map uses, written down as SVG. What is drawn on it looks the same as on a canvas,
 * since the same code draws. Text is escaped; nothing in the file can run.
 */
export class SvgContext {
  fillStyle = '#000';
  strokeStyle = '#000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  globalAlpha = 1;
  font = '10px sans-serif';
  /** Names are always drawn around their middle. */
  textAlign = 'center';
  textBaseline = 'middle';
  #dash: readonly number[] = [];
  #matrix: Matrix = IDENTITY;
  #path: string[] = [];
  /** Whole circles are most of a picture: they are written as such where a path is nothing else. */
  #circle: string | undefined;
  #clips = 0;
  #made = 0;
  readonly #saved: Style[] = [];
  readonly #pieces: string[] = [];

  /** Pieces of the file, to be joined with nothing between. */
  *file(width: number, height: number, ground: string): Iterable<string> {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n`;
    yield `<rect width="${width}" height="${height}" fill="${ground}"/>\n`;
    yield* this.#pieces;
    yield '</svg>\n';
  }

  setTransform(...matrix: Matrix): void {
    this.#matrix = matrix;
  }

  translate(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.#matrix;
    this.#matrix = [a, b, c, d, a * x + c * y + e, b * x + d * y + f];
  }

  rotate(angle: number): void {
    const [a, b, c, d, e, f] = this.#matrix;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#matrix = [
      a * cos + c * sin,
      b * cos + d * sin,
      c * cos - a * sin,
      d * cos - b * sin,
      e,
      f,
    ];
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font } = this;
    const style = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font };
    this.#saved.push({ ...style, dash: this.#dash, matrix: this.#matrix, clips: this.#clips });
  }

  restore(): void {
    const style = this.#saved.pop();
    if (!style) return;
    const { dash, matrix, clips, ...rest } = style;
    for (; this.#clips > clips; this.#clips -= 1) this.#pieces.push('</g>\n');
    Object.assign(this, rest);
    this.#dash = dash;
    this.#matrix = matrix;
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  /** Until the next restore nothing is drawn outside of a path, which is in pixels of the screen. */
  clip(path: Path2D, rule: string): void {
    this.#made += 1;
    this.#clips += 1;
    const d = pathText(path);
    this.#pieces.push(
      `<clipPath id="clip-${this.#made}"><path d="${d}" clip-rule="${rule}"/></clipPath>\n<g clip-path="url(#clip-${this.#made})">\n`,
    );
  }

  clearRect(): void {}

  beginPath(): void {
    this.#path = [];
    this.#circle = undefined;
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${short(x)} ${short(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`L${short(x)} ${short(y)}`);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.#path.push(`Q${short(cx)} ${short(cy)} ${short(x)} ${short(y)}`);
  }

  closePath(): void {
    this.#path.push('Z');
  }

  /** Whole circles only: the map draws no others. */
  arc(x: number, y: number, r: number): void {
    const [left, radius, width] = [short(x - r), short(r), short(2 * r)];
    if (this.#path.length === 0) this.#circle = `cx="${short(x)}" cy="${short(y)}" r="${radius}"`;
    this.#path.push(
      `M${left} ${short(y)}a${radius} ${radius} 0 1 0 ${width} 0a${radius} ${radius} 0 1 0 -${width} 0Z`,
    );
  }

  fill(path?: Path2D | string, rule?: string): void {
    const evenOdd = path === 'evenodd' || rule === 'evenodd' ? ' fill-rule="evenodd"' : '';
    const paint = `fill="${this.fillStyle}"${this.#alpha('fill')}${evenOdd}`;
    this.#draw(path instanceof Path2D ? pathText(path) : this.#path, paint);
  }

  stroke(path?: Path2D): void {
    const { lineCap, lineJoin } = this;
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.join(' ')}"` : '';
    const cap = lineCap === 'butt' ? '' : ` stroke-linecap="${lineCap}"`;
    const join = lineJoin === 'miter' ? '' : ` stroke-linejoin="${lineJoin}"`;
    this.#draw(
      path ? pathText(path) : this.#path,
      `fill="none" stroke="${this.strokeStyle}" stroke-width="${exact(this.lineWidth)}"${dash}${cap}${join}${this.#alpha('stroke')}`,
    );
  }

  /** The halo of a name that fillText writes next. */
  strokeText(text: string, x: number, y: number): void {
    this.#text(
      text,
      x,
      y,
      `fill="none" stroke="${this.strokeStyle}" stroke-width="${short(this.lineWidth)}" stroke-linejoin="round"`,
    );
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, `fill="${this.fillStyle}"`);
  }

  #text(text: string, x: number, y: number, paint: string): void {
    const [, weight = '400', size = '12', family = 'sans-serif'] =
      /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(this.font) ?? [];
    this.#pieces.push(
      `<text x="${short(x)}" y="${short(y)}" text-anchor="middle" dominant-baseline="central" ` +
        `font-family="${escapeText(family)}" font-size="${size}" font-weight="${weight}" ${paint}>${escapeText(text)}</text>\n`,
    );
  }

  #draw(path: string | readonly string[], paint: string): void {
    if (path.length === 0) return;
    const isCircle = this.#circle !== undefined && path === this.#path && path.length === 1;
    const d = typeof path === 'string' ? path : path.join('');
    const moved = this.#matrix.some((value, i) => value !== IDENTITY[i]);
    const place = moved ? ` transform="matrix(${this.#matrix.map(exact).join(' ')})"` : '';
    const shape = isCircle ? `circle ${this.#circle}` : `path d="${d}"`;
    this.#pieces.push(`<${shape} ${paint}${place}/>\n`);
  }

  #alpha(kind: 'fill' | 'stroke'): string {
    return this.globalAlpha < 1 ? ` ${kind}-opacity="${short(this.globalAlpha)}"` : '';
  }
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function exact(value: number): string {
  return String(Number(value.toPrecision(8)));
}

const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Characters that XML cannot hold become U+FFFD. */
function escapeText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[<>&"]/g, (letter) => ESCAPES[letter]!);
}
