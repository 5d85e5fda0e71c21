import { el, onClick } from './dom.ts';
import { icon } from './icons.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'Search'],
  ['Esc', 'A step back: close the search, then the panel'],
  ['Arrows', 'On the map: to the next node there. In the search: through the matches'],
  ['Enter', 'Choose'],
  ['+  −', 'Zoom'],
  ['0', 'The whole map'],
  ['e  c', 'Expand or collapse what is around the choice, or around the node that is pointed at'],
  ['h', 'Hide the node that is pointed at, or the choice'],
  ['p', 'Pin it: it stays named'],
  ['l', 'Lasso: draw around nodes to hide or pin them'],
  ['f', 'Find a path'],
  ['d', 'Compare with another'],
  ['Ctrl Z', 'Take back; with Shift, do again'],
  ['1 – 4', 'Map, entities, table, list'],
  ['[  t', 'The filters, the timeline: away and back'],
  ['x', 'Export what is shown'],
  ['m', 'Light or dark'],
  ['?', 'This sheet'],
];

/** The help sheet: what the signs mean and what the keys do. */
export function helpDialog(): HTMLDialogElement {
  const rows = KEYS.map(([key, words]) =>
    el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, words)),
  );
  const dialog = el('dialog.help', { 'aria-labelledby': 'help-title' });
  const close = onClick(
    el('button.icon', { type: 'button', 'aria-label': 'Close' }, icon('close')),
    () => dialog.close(),
  );
  dialog.append(
    el('div.help-head', {}, el('h2', { id: 'help-title' }, 'How to read the map'), close),
    el(
      'p',
      {},
      'Regions are groups of papers and names that go together. Colour says the region, shape says what a node is, ' +
        'and an outline is a generic name. Choose a node to see its relations and the sentence behind each; ' +
        'choose land to see what a region is about. Alt+click on a filter leaves only that one.',
    ),
    el('dl', {}, ...rows),
  );
  onClick(dialog, (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}
