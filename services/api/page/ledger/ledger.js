// The ledger: its rows, chosen by place, measure, claimant and time. The address holds what was chosen.

import { incidentPage } from "../shared/addresses.js";
import { onCorrected } from "../shared/anew.js";
import { showCaller } from "../shared/caller.js";
import { tell } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { Filters } from "../shared/filters.js";
import { ledgerRow, standingTotal } from "../shared/ledger_row.js";
import { address, ask } from "../shared/service.js";
import { note } from "../shared/unreadable.js";
import { showViews } from "../shared/views.js";

const PAGE = 25;
const byId = (id) => document.getElementById(id);
let next = null; // cursor after the last row of the list
let reading = 0; // the number of the current reading of the list

const filters = new Filters(byId("filters"));

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
function about(row) {
  const { incident_id: incident, headline, spoken_by: by, spoken_for: body } = row;
  const of = incident === null ? standingTotal(row)
    : element("a", { href: incidentPage(incident) }, headline ?? "the incident");
  return element("p", {}, of, body ? element("span", { class: "spoken" }, ` · ${by} speaks here for ${body}, under whose name the figure stands`) : null);
}

async function showChosen() {
  await filters.settle();
  filters.keep();
  await show();
}

byId("filters").addEventListener("submit", (event) => {
  event.preventDefault();
  tell(null);
  showChosen().catch(tell);
});
byId("more").addEventListener("click", () => more().catch(tell));
show().catch(tell);
onCorrected(show);
showViews(byId("views"), "ledger", () => filters.chosen()).catch(tell);
showCaller(byId("log-out")).catch(console.error);
