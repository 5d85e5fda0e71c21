import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/paperloom.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'paperloom-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stderr, lines: stdout.split('\n').filter((line) => line !== '') };
}

function file(name: string, lines: unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((l) => (typeof l === 'string' ? l : JSON.stringify(l))).join('\n'));
  return path;
}

const PAPER = {
  id: 7,
  title: 'TideNet: A Small Network',
  abstract:
    'We propose TideNet, a convolutional network for ImageNet. The TideNet model beats ResNet-50.',
};

describe('paperloom extract', () => {
  it('writes a line a paper in the order of the input, ids unchanged, errors in their place', () => {
    const input = [JSON.stringify(PAPER), '{"broken', JSON.stringify({ ...PAPER, id: 'again' })];
    const { status, lines } = run(['extract'], input.join('\n'));
    expect(status).toBe(0);
    const [first, second, third] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 7, title: PAPER.title });
    expect(first.entities.map((e: { name: string }) => e.name)).toEqual(
      expect.arrayContaining(['TideNet', 'ImageNet', 'ResNet-50']),
    );
    expect(Object.keys(first.entities[0])).toEqual(
      expect.arrayContaining([
        'name',
        'type',
        'scope',
        'relation',
        'confidence',
        'mentions',
        'evidence',
      ]),
    );
    expect(second.error).toContain('line 2');
    expect(third.id).toBe('again');
    expect(third.entities).toEqual(first.entities);
  });

  it.runIf(process.platform !== 'win32')('leaves nothing behind when it is stopped', async () => {
    const TMPDIR = mkdtempSync(join(folder, 'tmp-'));
    // It waits for the rest of its input.
    const child = spawn(process.execPath, [BIN, 'extract'], { env: { ...process.env, TMPDIR } });
    child.stdin.write(`${JSON.stringify(PAPER)}\n`);
    await vi.waitFor(() => expect(readdirSync(TMPDIR)).not.toEqual([]), 20_000);
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  it('gives an error the id of its line, where that could be read', () => {
    const { status, lines } = run(['extract'], '{"id":"x1","title":5}\n{"id":3}\n[]\n');
    expect(status).toBe(0);
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['x1', 3, undefined]);
  });

  it('reads a folder, and says which of its files hold no papers', () => {
    const mixed = join(folder, 'mixed');
    mkdirSync(mixed);
    file('mixed/README', ['What lies here.']);
    file('mixed/papers.jsonl', [PAPER]);
    const { status, lines, stderr } = run(['extract', mixed]);
    expect(status).toBe(0);
    expect(lines).toHaveLength(1);
    expect(stderr).toMatch(/^\S+README: passed over: no papers found in it/);
  });

  it('writes the same for any number of jobs', () => {
    const papers = Array.from({ length: 70 }, (_, id) => ({ ...PAPER, id }));
    const path = file('many.jsonl', papers);
    const one = run(['extract', '--jobs', '1', path]);
    expect(one.lines).toHaveLength(70);
    expect(run(['extract', '--jobs', '2', path]).lines).toEqual(one.lines);
  });

  it('takes --lexicon and --no-lexicon together, in either order', () => {
    const table = file('mine.tsv', [
      'name\ttype\tscope\taliases\tmatch\tfamily\tgate\tsource',
      'Zephyr Sieve\tMethod\tproper',
    ]);
    const paper = { title: 'On sieves', abstract: 'We train an SVM with Zephyr Sieve.' };
    const other = { title: 'On others', abstract: 'We train a support vector machine.' };
    const input = [paper, other].map((one) => JSON.stringify(one)).join('\n');
    const told = (args: string[]) =>
      run(['extract', ...args], input).lines.map((line) =>
        JSON.parse(line).entities.map(({ name }: { name: string }) => name),
      );
    const both = told(['--no-lexicon', '--lexicon', table]);
    expect(both).toEqual([['SVM', 'Zephyr Sieve'], ['Support Vector Machine']]);
    expect(told(['--lexicon', table, '--no-lexicon'])).toEqual(both);
    expect(told(['--lexicon', table])[0]).toEqual(['Support Vector Machine', 'Zephyr Sieve']);
  });

  it.each([
    [['extract', join(tmpdir(), 'paperloom-no-such-file')], 1, 'no such file'],
    [['extract', '--jobs', 'none'], 2, 'whole number'],
    [['extract', '--format', 'xml'], 2, 'jsonl'],
  ])('says what is wrong: %j', (args, code, message) => {
    const { status, stderr, lines } = run(args);
    expect(status).toBe(code);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(lines).toEqual([]);
  });
});

