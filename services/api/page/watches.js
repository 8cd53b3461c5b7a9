// The list of watches, which filters the alerts, and the form that adds a watch.

import { element } from "./elements.js";
import { PlaceChoice } from "./places.js";
import { all, create } from "./service.js";
import { criteria } from "./words.js";

const TOLD_BY = { places: "place" }; // fields of the request with another name in the form
const byId = (id) => document.getElementById(id);

export class Watches {
  /** `chosen` is a watch id or null. `onChoice()` is called after another choice, `onChange()` after the list was read. */
  constructor(chosen, onChoice, onChange) {
    this.onChoice = onChoice;
    this.onChange = onChange;
    this.chosen = chosen;
    this.watches = [];
    window.addEventListener("popstate", () => this.choose(new URLSearchParams(location.search).get("watch")));
    byId("open-form").addEventListener("click", () => this.openForm());
    byId("close-form").addEventListener("click", () => byId("watch-dialog").close());
    this.places = new PlaceChoice(byId("watch-form").elements.place, byId("found-places"));
    byId("topic-filter").addEventListener("input", (event) => keep("topics", event.target.value));
    byId("watch-form").addEventListener("submit", (event) => this.submit(event));
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

  /** Choose a watch and put its id into the page's address, for links and for the browser's "back". */
  visit(id) {
    history.pushState(null, "", id === null ? "./" : `?${new URLSearchParams({ watch: id })}`);
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

  async openForm() {
    byId("watch-form").reset();
    this.places.clear();
    showRefusal(null);
    byId("watch-dialog").showModal();
    const [topics, channels] = await Promise.all(["topics", "channels"].map((kind) => all(kind).catch(() => [])));
    offer("topics", topics.map((topic) => [topic.key, topic.name, topic.enabled ? topic.about : "switched off", [topic.about, ...topic.terms]]));
    offer("channels", channels.map((channel) => [channel.channel_id, channel.name, ""]));
  }

  async submit(event) {
    event.preventDefault();
    const button = event.submitter;
    if (button) button.disabled = true;
    showRefusal(null);
    try {
      await create("watches", requested(new FormData(event.target)));
      byId("watch-dialog").close();
      await this.load();
    } catch (error) {
      showRefusal(error);
    } finally {
      if (button) button.disabled = false;
    }
  }
}

/** Show why the watch was refused and mark the faulty fields; without an error, remove message and marks. */
function showRefusal(error) {
  byId("form-error").textContent = error?.message ?? "";
  const { elements } = byId("watch-form");
  for (const control of elements) control.removeAttribute("aria-invalid");
  const faulty = (error?.fields ?? []).map((field) => elements[TOLD_BY[field] ?? field]).filter((control) => control?.focus);
  for (const control of faulty) control.setAttribute("aria-invalid", "true");
  faulty[0]?.focus();
}

/** Fill a group of the form with a checkbox for each choice (value, name, hint, words for the search). */
function offer(group, choices) {
  byId(group).hidden = choices.length === 0;
  byId(group).querySelector(".choices").replaceChildren(...choices.map(([value, name, hint, words = []]) =>
    element("label", { class: "choice", "data-words": [name, ...words].join(" ").toLowerCase() },
      element("input", { type: "checkbox", name: group, value }),
      element("span", {}, name, hint ? element("small", {}, hint) : null))));
}

/** Show the choices of a group that contain the typed text, and the ticked choices. */
function keep(group, typed) {
  const words = typed.trim().toLowerCase();
  for (const choice of byId(group).querySelectorAll(".choice")) {
    choice.hidden = !choice.dataset.words.includes(words) && !choice.control.checked;
  }
}

function requested(form) {
  const field = (name) => form.get(name)?.trim() ?? "";
  const id = field("geonames_id");
  const place = field("place");
  return {
    name: field("name"),
    query: field("query").replace(/[“”„]/g, '"') || null,
    topics: form.getAll("topics"),
    places: place ? [{ name: place, geonames_id: id ? Number(id) : null }] : [],
    claimants: field("claimants") ? [field("claimants")] : [],
    minimum_confidence: Number(form.get("minimum_confidence")),
    beliefs: form.has("beliefs"),
    novelty: form.get("novelty"),
    channels: form.getAll("channels"),
  };
}
