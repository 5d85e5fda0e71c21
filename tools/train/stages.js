// Training sets of the models that come after the tagger, and their cross-validated figures.

import { foldSurface, meet, surfacesOf } from '../../dist/evaluate/surfaces.js';
import { findCandidates, findOptions } from '../../dist/extract/candidates.js';
import { cellsOf } from '../../dist/extract/cells.js';
import { CUTS, cutCells, cutFeatures } from '../../dist/extract/cuts.js';
import { readDocument } from '../../dist/extract/document.js';
import { nameEntities } from '../../dist/extract/entities.js';
import { familyFeatures, familyOptions, KINSHIP } from '../../dist/extract/families.js';
import { groupCandidates } from '../../dist/extract/group.js';
import { judge, judgeFeatures, VERDICTS } from '../../dist/extract/judge.js';
import { buildKnowledge } from '../../dist/extract/knowledge.js';
import { linkCells, linkFeatures } from '../../dist/extract/link-features.js';
import { linkPairs } from '../../dist/extract/link-pairs.js';
import { LINKS, timesFirst } from '../../dist/extract/links.js';
import { NetworkModel, packNetwork } from '../../dist/extract/network.js';
import { RELATIONS, relationFeatures } from '../../dist/extract/relate.js';
import { joinTwins, TWINS } from '../../dist/extract/twins.js';
import { loadLexicon } from '../../dist/lexicon/lexicon.js';
import { asRead, prepare } from './gold.js';
import { trainNetwork } from './network.js';
import { relinkExamples } from './relinks.js';
import { twinExamples } from './twins.js';

const NO_LISTS = loadLexicon({ bundled: false, files: [] });

const empty = (labels) =>
  new NetworkModel({
    labels,
    hidden: 0,
    inputs: 0,
    keys: new Uint32Array(0),
    weights: new Int8Array(0),
    scales: [1, 1],
    floats: new Float32Array(labels.length),
  });
export const untrained = {
  cuts: empty(CUTS),
  judge: empty(VERDICTS),
  relations: empty(RELATIONS),
  twins: empty(TWINS),
  links: empty(LINKS),
  relinks: empty(LINKS),
  families: empty(KINSHIP),
};

/** Pieces that may be names, with whether an annotated mention is exactly that piece. */
export function cutExamples(papers, knowledge) {
  return papers.flatMap((paper) => {
    const { document, labels } = prepare(paper);
    const tagged = knowledge.tagger.tag(document);
    return findOptions(document, tagged, knowledge).flatMap((options, s) =>
      options.map((option) => {
        const own = labels[s];
        const { from, to } = option;
        let right = own[from] % 2 === 1 && own[to] !== own[from] + 1;
        for (let t = from + 1; t < to; t++) right &&= own[t] === own[from] + 1;
        return {
          features: Int32Array.from(cutFeatures(option, tagged[s])),
          dense: cutCells(option, tagged[s]),
          label: right ? 1 : 0,
        };
      }),
    );
  });
}

/**
 * Groups of each paper with the annotated entity that each one matches. Two groups can be one entity, which form does not tell
 * but joining may (src/extract/twins.ts): both match it, so that the judge does not learn that the second is nothing.
 */
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
      const open = fits.filter((g) => !g.used);
      const among = open.length > 0 ? open : fits;
      const match = among.find((g) => g.entity.type === group.type) ?? among[0];
      if (match) match.used = true;
      return match?.entity;
    });
    return { paper, document, groups, matches, missed: gold.filter((g) => !g.used).length };
  });
}

export function judgeExamples(records) {
  return records.flatMap(({ paper, groups, matches }) =>
    groups.map((group, i) => ({
      features: asRead(judgeFeatures(group), paper),
      dense: cellsOf(group.candidates),
      label: verdictIndex(matches[i]),
    })),
  );
}

function verdictIndex(entity) {
  if (!entity) return 0;
  const scope = entity.type === 'Benchmark' ? 'proper' : entity.scope;
  return VERDICTS.indexOf(`${entity.type} ${scope}`);
}

/** Relations are learned from groups that are entities, with the type that the judge will give them. */
export function relationExamples(records, model) {
  return records.flatMap(({ paper, groups, matches }) =>
    groups.flatMap((group, i) => {
      if (!matches[i]) return [];
      const { type, scope } = judge(group, model);
      const features = asRead(relationFeatures({ ...group, type, scope }, group.candidates), paper);
      const dense = cellsOf(group.candidates);
      return [{ features, dense, label: RELATIONS.indexOf(matches[i].relation) }];
    }),
  );
}

/** Entities of each paper as the program finds them. */
function nameAll(records, knowledge) {
  return records.map(({ paper, document, groups }) => ({
    paper,
    named: nameEntities(document, groups, knowledge),
  }));
}

/** What each entity could be a version of, and whether readers say so; without entities that they do not know. */
export function familyExamples(papers, { entries }) {
  return papers.flatMap(({ paper, named }) => {
    const entities = named.map(({ entity }) => entity);
    const surfaces = entities.map(surfacesOf);
    const matches = new Map();
    for (const gold of paper.entities) {
      const own = surfacesOf(gold);
      const entity = entities.find(
        (e, i) => !matches.has(e) && e.type === gold.type && meet(own, surfaces[i]),
      );
      if (entity) matches.set(entity, foldSurface(gold.family_of ?? ''));
    }
    const options = familyOptions(entities, entries);
    const examples = options
      .filter(({ entity }) => matches.has(entity))
      .map((option) => ({
        features: asRead(familyFeatures(option, options, entries), paper),
        label: foldSurface(option.family) === matches.get(option.entity) ? 1 : 0,
      }));
    // as measured, twice (encoder/sentences.js)
    return paper.reader === 'own' ? examples : [...examples, ...examples];
  });
}

