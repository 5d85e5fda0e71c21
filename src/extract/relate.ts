import { findAbbreviations } from './abbreviations.ts';
import type { Candidate } from './candidate.ts';
import { cellsOf, shareOf } from './cells.ts';
import { type Claim, claimOf } from './claims.ts';
import { contrastOf } from './contrast.ts';
import { CUE_NAMES, type CueGroup } from './cues.ts';
import { AS_MEASURED, blend, FeatureList, few, mix, step } from './features.ts';
import type { Group } from './group.ts';
import { keyOf } from './names.ts';
import type { NetworkModel } from './network.ts';
import { TAG_CLASSES } from './tagger/labels.ts';
import type { RelationName } from './types.ts';
import { wordAt, wordsOf } from './word-facts.ts';

/** Strongest first, as in the graph schema. */
export const RELATIONS: readonly RelationName[] = [
  'introduces',
  'evaluates_on',
  'compares_with',
  'uses',
  'mentions',
];

export interface Related {
  relation: RelationName;
  /** All that the text supports, strongest first. */
  roles: RelationName[];
  probability: number;
  /** The mention that shows the relation best. */
  evidence: Candidate;
  rule: string;
}

/** A second relation is given as a role from this probability on. */
const ROLE = 0.25;
/** How far around a name its words are read. */
const BEFORE = 8;
const AFTER = 5;

/** What is stated in so many words is this sure at least. */
const STATED = 0.9;
/** That a paper introduces a name has to be this likely where no sentence that names it speaks of proposing anything. */
const UNSTATED = 0.6;
/** And this likely where such a sentence compares or tests. */
const MEASURED = 0.72;
/** And this likely where one does, though not clearly of this name. */
const HALF_STATED = 0.4;

/** What the paper does with an entity, from the words around all its mentions; stated facts come before the model. */
export function relate(group: Group, model: NetworkModel): Related {
  const claims = group.candidates.filter((candidate) => claimFor(group, candidate));
  // A sentence tells more than the title.
  const claimed = claims.find((candidate) => candidate.sentence.field === 'abstract') ?? claims[0];
  const uses = RELATIONS.indexOf('uses');
  let read: readonly Candidate[] = group.candidates;
  let probabilities = judged(group, read, claimed, model);
  const plain = read.filter((candidate) => !contrastOf(candidate));
  if (likeliest(probabilities) === uses && plain.length < read.length) {
    if (plain.length > 0) {
      read = plain;
      probabilities = judged(group, read, claimed, model);
    } else contrast(probabilities, group);
  }
  const best = likeliest(probabilities);
  const relation = RELATIONS[best]!;
  const evidence = claimed && best === 0 ? claimed : bestMention(read, best);
  return {
    relation,
    roles: RELATIONS.filter(
      (role, i) => i === best || (i > best && role !== 'mentions' && probabilities[i]! >= ROLE),
    ),
    probability: Math.min(1, probabilities[best]!),
    evidence,
    rule:
      best === 0 ? introducedBy(group, evidence) : (contrastRule(evidence) ?? cueRule(evidence)),
  };
}

/** The model's opinion of some of the mentions, within what is possible and what is stated. */
function judged(
  group: Group,
  mentions: readonly Candidate[],
  claimed: Candidate | undefined,
  model: NetworkModel,
): Float64Array {
  const probabilities = opinion(group, mentions, model);
  // Only benchmarks are evaluated on.
  if (group.type !== 'Benchmark') probabilities[RELATIONS.indexOf('evaluates_on')] = 0;
  if (claimed && probabilities[0]! < STATED) {
    const rest = 1 - probabilities[0]!;
    for (let i = 1; i < probabilities.length; i++) probabilities[i]! *= (1 - STATED) / rest;
    probabilities[0] = STATED;
  }
  if (!claimed && probabilities[0]! < leastIntroduced(group)) probabilities[0] = 0;
  return probabilities;
}

