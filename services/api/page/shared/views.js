// Views: what is chosen on a page, kept by the desk under a name. A view is a link to the page with that choice.

import { button, CHANGES, field, tell } from "./controls.js";
import { openDialog } from "./dialog.js";
import { element } from "./elements.js";
import { address, all, create } from "./service.js";

/** The pages that have views: the path and the name of each. */
const PAGES = { alerts: ["", "Alerts"], search: ["page/search", "Search"], ledger: ["page/ledger", "Ledger"], map: ["page/map", "Map"] };

/** The address at which a view shows what it chose. */
export function viewAddress({ page, chosen }) {
  const asked = new URLSearchParams(chosen);
  return `${address(PAGES[page][0])}${asked.size ? `?${asked}` : ""}`;
}

/** The name of a view's page. */
export const pageOf = (view) => PAGES[view.page][1];

/** The desk's views of all pages, by name. */
export async function views() {
  return (await all("views")).sort((left, right) => left.name.localeCompare(right.name));
}

/** Show the views of a page in an element, and the button that keeps another: what `chosen()` gives by name. */
export async function showViews(place, page, chosen) {
  const own = (await views()).filter((view) => view.page === page);
  place.replaceChildren(...(own.length ? [element("span", {}, "Views: ")] : []),
    ...own.map((view) => element("a", { href: viewAddress(view) }, view.name)),
    button("Keep as a view", () => keep(place, page, chosen), CHANGES));
}

function keep(place, page, chosen) {
  const given = Object.fromEntries(chosen());
  if (Object.keys(given).length === 0) return tell(new Error("Choose something first: a view keeps what is chosen."));
  const dialog = element("dialog", { "aria-labelledby": "view-title" });
  const name = element("input", { name: "name", maxlength: "200", required: true, autocomplete: "off" });
  dialog.addEventListener("close", () => dialog.remove());
  document.getElementById("main").append(dialog);
  return openDialog(dialog, {
    title: "Keep as a view", words: "Keep",
    parts: [element("p", {}, "All that work at your desk find it here. “Your desk” lists the views and deletes them."), field("Name", name)],
    act: () => create("views", { name: name.value.trim(), page, chosen: given }),
    onDone: async () => {
      await showViews(place, page, chosen);
      tell(null, "Kept.");
    },
  });
}