/** Pairs of entities as the program finds them, with the annotated link where there is one. */
export function linkExamples(papers) {
  return papers.flatMap(({ paper, named }) => {
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
      return {
        features: asRead(linkFeatures(pair, named), paper),
        dense: linkCells(pair),
        label: link ? LINKS.indexOf(link.rel) : 0,
      };
    });
  });
}

export const settings = {
  cuts: { hidden: 16, epochs: 3, rate: 1e-3, forget: 0.2, minCount: 4 },
  judge: { hidden: 32, epochs: 6, rate: 1e-3, forget: 0.2, most: 80_000 },
  relations: { hidden: 24, epochs: 6, rate: 1e-3, forget: 0.2, minCount: 3, most: 45_000 },
  twins: { hidden: 0, epochs: 4, rate: 2e-3, forget: 0.2, minCount: 5 },
  links: { hidden: 48, epochs: 5, rate: 1e-3, forget: 0.2, minCount: 4, most: 60_000 },
  relinks: { hidden: 48, epochs: 5, rate: 1e-3, forget: 0, drop: 0.2, minCount: 4 },
  families: { hidden: 8, epochs: 6, rate: 1e-3, forget: 0.2, minCount: 2 },
};

/**
 * Trains the networks on folds whose encoder has not seen them.
 * @param parts [{papers, encoder}], one a fold
 * @param keep takes the models learned from all papers (name → bytes of the file), before the cross-validation of links begins
 * @returns for each fold the models that have not seen it, in the same way
 */
export function trainStages(parts, lexicon, facts, log, keep) {
  const examples = {};
  const files = parts.map(() => ({}));
  const crossed = (name, labels) =>
    parts.map((_, k) => {
      const others = examples[name].filter((_, i) => i !== k).flat();
      const data = trainNetwork(others, labels, settings[name]);
      files[k][name] = packNetwork(data);
      return new NetworkModel(data);
    });
  const whole = (name, labels) =>
    packNetwork(trainNetwork(examples[name].flat(), labels, settings[name]));
  const some = (papers, nth) => papers.filter((_, i) => i % nth === 0);
  // Every second paper is read without lists as well, so that the models do not lean on these alone.
  const knowledgeOf = (list, { encoder }) => buildKnowledge(list, facts, { encoder, ...untrained });
  const before = parts.map((part) => [lexicon, NO_LISTS].map((list) => knowledgeOf(list, part)));
  examples.cuts = parts.map(({ papers }, k) =>
    // Pieces are many: a third of the papers will do.
    before[k].flatMap((own, n) => cutExamples(some(some(papers, 3), n + 1), own)),
  );
  const cuts = crossed('cuts', CUTS);
  report(log, 'cuts', examples.cuts, cuts);
  const allCuts = whole('cuts', CUTS);
  examples.cuts = undefined;
  const folds = parts.map(({ papers }, k) =>
    before[k].map((own, n) => {
      const knowledge = { ...own, cuts: cuts[k] };
      return { knowledge, records: collectGroups(some(papers, n + 1), knowledge) };
    }),
  );
  const missed = folds.map((f) => f[0].records.reduce((sum, r) => sum + r.missed, 0));
  log(`annotated entities that no group matches, by fold: ${missed}`);
  examples.judge = folds.map((f) => f.flatMap(({ records }) => judgeExamples(records)));
  const judges = crossed('judge', VERDICTS);
  log(`judge: ${examples.judge.flat().length} groups`);
  report(log, 'judge', examples.judge, judges);
  examples.relations = folds.map((f, k) =>
    f.flatMap(({ records }) => relationExamples(records, judges[k])),
  );
  const relations = crossed('relations', RELATIONS);
  report(log, 'relations', examples.relations, relations);
  const found = folds.map(([f], k) =>
    nameAll(f.records, { ...f.knowledge, judge: judges[k], relations: relations[k] }),
  );
  examples.twins = found.map(twinExamples);
  const twins = crossed('twins', TWINS);
  report(log, 'twins', examples.twins, twins);
  const named = found.map((papers, k) =>
    papers.map(({ paper, named }) => ({ paper, named: joinTwins(named, paper, twins[k]) })),
  );
  examples.links = named.map(linkExamples);
  examples.families = named.map((papers, k) => familyExamples(papers, folds[k][0].knowledge));
  // The second network learns from answers about papers that the first has not seen.
  const links = crossed('links', LINKS);
  examples.relinks = named.map((papers, k) => relinkExamples(papers, examples.links[k], links[k]));
  keep({
    cuts: allCuts,
    judge: whole('judge', VERDICTS),
    relations: whole('relations', RELATIONS),
    twins: whole('twins', TWINS),
    links: whole('links', LINKS),
    relinks: whole('relinks', LINKS),
    families: whole('families', KINSHIP),
  });
  log('models kept; cross-validation goes on');
  const relinks = crossed('relinks', LINKS);
  const families = crossed('families', KINSHIP);
  report(log, 'families', examples.families, families);
  reportLinks(log, examples.links, links);
  reportLinks(log, examples.relinks, relinks);
  return files;
}

function report(log, name, examples, models) {
  let right = 0;
  let all = 0;
  examples.forEach((list, k) => {
    for (const { features, dense, label } of list) {
      const p = models[k].probabilities(features, dense);
      all++;
      if (p.indexOf(Math.max(...p)) === label) right++;
    }
  });
  log(`${name}: ${(right / all).toFixed(4)} of ${all} right (cross-validated)`);
}

function reportLinks(log, examples, models) {
  const scored = examples.flatMap((list, k) =>
    list.map(({ features, dense, label, answer }) => {
      const alone = models[k].probabilities(features, dense);
      const p = answer ? timesFirst(answer, alone) : alone;
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
