package engine

// host is what a browser would offer and ECharts expects. Nothing in it depends
// on when or where it runs: there is one moment, one time zone and one sequence
// of random numbers. What ECharts complains of is kept, so that it fails the
// drawing.
const host = `"use strict";
globalThis.complaints = [];
globalThis.console = {log() {}, info() {}, debug() {}};
console.warn = console.error = (...words) => { complaints.push(words.join(" ")); };

globalThis.setTimeout = globalThis.setInterval = () => 0;
globalThis.clearTimeout = globalThis.clearInterval = () => {};

let dice = 1;
Math.random = () => (dice = dice * 48271 % 2147483647) / 2147483647;
globalThis.rewind = () => { dice = 1; };

globalThis.Date = class extends Date {
  constructor(...parts) {
    super(parts.length === 0 ? 0 : parts.length === 1 ? parts[0] : Date.UTC(...parts));
  }
  static now() { return 0; }
  getTimezoneOffset() { return 0; }
};
for (const part of ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"]) {
  for (const verb of ["get", "set"]) Date.prototype[verb + part] = Date.prototype[verb + "UTC" + part];
}
`

// drawing defines the functions that a machine is called by: prepare takes an
// option, draw makes the picture of it. ECharts leaves out a series of a kind it
// does not know without a word; a picture must not lack one.
const drawing = `"use strict";
let series, prepared;
globalThis.prepare = (json) => {
  rewind();
  complaints.length = 0;
  const option = JSON.parse(json);
  if (option === null || typeof option !== "object" || Array.isArray(option)) throw new Error("the option is no object");
  series = [option.series ?? []].flat();
  prepared = charts.prepare(option);
};
globalThis.draw = (width, height) => {
  const chart = echarts.init(null, null, {renderer: "svg", ssr: true, width, height});
  try {
    chart.setOption({...prepared, animation: false});
    const svg = chart.renderToSVGString();
    const known = chart.getModel().getSeriesCount();
    if (known !== series.length) throw new Error("ECharts knows " + known + " of the series " + series.map((s) => s.type).join(", "));
    if (complaints.length > 0) throw new Error(complaints.join("; "));
    return svg;
  } finally {
    chart.dispose();
  }
};
`
