import type { EdgeRef, Evidence } from '../../../src/server/wire.ts';
import { edgeFaults } from '../correct/faults.ts';
import { correctThis } from './correct-form.ts';
import { el, onClick } from './dom.ts';
import { paperLinkElement } from './links.ts';
import { markedText } from './marked.ts';

const UNCERTAIN = 0.6;

/**
 * The sentence behind an edge, how sure it is, its paper, and a way to correct it.
 * @param about which paper is shown already, and who shows another
 */
export function evidenceParts(
  edge: EdgeRef,
  evidence: Evidence | undefined,
  about: { shown?: string; showPaper?(id: string): void },
): HTMLElement[] {
  const { button, form } = correctThis(() => edgeFaults(edge));
  if (!evidence) {
    return [el('div.item-foot', {}, el('span', {}, 'follows from the names'), button), form];
  }
  const { confidence, paper, text } = evidence;
  const sure =
    confidence < UNCERTAIN
      ? `uncertain, ${confidence.toFixed(2)}`
      : `confidence ${confidence.toFixed(2)}`;
  const elsewhere = paper.id !== about.shown;
  const source =
    elsewhere &&
    about.showPaper &&
    onClick(
      el('button.plain.item-source', { type: 'button', title: paper.title }, 'Show paper'),
      () => about.showPaper?.(paper.id),
    );
  return [
    el('blockquote', { dir: 'auto' }, ...markedText(text)),
    el(
      'div.item-foot',
      {},
      el('span', {}, sure),
      elsewhere && paperLinkElement(paper.link),
      source,
      button,
    ),
    form,
  ];
}
