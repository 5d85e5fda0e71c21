import { ApiError } from '../data/api.ts';
import { el, onClick } from './dom.ts';

/**
 * Why a question has no answer, in a sentence, and a way to ask again where that may help.
 * @param ids what was asked about: named where the graph does not have it
 */
export function failure(
  error: unknown,
  ids: readonly string[],
  again: () => void,
): (string | HTMLElement)[] {
  const { message, status } =
    error instanceof ApiError ? error : { message: 'This could not be read.', status: 0 };
  if (status === 404) {
    return [`${ids.map((id) => `“${id}”`).join(' or ')} is not in this graph.`];
  }
  // A question that is wrong in itself stays wrong.
  if (status >= 400 && status < 500) return [message];
  return [
    `${message} `,
    onClick(el('button.plain', { type: 'button' }, 'Try again'), () => again()),
  ];
}
