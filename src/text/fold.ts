/**
 * A name as it stands in ids and look-ups: compatibility forms, accents and case dropped, every run of characters that
 * is neither letter, digit, "+", "*" nor a decimal point made one dash. "LLaMA-2 7B", "llama_2-7b" → "llama-2-7b", "QuIP#" → "quip-sharp".
 */
export function foldName(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/(?<=\p{L})#(?![\p{L}\p{N}])/gu, '-sharp')
    .replace(/(?<!\p{N})\.|\.(?!\p{N})/gu, '-')
    .replace(/[^\p{L}\p{N}+*.]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  // A name of nothing but marks keeps its code points, so that it still has an id.
  return folded || Array.from(name, (c) => `u${c.codePointAt(0)!.toString(16)}`).join('');
}
