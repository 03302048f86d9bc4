"use strict";
// Evidence and the panel of details. All text from the graph is set with textContent: nothing from the news is ever
// read as HTML. `choose` is what a link calls with the node it leads to.
function makePanel(facts, choose) {
  const { kinds, relations, notes: noteWords } = facts.words;
  const details = new Map(facts.nodes.map((node) => [node.id, node]));
  const detail = document.getElementById("detail");

  // ---- small builders

  function make(tag, props = {}, ...children) {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  function sign(kind) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const shapes = {
      dot: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z", square: "M2.5 2.5h11v11h-11z",
      hexagon: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z", diamond: "M8 1l7 7l-7 7l-7-7z", triangle: "M8 2l7 12h-14z",
      box: "M3 3.5h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2z",
    };
    path.setAttribute("d", shapes[kinds[kind].shape]);
    const colour = `var(--${kind})`;
    path.style.fill = kind === "group" ? "none" : colour;
    path.style.stroke = kind === "statement" || kind === "task" ? "var(--structure)" : colour;
    path.style.strokeWidth = kind === "group" ? "2.5" : "1";
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "sign");
    svg.setAttribute("aria-hidden", "true");
    svg.append(path);
    return svg;
  }

  // ---- evidence: a sentence with the proving part, or the names that it joins, marked

  function occurrences(text, words) {
    const spans = [];
    for (const word of words) {
      for (let at = text.indexOf(word); word.length > 1 && at >= 0; at = text.indexOf(word, at + 1)) spans.push([at, at + word.length]);
    }
    return spans;
  }

  // Names are marked wherever they stand; of a title only the nearest before a name (部长 of 苗圩, not the one in 副部长).
  function marked(text, names, titles = []) {
    const spans = occurrences(text, names);
    const ends = spans.map(([start]) => start);
    for (const title of titles) {
      const gap = ([, end]) => Math.min(...ends.map((start) => (start >= end ? start - end : text.length + end - start)));
      const found = occurrences(text, [title]).sort((a, b) => gap(a) - gap(b));
      if (found.length) spans.push(found[0]);
    }
    spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const parts = [];
    let done = 0;
    for (const [start, end] of spans) {
      if (end <= done) continue;
      if (start > done) parts.push(text.slice(done, start));
      parts.push(make("mark", { textContent: text.slice(Math.max(start, done), end) }));
      done = end;
    }
    parts.push(text.slice(done));
    return parts;
  }

  function sentence(number, names, titles) {
    const proof = facts.proofs[number];
    if (!proof.before && !proof.after) return marked(proof.quote, names, titles);
    return [proof.before, make("mark", { textContent: proof.quote }), proof.after];
  }

  function quotation(number, names, titles) {
    const article = facts.articles[facts.proofs[number].article];
    const title = facts.articles.length > 1 ? article.title : ""; // one article's title stands on the page already
    const told = [title, article.source, article.date].filter(Boolean).join(" · ");
    // Only web addresses become links; anything else a document may claim as its address stays text.
    const cite = /^https?:\/\//i.test(article.url)
      ? make("cite", {}, make("a", { href: article.url, target: "_blank", rel: "noopener noreferrer", textContent: told || article.url }))
      : make("cite", { textContent: told });
    return make("blockquote", {}, ...sentence(number, names, titles), cite);
  }

  function quotations(numbers, names, titles) {
    if (!numbers.length) return [];
    const rest = numbers.slice(1, 30).map((number) => quotation(number, names, titles));
    const more = rest.length
      ? make("details", {}, make("summary", { textContent: `另有 ${numbers.length - 1} 处原文 more evidence` }), ...rest)
      : null;
    return [quotation(numbers[0], names, titles), more].filter(Boolean);
  }

  function namesOf(id) {
    const node = details.get(id);
    return [node.name, ...node.names];
  }

  // ---- panel

  function link(id) {
    const node = details.get(id);
    return make("button", { type: "button", className: "link", textContent: node.name, onclick: () => choose({ node: id }) });
  }

  function heading(zh, en, count) {
    return make("h4", {}, `${zh} `, make("small", { textContent: count === undefined ? en : `${en} · ${count}` }));
  }

  function fact(told, other) {
    const names = [...namesOf(told.from), ...namesOf(told.to)];
    const line = make("div", { className: "fact" });
    if (told.label) line.append(make("span", { className: "label", textContent: told.label }));
    if (other !== null) line.append(link(other));
    if (told.note) line.append(make("span", { className: "when", textContent: told.note }));
    if (told.when) line.append(make("span", { className: "when", textContent: told.when }));
    return make("li", {}, line, ...quotations(told.proofs, names, told.label.split("、")));
  }

  // With whom somebody met, most often first; the meetings under each.
  function company({ words, rows }) {
    const others = new Map();
    for (const [told, other] of rows) others.set(other, [...(others.get(other) || []), told]);
    const lines = [...others].map(([other, told]) => make("li", {},
      make("div", { className: "fact" }, link(other), make("span", { className: "label", textContent: `${told.length} 次` })),
      make("details", {}, make("summary", { textContent: "会议 Meetings" }), make("ul", {}, ...told.map((each) => fact(each, null))))));
    return [heading(words[0], words[1], others.size), make("ul", {}, ...lines)];
  }

  function showNode(id) {
    const node = details.get(id);
    const kind = kinds[node.kind];
    const parts = [
      make("h2", {}, sign(node.kind), `${kind.zh} ${kind.one}`),
      make("h3", { textContent: node.name }),
    ];
    const also = [node.english, node.pinyin, ...node.names].filter(Boolean);
    if (also.length) parts.push(make("p", { className: "aka", textContent: also.join(" · ") }));
    if (node.notes.length) {
      const list = make("dl");
      for (const [key, value] of node.notes) {
        const words = noteWords[key] || [key, key];
        list.append(make("dt", { textContent: words[0], title: words[1] }), make("dd", { textContent: value }));
      }
      parts.push(list);
    }
    const groups = new Map();
    for (const told of facts.facts) {
      if (told.from !== id && told.to !== id) continue;
      // What reads the same from either end stands together.
      const { out, in: back } = relations[told.relation];
      const way = told.from === id || out.join() === back.join() ? "out" : "in";
      const key = `${told.relation} ${way}`;
      if (!groups.has(key)) groups.set(key, { words: relations[told.relation][way], rows: [] });
      groups.get(key).rows.push([told, told.from === id ? told.to : told.from]);
    }
    for (const key of Object.keys(relations).flatMap((name) => [`${name} out`, `${name} in`])) {
      const group = groups.get(key);
      if (!group) continue;
      group.rows.sort((a, b) => a[0].order - b[0].order);
      if (key.startsWith("together ")) {
        parts.push(...company(group));
        continue;
      }
      parts.push(heading(group.words[0], group.words[1], group.rows.length));
      parts.push(make("ul", {}, ...group.rows.map(([told, other]) => fact(told, other))));
    }
    if (node.proofs.length) parts.push(heading("原文", "In the text"), ...quotations(node.proofs, namesOf(id)));
    show(parts);
  }

  function showEdge(edge) {
    const told = edge.facts.map((number) => facts.facts[number]);
    const relation = relations[told[0].relation];
    show([
      make("h2", { textContent: `关系 Relation` }),
      make("h3", {}, link(edge.from), ` → `, link(edge.to)),
      heading(relation.zh, relation.en),
      make("ul", {}, ...told.map((each) => fact(each, null))),
    ]);
  }

  function showOverview() {
    const parts = [make("p", { className: "hint", textContent:
      "点选图中的节点或连线，查看事实与原文。Click a node or a line to see its facts with the sentences that prove them." })];
    const used = [...new Set(facts.facts.map((told) => relations[told.relation]))];
    const seen = Object.values(relations).filter((relation) => used.includes(relation));
    const key = make("div", { className: "key" });
    for (const relation of seen) {
      const stroke = make("i", { className: relation.dashed ? "dashed" : "" });
      stroke.style.borderColor = `var(--${relation.colour})`;
      key.append(stroke, make("span", { textContent: `${relation.zh} ${relation.en}` }));
    }
    parts.push(heading("连线", "Lines"), key, heading("全部名称", "All names"));
    for (const [name, kind] of Object.entries(kinds)) {
      const members = facts.nodes.filter((node) => node.kind === name);
      if (!members.length) continue;
      parts.push(make("details", {},
        make("summary", {}, `${kind.zh} ${kind.one} · ${members.length}`),
        make("div", { className: "names" }, ...members.map((node) => link(node.id)))));
    }
    show(parts, true);
  }

  function show(parts, overview = false) {
    const back = overview ? null
      : make("button", { type: "button", className: "link back", textContent: "← 概览 Overview", onclick: () => choose(null) });
    detail.replaceChildren(...[back, ...parts].filter(Boolean));
    detail.scrollTop = 0;
  }

  return { make, sign, sentence, namesOf, showNode, showEdge, showOverview };
}
