// The caller's desk: who one is, what belongs to the desk, its views, and who else works there.

import { showCaller } from "../shared/caller.js";
import { button, CHANGES, tell } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { filledIn, Names } from "../shared/names.js";
import { ask, send } from "../shared/service.js";
import { pageOf, viewAddress, views } from "../shared/views.js";

const byId = (id) => document.getElementById(id);
const MAY = {
  reader: "You read everything at this desk, and change nothing.",
  analyst: "You read everything at this desk, and change what belongs to it; you correct what was read of articles, for all desks.",
  admin: "You do what analysts do, make keys for every desk, and see to the installation on the page “System”.",
};
const OWN = [["watches", "watch", "watches"], ["channels", "channel", "channels"], ["silences", "silence", "silences"]];

async function show() {
  const [{ name, key_id: key, role }, desk] = await Promise.all([ask("me"), ask("desk")]);
  byId("title").textContent = key === null ? `The desk ${desk.desk}` : `${name} at the desk ${desk.desk}`;
  byId("may").textContent = key === null ? "This Claimwatch is open: whoever reaches it may do everything, at this desk." : MAY[role];
  byId("own").replaceChildren(...OWN.map(([page, one, several]) =>
    element("li", {}, element("a", { href: page }, `${desk[page]} ${desk[page] === 1 ? one : several}`))));
  byId("members").replaceChildren(...desk.members.map((member) => element("li", {}, member.name, element("span", { class: "note" }, member.role))));
  if (desk.members.length === 0) byId("members").replaceChildren(element("li", {}, "No key is at this desk."));
  await showViews();
}

async function showViews() {
  const [kept, names] = [await views(), new Names()];
  byId("no-views").hidden = kept.length > 0;
  byId("views").replaceChildren(...kept.map((view) => element("li", { class: "thing" },
    element("h4", {}, element("a", { href: viewAddress(view) }, view.name), element("span", { class: "note" }, pageOf(view))),
    element("p", {}, Object.entries(view.chosen).filter(([filter]) => !isIdOfNamed(filter, view.chosen))
      .flatMap(([filter, value], index) => [index ? " · " : "", `${filter.replace("_name", "").replaceAll("_", " ")}: `,
        filter === "watch" ? filledIn(value, names.watch(value)) : value])),
    element("div", { class: "buttons" }, button("Delete", () => remove(view), { "aria-label": `Delete the view ${view.name}`, ...CHANGES })))));
}

/** Whether a filter is an id whose name stands beside it. */
function isIdOfNamed(filter, chosen) {
  return `${filter}_name` in chosen;
}

async function remove({ view_id: id, name }) {
  if (!confirm(`Delete the view “${name}”? What it shows stays.`)) return;
  try {
    await send("DELETE", `views/${encodeURIComponent(id)}`);
    await showViews();
    tell(null, "Deleted.");
  } catch (error) {
    tell(error);
  }
}

show().catch(tell);
showCaller(byId("log-out")).catch(console.error);
