/**
 * The same text in memory of its own. A slice of a string keeps the whole string alive, so that a cache of words would
 * hold on to every text that a word was met in.
 */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
