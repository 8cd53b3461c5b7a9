// Offers the places of a typed name, so that the reader can choose one.

import { element } from "./elements.js";
import { ask } from "./service.js";

const PAUSE_MILLISECONDS = 250;
const PEOPLE = new Intl.NumberFormat();

export class PlaceChoice {
  /** `input` takes the name; the choices appear in `box`, as radio buttons `geonames_id`. */
  constructor(input, box) {
    this.input = input;
    this.box = box;
    this.waiting = null;
    input.addEventListener("input", () => {
      this.clear();
      this.waiting = setTimeout(() => this.look(input.value.trim()), PAUSE_MILLISECONDS);
    });
  }

  clear() {
    clearTimeout(this.waiting);
    this.show([]);
  }

  async look(name) {
    const { items } = name ? await ask(`places?${new URLSearchParams({ name })}`).catch(() => ({ items: [] })) : { items: [] };
    if (this.input.value.trim() === name) this.show(items);
  }

  show(places) {
    this.box.hidden = places.length === 0;
    this.box.replaceChildren(...places.map((place) => this.choice(place)));
  }

  choice(place) {
    const radio = element("input", { type: "radio", name: "geonames_id", value: String(place.geonames_id ?? "") });
    radio.addEventListener("change", () => { this.input.value = place.name; });
    return element("label", { class: "choice" }, radio, element("span", {}, place.name, element("small", {}, described(place))));
  }
}

function described(place) {
  const people = place.population ? `${PEOPLE.format(place.population)} people` : null;
  const own = place.own_name === place.name ? null : place.own_name;
  return [own, place.precision, ...place.within, people].filter((part) => part !== null).join(", ");
}
