import { beforeAll, expect, test } from 'vitest';
import { bothStores } from '../support/both-stores.ts';
import { smallGraph } from '../support/small-graph.ts';

// What the saved queries count, leave out and find, on a graph small enough to check by hand. Each is asked on both stores.
const stores = bothStores();

beforeAll(() => stores.hold(smallGraph()));

async function rowsOf(name: string, given = {}): Promise<Record<string, unknown>[]> {
  const { columns, rows } = await stores.ask(name, given);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

/** Only some columns of an answer, a row a list. */
async function columnsOf(name: string, wanted: string[], given = {}) {
  return (await rowsOf(name, given)).map((row) => wanted.map((column) => row[column]));
}

test('compared-with counts both ways apart', async () => {
  expect(
    await columnsOf('compared-with', ['compared_with', 'as_the_new_one', 'as_the_old_one']),
  ).toEqual([
    ['full fine-tuning', 1, 0],
    ['GaLore', 0, 1],
  ]);
});

test('built-on gives what extends it, and when', async () => {
  const wanted = ['introduced', 'built_on_it', 'how', 'since', 'paper'];
  expect(await columnsOf('built-on', wanted, { name: 'GaLore' })).toEqual([
    ['2024-03-06', 'WeLore', 'extends it', '2024-07', '2407.11239'],
  ]);
});

test('built-on gives what a thing is a part of', async () => {
  expect(await columnsOf('built-on', ['built_on_it', 'how'])).toEqual([
    ['full fine-tuning', 'has it as a part'],
  ]);
});

test('lineage and descendants go opposite ways', async () => {
  expect(await columnsOf('lineage', ['generation', 'ancestor', 'way'], { name: 'WeLore' })).toEqual(
    [[1, 'GaLore', ['WeLore', 'GaLore']]],
  );
  expect(await columnsOf('lineage', ['ancestor'], { name: 'GaLore' })).toEqual([]);
  expect(await columnsOf('descendants', ['descendant'], { name: 'GaLore' })).toEqual([['WeLore']]);
});

test('links less sure than asked for are left out', async () => {
  const given = { name: 'WeLore', confidence: 0.9 };
  expect(await rowsOf('lineage', given)).toEqual([]);
  expect(await rowsOf('outperforms-claims', { confidence: 0.9 })).toEqual([]);
});

test('head-to-head counts the papers of each, and those with both', async () => {
  const wanted = ['benchmark', 'papers_first', 'papers_second', 'papers_with_both'];
  expect(await columnsOf('head-to-head', wanted, { to: 'GaLore' })).toEqual([['GLUE', 2, 1, 1]]);
});

test('timeline gives the share of each year', async () => {
  expect(await columnsOf('timeline', ['year', 'papers', 'percent', 'compare_with'])).toEqual([
    [2021, 1, 100, 0],
    [2024, 1, 25, 1],
  ]);
});

test('papers-with wants every name, by whichever spelling', async () => {
  const names = ['low-rank ADAPTATION', 'glue'];
  expect(await columnsOf('papers-with', ['paper'], { names })).toEqual([
    ['2403.03507'],
    ['2106.09685'],
  ]);
  expect(await rowsOf('papers-with', { names: [...names, 'nothing of the kind'] })).toEqual([]);
  expect(await rowsOf('papers-with', { names: [] })).toEqual([]);
});

test('evaluated-on gives what was introduced, not what else a paper names', async () => {
  expect(await columnsOf('evaluated-on', ['introduced', 'date'])).toEqual([
    ['GaLore', '2024-03-06'],
    ['LoRA', '2021-06-17'],
  ]);
});

test('tried-on gives the sentence that says so', async () => {
  expect(await columnsOf('tried-on', ['model', 'papers', 'applied'], { name: 'H2O' })).toEqual([
    ['LLaMA-2 7B', 1, 'We apply H2O to LLaMA-2 7B and report MMLU.'],
  ]);
});

test('not-tried-on leaves out what the method met', async () => {
  // GaLore is the only rival of LoRA, and its papers use LLaMA-2 7B, where LoRA is named too, and LLaMA-2, where it is not.
  expect(
    await columnsOf('not-tried-on', ['not_tried_on', 'rivals_tried'], { name: 'LoRA' }),
  ).toEqual([['LLaMA-2', ['GaLore']]]);
});

test('evidence-chain goes over no node with more relationships than hub', async () => {
  const ends = { from: 'WeLore', to: 'GLUE' };
  expect(await rowsOf('evidence-chain', ends)).toHaveLength(3);
  expect(await rowsOf('evidence-chain', { ...ends, hub: 1 })).toEqual([]);
});

test('search puts what is called just so first, and finds all words from their beginnings', async () => {
  expect(await columnsOf('search', ['name', 'called_so'], { text: 'LLAMA-2' })).toEqual([
    ['LLaMA-2', true],
    ['LLaMA-2 7B', false],
  ]);
  const adaptation = await columnsOf('search', ['type'], { text: 'the adapt low-rank' });
  expect(adaptation.flat().sort()).toEqual(['Method', 'Paper']);
  expect(await columnsOf('search', ['name'], { text: 'h2o', type: 'Paper' })).toEqual([]);
  expect(await rowsOf('search', { text: 'the of' })).toEqual([]);
  expect(await rowsOf('search', { text: '' })).toEqual([]);
});

test.each([
  '+',
  '*',
  '"',
  'a*',
  'name:x',
  '(',
  '\\',
  'x~2',
  '[a TO b]',
  'AND OR NOT',
  '/r/',
  '&& ||',
])('search reads %s as words, not as the language of the index', async (text) => {
  for (const given of [text, `llama ${text}`, `${text}llama`]) {
    await stores.ask('search', { text: given });
  }
});

test('shared-names and quality-checks find the name of two things', async () => {
  expect(await columnsOf('shared-names', ['spelling', 'ids'])).toEqual([
    ['falcon', ['method:falcon', 'model:falcon']],
  ]);
  expect(await columnsOf('quality-checks', ['finding', 'found', 'examples'])).toEqual([
    ['a name of more than one thing', 1, ['falcon']],
    ['a paper without a year', 1, ['title:0011223344556677']],
  ]);
});
