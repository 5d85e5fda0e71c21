/**
 * What of a folder could not be read though its graph could, as the page says it; nothing where all could.
 * @param notes as the reader of the folder gives them
 */
export function noticeOf(notes: readonly string[]): string | undefined {
  const sentences = [
    ['layout.jsonl', 'The places on the map could not be read', 'Nodes are placed by region.'],
    ['communities.jsonl', 'The regions could not be read', 'No node stands in one.'],
  ].flatMap(([file, said, instead]) => {
    const note = notes.find((one) => one.includes(file!) && !one.includes('was changed'));
    if (note === undefined) return [];
    const [, line] = /, line (\d+)\)/.exec(note) ?? [];
    const where = note.startsWith('The graph has no')
      ? `${file} is missing`
      : `${file}${line === undefined ? '' : `, line ${line}`}`;
    return [`${said} (${where}). ${instead}`];
  });
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}
