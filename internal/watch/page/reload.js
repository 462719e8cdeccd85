// Reloads this page when the site was made anew, and shows what keeps it from being made. Only serve adds this script.
"use strict";

(() => {
  const { edition } = document.currentScript.dataset; // that this page is of; "" where there is no site yet
  let stream = null;
  let told = null; // the build whose problems were shown last

  const make = (name, text = "", children = []) => {
    const element = document.createElement(name);
    element.textContent = text;
    element.append(...children);
    return element;
  };

  // Below a shadow root, so that neither the page's styles nor its scripts reach it.
  const title = make("h2");
  title.id = "title";
  const advice = make("p");
  advice.id = "advice";
  const list = make("ol");
  list.id = "problems";
  const button = make("button", "Close");
  button.type = "button";
  button.autofocus = true;
  const dialog = make("dialog", "", [title, advice, list, button]);
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.setAttribute("aria-describedby", `${advice.id} ${list.id}`);
  button.addEventListener("click", () => dialog.close());
  const styles = make("link");
  styles.rel = "stylesheet";
  styles.href = "/-/reload.css";
  const host = make("div");
  host.id = "serve-problems";
  host.attachShadow({ mode: "open" }).append(styles, dialog);
  document.body.append(host);

  const item = ({ place, message }) => make("li", "", [make("code", place), make("span", message)]);

  const fill = ({ problems, more }) => {
    const count = problems.length + more;
    title.textContent = count === 1 ? "A problem keeps the site from being made" : `${count} problems keep the site from being made`;
    advice.textContent = (edition === "" ? "There is no site yet." : "Behind this is the last good page.") + " This goes once all is mended, or with Esc.";
    list.replaceChildren(...problems.map(item));
    if (more > 0) list.append(make("li", `and ${more} more, all of them on the terminal`));
  };

  const show = (note) => {
    if (note.edition !== "" && note.edition !== edition) {
      location.reload();
    } else if (note.problems.length === 0) {
      dialog.close();
    } else if (note.build !== told) {
      fill(note);
      if (!dialog.open) dialog.showModal();
    }
    told = note.build;
  };

  // A browser has few connections to one server, so that only pages in sight listen; the others learn at once, when
  // they come in sight, what they missed.
  const stop = () => {
    stream?.close();
    stream = null;
  };
  const listen = () => {
    if (stream !== null || document.visibilityState === "hidden") return;
    stream = new EventSource("/-/events");
    stream.addEventListener("message", (event) => show(JSON.parse(event.data)));
    stream.addEventListener("error", () => {
      told = null; // another run of the server counts anew
      if (stream?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      stop();
      setTimeout(listen, 1000);
    });
  };
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);
  listen();
})();
