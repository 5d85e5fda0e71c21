import type { Paper } from '../graph/schema.ts';

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
  const arxiv = paper.arxivId?.trim();
  if (arxiv && /^([\w.-]+\/\d{7}|\d{4}\.\d{4,5})(v\d+)?$/.test(arxiv)) {
    return { kind: 'paper', href: `https://arxiv.org/abs/${arxiv}` };
  }
  const doi = paper.doi?.trim();
  if (doi && /^10\.\d{4,9}\/\S+$/.test(doi)) {
    return {
      kind: 'paper',
      href: `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`,
    };
  }
  const address = webAddress(paper.url);
  if (address) return { kind: 'paper', href: address };
  return {
    kind: 'search',
    href: `https://scholar.google.com/scholar?q=${encodeURIComponent(withoutHalves(paper.title.slice(0, 300)))}`,
  };
}

/** The address as a normal form if it is one of the web, else nothing. */
export function webAddress(text: string | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

/** Half a character (a lone surrogate, as a cut may leave it) cannot stand in an address. */
function withoutHalves(text: string): string {
  return text.replace(/\p{Cs}/gu, '');
}
