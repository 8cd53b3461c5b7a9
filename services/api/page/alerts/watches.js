// The list of watches, which filters the alerts.

import { element } from "../shared/elements.js";
import { all } from "../shared/service.js";
import { criteria } from "../shared/words.js";

const byId = (id) => document.getElementById(id);

export class Watches {
  /** `chosen` is a watch id or null. `onChoice()` is called after another choice, `onChange()` after the list was read. */
  constructor(chosen, onChoice, onChange) {
    this.onChoice = onChoice;
    this.onChange = onChange;
    this.chosen = chosen;
    this.watches = [];
    window.addEventListener("popstate", () => this.choose(new URLSearchParams(location.search).get("watch")));
  }

  async load() {
    this.watches = (await all("watches")).sort((left, right) => left.name.localeCompare(right.name));
    if (this.chosen !== null && this.chosenWatch() === null) this.choose(null);
    this.render();
    this.onChange();
  }

  /** The watch whose alerts are shown; null if all alerts are. */
  chosenWatch() {
    return this.watches.find((watch) => watch.watch_id === this.chosen) ?? null;
  }

  choose(id) {
    this.chosen = id;
    this.render();
    this.onChoice();
  }

  /** Choose a watch and put its id into the page's address, beside the filters, for links and for the browser's "back". */
  visit(id) {
    const kept = new URLSearchParams(location.search);
    for (const name of ["alert", "watch"]) kept.delete(name);
    if (id !== null) kept.set("watch", id);
    history.pushState(null, "", kept.size ? `?${kept}` : "./");
    this.choose(id);
  }

  render() {
    const count = this.watches.length;
    const everything = this.choice(null, "All alerts", count === 1 ? "1 watch" : `${count} watches`);
    byId("watches").replaceChildren(
      ...(count ? [everything] : []),
      ...this.watches.map((watch) => this.choice(watch, watch.name, criteria(watch))));
  }

  choice(watch, name, hint) {
    const id = watch?.watch_id ?? null;
    const button = element("button", { type: "button", "aria-pressed": String(id === this.chosen), title: hint },
      element("span", { class: "name" }, name),
      watch && !watch.enabled ? element("span", { class: "note" }, "paused") : null,
      element("span", { class: "criteria" }, hint));
    button.addEventListener("click", () => {
      this.visit(id);
      [...byId("watches").querySelectorAll("button")].find((button) => button.ariaPressed === "true")?.focus();
    });
    return element("li", {}, button);
  }
}
