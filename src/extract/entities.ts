import type { EntityType, Mention } from '../graph/schema.ts';
import type { LexiconEntry } from '../lexicon/lexicon.ts';
import { byCodeUnit } from '../order.ts';
import type { Candidate } from './candidate.ts';
import { type Definitions, definitionsOf } from './definitions.ts';
import { type Document, locate } from './document.ts';
import type { Group } from './group.ts';
import { judge, type Verdict } from './judge.ts';
import { withoutNoun } from './kind-nouns.ts';
import { isSpeltLike, type Knowledge } from './knowledge.ts';
import { american, headingOf, keyOf, singular, tidyName } from './names.ts';
import { claimFor, relate } from './relate.ts';
import { isCoined } from './shape.ts';
import { endOf, startOf } from './span.ts';
import type { ExtractedEntity } from './types.ts';
import { otherNumbering, readVersion, releaseName, type VersionName } from './versions.ts';
import { usualName } from './wordings.ts';

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
/** Who made a model is no part of its name. */
const VENDOR =
  /^(?:(?:OpenAI|Anthropic|Google|DeepMind|Microsoft|NVIDIA|Alibaba|Meta)(?:['’]?s)? |OpenAI-|Meta-(?=Llama))/i;
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

/** The name an entity is shown under: the lexicon's, else the abbreviation, else the surface that stands most often. */
function canonicalName(group: Group, defined: Definitions, knowledge: Knowledge): string {
  if (group.listed !== undefined) return group.listed;
  if (group.entry) return group.entry.name;
  const surface = withoutVendor(withoutBracket(commonSurface(group)), group.type, knowledge);
  const known = knownLong(surface, group.type, defined, knowledge);
  if (group.scope === 'family') {
    const own = group.long && tidyName(group.long);
    const long = american(withoutBracket(own ?? known ?? surface));
    return (
      usualName(long) ??
      knownHeading(long, group.type, defined, knowledge) ??
      knownHeading(writtenOut(long, knowledge), group.type, defined, knowledge) ??
      headingOf(long)
    );
  }
  const own = group.long ?? known;
  const entry = own === undefined ? undefined : knowledge.entries.get(keyOf(own));
  if (entry) return entry.name;
  const listed =
    withoutKind(surface, group.type, knowledge) ??
    listedName(otherNumbering(surface), group.type, knowledge);
  if (listed) return listed.name;
  if (group.short && isCoined(group.short)) return singular(group.short);
  return knowledge.forms.shortOf(surface) ?? withoutNoun(singularName(surface), group.type);
}

/** What an abbreviation stands for elsewhere, unless this paper means something else by it, or something of another kind. */
function knownLong(
  surface: string,
  type: EntityType,
  defined: Definitions,
  { forms, entries }: Knowledge,
): string | undefined {
  const long = forms.longOf(surface);
  if (long === undefined) return undefined;
  if (meansOther(surface, [long], defined)) return undefined;
  const entry = entries.get(keyOf(long));
  return entry && (entry.type === 'Benchmark') !== (type === 'Benchmark') ? undefined : long;
}

/**
 * Whether a paper defines an abbreviation as something else than others mean by it: "counterbalance mechanism (CBM)" is no concept
 * bottleneck model, while "hierarchical RL (HRL)" says the same in other words.
 */
function meansOther(short: string, longs: readonly string[], defined: Definitions): boolean {
  // the keys of short abbreviations keep a plural s: "segmentation models (SMs)"
  const own = defined.get(keyOf(short)) ?? defined.get(`${keyOf(short)}s`);
  const begins = longs.map((long) => keyOf(long).slice(0, 5));
  return own?.every((one) => !begins.some((begin) => one.startsWith(begin))) ?? false;
}

/** "nonlinear model predictive control" of "nonlinear MPC". */
function writtenOut(term: string, { forms }: Knowledge): string {
  const words = term.split(' ');
  return words.length === 1 ? term : words.map((word) => forms.longOf(word) ?? word).join(' ');
}

/** "Kullback-Leibler (KL) divergence" is no other name than that without the bracket. */
function withoutBracket(term: string): string {
  return term.replace(/(?<=\p{L}) \((?=\p{Lu})[\p{L}\d-]{1,6}\)(?=[ -]\p{L})/u, '');
}

/** What a generic term may be called besides its name: "diffusion-based", "attention", "ensemble techniques". */
const ADDED: Record<EntityType, readonly string[]> = {
  Method: ['', ' mechanism', ' method', ' learning'],
  Model: ['', ' model', ' network'],
  Benchmark: [''],
};

function knownHeading(
  surface: string,
  type: EntityType,
  defined: Definitions,
  knowledge: Knowledge,
): string | undefined {
  const bare = surface.replace(
    /[- ](?:based|driven)$|(?:[- ]based)? (?:methods?|techniques?|approach(?:es)?|mechanisms?|strateg(?:y|ies)|models?|algorithms?)$/i,
    '',
  );
  for (const term of bare === surface ? [surface] : [surface, bare]) {
    for (const added of ADDED[type]) {
      const entry = knowledge.entries.get(keyOf(term + added));
      if (entry?.type !== type || entry.scope !== 'family') continue;
      if (!meansOther(term, [entry.name, ...entry.aliases], defined)) return entry.name;
    }
  }
  return undefined;
}

/** What names of each type may have behind them that says no more than what they are. */
const KINDS: Record<EntityType, RegExp> = {
  Method: / (?:algorithms?|methods?|optimizers?|frameworks?)$/i,
  Model: / (?:models?|(?:neural )?networks?|architectures?)$/i,
  Benchmark: / (?:data ?sets?|benchmarks?|corpus|corpora|challenge)$/i,
};

/** The listed name in "Stable Diffusion models" and "Argoverse dataset". */
function withoutKind(
  surface: string,
  type: EntityType,
  knowledge: Knowledge,
): LexiconEntry | undefined {
  const bare = surface.replace(KINDS[type], '');
  if (bare === surface || bare.length < 3) return undefined;
  return listedName(bare, type, knowledge);
}

/** "Whisper" of "OpenAI Whisper" and "Llama-3 70B" of "Meta-Llama-3 70B", where a list has the model or its family. */
function withoutVendor(surface: string, type: EntityType, { entries }: Knowledge): string {
  const bare = surface.replace(VENDOR, '');
  if (type !== 'Model' || bare === surface) return surface;
  const known = [bare, readVersion(bare, type).family ?? bare].some((name) => {
    const entry = entries.get(keyOf(name));
    return entry?.type === type && entry.scope === 'proper';
  });
  return known ? bare : surface;
}

/** The proper name of this type in the lists that is written so, unless it could be another thing. */
function listedName(
  name: string | undefined,
  type: EntityType,
  knowledge: Knowledge,
): LexiconEntry | undefined {
  const entry = name === undefined ? undefined : knowledge.entries.get(keyOf(name));
  if (name === undefined || entry?.type !== type || entry.scope !== 'proper' || entry.gate)
    return undefined;
  return isSpeltLike(name, entry) ? entry : undefined;
}

/** "MRFs" → "MRF"; names that are no abbreviation keep their s. */
function singularName(surface: string): string {
  return /\p{Lu}s$/u.test(surface) ? singular(surface) : surface;
}

function commonSurface(group: Group): string {
  let best = '';
  let most = 0;
  for (const [surface, count] of group.surfaces) {
    if (count > most) {
      best = surface;
      most = count;
    }
  }
  return tidyName(best);
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
