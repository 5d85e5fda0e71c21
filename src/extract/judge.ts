import type { EntityType, Scope } from '../graph/schema.ts';
import type { Candidate } from './candidate.ts';
import { cellsOf } from './cells.ts';
import { AS_MEASURED, blend, FeatureList, few, step } from './features.ts';
import type { Group } from './group.ts';
import type { NetworkModel } from './network.ts';
import type { Reading } from './reading.ts';
import { isCoined, shapeOf } from './shape.ts';
import { surfaceOf } from './span.ts';
import { TAG_CLASSES } from './tagger/labels.ts';
import { wordAt, wordFacts, wordsOf } from './word-facts.ts';

/** What a group of candidates can turn out to be. */
export const VERDICTS = [
  'none',
  'Method proper',
  'Method family',
  'Model proper',
  'Model family',
  'Benchmark proper',
] as const;

/** What the judge makes of a group: is it an entity at all, and of which type and scope? */
export function judgeFeatures(group: Group): number[] {
  const list = new FeatureList();
  list.hashes.push(AS_MEASURED);
  const { candidates, classes, entry, known } = group;
  const surface = mainSurface(group);
  const words = surface.split(' ');
  const shape = blend(shapeOf(words[0]!));
  let tagged = 0;
  let nameness = 0;
  let cut = 0;
  for (const candidate of candidates) {
    tagged = Math.max(tagged, candidate.tagged);
    nameness = Math.max(nameness, candidate.nameness);
    cut = Math.max(cut, candidate.cut);
  }
  const [taggedStep, namenessStep, cutStep] = [step(tagged), step(nameness), step(cut)];
  const rule = candidates.find((c) => c.introduced)?.introduced;
  const listed = entry ? blend(entry.type, entry.scope) : 0;
  let best = 0;
  let first = 0;
  let second = 0;
  for (let c = 0; c < classes.length; c++) {
    const p = classes[c]!;
    if (p > classes[best]!) best = c;
    if (p > first) {
      second = first;
      first = p;
    } else if (p > second) second = p;
    list.add('class', c, step(p));
  }
  // Sums over "introduced", which is not the judge's question.
  for (let v = 0; v < VERDICTS.length; v++) {
    let sum = 0;
    for (const c of CLASSES_OF[v]!) sum += classes[c]!;
    list.add('verdict', v, step(sum));
    list.add('verdict&listed', v, listed, step(sum));
  }
  list.add('best', best);
  list.add('best&p', best, step(first));
  list.add('margin', best, step(first - second));
  list.add('tagged', taggedStep);
  list.add('cut', cutStep);
  list.add('cut&best', cutStep, best);
  list.add('nameness', namenessStep);
  list.add('tagged&best', taggedStep, best);
  list.add('listed', listed);
  list.add('listed&nameness', listed, namenessStep);
  list.add('listed&best', listed, best);
  list.add('source', entry ? blend(entry.source ?? 'list') : 0);
  const knownType = known ? blend(known.type) : 0;
  list.add('known', knownType);
  list.add('known&nameness', knownType, namenessStep);
  list.add('rule', rule ? blend(rule.rule, rule.type) : 0);
  list.add('rule&nameness', rule ? blend(rule.rule) : 0, namenessStep);
  list.add('mentions', few(candidates.length));
  list.add('untagged', few(candidates.filter((c) => c.tagged === 0).length));
  list.add('title', candidates.some((c) => c.sentence.field === 'title') ? 1 : 0);
  list.add('forms', group.short ? 1 : 0);
  list.add('words', few(words.length));
  list.add('words&best', few(words.length), best);
  list.add('shape', shape);
  list.add('shape&best', shape, best);
  const coined = isCoined(surface) ? 1 : 0;
  list.add('coined', coined);
  list.add('coined&tagged', coined, taggedStep);
  const low = surface.toLowerCase();
  const parts = low.split(/[\s-]+/).map(wordFacts);
  const front = parts[0]!;
  const head = parts.at(-1)!;
  list.add('surface', blend(low));
  list.add('head', head.hash);
  list.add('head&best', head.hash, best);
  list.add('first', front.hash);
  list.add('head use', head.use.frequency, head.use.lowered);
  list.add('first use', front.use.frequency, front.use.lowered);
  list.add('head use&tagged', head.use.frequency, head.use.lowered, taggedStep);
  list.add('head cluster', head.use.middle);
  list.add('head cluster&best', head.use.middle, best);
  list.add('head fine', head.use.fine);
  list.add('first cluster', front.use.middle);
  list.add('clusters', front.use.coarse, head.use.coarse);
  let least = head.use.frequency;
  for (const { use } of parts) least = Math.min(least, use.frequency);
  list.add('least use', least);
  addSiblings(list, group, best);
  addReading(list, candidates.find((c) => surfaceOf(c) === surface)!.reading, best);
  list.add('ending', blend(low.slice(-4)));
  list.add('beginning', blend(low.slice(0, 3)));
  for (const candidate of candidates.slice(0, 6)) addContext(list, candidate, best);
  return list.hashes;
}

