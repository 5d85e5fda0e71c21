/** Lower-case words of letters and digits. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function foldTitle(title: string): string {
  return words(title).join(' ');
}

/** Runs of `length` words that stand in more than one abstract, with the ids of the two papers. */
export function sharedRun(papers: { id: string; abstract: string }[], length: number): string[] {
  const first = new Map<string, string>();
  const shared: string[] = [];
  for (const { id, abstract } of papers) {
    const all = words(abstract);
    for (let i = 0; i + length <= all.length; i++) {
      const run = all.slice(i, i + length).join(' ');
      const before = first.get(run);
      if (before === undefined) first.set(run, id);
      else if (before !== id) shared.push(`${before}, ${id}: ${run}`);
    }
  }
  return shared;
}
