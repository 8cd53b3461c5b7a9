// One claimant: its names, what it counts and what it says, in the reports of all incidents.

import { Complaint } from "../shared/complaint.js";
import { button, carryOut, CHANGES, field } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { hit } from "../shared/hits.js";
import { address, ask } from "../shared/service.js";
import { aliasesOf, join, part } from "./aliases.js";

const SHOWN = 20;
const byId = (id) => document.getElementById(id);

/** Show the claimant with that key. */
export async function showOne(key) {
  byId("one").hidden = false;
  byId("back").href = address("page/claimants");
  byId("all-figures").href = address(`page/search?${new URLSearchParams({ kind: "figure", claimant: key })}`);
  byId("all-claims").href = address(`page/search?${new URLSearchParams({ kind: "claim", claimant: key })}`);
  byId("in-ledger").href = address(`page/ledger?${new URLSearchParams({ claimant: key })}`);
  const { items } = await ask(`claimants?${new URLSearchParams({ name: key, limit: 200 })}`);
  const claimant = items.find((one) => one.key === key) ?? { key, name: key, names: [], kind: "unknown" };
  document.title = `${claimant.name} – Claimwatch`;
  byId("name").textContent = claimant.name;
  byId("about").replaceChildren(...about(claimant));
  await Promise.all([showNames(claimant), showHits("figures", "figure", key), showHits("claims", "claim", key)]);
}

function about({ kind, names, reports, last_at: last }) {
  const parts = [kind === "unknown" ? null : kind.replaceAll("_", " "), names.length ? `also ${names.join(", ")}` : null,
    reports ? `in ${reports} ${reports === 1 ? "report" : "reports"}` : "in none of the reports that were filed last"].filter((one) => one);
  return [parts.join(" · "), ...(last ? [" · last ", moment(last)] : [])];
}

async function showHits(id, kind, key) {
  const { items } = await ask(`search?${new URLSearchParams({ kind, claimant: key, limit: SHOWN })}`);
  byId(id).replaceChildren(...(items.length ? items.map(hit) : [element("li", {}, "Nothing that is filed.")]));
}

async function showNames(claimant) {
  const aliases = await aliasesOf([claimant.name, ...claimant.names]);
  byId("no-names").hidden = aliases.length > 0;
  byId("names").replaceChildren(...aliases.map((alias) => item(alias, claimant)));
  showForm(claimant);
}

function item(alias, claimant) {
  return element("li", { class: "thing" },
    element("h4", {}, `Filed as “${alias.name}”`),
    element("ul", {}, alias.names.map((name) => element("li", {}, name, " ",
      button("Split off", () => change(claimant, () => part(alias, name), `“${name}” is a claimant of its own again.`), { ...CHANGES, "aria-label": `Split off ${name}` })))));
}

function showForm(claimant) {
  const form = element("form", { id: "add-name", "data-needs": "analyst", novalidate: true });
  const complaint = new Complaint(form);
  const input = element("input", { name: "names", maxlength: "200", required: true, autocomplete: "off" });
  form.append(element("div", { class: "together" }, field("It is also called", input),
    element("div", { class: "with-button" }, element("button", { type: "submit" }, "Add the name"))), complaint.element);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (input.value.trim() === "") return complaint.show(new Error("Type the other name."));
    return change(claimant, () => join(claimant.name, [input.value.trim()]), "The name is added.");
  });
  byId("add-name").replaceWith(form);
}

const change = (claimant, act, said) => carryOut(act, () => showNames(claimant), said);
