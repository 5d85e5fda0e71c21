import type { Graph } from '../../src/graph/schema.ts';
import { wellFormed } from '../../src/text/well-formed.ts';

/** Texts that break out of what is built by joining strings: Cypher in all its quotes, Lucene, JSON, terminals, paths, objects. */
export const HOSTILE_TEXTS: readonly string[] = [
  "' OR 1=1 //",
  "'}) DETACH DELETE n //",
  '"}) DETACH DELETE n //',
  '`) DETACH DELETE n //',
  '``',
  "\\' RETURN 1 //",
  'ends in \\',
  '\\u0027}) MATCH (n) DETACH DELETE n //',
  '\\\\u0060) MATCH (n) DETACH DELETE n //',
  '; MATCH (n) DETACH DELETE n;',
  '\n; CREATE (:Paper);\r\n',
  '*/ MATCH (n) DETACH DELETE n /*',
  '// nothing',
  ':param x => 1',
  '$name',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: such a text is meant
  '${name}',
  '{name}',
  '{{7*7}}',
  "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
  'a\0b',
  '\0',
  '\u202Egnp.exe\u2066',
  '\u200F\u061Cשלום',
  '\x1b[2J\x1b]0;title\x07',
  '\ud800',
  '🎈'.repeat(50),
  'x'.repeat(10_000),
  "'".repeat(10_000),
  '(name:* AND *:*) OR "open~ [a TO',
  '+-&|!(){}[]^"~*?:\\/',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%00%27',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x.example")',
  ' ',
  '',
];

/** A graph in which each text that someone else wrote is a hostile one. */
export function graphOfHostileTexts(): Graph {
  const texts = HOSTILE_TEXTS.filter((text) => text.trim() !== '').map(wellFormed);
  const papers = texts.map((text, i) => ({
    id: `title:${i}${text.slice(0, 200)}`,
    title: text,
    abstract: text,
    authors: [text, text],
    venue: text,
    url: text,
    year: 2024,
    sources: [{ file: text, entry: 1, id: text }],
  }));
  const entities = texts.map((text, i) => ({
    id: `method:${i}${text.slice(0, 200)}`,
    type: 'Method' as const,
    name: text,
    aliases: [`a${text}`],
    scope: 'proper' as const,
    introducedBy: [papers[i]!.id],
  }));
  const relations = texts.map((text, i) => ({
    from: papers[i]!.id,
    to: entities[i]!.id,
    type: 'INTRODUCES' as const,
    roles: ['INTRODUCES' as const],
    confidence: 0.5,
    evidence: text,
    evidenceStart: 0,
    field: 'abstract' as const,
    start: 0,
    end: text.length,
    mentions: [{ text, field: 'abstract' as const, start: 0, end: text.length }],
    rule: text,
  }));
  const members = [...papers, ...entities].map(({ id }) => id).sort();
  const community = {
    id: `community:${texts[0]}`,
    label: texts.slice(0, 3).join(' · '),
    size: members.length,
    distinctive: [entities[0]!.id],
    members,
  };
  const layout = members.map((id, i) => ({ id, x: i, y: i }));
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    papers: papers.sort(byId),
    entities: entities.sort(byId),
    relations: relations.sort((a, b) => (a.from < b.from ? -1 : 1)),
    communities: [community],
    layout,
  };
}
