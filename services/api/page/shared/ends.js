// When something ends: after a while, or at a chosen time.

import { field, select } from "./controls.js";
import { element } from "./elements.js";

const HOUR = 3_600_000;
const AFTER = [["1", "in an hour"], ["8", "in 8 hours"], ["24", "in a day"], ["168", "in a week"], ["", "at a time of my choice"]];

export class End {
  constructor() {
    this.after = select("after", AFTER, "8");
    this.at = element("input", { type: "datetime-local", name: "ends_at" });
    this.chosen = field("At", this.at);
    this.chosen.hidden = true;
    this.after.addEventListener("change", () => { this.chosen.hidden = this.after.value !== ""; });
    this.element = element("div", { class: "together" }, field("Ends", this.after), this.chosen);
  }

  /** The moment as ISO 8601 in UTC; `null` if none is chosen. */
  read(now = Date.now()) {
    if (this.after.value !== "") return new Date(now + Number(this.after.value) * HOUR).toISOString();
    const at = Date.parse(this.at.value);
    return Number.isNaN(at) ? null : new Date(at).toISOString();
  }
}
