// What live charts and the drawings made beforehand have in common. It runs in readers' browsers and in the builder.
//
// Options are JSON and hold no functions. Where ECharts takes one as a formatter, an option names one of these:
//
//   "@number 1 %"     58.3%      a number with so many decimals, then a unit: a sign touches the number, a word stands off
//   "@top 60 models"  60 models  on the axis value 60; the other values stand bare: the unit once, at the top
//   "@days"           67 days
//   "@day"            28 April 2026
//   "@month"          April 2026
//
// Templates of ECharts, such as "{value}%" and "{MMM} {yyyy}", work besides.
"use strict";

globalThis.charts = (() => {
  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

  const number = (value, decimals) => {
    const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
    const text = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? "." + fraction : "");
    return value < 0 && Number(text.replace(/,/g, "")) !== 0 ? "−" + text : text;
  };
  // bare writes a number with the decimals it has, short of what binary fractions leave behind.
  const bare = (value) => number(value, (String(+value.toFixed(6)).split(".")[1] || "").length);
  const unit = (words) => {
    const text = words.join(" ");
    return /^[\p{L}\d]/u.test(text) ? " " + text : text;
  };
  const month = (value) => `${months[new Date(value).getUTCMonth()]} ${new Date(value).getUTCFullYear()}`;

  // read makes a value a number: of a day its milliseconds since 1970; NaN of none.
  const read = (value) => {
    if (value === null || value === undefined || value === "") return NaN;
    return Number.isNaN(Number(value)) ? Date.parse(value) : Number(value);
  };

  const formatters = {
    number: ([decimals, ...words]) => (value) => number(value, Number(decimals || 0)) + unit(words),
    top: ([top, ...words]) => (value) => bare(value) + (value === Number(top) ? unit(words) : ""),
    days: () => (value) => `${number(value, 0)} ${Math.round(value) === 1 ? "day" : "days"}`,
    day: () => (value) => `${new Date(value).getUTCDate()} ${month(value)}`,
    month: () => month,
  };

  // valueOf finds the value in what ECharts hands to a formatter: an axis gives it bare, a label or a tooltip as part of
  // a point. Of a point [x, y] it is y.
  const valueOf = (given) => {
    const value = given !== null && typeof given === "object" && !Array.isArray(given) ? given.value : given;
    return Array.isArray(value) ? value[1] : value;
  };

  const formatter = (text) => {
    const [name, ...words] = text.slice(1).split(" ");
    if (!Object.hasOwn(formatters, name)) {
      throw new Error(`no formatter "@${name}"; there are @${Object.keys(formatters).join(", @")}`);
    }
    const format = formatters[name](words);
    return (given) => {
      const value = read(valueOf(given));
      return Number.isNaN(value) ? "–" : format(value);
    };
  };

  // revive replaces the names of formatters by the functions, in place.
  const revive = (part) => {
    for (const [key, value] of Object.entries(part)) {
      if (value !== null && typeof value === "object") revive(value);
      else if (/ormatter$/.test(key) && typeof value === "string" && value.startsWith("@")) part[key] = formatter(value);
    }
  };

  return {
    // prepare makes an option what setOption takes. Time axes count days as the report does, wherever the reader is.
    // Words under the pointer are drawn: the page allows no style attributes, which they would need as HTML.
    prepare(option) {
      revive(option);
      option.useUTC = true;
      if (option.tooltip) option.tooltip.renderMode = "richText";
      return option;
    },

    // spoken says a point of a series: where it lies on the axis, as the axis writes it under the pointer, and its value as the tooltip writes it.
    spoken(point, axis, write) {
      const value = point?.value ?? point;
      if (!Array.isArray(value)) return [point?.name, value].filter((v) => v !== undefined && v !== null).join(": ");
      const where = axis?.axisPointer?.label?.formatter ?? bare;
      const place = where(value[0]);
      const reading = write ? write(value[1]) : bare(value[1]);
      return `${point?.name ?? place}: ${reading}`;
    },
  };
})();
