// The page of one incident: its headline, its rows of the ledger, and the reports on it.

import { chart } from "./chart.js";
import { merging, splitting } from "./correct.js";
import { reportPage } from "../shared/addresses.js";
import { Anew } from "../shared/anew.js";
import { showCaller } from "../shared/caller.js";
import { tell } from "../shared/controls.js";
import { askForCorrection } from "../shared/correcting.js";
import { showCorrections } from "../shared/corrections.js";
import { element, moment, outsideLink, period } from "../shared/elements.js";
import { ledgerRow, nameOf } from "../shared/ledger_row.js";
import { map } from "../shared/map.js";
import { ask } from "../shared/service.js";

const ROOT = "../../";
const byId = (id) => document.getElementById(id);
const id = decodeURIComponent(location.pathname.split("/").at(-2));

async function show() {
  const path = `incidents/${encodeURIComponent(id)}`;
  const [incident, { figures }] = await Promise.all([ask(path), ask(`${path}/history`).catch(() => ({ figures: [] }))]);
  document.title = `${incident.headline} – Claimwatch`;
  byId("headline").textContent = incident.headline;
  identity = incident.incident_id;
  for (const part of ["about", "ledger", "timeline"]) byId(part).replaceChildren();
  byId("about").append(...about(incident));
  byId("no-rows").hidden = incident.rows.length > 0;
  byId("ledger").append(...incident.rows.map((row) => inLedger(row, incident.rows, figures)));
  byId("csv").href = `${ROOT}ledger?format=csv&incident=${encodeURIComponent(incident.incident_id)}`;
  byId("json").href = `${ROOT}incidents/${encodeURIComponent(incident.incident_id)}`;
  byId("timeline").append(...incident.timeline.map(item));
  byId("left-out").hidden = incident.timeline_left_out === 0;
  byId("left-out").textContent = `And ${incident.timeline_left_out} earlier reports.`;
  byId("incident").hidden = false;
  byId("correct").onclick = () => correct(incident);
  corrections().catch(tell);
  showMap(incident).catch(console.error); // the rest of the page is worth reading without it
}

function correct(incident) {
  const { incident_id: identity, headline, timeline } = incident;
  const ways = [merging(identity), ...(timeline.length > 1 ? [splitting(identity, timeline)] : [])];
  askForCorrection(byId("correction-dialog"), "Correct the incident", headline, ways, anew);
}

function corrections() {
  return showCorrections(byId("corrections"), { incident_id: identity }, () => anew);
}

let identity = id; // of the incident that this one turned out to be
const anew = new Anew(`incidents/${encodeURIComponent(id)}`, corrections, show);

async function showMap({ place, places }) {
  const drawing = await map(places.length || place === null ? places : [place]);
  if (drawing === null) return;
  byId("map").replaceChildren(drawing);
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
  const whole = rows.find((other) => other.row_id === row.part_of) ?? null;
  return ledgerRow(row, { whole, between: inFrame(chart(row, given, nameOf)) });
}

/** The chart, which a narrow screen shows by scrolling. */
function inFrame(drawing) {
  return drawing && element("div", { class: "scrolled", tabindex: "0", role: "group", "aria-label": "Chart" }, drawing);
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
  byId("ways-on").hidden = false;
});
showCaller(byId("log-out")).catch(console.error);
