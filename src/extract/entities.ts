import type { Mention } from '../graph/schema.ts';
import type { LexiconEntry } from '../lexicon/lexicon.ts';
import { byCodeUnit } from '../order.ts';
import type { Candidate } from './candidate.ts';
import { canonicalName } from './canonical-name.ts';
import { type Definitions, definitionsOf } from './definitions.ts';
import { type Document, locate } from './document.ts';
import { commonSurface, type Group } from './group.ts';
import { judge, type Verdict } from './judge.ts';
import type { Knowledge } from './knowledge.ts';
import { keyOf } from './names.ts';
import { claimFor, relate } from './relate.ts';
import { isCoined } from './shape.ts';
import { endOf, startOf } from './span.ts';
import type { ExtractedEntity } from './types.ts';
import { readVersion, releaseName, type VersionName } from './versions.ts';

/** An entity with the candidates that it was made of. */
export interface NamedEntity {
  entity: ExtractedEntity;
  group: Group;
}

/** Entities less sure than this are left out; chosen on annotated papers (tools/train). */
const LEAST_CONFIDENCE = 0.47;
/** Where the paper says in so many words that it introduces it. */
const LEAST_STATED = 0.43;
/** Where only the title has it, in plain words. */
const LEAST_TITLE = 0.7;
/** A listed name in a paper without the words that the list wants beside it: the "H2O" of a river. */
const LEAST_GATED = 0.6;
/** From here on the text is believed against the list about what a name is. */
export const SURE_OF_TYPE = 0.9;
/** A release of a listed family is a model at least as surely. */
const RELEASE_KNOWN = 0.6;
/** Number formats, bit widths and hardware; a number, a letter, a size or an edition alone; a conference and its year. */
const NO_NAME =
  /^(?:W\d+A\d+\S*|(?:FP|BF|INT)-?\d+|(?:NVIDIA |GB )?(?:A100|H100|V100|T4|P100|A6000|RTX ?\d+)(?: GPUs?)?|TPU(?: ?v\d\w?)?|\d+ ?[GMT]B|[\d.,]+ ?[BMK]?|v\d+(?:\.\d+)?(?:\/v\d+(?:\.\d+)?)*|\p{L}|[^\p{L}\d]+|(?:NIPS|NeurIPS|ICML|ICLR|AISTATS|AAAI|IJCAI|ACL|EMNLP|NAACL|CVPR|ICCV|ECCV|SIGIR|Interspeech)[ '’]*\d{2,4}|MTurk|in-house|(?:Amazon )?Mechanical Turk)$/iu;
/** A key of a citation that was left in the text: "smith2019fast". */
const CITATION = /^(?:cite[a-z]*)?[a-z]+(?:19|20)\d\d[a-z]{3,}$/;

/**
 * Which groups are entities, with canonical names, relations and evidence; groups of one name and type become one. Their
 * familyOf is what name and list say; families.ts decides about it.
 */
export function nameEntities(
  document: Document,
  groups: Group[],
  knowledge: Knowledge,
): NamedEntity[] {
  const byName = new Map<string, NamedEntity>();
  const defined = definitionsOf(document);
  for (const group of groups) {
    const verdict = judge(group, knowledge.judge);
    settle(group, verdict, knowledge);
    if (verdict.probability < leastOf(group, verdict, knowledge)) continue;
    group.type = verdict.type;
    group.scope = verdict.scope;
    const entity = describe(document, group, verdict.probability, defined, knowledge);
    const key = `${entity.type} ${keyOf(entity.name)}`;
    const twin = byName.get(key);
    if (!twin) byName.set(key, { entity, group });
    else merge(twin, entity, group);
  }
  return [...byName.values()];
}

/** A listed name, and a release of a listed model, is what the list says, unless the text is sure of something else. */
function settle(group: Group, verdict: Verdict, knowledge: Knowledge): void {
  const listed = group.entry ?? releasedBy(group, knowledge);
  if (!listed) return;
  // One of "LLaMA 7B and 13B": readers mark such names in many ways, and the judge has learned to doubt them.
  const sized = group.listed !== undefined && !group.entry;
  if (listed.type === verdict.type && !sized) return;
  if (!group.entry && verdict.probability < RELEASE_KNOWN) verdict.probability = RELEASE_KNOWN;
  else if (verdict.probability >= SURE_OF_TYPE) return;
  verdict.type = listed.type;
  verdict.scope = listed.scope;
}

/** The listed family of "OPT-6.7B". */
function releasedBy(group: Group, knowledge: Knowledge): LexiconEntry | undefined {
  const name = group.listed ?? commonSurface(group);
  const { family, release } = readVersion(name, 'Model');
  const entry = family && release ? knowledge.entries.get(keyOf(family)) : undefined;
  return entry?.type === 'Model' ? entry : undefined;
}

/** What is stated needs less; a phrase of the title that is never taken up again, or no name by its form, more. */
function leastOf(group: Group, verdict: Verdict, knowledge: Knowledge): number {
  const surface = commonSurface(group);
  if (NO_NAME.test(surface) || CITATION.test(surface)) return Number.POSITIVE_INFINITY;
  const { candidates } = group;
  if (candidates.some((c) => c.introduced || claimFor(group, c))) return LEAST_STATED;
  if (group.entry || group.known) return LEAST_CONFIDENCE;
  if (candidates.every(isFragment)) return Number.POSITIVE_INFINITY;
  if (knowledge.entries.get(keyOf(surface))?.gate) return LEAST_GATED;
  if (verdict.scope === 'family' && /^\p{L}+ed$/u.test(surface)) return Number.POSITIVE_INFINITY;
  const titleOnly = candidates.every((c) => c.sentence.field === 'title');
  if (titleOnly && !surface.split(' ').some(isCoined)) return LEAST_TITLE;
  return LEAST_CONFIDENCE;
}

/** "SE" of "SE(3)-Fields" and "E8" of "E8-based": a few letters that go on without a blank. */
function isFragment({ sentence, to, from }: Candidate): boolean {
  const next = sentence.tokens[to];
  return (
    to - from === 1 &&
    next?.text === '(' &&
    !next.spaced &&
    /^\d/.test(sentence.tokens[to + 1]?.text ?? '')
  );
}

function describe(
  document: Document,
  group: Group,
  sure: number,
  defined: Definitions,
  knowledge: Knowledge,
): ExtractedEntity {
  const found = canonicalName(group, defined, knowledge);
  const { relation, roles, probability, evidence, rule } = relate(group, knowledge.relations);
  const version = readVersion(found, group.type);
  // One release of a model has a name of its own, whatever the words around it suggest.
  if (version.certain) group.scope = 'proper';
  const family = group.entry?.family ?? familyName(version, knowledge);
  const name = group.entry ? found : versionName(found, version, family);
  const { field, start, end } = evidence.sentence;
  const place = locate(document, field, startOf(evidence), endOf(evidence));
  const sentence = locate(document, field, start, end);
  return {
    name,
    type: group.type,
    scope: group.scope,
    relation,
    roles,
    // of the edge: that it is such an entity, and in this relation
    confidence: Math.round(sure * probability * 1000) / 1000,
    ...(family && keyOf(family) !== keyOf(name) ? { familyOf: family } : {}),
    ...(group.type === 'Model' && version.parameters ? { parameters: version.parameters } : {}),
    mentions: mentionsOf(document, group.candidates),
    evidence: sentence.text,
    evidenceStart: sentence.start,
    field,
    start: place.start,
    end: place.end,
    rule: `${foundBy(group)}+${rule}`,
  };
}

function foundBy(group: Group): string {
  if (group.entry) return 'lexicon';
  const rule = group.candidates.find((c) => c.introduced)?.introduced?.rule;
  if (rule) return rule;
  return group.known ? 'corpus' : 'tagger';
}

/** The family under its canonical name; one that only a number tells apart has to be known. */
function familyName(version: VersionName, knowledge: Knowledge): string | undefined {
  if (version.family === undefined) return undefined;
  const entry = knowledge.entries.get(keyOf(version.family));
  return entry?.name ?? (version.certain ? version.family : undefined);
}

/** A version under its family's canonical name: "Llama2-7b" and "LLaMA 2 7B" are both "LLaMA-2-7B". */
function versionName(name: string, version: VersionName, family: string | undefined): string {
  if (!version.certain || version.family === undefined || family === undefined) return name;
  if (version.release) return releaseName(family, version.release);
  const rest = name.slice(version.family.length).replace(/[ _]/g, '-');
  return family + rest.replace(/(?<=\d)b(?![a-z])/g, 'B');
}

function mentionsOf(document: Document, candidates: Candidate[]): Mention[] {
  return candidates.map((c) =>
    locate(document, c.sentence.field, startOf(c), endOf({ ...c, to: c.listEnd ?? c.to })),
  );
}

function merge(twin: NamedEntity, entity: ExtractedEntity, group: Group): void {
  const all = [...twin.entity.mentions, ...entity.mentions];
  all.sort((a, b) => byCodeUnit(b.field, a.field) || a.start - b.start || a.end - b.end);
  const keep = entity.confidence > twin.entity.confidence ? entity : twin.entity;
  twin.entity = { ...keep, mentions: all };
  twin.group = { ...twin.group, candidates: [...twin.group.candidates, ...group.candidates] };
}
