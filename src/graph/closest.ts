import { byCodeUnit } from '../order.ts';
import { foldName } from '../text/fold.ts';

/** A name that can be suggested, with its folded spellings. Heavier ones win ties. */
export interface Suggestable {
  name: string;
  spellings: string[];
  weight: number;
  /** Titles are suggested by their words alone: nobody misspells a whole one. */
  title: boolean;
}

/**
 * Names that resemble a misspelled or half-remembered one, the closest first: a typing error or two away, then those
 * that begin with it or hold it as words.
 */
export function closestNames(asked: string, names: Iterable<Suggestable>, limit: number): string[] {
  const wanted = foldName(asked);
  const scored: { name: string; score: number; weight: number }[] = [];
  for (const { name, spellings, weight, title } of names) {
    let score = 0;
    for (const spelling of spellings) {
      score = Math.max(score, resemblance(wanted, spelling, title));
    }
    if (score > 0) scored.push({ name, score, weight });
  }
  scored.sort((a, b) => b.score - a.score || b.weight - a.weight || byCodeUnit(a.name, b.name));
  return [...new Set(scored.map((one) => one.name))].slice(0, limit);
}

/** 0: unlike; near 1: almost the same. */
function resemblance(wanted: string, spelling: string, title: boolean): number {
  const words = wordsWithin(wanted, spelling);
  if (title || wanted.length < 3) return words;
  // "diffuson" for Diffusion Model: a misspelled word of several.
  const parts = wanted.includes('-') || !spelling.includes('-') ? [] : spelling.split('-');
  const nearWord = 0.6 * Math.max(0, ...parts.map((part) => misspelling(wanted, part)));
  return Math.max(words, nearWord, misspelling(wanted, spelling));
}

/** How little has to be corrected to come from one to the other; 0 when too much. */
function misspelling(wanted: string, spelling: string): number {
  const allowed = wanted.length < 5 ? 1 : wanted.length < 9 ? 2 : 3;
  const distance = editDistance(wanted, spelling, allowed);
  if (distance > allowed) return 0;
  // A typing error seldom hits the first letter.
  const start = wanted[0] === spelling[0] ? 0 : 0.05;
  return 1 - distance / (Math.max(wanted.length, spelling.length) + 1) - start;
}

/** Whether the wanted words stand in the spelling, at its beginning or after a dash; a long rest counts against it. */
function wordsWithin(wanted: string, spelling: string): number {
  const at = `-${spelling}`.indexOf(`-${wanted}`);
  if (at < 0 || wanted.length < 2) return 0;
  const share = wanted.length / spelling.length;
  return at === 0 ? 0.6 + 0.4 * share : 0.3 + 0.4 * share;
}

/**
 * Number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment, the restricted
 * Damerau-Levenshtein distance); more than `limit` is said as limit + 1.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}
