// Prints papers to read: show.js PAPERS.jsonl FROM COUNT
import { readFileSync } from 'node:fs';

const [file, from, count] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
for (const line of lines.slice(Number(from), Number(from) + Number(count))) {
  const { id, title, abstract } = JSON.parse(line);
  process.stdout.write(`# ${id}\n${title}\n${abstract}\n\n`);
}
