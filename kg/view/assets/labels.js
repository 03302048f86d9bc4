"use strict";
// Names over a crowd. vis-network hides a label that is drawn too small and knows nothing of overlaps; here, as on a map,
// names keep their size on the screen, the weightiest come first, and one that finds no room waits until there is some.
function makeLabels(network, nodes) {
  const GAP = 3; // kept free around a name, in pixels of the screen
  const GRAIN = 48; // side of the cells by which neighbours are found
  const LINE = 1.25;
  const byWeight = [...nodes].sort((a, b) => b.weight - a.weight || a.id - b.id);
  const widths = new Map();
  let placed = [];

  function measured(context, node, face) {
    const size = node.letter;
    const key = `${size} ${node.label} ${face}`;
    if (!widths.has(key)) {
      context.font = `${size}px ${face}`;
      widths.set(key, Math.max(...node.label.split("\n").map((line) => context.measureText(line).width)));
    }
    return { size, width: widths.get(key), height: node.label.split("\n").length * size * LINE };
  }

  function makeRoom() {
    const cells = new Map();
    function* around({ left, top, right, bottom }) {
      for (let x = Math.floor(left / GRAIN); x <= Math.floor(right / GRAIN); x += 1) {
        for (let y = Math.floor(top / GRAIN); y <= Math.floor(bottom / GRAIN); y += 1) yield `${x} ${y}`;
      }
    }
    return {
      hits(box) {
        const found = new Set();
        for (const key of around(box)) {
          for (const other of cells.get(key) || []) {
            if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) found.add(other);
          }
        }
        return found.size;
      },
      take(box) {
        for (const key of around(box)) cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]);
      },
    };
  }

  // Below its sign if there is room, else beside or above it.
  function* spots(x, y, reach, { width, height }) {
    yield [x - width / 2, y + reach + 1];
    yield [x + reach + 4, y - height / 2];
    yield [x - reach - 4 - width, y - height / 2];
    yield [x - width / 2, y - reach - 1 - height];
  }

  // `first` are the nodes that are named before all others, and alone if there are any.
  function draw(context, first, colourOf, paper, face) {
    const scale = network.getScale();
    const places = network.getPositions();
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const { clientWidth, clientHeight } = context.canvas;
    const [names, signs] = [makeRoom(), makeRoom()];
    const seen = [];
    for (const node of byWeight) {
      const place = places[node.id];
      if (!place || (first.size && !first.has(node.id))) continue;
      const [x, y, reach] = [(place.x - corner.x) * scale, (place.y - corner.y) * scale, node.size * scale];
      if (x < 0 || y < 0 || x > clientWidth || y > clientHeight) continue;
      signs.take({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
      seen.push({ node, x, y, reach });
    }
    placed = [];
    for (const { node, x, y, reach } of seen) {
      const text = measured(context, node, face);
      let best = null;
      for (const [left, top] of spots(x, y, reach, text)) {
        const box = { left: left - GAP, top: top - GAP, right: left + text.width + GAP, bottom: top + text.height + GAP };
        if (box.left < 0 || box.top < 0 || box.right > clientWidth || box.bottom > clientHeight || names.hits(box)) continue;
        const covered = signs.hits(box);
        if (!best || covered < best.covered) best = { node, text, box, covered, x: left + text.width / 2, y: top };
      }
      if (!best) continue;
      names.take(best.box);
      placed.push(best);
    }
    context.save();
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = paper;
    for (const { node, text, x, y } of placed) {
      context.font = `${text.size / scale}px ${face}`;
      context.lineWidth = 3.5 / scale;
      context.fillStyle = colourOf(node);
      node.label.split("\n").forEach((line, at) => {
        const spot = [corner.x + x / scale, corner.y + (y + (at + 0.5) * text.size * LINE) / scale];
        context.strokeText(line, ...spot);
        context.fillText(line, ...spot);
      });
    }
    context.restore();
  }

  // The node whose name is written at a point of the stage.
  function at({ x, y }) {
    const found = placed.find(({ box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
    return found && found.node.id;
  }

  return { draw, at };
}
