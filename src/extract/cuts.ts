import type { Option } from './candidate.ts';
import type { Sentence } from './document.ts';
import { blend, FeatureList, few, step } from './features.ts';
import type { NetworkModel } from './network.ts';
import { LABELS } from './tagger/labels.ts';
import type { TaggedSentence } from './tagger/tagger.ts';
import { wordAt, wordsOf } from './word-facts.ts';

/** Whether a piece is cut right: exactly a name, not a part of one or a name with a word too many. */
export const CUTS = ['wrong', 'right'] as const;

/** Words at which a name neither begins nor ends. */
const NO_BORDER =
  /^(?:a|an|the|and|or|of|for|to|in|on|with|by|via|from|as|at|is|are|we|our|this|that|these|its|it|which|both|such|using|than|into|over|be|not|can|has|have)$/i;

/** The same piece with a word less or more at either end, where that is no small word. */
export function neighboursOf({ tokens }: Sentence, from: number, to: number): [number, number][] {
  const border = (i: number) => tokens[i]?.word === true && !NO_BORDER.test(tokens[i]!.text);
  const near: [number, number][] = [];
  if (to - from > 1) {
    if (border(from + 1)) near.push([from + 1, to]);
    if (border(to - 2)) near.push([from, to - 1]);
  }
  if (border(from - 1)) near.push([from - 1, to]);
  if (border(to)) near.push([from, to + 1]);
  // across a hyphen
  if (to - from > 2 && tokens[from + 1]!.text === '-' && border(from + 2))
    near.push([from + 2, to]);
  if (to - from > 2 && tokens[to - 2]!.text === '-' && border(to - 3)) near.push([from, to - 2]);
  if (tokens[to]?.text === '-' && !tokens[to]!.spaced && border(to + 1)) near.push([from, to + 2]);
  if (tokens[from - 1]?.text === '-' && border(from - 2)) near.push([from - 2, to]);
  return near;
}

/** What tells whether a piece is cut right: what the tagger sees at its ends, the words there, and who found it. */
export function cutFeatures(option: Option, view: TaggedSentence): number[] {
  const { sentence, from, to } = option;
  const { tokens } = sentence;
  const words = wordsOf(sentence);
  const { marginals } = view;
  const list = new FeatureList();
  const outside = (t: number): number => (t < 0 || t >= tokens.length ? 1 : marginals[t * LABELS]!);
  const begins = (t: number): number => {
    let sum = 0;
    if (t < tokens.length)
      for (let label = 1; label < LABELS; label += 2) sum += marginals[t * LABELS + label]!;
    return sum;
  };
  const goesOn = (t: number): number => (t < tokens.length ? 1 - outside(t) - begins(t) : 0);
  let inside = 1;
  for (let t = from + 1; t < to; t++) inside = Math.min(inside, goesOn(t));
  const found = blend(
    option.tagged > 0,
    option.entry?.scope,
    option.known !== undefined,
    option.introduced?.rule,
    option.long,
    option.release,
  );
  const start = step(begins(from));
  const end = step(goesOn(to));
  const length = few(to - from);
  list.add('found', found);
  list.add('tagged', step(option.tagged));
  list.add('tagged&found', step(option.tagged), found);
  list.add('start', start);
  list.add('end', end);
  list.add('inside', step(inside));
  list.add('ends', start, end, found);
  list.add('before', step(outside(from - 1)));
  list.add('after', step(outside(to)));
  list.add('nameness', step(option.nameness), length);
  list.add('least', step(Math.min(begins(from), inside, 1 - goesOn(to))));
  list.add('length', length, found);
  if (option.entry) list.add('listed', blend(option.entry.type, option.entry.scope), start);
  const { verdict, papers, share } = option.reading;
  list.add('read', verdict, share);
  list.add('read papers', papers, share);
  list.add('read&found', verdict, share, found);
  list.add('read&end', papers, share, end);
  list.add('read&length', papers, share, length);
  WORDS.forEach(([word, use, cluster, shape], k) => {
    const i = [from - 1, from, to - 1, to][k]!;
    const facts = wordAt(words, i);
    list.add(word, facts.hash);
    list.add(cluster, facts.use.middle);
    list.add(use, facts.use.frequency, facts.use.lowered);
    list.add(shape, facts.shape, tokens[i]?.spaced === true ? 1 : 0);
  });
  list.add('w-&found', wordAt(words, from - 1).hash, found);
  list.add('w+&found', wordAt(words, to).hash, found);
  return list.hashes;
}

/** Names of the features of the words before a piece, first and last in it, and after it. */
const WORDS = ['before', 'first', 'last', 'after'].map((place) => [
  `word ${place}`,
  `use ${place}`,
  `cluster ${place}`,
  `shape ${place}`,
]) as [string, string, string, string][];

/** What the encoder reads at the first token, the last, and the one after; written to `numbers` where they are given. */
export function cutCells(
  { from, to }: Option,
  { encoded }: TaggedSentence,
  numbers = new Float32Array(3 * encoded.width),
): Float32Array {
  const { cells, width } = encoded;
  numbers.fill(0);
  [from, to - 1, to].forEach((t, k) => {
    if ((t + 1) * width <= cells.length)
      numbers.set(cells.subarray(t * width, (t + 1) * width), k * width);
  });
  return numbers;
}

/** Pieces are many: one array does for all. */
let room = new Float32Array(0);

/** The probability that a piece is cut right. */
export function cutOf(option: Option, view: TaggedSentence, model: NetworkModel): number {
  const count = 3 * view.encoded.width;
  if (room.length !== count) room = new Float32Array(count);
  return model.probabilities(cutFeatures(option, view), cutCells(option, view, room))[1]!;
}
