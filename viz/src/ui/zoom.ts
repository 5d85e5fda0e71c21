import { el, onClick } from './dom.ts';
import { icon } from './icons.ts';

/** Nearer, farther, all: the same as + − 0. */
export function zoomButtons(act: { zoom(factor: number): void; whole(): void }): HTMLElement {
  const button = (label: string, sign: 'plus' | 'minus' | 'whole', run: () => void) =>
    onClick(el('button', { type: 'button', 'aria-label': label, title: label }, icon(sign)), run);
  return el(
    'div.zoom',
    { role: 'group', 'aria-label': 'Zoom' },
    button('Zoom in', 'plus', () => act.zoom(1 / 1.6)),
    button('Zoom out', 'minus', () => act.zoom(1.6)),
    button('Show the whole map', 'whole', act.whole),
  );
}
