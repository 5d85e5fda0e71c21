import type { Scope } from '../graph/schema.ts';
import { GateContext } from '../lexicon/gate.ts';
import type { LexiconEntry } from '../lexicon/lexicon.ts';
import { chooseSense } from '../lexicon/matcher.ts';
import { findAbbreviations } from './abbreviations.ts';
import type { Candidate, Option } from './candidate.ts';
import { cutOf, neighboursOf } from './cuts.ts';
import { type Definitions, definitionsOf } from './definitions.ts';
import type { Document, Sentence } from './document.ts';
import type { Encoded } from './encoder/encoded.ts';
import {
  type KnownPiece,
  partsOf,
  withCall,
  withoutOddBrackets,
  withRelease,
  withSizes,
} from './extent.ts';
import { findIntroduced, type IntroducedPiece } from './introduced.ts';
import type { Knowledge } from './knowledge.ts';
import { keyOf } from './names.ts';
import { pickApart, withoutParts } from './overlaps.ts';
import { isCoined } from './shape.ts';
import { addSiblings } from './siblings.ts';
import { endOf, type Piece, startOf, surfaceOf } from './span.ts';
import { likelyPieces } from './tagger/likely.ts';
import {
  classProbabilities,
  encodedPiece,
  nameProbability,
  type TaggedSentence,
} from './tagger/tagger.ts';

/** Below this share of name in its tokens a piece that only a list knows is taken for other words. */
const LEAST: Record<Scope, number> = { proper: 0.02, family: 0.08 };

/** No name is longer, in characters: what is has lost its blanks or marks, and the grammar of versions would be slow on it. */
export const LONGEST_NAME = 200;
/**
 * All pieces of a paper that may be names; pieces of one sentence do not overlap. encoded: what `read` of the tagger
 * gave for the paper, where that was done before.
 */
export function findCandidates(
  document: Document,
  knowledge: Knowledge,
  encoded?: Encoded[],
): Candidate[] {
  const tagged = knowledge.tagger.tag(document, encoded);
  const found: Candidate[] = [];
  for (const options of findOptions(document, tagged, knowledge)) {
    for (const option of options) {
      option.cut = cutOf(option, tagged[option.sentence.index]!, knowledge.cuts);
    }
    for (const option of withWholeLists(pickApart(options), options)) {
      found.push(read(option, tagged[option.sentence.index]!, false));
    }
  }
  const all = repeat(document, tagged, found, knowledge);
  addSiblings(all);
  return all;
}

/** A piece that ends in a size goes on to the end of the list of sizes, however it was cut: "LLaMA 7B" of "LLaMA 7B and 13B". */
function withWholeLists(chosen: readonly Option[], options: readonly Option[]): Option[] {
  const wholes = chosen.map((option) => {
    const to = withSizes(option.sentence, option.to);
    return options.find((other) => other.from === option.from && other.to === to) ?? option;
  });
  return wholes.filter(({ from }) => !wholes.some((other) => other.from < from && other.to > from));
}

/** For each sentence the pieces that may be names, each found in one way or several; they overlap. */
export function findOptions(
  document: Document,
  tagged: readonly TaggedSentence[],
  knowledge: Knowledge,
): Option[][] {
  const gate = new GateContext(`${document.title.text}\n${document.abstract.text}`);
  const introduced = new Map<Sentence, IntroducedPiece[]>();
  for (const piece of findIntroduced(document)) push(introduced, piece.sentence, piece);
  const known = knownNames(document, knowledge, gate);
  const defined = definitionsOf(document);
  return document.sentences.map((sentence) => {
    const view = tagged[sentence.index]!;
    const options: Option[] = [];
    const placed = new Map<number, Option>();
    const at = (from: number, to: number): Option => {
      const place = from * sentence.tokens.length + to;
      let option = placed.get(place);
      if (!option) {
        option = bare({ sentence, from, to }, view, knowledge);
        options.push(option);
        placed.set(place, option);
      }
      return option;
    };
    for (const span of view.spans) {
      const [from, end] = withoutOddBrackets(span);
      const to = withSizes(sentence, end);
      for (const part of partsOf(sentence, from, to, known.get(sentence)))
        if (part[1] > part[0]) at(part[0], part[1]).tagged = span.probability;
    }
    for (const piece of likelyPieces(sentence, view)) {
      const [from, to] = withoutOddBrackets(piece);
      if (to > from) at(from, to).near = true;
    }
    for (const { from, to, entry, name } of known.get(sentence) ?? []) {
      const whole = entry?.type === 'Model' ? withRelease(sentence, to) : to;
      if (whole > to) at(from, whole).release = true;
      const option = at(from, withCall(sentence, to));
      if (entry && fitsDefinition(surfaceOf(option), entry, defined)) option.entry = entry;
      if (name) option.known = name;
    }
    for (const piece of introduced.get(sentence) ?? []) {
      at(piece.from, piece.to).introduced = { type: piece.type, rule: piece.rule };
    }
    for (const { short, long } of findAbbreviations(sentence)) {
      const named = options.some(
        (o) =>
          o.from === short.from && o.to === short.to && (o.tagged > 0.3 || o.introduced || o.entry),
      );
      if (named && nameProbability(view, long.from, long.to) >= 0.4)
        at(long.from, long.to).long = true;
    }
    for (const { from, to, tagged } of [...options]) {
      if (tagged === 0) continue;
      for (const [a, b] of neighboursOf(sentence, from, to)) at(a, b).near = true;
    }
    return withoutParts(options.filter(plausible));
  });
}

