import type { EntityType } from '../graph/schema.ts';
import type { LexiconEntry } from '../lexicon/lexicon.ts';
import type { Definitions } from './definitions.ts';
import { commonSurface, type Group } from './group.ts';
import { withoutNoun } from './kind-nouns.ts';
import { isSpeltLike, type Knowledge } from './knowledge.ts';
import { american, headingOf, keyOf, singular, tidyName } from './names.ts';
import { isCoined } from './shape.ts';
import { otherNumbering, readVersion } from './versions.ts';
import { usualName } from './wordings.ts';

/** Who made a model is no part of its name. */
const VENDOR =
  /^(?:(?:OpenAI|Anthropic|Google|DeepMind|Microsoft|NVIDIA|Alibaba|Meta)(?:['’]?s)? |OpenAI-|Meta-(?=Llama))/i;

/** The name an entity is shown under: the lexicon's, else the abbreviation, else the surface that stands most often. */
export function canonicalName(group: Group, defined: Definitions, knowledge: Knowledge): string {
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
