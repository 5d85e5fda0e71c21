const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Paths on a grid of 16, drawn as lines 1.5 wide. */
const LINES = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10M10.6 10.6 14 14',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  back: 'M10 3 5 8l5 5',
  moon: 'M13.3 9.6A5.8 5.8 0 1 1 6.4 2.7a4.7 4.7 0 0 0 6.9 6.9',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.2v1.3M8 13.5v1.3M1.2 8h1.3M13.5 8h1.3M3.2 3.2l.9.9M11.9 11.9l.9.9M3.2 12.8l.9-.9M11.9 4.1l.9-.9',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  whole: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  filters: 'M2.5 4.5h11M4.5 8h7M6.5 11.5h3',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M6.3 6.3a1.8 1.8 0 1 1 2.6 1.7c-.6.3-.9.7-.9 1.3M8 11.3v.1',
  link: 'M6.8 9.2 9.2 6.8M7.2 4.8l1.5-1.5a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.8 11.2l-1.5 1.5a2.8 2.8 0 0 1-4-4l1.5-1.5',
  chevron: 'M4 6.2 8 10l4-3.8',
  path: 'M4 13.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M12 5.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M5.2 10.9C7.5 9 6.5 6 10.6 4.5',
  compare: 'M3 5.5h9.5M9.8 2.8l2.7 2.7-2.7 2.7M13 10.5H3.5M6.2 7.8 3.5 10.5l2.7 2.7',
  pin: 'M5.5 2.5h5M6.5 2.5v4.2L4.5 9h7l-2-2.3V2.5M8 9v4.5',
  more: 'M3.5 7.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1M8 7.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1M12.5 7.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1',
  hide: 'M2.5 8S4.5 4 8 4s5.5 4 5.5 4-2 4-5.5 4-5.5-4-5.5-4M3 13 13 3',
  lasso:
    'M8 2.5c3.3 0 5.5 1.6 5.5 3.8S11.3 10 8 10 2.5 8.5 2.5 6.3 4.7 2.5 8 2.5M5 9.3c-.8 1-.6 2.2.6 2.6s1.4 1.1.9 1.900',
  play: 'M5 3.2v9.6l7.5-4.8z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6',
  entities:
    'M4 5.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M12 8.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M5.5 13.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M5.8 4.6l4.4 1.4M10.8 7.8l-4 3M4.3 5.8l.9 4.4',
  time: 'M2.5 13.5v-4M6.2 13.5v-7M9.8 13.5v-5M13.5 13.5v-11',
  download: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M2.8 13.2h10.4',
  columns: 'M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9',
} as const;

export type IconName = keyof typeof LINES;

export function icon(name: IconName): SVGSVGElement {
  const svg = frame(16);
  svg.append(path(LINES[name], { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }));
  return svg;
}

/** A node's sign in lists: the shape it has on the map. */
export function typeIcon(type: number, hollow: boolean, colour?: string): SVGSVGElement {
  const svg = frame(12);
  svg.classList.add('type-icon');
  const shapes = [
    'M2.5 1h4.5L9.5 3.5V11h-7z',
    'M1.5 6a4.5 4.5 0 1 0 9 0 4.5 4.5 0 1 0-9 0',
    'M3 2.1h6a.9.9 0 0 1 .9.9v6a.9.9 0 0 1-.9.9H3a.9.9 0 0 1-.9-.9V3a.9.9 0 0 1 .9-.9',
    'M6 .9 11.1 6 6 11.1.9 6z',
  ];
  const paint = colour ?? 'currentColor';
  svg.append(
    path(shapes[type] ?? shapes[1]!, {
      fill: hollow ? 'none' : paint,
      stroke: paint,
      'stroke-width': hollow ? 1.6 : 0,
    }),
  );
  return svg;
}

/** A relation's pattern, as its lines have it on the map. */
export function relationIcon(style: {
  width: number;
  dash: readonly number[];
  accent?: boolean;
  double?: boolean;
  end?: string;
}): SVGSVGElement {
  const svg = frame(20, 12);
  svg.classList.add('relation-icon');
  if (style.accent) svg.classList.add('accent');
  const line = {
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': style.width,
    'stroke-dasharray': style.dash.join(' ') || undefined,
  };
  const end = style.end ? 15 : 20;
  if (style.double) svg.append(path('M0 4.5h20M0 7.5h20', line));
  else svg.append(path(`M0 6h${end}`, line));
  const solid = { fill: 'currentColor', stroke: 'currentColor', 'stroke-width': 1 };
  if (style.end === 'open-arrow') {
    svg.append(path('M13 2.5 19 6l-6 3.5', { ...line, 'stroke-dasharray': undefined }));
  } else if (style.end === 'filled-arrow') svg.append(path('M13.5 3 19 6l-5.5 3z', solid));
  else if (style.end === 'diamond') svg.append(path('M12.5 6 16 3.8 19.5 6 16 8.2z', solid));
  return svg;
}

/** The mark of the program: threads of warp and weft, over and under. */
export function logo(): SVGSVGElement {
  const svg = frame(24);
  svg.classList.add('logo');
  const thread = { fill: 'none', 'stroke-width': 2.2, 'stroke-linecap': 'round' };
  const warp = path('M7.5 3v2.5M7.5 10.5V21M12 3v10.5M12 18.5V21M16.5 3v2.5M16.5 10.5V21', {
    ...thread,
    stroke: 'var(--accent)',
  });
  const weft = path('M3 8h6.5M14.5 8H21M3 16h2.5M9.5 16h5M18.5 16H21M3 12h2M19 12h2', {
    ...thread,
    stroke: 'var(--ink)',
  });
  svg.append(warp, weft);
  return svg;
}

/** A drawing of paths that the style sheet paints by their class. */
export function svg(
  width: number,
  height: number,
  name: string,
  paths: readonly (readonly [name: string, d: string])[],
): SVGSVGElement {
  const drawing = frame(width, height);
  drawing.classList.add(name);
  for (const [part, d] of paths) {
    const element = document.createElementNS(NAMESPACE, 'path');
    element.setAttribute('class', part);
    element.setAttribute('d', d);
    drawing.append(element);
  }
  return drawing;
}

function frame(width: number, height = width): SVGSVGElement {
  const svg = document.createElementNS(NAMESPACE, 'svg');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

function path(d: string, attributes: Record<string, string | number | undefined>): SVGPathElement {
  const element = document.createElementNS(NAMESPACE, 'path');
  element.setAttribute('d', d);
  element.setAttribute('stroke-linecap', 'round');
  element.setAttribute('stroke-linejoin', 'round');
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, String(value));
  }
  return element;
}
