import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NODE_PROPERTIES } from '../../src/graph/properties.ts';
import { IN_COMMUNITY, NODE_LABELS, RELATION_TYPES } from '../../src/graph/schema.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const text = read('../../cypher/browser-style.grass');

type Rules = Record<string, Record<string, string>>;

/**
 * Reads the style as Neo4j Browser does: rules of `selector { property: value; }`. It knows no comments, and what stands in quotes is
 * taken as it is. Stricter than it: what it would let fall without a word is a fault here.
 */
function parse(style: string): Rules {
  const rules: Rules = {};
  const rest = style.replace(
    /([\w.]+) \{\n((?: {2}[^\n]*\n)*)\}\n/g,
    (_, selector, body: string) => {
      if (rules[selector]) throw new Error(`${selector} stands twice`);
      rules[selector] = {};
      for (const line of body.trimEnd().split('\n')) {
        const [, property, value] = /^ {2}([a-z-]+): ((?:'[^']*'|[^';:])+);$/.exec(line) ?? [];
        if (!property || !value) throw new Error(`${selector}: ${line}`);
        rules[selector][property] = value.replaceAll("'", '');
      }
      return '';
    },
  );
  if (rest.trim() !== '') throw new Error(`no rule: ${rest.trim()}`);
  return rules;
}

const rules = parse(text);

/** What the stores hold besides the graph's own labels and types. */
const LABELS = [...NODE_LABELS, 'Name', 'PaperloomGraph'];
const TYPES = [...RELATION_TYPES, IN_COMMUNITY, 'NAMES'];

test('every label and every type has a rule, and nothing else has', () => {
  expect(Object.keys(rules).sort()).toEqual(
    [
      'node',
      'relationship',
      ...LABELS.map((label) => `node.${label}`),
      ...TYPES.map((type) => `relationship.${type}`),
    ].sort(),
  );
});

test('a node is captioned by a property that it has', () => {
  for (const label of NODE_LABELS) {
    const [, property] = /^\{(\w+)\}$/.exec(rules[`node.${label}`]!.caption!)!;
    expect(Object.keys(NODE_PROPERTIES[label])).toContain(property);
  }
  expect(rules['node.Name']!.caption).toBe('{key}');
  expect(rules.relationship!.caption).toBe('<type>');
});

test('papers are smaller than what they name, names smaller still', () => {
  const size = (label: string) => Number.parseInt(rules[`node.${label}`]!.diameter!, 10);
  expect(size('Name')).toBeLessThan(size('Paper'));
  expect(size('Paper')).toBeLessThan(size('Method'));
  expect(size('Method')).toBeLessThan(size('Community'));
});

test("colours are the explorer's", () => {
  const known = read('../../viz/src/styles/tokens.css') + read('../../src/export/look.ts');
  for (const [selector, rule] of Object.entries(rules)) {
    for (const [property, value] of Object.entries(rule)) {
      if (property.includes('color')) expect(known, `${selector} ${property}`).toContain(value);
    }
  }
});

test('captions can be read on what they stand on', () => {
  for (const label of LABELS) {
    const { color, 'text-color-internal': ink } = rules[`node.${label}`]!;
    expect(contrast(color!, ink!), label).toBeGreaterThanOrEqual(4.5);
  }
});

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
