/**
 * What the server sends to the explorer, as JSON. The map is columnar (one array a property, nodes named by their place
 * in it), so that it compresses well and needs no parsing into objects; the rest is fetched when it is asked for.
 */

import type { PaperLink } from '../ask/paper-link.ts';

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
}

export interface MapData {
  /** Changes when the graph folder changes. */
  version: string;
  counts: { papers: number; entities: number; relations: number; regions: number };
  /** Relation types in the order in which edges use them. */
  relations: string[];
  nodes: MapNodes;
  edges: MapEdges;
  regions: MapRegion[];
  /** Strongest associations between regions: place of one, place of the other, strength from 0 to 1. */
  strands: [number, number, number][];
}

/**
 * A text in which some stretches are marked: pieces at odd places are marked, those at even places are not. An empty
 * piece keeps the order where a text starts with a mark.
 */
export type MarkedText = string[];

export interface Evidence {
  text: MarkedText;
  confidence: number;
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
  /** A close name, where nothing matches as it was typed. */
  suggestion?: string;
}

export interface ErrorAnswer {
  error: string;
}
