import { mergeKey } from '../merge-key.ts';
import type { Thing } from '../occurrence.ts';
import type { EntityType, PaperRelation } from '../schema.ts';
import type { Override } from './override.ts';
import { splitOff } from './split.ts';
import { APART, type Workbench } from './workbench.ts';

/** Does what one override says; what cannot be done is noted. To be called in the stage of its action. */
export function act(bench: Workbench, override: Override): void {
  const found = bench.only(override, override.name);
  const thing = found && bench.follow(found, override.action);
  if (!thing) return;
  switch (override.action) {
    case 'drop':
      drop(bench, override, thing);
      break;
    case 'different':
      different(bench, override, thing, override.value!);
      break;
    case 'same':
      same(bench, override, thing);
      break;
    case 'retype':
      retype(bench, override, thing, override.value as EntityType);
      break;
    case 'rename':
      rename(bench, override, thing, override.value!);
      break;
    case 'relate':
      relate(bench, override, thing, override.value as PaperRelation);
      break;
    case 'unlink':
      unlink(bench, override, thing);
      break;
  }
}

function drop(bench: Workbench, override: Override, thing: Thing): void {
  for (const occurrence of bench.those(override, thing)) {
    bench.remove(occurrence);
    bench.acted.add(override);
  }
  if (override.papers === undefined) {
    bench.become('drop', thing, undefined);
    bench.acted.add(override);
  }
}

function different(bench: Workbench, override: Override, thing: Thing, value: string): void {
  // Another thing of the very same name is told apart in its id.
  const isOwn = mergeKey(value) === thing.key;
  const target =
    bench.meant(value, thing) ??
    bench.things.of(thing.type, mergeKey(value), isOwn ? 'apart' : undefined, APART);
  const called = bench.names.get(target) ?? value;
  if (override.papers) {
    for (const occurrence of bench.those(override, thing)) {
      bench.move(occurrence, target, override, called);
    }
    return;
  }
  const name = bench.names.get(thing) ?? override.name;
  let found = false;
  for (const occurrence of bench.those(override, thing)) {
    const split = splitOff(occurrence, value, name);
    if (!split) continue;
    found = true;
    bench.move(split.part, target, override, called);
  }
  if (!found) bench.note(override, `No paper writes "${value}" for ${name}.`);
}

function same(bench: Workbench, override: Override, thing: Thing): void {
  const found = bench.only(override, override.value!);
  const other = found && bench.follow(found, 'same');
  if (!other) return;
  if (other === thing) {
    bench.note(override, 'The two are one thing without it.');
    return;
  }
  bench.become('same', other, thing);
  bench.acted.add(override);
  // In a chain of merges each thing goes all the way, whichever line comes first.
  for (const merged of bench.merged()) {
    const target = bench.follow(merged)!;
    const name = bench.names.get(target);
    for (const occurrence of bench.before(target)) {
      if (name !== undefined) occurrence.name = name;
    }
    for (const occurrence of bench.before(merged)) {
      if (merged === other) bench.move(occurrence, target, override, name);
      else bench.move(occurrence, target, undefined, name);
    }
  }
}

function retype(bench: Workbench, override: Override, thing: Thing, type: EntityType): void {
  const target = bench.things.of(type, thing.key, thing.sense, thing.rule);
  if (target === thing && !override.papers) {
    bench.note(override, `It is a ${type} without it.`);
    return;
  }
  for (const occurrence of bench.those(override, thing)) {
    if (target === thing) bench.settle(occurrence);
    else bench.move(occurrence, target, override);
  }
  if (override.papers) return;
  bench.become('retype', thing, target);
  bench.acted.add(override);
}

function rename(bench: Workbench, override: Override, thing: Thing, name: string): void {
  if (bench.names.get(thing) === name) {
    bench.note(override, 'It is called so without it.');
    return;
  }
  const key = mergeKey(name);
  const target = bench.things.of(thing.type, key, key === thing.key ? thing.sense : undefined);
  for (const occurrence of bench.those(override, thing)) {
    bench.move(occurrence, target, override, name);
  }
  if (target !== thing && bench.before(target).length > 0) {
    const type = thing.type.toLowerCase();
    bench.note(override, `A ${type} called ${name} is there already: the two are one now.`);
  }
  bench.become('rename', thing, target);
  bench.renamed.set(target, name);
  bench.acted.add(override);
}

function relate(bench: Workbench, override: Override, thing: Thing, type: PaperRelation): void {
  if (type === 'EVALUATES_ON' && thing.type !== 'Benchmark') {
    bench.note(override, `Only benchmarks are evaluated on, and this is a ${thing.type}.`);
    return;
  }
  const relation = type.toLowerCase() as Lowercase<PaperRelation>;
  for (const occurrence of bench.those(override, thing)) {
    const { entity } = occurrence;
    if (entity.relation === relation && entity.roles.length <= 1) {
      bench.note(override, `The paper ${occurrence.paper.id} does so without it.`);
      continue;
    }
    occurrence.entity = { ...entity, relation, roles: [relation] };
    bench.move(occurrence, thing, override);
  }
}

function unlink(bench: Workbench, override: Override, thing: Thing): void {
  const found = bench.only(override, override.value!);
  const other = found && bench.follow(found, 'unlink');
  if (!other || other === thing) return;
  const papers = override.papers?.flatMap((asked) => {
    const id = bench.papers.find(asked);
    if (id === undefined) bench.note(override, `There is no paper ${asked}.`);
    return id ?? [];
  });
  bench.unlinks.add(override, thing, other, papers);
}
