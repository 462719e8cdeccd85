// Gives the page the colour scheme that the reader chose, and asks for its fonts, before it is first painted: that is
// why this small script alone is not deferred. A choice of what the system prefers is none, so that the page follows
// the system again. Later it brings the section of the page into sight.
"use strict";

(() => {
  const root = document.documentElement;

  // Browsers refuse to load fonts ahead from a disk.
  if (location.protocol.startsWith("http")) {
    for (const name of ["newsreader", "public-sans"]) {
      const link = document.createElement("link");
      link.rel = "preload";
      link.as = "font";
      link.type = "font/woff2";
      link.crossOrigin = "";
      link.href = new URL(`fonts/${name}-latin-wght-normal.woff2`, document.currentScript.src);
      document.head.append(link);
    }
    root.dataset.fonts = "early";
  }

  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null; // for where nothing can be kept: on some disks, or where the reader forbids it

  const preferred = () => (system.matches ? "dark" : "light");
  const other = () => ((root.dataset.theme ?? preferred()) === "dark" ? "light" : "dark");

  const apply = () => {
    try {
      chosen = localStorage.getItem("theme");
    } catch {
      // The choice lasts as long as the page does.
    }
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
    else delete root.dataset.theme;
  };

  const choose = (scheme) => {
    chosen = scheme === preferred() ? null : scheme;
    try {
      if (chosen === null) localStorage.removeItem("theme");
      else localStorage.setItem("theme", chosen);
    } catch {
      // As above.
    }
    apply();
  };

  apply();
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button.scheme");
    const label = () => {
      button.textContent = other() === "dark" ? "Dark scheme" : "Light scheme";
    };
    button.addEventListener("click", () => choose(other()));
    new MutationObserver(label).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
    system.addEventListener("change", label);
    label();
    button.hidden = false;

    // On a phone the sections scroll sideways: the one that the page is of comes into sight.
    const here = document.querySelector(".nav [aria-current]");
    const list = here?.parentElement;
    if (list) list.scrollLeft = here.offsetLeft - list.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
  });
  addEventListener("storage", apply); // chosen in another window
  addEventListener("pageshow", apply); // back on a page that was left before the choice
})();
