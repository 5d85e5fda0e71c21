import { el, onClick } from './dom.ts';
import { type IconName, icon } from './icons.ts';

/** On a phone: what the tab bar has no room for. */
export function moreMenu(act: {
  filters(): void;
  table(): void;
  path(): void;
  export(): void;
  theme(): void;
  help(): void;
}): HTMLElement {
  const item = (sign: IconName, words: string, run: () => void) =>
    onClick(el('button', { type: 'button' }, icon(sign), words), () => {
      menu.open = false;
      run();
    });
  const menu = el(
    'details.more-menu',
    {},
    el('summary', {}, icon('more'), 'More'),
    el(
      'div.more-list',
      {},
      item('filters', 'Filters', act.filters),
      item('table', 'Table', act.table),
      item('path', 'Find a path', act.path),
      item('download', 'Export', act.export),
      item('moon', 'Light or dark', act.theme),
      item('help', 'Help', act.help),
    ),
  );
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!menu.contains(event.target as Node)) menu.open = false;
  });
  return menu;
}
