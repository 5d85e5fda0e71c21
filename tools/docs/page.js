/** docs/queries.md from the headers of the saved queries, their answers on the bundled papers, and measured times. */

/** Rows of an answer that the page shows, and characters of a cell. */
const ROWS = 5;
const WIDTH = 90;

/**
 * @param entries for each saved query: `query` (see src/stores/saved-queries.ts) and `answer` (columns, rows) to its example
 * @param groups their order
 * @param times what bench/queries/bench.mjs saved, with `about`, the sentence that says how
 */
export function queriesPage(entries, groups, times) {
  return [
    '# Saved queries',
    '',
    `${entries.length} questions in plain Cypher, one file each in [cypher/](../cypher/), which run on Neo4j and on a graph folder with the same rows:`,
    '',
    '```sh',
    'paperloom query --list',
    'paperloom query used-with --param name=LoRA                                   # on the folder `graph`',
    'paperloom query used-with --param name=LoRA --on bolt://localhost:7687        # on Neo4j',
    '```',
    '',
    'A name is found by any of its spellings, in any case. An answer without rows is no error. The answers below are those of the examples on the',
    `bundled papers (\`paperloom build examples\`), their first ${ROWS} rows. This page is made by \`npm run docs:queries\` from the files' headers; a test`,
    'fails when it is stale.',
    '',
    ...groups.flatMap((group) => {
      const own = entries.filter(({ query }) => query.group === group);
      const list = own.map(({ query }) => `[${query.title}](#${query.name})`).join(' · ');
      return [`- **${group}**: ${list}`];
    }),
    '- [Times](#times)',
    '',
    ...groups.flatMap((group) => [
      `## ${group}`,
      '',
      ...entries.filter(({ query }) => query.group === group).flatMap(section),
    ]),
    ...timesSection(times),
  ].join('\n');
}

function section({ query, answer }) {
  const { name, title, answers, parameters, example } = query;
  return [
    `<a id="${name}"></a>`,
    `### ${title}`,
    '',
    `[${name}.cypher](../cypher/${name}.cypher). ${answers}`,
    '',
    ...parameters.map(
      (one) => `- \`${one.name}\`: ${one.type} = \`${JSON.stringify(one.default)}\`, ${one.about}`,
    ),
    ...(parameters.length > 0 ? [''] : []),
    '```sh',
    example,
    '```',
    '',
    ...answerLines(answer),
    '',
  ];
}

function answerLines({ columns, rows }) {
  if (rows.length === 0) return ['No rows: nothing of the kind is in the bundled papers.'];
  const rest = rows.length > ROWS ? ['', `${ROWS} of ${rows.length} rows.`] : [];
  return [...table(columns, rows.slice(0, ROWS)), ...rest];
}

function timesSection({ about, results }) {
  return [
    '## Times',
    '',
    about,
    '',
    ...table(
      [
        'query',
        'given',
        'rows',
        'best, ms',
        'median, ms',
        'db hits',
        'starts at',
        'cartesian products',
      ],
      results.map((one) => [
        one.name,
        one.given.join(' '),
        one.rows,
        one.best,
        one.median,
        one.dbHits,
        one.starts.join(', '),
        one.cartesian,
      ]),
    ),
    '',
  ];
}

function table(columns, rows) {
  const numeric = columns.map((_, i) =>
    rows.every((row) => row[i] === null || typeof row[i] === 'number'),
  );
  return [
    `| ${columns.join(' | ')} |`,
    `|${numeric.map((right) => (right ? '---:' : '---')).join('|')}|`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ];
}

function cell(value) {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  const cut = text.length > WIDTH ? `${text.slice(0, WIDTH - 1).trimEnd()}…` : text;
  return cut.replaceAll('\n', ' ').replace(/[\\|*_<`[\]$]/g, '\\$&');
}
