import type { EntityType, Scope } from '../graph/schema.ts';
import type { Candidate } from './candidate.ts';
import { cellsOf } from './cells.ts';
import { CUES, HEAD_NOUNS } from './cues.ts';
import { AS_MEASURED, FeatureList, few, step } from './features.ts';
import type { Group } from './group.ts';
import type { NetworkModel } from './network.ts';
import type { Reading } from './reading.ts';
import { isCoined, shapeOf } from './shape.ts';
import { surfaceOf } from './span.ts';
import { TAG_CLASSES } from './tagger/labels.ts';
import { wordStatistics } from './word-statistics.ts';

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
  const shape = shapeOf(words[0]!);
  const tagged = Math.max(...candidates.map((c) => c.tagged));
  const nameness = Math.max(...candidates.map((c) => c.nameness));
  const rule = candidates.find((c) => c.introduced)?.introduced;
  const listed = entry ? `${entry.type} ${entry.scope}` : 'no';
  let best = 0;
  classes.forEach((p, c) => {
    if (p > classes[best]!) best = c;
    list.add(`class${c}`, step(p));
  });
  // Sums over "introduced", which is not the judge's question.
  VERDICTS.forEach((verdict, v) => {
    let sum = 0;
    TAG_CLASSES.forEach((tag, c) => {
      if (verdict === `${tag.type} ${tag.scope}`) sum += classes[c]!;
    });
    list.add(`verdict${v}`, step(sum));
    list.add(`verdict${v}&listed ${listed}`, step(sum));
  });
  const order = [...classes].sort((a, b) => b - a);
  list.add('best', best);
  list.add('best&p', `${best} ${step(order[0]!)}`);
  list.add('margin', `${best} ${step(order[0]! - order[1]!)}`);
  list.add('tagged', step(tagged));
  const cut = Math.max(...candidates.map((c) => c.cut));
  list.add('cut', step(cut));
  list.add('cut&best', `${step(cut)} ${best}`);
  list.add('nameness', step(nameness));
  list.add('tagged&best', `${step(tagged)} ${best}`);
  list.add('listed', listed);
  list.add('listed&nameness', `${listed} ${step(nameness)}`);
  list.add('listed&best', `${listed} ${best}`);
  list.add('source', entry ? (entry.source ?? 'list') : 'no');
  list.add('known', known ? known.type : 'no');
  list.add('known&nameness', `${known ? known.type : 'no'} ${step(nameness)}`);
  list.add('rule', rule ? `${rule.rule} ${rule.type}` : 'no');
  list.add('rule&nameness', `${rule ? rule.rule : 'no'} ${step(nameness)}`);
  list.add('mentions', few(candidates.length));
  list.add('untagged', few(candidates.filter((c) => c.tagged === 0).length));
  list.add('title', candidates.some((c) => c.sentence.field === 'title') ? 1 : 0);
  list.add('forms', group.short ? 1 : 0);
  list.add('words', few(words.length));
  list.add('words&best', `${few(words.length)} ${best}`);
  list.add('shape', shape);
  list.add('shape&best', `${shape} ${best}`);
  list.add('coined', isCoined(surface) ? 1 : 0);
  list.add('coined&tagged', `${isCoined(surface)} ${step(tagged)}`);
  const low = surface.toLowerCase();
  const lows = low.split(/[\s-]+/);
  list.add('surface', low);
  list.add('head', lows.at(-1)!);
  list.add('head&best', `${lows.at(-1)} ${best}`);
  list.add('first', lows[0]!);
  const head = wordStatistics(lows.at(-1)!);
  const first = wordStatistics(lows[0]!);
  list.add('head use', `${head.frequency} ${head.lowered}`);
  list.add('first use', `${first.frequency} ${first.lowered}`);
  list.add('head use&tagged', `${head.frequency} ${head.lowered} ${step(tagged)}`);
  list.add('head cluster', head.middle);
  list.add('head cluster&best', `${head.middle} ${best}`);
  list.add('head fine', head.fine);
  list.add('first cluster', first.middle);
  list.add('clusters', `${first.coarse} ${head.coarse}`);
  list.add('least use', Math.min(...lows.map((word) => wordStatistics(word).frequency)));
  addSiblings(list, group, best);
  addReading(list, candidates.find((c) => surfaceOf(c) === surface)!.reading, best);
  list.add('ending', low.slice(-4));
  list.add('beginning', low.slice(0, 3));
  for (const candidate of candidates.slice(0, 6)) {
    const { tokens } = candidate.sentence;
    const before = tokens[candidate.from - 1]?.text.toLowerCase() ?? '^';
    const after = tokens[candidate.to]?.text.toLowerCase() ?? '$';
    const left = wordStatistics(before);
    const right = wordStatistics(after);
    list.add('before cluster', left.middle);
    list.add('after cluster', right.middle);
    list.add('before cluster&best', `${left.middle} ${best}`);
    list.add('after cluster&best', `${right.middle} ${best}`);
    list.add('part', `${candidate.sentence.part} ${best}`);
    addCues(list, candidate, best);
    list.add('before', before);
    list.add('after', after);
    list.add('after2', `${after} ${tokens[candidate.to + 1]?.text.toLowerCase() ?? '$'}`);
    list.add('before2', `${tokens[candidate.from - 2]?.text.toLowerCase() ?? '^'} ${before}`);
    list.add('after&best', `${after} ${best}`);
    list.add(
      'hyphen',
      after === '-' && !tokens[candidate.to]!.spaced
        ? (tokens[candidate.to + 1]?.text.toLowerCase() ?? '')
        : '',
    );
  }
  return list.hashes;
}

