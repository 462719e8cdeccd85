package engine

import (
	"encoding/json"

	"moatatlas/internal/plot/font"
)

// measuring lets ECharts lay out labels without a browser, by the widths of the
// font that the site's charts are set in. The test of this file holds them to the
// font, as a browser sets it.
func measuring() string {
	widths, _ := json.Marshal(font.PublicSans()) // of texts and numbers: it cannot fail
	return `"use strict";
(function () {
const font = ` + string(widths) + `;
const place = {};
for (let i = 0; i < font.glyphs.length; i++) place[font.glyphs[i]] = i;

echarts.setPlatformAPI({
  measureText(text, style) {
    const size = parseFloat(/([\d.]+)px/.exec(style)?.[1] ?? 12);
    const named = /(?:^|\s)([1-9]\d\d|bold)(?=\s)/.exec(style)?.[1] ?? "400";
    const weight = named === "bold" ? 700 : Number(named);
    let sum = 0;
    for (const c of text || "") {
      const i = place[c];
      if (i !== undefined) sum += font.at400[i] + (font.at650[i] - font.at400[i]) * (weight - 400) / 250;
      else sum += c.codePointAt(0) < font.scripts ? font.average : font.square;
    }
    return {width: sum * size / 1000};
  },
});
})();
`
}
