"""Leiden by leidenalg and by igraph on a weighted graph from standard input; used by communities.mjs."""
import json
import random
import sys
import time

import igraph
import leidenalg

given = json.load(sys.stdin)
graph = igraph.Graph(given["nodes"], [(a, b) for a, b, _ in given["edges"]])
weights = [weight for _, _, weight in given["edges"]]


def timed(name, run):
    start = time.perf_counter()
    membership = run().membership
    seconds = time.perf_counter() - start
    sizes = {}
    for part in membership:
        sizes[part] = sizes.get(part, 0) + 1
    return {
        "name": name,
        "modularity": graph.modularity(membership, weights=weights),
        "communities": sum(1 for size in sizes.values() if size > 1),
        "time": seconds,
    }


def by_leidenalg():
    return leidenalg.find_partition(
        graph, leidenalg.ModularityVertexPartition, weights=weights, n_iterations=-1, seed=given["seed"]
    )


def by_igraph():
    random.seed(given["seed"])
    return graph.community_leiden("modularity", weights=weights, n_iterations=-1)


json.dump([timed("leidenalg", by_leidenalg), timed("igraph", by_igraph)], sys.stdout)
