/**
 * The form in which names are compared: no case, no accents, every run of other characters one space. What is left of
 * "H$_2$O" is "h 2 o", and so is what is left of "h-2-o"; "h2o" is found by leaving the spaces out.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

/** A key without its spaces. */
export function gapless(key: string): string {
  return key.includes(' ') ? key.replaceAll(' ', '') : key;
}
