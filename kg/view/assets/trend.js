"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const SVG = "http://www.w3.org/2000/svg";
  const [HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [388, 46, 30, 26, 102];
  const STRIP = 38; // the height of the bars below: how many articles there are at all
  let WIDTH = 1060;
  const picture = document.getElementById("picture"), tip = document.getElementById("tip");
  const list = document.getElementById("articles"), shown = data.themes.map(() => true);
  const periods = data.periods;

  function make(name, attributes = {}, text = "") {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  }
  function html(name, text = "", className = "") {
    const element = document.createElement(name);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }
  const percent = (share) => `${(share * 100).toFixed(1)}%`;
  const x = (i) => LEFT + (periods.length < 2 ? (WIDTH - LEFT - RIGHT) / 2 : i * (WIDTH - LEFT - RIGHT) / (periods.length - 1));

  function draw() {
    // One unit is one pixel: the letters stay as large as those of the page, however narrow it is.
    WIDTH = Math.max(300, picture.clientWidth || 1060);
    const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": data.title });
    // The scale is that of periods with enough articles: one article of one would make everything else flat.
    const counts = data.themes.flatMap((theme, i) => shown[i] ? theme.counts.filter((count) => count.articles) : []);
    const enough = counts.filter((count) => count.of >= data.few);
    const top = Math.max(0.01, ...(enough.length ? enough : counts).map((count) => count.share)) * 1.08;
    const y = (share) => HEIGHT - BOTTOM - Math.min(share / top, 1) * (HEIGHT - TOP - BOTTOM);
    const step = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((each) => top / each <= 6) || 1;
    for (let share = 0; share <= top; share += step) {
      svg.append(make("line", { class: "axis", x1: LEFT, x2: WIDTH - RIGHT, y1: y(share), y2: y(share) }));
      svg.append(make("text", { x: LEFT - 8, y: y(share) + 4, "text-anchor": "end" }, step < 0.01 ? percent(share) : `${Math.round(share * 100)}%`));
    }
    svg.append(make("text", { class: "unit", x: 0, y: 12 }, "占每期文章的比例 share of the period's articles"));
    bars(svg);
    const every = Math.max(1, Math.ceil(periods.length / Math.floor(WIDTH / 85)));
    const width = periods.length < 2 ? WIDTH - LEFT - RIGHT : (WIDTH - LEFT - RIGHT) / (periods.length - 1);
    periods.forEach((period, i) => {
      if (i % every === 0) svg.append(make("text", { x: x(i), y: HEIGHT - 10, "text-anchor": "middle" }, period));
      const hit = make("rect", { class: "hit", x: x(i) - width / 2, y: TOP, width, height: HEIGHT - TOP - 24, tabindex: 0, role: "button", "aria-label": period });
      hit.addEventListener("mousemove", () => point(i, hit));
      hit.addEventListener("focus", () => point(i, hit));
      hit.addEventListener("mouseleave", () => { tip.hidden = true; });
      hit.addEventListener("blur", () => { tip.hidden = true; });
      hit.addEventListener("click", () => read(i));
      hit.addEventListener("keydown", (event) => { if (event.key === "Enter") read(i); });
      svg.append(hit);
    });
    data.themes.forEach((theme, number) => {
      if (!shown[number]) return;
      // Firm between periods of enough articles, dotted where there are few, and nothing where there are none.
      for (const [like, test] of [["faint", (count) => count.of > 0], ["firm", (count) => count.of >= data.few]]) {
        for (const run of runs(theme.counts, test)) {
          const points = run.map((i) => `${x(i)},${y(theme.counts[i].share)}`).join(" ");
          const line = make("polyline", { class: `line l${number % 8} ${like}`, points, "pointer-events": "none" });
          if (number >= 8 && like === "firm") line.setAttribute("stroke-dasharray", "6 4");
          svg.append(line);
        }
      }
      theme.counts.forEach((count, i) => {
        const like = count.of < data.few ? `line l${number % 8} hollow` : `d${number % 8}`;
        if (!count.articles) return;
        if (count.share > top) svg.append(make("path", { class: like, d: `M${x(i) - 4} ${TOP + 7}l4 -7l4 7z`, "pointer-events": "none" }));
        else svg.append(make("circle", { class: like, cx: x(i), cy: y(count.share), r: periods.length > 80 ? 1.6 : 2.6, "pointer-events": "none" }));
      });
    });
    picture.replaceChildren(svg);
  }

  // The stretches of periods next to each other that pass a test.
  function runs(counts, test) {
    const found = [];
    counts.forEach((count, i) => {
      if (!test(count)) return;
      if (i && test(counts[i - 1])) found[found.length - 1].push(i);
      else found.push([i]);
    });
    return found;
  }

  function bars(svg) {
    const totals = data.themes.length ? data.themes[0].counts.map((count) => count.of) : [];
    const most = Math.max(1, ...totals), floor = HEIGHT - 24;
    const width = Math.max(1, Math.min(26, (WIDTH - LEFT - RIGHT) / Math.max(1, periods.length) * 0.7));
    totals.forEach((of, i) => {
      const high = of / most * STRIP;
      if (!of) return;
      svg.append(make("rect", { class: of < data.few ? "bar few" : "bar", x: x(i) - width / 2, y: floor - high, width, height: high }));
      if (of < data.few && width >= 7) svg.append(make("text", { class: "number", x: x(i), y: floor - high - 3, "text-anchor": "middle" }, of));
    });
    svg.append(make("text", { class: "unit", x: 0, y: floor - STRIP - 15 }, `每期文章 articles of the period (≤ ${most.toLocaleString("en")})`));
  }

  function point(i, hit) {
    tip.replaceChildren(html("b", periods[i]));
    const of = data.themes.length ? data.themes[0].counts[i].of : 0;
    if (of < data.few) tip.append(html("div", `文章仅 ${of} 篇 only ${of} article${of === 1 ? "" : "s"}`, "soft"));
    data.themes.forEach((theme, number) => {
      if (!shown[number]) return;
      const count = theme.counts[i], row = html("div");
      row.append(html("span", "", `swatch c${number % 8}`), `${theme.name}: ${count.articles}/${count.of} (${percent(count.share)})${count.of < data.few ? "" : ` ${data.tiers[count.tier]}`}`);
      tip.append(row);
    });
    tip.hidden = false;
    const box = hit.getBoundingClientRect(), frame = picture.parentElement.getBoundingClientRect();
    const left = box.left + box.width / 2 - frame.left;
    tip.style.left = `${Math.max(8, Math.min(left + 14, frame.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${box.top - frame.top + 8}px`;
  }

  function read(i) {
    list.replaceChildren();
    data.themes.forEach((theme, number) => {
      const found = theme.articles.filter((article) => article.day.startsWith(periods[i]));
      if (!shown[number] || !found.length) return;
      const card = html("section", "", "card"), heading = html("h4", `${theme.name} · ${periods[i]} · ${found.length}`), items = html("ul");
      for (const article of found) {
        const item = html("li");
        item.append(`${article.day} `);
        if (/^https?:\/\//.test(article.url)) {
          const link = html("a", article.title || article.id);
          link.href = article.url;
          link.rel = "noopener noreferrer";
          item.append(link);
        } else item.append(article.title || article.id);
        items.append(item);
      }
      card.append(heading, items);
      list.append(card);
    });
  }

  data.themes.forEach((theme, number) => {
    const chip = html("button", "", "chip");
    chip.type = "button";
    chip.setAttribute("aria-pressed", "true");
    chip.append(html("i", "", `c${number % 8}`), theme.name);
    chip.addEventListener("click", () => {
      shown[number] = !shown[number];
      chip.setAttribute("aria-pressed", String(shown[number]));
      draw();
    });
    document.getElementById("series").append(chip);
  });
  draw();
  let drawn = picture.clientWidth;
  addEventListener("resize", () => { if (picture.clientWidth !== drawn) { drawn = picture.clientWidth; draw(); } });
})();
