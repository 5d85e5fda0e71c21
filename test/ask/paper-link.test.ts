import { describe, expect, it } from 'vitest';
import { paperLink } from '../../src/ask/paper-link.ts';
import type { Paper } from '../../src/graph/schema.ts';
import { webAddress } from '../../src/graph/web-address.ts';

const paper = (rest: Partial<Paper>): Paper => ({
  id: 'title:0',
  title: 'On Links & "Quotes"',
  abstract: '',
  sources: [],
  ...rest,
});

describe('the link of a paper', () => {
  it('is the arXiv page, else the DOI, else the address it came with', () => {
    const url = 'https://example.org/paper?id=1';
    expect(paperLink(paper({ arxivId: '2106.09685', doi: '10.1/x', url })).href).toBe(
      'https://arxiv.org/abs/2106.09685',
    );
    expect(paperLink(paper({ arxivId: 'cs/0112017' })).href).toBe(
      'https://arxiv.org/abs/cs/0112017',
    );
    expect(paperLink(paper({ doi: '10.1000/a#b?c', url })).href).toBe(
      'https://doi.org/10.1000/a%23b%3Fc',
    );
    expect(paperLink(paper({ url })).href).toBe(url);
  });

  it('is a search, told apart, where nothing is known', () => {
    expect(paperLink(paper({}))).toEqual({
      kind: 'search',
      href: 'https://scholar.google.com/scholar?q=On%20Links%20%26%20%22Quotes%22',
    });
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'no address',
  ])('never leads to %s', (url) => {
    expect(webAddress(url)).toBeUndefined();
    expect(paperLink(paper({ url, arxivId: url, doi: url })).kind).toBe('search');
  });

  it('stands for a DOI with half a character in it', () => {
    expect(paperLink(paper({ doi: '10.1000/a\ud800' })).href).toBe(
      'https://doi.org/10.1000/a%EF%BF%BD',
    );
  });

  it('stands for a title cut in the middle of a character', () => {
    expect(paperLink(paper({ title: `${'x'.repeat(299)}🎈` })).href).toMatch(/x$/);
  });
});
