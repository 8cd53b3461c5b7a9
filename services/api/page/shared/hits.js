// What a search finds, with the words that it asked for marked.

import { incidentPage, reportPage } from "./addresses.js";
import { element, moment } from "./elements.js";
import { pieces } from "./evidence.js";
import { address } from "./service.js";
import { amount, counting, HELD_BACK } from "./words.js";

const NUMBER = new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 });

/** A hit as an item of a list. */
export function hit(found) {
  const { title, at, passages, publisher, report_id: report, incident_id: incident, kind } = found;
  const parts = [publisher ? element("strong", {}, publisher) : null, moment(at), ...facts(found)].filter((part) => part);
  const isOfReport = report !== null && kind !== "incident" && kind !== "row";
  return element("li", { "data-kind": kind },
    element("h3", {}, link(found, title || "Untitled")),
    passages.filter(({ field }) => field !== "title").map(quoted),
    element("p", { class: "about" }, parts.flatMap((part, index) => [index ? " · " : null, part]),
      isOfReport && incident ? [" · ", element("a", { href: incidentPage(incident) }, "its incident")] : null));
}

/** Who, how much and where, as far as it is known. */
function facts({ kind, watches, claimants, places, measures, population, held_back: held, grade, ...figure }) {
  const people = population ? ` (${plain(population)})` : "";
  const counted = measures.map(counting).filter((word) => word).join(", ") + people;
  const range = kind === "row" ? span(figure) : kind === "figure" ? amount({ text: "", ...figure }) : "";
  return [watches.length ? `for “${watches.join("”, “")}”` : "", claimants.join(", "), [range, counted].filter((part) => part).join(" "), places[0] ?? "", grade ? plain(grade) : "",
    held && held !== "told_by_figure" ? `not told: ${HELD_BACK[held] ?? held}` : ""];
}

function span({ min, max }) {
  return [...new Set([min, max].filter((number) => number !== null))].map((number) => NUMBER.format(number)).join(" to ");
}

function quoted({ text, marks, cut_before: before, cut_after: after }) {
  const spans = marks.map(({ start, end }) => ({ start, end, kind: "found" }));
  const parts = pieces({ start: 0, points: Array.from(text) }, spans);
  return element("blockquote", {}, before ? "… " : null,
    parts.map(({ text: part, kinds }) => (kinds.length ? element("mark", {}, part) : part)), after ? " …" : null);
}

function link(found, words) {
  const to = pageOf(found);
  return to === null ? element("span", {}, words) : element("a", { href: to }, words);
}

/** The page that shows it: a report at the words that were found, an incident, an alert, the channels. */
function pageOf({ kind, id, report_id: report, incident_id: incident, passages }) {
  if (kind === "alert") return address(`?${new URLSearchParams({ alert: id })}`);
  if (kind === "delivery") return address("page/channels");
  if (kind === "incident" || kind === "row") return incident ? incidentPage(incident) : null;
  if (report === null) return null;
  const at = report.lastIndexOf(":");
  return `${reportPage({ article_id: report.slice(0, at), revision: report.slice(at + 1) })}${place(passages)}`;
}

function place(passages) {
  const first = passages.find(({ field, start }) => field === "text" && start !== null);
  if (first === undefined) return "";
  const { start, end } = first.marks[0] ?? { start: 0, end: Array.from(first.text).length };
  return `#at=${first.start + start}-${first.start + end}`;
}

function plain(word) {
  return word.replaceAll("_", " ");
}
