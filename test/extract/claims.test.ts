import { describe, expect, it } from 'vitest';
import { claimOf } from '../../src/extract/claims.ts';
import { readDocument } from '../../src/extract/document.ts';
import type { Piece } from '../../src/extract/span.ts';

/** The piece of text marked by [square brackets]. */
function marked(title: string, abstract = ''): Piece {
  const inTitle = title.includes('[');
  const text = inTitle ? title : abstract;
  const name = text.slice(text.indexOf('[') + 1, text.indexOf(']'));
  const bare = (t: string) => t.replace('[', '').replace(']', '');
  const document = readDocument({ id: 'a', title: bare(title), abstract: bare(abstract) });
  const start = text.indexOf('[');
  const field = inTitle ? 'title' : 'abstract';
  for (const sentence of document.sentences) {
    if (sentence.field !== field) continue;
    const from = sentence.tokens.findIndex((token) => token.start === start);
    const to = sentence.tokens.findIndex((token) => token.end === start + name.length) + 1;
    if (from >= 0 && to > from) return { sentence, from, to };
  }
  throw new Error(`no piece in ${text}`);
}

describe('claimOf', () => {
  it.each([
    '[TidePool]: Folding Caches Twice',
    '[Heron]: A Suite of Small Models',
    'The [Heron 3] Herd of Models',
    '[Heron 3] Technical Report',
    '[Heron]',
    '[DuneBERT], a small model of deserts',
  ])('takes the title %j for the name', (title) => {
    expect(claimOf(marked(title), true)).toBe('title');
  });

  it.each([
    'Beyond [TidePool]: What Comes Next',
    '[TidePool] for Ponds',
    '[Heron]: A Survey of Uses',
  ])('leaves the title %j', (title) => {
    expect(claimOf(marked(title), true)).toBeUndefined();
  });

  it.each([
    'We introduce [Heron], a model of wading birds.',
    'In this paper, we also present [Heron 3], a herd of models.',
    'We describe [Heron], an optimizer that waits.',
    'This report introduces [Heron], which stands still.',
    'We look at ponds and introduce [Heron], a method for them.',
    'From this we derive [Heron-mini], which keeps less.',
    'We propose the novel optimizer [Heron].',
    'Introducing [Heron], a model for everyone.',
  ])('reads %j', (text) => {
    expect(claimOf(marked('', text), true)).toBe('we-propose');
  });

  it.each([
    'We fold states twice, which we call [Heron].',
    'We release a new model called [Heron].',
    'We refer to it as [Heron].',
  ])('reads the name in %j', (text) => {
    expect(claimOf(marked('', text), true)).toBe('called');
  });

  it.each([
    'We propose a method for [Heron], which is slow.',
    'We introduce [Heron] to the study of ponds.',
    'We introduce [Heron]-based folding.',
    'Unlike [Heron], we propose nothing.',
    'Smith et al. introduced [Heron], a model.',
    'We present [Heron] experiments.',
    'We test [Heron], a model of birds.',
  ])('claims nothing in %j', (text) => {
    expect(claimOf(marked('', text), true)).toBeUndefined();
  });

  it('asks more of a name for a whole class', () => {
    const told = marked('', 'We introduce [tidal networks], which fold.');
    const used = marked('', 'We present the [tidal networks] that we ran.');
    expect(claimOf(told, true, true)).toBe('we-propose');
    expect(claimOf(used, true, true)).toBeUndefined();
  });
});
