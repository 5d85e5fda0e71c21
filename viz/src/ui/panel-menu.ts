import type { NodePanel } from '../../../src/server/wire.ts';
import { type Fault, mergeFaults, typeFaults } from '../correct/faults.ts';
import { neighbourhoodCypher } from '../cypher.ts';
import { copyText, correctForm } from './correct-form.ts';
import { el, fill, onClick } from './dom.ts';
import { icon } from './icons.ts';

/** What can be done with a node beside looking at it: a button with its menu, and the forms that it opens. */
export class PanelMenu {
  readonly element: HTMLElement;
  /** Where a form unfolds, below the panel's buttons. */
  readonly forms = el('div.correct', { hidden: true });
  readonly #button: HTMLButtonElement;
  readonly #menu: HTMLElement;
  readonly #collapse: HTMLElement;

  constructor(panel: NodePanel, act: { hide(): void; collapse(): void }) {
    const items: [words: string, act: () => void][] = [
      ['Hide it', act.hide],
      ['Collapse what is around it', act.collapse],
      ['Copy Cypher', () => void this.#copy(neighbourhoodCypher(panel.type, panel.id, 1))],
    ];
    const { correct } = panel;
    if (correct) {
      const of = { name: correct.name, type: panel.type };
      items.push(['Correct the type', () => this.#correct(typeFaults(of))]);
      items.push(['Correct the merge', () => this.#correct(mergeFaults(correct))]);
    }
    this.#menu = el(
      'div.menu',
      { role: 'menu', 'aria-label': 'More', hidden: true },
      ...items.map(([words, does]) =>
        onClick(el('button', { type: 'button', role: 'menuitem', tabindex: -1 }, words), () => {
          this.#close(true);
          does();
        }),
      ),
    );
    this.#collapse = this.#menu.children[1] as HTMLElement;
    this.#button = onClick(
      el(
        'button.icon',
        { type: 'button', 'aria-label': 'More', 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
        icon('more'),
      ),
      () => (this.#menu.hidden ? this.#open() : this.#close(true)),
    );
    this.element = el('div.menu-place', {}, this.#button, this.#menu);
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusout', (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) this.#close(false);
    });
  }

  /** @param can whether more is drawn around the node than its neighbours */
  update(can: boolean): void {
    this.#collapse.hidden = !can;
  }

  #open(): void {
    this.#menu.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    (this.#menu.firstElementChild as HTMLElement).focus();
  }

  #close(back: boolean): void {
    if (this.#menu.hidden) return;
    this.#menu.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
    if (back) this.#button.focus();
  }

  #key(event: KeyboardEvent): void {
    if (this.#menu.hidden) return;
    const items = ([...this.#menu.children] as HTMLElement[]).filter((item) => !item.hidden);
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') this.#close(true);
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]!.focus();
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]!.focus();
    else return;
    event.stopPropagation();
    event.preventDefault();
  }

  #correct(faults: Fault[]): void {
    fill(this.forms, correctForm(faults));
    this.forms.hidden = false;
    this.forms.querySelector('input')?.focus();
  }

  async #copy(text: string): Promise<void> {
    const copied = await copyText(text);
    const words = copied ? 'Cypher copied: it gives this node and its neighbours.' : text;
    fill(this.forms, el('p', { role: 'status' }, words));
    this.forms.hidden = false;
  }
}
