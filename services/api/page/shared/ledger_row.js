// A row of the ledger: what is counted, its range and grade, and who gave which figure in which words.

import { reportPage } from "./addresses.js";
import { fresh } from "./controls.js";
import { element, moment, outsideLink, period } from "./elements.js";
import { address } from "./service.js";
import { amount, grade, isDenied, quoted, range, rowName } from "./words.js";

const HEADS = ["Claimant", "Figure", "Given", "Published by", "In the article’s words"];
const NOTHING = { siteOf: () => null, others: () => [], denied: [], besides: [] };

/** The row. `whole` is the row that it is a part of; `between` stands above the table, such as a chart.
 *
 * `said` is what was given of it besides the entries: `siteOf(entry)` names the site that a figure is of,
 * `others(entry)` are the further figures of its claimant, which the reader unfolds, `denied` denies the row, and
 * `besides` are figures of those who have no entry. */
export function ledgerRow(row, { whole = null, between = null, title = null, name = rowName(row), said = NOTHING } = {}) {
  return element("section", { class: "row", "data-measure": row.measure },
    element("h4", {}, `${name}: ${range(row)}`), title,
    element("p", { class: "grade" }, grade(row), whole ? ` Part of: ${rowName(whole)}.` : null),
    between,
    element("div", { class: "scrolled" }, element("table", { class: "entries" },
      element("caption", {}, row.place ? `Counted in ${row.place.name}` : "The latest figure of each claimant"),
      element("thead", {}, element("tr", {}, HEADS.map((head) => element("th", { scope: "col" }, head)))),
      row.entries.flatMap((entry) => bodies(entry, said)),
      said.denied.length ? element("tbody", { class: "denials" }, said.denied.map((denial) => line(denial, denial.site))) : null,
      besides(said.besides))));
}

/** What a standing total counts: since when, and where. */
export function standingTotal({ period: when, place, within }) {
  const where = [...new Set([place?.name, ...within.map(({ name }) => name)].filter((name) => name))].join(", ");
  return [when ? `Standing total ${period(when)}` : "Standing total", where].filter((part) => part).join(", ");
}

/** The lines of an entry, and those that are unfolded: the other figures of its claimant. */
function bodies(entry, { siteOf, others }) {
  const more = others(entry);
  const isOld = more.every(({ given_at: at }) => Date.parse(at) < Date.parse(entry.given_at));
  const [button, lines] = unfolding(more, `${isOld ? "earlier" : "other"} ${more.length === 1 ? "figure" : "figures"}`);
  return [element("tbody", {}, line(entry, siteOf(entry), button)), lines].filter((part) => part);
}

function besides(figures) {
  const [button, lines] = unfolding(figures, `${figures.length === 1 ? "figure" : "figures"} besides, which the row does not count`);
  return button ? [element("tbody", {}, element("tr", {}, element("td", { colspan: HEADS.length }, button))), lines] : null;
}

/** A button with these words that shows and hides the lines of figures; neither if there are none. */
function unfolding(figures, words) {
  if (figures.length === 0) return [null, null];
  const lines = element("tbody", { class: "unfolded", id: fresh("figures"), hidden: true }, figures.map((figure) => line(figure, figure.site)));
  const made = element("button", { type: "button", class: "unfold", "aria-expanded": "false", "aria-controls": lines.id }, `${figures.length} ${words}`);
  made.addEventListener("click", () => {
    lines.hidden = !lines.hidden;
    made.setAttribute("aria-expanded", String(!lines.hidden));
  });
  return [made, lines];
}

/** Who gives a figure, with all that it said elsewhere. */
export function claimantLink(given) {
  const { claimant } = given;
  return claimant ? element("a", { href: address(`page/claimants?${new URLSearchParams({ claimant: claimant.key })}`) }, claimant.name) : nameOf(given);
}

/** Who gives a figure; never the publisher. */
export function nameOf({ claimant }) {
  return claimant ? claimant.name : "The article itself";
}

/** Where a figure or denial was published, and the link to its words in the report. */
export function published({ evidence }) {
  return [outsideLink(evidence.url, evidence.publisher), " ",
    element("a", { href: `${reportPage(evidence)}#at=${evidence.start}-${evidence.end}` }, "(evidence)")];
}

function line(given, site, more = null) {
  const { evidence, via, retracted, corrected } = given;
  return element("tr", {},
    element("th", { scope: "row" }, claimantLink(given), via ? `, via ${via}` : null, site ? element("span", { class: "site" }, `, ${site}`) : null, more),
    element("td", { class: retracted || corrected ? "value gone" : "value" }, value(given)),
    element("td", { class: "when" }, moment(given.given_at)),
    element("td", { class: "outlet" }, published(given)),
    element("td", { class: "words" }, quoted(evidence.quote), notesOn(given).map((note) => element("span", { class: "note" }, note))));
}

/** What is given: a number, or that it is denied. A statement that denies has no number. */
function value(given) {
  if (given.factuality === undefined) return "denies";
  return `${isDenied(given) ? "denies " : ""}${amount(given)}`;
}

function notesOn({ retracted, corrected, conceded, rests_on: restsOn = [] }) {
  return [retracted ? "taken back" : null, corrected ? "no longer in the article" : null,
    conceded ? "conceded by the accused side" : null, restsOn.length ? "passes on another’s count" : null].filter((note) => note);
}