/** Places of TAG_CLASSES that make up each verdict. */
const CLASSES_OF = VERDICTS.map((verdict) =>
  TAG_CLASSES.flatMap((tag, c) => (verdict === `${tag.type} ${tag.scope}` ? [c] : [])),
);

/** The words around a place where it stands. */
function addContext(list: FeatureList, candidate: Candidate, best: number): void {
  const { tokens, part } = candidate.sentence;
  const words = wordsOf(candidate.sentence);
  const before = wordAt(words, candidate.from - 1);
  const after = wordAt(words, candidate.to);
  list.add('before cluster', before.use.middle);
  list.add('after cluster', after.use.middle);
  list.add('before cluster&best', before.use.middle, best);
  list.add('after cluster&best', after.use.middle, best);
  list.add('part', blend(part), best);
  addCues(list, candidate, best);
  list.add('before', before.hash);
  list.add('after', after.hash);
  list.add('after2', after.hash, wordAt(words, candidate.to + 1).hash);
  list.add('before2', wordAt(words, candidate.from - 2).hash, before.hash);
  list.add('after&best', after.hash, best);
  const hyphen = after.lower === '-' && !tokens[candidate.to]!.spaced;
  list.add('hyphen', hyphen ? wordAt(words, candidate.to + 1).hash : 0);
}

/** What the name was elsewhere. */
function addReading(
  list: FeatureList,
  { verdict, purity, papers, share, introduced }: Reading,
  best: number,
): void {
  const known = verdict * 4 + purity;
  list.add('read', known);
  list.add('read&best', known, best);
  list.add('read papers', known, papers);
  list.add('read share', verdict, share, papers);
  list.add('read share&best', verdict, share, best);
  list.add('read introduced', verdict, introduced, best);
}

/** Names beside it in a list ("LoRA, DoRA and VeRA") are mostly of one type. */
function addSiblings(list: FeatureList, group: Group, best: number): void {
  const sums = new Float64Array(TAG_CLASSES.length);
  let some = false;
  for (const { siblings } of group.candidates) {
    if (!siblings) continue;
    some = true;
    for (let c = 0; c < sums.length; c++) sums[c]! += siblings[c]!;
  }
  let top = 0;
  for (let c = 1; c < sums.length; c++) if (sums[c]! > sums[top]!) top = c;
  list.add('siblings', some ? top : -1);
  list.add('siblings&best', some ? top : -1, best);
  for (const { list: whole, sentence } of group.candidates.slice(0, 4)) {
    if (!whole) continue;
    list.add('list before', wordAt(wordsOf(sentence), whole.from - 1).hash);
    list.add('list after', wordAt(wordsOf(sentence), whole.to).hash);
  }
}

/** The nearest word before that says what is done, and the nearest noun on either side that says what it is. */
function addCues(list: FeatureList, candidate: Candidate, best: number): void {
  const words = wordsOf(candidate.sentence);
  let cue = 0;
  for (let i = candidate.from - 1; i >= Math.max(0, candidate.from - 10) && !cue; i--) {
    cue = words[i]!.cue;
  }
  let after = 0;
  for (let i = candidate.to; i < Math.min(words.length, candidate.to + 4) && !after; i++) {
    after = words[i]!.noun;
  }
  let before = 0;
  for (let i = candidate.from - 1; i >= Math.max(0, candidate.from - 4) && !before; i--) {
    before = words[i]!.noun;
  }
  list.add('cue', cue);
  list.add('cue&best', cue, best);
  list.add('noun after&best', after, best);
  list.add('noun before&best', before, best);
  list.add('nouns', before, after, cue);
}

/** The surface that stands most often, the longer at a tie. */
function mainSurface(group: Group): string {
  let best = '';
  let most = 0;
  for (const [surface, count] of group.surfaces) {
    if (count > most || (count === most && surface.length > best.length)) {
      best = surface;
      most = count;
    }
  }
  return best;
}

export interface Verdict {
  type: EntityType;
  scope: Scope;
  /** That it is an entity of this type, of either scope. */
  probability: number;
}

/** The likeliest type and scope, given the probabilities of VERDICTS. */
export function verdictOf(probabilities: Float64Array): Verdict {
  const types: Record<EntityType, number> = {
    Method: probabilities[1]! + probabilities[2]!,
    Model: probabilities[3]! + probabilities[4]!,
    Benchmark: probabilities[5]!,
  };
  let type: EntityType = 'Method';
  if (types.Model > types[type]) type = 'Model';
  if (types.Benchmark > types[type]) type = 'Benchmark';
  const proper = probabilities[VERDICTS.indexOf(`${type} proper`)]!;
  return { type, scope: proper * 2 >= types[type] ? 'proper' : 'family', probability: types[type] };
}

/** What the model takes a group for. */
export function judge(group: Group, model: NetworkModel): Verdict {
  return verdictOf(model.probabilities(judgeFeatures(group), cellsOf(group.candidates)));
}
