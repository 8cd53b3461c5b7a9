// A row of the ledger: what is counted, its range and grade, and who gave which figure in which words.

import { reportPage } from "./addresses.js";
import { element, moment, outsideLink } from "./elements.js";
import { address } from "./service.js";
import { amount, grade, range, rowName } from "./words.js";

const HEADS = ["Claimant", "Figure", "Given", "Published by", "In the article’s words"];

/** The row. `whole` is the row that it is a part of; `between` stands above the table, such as a chart. */
export function ledgerRow(row, { whole = null, between = null, title = null } = {}) {
  return element("section", { class: "row", "data-measure": row.measure },
    element("h4", {}, `${rowName(row)}: ${range(row)}`), title,
    element("p", { class: "grade" }, grade(row), whole ? ` Part of: ${rowName(whole)}.` : null),
    between,
    element("div", { class: "scrolled" }, element("table", { class: "entries" },
      element("caption", {}, row.place ? `Counted in ${row.place.name}` : "The latest figure of each claimant"),
      element("thead", {}, element("tr", {}, HEADS.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, row.entries.map(line)))));
}

/** Who gives a figure, with all that it said elsewhere. */
function claimantLink(given) {
  const { claimant } = given;
  return claimant ? element("a", { href: address(`page/claimants?${new URLSearchParams({ claimant: claimant.key })}`) }, claimant.name) : nameOf(given);
}

/** Who gives a figure; never the publisher. */
export function nameOf({ claimant }) {
  return claimant ? claimant.name : "The article itself";
}

function line(given) {
  const { evidence, via, retracted } = given;
  const denied = given.factuality.polarity === "denied";
  return element("tr", {},
    element("th", { scope: "row" }, claimantLink(given), via ? `, via ${via}` : null),
    element("td", { class: retracted ? "value gone" : "value" }, denied ? "denies " : null, amount(given)),
    element("td", {}, moment(given.given_at)),
    element("td", {}, outsideLink(evidence.url, evidence.publisher), " ",
      element("a", { href: `${reportPage(evidence)}#at=${evidence.start}-${evidence.end}` }, "(evidence)")),
    element("td", {}, `“${evidence.quote}”`, notesOn(given).map((note) => element("span", { class: "note" }, note))));
}

function notesOn({ retracted, conceded, rests_on: restsOn }) {
  return [retracted ? "taken back" : null, conceded ? "conceded by the accused side" : null,
    restsOn.length ? "passes on another’s count" : null].filter((note) => note);
}
