// The ledger: its rows, chosen by place, measure, claimant and time. The address holds what was chosen.

import { showCaller } from "../shared/caller.js";
import { field, select, tell } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { ledgerRow } from "../shared/ledger_row.js";
import { OnePlace } from "../shared/place_search.js";
import { address, ask } from "../shared/service.js";
import { note } from "../shared/unreadable.js";
import { MEASURES, pairs } from "../shared/vocabulary.js";

const PAGE = 25;
const byId = (id) => document.getElementById(id);
let next = null; // cursor after the last row of the list
let reading = 0; // the number of the current reading of the list

class Filters {
  constructor(form, chosen) {
    this.form = form;
    this.place = new OnePlace("Place", "With all that lies in it.", () => form.requestSubmit());
    this.measure = select("measure", [["", "anything"], ...pairs(MEASURES)], chosen.get("measure"));
    this.claimant = element("input", { name: "claimant", maxlength: "200", autocomplete: "off", value: chosen.get("claimant") });
    this.since = element("input", { type: "date", name: "since", value: chosen.get("since") });
    this.until = element("input", { type: "date", name: "until", value: chosen.get("until") });
    if (chosen.has("place")) this.place.fill({ geonames_id: Number(chosen.get("place")), name: chosen.get("place_name") ?? chosen.get("place") });
    form.append(this.place.element, element("div", { class: "together" }, field("What is counted", this.measure),
      field("Claimant", this.claimant), field("From", this.since), field("To", this.until),
      element("div", { class: "with-button" }, element("button", { type: "submit", class: "primary" }, "Show"))));
  }

  /** What is chosen, as the page's address has it. */
  chosen() {
    const place = this.place.read();
    const given = { place: place?.geonames_id, place_name: place?.name, measure: this.measure.value,
      claimant: this.claimant.value.trim(), since: this.since.value, until: this.until.value };
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
}

const filters = new Filters(byId("filters"), new URLSearchParams(location.search));

async function show() {
  reading += 1;
  const mine = reading;
  const asked = filters.asked();
  byId("csv").href = address(`ledger?${new URLSearchParams([...asked, ["format", "csv"]])}`);
  const page = await ask(`ledger?${new URLSearchParams([...asked, ["limit", PAGE]])}`);
  if (mine !== reading) return;
  byId("rows").replaceChildren();
  note("sheets of the ledger", page.unreadable);
  add(page);
  const isFiltered = asked.size > 0;
  byId("empty").hidden = byId("rows").children.length > 0;
  byId("empty-title").textContent = isFiltered ? "Nothing of that kind" : "The ledger is empty";
  byId("empty-words").textContent = isFiltered ? "No row of the ledger meets all of what is chosen above; take something away."
    : "It fills as articles are read that say how many were killed, wounded, displaced …";
}

async function more() {
  const mine = reading;
  const page = await ask(`ledger?${new URLSearchParams([...filters.asked(), ["limit", PAGE], ["cursor", next]])}`);
  if (mine === reading) add(page);
}

function add(page) {
  byId("rows").append(...page.items.map((row) => ledgerRow(row, { title: about(row) })));
  next = page.next;
  byId("more").hidden = next === null;
}

/** Of what it is: the incident, or a total that stands since longer. */
function about({ incident_id: incident, headline, place, within }) {
  if (incident === null) return element("p", {}, `Standing total, ${[place?.name, ...within.map(({ name }) => name)].filter((name) => name).join(", ")}`);
  return element("p", {}, element("a", { href: address(`incidents/${encodeURIComponent(incident)}/page`) }, headline ?? "the incident"));
}

byId("filters").addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = filters.chosen();
  history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
  tell(null);
  show().catch(tell);
});
byId("more").addEventListener("click", () => more().catch(tell));
show().catch(tell);
showCaller(byId("log-out")).catch(console.error);
