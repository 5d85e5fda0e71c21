import { number } from '../../ask/numbers.ts';
import { plain } from './plain.ts';

/** "p7: too long: the last 12,345 characters were not read." */
export function unreadLine({ id, unread }: { id: string; unread: number }): string {
  return plain(`${id}: too long: the last ${number(unread)} characters were not read.`);
}
