/** Named in a graph's manifest: changes whenever the same text may give other entities or relations. */
export const EXTRACTOR_VERSION = '9';
