// A choice of one incident among the latest, by the words of its headline.

import { field } from "./controls.js";
import { element } from "./elements.js";
import { ask } from "./service.js";

const MOST = 200;
const TIME = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

export class IncidentChoice {
  /** `but` is the id of the incident that cannot be chosen. */
  constructor(but) {
    this.but = but;
    this.incidents = [];
    this.filter = element("input", { type: "search", name: "incident_filter", placeholder: "Words of its headline", autocomplete: "off" });
    this.list = element("select", { name: "incident_id", size: "6" });
    this.filter.addEventListener("input", () => this.keep());
    this.element = element("div", {}, field("Find it among the latest", this.filter), field("Which incident", this.list));
    this.fill();
  }

  async fill() {
    const { items } = await ask(`incidents?limit=${MOST}`).catch(() => ({ items: [] }));
    this.incidents = items.filter(({ incident_id: id }) => id !== this.but);
    this.keep();
  }

  keep() {
    const words = this.filter.value.trim().toLowerCase().split(/\s+/);
    const left = this.incidents.filter(({ headline }) => words.every((word) => headline.toLowerCase().includes(word)));
    this.list.replaceChildren(...left.map(({ incident_id: id, headline, last_at: last }) =>
      element("option", { value: id }, `${TIME.format(new Date(last))} – ${headline}`)));
  }

  read() {
    return this.list.value;
  }
}
