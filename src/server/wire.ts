/**
 * What the server sends to the explorer: JSON, but the whole map as bytes (map-packing.ts). Maps are columnar (one array
 * a property, nodes named by their place in it), so that they compress well and need no parsing into objects; the rest is
 * fetched when it is asked for.
 */

import type { PaperLink } from '../ask/paper-link.ts';
import type { CommunityAbout, Graph } from '../graph/schema.ts';

export type { PaperLink };

/** Node types by number, in the order in which the columns use them. */
export const NODE_TYPES = ['Paper', 'Method', 'Model', 'Benchmark'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export interface MapNodes {
  id: string[];
  /** Entities: the name. Papers: what they introduce, else a short form of the title. */
  label: string[];
  /** Place in NODE_TYPES. */
  type: number[];
  /** 1 where the name is a generic one (scope "family"), else 0. */
  family: number[];
  x: number[];
  y: number[];
  /** Place in MapData.regions, or -1. */
  region: number[];
  /** Entities: number of papers that name it. Papers: number of entities it names. */
  weight: number[];
  /** Papers: year, 0 where it is not known. Entities: 0. */
  year: number[];
  /** Papers: month 1 to 12, 0 where it is not known. */
  month: number[];
}

export interface MapEdges {
  /** Place of the node in the columns, as the difference to the edge before: sorted, so mostly 0 or 1. */
  fromStep: number[];
  to: number[];
  /** Place in MapData.relations. */
  type: number[];
  /** Confidence in hundredths. */
  confidence: number[];
}

export interface MapRegion {
  id: string;
  label: string;
  /** Names of its most distinctive members, for where the label is too long. */
  names: string[];
  /** Number of members. */
  size: number;
  /** Where its name stands best, in map coordinates. */
  x: number;
  y: number;
  /** Outlines of its land: rings of x, y, x, y … in map coordinates; holes run the other way round. */
  land: number[][];
  /** What it falls into, the largest first; left out where it is of one piece. */
  subregions?: MapSubRegion[];
}

export type MapSubRegion = Omit<MapRegion, 'subregions'>;

export interface MapData {
  /** Changes when the graph folder changes. */
  version: string;
  /** What of the folder could not be read, in a sentence for the person. */
  notice?: string;
  counts: { papers: number; entities: number; relations: number; regions: number };
  /** Relation types in the order in which edges use them. */
  relations: string[];
  nodes: MapNodes;
  edges: MapEdges;
  regions: MapRegion[];
  /** Strongest associations between regions: place of one, place of the other, strength from 0 to 1. */
  strands: [number, number, number][];
}

type AsRead<Columns> = {
  [Name in keyof Columns]: Columns[Name] extends string[] ? readonly string[] : ArrayLike<number>;
};

/** The map as it is read: columns of numbers may be typed arrays. */
export interface MapColumns extends Omit<MapData, 'nodes' | 'edges'> {
  nodes: AsRead<MapNodes>;
  edges: AsRead<MapEdges>;
}

/** The map of entities alone: its edges join entities that papers name together, their confidence is the strength. */
export interface EntityMapData extends MapData {
  /** Papers that name both ends, by edge. */
  shared: number[];
}

/**
 * A text in which some stretches are marked: pieces at odd places are marked, those at even places are not. An empty
 * piece keeps the order where a text starts with a mark.
 */
export type MarkedText = string[];

/** An edge as an overrides file speaks of it. */
export interface EdgeRef {
  type: string;
  /** What the file calls the entity at its end: the name, or the id where the name would not do. */
  to: string;
  toType: NodeType;
  /** The same of the entity at its start; absent where a paper stands there. */
  from?: string;
  fromType?: NodeType;
  /** Ids of the papers that say so. */
  papers: string[];
}

export interface Evidence {
  text: MarkedText;
  confidence: number;
  edge: EdgeRef;
  /** The paper in which the sentence stands. */
  paper: { id: string; title: string; year?: number; link: PaperLink };
}

/** One neighbour in a section of the panel. */
export interface SectionItem {
  id: string;
  type: NodeType;
  name: string;
  family: boolean;
  year?: number;
  /** Absent where the relation follows from the names alone. */
  evidence?: Evidence;
  /** Where the item stands for an edge without a sentence. */
  edge?: EdgeRef;
  /** Sections that count shared papers instead of showing a sentence. */
  shared?: number;
}

export interface Section {
  key: string;
  title: string;
  /** All items there are; `items` holds the first of them. */
  count: number;
  /** "papers" where the items are papers, for the count's word. */
  unit: 'papers' | 'entities';
  /** Relation types that this section shows, so that pointing at it can light its edges. */
  relations: string[];
  items: SectionItem[];
}

export interface NodePanel {
  version: string;
  id: string;
  type: NodeType;
  name: string;
  family: boolean;
  also: string[];
  lead: string;
  region?: { id: string; label: string };
  /** Papers only. */
  paper?: {
    authors: string[];
    venue?: string;
    date?: string;
    link: PaperLink;
    abstract: MarkedText;
  };
  /** Entities only: what a correction of its type or its spellings needs. */
  correct?: {
    name: string;
    spellings: { text: string; papers: number; by: string[] }[];
  };
  sections: Section[];
}

export interface RegionPanel {
  version: string;
  id: string;
  label: string;
  lead: string;
  distinctive: SectionItem[];
  newest: SectionItem[];
}

/** A node as far as a list names it. */
export interface NodeRef {
  id: string;
  type: NodeType;
  name: string;
  family: boolean;
}

/** One step of a path: from `from` to `to` in the direction of the relation, whichever way the path goes. */
export interface PathStep {
  from: string;
  to: string;
  type: string;
  /** A sentence, with the names in it marked. */
  told: MarkedText;
  edge: EdgeRef;
  /** Absent where the relation follows from the names alone. */
  evidence?: Evidence;
}

export interface PathWay {
  /** The node that tells this way from the others; absent where there is nothing between the ends. */
  via?: NodeRef;
  nodes: NodeRef[];
  steps: PathStep[];
}

export interface PathAnswer {
  version: string;
  from: NodeRef;
  to: NodeRef;
  /** Best first; none where no path is short enough. */
  ways: PathWay[];
  /** Most steps that a way may have. */
  most: number;
  /** The commonest name there is, as an example of what counts as a long detour. */
  common?: string;
}

/** One of two entities that are held side by side. */
export interface ComparedSide extends NodeRef {
  /** Year in which it is first named, where that is known. */
  first?: string;
  papers: number;
  /** Papers by what they do with it, the strongest relation first. */
  byRelation: { type: string; papers: number }[];
  introducedBy: { id: string; title: string; year?: number }[];
  /** The benchmarks of its papers, those of most of them first; `shared` counts papers. */
  benchmarks: SectionItem[];
  variantOf: NodeRef[];
  variants: NodeRef[];
}

export interface ComparisonAnswer {
  version: string;
  sides: [ComparedSide, ComparedSide];
  /** Papers that name both; the first of them. */
  together: { count: number; items: SectionItem[] };
  /** What the graph says of the one and the other. */
  links: PathStep[];
  /** Entities that papers name beside both, in different papers or the same: most telling first. */
  common: { count: number; items: SectionItem[] };
}

export interface SearchHit {
  id: string;
  type: NodeType;
  name: string;
  family: boolean;
  /** The alias that was matched, where it is not the name. */
  also?: string;
  /** Entities: number of papers. */
  papers: number;
  year?: number;
  /** Where the match lies in `name` (UTF-16), where it lies there. */
  match?: [number, number];
}

export interface SearchAnswer {
  version: string;
  query: string;
  /** Best first. The first one is what Enter chooses. */
  hits: SearchHit[];
  /** A close name, where nothing matches as it was typed, or only within words. */
  suggestion?: string;
}

/** Lines of the graph's own files, for exports. */
export type Records = Pick<Graph, 'papers' | 'entities' | 'relations'>;

/** Communities without their members: the map has them. */
export type { CommunityAbout };

export interface ErrorAnswer {
  error: string;
}
