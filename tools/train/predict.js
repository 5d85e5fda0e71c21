// Cross-validated predictions once more, with the models that training left in WORK: what a change of rules brings, without
// training anew.
//
//   npm run build:node && node --max-old-space-size=8000 tools/train/predict.js GOLD.jsonl WORK [--every N] > predictions.jsonl
//
// GOLD as it was trained on (ids tell the halves apart). Of each half every N-th paper is read.
import { factsOf, predictFolds } from './folds.js';
import { readLines } from './gold.js';

const [gold, work, flag, every] = process.argv.slice(2);
if (!gold || !work || (flag && !(flag === '--every' && Number(every) >= 1))) {
  process.stderr.write('usage: predict.js GOLD.jsonl WORK [--every N]\n');
  process.exit(2);
}
const papers = readLines(gold);
const facts = await factsOf(papers);
const nth = Number(every ?? 1);
process.stdout.write(predictFolds(papers, work, facts, (_, i) => i % nth === 0));
