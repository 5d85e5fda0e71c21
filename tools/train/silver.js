// Labels papers that nobody annotated with what the whole extractor makes of them, for finetune.py: tokens with tags, drawn
// by the probabilities that judge and relations give, so that a label half believed is there half of the time.
//   node tools/train/silver.js PAPERS.jsonl DRAWS [PART/PARTS] > papers.tok.jsonl
// One paper a line, as of sentences.js, but each sentence with DRAWS lists of tags ("ls"), relations ("rs") and links ("ks").

import { findCandidates } from '../../dist/extract/candidates.js';
import { cellsOf } from '../../dist/extract/cells.js';
import { collectFacts } from '../../dist/extract/corpus.js';
import { readDocument } from '../../dist/extract/document.js';
import { nameEntities, SURE_OF_TYPE } from '../../dist/extract/entities.js';
import { bundledForms } from '../../dist/extract/forms.js';
import { groupCandidates } from '../../dist/extract/group.js';
import { judgeFeatures, VERDICTS, verdictOf } from '../../dist/extract/judge.js';
import { buildKnowledge, bundledLexicon } from '../../dist/extract/knowledge.js';
import { linkPairs } from '../../dist/extract/link-pairs.js';
import { LINKS, linkOpinions } from '../../dist/extract/links.js';
import { RELATIONS, relate } from '../../dist/extract/relate.js';
import { beginOf, TAG_CLASSES } from '../../dist/extract/tagger/labels.js';
import { joinTwins } from '../../dist/extract/twins.js';
import { random, readLines } from './gold.js';

const [file, count, part = '0/1'] = process.argv.slice(2);
if (!file || !count) {
  process.stderr.write('usage: silver.js PAPERS.jsonl DRAWS [PART/PARTS]\n');
  process.exit(2);
}
const draws = Number(count);
const [mine, parts] = part.split('/').map(Number);
const papers = readLines(file);
const facts = await collectFacts(() => papers);
facts.forms.push(...bundledForms());
const knowledge = buildKnowledge(bundledLexicon(), facts);
const draw = random(1 + mine);

/** One of the kinds of VERDICTS, by their probabilities; a listed name is what the list says unless the text is sure. */
function drawVerdict(group, probabilities) {
  let left = draw();
  let verdict = 0;
  while (verdict < VERDICTS.length - 1 && left >= probabilities[verdict]) {
    left -= probabilities[verdict];
    verdict++;
  }
  if (verdict === 0) return undefined;
  const [type, scope] = VERDICTS[verdict].split(' ');
  const { entry } = group;
  if (!entry || entry.type === type || Math.max(...probabilities) >= SURE_OF_TYPE)
    return { type, scope: scope ?? 'proper' };
  return { type: entry.type, scope: entry.scope };
}

function classOf({ type, scope }, introduced) {
  return TAG_CLASSES.findIndex(
    (c) =>
      c.type === type &&
      (type === 'Benchmark' || c.scope === scope) &&
      (c.scope === 'family' || c.introduced === introduced),
  );
}

/** Of each candidate how likely each link (LINKS) is that the first thing the paper introduces has with it. */
function linksWithOwn(document, groups) {
  // naming settles the groups for good, and they are read once more
  const found = nameEntities(
    document,
    groups.map((group) => ({ ...group })),
    knowledge,
  );
  const named = joinTwins(found, document.paper, knowledge.twins);
  const links = new Map();
  const own = named.find(({ entity }) => entity.relation === 'introduces');
  const pairs = linkPairs(named);
  const opinions = linkOpinions(pairs, named, knowledge);
  for (const [at, pair] of pairs.entries()) {
    if (pair.head !== own && pair.tail !== own) continue;
    const p = opinions[at];
    const other = pair.head === own ? pair.tail : pair.head;
    for (const candidate of other.group.candidates) {
      const likely = links.get(candidate) ?? new Float64Array(LINKS.length);
      LINKS.forEach((link, l) => {
        const isOwn = (link === 'part_of' ? pair.tail : pair.head) === own;
        if (l > 0 && isOwn) likely[l] = Math.max(likely[l], p[l]);
      });
      links.set(candidate, likely);
    }
  }
  return links;
}

/** The place in LINKS of one of them, by their probabilities; `at` is drawn from 0 to 1. */
function drawLink(likely, at) {
  let left = at;
  for (let l = 1; likely && l < LINKS.length; l++) {
    if (left < likely[l]) return l;
    left -= likely[l];
  }
  return 0;
}

/**
 * Of each sentence the tags of its tokens, what the paper does with what they name (1 + the place in RELATIONS), and how its
 * own things are linked with it (1 + the place in LINKS).
 */
function label(groups, document, linked) {
  const labels = document.sentences.map(({ tokens }) => new Array(tokens.length).fill(0));
  const relations = labels.map((list) => list.slice());
  const links = labels.map((list) => list.slice());
  for (const { group, probabilities, introduced, relation } of groups) {
    const verdict = drawVerdict(group, probabilities);
    if (!verdict) continue;
    const own = introduced > draw();
    const begin = beginOf(classOf(verdict, own));
    const at = draw();
    const told = own ? 'introduces' : relation;
    const role = told === 'evaluates_on' && verdict.type !== 'Benchmark' ? 'uses' : told;
    for (const candidate of group.candidates) {
      const { sentence, from, to } = candidate;
      const there = labels[sentence.index];
      if (there.slice(from, to).some((l) => l > 0)) continue;
      there.fill(begin + 1, from, to);
      there[from] = begin;
      relations[sentence.index].fill(1 + RELATIONS.indexOf(role), from, to);
      links[sentence.index].fill(1 + drawLink(linked.get(candidate), at), from, to);
    }
  }
  return { labels, relations, links };
}

for (let at = 0; at < papers.length; at += 32) {
  if ((at / 32) % parts !== mine) continue;
  const documents = papers.slice(at, at + 32).map((paper) => readDocument(paper));
  const encoded = knowledge.tagger.read(documents);
  documents.forEach((document, i) => {
    const groups = groupCandidates(findCandidates(document, knowledge, encoded[i]), knowledge);
    const judged = groups.map((group) => {
      const probabilities = knowledge.judge.probabilities(
        judgeFeatures(group),
        cellsOf(group.candidates),
      );
      const { type, scope } = verdictOf(probabilities);
      const { relation, probability } = relate({ ...group, type, scope }, knowledge.relations);
      return {
        group,
        probabilities,
        introduced: relation === 'introduces' ? probability : (1 - probability) * 0.2,
        relation: relation === 'introduces' ? 'uses' : relation,
      };
    });
    // of two that overlap, the one that is met more often
    judged.sort((a, b) => b.group.candidates.length - a.group.candidates.length);
    const linked = linksWithOwn(document, groups);
    const lists = Array.from({ length: draws }, () => label(judged, document, linked));
    const s = document.sentences.map((sentence, k) => ({
      f: sentence.field === 'title' ? 1 : 0,
      t: sentence.tokens.map((token) => token.text),
      b: sentence.tokens.map((token) => (token.spaced ? 1 : 0)),
      ls: lists.map((list) => list.labels[k]),
      rs: lists.map((list) => list.relations[k]),
      ks: lists.map((list) => list.links[k]),
    }));
    process.stdout.write(`${JSON.stringify({ id: document.paper.id, s })}\n`);
  });
}
