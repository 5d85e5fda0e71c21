import type { Paper } from '../graph/schema.ts';
import { arxivAddress, doiAddress, webAddress } from '../graph/web-address.ts';

/** Where a paper can be read, or searched for where the graph knows no address. */
export interface PaperLink {
  href: string;
  kind: 'paper' | 'search';
}

/**
 * Where a paper can be read: its arXiv page, its DOI, the address it was read with; else a search for its title, which
 * is told apart because it may find something else. Nothing but http and https ever becomes a link.
 */
export function paperLink(paper: Paper): PaperLink {
  const address = arxivAddress(paper.arxivId) ?? doiAddress(paper.doi) ?? webAddress(paper.url);
  if (address) return { kind: 'paper', href: address };
  return {
    kind: 'search',
    href: `https://scholar.google.com/scholar?q=${encodeURIComponent(withoutHalves(paper.title.slice(0, 300)))}`,
  };
}

/** Half a character (a lone surrogate, as a cut may leave it) cannot stand in an address. */
function withoutHalves(text: string): string {
  return text.replace(/\p{Cs}/gu, '');
}