function bare(piece: Piece, view: TaggedSentence, knowledge: Knowledge): Option {
  const { sentence, from, to } = piece;
  return {
    sentence,
    from,
    to,
    reading: knowledge.readingOf(keyOf(surfaceOf(piece))),
    nameness: nameProbability(view, from, to),
    tagged: 0,
    cut: 0,
    long: false,
  };
}

/** What was chosen of many options is read as a whole. */
function read(option: Option, view: TaggedSentence, repeated: boolean): Candidate {
  const { from, to } = option;
  return Object.assign(option, {
    classes: classProbabilities(view, from, to),
    cells: encodedPiece(view, from, to),
    encoded: view.encoded,
    repeated,
  });
}

/** An abbreviation means a lexicon entry only where the paper does not define it as something else. */
function fitsDefinition(surface: string, entry: LexiconEntry, defined: Definitions): boolean {
  const longs = defined.get(keyOf(surface));
  if (!longs) return true;
  const keys = [entry.name, ...entry.aliases].map(keyOf);
  return longs.some((long) =>
    keys.some((key) => long === key || (key.length > 8 && long.endsWith(key))),
  );
}

function plausible(candidate: Option): boolean {
  if (endOf(candidate) - startOf(candidate) > LONGEST_NAME) return false;
  if (candidate.tagged > 0 || candidate.introduced || candidate.release || candidate.near)
    return true;
  const scope = candidate.entry?.scope ?? 'proper';
  return candidate.nameness >= LEAST[scope];
}

/** Names of the lexicon and of the corpus, by sentence, where they end at token boundaries. */
function knownNames(
  document: Document,
  knowledge: Knowledge,
  gate: GateContext,
): Map<Sentence, KnownPiece[]> {
  const found = new Map<Sentence, KnownPiece[]>();
  for (const field of ['title', 'abstract'] as const) {
    const { text } = document[field];
    const sentences = document.sentences.filter((sentence) => sentence.field === field);
    if (sentences.length === 0) continue;
    const place = placer(sentences);
    for (const match of knowledge.lexicon.find(text)) {
      const entry = chooseSense(match.senses, gate);
      const piece = entry && place(match.start, match.end);
      if (piece) push(found, piece.sentence, { from: piece.from, to: piece.to, entry });
    }
    for (const match of knowledge.introduced.find(text)) {
      const piece = place(match.start, match.end);
      if (piece)
        push(found, piece.sentence, { from: piece.from, to: piece.to, name: match.payload });
    }
  }
  return found;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Turns offsets, asked in rising order per list, into tokens of a sentence. */
function placer(sentences: Sentence[]): (start: number, end: number) => Piece | undefined {
  const starts = new Map<number, [Sentence, number]>();
  const ends = new Map<number, [Sentence, number]>();
  for (const sentence of sentences) {
    sentence.tokens.forEach((token, i) => {
      starts.set(token.start, [sentence, i]);
      ends.set(token.end, [sentence, i + 1]);
    });
  }
  return (start, end) => {
    const from = starts.get(start);
    const to = ends.get(end);
    if (!from || !to || from[0] !== to[0] || to[1] <= from[1]) return undefined;
    return { sentence: from[0], from: from[1], to: to[1] };
  };
}

/** A coined name that was found once is that name wherever it stands in the paper. */
function repeat(
  document: Document,
  tagged: TaggedSentence[],
  found: Candidate[],
  knowledge: Knowledge,
): Candidate[] {
  const names = new Map<string, Candidate>();
  for (const candidate of found) {
    const surface = surfaceOf(candidate);
    if (candidate.tagged < 0.5 && !candidate.introduced) continue;
    if (isCoined(surface) || (candidate.to - candidate.from > 1 && /\p{Lu}/u.test(surface))) {
      if (!names.has(surface)) names.set(surface, candidate);
    }
  }
  if (names.size === 0) return found;
  const firsts = new Map<string, Candidate[]>();
  for (const candidate of names.values()) {
    push(firsts, candidate.sentence.tokens[candidate.from]!.text, candidate);
  }
  for (const list of firsts.values()) list.sort((a, b) => b.to - b.from - (a.to - a.from));
  const result: Candidate[] = [];
  let next = 0;
  for (const sentence of document.sentences) {
    const own: Candidate[] = [];
    while (next < found.length && found[next]!.sentence === sentence) own.push(found[next++]!);
    for (let i = 0; i < sentence.tokens.length; i++) {
      if (own.some((c) => i >= c.from && i < c.to)) continue;
      for (const name of firsts.get(sentence.tokens[i]!.text) ?? []) {
        const to = i + name.to - name.from;
        if (to > sentence.tokens.length || own.some((c) => c.from < to && c.to > i)) continue;
        if (!sameTokens(name, sentence, i)) continue;
        const view = tagged[sentence.index]!;
        const option = bare({ sentence, from: i, to }, view, knowledge);
        option.cut = name.cut;
        own.push(read(option, view, true));
        break;
      }
    }
    own.sort((a, b) => a.from - b.from);
    result.push(...own);
  }
  return result;
}

function sameTokens(name: Piece, sentence: Sentence, at: number): boolean {
  for (let k = 0; k < name.to - name.from; k++) {
    if (name.sentence.tokens[name.from + k]!.text !== sentence.tokens[at + k]!.text) return false;
  }
  return true;
}
