// Filters the rows of the table behind a form.filter by the form's choices. The choices stand in the address, so that
// a filtered list can be linked to. Without this script the form stays hidden and the whole list is there.
"use strict";

for (const form of document.querySelectorAll("form.filter")) {
  const rows = [...form.parentElement.querySelectorAll("tbody tr")];
  const selects = [...form.querySelectorAll("select")];
  const output = form.querySelector("output");

  const apply = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !selects.every((s) => s.value === "" || row.dataset[s.name].split(" ").includes(s.value));
      if (!row.hidden) shown++;
    }
    output.textContent = shown === 1 ? "1 shift" : `${shown} shifts`;
  };

  const remember = () => {
    const address = new URL(location.href);
    for (const s of selects) {
      if (s.value === "") address.searchParams.delete(s.name);
      else address.searchParams.set(s.name, s.value);
    }
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page opened from a disk may not change its address.
    }
  };

  const asked = new URL(location.href).searchParams;
  for (const s of selects) {
    const value = asked.get(s.name);
    if (value !== null && [...s.options].some((o) => o.value === value)) s.value = value;
    s.addEventListener("change", () => {
      apply();
      remember();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}
