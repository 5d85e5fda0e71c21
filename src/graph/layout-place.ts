export interface Place {
  x: number;
  y: number;
}

/** Width to height of the whole map: it is mostly looked at on a landscape screen. */
export const ASPECT = 1.5;
