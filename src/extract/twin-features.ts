import type { Field, Mention } from '../graph/schema.ts';
import { AS_MEASURED, blend, FeatureList, few } from './features.ts';
import type { TwinPair } from './twin-pairs.ts';
import type { ExtractedEntity, PaperText } from './types.ts';

/** Mentions of an entity that are looked at, from the first on. */
const MOST_MENTIONS = 8;
/** What stands between two mentions is read up to so many characters. */
const NEAR = 24;
const SAME_SENTENCE = 300;

/** What speaks for two entities of a paper being one thing: their words and letters, what the paper does with both, and what stands between them. */
export function twinFeatures(pair: TwinPair, paper: PaperText): number[] {
  const list = new FeatureList();
  list.hashes.push(AS_MEASURED);
  const [long, short] = [pair.long.entity, pair.short.entity];
  const type = blend(long.type);
  const scopes = blend(long.scope, short.scope);
  const relations = blend(long.relation, short.relation);
  const both = pair.long.introduced && pair.short.introduced ? 1 : 0;
  const coined = (pair.long.coined ? 2 : 0) + (pair.short.coined ? 1 : 0);
  const tie = blend(pair.words?.kind);
  const letters = blend(pair.letters);
  const kind = blend(tie, letters);
  list.add('kind', kind);
  list.add('kind&scopes', kind, scopes);
  list.add('kind&relations', kind, relations);
  list.add('kind&type', kind, type);
  list.add('words', tie, scopes);
  list.add('letters', letters, scopes);
  list.add('letters&count', letters, few(pair.count));
  list.add('relations', relations, scopes);
  list.add('type&scopes', type, scopes);
  list.add('coined', coined, both, letters);
  addWords(list, pair, tie, scopes);
  list.add('names', pair.long.wordings[0]!.whole, pair.short.wordings[0]!.whole);
  const where = fieldsOf(long) * 4 + fieldsOf(short);
  list.add('where', where, scopes);
  list.add('where&kind', where, kind);
  list.add('where&both', where, both, coined);
  addBetween(list, long, short, paper, { kind, scopes, both });
  addTitle(list, 0, long, paper, kind);
  addTitle(list, 1, short, paper, kind);
  return list.hashes;
}

function addWords(list: FeatureList, { words }: TwinPair, tie: number, scopes: number): void {
  if (!words) return;
  const { few: less, many, extra } = words;
  list.add('extra n', few(extra.length), tie, scopes);
  list.add('few n', few(less.stems.length), tie, scopes);
  list.add('n', few(less.stems.length), few(many.stems.length), tie);
  let all = 0;
  for (const i of extra) {
    const word = many.hashes[i]!;
    all = blend(all, word);
    list.add('extra', word);
    list.add('extra&kind', word, tie, scopes);
    list.add('extra&few', word, less.whole);
  }
  list.add('all extra', all, tie);
  list.add('all extra&few', all, less.whole);
  list.add('few', less.whole, tie);
  list.add('many', many.whole, tie);
  list.add('head', many.hashes.at(-1) ?? 0, tie);
  if (less.stems.every((stem) => many.stems.includes(stem))) return;
  const apart = [less, many].map((one, i) =>
    one.hashes.filter((_, k) => ![many, less][i]!.stems.includes(one.stems[k]!)),
  );
  list.add(
    'apart',
    ...(apart.map((words) => blend(...words)).sort((a, b) => a - b) as [number, number]),
  );
  apart.forEach((words, i) => {
    for (const word of words) list.add('one apart', i, word, tie);
  });
}

/** The words between the mentions that stand nearest. */
function addBetween(
  list: FeatureList,
  long: ExtractedEntity,
  short: ExtractedEntity,
  paper: PaperText,
  { kind, scopes, both }: { kind: number; scopes: number; both: number },
): void {
  const [before, after] = nearest(long, short);
  if (!before || !after) {
    list.add('gap', -1, kind);
    return;
  }
  const distance = after.start - before.end;
  const gap = distance < 0 ? 0 : GAPS.findIndex((most) => distance <= most) + 1;
  list.add('gap', gap, kind);
  list.add('gap&scopes', gap, blend(scopes, both));
  let same = 0;
  if (distance >= 0 && distance <= SAME_SENTENCE) {
    const text = paper[before.field].slice(before.end, after.start);
    same = /[.!?]\s/.test(text) ? 0 : 1;
    if (distance <= NEAR) {
      const between = blend(text.trim().toLowerCase());
      const next = blend(paper[before.field].slice(after.end, after.end + 2).trim()[0]);
      list.add('between', between);
      list.add('between&scopes', between, blend(scopes, both));
      list.add('between&kind', between, kind);
      list.add('around', between, next, kind);
    }
  }
  list.add('sentence', same, kind);
  list.add('sentence&scopes', same, blend(scopes, both));
}

const GAPS = [2, 6, 30, 120, Number.POSITIVE_INFINITY];

function nearest(a: ExtractedEntity, b: ExtractedEntity): [Mention?, Mention?] {
  let best: [Mention?, Mention?] = [];
  let least = Number.POSITIVE_INFINITY;
  const some = Math.min(a.mentions.length, MOST_MENTIONS);
  const others = Math.min(b.mentions.length, MOST_MENTIONS);
  for (let i = 0; i < some; i++) {
    for (let j = 0; j < others; j++) {
      const m = a.mentions[i]!;
      const n = b.mentions[j]!;
      if (m.field !== n.field) continue;
      const [before, after] = m.start <= n.start ? [m, n] : [n, m];
      const distance = Math.abs(after.start - before.end);
      if (distance >= least) continue;
      best = [before, after];
      least = distance;
    }
  }
  return best;
}

/** Whether a colon parts the name from the rest of the title. */
function addTitle(
  list: FeatureList,
  which: number,
  { mentions }: ExtractedEntity,
  { title }: PaperText,
  kind: number,
): void {
  const titled = mentions.find((m) => m.field === 'title');
  if (!titled) return;
  const begins = titled.start === 0 ? 1 : 0;
  const colon = /^\s*:/.test(title.slice(titled.end, titled.end + 3)) ? 1 : 0;
  const from = /:\s*$/.test(title.slice(Math.max(0, titled.start - 3), titled.start)) ? 1 : 0;
  list.add('colon after', which, begins * 2 + colon, kind);
  list.add('colon before', which, from, kind);
}

/** 1: in the abstract, 2: in the title, 3: in both. */
function fieldsOf({ mentions }: ExtractedEntity): number {
  const has = (field: Field) => mentions.some((m) => m.field === field);
  return (has('title') ? 2 : 0) + (has('abstract') ? 1 : 0);
}
