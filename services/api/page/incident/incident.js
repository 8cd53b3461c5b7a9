// The page of one incident: its headline, its rows of the ledger, and the reports on it.

import { chart } from "./chart.js";
import { map } from "./map.js";
import { showCaller } from "../shared/caller.js";
import { element, moment, outsideLink, period } from "../shared/elements.js";
import { ask } from "../shared/service.js";
import { amount, grade, range, rowName } from "../shared/words.js";

const ROOT = "../../";
const byId = (id) => document.getElementById(id);
const id = decodeURIComponent(location.pathname.split("/").at(-2));

async function show() {
  const path = `incidents/${encodeURIComponent(id)}`;
  const [incident, { figures }] = await Promise.all([ask(path), ask(`${path}/history`).catch(() => ({ figures: [] }))]);
  document.title = `${incident.headline} – Claimwatch`;
  byId("headline").textContent = incident.headline;
  byId("about").append(...about(incident));
  byId("no-rows").hidden = incident.rows.length > 0;
  byId("ledger").append(...incident.rows.map((row) => inLedger(row, incident.rows, figures)));
  byId("csv").href = `${ROOT}ledger?format=csv&incident=${encodeURIComponent(incident.incident_id)}`;
  byId("timeline").append(...incident.timeline.map(item));
  byId("left-out").hidden = incident.timeline_left_out === 0;
  byId("left-out").textContent = `And ${incident.timeline_left_out} earlier reports.`;
  byId("incident").hidden = false;
  showMap(incident).catch(console.error); // the rest of the page is worth reading without it
}

async function showMap({ place, places }) {
  const drawing = await map(places.length || place === null ? places : [place]);
  if (drawing === null) return;
  byId("map").append(drawing);
  byId("where").hidden = false;
  const frame = byId("map"); // a narrow screen shows its middle, where the places are
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
}

function about({ place, within, period: when, topics, last_at: last }) {
  const where = place ? [place.name, ...within.map((area) => area.name)].join(", ") : null;
  const parts = [where, when ? period(when) : null, topics.map((topic) => topic.replaceAll("-", " ")).join(", ")];
  return [...parts.filter((part) => part).flatMap((part) => [part, " · "]), "latest article ", moment(last)];
}

function inLedger(row, rows, given) {
  const whole = rows.find((other) => other.row_id === row.part_of);
  const heads = ["Claimant", "Figure", "Given", "Published by", "In the article’s words"];
  return element("section", { class: "row", "data-measure": row.measure },
    element("h4", {}, `${rowName(row)}: ${range(row)}`),
    element("p", { class: "grade" }, grade(row), whole ? ` Part of: ${rowName(whole)}.` : null),
    inFrame(chart(row, given, nameOf)),
    element("div", { class: "scrolled" }, element("table", { class: "entries" },
      element("caption", {}, row.place ? `Counted in ${row.place.name}` : "The latest figure of each claimant"),
      element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, row.entries.map(entry)))));
}

/** The chart, which a narrow screen shows by scrolling. */
function inFrame(drawing) {
  return drawing && element("div", { class: "scrolled", tabindex: "0", role: "group", "aria-label": "Chart" }, drawing);
}

function nameOf({ claimant }) {
  return claimant ? claimant.name : "The article itself";
}

function entry(given) {
  const { evidence, via, retracted, conceded } = given;
  const denied = given.factuality.polarity === "denied";
  const notes = [retracted ? "taken back" : null, conceded ? "conceded by the accused side" : null,
    given.rests_on.length ? "passes on another’s count" : null];
  return element("tr", {},
    element("th", { scope: "row" }, nameOf(given), via ? `, via ${via}` : null),
    element("td", { class: retracted ? "value gone" : "value" }, denied ? "denies " : null, amount(given)),
    element("td", {}, moment(given.given_at)),
    element("td", {}, outsideLink(evidence.url, evidence.publisher), " ", reportLink(evidence)),
    element("td", {}, `“${evidence.quote}”`, notes.filter((note) => note)
      .map((note) => element("span", { class: "note" }, note))));
}

/** The address of the page that shows an article with all that was found in it. */
function reportPage({ article_id: article, revision }) {
  return `${ROOT}page/reports/${encodeURIComponent(article)}?revision=${revision}`;
}

function reportLink(evidence) {
  return element("a", { href: `${reportPage(evidence)}#at=${evidence.start}-${evidence.end}` }, "(evidence)");
}

function item(report) {
  const copies = report.reprints;
  return element("li", {}, line(report), copies.length ? element("details", { class: "more" },
    element("summary", {}, copies.length === 1 ? "One copy" : `${copies.length} copies`),
    element("ul", {}, copies.map((copy) => element("li", {}, line(copy))))) : null);
}

function line(report) {
  const relation = report.relation === "original" ? null
    : element("span", { class: "note" }, report.relation.replaceAll("_", " "));
  return element("div", {},
    element("span", { class: "title" }, outsideLink(report.url, report.title || "Untitled")), relation,
    element("p", { class: "published" }, element("strong", {}, report.publisher), " · ",
      moment(report.published_at ?? report.filed_at),
      report.revision > 1 ? ` · revision ${report.revision}` : null,
      " · ", element("a", { href: reportPage(report) }, "marked")));
}

show().catch((error) => {
  byId("failure").textContent = error.message;
  byId("failure").hidden = false;
});
showCaller(byId("log-out")).catch(console.error);
