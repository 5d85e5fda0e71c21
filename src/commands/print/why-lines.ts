import { number, plural } from '../../ask/numbers.ts';
import type { EntityWhy, WhySpelling, WhyVariant } from '../../ask/why.ts';
import {
  type ActedOverride,
  ENTITY_TYPES,
  type EntityType,
  type SpellingRule,
} from '../../graph/schema.ts';
import { paperLine, sentenceLines } from './evidence.ts';
import { plain } from './plain.ts';
import { type Screen, strong } from './style.ts';
import { wrap } from './wrap.ts';

const BY: Readonly<Record<SpellingRule, string>> = {
  name: 'the name',
  override: 'your override',
  lexicon: 'a list of names has it',
  stated: 'a paper states it',
  abbreviation: 'a known abbreviation',
  sizes: 'a list of sizes or versions',
  context: 'taken for the same in its paper',
};

const APART: Readonly<Record<string, string>> = {
  'apart:long-form': 'papers mean different things by the name, and write it out',
  'apart:introduced-twice': 'unlike papers each introduce it',
  'apart:earlier': 'papers use the name in years when the well-known thing was not there',
  'apart:type': 'papers speak of a benchmark, and others of a method or model',
  'apart:override': 'an override says so',
};

const TOLD: Readonly<Record<string, string>> = {
  'long-form': 'write it out',
  lexicon: 'mean what the list of names has',
  introduced: 'introduce it',
  context: 'are told by their words',
  date: 'are told by their year',
  commonest: 'do not say: the commonest meaning',
};

/**
 * How an entity came to be one, as lines to read.
 * @param limit how many spellings and variants to show
 */
export function* whyLines(why: EntityWhy, limit: number, screen: Screen): Iterable<string> {
  yield '';
  yield strong('Written');
  for (const spelling of why.spellings.slice(0, limit)) yield* spellingLines(spelling, screen);
  yield* more(why.spellings.length - limit);
  if (why.spellings.length === 0) yield '  by no paper itself, only in the names of its variants';
  if (why.types) {
    yield '';
    yield strong('Papers take it for');
    for (const type of ENTITY_TYPES.filter((one) => why.types?.[one])) {
      yield `  ${typeLine(type, why.types[type]!)}`;
    }
  }
  yield* apartLines(why, screen);
  yield* variantLines('Variant of', why.variantOf, limit, screen);
  yield* variantLines('Variants', why.variants, limit, screen);
  if (why.externalIds.length > 0) {
    yield '';
    yield strong('In public lists');
    for (const id of why.externalIds) yield `  ${plain(id)}`;
  }
  if (why.overrides.length > 0) {
    yield '';
    yield strong('Your overrides');
    for (const override of why.overrides) yield* wrap(told(override), screen.width, '  ', '    ');
  }
}

function* spellingLines(spelling: WhySpelling, screen: Screen): Iterable<string> {
  const { text, mentions, papers, by, evidence } = spelling;
  const reasons = by.map((rule) => BY[rule] ?? plain(rule)).join('; ');
  const count = `${plural(mentions, 'mention')} in ${plural(papers, 'paper')}`;
  yield* wrap(`${plain(text)}, ${count}: ${reasons}`, screen.width, '  ', '    ');
  yield* evidenceLines(evidence, screen);
}

function* evidenceLines(evidence: WhySpelling['evidence'], screen: Screen): Iterable<string> {
  yield* sentenceLines(evidence, '', '      ', screen);
  yield `      ${paperLine(evidence.paper, screen.width - 6)}`;
}

function typeLine(type: EntityType, papers: number): string {
  return `a ${type.toLowerCase()} in ${plural(papers, 'paper')}`;
}

function* apartLines(why: EntityWhy, screen: Screen): Iterable<string> {
  if (why.apartFrom.length > 0) {
    yield '';
    yield strong('Kept apart from');
    for (const { entity, rule = why.rule } of why.apartFrom) {
      const reason = rule === undefined ? '' : `: ${APART[rule] ?? plain(rule)}`;
      const line = `${plain(entity.name)}  ${entity.kind.toLowerCase()} (${plain(entity.id)})${reason}`;
      yield* wrap(line, screen.width, '  ', '    ');
    }
  }
  if (!why.told) return;
  yield '';
  yield strong('Its papers');
  for (const [by, papers] of Object.entries(why.told)) {
    yield `  ${number(papers)} ${TOLD[by] ?? plain(by)}`;
  }
}

function* variantLines(
  title: string,
  variants: readonly WhyVariant[],
  limit: number,
  screen: Screen,
): Iterable<string> {
  if (variants.length === 0) return;
  yield '';
  yield strong(title);
  for (const { entity, rule, evidence } of variants.slice(0, limit)) {
    const reason = BY_RULE[rule] ?? plain(rule);
    yield* wrap(`${plain(entity.name)}: ${reason}`, screen.width, '  ', '    ');
    if (evidence) yield* evidenceLines(evidence, screen);
  }
  yield* more(variants.length - limit);
}

const BY_RULE: Record<string, string> = {
  'version-grammar': 'the form of its name or a list says so',
  'version-network': 'judged from the names of the papers that name it',
};

function* more(left: number): Iterable<string> {
  if (left > 0) yield `  and ${number(left)} more (--all shows them)`;
}

/** A correction as its line in the file says it. */
function told({ action, name, value, papers }: ActedOverride): string {
  const where = papers ? ` in ${papers.map(plain).join(', ')}` : '';
  return `${action} ${plain(name)}${value === undefined ? '' : `: ${plain(value)}`}${where}`;
}
