// Training set of the network that reads a paper's pairs together (src/extract/link-context.ts).
import { AS_MEASURED } from '../../dist/extract/features.js';
import { linkContexts } from '../../dist/extract/link-context.js';
import { linkPairs } from '../../dist/extract/link-pairs.js';
import { LEAST_FIRST } from '../../dist/extract/links.js';
import { asRead } from './gold.js';

/**
 * @param papers [{paper, named}], entities as the program finds them
 * @param examples of the first network, pair by pair in the papers' order
 * @param model a first network that has not seen these papers
 */
export function relinkExamples(papers, examples, model) {
  let at = 0;
  return papers.flatMap(({ paper, named }) => {
    const pairs = linkPairs(named);
    const own = examples.slice(at, at + pairs.length);
    at += pairs.length;
    const answers = own.map(({ features, dense }) => model.probabilities(features, dense));
    return linkContexts(pairs, answers, named).map((numbers, i) => ({
      features: asRead([AS_MEASURED], paper),
      dense: numbers,
      label: own[i].label,
      answer: answers[i],
      first: answers[i].map((p) => Math.log(Math.max(LEAST_FIRST, p))),
    }));
  });
}
