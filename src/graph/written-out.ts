import { plainSurface } from './aliases.ts';
import { alike, isShortFor, readLongForm } from './long-forms.ts';
import { mergeKey } from './merge-key.ts';
import { nameId } from './name-id.ts';
import type { Occurrence } from './occurrence.ts';
import type { Seed } from './sense-seed.ts';
import { statedForms } from './stated-forms.ts';

/** One seed for each long form that papers state for the name; wordings of one long form are one. */
export function writtenOut(key: string, group: readonly Occurrence[]): Seed[] {
  const seeds: Seed[] = [];
  for (const occurrence of group) {
    const long = longFormOf(key, occurrence);
    if (long === undefined) continue;
    const form = readLongForm(long);
    const found = seeds.filter((seed) => alike(seed.long!, form));
    const [first, ...others] = found;
    if (!first) {
      const id = nameId(long);
      seeds.push({
        id,
        rule: 'apart:long-form',
        by: 'long-form',
        long: form,
        occurrences: [occurrence],
      });
      continue;
    }
    first.occurrences.push(occurrence);
    // A wording between two others shows that they are one.
    for (const other of others) {
      first.occurrences.push(...other.occurrences);
      seeds.splice(seeds.indexOf(other), 1);
    }
  }
  return seeds;
}

/** What the paper says that the name is short for: beside it in brackets, else another spelling that fits its letters. */
function longFormOf(key: string, { paper, entity }: Occurrence): string | undefined {
  if (entity.mentions.length < 2) return undefined;
  const stated = statedForms(entity.mentions, (field) => paper[field]);
  for (const { outside, inside } of stated) {
    const [a, b] = [plainSurface(outside.text), plainSurface(inside.text)];
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    if (isOf(key, short) && isLongOf(short, long)) return long;
  }
  const spellings = [...new Set(entity.mentions.map(({ text }) => plainSurface(text)))];
  const short = spellings.find((one) => isOf(key, one));
  if (short === undefined) return undefined;
  return spellings.find((long) => isLongOf(short, long));
}

/** "Group LASSO" is not what LASSO is short for. */
function isLongOf(short: string, long: string): boolean {
  return !mergeKey(long).includes(mergeKey(short)) && isShortFor(short, long);
}

/** Whether it is the name, and one that can be short for something: "MoA", not "encoder-decoder". */
function isOf(key: string, surface: string): boolean {
  const own = mergeKey(surface);
  return (
    (own === key || own === `${key}s`) && /^(?!.* )(?=.*\p{Lu}.*\p{Lu}).{2,12}$/u.test(surface)
  );
}
