// The timeline as a drawing one can zoom; the list below has the same events and needs no script.
"use strict";

const place = document.getElementById("zoom");

// Days as the browser's own dates at noon UTC, so that no time zone moves them.
const day = (text, after = 0) => {
  const [year, month, date] = text.split("-").map(Number);
  const made = new Date(Date.UTC(2000, month - 1, date + after, 12));
  made.setUTCFullYear(made.getUTCFullYear() - 2000 + year);
  return made;
};

function load(address) {
  return new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

async function open(opener) {
  opener.disabled = true;
  const [answer] = await Promise.all([fetch(place.dataset.source), load(place.dataset.vendor)]);
  const { marks, total } = await answer.json();
  opener.remove();
  if (!marks.length) {
    place.append("None of these events has a date.");
    return;
  }
  draw(marks, total);
}

function draw(marks, total) {
  const kinds = [...new Set(marks.map((mark) => mark.kind))].sort();
  const groups = kinds.map((kind) => ({ id: kind, content: kind }));
  const items = marks.map((mark) => {
    const long = mark.first !== mark.last;
    return {
      id: mark.id,
      group: mark.kind,
      start: day(mark.first),
      end: long ? day(mark.last, 1) : undefined,
      type: long ? "range" : "point",
      className: mark.status,
      words: mark.title,
    };
  });
  const box = document.createElement("div");
  box.className = "zoom-box";
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", "Timeline drawing: arrow keys move it, plus and minus zoom, 0 shows all");
  const told = document.createElement("p");
  told.className = "hint";
  told.setAttribute("aria-live", "polite");
  const left = total - marks.length;
  const rest = `Drag to move, Ctrl and wheel or + and − to zoom. ${left ? `${left} events without a date, or too many to draw, stand in the list alone.` : ""}`;
  told.textContent = rest;
  const tools = document.createElement("p");
  tools.className = "tools";
  place.append(tools, box, told); // before it is drawn: what stands nowhere has no size
  const first = Math.min(...items.map((item) => +item.start));
  const last = Math.max(...items.map((item) => +(item.end || item.start)));
  const margin = Math.max((last - first) * 0.04, 1000 * 60 * 60 * 24 * 15);
  const drawing = new vis.Timeline(box, items, groups, {
    start: new Date(first - margin),
    end: new Date(last + margin),
    zoomKey: "ctrlKey",
    stack: true,
    height: "26rem",
    verticalScroll: true,
    orientation: "top",
    showCurrentTime: false,
    showTooltips: false,
    selectable: true,
    zoomMin: 1000 * 60 * 60 * 24 * 5,
    moment: (date) => vis.moment(date).utc(),
    cluster: items.length > 120 ? { maxItems: 6, showStipes: false, titleTemplate: "{count} events" } : false,
    template: (item) => {
      const label = document.createElement("span");
      if (item.isCluster) label.textContent = String(item.items.length);
      else if (items.length <= 40) label.textContent = item.words;
      return label;
    },
  });
  const move = (share) => {
    const { start, end } = drawing.getWindow();
    const by = (end - start) * share;
    drawing.setWindow(new Date(+start + by), new Date(+end + by), { animation: false });
  };
  const keys = {
    ArrowLeft: () => move(-0.2),
    ArrowRight: () => move(0.2),
    "+": () => drawing.zoomIn(0.5),
    "=": () => drawing.zoomIn(0.5),
    "-": () => drawing.zoomOut(0.5),
    0: () => drawing.fit(),
  };
  box.addEventListener("keydown", (event) => {
    const act = !event.ctrlKey && !event.metaKey && keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  const words = new Map(items.map((item) => [item.id, item.words]));
  drawing.on("itemover", ({ item }) => { told.textContent = words.get(item) || rest; });
  drawing.on("itemout", () => { told.textContent = rest; });
  drawing.on("doubleClick", ({ item }) => { if (words.has(item)) location.assign("/event/" + item); });
  drawing.on("select", ({ items: [item] }) => {
    if (!words.has(item)) return;
    const link = document.createElement("a");
    link.href = "/event/" + item;
    link.textContent = words.get(item);
    told.replaceChildren(link);
  });
  tools.append(
    button("Zoom in", () => drawing.zoomIn(0.5)),
    button("Zoom out", () => drawing.zoomOut(0.5)),
    button("← Earlier", () => move(-0.4)),
    button("Later →", () => move(0.4)),
    button("All", () => drawing.fit()),
  );
}

if (place) {
  place.hidden = false;
  const opener = button("Draw as a timeline that can be zoomed", () => open(opener));
  place.append(opener);
}
