import { isUtf8 } from 'node:buffer';
import { mergeKey } from '../merge-key.ts';
import { ENTITY_TYPES, OVERRIDE_ACTIONS, type OverrideAction, PAPER_RELATIONS } from '../schema.ts';
import { contradictions } from './contradictions.ts';
import { type Override, type OverrideNote, OverridesError } from './override.ts';
import { LONGEST_NAME, OVERRIDES_HEADER } from './write.ts';

export { OVERRIDES_HEADER };

const COLUMNS = OVERRIDES_HEADER.split('\t').length;

/** What the column `value` holds for each action; drop has none. */
const VALUE: Readonly<Record<Exclude<OverrideAction, 'drop'>, string>> = {
  same: 'the other name',
  different: 'the name that is to stand apart',
  rename: 'the new name',
  retype: `the type (${ENTITY_TYPES.join(', ')})`,
  relate: `the relation (${PAPER_RELATIONS.join(', ')})`,
  unlink: 'the other name',
};

/**
 * Reads a table of overrides.
 *
 * @param file name of the file, for messages
 * @throws OverridesError with every mistake in it, contradictions between lines among them
 */
export function parseOverrides(bytes: Uint8Array, file: string): Override[] {
  if (!isUtf8(bytes)) {
    throw new OverridesError(file, [{ line: 1, message: 'It is not UTF-8 text.' }]);
  }
  const text = new TextDecoder().decode(bytes);
  const overrides: Override[] = [];
  const mistakes: OverrideNote[] = [];
  let seenHeader = false;
  text.split(/\r\n|\n|\r/).forEach((row, index) => {
    const line = index + 1;
    if (row.trim() === '' || row.startsWith('#')) return;
    if (!seenHeader) {
      seenHeader = true;
      if (row.trimEnd() === OVERRIDES_HEADER) return;
      const columns = OVERRIDES_HEADER.replaceAll('\t', ', ');
      mistakes.push({ line, message: `The first line has to be: ${columns} (tabs between).` });
      // The line may be a correction: what else is wrong is told too.
    }
    const read = parseRow(row, line);
    if (typeof read === 'string') mistakes.push({ line, message: read });
    else overrides.push(read);
  });
  mistakes.push(...contradictions(overrides, mergeKey));
  if (mistakes.length > 0) {
    throw new OverridesError(
      file,
      mistakes.sort((a, b) => a.line - b.line),
    );
  }
  return overrides;
}

/** @returns the override, or what is wrong with the row */
function parseRow(row: string, line: number): Override | string {
  const cells = row.split('\t').map((cell) => cell.trim());
  if (cells.length < 2) {
    return 'The columns have tabs between them, not blanks; this line has one column.';
  }
  if (cells.length > COLUMNS) {
    return `A line has up to ${COLUMNS} columns, this one has ${cells.length}.`;
  }
  const [written = '', name = '', value = '', paperCell = ''] = cells;
  const action = OVERRIDE_ACTIONS.find((known) => known === written);
  if (!action)
    return `The action is one of ${OVERRIDE_ACTIONS.join(', ')}, not "${shown(written)}".`;
  const badName = nameFault(name, 'name');
  if (badName) return badName;
  const papers = paperCell.split('|').map((paper) => paper.trim());
  if (paperCell !== '' && papers.includes('')) {
    return 'The papers are ids with "|" between them; one of them is empty.';
  }
  const override: Override = { line, action, name };
  if (paperCell !== '') {
    if (action === 'same') return '"same" holds in all papers: leave the column papers empty.';
    if (action === 'rename') {
      return '"rename" holds in all papers; "different" gives a name of its own in some.';
    }
    override.papers = [...new Set(papers)];
  } else if (action === 'relate') {
    return '"relate" needs the papers it speaks of in the column papers.';
  }
  if (action === 'drop') {
    return value === '' ? override : '"drop" takes no value: leave that column empty.';
  }
  const bad = valueFault(action, name, value, override.papers !== undefined);
  return bad ?? { ...override, value };
}

function valueFault(
  action: Exclude<OverrideAction, 'drop'>,
  name: string,
  value: string,
  byPaper: boolean,
): string | undefined {
  if (value === '') return `"${action}" needs ${VALUE[action]} in the column value.`;
  if (action === 'retype') {
    if ((ENTITY_TYPES as readonly string[]).includes(value)) return undefined;
    return `The type is one of ${ENTITY_TYPES.join(', ')}, not "${shown(value)}".`;
  }
  if (action === 'relate') {
    if ((PAPER_RELATIONS as readonly string[]).includes(value)) return undefined;
    return `The relation is one of ${PAPER_RELATIONS.join(', ')}, not "${shown(value)}".`;
  }
  const bad = nameFault(value, 'value');
  if (bad) return bad;
  if (value === name && !(action === 'different' && byPaper)) {
    return 'The name and the value are the same.';
  }
  return undefined;
}

function nameFault(text: string, column: string): string | undefined {
  if (text === '') return `The column ${column} is empty.`;
  if (!/[\p{L}\p{N}]/u.test(text)) return `The ${column} "${shown(text)}" has no letter or digit.`;
  if (/\p{Cc}/u.test(text)) return `The ${column} holds a control character.`;
  if (text.length > LONGEST_NAME) return `The ${column} is longer than ${LONGEST_NAME} characters.`;
  return undefined;
}

/** Text of the file as a message may hold it. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD').slice(0, 60);
}
