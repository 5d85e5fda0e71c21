import { expect, test } from 'vitest';
import { nameSources } from '../../src/graph/name-sources.ts';
import { ENTITY_TYPES } from '../../src/graph/schema.ts';
import { externalIds } from '../../src/lexicon/external-ids.ts';

const sources = nameSources(
  [{ type: 'Method', name: 'MoTu', aliases: ['Mole Tunneller'] }],
  [{ short: 'GAN', long: 'generative adversarial network' }],
  [
    { type: 'Model', name: 'Heron 7B', ids: ['huggingface:lake/heron-7b'] },
    { type: 'Model', name: 'heron-7b', ids: ['arxiv:2401.1', 'huggingface:lake/heron-7b'] },
  ],
);

test('a list has a spelling of a name, whatever its case, dashes or plural', () => {
  expect(sources.lists('Method', 'MoTu', 'mole-tunnellers')).toBe(true);
  expect(sources.lists('Method', 'MoTu', 'motu')).toBe(true);
  expect(sources.lists('Model', 'MoTu', 'Mole Tunneller')).toBe(false);
  expect(sources.lists('Method', 'MoTu', 'Mole')).toBe(false);
});

test('an abbreviation and its long form are known either way round', () => {
  expect(sources.abbreviates('Generative Adversarial Network', 'GANs')).toBe(true);
  expect(sources.abbreviates('GAN', 'generative adversarial networks')).toBe(true);
  expect(sources.abbreviates('GAN', 'Mole')).toBe(false);
});

test('ids of one name from several rows are one list, sorted', () => {
  const ids = ['arxiv:2401.1', 'huggingface:lake/heron-7b'];
  expect(sources.externalIds('Model', 'HERON 7B')).toEqual(ids);
  expect(sources.externalIds('Method', 'Heron 7B')).toEqual([]);
});

test('every bundled id is of a known type, an arXiv id or the name of a released model', () => {
  const rows = externalIds();
  expect(rows.length).toBeGreaterThan(1000);
  for (const { type, name, ids } of rows) {
    expect(ENTITY_TYPES).toContain(type);
    expect(name.trim()).toBe(name);
    expect(name).not.toBe('');
    for (const id of ids) {
      expect(id).toMatch(/^(?:arxiv:\d{4}\.\d{4,5}|huggingface:[\w.-]+\/[\w.-]+)$/);
    }
  }
});
