/** Words that say nothing of what a name is short for: no letter of an abbreviation stands for them. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  'of the for and a an in on to with via by from as at or over'.split(' '),
);
