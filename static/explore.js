// Makes a drawn chart a live one when a reader asks for it: with values under the pointer, zoom, and the same by keyboard.
// ECharts and the chart's option are loaded only then. Without this script the drawing stays, with its table.
"use strict";

// What a figure's option.js hands over.
const figureOptions = new Map();
window.addFigure = (id, option) => figureOptions.set(id, option);

const scripts = new Map();
const load = (address) => {
  if (!scripts.has(address)) {
    scripts.set(
      address,
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = () => {
          scripts.delete(address);
          reject(new Error(`${address} cannot be loaded`));
        };
        document.head.append(script);
      }),
    );
  }
  return scripts.get(address);
};

// The option names the page's colours as var(--name), which a canvas does not know: a probe tells what they are now.
const painted = (value, probe) => {
  if (Array.isArray(value)) return value.map((v) => painted(v, probe));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, painted(v, probe)]));
  }
  if (typeof value !== "string" || !value.startsWith("var(--")) return value;
  probe.style.color = value;
  return getComputedStyle(probe).color;
};

// Below this width the words of events would run off the chart, which is laid out for more.
const roomForWords = 480;

// Of an event two labels stand at one place: the day in bold, and words. Without the words the day stands at its line.
const shorten = (option) => {
  for (const { markPoint } of option.series ?? []) {
    if (!markPoint) continue;
    const place = (note) => note.coord.join();
    const days = new Map();
    for (const note of markPoint.data) {
      if (isDay(note)) days.set(place(note), note);
    }
    markPoint.data = markPoint.data.filter((note) => isDay(note) || !days.has(place(note)));
    for (const { label } of days.values()) label.offset = [label.align === "right" ? -6 : 6, label.offset[1]];
  }
};
// Dots have words and are no days.
const isDay = ({ symbolSize, label }) => symbolSize === 0 && label?.fontWeight >= 600 && /\b\d{4}$/.test(label.formatter);

class LiveChart {
  constructor(figure, button) {
    this.figure = figure;
    this.button = button;
    this.drawings = figure.querySelector(".drawings");
    this.box = document.createElement("div");
    this.box.className = "live";
    this.box.tabIndex = 0;
    this.box.setAttribute("role", "group");
    this.box.setAttribute("aria-label", "Live chart: left and right read the values, up and down change the series, plus and minus zoom, Escape closes");
    this.said = document.createElement("p");
    this.said.className = "keys";
    this.said.setAttribute("role", "status");
    this.series = 0;
    this.index = -1;
  }

