import { createHash } from 'node:crypto';

/**
 * What names a paper: its arXiv id, its DOI, else its title. Each function takes the many ways of writing one (with a
 * prefix, a version, as a link) and gives the one way that ids in the graph have, or undefined.
 */

/** New scheme (2007 on): year and month, a dot, four or five digits. */
const NEW_ARXIV = /^(\d{2})(0[1-9]|1[0-2])\.(\d{4,5})$/;
/** Old scheme: archive, perhaps a subject class, a slash and seven digits: hep-th/9901001, math.GT/0309136. */
const OLD_ARXIV = /^([a-z]+(?:-[a-z]+)?)(?:\.[A-Za-z]{2})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})$/i;
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/;
const ARXIV_LINK =
  /\b(?:arxiv\.org\/(?:abs|pdf|html|format|e-print)|ar5iv(?:\.labs\.arxiv)?\.org\/(?:abs|html)|alphaxiv\.org\/(?:abs|pdf)|huggingface\.co\/papers)\/([^\s?#]+)/i;
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/;
const DOI_LINK = /\bdoi\.org\/(10\.\S+)/i;

/** Characters beyond which a text is no id or link; what is longer is not searched. */
const LONGEST = 2000;

/** "arXiv:2106.09685v2 [cs.CL]", "https://arxiv.org/pdf/2106.09685v2.pdf" → "2106.09685". */
export function arxivId(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = (ARXIV_LINK.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^arxiv:\s*/i, '')
    .replace(/\s*\[[\w.-]+\]$/, '')
    .replace(/\.pdf$/i, '')
    .replace(/\/+$/, '')
    .replace(/v\d+$/i, '');
  if (NEW_ARXIV.test(bare)) return bare;
  const old = OLD_ARXIV.exec(bare);
  if (old) return `${old[1]!.toLowerCase()}/${old[2]}`;
  const fromDoi = ARXIV_DOI.exec(bare.toLowerCase());
  return fromDoi ? arxivId(fromDoi[1]!) : undefined;
}

/** "https://doi.org/10.1145/3292500.3330701", "doi:10.1145/…" → "10.1145/3292500.3330701". */
export function doi(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = (DOI_LINK.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^doi:\s*/i, '')
    .replace(/[.,;]+$/, '')
    .toLowerCase();
  return DOI.test(bare) ? bare : undefined;
}

/**
 * A title with everything dropped that copies of the same paper differ in: case, accents, spaces, punctuation, LaTeX
 * commands and braces. "A$^2$Search", "A^2 Search" → "a2search".
 */
export function foldTitle(title: string): string {
  const folded = title
    .replace(/\\(?:text|math|emph|rm|it|bf|sc|tt|mathrm|operatorname)[a-z]*\b/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, '');
  return folded || title.trim();
}

/** What a paper's id is made of. */
export interface PaperIdentity {
  title: string;
  arxivId?: string | undefined;
  doi?: string | undefined;
}

/** The arXiv id without its version, else the DOI in lower case, else `title:` and 16 hex digits of SHA-256 of the folded title. */
export function paperId(parts: PaperIdentity): string {
  const known = (parts.arxivId && arxivId(parts.arxivId)) || (parts.doi && doi(parts.doi));
  return known || titleId(parts.title);
}

function titleId(title: string): string {
  return `title:${createHash('sha256').update(foldTitle(title)).digest('hex').slice(0, 16)}`;
}
