import type { EntityType } from '../graph/schema.ts';
import type { LexiconEntry } from '../lexicon/lexicon.ts';
import type { Encoded } from './encoder/encoded.ts';
import type { KnownName } from './knowledge.ts';
import type { Reading } from './reading.ts';
import type { Piece } from './span.ts';

/** A piece of text that may be a name; those of a sentence overlap. */
export interface Option extends Piece {
  /** Probability that its tokens belong to a name of any class. */
  nameness: number;
  /** What the same name was elsewhere. */
  reading: Reading;
  /** The tagger cut exactly this piece out; its probability. */
  tagged: number;
  /** The probability that it is cut right: that exactly this piece is a name. */
  cut: number;
  entry?: LexiconEntry;
  known?: KnownName;
  /** A listed model with a size. */
  release?: boolean;
  /** A word less or more than the tagger cut out. */
  near?: boolean;
  /** The rule that says that the paper introduces it. */
  introduced?: { type: EntityType; rule: string };
  /** It is the long form of an abbreviation that is a name. */
  long: boolean;
}

/** A piece of text taken for a name, before names are joined to entities. */
export interface Candidate extends Option {
  /** Probability of each tag class, mean over the tokens. */
  classes: Float64Array;
  /** What the encoder reads there, mean over the tokens. */
  cells: Float32Array;
  /** What it reads in the whole sentence. */
  encoded: Encoded;
  /** Found only because the same name stands elsewhere in the paper. */
  repeated: boolean;
  /** Classes of the names beside it in a list, summed; left out where there are none. */
  siblings?: Float64Array;
  /** The tokens of the whole list that it stands in, `to` excluded; left out where it is in none. */
  list?: { from: number; to: number };
  /** Of a name that is read out of a list behind another ("v7" of "YOLOv5/v7"): the token before which the list ends. */
  listEnd?: number;
}
