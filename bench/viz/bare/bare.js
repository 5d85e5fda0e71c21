/** Sigma as its own pages show it: columns of JSON into graphology, Sigma's programs and labels, nothing else. */
import Graph from 'graphology';
import Sigma from 'sigma';

const data = await (await fetch('./map.json')).json();
const graph = new Graph();
for (const [i, key] of data.key.entries()) {
  graph.addNode(key, {
    x: data.x[i],
    y: data.y[i],
    size: data.size[i],
    color: data.colours[data.colour[i]],
    label: data.label[i],
    hidden: data.hidden[i] === 1,
  });
}
for (const [i, from] of data.from.entries()) {
  graph.addEdge(data.key[from], data.key[data.to[i]], { size: 0.6, color: '#ddd' });
}
window.bare = new Sigma(graph, document.querySelector('#map'));