  open() {
    const { width } = this.drawings.getBoundingClientRect();
    const drawn = [...this.drawings.querySelectorAll("svg")].find((s) => s.getClientRects().length > 0);
    const height = Math.max(drawn ? drawn.getBoundingClientRect().height : 0, Math.min(360, width));
    this.drawings.hidden = true;
    this.drawings.after(this.box, this.said);
    this.chart = echarts.init(this.box, null, { renderer: "canvas", width, height });
    this.paint();
    this.said.textContent = "Arrow keys read the values, + and − zoom, Escape closes.";
    this.watch = new AbortController();
    const { signal } = this.watch;
    this.box.addEventListener("keydown", (event) => this.key(event), { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.paint(), { signal });
    this.theme = new MutationObserver(() => this.paint());
    this.theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    this.size = new ResizeObserver(() => {
      const { width } = this.figure.getBoundingClientRect();
      this.chart.resize({ width });
      if (this.narrow !== width < roomForWords) this.paint();
    });
    this.size.observe(this.figure);
    this.button.textContent = "Close";
    this.button.setAttribute("aria-expanded", "true");
    this.box.focus({ preventScroll: true });
  }

  close() {
    this.watch.abort();
    this.theme.disconnect();
    this.size.disconnect();
    this.chart.dispose();
    this.box.remove();
    this.said.remove();
    this.drawings.hidden = false;
    this.button.textContent = "Explore";
    this.button.setAttribute("aria-expanded", "false");
    this.button.focus({ preventScroll: true });
  }

  paint() {
    const probe = document.createElement("span");
    this.box.append(probe);
    const option = painted(figureOptions.get(this.figure.dataset.figure), probe);
    const { fontFamily } = getComputedStyle(this.box);
    probe.remove();
    option.textStyle = { ...option.textStyle, fontFamily };
    this.narrow = this.figure.getBoundingClientRect().width < roomForWords;
    if (this.narrow) shorten(option);
    this.chart.setOption(charts.prepare(option), { notMerge: true });
  }

  // The series that have values to read. Of lines the chart's subject comes first, which lies in front.
  readable() {
    const front = (s) => (s.type === "line" ? s.z : 0);
    return this.chart
      .getOption()
      .series.map((s, i) => ({ s, i }))
      .sort((a, b) => (a.s.xAxisIndex ?? 0) - (b.s.xAxisIndex ?? 0) || front(b.s) - front(a.s))
      .flatMap(({ s, i }) => (s.data?.length ? [{ i, name: s.name, data: s.data }] : s.nodes ? this.flow(s, i) : []))
      .filter((s) => s.data.length > 0 && s.name);
  }

  // What flows from where to where is read first, then the ends.
  flow(s, i) {
    const names = new Map(s.nodes.map((n) => [n.id ?? n.name, n.name]));
    const links = (s.links ?? s.edges ?? []).map((l) => ({ name: `${names.get(l.source)} – ${names.get(l.target)}`, value: l.value }));
    return [
      { i, name: "Flow", data: links, dataType: "edge" },
      { i, name: "End", data: s.nodes, dataType: "node" },
    ];
  }

  key(event) {
    const moves = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    if (event.key in moves) this.read(moves[event.key], 0);
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") this.read(0, event.key === "ArrowUp" ? -1 : 1);
    else if (event.key === "+" || event.key === "=") this.zoom(0.7);
    else if (event.key === "-") this.zoom(1 / 0.7);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  read(step, change) {
    const all = this.readable();
    if (all.length === 0) return;
    this.series = (this.series + change + all.length) % all.length;
    const { i, name, data, dataType } = all[this.series];
    this.index = Math.min(Math.max(this.index + step, 0), data.length - 1);
    this.chart.dispatchAction({ type: "showTip", seriesIndex: i, dataIndex: this.index, dataType });
    const { xAxis, tooltip } = this.chart.getOption();
    this.said.textContent = `${name}, ${charts.spoken(data[this.index], xAxis?.[0], tooltip?.[0]?.valueFormatter)}`;
  }

  zoom(by) {
    const [zoom] = this.chart.getOption().dataZoom ?? [];
    if (!zoom) return;
    const middle = (zoom.start + zoom.end) / 2;
    const half = Math.min(((zoom.end - zoom.start) / 2) * by, 50);
    this.chart.dispatchAction({ type: "dataZoom", start: Math.max(middle - half, 0), end: Math.min(middle + half, 100) });
  }
}

for (const button of document.querySelectorAll("button.explore")) {
  const figure = button.closest("figure");
  let live = null;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (live) {
      live.close();
      return;
    }
    button.disabled = true;
    try {
      await Promise.all([load(button.dataset.engine), load(button.dataset.charts), load(button.dataset.option)]);
      live = new LiveChart(figure, button);
      const { close } = live;
      live.close = () => {
        close.call(live);
        live = null;
      };
      live.open();
    } catch (reason) {
      live = null;
      button.after(` ${reason.message}`);
    } finally {
      button.disabled = false;
    }
  });
}

// A picture for slides: the drawing as it stands, on paper of its own colour.
for (const button of document.querySelectorAll("button.png")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const picture = new Image();
    picture.src = button.dataset.svg;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * picture.naturalWidth;
    canvas.height = 2 * picture.naturalHeight;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = button.dataset.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }, "image/png");
  });
}
