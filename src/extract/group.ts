import type { EntityType, Scope } from '../graph/schema.ts';
import type { LexiconEntry } from '../lexicon/lexicon.ts';
import { findAbbreviations } from './abbreviations.ts';
import type { Candidate } from './candidate.ts';
import type { Sentence } from './document.ts';
import { versionsBehind } from './extent.ts';
import { isSpeltLike, type Knowledge, type KnownName } from './knowledge.ts';
import { keyOf, tidyName } from './names.ts';
import { isCoined } from './shape.ts';
import { surfaceOf } from './span.ts';
import { TAG_CLASSES } from './tagger/labels.ts';
import { namesOfNumbers, namesOfReleases, namesOfVersions } from './versions.ts';

/** Candidates of one paper that name the same thing. */
export interface Group {
  candidates: Candidate[];
  /** Distinct surfaces with how often each stands, in order of appearance. */
  surfaces: Map<string, number>;
  type: EntityType;
  scope: Scope;
  /** Probability of each tag class, mean over the candidates, surest counted most. */
  classes: Float64Array;
  introduced: boolean;
  entry?: LexiconEntry;
  known?: KnownName;
  /** The name, where the surface lists several: "LLaMA-2-13B" of "LLaMA-2-7B/13B". */
  listed?: string;
  /** Short and long form, where the paper gives both. */
  short?: string;
  long?: string;
}

/** Joins candidates of one paper: same letters, same lexicon entry, or abbreviation and long form. */
export function groupCandidates(candidates: Candidate[], knowledge: Knowledge): Group[] {
  const parents = candidates.map((_, i) => i);
  const find = (i: number): number => {
    while (parents[i] !== i) i = parents[i] = parents[parents[i]!]!;
    return i;
  };
  const join = (a: number, b: number) => {
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y) as [number, number];
    parents[high] = low;
  };
  const firstOf = new Map<string, number>();
  const joinBy = (key: string, i: number) => {
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, i);
    else join(first, i);
  };
  candidates.forEach((candidate, i) => {
    const key = keyOf(surfaceOf(candidate));
    joinBy(`key ${key}`, i);
    const entry = candidate.entry;
    if (entry) joinBy(`entry ${entry.type} ${entry.name}`, i);
  });
  const forms = new Map<number, { short: string; long: string }>();
  const bySentence = new Map<Sentence, number[]>();
  candidates.forEach(({ sentence }, i) => {
    const list = bySentence.get(sentence);
    if (list) list.push(i);
    else bySentence.set(sentence, [i]);
  });
  for (const [sentence, own] of bySentence) {
    for (const { short, long } of findAbbreviations(sentence)) {
      const a = own.find(
        (i) => candidates[i]!.from === short.from && candidates[i]!.to === short.to,
      );
      // The long form may have been cut longer, not shorter: "learning" is not what "RL" stands for.
      const b = own.find((i) => {
        const { from, to } = candidates[i]!;
        const ends = to === long.to || (to === short.from - 1 && to === long.to + 1);
        return ends && from <= long.from && long.from - from <= 3;
      });
      if (a === undefined || b === undefined) continue;
      if (isMore(candidates[b]!, candidates[a]!, long.from)) continue;
      join(a, b);
      forms.set(a, { short: surfaceOf(short), long: surfaceOf(candidates[b]!) });
    }
  }
  const groups = new Map<number, Candidate[]>();
  candidates.forEach((candidate, i) => {
    const root = find(i);
    const list = groups.get(root);
    if (list) list.push(candidate);
    else groups.set(root, [candidate]);
  });
  const formOf = new Map<number, { short: string; long: string }>();
  for (const [i, form] of forms) formOf.set(find(i), form);
  return [...groups].flatMap(([root, list]) => {
    const group = describe(list, formOf.get(root), knowledge);
    const surfaces = [...group.surfaces.keys()];
    const { entry: own, ...bare } = group;
    const names = surfaces.flatMap(namesOfReleases);
    if (names.length > 0) return names.map((name) => calledAs(name, bare, knowledge));
    const numbered = own ? [] : surfaces.flatMap((surface) => numbersListed(surface, knowledge));
    if (numbered.length > 0) return numbered.map((name) => calledAs(name, bare, knowledge));
    return [group, ...versionsListed(bare, knowledge)];
  });
}

/** "deep reinforcement learning (RL)": the lists know the abbreviation, and what stands before it as something more special. */
function isMore(long: Candidate, short: Candidate, from: number): boolean {
  return (
    long.from < from &&
    short.entry !== undefined &&
    long.entry !== undefined &&
    long.entry !== short.entry
  );
}

/** A group of a name that its surface only lists among others. */
function calledAs(name: string, group: Group, knowledge: Knowledge): Group {
  const entry = knowledge.entries.get(keyOf(name));
  if (!entry || entry.gate || !isSpeltLike(name, entry)) return { ...group, listed: name };
  return { ...group, entry, type: entry.type, scope: entry.scope };
}

