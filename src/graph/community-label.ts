import { byCodeUnit } from '../order.ts';
import type { Standing } from './community-standing.ts';

/** The third name comes where it is nearly as telling as the second and there is room. */
const THIRD = 0.75;
const ROOM = 36;
/** A second name that is far less telling than the first only blurs it. */
const SECOND = 0.3;

/** The most distinctive first; variants, whose family speaks for them, and names of one paper alone come last. */
export function distinctiveOf(standing: readonly Standing[]): Standing[] {
  const minor = (one: Standing) => Number(one.isVariant || one.papers < 2);
  return [...standing].sort(
    (a, b) =>
      minor(a) - minor(b) ||
      b.distinctness - a.distinctness ||
      b.papers - a.papers ||
      byCodeUnit(a.id, b.id),
  );
}

/** Labels of a graph's regions and sub-regions: none is given twice. */
export class Labels {
  readonly #given = new Set<string>();

  /** Keeps a label from being given again. @returns whether it had not been given */
  take(label: string): boolean {
    if (this.#given.has(label)) return false;
    this.#given.add(label);
    return true;
  }

  /**
   * @param distinctive most distinctive first
   * @param said the label of what it is a part of: its names tell the parts apart no more
   */
  of(distinctive: readonly { name: string; distinctness: number }[], said = ''): string {
    const names = said.split(' · ');
    const fresh = distinctive.filter(({ name }) => !names.includes(name));
    let label = labelOf(fresh.length > 0 ? fresh : distinctive);
    for (const { name } of distinctive) {
      if (!this.#given.has(label)) break;
      if (!label.split(' · ').some((other) => overlaps(other, name))) label += ` · ${name}`;
    }
    this.#given.add(label);
    return label;
  }
}

/**
 * "LoRA · Instruction Tuning": one to three names, none within another, for LLaMA-2 and LLaMA-2 7B say one thing.
 *
 * @param distinctive most distinctive first
 */
export function labelOf(distinctive: readonly { name: string; distinctness: number }[]): string {
  const names: string[] = [];
  let before = 0;
  for (const { name, distinctness } of distinctive) {
    if (names.some((other) => overlaps(other, name))) continue;
    if (names.length === 1 && distinctness < SECOND * before) break;
    if (names.length === 2) {
      const fits = [...names, name].join(' · ').length <= ROOM;
      if (distinctness < THIRD * before || !fits) break;
    }
    names.push(name);
    before = distinctness;
    if (names.length === 3) break;
  }
  return names.join(' · ');
}

function overlaps(a: string, b: string): boolean {
  const [short, long] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  return long!.includes(short!);
}