describe('paperloom evaluate', () => {
  const entity = {
    name: 'TideNet',
    type: 'Model',
    scope: 'proper',
    relation: 'introduces',
    mentions: ['TideNet'],
  };
  const gold = file('gold.jsonl', [{ ...PAPER, entities: [entity], links: [] }]);

  it('scores given predictions', () => {
    const predictions = file('predicted.jsonl', [
      { id: 7, entities: [entity, { ...entity, name: 'Sand', mentions: [] }], links: [] },
    ]);
    const { status, lines } = run(['evaluate', gold, '--predictions', predictions, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(lines[0]!).proper.entities).toMatchObject({
      precision: 0.5,
      recall: 1,
      found: 1,
      wrong: 1,
    });
  });

  it('extracts from the annotated texts themselves', () => {
    const { status, lines } = run(['evaluate', gold]);
    expect(status).toBe(0);
    expect(lines[0]).toBe('1 paper');
    expect(lines.find((line) => line.startsWith('entities, proper'))).toMatch(/1\.000 +\d\.\d{3} /);
  });

  it('lists errors with --errors, and takes names of --train for seen', () => {
    const predictions = file('none.jsonl', [{ id: 7, entities: [], links: [] }]);
    const args = ['evaluate', gold, '--predictions', predictions, '--errors', '--draws', '0'];
    const unseen = run(args).lines;
    expect(unseen).toContain('      1  missed, unseen, introduced by the paper');
    expect(unseen.find((line) => line.includes('TideNet'))).toBe(
      '           7: TideNet (Model, proper, introduces)',
    );
    expect(run([...args, '--train', gold]).lines).toContain('      1  missed, seen');
    const { errors } = JSON.parse(run([...args, '--json']).lines[0]!);
    expect(errors.causes).toMatchObject([{ count: 1, examples: [{ paper: '7' }] }]);
  });

  const paper = (id: string) => ({ id, entities: [entity], links: [] });
  const two = file('two.jsonl', [paper('a'), paper('b')]);

  it('says how many papers have no prediction, and how many ids stand more than once', () => {
    const some = file('some.jsonl', [{ ...paper('a'), entities: [] }, paper('a'), paper('c')]);
    const partly = run(['evaluate', two, '--predictions', some, '--json', '--draws', '0']);
    expect(partly.status).toBe(0);
    expect(partly.stderr.trim().split('\n')).toEqual([
      `${some} has 1 id more than once; of each the last paper counts.`,
      `${some} has no prediction for 1 of 2 annotated papers; that counts as nothing found there.`,
    ]);
    expect(JSON.parse(partly.lines[0]!).proper.entities).toMatchObject({ found: 1, missed: 1 });
    const whole = run(['evaluate', two, '--predictions', two, '--draws', '0']);
    expect(whole).toMatchObject({ status: 0, stderr: '' });
  });

  it('extracts and counts a paper once that is annotated twice', () => {
    const twice = { ...PAPER, entities: [entity], links: [] };
    const { stderr, lines } = run(['evaluate', file('twice.jsonl', [twice, twice])]);
    expect(stderr).toContain('has 1 id more than once; of each the last paper counts.');
    expect(lines).toEqual(run(['evaluate', gold]).lines);
  });

  it('refuses predictions of other papers', () => {
    const other = file('other.jsonl', [paper('x')]);
    const { status, stderr, lines } = run(['evaluate', two, '--predictions', other]);
    expect(status).toBe(1);
    expect(lines).toEqual([]);
    expect(stderr).toContain(
      `${other} has no prediction for any paper of ${two}: its ids are such as "x", those there such as "a".`,
    );
  });

  it.each([
    [['--predictions', two, '--lexicon', 'no-such-table.tsv'], 'with --predictions nothing is'],
    [['--predictions', two, '--no-lexicon'], 'with --predictions nothing is'],
    [['--predictions', two, '--no-lexicon', '--errors', '--train', two], 'nothing is'],
    [['--train', two], 'give --errors too'],
  ])('refuses what would change nothing: %j', (args, message) => {
    const { status, stderr, lines } = run(['evaluate', two, ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(lines).toEqual([]);
  });

  it('takes lists of names beside predictions where they tell which errors were seen before', () => {
    const args = ['evaluate', two, '--predictions', two, '--errors', '--no-lexicon'];
    expect(run(args).status).toBe(0);
  });

  it.each([
    ['{"id": 1', 'line 1: this is not JSON'],
    ['{"entities": []}', 'line 1: the paper has no "id"'],
    ['{"id": 1, "entities": [{"name": "X", "type": "Thing"}]}', 'no known "type"'],
    ['{"id": 1, "entities": [{"name": "X", "type": "Model", "mentions": [7]}]}', 'are no texts'],
    ['{"id": 1, "entities": [], "links": [{"head": "X"}]}', 'no "head", "rel" or "tail"'],
    ['', 'holds no papers'],
    ['{"id": 1, "entities": []}', 'give --predictions'],
  ])('says what is wrong with %j', (text, message) => {
    const { status, stderr } = run(['evaluate', file('bad.jsonl', [text])]);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});
