import type { Candidate } from './candidates.ts';
import { CUE_NAMES, CUES, type CueGroup } from './cues.ts';
import type { Document } from './document.ts';
import type { Group } from './group.ts';
import type { Knowledge } from './knowledge.ts';
import type { RelationName } from './types.ts';

export interface Related {
  relation: RelationName;
  roles: RelationName[];
  /** The mention that shows it best. */
  evidence: Candidate;
  rule: string;
}

const ORDER: readonly RelationName[] = [
  'introduces',
  'evaluates_on',
  'compares_with',
  'uses',
  'mentions',
];

/** What the paper does with an entity: each mention is read by the words before it, the strongest reading wins. */
export function relate(
  _document: Document,
  group: Group,
  _all: Group[],
  _knowledge: Knowledge,
): Related {
  const readings = group.candidates.map((candidate) => ({
    candidate,
    ...readMention(candidate, group),
  }));
  let best = readings[0]!;
  for (const reading of readings) {
    if (ORDER.indexOf(reading.relation) < ORDER.indexOf(best.relation)) best = reading;
  }
  const roles = ORDER.filter((role) => readings.some((reading) => reading.relation === role));
  return {
    relation: best.relation,
    roles: roles.length > 1 ? roles.filter((role) => role !== 'mentions') : roles,
    evidence: best.candidate,
    rule: best.rule,
  };
}

function readMention(candidate: Candidate, group: Group): { relation: RelationName; rule: string } {
  if (group.introduced) {
    return {
      relation: 'introduces',
      rule: candidate.introduced ? `cue:${candidate.introduced.rule}` : 'cue:own',
    };
  }
  const cue = cueBefore(candidate);
  if (group.type === 'Benchmark') {
    if (cue === 'use' && !/trained|training|train/.test(sentenceText(candidate)))
      return { relation: 'evaluates_on', rule: 'benchmark' };
    return {
      relation: cue === 'such' || cue === 'existing' ? 'mentions' : 'evaluates_on',
      rule: `cue:${cue ?? 'benchmark'}`,
    };
  }
  if (cue === 'compare') return { relation: 'compares_with', rule: 'cue:compare' };
  if (cue === 'existing') return { relation: 'mentions', rule: 'cue:existing' };
  return { relation: 'uses', rule: cue ? `cue:${cue}` : 'none' };
}

function sentenceText(candidate: Candidate): string {
  return candidate.sentence.tokens.map((token) => token.text.toLowerCase()).join(' ');
}

/** The nearest cue word within twelve tokens before a mention. */
function cueBefore(candidate: Candidate): CueGroup | undefined {
  const { tokens } = candidate.sentence;
  for (let i = candidate.from - 1; i >= Math.max(0, candidate.from - 12); i--) {
    const cue = CUES.get(tokens[i]!.text.toLowerCase());
    if (cue) return CUE_NAMES[cue - 1];
  }
  return undefined;
}
