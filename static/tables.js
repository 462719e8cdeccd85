// Lets a reader sort and filter tables. What was chosen stands in the address, so that the list as it stands can be
// linked to: ?lab=openai of a form.filter, ?sort=sale.-input of the table below the heading "sale", the largest input
// first. Without this script heads are plain, the form stays hidden, and the whole list is there.
"use strict";

(() => {
  const asked = () => new URL(location.href).searchParams;
  const remember = (change) => {
    const address = new URL(location.href);
    change(address.searchParams);
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page opened from a disk may not change its address.
    }
  };

  const filter = (form) => {
    const rows = [...form.parentElement.querySelectorAll("tbody tr")];
    const selects = [...form.querySelectorAll("select")];
    const output = form.querySelector("output");
    const apply = () => {
      for (const row of rows) {
        row.hidden = !selects.every((s) => s.value === "" || row.dataset[s.name].split(" ").includes(s.value));
      }
      const shown = rows.filter((row) => !row.hidden).length;
      output.textContent = shown === 1 ? "1 shift" : `${shown} shifts`;
    };
    for (const s of selects) {
      const value = asked().get(s.name);
      if ([...s.options].some((o) => o.value === value)) s.value = value;
      s.addEventListener("change", () => {
        apply();
        remember((query) => (s.value === "" ? query.delete(s.name) : query.set(s.name, s.value)));
      });
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
  };

  // How cells are read, the first way that a good part of a column allows. A month counts from its last day and a bound from its
  // day, as everywhere in the report. What cannot be read stands last in either direction.
  const words = (cell) => cell.textContent.trim();
  const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const squares = (cell) => [...cell.querySelectorAll(".tri")].at(-1)?.querySelectorAll(".on").length;
  const day = (cell) => {
    const given = cell.querySelector("time")?.dateTime ?? /^\d{4}-\d\d(-\d\d)?$/.exec(words(cell))?.[0];
    if (given) return given + "-99-99".slice(0, 10 - given.length);
    const [, date = "99", month, year] = /^(?:by )?(?:(\d+) )?([A-Z][a-z]{2})[a-z]* (\d{4})/.exec(words(cell)) ?? [];
    if (!months.includes(month)) {
      const alone = /^(?:by )?((?:19|20)\d\d)(?![\w-])/.exec(words(cell))?.[1];
      return alone && `${alone}-99-99`;
    }
    return `${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}-${date.padStart(2, "0")}`;
  };
  const units = { million: 1e6, billion: 1e9, trillion: 1e12 };
  const number = (cell) => {
    const found = /^([+−-]?)\$?(\d[\d,]*(?:\.\d+)?)(?=$|[\s%(;])\s*(\w+)?/.exec(words(cell));
    if (!found) return undefined;
    return Number(found[2].replaceAll(",", "")) * (units[found[3]] ?? 1) * (/[−-]/.test(found[1]) ? -1 : 1);
  };
  const text = (cell) => (words(cell) === "" || words(cell) === "–" ? undefined : words(cell));
  const collator = new Intl.Collator("en", { numeric: true });

  const keysOf = (cells) => {
    const given = cells.filter((cell) => text(cell) !== undefined || squares(cell) !== undefined).length;
    const ways = [squares, day, number, text].map((read) => ({ read, keys: cells.map(read) }));
    return ways.find(({ keys }) => 3 * keys.filter((k) => k !== undefined).length > given) ?? ways.at(-1);
  };

  class SortedTable {
    constructor(table) {
      this.body = table.tBodies[0];
      this.rows = [...this.body.rows]; // as they are published
      const around = table.closest("figure, section");
      this.name = around?.getAttribute("aria-labelledby") || around?.id || "table";
      this.columns = [...table.tHead.rows[0].cells].map((head, i) => this.column(head, i));
      table.classList.add("sorts");
      const wish = asked()
        .getAll("sort")
        .find((s) => s.startsWith(`${this.name}.`));
      const [, down, slug] = /^(-?)(.+)$/.exec(wish?.slice(this.name.length + 1) ?? "") ?? [];
      const column = this.columns.find((c) => c.slug === slug);
      if (column) this.sort(column, down !== "");
    }

    column(head, i) {
      const title = words(head);
      const column = { head, i, slug: title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") };
      const button = document.createElement("button");
      button.type = "button";
      if (head.querySelector("a")) {
        button.className = "by";
        button.setAttribute("aria-label", `Sort by ${title}`);
        if (head.classList.contains("r")) head.prepend(button);
        else head.append(button);
      } else {
        button.append(...head.childNodes);
        head.append(button);
      }
      button.addEventListener("click", () => this.next(column));
      return column;
    }

    // Names begin with A, numbers and days with the largest; then the other way round; then as published.
    next(column) {
      const { read } = this.read(column);
      const first = read !== text;
      if (this.by !== column) this.sort(column, first);
      else if (this.down === first) this.sort(column, !first);
      else this.sort(null, false);
      remember((query) => {
        const others = query.getAll("sort").filter((s) => !s.startsWith(`${this.name}.`));
        query.delete("sort");
        for (const s of others) query.append("sort", s);
        if (this.by) query.append("sort", `${this.name}.${this.down ? "-" : ""}${this.by.slug}`);
      });
    }

    read({ i }) {
      return keysOf(this.rows.map((row) => row.cells[i]));
    }

    sort(column, down) {
      [this.by, this.down] = [column, down];
      for (const { head } of this.columns) head.removeAttribute("aria-sort");
      let order = this.rows;
      if (column) {
        column.head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const { keys } = this.read(column);
        const known = keys.flatMap((k, n) => (k === undefined ? [] : [n]));
        const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
        known.sort((a, b) => (down ? compare(keys[b], keys[a]) : compare(keys[a], keys[b])) || a - b);
        order = [...known.map((n) => this.rows[n]), ...this.rows.filter((_, n) => keys[n] === undefined)];
      }
      this.body.append(...order);
    }
  }

  document.querySelectorAll("form.filter").forEach(filter);
  for (const table of document.querySelectorAll("table[data-sort]")) {
    const columns = table.tHead.rows[0].cells.length;
    if (table.tBodies[0].rows.length > 8 && [...table.rows].every((row) => row.cells.length === columns)) new SortedTable(table);
  }
})();
