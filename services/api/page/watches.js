// The list of watches, which filters the alerts, and the form that adds one.

import { element } from "./elements.js";
import { PlaceChoice } from "./places.js";
import { all, create } from "./service.js";
import { criteria } from "./words.js";

const TOLD_BY = { places: "place" }; // fields of the request that have another name in the form
const byId = (id) => document.getElementById(id);

export class Watches {
  /** `onChoice(watch or null)` is called when the reader chooses one, `onChange(watches)` when the list is read. */
  constructor(onChoice, onChange) {
    this.onChoice = onChoice;
    this.onChange = onChange;
    this.chosen = null;
    this.watches = [];
    byId("open-form").addEventListener("click", () => this.openForm());
    byId("close-form").addEventListener("click", () => byId("watch-dialog").close());
    this.places = new PlaceChoice(byId("watch-form").elements.place, byId("found-places"));
    byId("topic-filter").addEventListener("input", (event) => keep("topics", event.target.value));
    byId("watch-form").addEventListener("submit", (event) => this.submit(event));
  }

  async load() {
    this.watches = await all("watches");
    if (this.chosen !== null && !this.watches.some((watch) => watch.watch_id === this.chosen)) this.choose(null);
    this.render();
    this.onChange(this.watches);
  }

  choose(watch) {
    this.chosen = watch?.watch_id ?? null;
    this.render();
    this.onChoice(watch);
  }

  render() {
    const everything = this.choice(null, "All alerts", `${this.watches.length} watches`);
    byId("watches").replaceChildren(
      ...(this.watches.length ? [everything] : []),
      ...this.watches.map((watch) => this.choice(watch, watch.name, criteria(watch))));
  }

  choice(watch, name, hint) {
    const id = watch?.watch_id ?? null;
    const button = element("button", { type: "button", "aria-pressed": String(id === this.chosen), title: hint },
      element("span", { class: "name" }, name),
      watch && !watch.enabled ? element("span", { class: "note" }, "paused") : null,
      element("span", { class: "criteria" }, hint));
    button.addEventListener("click", () => {
      this.choose(watch);
      [...byId("watches").querySelectorAll("button")].find((one) => one.ariaPressed === "true")?.focus();
    });
    return element("li", {}, button);
  }

  async openForm() {
    byId("watch-form").reset();
    this.places.clear();
    showRefusal(null);
    byId("watch-dialog").showModal();
    const [topics, channels] = await Promise.all(["topics", "channels"].map((kind) => all(kind).catch(() => [])));
    offer("topics", topics.map((topic) => [topic.key, topic.name, topic.enabled ? "" : "switched off", topic.terms]));
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

/** Say why the watch was refused, and mark what is at fault; nothing takes both away. */
function showRefusal(error) {
  byId("form-error").textContent = error?.message ?? "";
  const { elements } = byId("watch-form");
  for (const one of elements) one.removeAttribute("aria-invalid");
  const faulty = (error?.fields ?? []).map((field) => elements[TOLD_BY[field] ?? field]).filter((one) => one?.focus);
  for (const one of faulty) one.setAttribute("aria-invalid", "true");
  faulty[0]?.focus();
}

/** Fill a group of the form with something to tick for each choice (value, name, hint, words it is found by). */
function offer(group, choices) {
  byId(group).hidden = choices.length === 0;
  byId(group).querySelector(".choices").replaceChildren(...choices.map(([value, name, hint, words = []]) =>
    element("label", { class: "choice", "data-words": [name, ...words].join(" ").toLowerCase() },
      element("input", { type: "checkbox", name: group, value }),
      element("span", {}, name, hint ? element("small", {}, hint) : null))));
}

/** Show those of a group that the typed text finds, and those that are ticked. */
function keep(group, typed) {
  const wanted = typed.trim().toLowerCase();
  for (const choice of byId(group).querySelectorAll(".choice")) {
    choice.hidden = !choice.dataset.words.includes(wanted) && !choice.control.checked;
  }
}

function requested(form) {
  const given = (name) => form.get(name)?.trim() ?? "";
  const id = given("geonames_id");
  const place = given("place");
  return {
    name: given("name"),
    query: given("query").replace(/[“”„]/g, '"') || null,
    topics: form.getAll("topics"),
    places: place ? [{ name: place, geonames_id: id ? Number(id) : null }] : [],
    claimants: given("claimants") ? [given("claimants")] : [],
    minimum_confidence: Number(form.get("minimum_confidence")),
    beliefs: form.has("beliefs"),
    channels: form.getAll("channels"),
  };
}
