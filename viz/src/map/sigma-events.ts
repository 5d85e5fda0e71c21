import type Sigma from 'sigma';

export interface Point {
  x: number;
  y: number;
}

interface SigmaActs {
  clicked(node: number): void;
  /** @param point on the screen @param onGraph the same in the graph's coordinates */
  clickedBeside(point: Point, onGraph: Point): void;
  /** The pointer came upon a node, or left all: -1. */
  pointed(node: number): void;
  /** The nodes were drawn. */
  drawn(): void;
  /** The camera moved. */
  moved(): void;
}

/** What Sigma tells of the pointer and the camera, in the map's own words. */
export function listenToSigma(sigma: Sigma, act: SigmaActs): void {
  const point = (node: number) => {
    sigma.getContainer().classList.toggle('is-pointing', node >= 0);
    act.pointed(node);
  };
  sigma.on('clickNode', ({ node }) => act.clicked(Number(node)));
  sigma.on('clickStage', ({ event }) => act.clickedBeside(event, sigma.viewportToGraph(event)));
  sigma.on('doubleClickStage', ({ preventSigmaDefault }) => preventSigmaDefault());
  sigma.on('enterNode', ({ node }) => point(Number(node)));
  sigma.on('leaveNode', () => point(-1));
  sigma.on('afterRender', () => act.drawn());
  sigma.getCamera().on('updated', () => act.moved());
}
