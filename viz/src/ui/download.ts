import { el } from './dom.ts';

/** How long the browser may take to begin with a file before its address is given up, in milliseconds. */
const KEPT = 60_000;

/** Hands a file to the browser, to be saved under a name. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  el('a', { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

/** Pieces of text as a file, without joining them to one string: they may be longer than a string can be. */
export function textFile(pieces: Iterable<string>, type: string): Blob {
  const parts: Blob[] = [];
  let some: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    some.push(piece);
    size += piece.length;
    if (size < 1 << 20) continue;
    parts.push(new Blob(some));
    some = [];
    size = 0;
  }
  return new Blob([...parts, ...some], { type });
}
