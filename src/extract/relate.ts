import { findAbbreviations } from './abbreviations.ts';
import type { Candidate } from './candidate.ts';
import { cellsOf } from './cells.ts';
import { type Claim, claimOf } from './claims.ts';
import { contrastOf } from './contrast.ts';
import { CUE_NAMES, CUES } from './cues.ts';
import { AS_MEASURED, FeatureList, few, step } from './features.ts';
import type { Group } from './group.ts';
import { keyOf } from './names.ts';
import type { NetworkModel } from './network.ts';
import { TAG_CLASSES } from './tagger/labels.ts';
import type { RelationName } from './types.ts';

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
  const evidence = claimed && best === 0 ? claimed : bestMention(group, read, best, model);
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
    sentence.tokens.some(({ text }) => /^(?:compare|evaluate)$/.test(cueGroup(text) ?? ''))
  );
}

function cueGroup(text: string): string | undefined {
  const cue = CUES.get(text.toLowerCase());
  return cue === undefined ? undefined : CUE_NAMES[cue - 1];
}

/** A word of proposing, releasing or naming stands in the sentence. */
function proposes({ sentence }: Candidate): boolean {
  return sentence.tokens.some(({ text, word }) => {
    const cue = word ? CUES.get(text.toLowerCase()) : undefined;
    return cue !== undefined && cue <= 3;
  });
}

function introducedBy(group: Group, evidence: Candidate): string {
  return evidence.introduced?.rule ?? claimFor(group, evidence) ?? cueRule(evidence);
}

function contrastRule(evidence: Candidate): string | undefined {
  return contrastOf(evidence) ? 'contrast' : undefined;
}

function bestMention(
  group: Group,
  mentions: readonly Candidate[],
  relation: number,
  model: NetworkModel,
): Candidate {
  let best = mentions[0]!;
  if (mentions.length === 1) return best;
  let most = -1;
  for (const candidate of mentions.slice(0, 12)) {
    const p = opinion(group, [candidate], model)[relation]!;
    const score = p + (relation === 0 && candidate.introduced ? 1 : 0);
    if (score > most + 1e-9) {
      best = candidate;
      most = score;
    }
  }
  return best;
}

/** Features of an entity read from some of its mentions. */
export function relationFeatures(group: Group, mentions: readonly Candidate[]): number[] {
  const list = new FeatureList();
  list.hashes.push(AS_MEASURED);
  const { type, scope } = group;
  const kind = `${type} ${scope}`;
  list.add('kind', kind);
  let own = 0;
  TAG_CLASSES.forEach((tag, c) => {
    if (tag.introduced) own += group.classes[c]!;
  });
  list.add('own', step(own));
  list.add('own&kind', `${step(own)} ${kind}`);
  const rule = group.candidates.find((c) => c.introduced)?.introduced?.rule ?? 'no';
  list.add('rule', rule);
  list.add('rule&own', `${rule} ${step(own)}`);
  list.add('count', `${few(group.candidates.length)} ${kind}`);
  list.add('listed', `${group.entry ? 1 : 0} ${kind}`);
  list.add('known', group.known ? 1 : 0);
  list.add('name', keyOf(group.entry?.name ?? group.surfaces.keys().next().value ?? ''));
  const { verdict, papers, introduced } = group.candidates[0]!.reading;
  list.add('read', `${papers} ${introduced} ${kind}`);
  list.add('read&own', `${papers} ${introduced} ${step(own)}`);
  list.add('read verdict', `${verdict} ${kind}`);
  const inTitle = group.candidates.some((c) => c.sentence.field === 'title');
  list.add('title', `${inTitle} ${kind}`);
  const parts = new Set(mentions.map(({ sentence }) => sentence.part));
  list.add('parts', `${[...parts].sort().join(' ')} ${kind}`);
  for (const mention of mentions.slice(0, 8)) mentionFeatures(list, mention, type, kind);
  return list.hashes;
}

function mentionFeatures(list: FeatureList, mention: Candidate, type: string, kind: string): void {
  const { sentence, from, to } = mention;
  const { tokens } = sentence;
  const low = (i: number): string => tokens[i]?.text.toLowerCase() ?? (i < 0 ? '^' : '$');
  const title = sentence.field === 'title';
  list.add('place', `${title ? 't' : Math.min(sentence.index, 12)} ${kind}`);
  list.add('part', `${sentence.part} ${kind}`);
  let cue = 'none';
  for (let i = from - 1; i >= Math.max(0, from - 20); i--) {
    const group = CUES.get(low(i));
    if (group) {
      cue = `${CUE_NAMES[group - 1]} ${from - i > 3 ? (from - i > 8 ? 'far' : 'mid') : 'near'}`;
      break;
    }
  }
  list.add('cue', `${cue} ${type}`);
  list.add('cue&kind', `${cue} ${kind} ${title}`);
  list.add('cue&part', `${cue} ${sentence.part} ${type}`);
  const seen = new Set<string>();
  tokens.forEach((token, i) => {
    const group = token.word ? CUES.get(token.text.toLowerCase()) : undefined;
    if (group) seen.add(`${group} ${i < from}`);
    if (
      /^(?:we|our|this|existing|however|previous|while|although|despite|recent|propose|results|experiments)$/.test(
        low(i),
      )
    ) {
      seen.add(`${low(i)} ${i < from}`);
    }
  });
  for (const word of seen) list.add('sentence', `${word} ${type}`);
  for (let k = 1; k <= BEFORE; k++) {
    if (from - k < 0) break;
    list.add(k <= 3 ? `before${k}` : 'before', `${low(from - k)} ${type}`);
    if (k <= 4) list.add('left', `${low(from - k)} ${low(from - k - 1)}`);
  }
  for (let k = 0; k < AFTER; k++) {
    if (to + k >= tokens.length) break;
    list.add(k < 2 ? `after${k}` : 'after', `${low(to + k)} ${type}`);
  }
  list.add('right', `${low(to)} ${low(to + 1)} ${type}`);
  const whole = mention.list ?? mention;
  list.add('list left', `${low(whole.from - 1)} ${low(whole.from - 2)} ${type}`);
  list.add('list left1', `${low(whole.from - 1)} ${type}`);
  list.add('list right', `${low(whole.to)} ${type}`);
  list.add('start', `${from === 0} ${kind}`);
}

/** The nearest word before the name that says what is done, for the reader of the graph. */
function cueRule(mention: Candidate): string {
  const { tokens } = mention.sentence;
  for (let i = mention.from - 1; i >= Math.max(0, mention.from - 12); i--) {
    const low = tokens[i]!.text.toLowerCase();
    if (CUES.has(low)) return `cue:${low}`;
  }
  return 'context';
}
