import { OVERRIDES_HEADER, overrideLine } from '../../../src/graph/overrides/write.ts';
import type { Fault, Field } from '../correct/faults.ts';
import { api } from '../data/api.ts';
import { el, fill, onClick } from './dom.ts';
import { NameField } from './name-field.ts';

let made = 0;

/** "Correct this": a button that unfolds, in place, what can be wrong and the line that says so. */
export function correctThis(faults: () => Fault[]): { button: HTMLElement; form: HTMLElement } {
  return unfolding(() => correctForm(faults()));
}

/** The same around a form of one's own. */
export function unfolding(content: () => HTMLElement): { button: HTMLElement; form: HTMLElement } {
  const form = el('div.correct', { hidden: true });
  const fold = (folded: boolean) => {
    form.hidden = folded;
    button.setAttribute('aria-expanded', String(!folded));
  };
  const button = onClick(
    el('button.plain', { type: 'button', 'aria-expanded': 'false' }, 'Correct this'),
    () => {
      if (!form.hasChildNodes()) fill(form, content());
      fold(!form.hidden);
      if (!form.hidden) form.querySelector<HTMLElement>('select, input')?.focus();
    },
  );
  // A step back: it folds before the panel closes.
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    fold(true);
    button.focus();
  });
  return { button, form };
}

/** What is wrong, what is right instead, and the line for an overrides file, ready to copy. */
export function correctForm(faults: Fault[]): HTMLElement {
  made += 1;
  const name = `fault-${made}`;
  const details = el('div.correct-fields');
  const does = el('p.correct-does');
  const line = el('output.correct-line', { hidden: true, dir: 'auto' });
  const copy = copyButton('Copy line', () => line.textContent);
  const whole = copyButton(
    'Copy as a new file',
    () => `${OVERRIDES_HEADER}\n${line.textContent}\n`,
  );
  whole.classList.replace('button', 'plain');
  const actions = el('div.correct-actions', { hidden: true }, copy, whole);
  const note = el(
    'p.correct-note',
    { hidden: true },
    'Add it to your overrides file and build again. Nothing has changed here.',
  );
  const choose = (fault: Fault): void => {
    const answers: string[] = [];
    const update = () => {
      const correction = fault.correction(answers);
      line.textContent = correction ? overrideLine(correction) : '';
      for (const part of [line, actions, note]) part.hidden = !correction;
    };
    does.textContent = fault.does;
    const fields = fault.fields.map((field, i) => {
      const [element, first] = fieldOf(field, (value) => {
        answers[i] = value;
        update();
      });
      answers[i] = first;
      return element;
    });
    fill(details, ...fields);
    update();
  };
  const radios = faults.map((fault) => {
    const radio = el('input', { type: 'radio', name });
    radio.addEventListener('change', () => choose(fault));
    return el('label.correct-fault', {}, radio, fault.words);
  });
  return el(
    'fieldset',
    {},
    el('legend', {}, 'What is wrong?'),
    ...radios,
    does,
    details,
    line,
    actions,
    note,
  );
}

/** @returns the field, and its answer while nobody has touched it */
function fieldOf(field: Field, answer: (value: string) => void): [HTMLElement, string] {
  switch (field.kind) {
    case 'choice': {
      const select = el(
        'select',
        {},
        ...field.options.map(([value, words]) => el('option', { value }, words)),
      );
      select.addEventListener('change', () => answer(select.value));
      return [el('label.correct-field', {}, field.label, select), field.options[0]?.[0] ?? ''];
    }
    case 'text': {
      const input = el('input', {
        type: 'text',
        autocomplete: 'off',
        spellcheck: 'false',
        maxlength: 300,
        dir: 'auto',
      });
      input.value = field.first;
      input.addEventListener('input', () => answer(input.value));
      // Escape gives the field up before it closes anything.
      input.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        input.blur();
      });
      return [el('label.correct-field', {}, field.label, input), field.first];
    }
    case 'entity': {
      const names = new NameField(field.label, {
        colourOf: () => undefined,
        accepts: ({ type }) => type !== 'Paper',
        take: (id) => {
          // Only the graph knows whether its name says enough.
          void api
            .node(id)
            .then(({ correct }) => answer(correct?.name ?? id))
            .catch(() => answer(id));
        },
      });
      const words = el('span', { 'aria-hidden': 'true' }, field.label);
      return [el('div.correct-field', {}, words, names.element), ''];
    }
  }
}

function copyButton(words: string, text: () => string): HTMLButtonElement {
  const button = onClick(el('button.button', { type: 'button' }, words), () => {
    void copyText(text()).then((copied) => {
      button.textContent = copied ? 'Copied' : 'Select the line and copy it';
      window.setTimeout(() => {
        button.textContent = words;
      }, 2000);
    });
  });
  return button;
}

/** @returns whether the browser let it into the clipboard */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
