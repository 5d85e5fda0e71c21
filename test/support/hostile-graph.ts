import type { Graph } from '../../src/graph/schema.ts';

/** Text that breaks writers which trust it: markup, quotes, separators, formulas, control characters, half characters. */
export const HOSTILE_TITLE =
  '<script>alert("1")</script> & \']]>\' <!-- "a,b;c"\r\nnext\tline \u0000\u0007\u001b[31m \ud800 \uffff | 🎈 é';
export const HOSTILE_NAME = '=HYPERLINK("http://x.example","+1")';

/** The same, as a file that cannot hold some of the characters has it: each such character is U+FFFD. */
export const HOSTILE_TITLE_IN_XML = HOSTILE_TITLE.replace(
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that XML 1.0 forbids
  /[\u0000\u0007\u001b\uffff]|\ud800(?![\udc00-\udfff])/g,
  '\ufffd',
);

/** One paper, one method, one relation, all with hostile text. */
export function hostileGraph(): Graph {
  const abstract = `-2+3 is how ${HOSTILE_NAME} begins.`;
  const start = abstract.indexOf(HOSTILE_NAME);
  const end = start + HOSTILE_NAME.length;
  return {
    papers: [
      {
        id: 'title:00ff',
        title: HOSTILE_TITLE,
        abstract,
        authors: ['Robert"); DROP TABLE Students;--', "O'Neil"],
        sources: [{ file: 'a"b.jsonl', entry: 1 }],
      },
    ],
    entities: [
      {
        id: 'method:hyperlink',
        type: 'Method',
        name: HOSTILE_NAME,
        aliases: ['@cmd', '\tTab'],
        scope: 'proper',
        introducedBy: ['title:00ff'],
      },
    ],
    relations: [
      {
        from: 'title:00ff',
        to: 'method:hyperlink',
        type: 'INTRODUCES',
        roles: ['INTRODUCES'],
        confidence: 0.5,
        evidence: abstract,
        evidenceStart: 0,
        field: 'abstract',
        start,
        end,
        mentions: [{ text: HOSTILE_NAME, field: 'abstract', start, end }],
        rule: 'by hand',
      },
    ],
    communities: [],
    layout: [{ id: 'method:hyperlink', x: -1.5, y: 2 }],
  };
}
