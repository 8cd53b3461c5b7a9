// The form by which the ledger and the search are filtered: place, measure, claimant, time. The page's address keeps it.

import { field, select } from "./controls.js";
import { element } from "./elements.js";
import { OnePlace } from "./place_search.js";
import { MEASURES, pairs } from "./vocabulary.js";

export class Filters {
  /** `form` gets the controls. `above` are elements that come first; their inputs, by name, count among the filters. */
  constructor(form, above = [], inputs = []) {
    const chosen = new URLSearchParams(location.search);
    this.inputs = inputs;
    this.place = new OnePlace("Place", "With all that lies in it.", () => form.requestSubmit());
    this.measure = select("measure", [["", "anything"], ...pairs(MEASURES)], chosen.get("measure"));
    this.claimant = element("input", { name: "claimant", maxlength: "200", autocomplete: "off" });
    this.since = element("input", { type: "date", name: "since" });
    this.until = element("input", { type: "date", name: "until" });
    for (const input of [...inputs, this.claimant, this.since, this.until]) input.value = chosen.get(input.name) ?? "";
    if (chosen.has("place")) this.place.fill({ geonames_id: Number(chosen.get("place")), name: chosen.get("place_name") ?? chosen.get("place") });
    form.append(...above, this.place.element, element("div", { class: "together" }, field("What is counted", this.measure),
      field("Claimant", this.claimant), field("From", this.since), field("To", this.until),
      element("div", { class: "with-button" }, element("button", { type: "submit", class: "primary" }, "Show"))));
  }

  /** Take the place whose name is typed and was not chosen. Throws if there is none. */
  settle() {
    return this.place.settle();
  }

  /** What is chosen, and `more`, as the page's address has it. */
  chosen(more = {}) {
    const place = this.place.read();
    const given = { ...Object.fromEntries(this.inputs.map(({ name, value }) => [name, value.trim()])),
      place: place?.geonames_id, place_name: place?.name, measure: this.measure.value,
      claimant: this.claimant.value.trim(), since: this.since.value, until: this.until.value, ...more };
    return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== undefined && value !== null && value !== ""));
  }

  /** What is chosen, as the service is asked for it: days are those of UTC. */
  asked() {
    const asked = this.chosen();
    asked.delete("place_name");
    if (asked.has("since")) asked.set("since", `${asked.get("since")}T00:00:00Z`);
    if (asked.has("until")) asked.set("until", `${asked.get("until")}T23:59:59Z`);
    return asked;
  }

  /** Keep what is chosen, and `more`, in the page's address. */
  keep(more = {}) {
    const chosen = this.chosen(more);
    history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
  }
}
