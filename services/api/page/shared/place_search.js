// Finds places by name as one types, and offers them with what contains them.

import { button, Chips, field, fresh } from "./controls.js";
import { element } from "./elements.js";
import { ask } from "./service.js";

const PAUSE_MILLISECONDS = 250;
const NOTHING = { items: [] }; // nothing was asked, or nobody answered
const FAR_SMALLER = 10;
const PEOPLE = new Intl.NumberFormat();

/** What is found for the words of an input; `onChosen(place)` is called with the place that is pressed. */
export class PlaceSearch {
  constructor(input, onChosen) {
    this.input = input;
    this.onChosen = onChosen;
    this.waiting = null;
    this.element = element("div", { class: "found", role: "group", "aria-label": "Places of that name", id: fresh("found") });
    input.addEventListener("input", () => this.typed());
    for (const part of [input, this.element]) part.addEventListener("keydown", (event) => this.move(event));
  }

  /** Go down from the input through what is found, and up again, by the arrow keys. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [this.input, ...this.element.querySelectorAll("button")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  clear() {
    clearTimeout(this.waiting);
    this.input.value = "";
    this.element.replaceChildren();
  }

  typed() {
    clearTimeout(this.waiting);
    this.element.replaceChildren();
    this.waiting = setTimeout(() => this.look(this.input.value.trim()), PAUSE_MILLISECONDS);
  }

  /** The best known place of the name that is typed; `null` if none is typed. Throws if there is none of that name. */
  async best() {
    const name = this.input.value.trim();
    if (!name) return null;
    clearTimeout(this.waiting);
    const { items } = await ask(`places?${new URLSearchParams({ name })}`);
    if (items.length === 0) throw unknown(name, this.input.name);
    return items[0];
  }

  /** The place that the typed name means beyond doubt; `null` if none is typed.
   *
   * Throws if no place or several have exactly that name, and offers what was found: whoever typed it chooses. */
  async certain() {
    const name = this.input.value.trim();
    if (!name) return null;
    clearTimeout(this.waiting);
    const { items } = await ask(`places?${new URLSearchParams({ name })}`);
    const bearers = items.filter((place) => bears(place, name));
    if (bearers.length && bearers[0] === items[0] && !bearers.some((other) => mayBeMeant(other, items[0]))) return items[0];
    this.element.replaceChildren(...items.map((place) => this.choice(place)));
    throw Object.assign(items.length === 0 ? unknown(name, this.input.name) : undecided(name, bearers.length > 0), { control: this.input });
  }

  async look(name) {
    const { items } = name ? await ask(`places?${new URLSearchParams({ name })}`).catch(() => NOTHING) : NOTHING;
    if (this.input.value.trim() !== name) return;
    if (items !== NOTHING.items && items.length === 0) this.say("No place of that name is known. Try another spelling, or a larger place.");
    else this.element.replaceChildren(...items.map((place) => this.choice(place)));
  }

  /** Choose the best known place of the name that is typed, or say where it would be found that there is none. */
  async takeBest() {
    const name = this.input.value;
    try {
      const place = await this.best();
      if (place === null || this.input.value !== name) return;
      this.onChosen(place);
      this.clear();
    } catch (error) {
      this.say(error.message);
    }
  }

  /** Enter in the input chooses the best known place of the name that is typed; without a name it does what it does elsewhere. */
  takesEnter() {
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || this.input.value.trim() === "") return;
      event.preventDefault();
      this.takeBest();
    });
  }

  say(words) {
    this.element.replaceChildren(element("p", { role: "status" }, words));
  }

  choice(place) {
    return button(element("span", {}, element("strong", {}, place.name), " ", described(place)), () => {
      this.onChosen(place);
      this.clear();
      this.input.focus();
    });
  }
}

/** Whether a place has exactly that name, or that number. */
function bears({ name: own, geonames_id: id }, name) {
  return own.toLowerCase() === name.toLowerCase() || String(id) === name;
}

/** Whether somebody may mean another place of a name: one elsewhere, which is not far smaller. */
function mayBeMeant(other, first) {
  const lies = (inner, outer) => inner.ancestors.some(({ geonames_id: id }) => id !== null && id === outer.geonames_id);
  return other !== first && !lies(other, first) && !lies(first, other) && FAR_SMALLER * other.population > first.population;
}

function undecided(name, isBorne) {
  return new Error(isBorne ? `“${name}” may mean several places: choose one of those found.`
    : `No place is called “${name}” exactly: choose one of those found, or try another spelling.`);
}

function unknown(name, field) {
  return Object.assign(new Error(`No place “${name}” is known. Try another spelling, or a larger place.`), { fields: [field] });
}

/** One place, or none: what is chosen is a chip, which one can remove. `onChange()` is called when that changes. */
export class OnePlace {
  constructor(label, hint, onChange = () => {}) {
    this.input = element("input", { name: "place", maxlength: "200", placeholder: "Syria", autocomplete: "off" });
    this.chips = new Chips("Chosen place", ownName);
    this.chips.onRemoved = () => {
      this.input.focus();
      onChange();
    };
    this.search = new PlaceSearch(this.input, (place) => {
      this.fill(place);
      onChange();
    });
    this.input.addEventListener("input", () => this.input.removeAttribute("aria-invalid"));
    this.element = element("div", { class: "one-place" }, field(label, this.input, hint), this.search.element, this.chips.element);
  }

  fill(place) {
    this.chips.fill(place === null ? [] : [place]);
  }

  /** Take the best known place of the name that is typed and was not chosen. Throws if there is none. */
  async settle() {
    try {
      const place = await this.search.best();
      if (place === null) return;
      this.fill(place);
      this.search.clear();
    } catch (error) {
      this.input.setAttribute("aria-invalid", "true");
      this.input.focus();
      throw error;
    }
  }

  /** The place as `GET /places` gives it, or `null`. */
  read() {
    return this.chips.values[0] ?? null;
  }
}

/** A found place by its own name and its country: "El Fasher, Sudan". What is known by its name alone stays as it is. */
export function ownName({ name, own_name: own, within, country }) {
  const area = country ? within?.at(-1) : null;
  if (!own || own.includes(",")) return name; // a comma would part the name from an area
  return area && area !== own ? `${own}, ${area}` : own;
}

function described(place) {
  const people = place.population ? `${PEOPLE.format(place.population)} people` : null;
  const own = place.own_name === place.name ? null : place.own_name;
  return [own, place.precision, ...place.within, people].filter((part) => part !== null).join(", ");
}
