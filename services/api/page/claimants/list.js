// The list of claimants, by name, place and time; those that are one can be merged.

import { onCorrected } from "../shared/anew.js";
import { field, select, tell } from "../shared/controls.js";
import { openDialog } from "../shared/dialog.js";
import { element, moment } from "../shared/elements.js";
import { OnePlace } from "../shared/place_search.js";
import { ask } from "../shared/service.js";
import { join } from "./aliases.js";

const byId = (id) => document.getElementById(id);
const NUMBER = new Intl.NumberFormat();
const PAGE = 200;
const ticked = new Map(); // key -> claimant
let filters = null;
let next = null; // cursor after the last claimant of the list
let reading = 0; // the number of the current reading of the list

/** Show the list. */
export async function showAll() {
  byId("all").hidden = false;
  filters = new ListFilters(byId("filters"));
  byId("filters").addEventListener("submit", (event) => {
    event.preventDefault();
    filters.place.settle().then(show).catch(tell);
  });
  byId("merge").addEventListener("click", () => (ticked.size < 2 ? tell(new Error("Tick two claimants or more that are the same.")) : merge()));
  byId("more").addEventListener("click", () => more().catch(tell));
  onCorrected(show);
  await show();
}

class ListFilters {
  constructor(form) {
    this.name = element("input", { type: "search", name: "name", maxlength: "200", autocomplete: "off" });
    this.place = new OnePlace("In reports that name", "Or a place that lies in it.", () => form.requestSubmit());
    this.since = element("input", { type: "date", name: "since" });
    form.append(element("div", { class: "together" }, field("Name", this.name), field("Filed since", this.since),
      element("div", { class: "with-button" }, element("button", { type: "submit", class: "primary" }, "Show"))), this.place.element);
  }

  asked() {
    const given = { name: this.name.value.trim(), place: this.place.read()?.geonames_id, since: this.since.value && `${this.since.value}T00:00:00Z` };
    return new URLSearchParams(Object.entries(given).filter(([, value]) => value));
  }
}

async function show() {
  reading += 1;
  const mine = reading;
  const asked = filters.asked();
  const page = await found(asked);
  if (mine !== reading) return;
  const { items, counted } = page;
  tell(null);
  ticked.clear();
  byId("claimants").querySelector("tbody").replaceChildren();
  add(page);
  byId("claimants").hidden = items.length === 0;
  byId("empty").hidden = items.length > 0;
  byId("empty-title").textContent = asked.size ? "Nobody of that kind" : "Nobody has claimed anything yet";
  byId("left-out").hidden = items.length === 0;
  byId("left-out").textContent = `In the ${NUMBER.format(counted)} reports that were looked through, the last filed; copies of others do not count.`;
}

function found(asked, more = {}) {
  return ask(`claimants?${new URLSearchParams([...asked, ["limit", PAGE], ...Object.entries(more)])}`);
}

function add(page) {
  byId("claimants").querySelector("tbody").append(...page.items.map(line));
  next = page.next;
  byId("more").hidden = next === null;
}

async function more() {
  const mine = reading;
  const page = await found(filters.asked(), { cursor: next });
  if (mine === reading) add(page);
}

function line(claimant) {
  const { key, name, names, kind, reports, statements, figures, last_at: last } = claimant;
  const box = element("input", { type: "checkbox", "data-needs": "analyst", "aria-label": `Tick ${name}` });
  box.addEventListener("change", () => (box.checked ? ticked.set(key, claimant) : ticked.delete(key)));
  return element("tr", {},
    element("th", { scope: "row" }, box, " ", element("a", { href: `?${new URLSearchParams({ claimant: key })}` }, name),
      names.length ? element("span", { class: "others" }, ` also ${names.join(", ")}`) : null),
    element("td", {}, kind === "unknown" ? "" : kind.replaceAll("_", " ")),
    [["Reports", reports], ["Statements", statements], ["Figures", figures]]
      .map(([label, count]) => element("td", { class: "value", "data-label": label }, NUMBER.format(count))),
    element("td", { "data-label": "Last" }, moment(last)));
}

/** Ask under which name the ticked claimants are one. */
function merge() {
  const names = [...ticked.values()].flatMap(({ name, names: others }) => [name, ...others]);
  const dialog = element("dialog", { "aria-labelledby": "merge-title" });
  const choice = select("name", [...ticked.values()].map(({ name }) => [name, name]));
  dialog.addEventListener("close", () => dialog.remove());
  byId("main").append(dialog);
  openDialog(dialog, {
    title: "Merge claimants", words: "Merge", act: () => join(choice.value, names),
    parts: [element("p", {}, `${[...ticked.values()].map(({ name }) => name).join(", ")}: one claimant from now on. What stands in the ledger stays under the old name until its article is read again.`),
      field("Under the name", choice)],
    onDone: async () => {
      await show();
      tell(null, "They are one claimant now.");
    },
  });
}
