/** A text as UTF-8 can hold it: each half of a surrogate pair that stands alone is U+FFFD, as stores have it anyway. */
export function wellFormed(text: string): string {
  // In Node since version 20; the compiler's library knows it from ES2024 on.
  const { isWellFormed } = text as unknown as { isWellFormed(): boolean };
  return isWellFormed.call(text) ? text : text.replace(/\p{Cs}/gu, '\uFFFD');
}
