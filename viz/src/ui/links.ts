import type { PaperLink } from '../../../src/server/wire.ts';
import { el } from './dom.ts';

/** A link to a paper, or to a search for it, which is told apart. Nothing where the address is not one of the web. */
export function paperLinkElement(link: PaperLink, words = 'Open paper'): HTMLElement | undefined {
  if (!/^https?:\/\//i.test(link.href)) return undefined;
  const text = link.kind === 'paper' ? words : 'Search the web for it';
  return el('a', { href: link.href, target: '_blank', rel: 'noopener noreferrer' }, text);
}
