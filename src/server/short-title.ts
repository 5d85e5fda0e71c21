/**
 * What stands beside a paper on the map where it introduces nothing: the name before a colon if it is short, else the
 * title cut at a word to about 26 characters and "…".
 */
export function shortTitle(title: string, limit = 26): string {
  const colon = title.indexOf(':');
  if (colon > 1 && colon <= limit && title.length - colon > 8) return title.slice(0, colon).trim();
  if (title.length <= limit) return title;
  const space = title.lastIndexOf(' ', limit);
  const end = space > limit / 2 ? space : limit;
  return `${title.slice(0, end).replace(/[\s,;:.–—-]+$/u, '')}…`;
}
