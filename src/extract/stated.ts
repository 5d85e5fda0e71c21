import { contrastOf } from './contrast.ts';
import type { Sentence } from './document.ts';
import type { LinkPair } from './links.ts';
import type { LinkName } from './types.ts';

/**
 * Whether a sentence can be shown for a link. It has to name the head, or speak of the paper's own work in words that
 * fit the link; a likely link that no sentence tells is not a stated one.
 */

const OWN =
  /\b(?:we|our|ours|it|its|this (?:paper|work|method|approach|model|framework|strategy|technique|simple)|the (?:proposed|resulting) \p{L}+)\b/iu;
const FIT: Record<LinkName, RegExp> = {
  outperforms:
    /outperform|surpass|exceed|superior|better|improv|\bbeat|higher|faster|lower|fewer|less|more|gain|advantage|ahead|[Uu]nlike|[Cc]ompared/,
  extends:
    /extend|extension|build|built|based on|variant|generaliz|generalis|improv|enhanc|modif|inspired|upon|top of|adapt|augment|replac|derive|combin|integrat|version|instead of|leverag|revisit|of /i,
  applied_to:
    /appl|fine-?tun|train|quanti[sz]|prun|compress|test|evaluat|experiment|use|using|on |with |to |into |for /i,
  part_of:
    /consist|compris|compos|contain|includ|incorporat|integrat|combin|module|component|via|with|us(?:e|es|ing)\b|introduc|propos|design|develop|employ|adopt|leverag|equip|stage|through|by /i,
};

/** Likely enough to be given; part_of is guessed most, so it has to be surer. Chosen on annotated papers. */
const LEAST: Record<LinkName, number> = {
  extends: 0.33,
  outperforms: 0.28,
  part_of: 0.4,
  applied_to: 0.3,
};
/** Where the sentence says "we" or "it" and not the name. */
const LEAST_APART: Record<LinkName, number> = {
  extends: 0.45,
  outperforms: 0.25,
  part_of: 0.36,
  applied_to: 0.36,
};

export function isStated(
  pair: LinkPair,
  link: LinkName,
  probability: number,
  text: string,
): boolean {
  const { head, tail, headMention } = pair;
  if (probability < (headMention ? LEAST : LEAST_APART)[link]) return false;
  if (!FIT[link].test(text)) return false;
  if (link === 'outperforms' ? isEqual(pair) : isSetApart(pair)) return false;
  const own = head.entity.relation === 'introduces';
  const ofOwn = tail.entity.relation === 'introduces';
  // "we introduce B, better than C" does not speak of A
  if (link === 'outperforms' && !headMention && PROPOSING.test(text)) return false;
  const does = tail.entity.relation;
  if (link === 'outperforms' && (!own || does === 'uses' || does === 'introduces')) return false;
  if (link === 'applied_to' && does !== 'uses' && does !== 'introduces') return false;
  if (link === 'extends' && !own) return false;
  if (link === 'part_of') {
    if (/\b(?:works?|compatible|tested|compared) with\b/.test(text)) return false;
    if (!ofOwn || head.entity.type === 'Benchmark') return false;
    // what a method runs on or is compared with is no part of it
    if (!own && /^(?:compares_with|evaluates_on|mentions)$/.test(head.entity.relation))
      return false;
    if (!own && head.entity.type === 'Model' && head.entity.scope === 'proper') return false;
    if (!headMention && !own) return false;
  }
  return headMention !== undefined || OWN.test(text);
}

const PROPOSING = /\b[Ww]e (?:\p{L}+ )?(?:introduce|propose|present)\b/u;
const EQUAL =
  /(?:competitive|comparable|on par|similar|close|equal|matches|matching)(?: \p{L}+)?(?: (?:with|to))? ?$/u;

/** "competitive with B" is no claim to be better. */
function isEqual({ tailMention }: LinkPair): boolean {
  const { tokens } = tailMention.sentence;
  let before = '';
  for (let i = Math.max(0, tailMention.from - 4); i < tailMention.from; i++)
    before += `${tokens[i]!.text} `;
  return EQUAL.test(before.trimEnd());
}

/** "unlike B" and "neither A nor B" do not build on B. */
function isSetApart({ tailMention, headMention }: LinkPair): boolean {
  return (
    contrastOf(tailMention) !== undefined ||
    (headMention !== undefined && contrastOf(headMention) !== undefined)
  );
}

/** The first sentence of the paper's own that names a component. */
export function isOfThePaper(sentence: Sentence, text: string): boolean {
  return sentence.field === 'abstract' && OWN.test(text);
}
