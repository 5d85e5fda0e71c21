import { savedQueries } from '../../stores/saved-queries.ts';
import { type AnswerFormat, answerLines } from './answer.ts';
import type { Screen } from './style.ts';

/** The saved queries: as JSON with all that is known of their parameters, else as a table with the defaults. */
export function queryListLines(format: AnswerFormat, screen: Screen): Iterable<string> {
  const columns = ['name', 'title', 'parameters'];
  const asJson = format === 'json' || format === 'jsonl';
  const rows = savedQueries().map(({ name, title, parameters }) => [
    name,
    title,
    asJson
      ? parameters.map((one) => ({ ...one }))
      : parameters.map((one) => `${one.name}=${JSON.stringify(one.default)}`).join(' '),
  ]);
  return answerLines({ columns, rows }, format, screen);
}
