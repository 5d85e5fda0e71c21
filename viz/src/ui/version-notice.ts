import { api } from '../data/api.ts';
import { el, onClick } from './dom.ts';

/** How often an open page asks whether the graph was built again, in milliseconds. */
const EVERY = 15_000;

/** Says what of the graph could not be read, until it is put away. */
export function showNotice(notice: string | undefined, stage: HTMLElement): void {
  if (notice === undefined) return;
  const away = onClick(el('button.plain', { type: 'button' }, 'Put away'), () => said.remove());
  const said = el('div.news', { role: 'status' }, `${notice} `, away);
  stage.append(said);
}

/** Offers the new graph when the folder was rebuilt; the address keeps the view. */
export function watchVersion(version: string, stage: HTMLElement): void {
  const timer = window.setInterval(() => {
    if (document.hidden) return;
    api.version().then(
      (now) => {
        if (now.version === version) return;
        window.clearInterval(timer);
        const show = onClick(el('button.plain', { type: 'button' }, 'Show it'), () =>
          location.reload(),
        );
        stage.append(
          el(
            'div.news',
            { role: 'status' },
            'A newer graph is ready. ',
            show,
            ' Your view is kept.',
          ),
        );
      },
      // A server that does not answer is said when something is asked of it.
      () => {},
    );
  }, EVERY);
}
