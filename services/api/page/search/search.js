// The search: reports, claims, figures, incidents, rows of the ledger, alerts and deliveries, by words and filters.

import { onCorrected } from "../shared/anew.js";
import { showCaller } from "../shared/caller.js";
import { field, tell } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { Filters } from "../shared/filters.js";
import { hit } from "../shared/hits.js";
import { address, ask } from "../shared/service.js";
import { showViews } from "../shared/views.js";

const PAGE = 20;
const KINDS = [["report", "Reports"], ["claim", "Claims"], ["figure", "Figures"], ["incident", "Incidents"], ["row", "Ledger"],
  ["alert", "Alerts"], ["delivery", "Deliveries"]];
const NUMBER = new Intl.NumberFormat();
const byId = (id) => document.getElementById(id);

const words = element("input", { type: "search", name: "q", maxlength: "2000", autocomplete: "off", placeholder: "bodies OR grave*" });
const filters = new Filters(byId("filters"), [field("Words", words)], [words]);
const wanted = new URLSearchParams(location.search).get("kind");
let kind = KINDS.some(([name]) => name === wanted) ? wanted : "report";
let next = null; // cursor after the last hit of the list
let reading = 0; // the number of the current reading of the list

async function show() {
  reading += 1;
  const mine = reading;
  filters.keep(kind === "report" ? {} : { kind });
  byId("csv").href = address(`search?${new URLSearchParams([...filters.asked(), ["kind", kind], ["format", "csv"]])}`);
  const page = await found();
  if (mine !== reading) return;
  byId("hits").replaceChildren();
  showKinds(page.counts);
  showState(page.index);
  add(page);
  byId("empty").hidden = page.items.length > 0;
}

function found(more = {}) {
  return ask(`search?${new URLSearchParams([...filters.asked(), ["kind", kind], ["limit", PAGE], ...Object.entries(more)])}`);
}

function add(page) {
  byId("hits").append(...page.items.map(hit));
  next = page.next;
  byId("more").hidden = next === null;
}

function showKinds(counts) {
  byId("kinds").replaceChildren(...KINDS.map(([name, label]) => {
    const made = element("button", { type: "button", "aria-pressed": String(name === kind) }, `${label} ${NUMBER.format(counts?.[name] ?? 0)}`);
    made.addEventListener("click", () => {
      kind = name;
      again();
    });
    return made;
  }));
}

/** Say that the answer may miss something. */
function showState({ complete, waiting }) {
  byId("state").textContent = complete ? (waiting ? `${NUMBER.format(waiting)} documents have changed and are not read yet.` : "")
    : "The search is still reading what is filed, and finds only a part of it.";
}

async function more() {
  const mine = reading;
  const page = await found({ cursor: next });
  if (mine === reading) add(page);
}

function again() {
  tell(null);
  words.removeAttribute("aria-invalid");
  filters.settle().then(show).catch(refused);
}

/** Say what is wrong; if it is the words that are looked for, at their control. */
function refused(error) {
  const fault = error.errors?.find(({ path }) => path[0] === "q");
  if (fault === undefined) return tell(error);
  words.setAttribute("aria-invalid", "true");
  words.focus();
  return tell(new Error(`Words: ${fault.detail}`));
}

byId("filters").addEventListener("submit", (event) => {
  event.preventDefault();
  again();
});
byId("more").addEventListener("click", () => more().catch(tell));
again();
onCorrected(show);
showViews(byId("views"), "search", () => filters.chosen(kind === "report" ? {} : { kind })).catch(tell);
showCaller(byId("log-out")).catch(console.error);
