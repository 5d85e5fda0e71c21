import { isIP } from 'node:net';

/**
 * Whether a Host header names this server. A page of another site that points its own name at 127.0.0.1 (DNS rebinding)
 * sends its own name, and gets nothing.
 * @param given the host the server was told to listen on
 */
export function isOwnHost(header: string | undefined, given: string): boolean {
  const name = hostName(header ?? '');
  if (name === undefined) return false;
  if (name === '127.0.0.1' || name === 'localhost' || name === '::1') return true;
  if (name === given.toLowerCase()) return true;
  // A server on all addresses cannot know its names, but an address is never a rebound name.
  return isWildcard(given) && isIP(name) !== 0;
}

export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** The name in "name:port" or "[::1]:port", in lower case; nothing where it is neither. */
function hostName(header: string): string | undefined {
  const [, six, name] = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+))(?::\d{1,5})?$/i.exec(header) ?? [];
  return (six ?? name)?.toLowerCase().replace(/\.$/, '');
}