function opinion(group: Group, mentions: readonly Candidate[], model: NetworkModel): Float64Array {
  return model.probabilities(relationFeatures(group, mentions), cellsOf(mentions));
}

function likeliest(probabilities: Float64Array): number {
  let best = 0;
  probabilities.forEach((p, i) => {
    if (p > probabilities[best]!) best = i;
  });
  return best;
}

/** "unlike X" and "without X" are no uses of X, whatever else the words around it suggest. */
function contrast(probabilities: Float64Array, group: Group): void {
  const [uses, compares, mentions] = (['uses', 'compares_with', 'mentions'] as const).map((role) =>
    RELATIONS.indexOf(role),
  ) as [number, number, number];
  const compared = group.candidates.some((c) => contrastOf(c) === 'compares_with');
  probabilities[compared ? compares : mentions]! += probabilities[uses]!;
  probabilities[uses] = 0;
  if (!compared) {
    probabilities[mentions]! += probabilities[compares]!;
    probabilities[compares] = 0;
  }
}

/** The claim that a mention makes, by itself or by the long form that it abbreviates. */
export function claimFor(group: Group, candidate: Candidate): Claim | undefined {
  const listed = group.entry !== undefined || group.known !== undefined;
  const claim = claimOf(candidate, listed, group.scope === 'family');
  if (claim) return claim;
  const pair = findAbbreviations(candidate.sentence).find(
    ({ short }) => short.from === candidate.from && short.to === candidate.to,
  );
  if (!pair || candidate.sentence.field === 'title') return undefined;
  return claimOf(pair.long, false, group.scope === 'family');
}

function leastIntroduced(group: Group): number {
  if (group.candidates.some((c) => c.introduced)) return 0;
  const titled = group.candidates.some((c) => c.sentence.field === 'title');
  if (group.entry && titled) return 0;
  const stated = group.candidates.some((c) => c.sentence.field === 'abstract' && proposes(c));
  if (!stated && group.candidates.some(isMeasured)) return MEASURED;
  return stated ? HALF_STATED : titled ? (HALF_STATED + UNSTATED) / 2 : UNSTATED;
}

/** A word of comparing or testing stands in the sentence: names beside it are mostly those of others. */
function isMeasured({ sentence }: Candidate): boolean {
  return (
    sentence.field === 'abstract' &&
    wordsOf(sentence).some(({ cue }) => MEASURING.has(CUE_NAMES[cue - 1]))
  );
}

const MEASURING: ReadonlySet<string | undefined> = new Set<CueGroup>(['compare', 'evaluate']);

/** A word of proposing, releasing or naming stands in the sentence. */
function proposes({ sentence }: Candidate): boolean {
  return wordsOf(sentence).some(({ cue }) => cue > 0 && cue <= 3);
}

function introducedBy(group: Group, evidence: Candidate): string {
  return evidence.introduced?.rule ?? claimFor(group, evidence) ?? cueRule(evidence);
}

function contrastRule(evidence: Candidate): string | undefined {
  return contrastOf(evidence) ? 'contrast' : undefined;
}

/** The mention at which the encoder sees the relation most clearly. */
function bestMention(mentions: readonly Candidate[], relation: number): Candidate {
  const introduces = relation === 0;
  let best = mentions[0]!;
  let most = -1;
  for (const mention of mentions) {
    const score = shareOf(mention, relation) + (introduces && mention.introduced ? 1 : 0);
    if (score > most + 1e-9) {
      best = mention;
      most = score;
    }
  }
  return best;
}

