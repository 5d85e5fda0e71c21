import type { Paper } from '../graph/schema.ts';

/** A paper as a reader found it, before it has an id. */
export type PaperDraft = Omit<Paper, 'id' | 'sources'>;

/** What a format's reader yields: a paper and the line that it starts on, or why what stands there is none. */
export type Entry =
  | {
      line: number;
      draft: PaperDraft;
      /** The id that the input gave it, as it stood there. */
      inputId?: string | number;
      /** Fields that could not be used, each said in a clause ("year \"soon\" is not a year"). */
      leftOut?: string[];
    }
  | { line: number; reason: string; inputId?: string | number };

/**
 * What `readItems` yields. A whole file that cannot be read is refused with line 0. A file that was not named itself, but lies in a
 * folder that was, and holds no papers in any format (a README, a picture) is passed over.
 */
export type ReadItem =
  | {
      kind: 'paper';
      paper: Paper;
      inputId?: string | number;
      /** As it was given on the command line, or under the folder that was given. */
      file: string;
      line: number;
      leftOut?: string[];
    }
  | {
      kind: 'passed over';
      file: string;
      line: 0;
      reason: string;
    }
  | {
      kind: 'refused';
      file: string;
      line: number;
      reason: string;
      /** The id that the input gave it, where that much could be read. */
      inputId?: string | number;
    };
