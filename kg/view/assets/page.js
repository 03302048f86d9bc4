"use strict";
// The canvas, the switches of kinds, the search, and what ties them to the panel.
(() => {
  const $ = (id) => document.getElementById(id);
  const graph = JSON.parse($("graph").textContent);
  const facts = JSON.parse($("facts").textContent);
  const { kinds, relations } = facts.words;
  const details = new Map(facts.nodes.map((node) => [node.id, node]));
  const drawn = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const under = (node) => kinds[node.kind].under || node.kind; // the kind whose switch hides it
  const narrow = matchMedia("(max-width: 760px)");
  const hidden = new Set(facts.later);
  const later = new Set(facts.nodes.filter((node) => facts.later.includes(under(node))).map((node) => node.id));
  const once = (edge) => edge.relation === "together" && edge.facts.length === 1;
  let chosen = null; // {node: id} or {edge: id}
  const { make, sign, sentence, namesOf, ...panel } = makePanel(facts, (what) => choose(what));

  // On a narrow screen the panel is a sheet that opens over the picture.
  function setSheet(open) {
    $("handle").setAttribute("aria-expanded", String(open || !narrow.matches));
  }

  // ---- canvas: every colour comes from the style sheet, so that light and dark have one home

  let palette = {};
  function readPalette() {
    const style = getComputedStyle(document.documentElement);
    const names = ["paper", "ink", "soft", "accent", "sans", "structure", "statement-ink", "meeting-ink", ...Object.keys(kinds),
      ...Object.values(relations).map((relation) => relation.colour)];
    palette = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }

  function mix(colour, share) { // towards the paper: for what stands back
    const parse = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    const [one, other] = [parse(colour), parse(palette.paper)];
    return `rgb(${one.map((value, at) => Math.round(value * share + other[at] * (1 - share))).join(",")})`;
  }

  function dressNode(node, share) {
    const own = palette[node.kind];
    const boxed = kinds[node.kind].shape === "box";
    const ink = node.kind === "meeting" ? palette["meeting-ink"] : boxed ? palette["statement-ink"] : palette.ink;
    const border = node.kind === "statement" || node.kind === "task" ? palette.structure : own;
    const fill = node.kind === "group" ? palette.paper : own;
    const faint = share < 1;
    const picked = chosen && chosen.node === node.id;
    return {
      id: node.id,
      color: { background: mix(fill, faint ? share : 1), border: picked ? palette.ink : mix(border, faint ? share : 1) },
      borderWidth: picked ? 3 : node.kind === "group" ? 2 : 1,
      font: {
        color: mix(ink, faint ? (node.kind === "meeting" ? 0.6 : share) : 1), size: node.letter, face: palette.sans,
        strokeWidth: boxed ? 0 : 3, strokeColor: palette.paper,
      },
    };
  }

  function dressEdge(edge, share) {
    const relation = relations[edge.relation];
    const own = palette[relation.colour];
    // Lines to what was not there at first would bury the rest, so many are they; so would those of a single meeting.
    const haze = !chosen && (once(edge) || (facts.crowd && (later.has(edge.from) || later.has(edge.to))));
    const silent = share < 1 || (!chosen && (facts.crowd || edge.relation === "together"));
    return {
      id: edge.id, color: { color: mix(own, haze ? 0.3 : share), highlight: own, hover: own }, dashes: Boolean(relation.dashed),
      font: {
        color: silent ? "transparent" : palette.soft, size: 13, face: palette.sans,
        strokeWidth: silent ? 0 : 3, strokeColor: palette.paper,
      },
    };
  }

  const isLine = (edge) => !edge.folded || hidden.has("statement"); // some stand in for hidden statements

  function nearby() {
    const near = new Set();
    if (!chosen) return near;
    if (chosen.edge !== undefined) {
      near.add(drawn.get(chosen.edge).from).add(drawn.get(chosen.edge).to);
    } else {
      near.add(chosen.node);
      for (const edge of graph.edges.filter(isLine)) {
        if (edge.from === chosen.node) near.add(edge.to);
        else if (edge.to === chosen.node) near.add(edge.from);
      }
    }
    return near;
  }

  function nearness() {
    if (!chosen) return () => 1;
    return (item) => {
      if (item.from === undefined) return near.has(item.id) ? 1 : 0.16;
      const touched = chosen.edge !== undefined ? item.id === chosen.edge : item.from === chosen.node || item.to === chosen.node;
      return touched ? 1 : 0.16;
    };
  }

  // What is chosen shows, whatever else is hidden; and with it those that stand aside until something speaks of them.
  let near = new Set();
  function isShown(node) {
    if (chosen && chosen.node === node.id) return true;
    if (hidden.has(under(node))) return false;
    return !node.aside || near.has(node.id) || facts.later.some((kind) => !hidden.has(kind));
  }

  function dress() {
    near = nearby();
    const share = nearness();
    nodes.update(graph.nodes.map((node) => dressNode(node, share(node))));
    edges.update(graph.edges.map((edge) => dressEdge(edge, share(edge))));
    tellKinds();
  }

  readPalette();
  // In a crowd names are written over the picture, by weight; a node there is only its sign.
  const plainSign = ({ label, ...node }) => (node.shape === "box"
    ? { ...node, margin: { top: node.size * 0.55, bottom: node.size * 0.55, left: node.size * 0.8, right: node.size * 0.8 } } : node);
  const nodes = new vis.DataSet(graph.nodes.map((node) => ({ ...(facts.crowd ? plainSign(node) : node), ...dressNode(node, 1) })));
  const edges = new vis.DataSet(graph.edges.map((edge) => ({ ...edge, ...dressEdge(edge, 1) })));
  const shownNodes = new vis.DataView(nodes, { filter: isShown });
  const shownEdges = new vis.DataView(edges, { filter: isLine });
  const network = new vis.Network($("mynetwork"), { nodes: shownNodes, edges: shownEdges }, graph.options);
  const canvas = $("mynetwork").querySelector("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `${document.title}：${facts.nodes.length} 个节点 nodes`);
  const labels = facts.crowd ? makeLabels(network, graph.nodes) : null;
  network.on("afterDrawing", (context) => {
    if (labels) labels.draw(context, near, (node) => palette[node.kind === "meeting" ? "accent" : "ink"], palette.paper, palette.sans);
  });
  network.once("afterDrawing", () => { document.documentElement.dataset.drawn = String(Math.round(performance.now())); });

  function whole(animate = true) {
    const animation = animate ? { duration: 300 } : false;
    if (facts.crowd) frame(shownNodes.getIds(), 1.2, animation);
    else network.fit({ animation, minZoomLevel: 0.05, maxZoomLevel: 1.2 });
  }

  // Nodes in view, with room at the edge for names that keep their size on the screen, of which vis-network knows nothing.
  function frame(ids, most, animation) {
    const places = Object.values(network.getPositions(ids));
    if (!places.length) return;
    const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
    const ends = [[Math.min(...xs), Math.max(...xs)], [Math.min(...ys), Math.max(...ys)]];
    const room = [canvas.clientWidth - Math.min(140, canvas.clientWidth / 4), canvas.clientHeight - 90];
    const scale = Math.min(most, ...ends.map(([from, to], axis) => Math.max(0.05, room[axis] / Math.max(1, to - from))));
    network.moveTo({ position: { x: (ends[0][0] + ends[0][1]) / 2, y: (ends[1][0] + ends[1][1]) / 2 }, scale, animation });
  }

  function choose(what, move = true) {
    chosen = what;
    network.unselectAll();
    if (what) setSheet(true);
    network.redraw(); // the sheet may have taken room from the picture
    if (what && what.node !== undefined) {
      panel.showNode(what.node);
      dress();
      if (move) {
        const animation = { duration: 350 };
        if (facts.crowd) frame([...near].filter((id) => shownNodes.get(id)), 0.85, animation);
        else network.focus(what.node, { scale: Math.max(network.getScale(), 0.85), animation });
      }
    } else if (what) {
      panel.showEdge(drawn.get(what.edge));
      dress();
    } else {
      panel.showOverview();
      dress();
    }
  }

  // ---- hover

  function tip(title, numbers, event, names, titles) {
    const box = $("tip");
    const stage = $("stage").getBoundingClientRect();
    box.replaceChildren(make("b", { textContent: title }));
    if (numbers.length) box.append(make("span", { className: "said" }, ...sentence(numbers[0], names, titles)));
    box.hidden = false;
    const [x, y] = [event.clientX - stage.left, event.clientY - stage.top];
    box.style.left = `${Math.max(8, Math.min(x + 16, stage.width - box.offsetWidth - 8))}px`;
    box.style.top = `${y + 20 + box.offsetHeight > stage.height ? Math.max(8, y - box.offsetHeight - 14) : y + 20}px`;
    canvas.style.cursor = "pointer";
  }

  function untip() {
    $("tip").hidden = true;
    canvas.style.cursor = "";
  }

  network.on("hoverNode", ({ node, event }) => {
    const told = details.get(node);
    const proofs = told.proofs.length ? told.proofs : facts.facts.filter((each) => each.to === node).flatMap((each) => each.proofs);
    tip(`${told.name}　${kinds[told.kind].zh}`, proofs, event, namesOf(node));
  });
  network.on("hoverEdge", ({ edge, event }) => {
    const told = drawn.get(edge).facts.map((number) => facts.facts[number]);
    const label = [...new Set(told.map((each) => each.label).filter(Boolean))].join("、");
    const relation = relations[told[0].relation].zh;
    const [from, to] = [details.get(drawn.get(edge).from), details.get(drawn.get(edge).to)];
    const names = [...namesOf(from.id), ...namesOf(to.id)];
    tip(`${from.name} — ${label ? `${relation} ${label}` : relation} — ${to.name}`, told.flatMap((each) => each.proofs), event, names,
      label.split("、"));
  });
  for (const end of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(end, untip);
  $("stage").addEventListener("mouseleave", untip);
  network.on("click", ({ nodes: [found], edges: [edge], pointer }) => {
    untip();
    const node = found === undefined && labels ? labels.at(pointer.DOM) : found;
    if (node !== undefined) choose({ node }, false);
    else if (edge !== undefined) choose({ edge }, false);
    else if (chosen) choose(null);
  });

  // ---- kinds

  function refreshKinds() {
    shownNodes.refresh();
    shownEdges.refresh();
    tellKinds();
  }

  // Each switch says how many there are, and how many of them are in the picture if that is not all.
  function tellKinds() {
    const shown = shownNodes.get();
    for (const chip of $("kinds").children) {
      const name = chip.dataset.kind;
      const of = facts.nodes.filter((node) => under(node) === name).length;
      const part = shown.filter((node) => under(node) === name).length;
      const count = part === of || hidden.has(name) ? of.toLocaleString("en") : `${part.toLocaleString("en")} / ${of.toLocaleString("en")}`;
      chip.querySelector("small").textContent = `${kinds[name].en} ${count}`;
      chip.setAttribute("aria-pressed", String(!hidden.has(name)));
    }
  }

  for (const [name, kind] of Object.entries(kinds)) {
    if (!facts.nodes.some((node) => under(node) === name)) continue;
    const chip = make("button", { type: "button", className: "chip", title: "显示或隐藏 Show or hide" },
      sign(name), kind.zh, make("small"));
    chip.dataset.kind = name;
    chip.addEventListener("click", () => {
      if (!hidden.delete(name)) hidden.add(name);
      refreshKinds();
    });
    $("kinds").append(chip);
  }

  tellKinds();

  // ---- search

  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\s·'-]/g, "").toLowerCase();
  const index = facts.nodes.map((node) => ({ node, keys: [node.name, ...node.names, node.english, node.pinyin].filter(Boolean).map(plain) }));
  let active = -1;

  function look() {
    const wanted = plain($("search").value);
    const found = [];
    if (wanted) {
      for (const { node, keys } of index) {
        const rank = Math.min(...keys.map((key) => (key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(wanted) ? 2 : 9)));
        if (rank < 9) found.push([rank, node]);
      }
      found.sort((a, b) => a[0] - b[0]);
    }
    active = found.length ? 0 : -1;
    $("found").replaceChildren(...found.slice(0, 12).map(([, node], at) => {
      const option = make("li", { id: `found-${at}` }, sign(node.kind), make("span", { textContent: node.name }),
        make("span", { className: "what", textContent: kinds[node.kind].zh }));
      option.setAttribute("role", "option");
      option.dataset.node = node.id;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); take(option); });
      return option;
    }));
    if (wanted && !found.length) $("found").append(make("li", { className: "none", textContent: "没有找到 Nothing found" }));
    $("found").hidden = !wanted;
    $("search").setAttribute("aria-expanded", String(Boolean(wanted)));
    point();
  }

  function point() {
    [...$("found").children].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === active));
      if (at === active) option.scrollIntoView({ block: "nearest" });
    });
    if (active >= 0) $("search").setAttribute("aria-activedescendant", `found-${active}`);
    else $("search").removeAttribute("aria-activedescendant");
  }

  function close() {
    $("found").hidden = true;
    $("search").setAttribute("aria-expanded", "false");
    $("search").removeAttribute("aria-activedescendant");
    active = -1;
  }

  function take(option) {
    if (!option || option.dataset.node === undefined) return;
    close();
    choose({ node: Number(option.dataset.node) });
  }

  $("search").addEventListener("input", look);
  $("search").addEventListener("focus", () => { if ($("search").value) look(); });
  $("search").addEventListener("blur", close);
  $("search").addEventListener("keydown", (event) => {
    const options = $("found").children;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && active >= 0) {
      active = (active + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
      point();
    } else if (event.key === "Enter") {
      take(options[active]);
    } else if (event.key === "Escape") {
      close();
      $("search").value = "";
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input")) return;
    if (event.key === "/") {
      event.preventDefault();
      $("search").focus();
    } else if (event.key === "Escape" && chosen) {
      choose(null);
    }
  });

  // ---- the rest

  $("closer").addEventListener("click", () => network.moveTo({ scale: network.getScale() * 1.35, animation: { duration: 200 } }));
  $("farther").addEventListener("click", () => network.moveTo({ scale: network.getScale() / 1.35, animation: { duration: 200 } }));
  $("whole").addEventListener("click", () => whole());
  $("handle").addEventListener("click", () => setSheet($("handle").getAttribute("aria-expanded") !== "true"));
  dark.addEventListener("change", () => { readPalette(); dress(); });
  narrow.addEventListener("change", () => setSheet(Boolean(chosen)));

  setSheet(false);
  panel.showOverview();
  whole(false);
  const readable = facts.crowd ? 0.3 : 0.6;
  if (narrow.matches && facts.hub !== null && network.getScale() < readable) {
    network.moveTo({ position: network.getPosition(facts.hub), scale: readable }); // the whole would be too small to read
  }
  if (facts.focus !== null) choose({ node: facts.focus }, false);
})();
