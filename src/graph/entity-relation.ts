import type { ExtractedLink } from '../extract/types.ts';
import { byCodeUnit } from '../order.ts';
import { round } from './canonical.ts';
import { inText } from './paper-relation.ts';
import type { EntityRelation, EntityToEntity, LinkEvidence } from './schema.ts';
import { Votes } from './votes.ts';

/** No number of papers makes a stated link certain. */
const MOST = 0.99;

/** A stated link between two entities, while papers are still adding to it. */
export class EntityRelationDraft {
  readonly #from: string;
  readonly #to: string;
  readonly #type: EntityRelation;
  readonly #found: { paper: string; link: ExtractedLink }[] = [];

  constructor(from: string, type: EntityRelation, to: string) {
    this.#from = from;
    this.#type = type;
    this.#to = to;
  }

  add(paper: string, link: ExtractedLink): void {
    this.#found.push({ paper, link });
  }

  /**
   * The link with its evidence by paper. Papers are taken as independent witnesses: the link is wrong only if all are
   * (noisy or). Several sentences of one paper count once, by the most confident.
   */
  relation(): EntityToEntity {
    const byPaper = new Map<string, number>();
    const rules = new Votes();
    for (const { paper, link } of this.#found) {
      byPaper.set(paper, Math.max(byPaper.get(paper) ?? 0, link.confidence));
      rules.add(link.rule, link.confidence);
    }
    const doubt = [...byPaper.values()].sort().reduce((all, one) => all * (1 - one), 1);
    const highest = Math.max(MOST, ...byPaper.values());
    return {
      from: this.#from,
      to: this.#to,
      type: this.#type,
      confidence: round(Math.min(1 - doubt, highest), 3),
      evidence: this.#evidence(),
      rule: rules.winner()!,
    };
  }

  #evidence(): LinkEvidence[] {
    const all = this.#found
      .map(({ paper, link }) => ({
        paper,
        sentence: link.evidence,
        field: link.field,
        sentenceStart: link.evidenceStart,
        start: link.start,
        end: link.end,
      }))
      .sort(inOrder);
    return all.filter((one, i) => i === 0 || inOrder(one, all[i - 1]!) !== 0);
  }
}

function inOrder(a: LinkEvidence, b: LinkEvidence): number {
  return byCodeUnit(a.paper, b.paper) || inText(a, b);
}
