import type { Document, Sentence } from '../document.ts';
import type { Encoded, Encoder } from '../encoder/encoder.ts';
import type { LinearModel } from '../linear.ts';
import type { Piece } from '../span.ts';
import { bestLabels, type Chain, makeChain, marginals } from './decode.ts';
import { CONTEXT, contextFeatures } from './features.ts';
import { beginOf, LABELS, TAG_CLASSES, type TagClass } from './labels.ts';
import { type PaperFacts, paperFacts } from './paper.ts';
import { NO_WORD, PLACES, type WordFacts, wordFeatures } from './word.ts';

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

/** What the scores of the hashed features, and those of the encoder, count for in the sum. */
const SHARES = { features: 0.35, encoder: 0.65 };

/**
 * Finds names in a sentence: a linear-chain CRF (Lafferty and others, 2001) whose scores are the sum of two models that
 * err in different places, one over hashed features and one over what the encoder reads.
 */
export class Tagger {
  readonly #model: LinearModel;
  readonly #chain: Chain;
  /** For each word the sums of what follows from it alone, for each of PLACES. */
  readonly #words = new Map<WordFacts, Int32Array>();
  readonly #encoder: Encoder;
  readonly #shares: typeof SHARES;

  constructor(model: LinearModel, encoder: Encoder, shares = SHARES) {
    this.#model = model;
    this.#shares = shares;
    this.#encoder = encoder;
    const own = model.extra.transitions as number[];
    this.#chain = makeChain(
      Float64Array.from(
        own,
        (score, i) => score * shares.features + encoder.transitions[i]! * shares.encoder,
      ),
    );
  }

  /** What the encoder reads in documents, for `tag`: sooner for many at once. */
  read(documents: readonly Document[]): Encoded[][] {
    return this.#encoder.encodeMany(documents.map(({ sentences }) => sentences));
  }

  tag(document: Document, encoded = this.read([document])[0]!): TaggedSentence[] {
    const facts = paperFacts(document);
    return document.sentences.map((sentence, s) => this.#tagSentence(sentence, facts, encoded[s]!));
  }

  /** LABELS scores a token. */
  #score(sentence: Sentence, facts: PaperFacts, encoded: Encoded): Float64Array {
    const { tokens } = sentence;
    const { packed, scale } = this.#model;
    const { pairs } = packed;
    const keys = contextFeatures(sentence, facts);
    const words = facts[sentence.index]!;
    for (const word of words) word.sums ??= this.#sumsOf(word.facts);
    const beyond = this.#sumsOf(NO_WORD);
    const sums = new Int32Array(pairs);
    const scores = new Float64Array(tokens.length * LABELS);
    for (let t = 0; t < tokens.length; t++) {
      sums.fill(0);
      packed.add(keys, t * CONTEXT, (t + 1) * CONTEXT, sums, 0);
      for (let place = 0, from = 0; place < PLACES.length; place++, from += pairs) {
        const at = t + PLACES[place]!;
        const word = at >= 0 && at < words.length ? words[at]!.sums! : beyond;
        for (let pair = 0; pair < pairs; pair++) sums[pair]! += word[from + pair]!;
      }
      packed.unpack(sums, 0, scale, scores, t * LABELS);
    }
    const { features, encoder } = this.#shares;
    for (let i = 0; i < scores.length; i++) {
      scores[i] = scores[i]! * features + encoded.scores[i]! * encoder;
    }
    return scores;
  }

  /** The sums of what follows from this word alone, for each of PLACES. */
  #sumsOf(word: WordFacts): Int32Array {
    let sums = this.#words.get(word);
    if (sums) return sums;
    const { packed } = this.#model;
    sums = new Int32Array(PLACES.length * packed.pairs);
    for (let place = 0; place < PLACES.length; place++) {
      const keys = Int32Array.from(wordFeatures(word, PLACES[place]!));
      packed.add(keys, 0, keys.length, sums, place * packed.pairs);
    }
    // Only for speed: emptied when full, so that memory stays level on a long corpus.
    if (this.#words.size > 20_000) this.#words.clear();
    this.#words.set(word, sums);
    return sums;
  }

  #tagSentence(sentence: Sentence, facts: PaperFacts, encoded: Encoded): TaggedSentence {
    const scores = this.#score(sentence, facts, encoded);
    const labels = bestLabels(scores, this.#chain);
    const probabilities = marginals(scores, this.#chain);
    const spans: TaggedSpan[] = [];
    for (let from = 0; from < labels.length; from++) {
      const label = labels[from]!;
      if (label % 2 === 0) continue;
      let to = from + 1;
      while (to < labels.length && labels[to] === label + 1) to++;
      let probability = probabilities[from * LABELS + label]!;
      for (let t = from + 1; t < to; t++) {
        probability = Math.min(probability, probabilities[t * LABELS + label + 1]!);
      }
      spans.push({ sentence, from, to, class: TAG_CLASSES[(label - 1) / 2]!, probability });
    }
    return { spans, marginals: probabilities, encoded };
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
