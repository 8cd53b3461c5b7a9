// Fills the sections of the page: a table, or a sentence where there is nothing to show.

import { element } from "../shared/elements.js";

/** Show rows, each a list of cells, under the heads; without rows the sentence `none`. `said` stands above the table. */
export function showTable(section, heads, rows, none, said = "") {
  section.removeAttribute("aria-busy");
  section.querySelector(".said").textContent = rows.length ? said : none;
  section.querySelector(".scrolled")?.remove();
  if (rows.length === 0) return;
  const title = section.querySelector("h3").id;
  section.append(element("div", { class: "scrolled", tabindex: "0", role: "group", "aria-labelledby": title },
    element("table", { class: "entries", "aria-labelledby": title },
      element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, rows.map((cells) => element("tr", {}, cells.map((cell) => element("td", {}, cell))))))));
}

/** Say in a section that it cannot be shown. */
export function showFault(section, error) {
  section.removeAttribute("aria-busy");
  section.querySelector(".scrolled")?.remove();
  section.querySelector(".said").textContent = error.message;
}
