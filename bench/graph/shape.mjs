/** The community of each node. */
export function regionOf({ communities }) {
  return new Map(communities.flatMap(({ id, members }) => members.map((member) => [member, id])));
}

/**
 * What a map looks like, in three numbers: the shares of nodes that lie upon another (`upon`) and of those whose nearest
 * one is of the same community (`beside`), and how long ties within a community are beside the distance of any two of its
 * nodes (`tied`).
 */
export function shapeOf(graph, points, communityOf) {
  return {
    ...neighbours(points, communityOf),
    tied: tieLength(graph, points, communityOf),
  };
}

/** Shares of nodes closer than half the typical room of a node to another, and of those whose nearest is of their own. */
function neighbours(points, communityOf) {
  const inside = points.filter(({ id }) => communityOf.has(id));
  const [width, height] = ['x', 'y'].map((axis) => {
    const sorted = inside.map((point) => point[axis]).sort((a, b) => a - b);
    return sorted[Math.floor(0.98 * sorted.length)] - sorted[Math.floor(0.02 * sorted.length)];
  });
  const room = Math.sqrt((width * height) / inside.length);
  const columns = new Map();
  const key = (x, y) => `${Math.floor(x / (2 * room))} ${Math.floor(y / (2 * room))}`;
  for (const point of inside) {
    const cell = key(point.x, point.y);
    if (!columns.has(cell)) columns.set(cell, []);
    columns.get(cell).push(point);
  }
  let [upon, beside] = [0, 0];
  for (const point of inside) {
    let nearest;
    let least = Number.POSITIVE_INFINITY;
    for (const dx of [-2, 0, 2]) {
      for (const dy of [-2, 0, 2]) {
        for (const other of columns.get(key(point.x + dx * room, point.y + dy * room)) ?? []) {
          const distance = Math.hypot(other.x - point.x, other.y - point.y);
          if (other === point || distance >= least) continue;
          least = distance;
          nearest = other;
        }
      }
    }
    if (least < room / 2) upon++;
    if (nearest && communityOf.get(nearest.id) === communityOf.get(point.id)) beside++;
  }
  return { upon: upon / inside.length, beside: beside / inside.length };
}

function tieLength(graph, points, communityOf) {
  const places = new Map(points.map((point) => [point.id, point]));
  const members = new Map(graph.communities.map((community) => [community.id, community.members]));
  let [tied, any, count] = [0, 0, 0];
  for (const { from, to } of graph.relations) {
    const community = communityOf.get(from);
    if (community === undefined || community !== communityOf.get(to)) continue;
    const list = members.get(community);
    const other = list[(count * 7919) % list.length];
    const [a, b, c] = [from, to, other].map((id) => places.get(id));
    tied += Math.hypot(a.x - b.x, a.y - b.y);
    any += Math.hypot(a.x - c.x, a.y - c.y);
    count++;
  }
  return tied / any;
}
