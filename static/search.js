// Finds pages by their names. The index, and MiniSearch that reads it, are loaded when a reader first goes to the field:
// as scripts, so that it works from a disk too and pages need not be allowed to fetch anything. Without scripts the field
// stays hidden, and the sections lead to everything there is.
"use strict";

(() => {
  const box = document.querySelector(".find");
  const input = box.querySelector("input");
  const panel = box.querySelector(".found");
  const list = box.querySelector("[role=listbox]");
  const status = box.querySelector("[role=status]");
  const base = new URL("..", document.currentScript.src);
  const hint = status.textContent;
  const most = 12;

  // What stands higher than its words alone would put it: the pages one looks for by name.
  const weights = { Cloud: 5, Lab: 2, Page: 1.6, Model: 1.3, Event: 0.8, Figure: 0.7, Claim: 0.6 };

  const load = (path) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(path, base);
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });

  // A version such as 5.5 is one word.
  const parts = (text) => text.match(/[\p{L}\p{N}]+(?:\.\p{N}+)*/gu) ?? [];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const bare = (text) => parts(plain(text)).join("");

  const build = (entries) => {
    const engine = new MiniSearch({
      fields: ["title", "words"],
      storeFields: ["title", "kind", "path"],
      tokenize: parts,
      processTerm: plain,
      searchOptions: {
        bm25: { k: 0, b: 0, d: 0.5 }, // how often and among how many words a name stands says nothing here
        prefix: true,
        fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
        boost: { title: 3 },
        boostDocument: (_, __, stored) => weights[stored.kind] ?? 1,
      },
    });
    engine.addAll(entries.map(([title, kind, path, words], id) => ({ id, title, kind, path, words })));
    return engine;
  };

  let loading = null;
  let engine = null;
  const ready = async () => {
    loading ??= (async () => {
      let entries = [];
      window.addSearchIndex = (all) => (entries = all);
      await Promise.all([load("static/minisearch.min.js"), load("search-index.js")]);
      engine = build(entries);
    })();
    try {
      await loading;
      update();
    } catch {
      loading = null; // the next try may find the network again
      status.textContent = "The search cannot be loaded.";
    }
  };

  // All words first, then with "gpt5" read as "gpt 5", then any of them; what is called exactly so stands on top. Equals
  // stand as in the index.
  const search = (text) => {
    const spaced = text.replace(/(\p{L})(\p{N})/gu, "$1 $2");
    const tries = [[text, "AND"], [spaced, "AND"], [text, "OR"]];
    let hits = [];
    for (const [words, combineWith] of tries) if (hits.length === 0) hits = engine.search(words, { combineWith });
    const exact = (hit) => Number(bare(hit.title) === bare(text));
    return hits.sort((a, b) => exact(b) - exact(a) || Math.round(100 * (b.score - a.score)) || a.id - b.id);
  };

  let active = -1;
  const move = (to) => {
    const options = [...list.children];
    active = options.length === 0 ? -1 : (to + options.length) % options.length;
    options.forEach((o, i) => o.setAttribute("aria-selected", String(i === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    }
  };

  const option = (hit, i) => {
    const link = document.createElement("a");
    link.id = `found-${i}`;
    link.href = new URL(hit.path, base);
    link.setAttribute("role", "option");
    link.tabIndex = -1;
    const kind = document.createElement("small");
    kind.textContent = hit.kind;
    link.append(hit.title, " ", kind);
    return link;
  };

  const update = () => {
    const text = input.value.trim();
    const hits = engine && text !== "" ? search(text) : [];
    list.replaceChildren(...hits.slice(0, most).map(option));
    list.hidden = hits.length === 0;
    input.setAttribute("aria-expanded", String(!panel.hidden && hits.length > 0));
    if (text === "") status.textContent = hint;
    else if (!engine) status.textContent = "Loading the index …";
    else if (hits.length > most) status.textContent = `The first ${most} of ${hits.length} found`;
    else status.textContent = hits.length === 0 ? `Nothing is called “${text}”.` : `${hits.length} found`;
    move(0);
  };

  const open = () => {
    panel.hidden = false;
    update();
    if (!engine) ready();
  };
  const close = () => {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const keys = {
    ArrowDown: () => (panel.hidden ? open() : move(active + 1)),
    ArrowUp: () => (panel.hidden ? open() : move(active - 1)),
    Enter: () => !panel.hidden && list.children[active]?.click(),
    Escape: () => {
      if (panel.hidden) input.value = "";
      close();
    },
  };
  input.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(keys, event.key) || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("focus", open);
  input.addEventListener("click", open);
  input.addEventListener("input", open);
  list.addEventListener("click", close);
  panel.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || close());

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  box.hidden = false;
})();
