import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bashCompletion } from '../../src/commands/completion/bash.ts';
import { fishCompletion } from '../../src/commands/completion/fish.ts';
import { completionModel } from '../../src/commands/completion/model.ts';
import { zshCompletion } from '../../src/commands/completion/zsh.ts';
import { installDebianPackages } from '../support/debian.ts';
import { paperloom } from '../support/paperloom.ts';

const folder = mkdtempSync(join(tmpdir(), 'paperloom-completion-'));
const there = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

beforeAll(async () => {
  const missing = ['zsh', 'fish'].filter((shell) => !there(shell));
  if (missing.length > 0) installDebianPackages(missing, 'the shells that completion is for');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout, stderr } = await paperloom(['completion', shell]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    writeFileSync(join(folder, shell), stdout);
  }
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What bash offers for the words of a command line, the last of which is being typed. It cuts words at "=" itself. */
function bash(...words: string[]): string[] {
  const script = `
    source ${join(folder, 'bash')}
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
    _paperloom
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const line = words.flatMap((word) => word.split(/(?<==)|(?==)/));
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', 'paperloom', ...line], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((one) => one !== '');
}

/** The same of zsh, whose own helpers are stood in for: outside of a terminal they do nothing. */
function zsh(...words: string[]): string[] {
  const script = `
    compdef() { :; }
    compset() { :; }
    compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -l -- "$@"; }
    _describe() { print -l -- "\${(@P)2}"; }
    _files() { print FILES; }
    source ${join(folder, 'zsh')}
    words=("$@"); CURRENT=$#
    _paperloom`;
  const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', script, 'zsh', 'paperloom', ...words], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((one) => one !== '');
}

/** What fish offers, without what it says of each. */
function fish(line: string): string[] {
  const script = `source ${join(folder, 'fish')}; complete -C ${JSON.stringify(line)}`;
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', script], {
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
  });
  expect(stderr).toBe('');
  return stdout.split('\n').flatMap((one) => (one === '' ? [] : [one.split('\t')[0]!]));
}

describe('bash', () => {
  test('knows the script as the completion of paperloom', () => {
    const script = `source ${join(folder, 'bash')}; complete -p paperloom`;
    const { stdout } = spawnSync('bash', ['-u', '-c', script], { encoding: 'utf8' });
    expect(stdout).toBe('complete -o default -F _paperloom paperloom\n');
  });

  test('completes commands, each of them', async () => {
    expect(bash('qu')).toEqual(['query']);
    const help = (await paperloom(['--help'])).stdout;
    const commands = [...help.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name]) => name);
    expect(bash('')).toEqual(expect.arrayContaining(commands));
    expect(commands.length).toBeGreaterThan(10);
  });

  test('completes options and their values', () => {
    expect(bash('query', '--for')).toEqual(['--format']);
    expect(bash('query', '--format', '')).toEqual(['table', 'json', 'jsonl', 'csv']);
    expect(bash('query', '--format=js')).toEqual(['json', 'jsonl']);
    expect(bash('export', '--table', 'n')).toEqual(['nodes']);
    expect(bash('load', '--')).toEqual(expect.arrayContaining(['--to', '--database', '--help']));
  });

  test('completes saved queries and the parameters of each', () => {
    expect(bash('query', 'used')).toContain('used-with');
    expect(bash('query', 'used-with', '--param', '')).toEqual([
      'name=',
      'type=',
      'minimum=',
      'limit=',
    ]);
    expect(bash('query', '--on', 'g', 'used-with', '--param', 'name=LoRA', '--param', 'l')).toEqual(
      ['limit='],
    );
    expect(bash('query', 'used-with', 'used')).toEqual([]);
    expect(bash('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });

  test('leaves names of files to bash', () => {
    expect(bash('load', '')).toEqual([]);
    expect(bash('query', '--on', 'g')).toEqual([]);
  });
});

describe('zsh', () => {
  test('completes the same, and says what each is about', () => {
    expect(zsh('')).toContain(
      'query:Asks a graph in Cypher: a saved question, or one of your own.',
    );
    expect(zsh('query', '')).toContain('used-with:Used together with');
    expect(zsh('query', 'used-with', '--param', '')).toEqual([
      'name=',
      'type=',
      'minimum=',
      'limit=',
    ]);
    expect(zsh('query', '--format=')).toEqual(['table', 'json', 'jsonl', 'csv']);
    expect(zsh('query', 'used-with', '--')).toContain(
      '--write:let the query change the Neo4j database',
    );
    expect(zsh('load', '')).toEqual(['FILES']);
  });
});

describe('fish', () => {
  test('completes the same', () => {
    expect(fish('paperloom qu')).toEqual(['query']);
    expect(fish('paperloom query used')).toContain('used-with');
    expect(fish('paperloom query --format ')).toEqual(['csv', 'json', 'jsonl', 'table']);
    expect(fish('paperloom query used-with --param ')).toEqual([
      'limit=',
      'minimum=',
      'name=',
      'type=',
    ]);
    expect(fish('paperloom query --wri')).toEqual(['--write']);
  });
});

test('descriptions with quotes, colons and Cypher do no harm to a script', () => {
  const evil = `it's "$(touch ${join(folder, 'harm')})" \`id\`: \\ %`;
  const program = new Command('paperloom');
  program.command('query').argument('[query]').description(evil).option('-x, --ex <file>', evil);
  const query = {
    name: 'a-b',
    title: evil,
    group: 'Names' as const,
    answers: evil,
    example: evil,
    cypher: '',
    embedded: '',
    parameters: [{ name: 'n', type: 'string' as const, default: evil, about: evil }],
  };
  const model = completionModel(program, [query]);
  for (const [shell, script] of [
    ['bash', bashCompletion(model)],
    ['zsh', zshCompletion(model)],
    ['fish', fishCompletion(model)],
  ] as const) {
    const file = join(folder, `evil-${shell}`);
    writeFileSync(file, script);
    const { stderr } = spawnSync(
      shell,
      ['-c', `${shell === 'zsh' ? 'compdef() { :; };' : ''} source ${file}`],
      {
        encoding: 'utf8',
        env: { ...process.env, HOME: folder },
      },
    );
    expect(stderr, shell).toBe('');
  }
  expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).not.toContain('harm');
});

test('another shell is refused with the ones there are', async () => {
  const { code, stderr } = await paperloom(['completion', 'powershell']);
  expect(code).toBe(2);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish.');
});
