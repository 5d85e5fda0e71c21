/** How a graph is divided by modularity: Leiden of our own, or graphology's Louvain. Apart, so that a command need not load either. */
export const DIVISION_METHODS = ['leiden', 'louvain'] as const;
export type DivisionMethod = (typeof DIVISION_METHODS)[number];
