// Training sets of the models that come after the tagger, and their cross-validated figures.
import { findCandidates } from '../../dist/extract/candidates.js';
import { readDocument } from '../../dist/extract/document.js';
import { nameEntities } from '../../dist/extract/entities.js';
import { groupCandidates } from '../../dist/extract/group.js';
import { judgeFeatures, VERDICTS, verdictOf } from '../../dist/extract/judge.js';
import { buildKnowledge } from '../../dist/extract/knowledge.js';
import { LinearModel } from '../../dist/extract/linear.js';
import { LINKS, linkFeatures, linkPairs } from '../../dist/extract/links.js';
import { RELATIONS, relationFeatures } from '../../dist/extract/relate.js';
import { foldSurface, meet, surfacesOf } from '../../dist/extract/score.js';
import { trainLinear } from './linear.js';

const EMPTY = { keys: new Uint32Array(0), weights: new Int8Array(0), scale: 1, extra: {} };
export const untrained = {
  judge: new LinearModel({ ...EMPTY, labels: VERDICTS }),
  relations: new LinearModel({ ...EMPTY, labels: RELATIONS }),
  links: new LinearModel({ ...EMPTY, labels: LINKS }),
};

/** Groups of each paper with the annotated entity that each one matches. */
export function collectGroups(papers, knowledge) {
  return papers.map((paper) => {
    const document = readDocument(paper);
    const groups = groupCandidates(findCandidates(document, knowledge), knowledge);
    const gold = paper.entities.map((entity) => ({
      entity,
      surfaces: surfacesOf(entity),
      used: false,
    }));
    const matches = groups.map((group) => {
      const surfaces = new Set(
        [...group.surfaces.keys(), group.entry?.name ?? ''].map(foldSurface).filter(Boolean),
      );
      const fits = gold.filter((g) => meet(g.surfaces, surfaces));
      const match =
        fits.find((g) => !g.used && g.entity.type === group.type) ?? fits.find((g) => !g.used);
      if (match) match.used = true;
      return match?.entity;
    });
    return { paper, document, groups, matches, missed: gold.filter((g) => !g.used).length };
  });
}

export function judgeExamples(records) {
  return records.flatMap(({ groups, matches }) =>
    groups.map((group, i) => ({ features: judgeFeatures(group), label: verdictIndex(matches[i]) })),
  );
}

function verdictIndex(entity) {
  if (!entity) return 0;
  const scope = entity.type === 'Benchmark' ? 'proper' : entity.scope;
  return VERDICTS.indexOf(`${entity.type} ${scope}`);
}

/** Relations are learned from groups that are entities, with the type that the judge will give them. */
export function relationExamples(records, judge) {
  return records.flatMap(({ groups, matches }) =>
    groups.flatMap((group, i) => {
      if (!matches[i]) return [];
      const { type, scope } = verdictOf(judge.probabilities(judgeFeatures(group)));
      const features = relationFeatures({ ...group, type, scope }, group.candidates);
      return [{ features, label: RELATIONS.indexOf(matches[i].relation) }];
    }),
  );
}

/** Pairs of entities as the program finds them, with the annotated link where there is one. */
export function linkExamples(records, knowledge) {
  return records.flatMap(({ paper, document, groups }) => {
    const named = nameEntities(document, groups, knowledge);
    const sides = new Map(paper.entities.map((e) => [e.name, surfacesOf(e)]));
    const gold = (paper.links ?? []).map((l) => ({
      ...l,
      h: sides.get(l.head) ?? new Set(),
      t: sides.get(l.tail) ?? new Set(),
    }));
    const surfaces = new Map(named.map((n) => [n, surfacesOf(n.entity)]));
    return linkPairs(named).map((pair) => {
      const link = gold.find(
        (l) => meet(l.h, surfaces.get(pair.head)) && meet(l.t, surfaces.get(pair.tail)),
      );
      return { features: linkFeatures(pair, named), label: link ? LINKS.indexOf(link.rel) : 0 };
    });
  });
}

export const settings = {
  judge: { epochs: 6, l2: 3e-4, rate: 0.06 },
  relations: { epochs: 8, l2: 1e-3, rate: 0.06, minCount: 3 },
  links: { epochs: 5, l2: 1e-3, rate: 0.05, minCount: 4, prune: 0.04 },
};

/**
 * Trains judge, relations and links on folds whose taggers have not seen them.
 * @param parts [{papers, tagger: LinearModel}], one a fold
 */
export function trainStages(parts, lexicon, facts, log) {
  const folds = parts.map(({ papers, tagger }) => {
    const knowledge = buildKnowledge(lexicon, facts, { tagger, ...untrained });
    return { knowledge, records: collectGroups(papers, knowledge) };
  });
  const crossed = (examples, labels, options) =>
    folds.map(
      (_, k) =>
        new LinearModel(trainLinear(examples.filter((_, i) => i !== k).flat(), labels, options)),
    );
  const examples = { judge: folds.map((f) => judgeExamples(f.records)) };
  const judges = crossed(examples.judge, VERDICTS, settings.judge);
  log(`judge: ${examples.judge.flat().length} groups`);
  examples.relations = folds.map((f, k) => relationExamples(f.records, judges[k]));
  const relations = crossed(examples.relations, RELATIONS, settings.relations);
  report(log, 'relations', examples.relations, relations);
  examples.links = folds.map((f, k) =>
    linkExamples(f.records, { ...f.knowledge, judge: judges[k], relations: relations[k] }),
  );
  const links = crossed(examples.links, LINKS, settings.links);
  reportLinks(log, examples.links, links);
  return {
    judge: trainLinear(examples.judge.flat(), VERDICTS, settings.judge),
    relations: trainLinear(examples.relations.flat(), RELATIONS, settings.relations),
    links: trainLinear(examples.links.flat(), LINKS, settings.links),
    folds: folds.map((_, k) => ({
      papers: parts[k].papers,
      models: {
        tagger: parts[k].tagger,
        judge: judges[k],
        relations: relations[k],
        links: links[k],
      },
    })),
  };
}

function report(log, name, examples, models) {
  let right = 0;
  let all = 0;
  examples.forEach((list, k) => {
    for (const { features, label } of list) {
      const p = models[k].probabilities(features);
      all++;
      if (p.indexOf(Math.max(...p)) === label) right++;
    }
  });
  log(`${name}: ${(right / all).toFixed(4)} of ${all} right (cross-validated)`);
}

function reportLinks(log, examples, models) {
  const scored = examples.flatMap((list, k) =>
    list.map(({ features, label }) => {
      const p = models[k].probabilities(features);
      let best = 1;
      for (let l = 2; l < p.length; l++) if (p[l] > p[best]) best = l;
      return { p: p[best], right: best === label, label };
    }),
  );
  const wanted = scored.filter((s) => s.label > 0).length;
  log(`links: ${scored.length} pairs, ${wanted} linked`);
  for (const least of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]) {
    const given = scored.filter((s) => s.p >= least);
    const right = given.filter((s) => s.right).length;
    log(
      `  from ${least}: P ${(right / given.length).toFixed(3)} R ${(right / wanted).toFixed(3)} F1 ${((2 * right) / (given.length + wanted)).toFixed(3)}`,
    );
  }
}
