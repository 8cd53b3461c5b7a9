// The places of a watch: found by name, with all that lies in them or as a circle, or drawn as a box.

import { button, Chips, field, select } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { ownName, PlaceSearch } from "../shared/place_search.js";

const PRECISIONS = [["", "however exactly known"], ["exact", "known exactly"], ["village", "known to the village"],
  ["district", "known to the district"], ["city", "known to the city"], ["province", "known to the province"],
  ["country", "known to the country"]];
const SIDES = ["south", "west", "north", "east"];

/** A watched place in words: "Aleppo", "30 km around Aleppo", "Gulf (box)". */
export function placeInWords({ name, radius_km: radius, box, least_precision: least }) {
  const where = radius ? `${radius} km around ${name}` : box ? `${name} (box)` : name;
  return least ? `${where}, known at least to the ${least}` : where;
}

export class PlacesPart {
  constructor() {
    this.input = element("input", { name: "places", maxlength: "200", placeholder: "Syria", autocomplete: "off" });
    this.radius = element("input", { type: "number", name: "radius_km", min: "0.1", step: "any", placeholder: "all that lies in it" });
    this.least = select("least_precision", PRECISIONS);
    this.chips = new Chips("Chosen places", placeInWords);
    this.chips.onRemoved = () => this.input.focus();
    this.search = new PlaceSearch(this.input, (place) => this.chips.add(this.watched(place)));
    this.search.takesEnter();
    this.box = new BoxPart((place) => this.chips.add(place));
    this.element = element("fieldset", {}, element("legend", {}, "Places; one of them is enough"), this.chips.element,
      field("Find a place by name", this.input, "Enter takes the first of those found, the best known; the arrow keys lead to the others."),
      this.search.element,
      element("details", {}, element("summary", {}, "A circle, how exact, or a box"),
        element("div", { class: "together" }, field("Within so many km of it", this.radius), field("Only places", this.least)),
        this.box.element));
  }

  fill(places) {
    this.chips.fill(places);
    this.search.clear();
    this.radius.value = "";
    this.box.clear();
  }

  watched(place) {
    const { geonames_id: id, lat, lon } = place;
    const radius = this.radius.value === "" || lat === null ? null : Number(this.radius.value);
    const outline = radius === null ? { geonames_id: id } : { lat, lon, radius_km: radius };
    return { name: ownName(place), ...outline, least_precision: this.least.value || null };
  }

  /** Add what was typed and not added: the place of a name, or a circle around it, and a box.
   *
   * Throws if the name may mean another place, and if a part of the box is missing. */
  async settle() {
    this.box.settle();
    const place = await this.search.certain();
    if (place === null) return;
    this.chips.add(this.watched(place));
    this.search.clear();
  }

  read() {
    return this.chips.values;
  }
}

class BoxPart {
  constructor(onAdded) {
    this.name = element("input", { name: "box_name", maxlength: "200", autocomplete: "off" });
    this.sides = SIDES.map((side) => element("input", { type: "number", name: side, step: "any" }));
    this.onAdded = onAdded;
    this.element = element("div", { class: "together" }, field("Name of a box", this.name),
      this.sides.map((input, index) => field(`${SIDES[index]}, degrees`, input)),
      element("div", { class: "with-button" }, button("Add box", () => this.add())));
  }

  add() {
    const empty = this.empty();
    if (empty.length > 0) return empty[0].focus();
    const box = Object.fromEntries(this.sides.map((input) => [input.name, Number(input.value)]));
    this.onAdded({ name: this.name.value.trim(), box });
    return this.clear();
  }

  /** Add the box that is typed, if one is. Throws if a part of it is missing. */
  settle() {
    const empty = this.empty();
    if (empty.length > this.sides.length) return;
    if (empty.length > 0) throw Object.assign(new Error("A box needs a name and four sides."), { fields: empty.map(({ name }) => name) });
    this.add();
  }

  empty() {
    return [this.name, ...this.sides].filter((input) => input.value.trim() === "");
  }

  clear() {
    for (const input of [this.name, ...this.sides]) input.value = "";
  }
}
