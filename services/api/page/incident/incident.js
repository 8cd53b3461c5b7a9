// The page of one incident: its headline, its rows of the ledger, and the reports on it.

import { chart } from "./chart.js";
import { merging, splitting } from "./correct.js";
import { reportPage } from "../shared/addresses.js";
import { Anew } from "../shared/anew.js";
import { showCaller } from "../shared/caller.js";
import { tell } from "../shared/controls.js";
import { askForCorrection } from "../shared/correcting.js";
import { showCorrections } from "../shared/corrections.js";
import { element, moment, NARROW, outsideLink, period } from "../shared/elements.js";
import { claimantLink, ledgerRow, nameOf, published, standingTotal } from "../shared/ledger_row.js";
import { isPoint, map } from "../shared/map.js";
import { ask } from "../shared/service.js";
import { quoted } from "../shared/words.js";
import { grouped, nameAmong, saidOf } from "./said.js";

const ROOT = "../../";
const MOST_TOPICS = 3;
const byId = (id) => document.getElementById(id);
const id = decodeURIComponent(location.pathname.split("/").at(-2));

async function show() {
  const path = `incidents/${encodeURIComponent(id)}`;
  const [incident, history] = await Promise.all([ask(path), ask(`${path}/history`).catch(() => ({ figures: [], denials: [], standing: [] }))]);
  document.title = `${incident.headline} – Claimwatch`;
  byId("headline").textContent = incident.headline;
  identity = incident.incident_id;
  for (const part of ["about", "ledger", "totals", "timeline"]) byId(part).replaceChildren();
  byId("about").append(...about(incident));
  byId("no-rows").hidden = incident.rows.length > 0;
  byId("ledger").append(...grouped(incident.rows).map((shown) => inLedger(shown, incident.rows, history)), ...deniedActs(history));
  byId("standing").hidden = history.standing.length === 0;
  byId("totals").append(...history.standing.map((row) => ledgerRow(row, { title: element("p", {}, standingTotal(row)) })));
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
NARROW.addEventListener("change", () => show().catch(tell));
const anew = new Anew(`incidents/${encodeURIComponent(id)}`, corrections, show);

async function showMap(incident) {
  const drawing = await map(sitesOf(incident));
  if (drawing === null) return;
  byId("map").replaceChildren(drawing);
  byId("where").hidden = false;
  const frame = byId("map"); // a narrow screen shows its middle, where the places are
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
}

/** The places where it happened: those in which rows count, its own, and those that weigh at least half as much as any.
 *
 * Reports name others as well: where somebody spoke, or what happened there before. */
function sitesOf({ place, places, rows }) {
  const most = Math.max(...places.map(({ weight }) => weight));
  const heavy = places.filter(({ weight }) => weight >= most / 2);
  const all = [place, ...heavy, ...rows.map((row) => row.place)].filter((each) => each !== null && isPoint(each));
  return [...new Map(all.map((each) => [each.geonames_id ?? each.name, each])).values()];
}

function about({ place, within, period: when, topics, rows, last_at: last }) {
  const where = place ? [...new Set([place.name, ...within.map((area) => area.name)])].join(", ") : null;
  const giving = new Set(rows.flatMap(({ entries }) => entries.map(({ claimant }) => claimant?.key)).filter((key) => key)).size;
  const parts = [where, when ? period(when) : null, topics.slice(0, MOST_TOPICS).map((topic) => topic.replaceAll("-", " ")).join(", "),
    giving ? `figures by ${giving} ${giving === 1 ? "claimant" : "claimants"}` : null];
  return [...parts.filter((part) => part).flatMap((part) => [part, " · "]), "latest article ", moment(last)];
}

/** A row; of rows that count the same on several days the newest has the chart of all. */
function inLedger({ row, group }, rows, history) {
  const whole = rows.find((other) => other.row_id === row.part_of) ?? null;
  const between = row === group[0] ? inFrame(chart(group, history.figures, nameOf)) : null;
  return ledgerRow(row, { whole, between, name: nameAmong(row, group, rows), said: saidOf(row, rows, history) });
}

/** What is denied without a number that a row has. */
function deniedActs({ denials }) {
  const acts = denials.filter(({ rows }) => rows.length === 0);
  return acts.length === 0 ? [] : [element("section", { class: "row denied" }, element("h4", {}, "Denied, without a figure"),
    element("ul", {}, acts.map((denial) => element("li", {}, element("p", {}, claimantLink(denial), denial.via ? `, via ${denial.via}` : null, ": ", quoted(denial.evidence.quote)),
      element("p", { class: "published" }, moment(denial.given_at), " · ", published(denial))))))];
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
  const notes = [report.relation === "original" ? null : report.relation.replaceAll("_", " "), report.revision > 1 ? `revision ${report.revision}` : null];
  return element("div", {},
    element("span", { class: "title" }, outsideLink(report.url, report.title || "Untitled")),
    notes.filter((note) => note).map((note) => element("span", { class: "note" }, note)),
    element("p", { class: "published" }, element("strong", {}, report.publisher), " · ",
      moment(report.published_at ?? report.filed_at),
      " · ", element("a", { href: reportPage(report) }, "marked")));
}

show().catch((error) => {
  byId("failure").textContent = error.message;
  byId("failure").hidden = false;
  byId("ways-on").hidden = false;
});
showCaller(byId("log-out")).catch(console.error);
