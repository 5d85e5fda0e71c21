/** Addresses of the web, made of what others wrote: nothing but http and https ever comes out. */
import { wellFormed } from '../text/well-formed.ts';

/** The page of an arXiv id, perhaps with a version; undefined for what is no arXiv id. */
export function arxivAddress(id: string | undefined): string | undefined {
  const bare = id?.trim();
  return bare && /^([\w.-]+\/\d{7}|\d{4}\.\d{4,5})(v\d+)?$/.test(bare)
    ? `https://arxiv.org/abs/${bare}`
    : undefined;
}

/** Where a DOI leads; undefined for what is no DOI. */
export function doiAddress(doi: string | undefined): string | undefined {
  const bare = doi?.trim();
  return bare && /^10\.\d{4,9}\/\S+$/.test(bare)
    ? `https://doi.org/${encodeURI(wellFormed(bare)).replace(/[?#]/g, encodeURIComponent)}`
    : undefined;
}

/** The address as a normal form if it is one of the web, else nothing. */
export function webAddress(text: string | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
