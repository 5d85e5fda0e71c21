import type { Paper } from '../graph/schema.ts';
import { readItems } from './read.ts';

/**
 * An entry, or (line 0) a whole file, that was not read, a field of one that was not taken, or a file without papers in a folder
 * with some.
 */
export interface Refusal {
  kind: 'refused' | 'left out' | 'passed over';
  file: string;
  line: number;
  reason: string;
}

export interface ReadReport {
  /** Entries read, refused ones not counted. */
  read: number;
  /** Entries and files refused. */
  refused: number;
  /** Entries read of which a field was left out. */
  leftOut: number;
  /** Files in folders given that hold no papers. */
  passedOver: number;
  files: number;
  refusals: Refusal[];
}

export interface ReadOptions {
  /** A folder passed over when a folder given is searched. */
  skip?: string;
  onProgress?: (done: number) => void;
}

const COUNTS = { refused: 'refused', 'left out': 'leftOut', 'passed over': 'passedOver' } as const;

/** Reads all papers into memory, each entry once, nothing merged, for a graph: a paper in a graph needs a title. */
export async function readPapers(
  inputs: readonly string[],
  { skip, onProgress = () => {} }: ReadOptions = {},
): Promise<{ papers: Paper[]; report: ReadReport }> {
  const papers: Paper[] = [];
  const files = new Set<string>();
  const report: ReadReport = {
    read: 0,
    refused: 0,
    leftOut: 0,
    passedOver: 0,
    files: 0,
    refusals: [],
  };
  const refuse = (kind: Refusal['kind'], file: string, line: number, reason: string) => {
    report[COUNTS[kind]] += 1;
    report.refusals.push({ kind, file, line, reason });
  };
  for await (const item of readItems(inputs, skip === undefined ? {} : { skip })) {
    const { file, line } = item;
    if (item.kind !== 'paper') refuse(item.kind, file, line, item.reason);
    else if (item.paper.title.trim() === '')
      refuse('refused', file, line, 'a paper without a title');
    else {
      if (item.leftOut) refuse('left out', file, line, item.leftOut.join('; '));
      papers.push(item.paper);
      files.add(file);
      onProgress(papers.length);
    }
  }
  report.read = papers.length;
  report.files = files.size;
  return { papers, report };
}

/** "papers.jsonl:7", or the file alone where the whole of it was refused. */
export function placeOf({ file, line }: { file: string; line: number }): string {
  return line > 0 ? `${file}:${line}` : file;
}
