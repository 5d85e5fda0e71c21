import type { Mention } from './schema.ts';

/** Two mentions of one entity that a paper sets side by side as two names of one thing. */
export interface StatedForm {
  outside: Mention;
  /** The one in brackets, or after "or" and the like. */
  inside: Mention;
}

/** What may stand between a name and the other name of the same thing: a bracket, markup, "also called". */
const BETWEEN =
  /^[\s~{}$*_"'“”‘’`]*(?:[([]|, ?|[-–—]+ ?)[\s{}$*_"'“”‘’`]*(?:\\\w+\{)?(?:(?:or|abbreviated(?: as)?|also (?:called|known as)|short for|denoted(?: as| by)?|i\.e\.,?|a\.k\.a\.?|termed|called|dubbed)[\s{}$*_"'“”‘’`]+)?(?:\\\w+\{)?$/i;
/** A comma or dash needs the words; a bracket does not. */
const NEEDS_WORDS = /^[^([]*[,–—-][^a-z]*$/i;
const LONGEST_GAP = 40;

/**
 * The places where a paper says of two spellings of one entity that they mean the same: "low-rank adaptation (LoRA)".
 *
 * @param mentions of one entity in one paper, in any order
 * @param fieldOf the text of a field as it was given
 */
export function statedForms(
  mentions: readonly Mention[],
  fieldOf: (field: Mention['field']) => string,
): StatedForm[] {
  const forms: StatedForm[] = [];
  if (mentions.length < 2) return forms;
  const inOrder = [...mentions].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [i, outside] of inOrder.entries()) {
    for (const inside of inOrder.slice(i + 1)) {
      if (inside.start - outside.end > LONGEST_GAP) break;
      if (inside.field !== outside.field || inside.start < outside.end) continue;
      const between = fieldOf(outside.field).slice(outside.end, inside.start);
      if (between === '' || !BETWEEN.test(between) || NEEDS_WORDS.test(between)) continue;
      forms.push({ outside, inside });
      break;
    }
  }
  return forms;
}