/** What the name was elsewhere. */
function addReading(
  list: FeatureList,
  { verdict, purity, papers, share, introduced }: Reading,
  best: number,
): void {
  list.add('read', `${verdict} ${purity}`);
  list.add('read&best', `${verdict} ${purity} ${best}`);
  list.add('read papers', `${verdict} ${purity} ${papers}`);
  list.add('read share', `${verdict} ${share} ${papers}`);
  list.add('read share&best', `${verdict} ${share} ${best}`);
  list.add('read introduced', `${verdict} ${introduced} ${best}`);
}

/** Names beside it in a list ("LoRA, DoRA and VeRA") are mostly of one type. */
function addSiblings(list: FeatureList, group: Group, best: number): void {
  const sums = new Float64Array(TAG_CLASSES.length);
  let some = false;
  for (const { siblings } of group.candidates) {
    if (!siblings) continue;
    some = true;
    siblings.forEach((p, c) => {
      sums[c]! += p;
    });
  }
  let top = 0;
  sums.forEach((p, c) => {
    if (p > sums[top]!) top = c;
  });
  list.add('siblings', some ? top : 'no');
  for (const { list: whole, sentence } of group.candidates.slice(0, 4)) {
    if (!whole) continue;
    list.add('list before', sentence.tokens[whole.from - 1]?.text.toLowerCase() ?? '^');
    list.add('list after', sentence.tokens[whole.to]?.text.toLowerCase() ?? '$');
  }
  list.add('siblings&best', `${some ? top : 'no'} ${best}`);
}

/** The nearest word before that says what is done, and the nearest noun on either side that says what it is. */
function addCues(list: FeatureList, candidate: Candidate, best: number): void {
  const { tokens } = candidate.sentence;
  let cue = 0;
  for (let i = candidate.from - 1; i >= Math.max(0, candidate.from - 10) && !cue; i--) {
    cue = CUES.get(tokens[i]!.text.toLowerCase()) ?? 0;
  }
  let after = 0;
  for (let i = candidate.to; i < Math.min(tokens.length, candidate.to + 4) && !after; i++) {
    after = HEAD_NOUNS.get(tokens[i]!.text.toLowerCase()) ?? 0;
  }
  let before = 0;
  for (let i = candidate.from - 1; i >= Math.max(0, candidate.from - 4) && !before; i--) {
    before = HEAD_NOUNS.get(tokens[i]!.text.toLowerCase()) ?? 0;
  }
  list.add('cue', cue);
  list.add('cue&best', `${cue} ${best}`);
  list.add('noun after&best', `${after} ${best}`);
  list.add('noun before&best', `${before} ${best}`);
  list.add('nouns', `${before} ${after} ${cue}`);
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