/** YOLOv7 and YOLOv8, of the group of "YOLOv5" where a text says "YOLOv5, v7 and v8". */
function versionsListed(group: Group, knowledge: Knowledge): Group[] {
  const places = new Map<string, Candidate[]>();
  for (const candidate of group.candidates) {
    const { versions, to } = versionsBehind(candidate);
    if (versions.length === 0) continue;
    for (const name of namesOfVersions(surfaceOf(candidate), versions)) {
      const list = places.get(name) ?? [];
      list.push({ ...candidate, listEnd: to });
      places.set(name, list);
    }
  }
  return [...places].map(([name, candidates]) =>
    calledAs(name, { ...group, candidates }, knowledge),
  );
}

/**
 * The names of "CIFAR-10/100" and "PASCAL VOC 2007 and 2012", where all are in the lists; where the numbers are parted by
 * strokes ("AIME 24/25/26") one of them in the lists, or what stands before them, will do.
 */
function numbersListed(surface: string, knowledge: Knowledge): string[] {
  const names = namesOfNumbers(surface);
  const isKnown = (name: string) => knowledge.entries.get(keyOf(name))?.scope === 'proper';
  if (names.every(isKnown)) return names;
  if (!surface.includes('/') || /,|&| and /.test(surface)) return [];
  const family = surface.replace(/[-_ ]?\d.*$/, '');
  return [family, ...names].some(isKnown) ? names : [];
}

function describe(
  candidates: Candidate[],
  form: { short: string; long: string } | undefined,
  knowledge: Knowledge,
): Group {
  const surfaces = new Map<string, number>();
  const classes = new Float64Array(TAG_CLASSES.length);
  let total = 0;
  for (const candidate of candidates) {
    const surface = surfaceOf(candidate);
    surfaces.set(surface, (surfaces.get(surface) ?? 0) + 1);
    const weight = candidate.nameness * candidate.nameness + 0.05;
    for (let c = 0; c < classes.length; c++) classes[c]! += candidate.classes[c]! * weight;
    total += weight;
  }
  for (let c = 0; c < classes.length; c++) classes[c]! /= total;
  const rule = candidates.find((c) => c.introduced)?.introduced;
  const listed =
    mostFrequent(candidates.flatMap((c) => (c.entry ? [c.entry] : []))) ??
    entryOf(surfaces, knowledge);
  const entry = listed && rule && isOwnName(surfaces, listed) ? undefined : listed;
  const known = candidates.find((c) => c.known)?.known;
  const group: Group = {
    candidates,
    surfaces,
    classes,
    ...decide(classes, entry, known, rule?.type),
  };
  if (entry) group.entry = entry;
  if (known) group.known = known;
  if (form) Object.assign(group, form);
  return group;
}

/**
 * Whether what a paper introduces under one coined word is its own, and not the listed thing of the same letters: "MIDAS" is not
 * MiDaS, "DPGDS" not DP-GD. All its spellings with these letters have to differ from the list's by more than dashes and blanks.
 */
function isOwnName(surfaces: ReadonlyMap<string, number>, entry: LexiconEntry): boolean {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}+*]/gu, '');
  const names = [entry.name, ...entry.aliases];
  const keys = new Set(names.map(keyOf));
  const listed = new Set(names.map(plain));
  const alike = [...surfaces.keys()].filter((surface) => keys.has(keyOf(surface)));
  return (
    alike.length > 0 &&
    alike.every((surface) => {
      const text = plain(surface);
      const one = text.replace(/(?<=\p{Lu})s$/u, '');
      return !surface.includes(' ') && isCoined(surface) && !listed.has(text) && !listed.has(one);
    })
  );
}

/** A tagged name that is an entry under another spelling. */
function entryOf(surfaces: Map<string, number>, knowledge: Knowledge): LexiconEntry | undefined {
  for (const surface of surfaces.keys()) {
    const entry = knowledge.entries.get(keyOf(surface));
    // gated names and short ones have to be matched in their place
    if (entry && !entry.gate && surface.length > 4 && isSpeltLike(surface, entry)) return entry;
  }
  return undefined;
}

function mostFrequent(entries: LexiconEntry[]): LexiconEntry | undefined {
  const counts = new Map<LexiconEntry, number>();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  let best: LexiconEntry | undefined;
  for (const [entry, count] of counts) if (!best || count > counts.get(best)!) best = entry;
  return best;
}

/** Type, scope and whether the paper proposes it, from what the tagger saw and what is known of the name. */
function decide(
  classes: Float64Array,
  entry: LexiconEntry | undefined,
  known: KnownName | undefined,
  ruleType: EntityType | undefined,
): { type: EntityType; scope: Scope; introduced: boolean } {
  let best = 0;
  let bestScore = -1;
  TAG_CLASSES.forEach((tag, c) => {
    let score = classes[c]! + 0.01;
    if (entry) score += entry.type === tag.type && entry.scope === tag.scope ? 0.35 : 0;
    if (known && !entry) score += known.type === tag.type && tag.scope === 'proper' ? 0.15 : 0;
    if (ruleType) score += tag.introduced ? (ruleType === tag.type ? 0.35 : 0.2) : 0;
    if (score > bestScore) {
      best = c;
      bestScore = score;
    }
  });
  return { ...TAG_CLASSES[best]! };
}

/** The surface that stands most often, without odd marks. */
export function commonSurface(group: Group): string {
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
