import { PaperloomError } from '../../errors.ts';
import type { ActedOverride } from '../schema.ts';

/*
 * The user's corrections of a graph: a table with tabs between its columns, one correction a line, "#" before a remark.
 *
 *   action     name     value                  papers                   note
 *   same       LoRA     Low-Rank Adapters                               one thing: the first name stays
 *   different  SAM      Sharpness-Aware Min.   2010.01412 | 2203.02714  in these papers SAM is something else
 *   different  GPT-4    GPT-4o                                          what is written GPT-4o stands apart
 *   rename     Llama 2  LLaMA-2
 *   retype     Falcon   Model                                           everywhere, or in the papers that are named
 *   drop       Results                                                  everywhere, or in the papers that are named
 *   relate     LoRA     USES                   2403.03507               what these papers do with it
 *   unlink     GaLore   LoRA                                            no relation is stated between the two
 *
 * A table as the lists of names are: it gives true line numbers, takes remarks, opens in a spreadsheet, and names with
 * quotes, colons and commas need no escaping. The lines have no order: each speaks of the graph as it is without any of
 * them, and lines that contradict each other are a mistake.
 */

/** One correction, with its place in the file for messages. */
export interface Override extends ActedOverride {
  /** From 1. */
  line: number;
}

/** Something to tell the user about one line. */
export interface OverrideNote {
  line: number;
  message: string;
}

/** An overrides file cannot be used. The message has a line for each mistake, with its place. */
export class OverridesError extends PaperloomError {
  override name = 'OverridesError';
  readonly mistakes: readonly OverrideNote[];

  constructor(file: string, mistakes: readonly OverrideNote[]) {
    const [first] = mistakes;
    const places = mistakes.map(({ line, message }) => `${file}:${line}: ${message}`);
    super(
      mistakes.length === 1 && first
        ? `${places[0]} Nothing was built.`
        : `${file} has ${mistakes.length} mistakes, and nothing was built.\n${places.join('\n')}`,
    );
    this.mistakes = mistakes;
  }
}

/** A correction as the graph keeps it: the same however the lines of the file stand. */
export function withoutLine({ action, name, value, papers }: Override): ActedOverride {
  return {
    action,
    name,
    ...(value !== undefined && { value }),
    ...(papers !== undefined && { papers: [...papers].sort() }),
  };
}