/** Features of an entity read from some of its mentions. */
export function relationFeatures(group: Group, mentions: readonly Candidate[]): number[] {
  const list = new FeatureList();
  list.hashes.push(AS_MEASURED);
  const type = blend(group.type);
  const kind = blend(group.type, group.scope);
  list.add('kind', kind);
  let own = 0;
  TAG_CLASSES.forEach((tag, c) => {
    if (tag.introduced) own += group.classes[c]!;
  });
  const ownStep = step(own);
  list.add('own', ownStep);
  list.add('own&kind', ownStep, kind);
  const rule = blend(group.candidates.find((c) => c.introduced)?.introduced?.rule);
  list.add('rule', rule);
  list.add('rule&own', rule, ownStep);
  list.add('count', few(group.candidates.length), kind);
  list.add('listed', group.entry ? 1 : 0, kind);
  list.add('known', group.known ? 1 : 0);
  list.add('name', blend(keyOf(group.entry?.name ?? group.surfaces.keys().next().value ?? '')));
  const { verdict, papers, introduced } = group.candidates[0]!.reading;
  list.add('read', papers, introduced, kind);
  list.add('read&own', papers, introduced, ownStep);
  list.add('read verdict', verdict, kind);
  const inTitle = group.candidates.some((c) => c.sentence.field === 'title');
  list.add('title', inTitle ? 1 : 0, kind);
  const parts = new Set(mentions.map(({ sentence }) => sentence.part));
  list.add('parts', blend(...[...parts].sort()), kind);
  for (const mention of mentions.slice(0, 8)) mentionFeatures(list, mention, type, kind);
  return list.hashes;
}

/** Small words that say something of what a paper does, beside the cues. */
const TELLING: ReadonlySet<string> = new Set(
  'we our this existing however previous while although despite recent propose results experiments'.split(
    ' ',
  ),
);

function mentionFeatures(list: FeatureList, mention: Candidate, type: number, kind: number): void {
  const { sentence, from, to } = mention;
  const words = wordsOf(sentence);
  const title = sentence.field === 'title';
  const hashAt = (i: number): number => wordAt(words, i).hash;
  list.add('place', title ? -1 : Math.min(sentence.index, 12), kind);
  const part = blend(sentence.part);
  list.add('part', part, kind);
  let cue = 0;
  for (let i = from - 1; i >= Math.max(0, from - 20); i--) {
    const group = words[i]!.cue;
    if (group === 0) continue;
    cue = group * 3 + (from - i > 8 ? 2 : from - i > 3 ? 1 : 0);
    break;
  }
  list.add('cue', cue, type);
  list.add('cue&kind', cue, kind, title ? 1 : 0);
  list.add('cue&part', cue, part, type);
  const seen = new Set<number>();
  words.forEach((word, i) => {
    const side = i < from ? 1 : 0;
    if (word.cue > 0) seen.add(word.cue * 2 + side);
    if (TELLING.has(word.lower)) seen.add(mix(word.hash, side));
  });
  for (const word of seen) list.add('sentence', word, type);
  for (let k = 1; k <= BEFORE; k++) {
    if (from - k < 0) break;
    list.add('before', k <= 3 ? k : 0, hashAt(from - k), type);
    if (k <= 4) list.add('left', hashAt(from - k), hashAt(from - k - 1));
  }
  for (let k = 0; k < AFTER; k++) {
    if (to + k >= words.length) break;
    list.add('after', k < 2 ? k : 2, hashAt(to + k), type);
  }
  list.add('right', hashAt(to), hashAt(to + 1), type);
  const whole = mention.list ?? mention;
  list.add('list left', hashAt(whole.from - 1), hashAt(whole.from - 2), type);
  list.add('list left1', hashAt(whole.from - 1), type);
  list.add('list right', hashAt(whole.to), type);
  list.add('start', from === 0 ? 1 : 0, kind);
}

/** The nearest word before the name that says what is done, for the reader of the graph. */
function cueRule(mention: Candidate): string {
  const words = wordsOf(mention.sentence);
  for (let i = mention.from - 1; i >= Math.max(0, mention.from - 12); i--) {
    const { cue, lower } = words[i]!;
    if (cue > 0) return `cue:${lower}`;
  }
  return 'context';
}
