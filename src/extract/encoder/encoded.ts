/** What the encoder makes of the tokens of a sentence. */
export interface Encoded {
  /**
   * `width` numbers a token: what is told of it and its neighbours, and last of all, should what stands there be named at
   * all, how likely each relation of the paper (RELATIONS) is to it, and each link of what the paper introduces (LINKS).
   */
  cells: Float32Array;
  width: number;
  /** Scores of the tagger's labels, `labels` a token. */
  scores: Float32Array;
  labels: number;
}
