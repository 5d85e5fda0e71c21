import type { Candidate } from './candidates.ts';
import { CUE_NAMES, CUES } from './cues.ts';
import { FeatureList, few, step } from './features.ts';
import type { Group } from './group.ts';
import type { LinearModel } from './linear.ts';
import { keyOf } from './names.ts';
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

/** What the paper does with an entity, from the words around all its mentions. */
export function relate(group: Group, model: LinearModel): Related {
  const probabilities = model.probabilities(relationFeatures(group, group.candidates));
  allow(probabilities, group);
  let best = 0;
  probabilities.forEach((p, i) => {
    if (p > probabilities[best]!) best = i;
  });
  const relation = RELATIONS[best]!;
  const evidence = bestMention(group, best, model);
  return {
    relation,
    roles: RELATIONS.filter(
      (role, i) => i === best || (i > best && role !== 'mentions' && probabilities[i]! >= ROLE),
    ),
    probability: probabilities[best]!,
    evidence,
    rule:
      relation === 'introduces' && evidence.introduced
        ? evidence.introduced.rule
        : cueRule(evidence),
  };
}

/** Only benchmarks are evaluated on. */
function allow(probabilities: Float64Array, group: Group): void {
  const evaluates = RELATIONS.indexOf('evaluates_on');
  if (group.type !== 'Benchmark') probabilities[evaluates] = 0;
}

function bestMention(group: Group, relation: number, model: LinearModel): Candidate {
  if (group.candidates.length === 1) return group.candidates[0]!;
  let best = group.candidates[0]!;
  let most = -1;
  for (const candidate of group.candidates.slice(0, 12)) {
    const p = model.probabilities(relationFeatures(group, [candidate]))[relation]!;
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
  const inTitle = group.candidates.some((c) => c.sentence.field === 'title');
  list.add('title', `${inTitle} ${kind}`);
  for (const mention of mentions.slice(0, 8)) mentionFeatures(list, mention, type, kind);
  return list.hashes;
}

function mentionFeatures(list: FeatureList, mention: Candidate, type: string, kind: string): void {
  const { sentence, from, to } = mention;
  const { tokens } = sentence;
  const low = (i: number): string => tokens[i]?.text.toLowerCase() ?? (i < 0 ? '^' : '$');
  const title = sentence.field === 'title';
  list.add('place', `${title ? 't' : Math.min(sentence.index, 12)} ${kind}`);
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
