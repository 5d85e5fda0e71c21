const { unpackMap } = await import(
  new URL('../../dist/server/map-packing.js', import.meta.url).href
);

/** Typed arrays as plain ones. */
function plain(map) {
  const group = (columns) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, [...column]]));
  return { ...map, nodes: group(map.nodes), edges: group(map.edges) };
}

/**
 * What the bare page is given: the nodes of the explorer as it draws them when it opens, with their sizes and colours, and as many
 * edges as it draws then.
 *
 * @param kind which nodes: "drawn", "only" or "all", as first-frame.mjs says
 * @returns the columns, and how many nodes the first frame with all of them has at least
 */
export async function bareData(url, kind) {
  const answer = await fetch(new URL('api/map', url));
  const map = plain(unpackMap(new Uint8Array(await answer.arrayBuffer())));
  const { nodes } = map;
  const places = nodes.id.map((_, i) => i);
  // Nearly as in viz/src/map/thinning.ts: at the whole of a large map 60 of each type stand for the rest.
  const rank = new Map();
  for (const type of [1, 2, 3]) {
    const heavy = places
      .filter((i) => nodes.type[i] === type)
      .sort((a, b) => nodes.weight[b] - nodes.weight[a] || a - b);
    for (const [place, i] of heavy.entries()) rank.set(i, place);
  }
  const isHidden = (i) => kind !== 'all' && nodes.type[i] !== 0 && rank.get(i) >= 60;
  const taken = kind === 'only' ? places.filter((i) => !isHidden(i)) : places;
  const placeOf = new Map(taken.map((i, place) => [i, place]));
  const size = (i) =>
    nodes.type[i] === 0
      ? Math.min(2.2, 1.2 + 0.1 * nodes.weight[i])
      : Math.min(16, Math.max(2.4, 0.6 + 2.1 * Math.sqrt(nodes.weight[i])));
  const data = {
    key: taken.map((i) => nodes.id[i]),
    label: taken.map((i) => nodes.label[i]),
    x: taken.map((i) => Math.round(10 * nodes.x[i]) / 10),
    y: taken.map((i) => Math.round(10 * nodes.y[i]) / 10),
    // At the whole map signs are drawn at .42 of their size.
    size: taken.map((i) => Math.round(42 * size(i)) / 100),
    colours: ['#5761B5', '#8E8738', '#821B26', '#267D91', '#B87371', '#5D7B52', '#81878D'],
    colour: taken.map((i) => (nodes.region[i] < 0 ? 6 : nodes.region[i] % 6)),
    hidden: taken.map((i) => (isHidden(i) ? 1 : 0)),
    from: [],
    to: [],
  };
  const pairs = new Set();
  let from = 0;
  const inside = [];
  for (const [e, step] of map.edges.fromStep.entries()) {
    from += step;
    const to = map.edges.to[e];
    if (nodes.region[from] >= 0 && nodes.region[from] === nodes.region[to])
      inside.push([from, to, e]);
  }
  const worth = ([, to, e]) => map.edges.confidence[e] / Math.sqrt(nodes.weight[to] + 1);
  inside.sort((a, b) => worth(b) - worth(a) || a[2] - b[2]);
  for (const [a, b] of inside) {
    const [p, q] = [placeOf.get(a), placeOf.get(b)];
    const pair = `${Math.min(p, q)} ${Math.max(p, q)}`;
    if (p === undefined || q === undefined || p === q || pairs.has(pair)) continue;
    pairs.add(pair);
    data.from.push(p);
    data.to.push(q);
    if (pairs.size === 5000) break;
  }
  // Hidden nodes are drawn as nothing, but counted among the instances of a call.
  const papers = nodes.type.filter((type) => type === 0).length;
  return { data, least: papers };
}
