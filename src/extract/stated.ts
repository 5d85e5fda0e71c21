import { contrastOf } from './contrast.ts';
import type { Sentence } from './document.ts';
import type { LinkPair } from './link-pairs.ts';
import type { LinkName } from './types.ts';

/** Words by which a paper speaks of its own work. */
const OWN =
  /\b(?:we|our|ours|it|its|this (?:paper|work|method|approach|model|framework|strategy|technique|simple)|the (?:proposed|resulting) \p{L}+)\b/iu;
/** Likely enough to be given. Chosen by F1 on annotated papers. */
const LEAST: Record<LinkName, number> = {
  extends: 0.25,
  outperforms: 0.2,
  part_of: 0.25,
  applied_to: 0.25,
};

export function isLikely(link: LinkName, probability: number): boolean {
  return probability >= LEAST[link];
}

/** Whether the sentence that would show a link does not say the opposite. */
export function isStated(pair: LinkPair, link: LinkName, text: string): boolean {
  if (link === 'outperforms' ? isEqual(pair) : isSetApart(pair)) return false;
  return link !== 'part_of' || !/\b(?:works?|compatible|tested|compared) with\b/.test(text);
}

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

/** Whether a sentence speaks of the paper's own work in so many words. */
export function isOfThePaper({ field }: Sentence, text: string): boolean {
  return field === 'abstract' && OWN.test(text);
}

/**
 * Whether a sentence stands where the paper tells of its own work, though it does not say "we": "The decoder adopts X." Half of what
 * the networks find there is right, as it is where both ends are named; before it stands what others did.
 */
export function tellsOfOwnWork({ part }: Sentence): boolean {
  return part === 'turn' || part === 'own';
}
