// Reads annotated papers and lays their mentions over the extractor's tokens.
import { readFileSync } from 'node:fs';
import { readDocument } from '../../dist/extract/document.js';
import { AS_MEASURED } from '../../dist/extract/features.js';
import { LINKS } from '../../dist/extract/links.js';
import { RELATIONS } from '../../dist/extract/relate.js';
import { beginOf, TAG_CLASSES } from '../../dist/extract/tagger/labels.js';
import { clean } from '../../dist/text/clean.js';
import { isWordCode } from '../../dist/text/tokens.js';

/** One JSON object a line. */
export function readLines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/**
 * Papers with their document and, for each sentence, the labels of its tokens, what the paper does with what they name
 * (1 + the place in RELATIONS, 0 where they name nothing), and how the paper's own things are linked with it (likewise, LINKS).
 */
export function prepare(paper) {
  const document = readDocument(paper);
  const links = linksWithOwn(paper);
  const laid = document.sentences.map((s) => labelsOf(document, s, paper, links));
  return {
    paper,
    document,
    labels: laid.map(({ labels }) => labels),
    relations: laid.map(({ relations }) => relations),
    links: laid.map(({ links }) => links),
  };
}

/** Features as of papers that were not read for this project (features.ts), or without the one that says so. */
export function asRead(features, { reader }) {
  return Int32Array.from(
    reader === 'own' ? features.filter((feature) => feature !== AS_MEASURED) : features,
  );
}

function classOf(entity) {
  return TAG_CLASSES.findIndex(
    (c) =>
      c.type === entity.type &&
      (c.type === 'Benchmark' || c.scope === entity.scope) &&
      (c.scope === 'family' || c.introduced === (entity.relation === 'introduces')),
  );
}

/** Of an entity's name the link that what the paper introduces has with it; of a part, which is the head itself, part_of. */
function linksWithOwn({ entities, links = [] }) {
  const own = new Set(entities.filter((e) => e.relation === 'introduces').map((e) => e.name));
  const found = new Map();
  for (const { head, rel, tail } of links) {
    const [of, other] = rel === 'part_of' ? [tail, head] : [head, tail];
    // "beats what it extends" is told by the win
    if (own.has(of) && found.get(other) !== 'outperforms') found.set(other, rel);
  }
  return found;
}

/** Longest mention first; a shorter one inside it is left out, as the tagger finds names that do not overlap. */
function labelsOf(document, sentence, paper, linked) {
  const labels = new Uint8Array(sentence.tokens.length);
  const relations = new Uint8Array(sentence.tokens.length);
  const links = new Uint8Array(sentence.tokens.length);
  const text = document[sentence.field].text;
  const mentions = paper.entities
    .flatMap((entity) =>
      entity.mentions.map((m) => ({
        text: clean(m).text.trim(),
        label: classOf(entity),
        relation: 1 + RELATIONS.indexOf(entity.relation),
        link: 1 + LINKS.indexOf(linked.get(entity.name) ?? 'none'),
      })),
    )
    .filter((m) => m.text !== '' && m.label >= 0)
    .sort((a, b) => b.text.length - a.text.length);
  const startAt = new Map(sentence.tokens.map((token, i) => [token.start, i]));
  const endAt = new Map(sentence.tokens.map((token, i) => [token.end, i + 1]));
  for (const mention of mentions) {
    let at = text.indexOf(mention.text, sentence.start);
    for (; at >= 0 && at < sentence.end; at = text.indexOf(mention.text, at + 1)) {
      const from = startAt.get(at);
      const to = endAt.get(at + mention.text.length);
      if (from === undefined || to === undefined || labels.subarray(from, to).some((l) => l > 0))
        continue;
      labels.fill(beginOf(mention.label) + 1, from, to);
      labels[from] = beginOf(mention.label);
      relations.fill(mention.relation, from, to);
      links.fill(mention.link, from, to);
    }
  }
  return { labels, relations, links };
}

export { isWordCode };

/** A small generator of numbers, so that training gives the same on every run. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

export function shuffle(list, next) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}
