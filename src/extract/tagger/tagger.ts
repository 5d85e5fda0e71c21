import type { Document, Sentence } from '../document.ts';
import type { Encoded } from '../encoder/encoded.ts';
import type { Encoder } from '../encoder/encoder.ts';
import type { Piece } from '../span.ts';
import { type Chain, decode, makeChain } from './decode.ts';
import { beginOf, LABELS, TAG_CLASSES, type TagClass } from './labels.ts';

/** A name that the tagger sees. */
export interface TaggedSpan extends Piece {
  class: TagClass;
  /** Probability of the least certain of its tokens' labels. */
  probability: number;
}

/** A sentence as the tagger sees it. */
export interface TaggedSentence {
  spans: TaggedSpan[];
  /** LABELS probabilities a token. */
  marginals: Float64Array;
  encoded: Encoded;
}

/** Finds names in a sentence: a linear-chain CRF (Lafferty and others, 2001) over the encoder's scores. */
export class Tagger {
  readonly #encoder: Encoder;
  readonly #chain: Chain;

  constructor(encoder: Encoder) {
    this.#encoder = encoder;
    this.#chain = makeChain(encoder.transitions);
  }

  /** What the encoder reads in documents, for `tag`: sooner for many at once. */
  read(documents: readonly Document[]): Encoded[][] {
    return this.#encoder.encodeMany(documents.map(({ sentences }) => sentences));
  }

  tag(document: Document, encoded = this.read([document])[0]!): TaggedSentence[] {
    return document.sentences.map((sentence, s) => this.#tagSentence(sentence, encoded[s]!));
  }

  #tagSentence(sentence: Sentence, encoded: Encoded): TaggedSentence {
    const { labels, marginals } = decode(encoded.scores, this.#chain);
    const spans: TaggedSpan[] = [];
    for (let from = 0; from < labels.length; from++) {
      const label = labels[from]!;
      if (label % 2 === 0) continue;
      let to = from + 1;
      while (to < labels.length && labels[to] === label + 1) to++;
      let probability = marginals[from * LABELS + label]!;
      for (let t = from + 1; t < to; t++) {
        probability = Math.min(probability, marginals[t * LABELS + label + 1]!);
      }
      spans.push({ sentence, from, to, class: TAG_CLASSES[(label - 1) / 2]!, probability });
    }
    return { spans, marginals, encoded };
  }
}

/** Mean probability over the tokens of a piece that they belong to a name of any class. */
export function nameProbability(tagged: TaggedSentence, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += 1 - tagged.marginals[t * LABELS]!;
  return sum / (to - from);
}

/** For each class, the mean probability over the tokens of a piece that they belong to a name of it. */
export function classProbabilities(tagged: TaggedSentence, from: number, to: number): Float64Array {
  const sums = new Float64Array(TAG_CLASSES.length);
  for (let t = from; t < to; t++) {
    for (let c = 0; c < sums.length; c++) {
      const at = t * LABELS + beginOf(c);
      sums[c]! += (tagged.marginals[at]! + tagged.marginals[at + 1]!) / (to - from);
    }
  }
  return sums;
}

/** For each cell of the encoder, the mean over the tokens of a piece. */
export function encodedPiece({ encoded }: TaggedSentence, from: number, to: number): Float32Array {
  const { cells, width } = encoded;
  const sums = new Float32Array(width);
  for (let t = from; t < to; t++) {
    for (let d = 0; d < width; d++) sums[d]! += cells[t * width + d]! / (to - from);
  }
  return sums;
}
