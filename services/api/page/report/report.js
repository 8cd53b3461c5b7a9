// The page of one report: the article with its marks, what it says, its revisions, and where it comes from.

import { Anew } from "../shared/anew.js";
import { showCaller } from "../shared/caller.js";
import { element, moment, outsideLink } from "../shared/elements.js";
import { ask } from "../shared/service.js";
import { tell } from "../shared/controls.js";
import { askForCorrection } from "../shared/correcting.js";
import { showCorrections } from "../shared/corrections.js";
import { otherIncident, waysOfFigure, waysOfStatement } from "./correct.js";
import { differences } from "./difference.js";
import { found, inSentence } from "./found.js";
import { provenance } from "./provenance.js";
import { marksOf, MarkedText } from "./text.js";

const byId = (id) => document.getElementById(id);
const article = decodeURIComponent(location.pathname.split("/").at(-1));
const wanted = new URLSearchParams(location.search).get("revision");
const path = (revision) => `reports/${encodeURIComponent(`${article}:${revision}`)}`;
const HAS_REPORT = ["whole", "without_text"];
const anew = new Anew(path(wanted ?? 1), corrections, show);
let marked = null; // the text, once it is shown

async function show() {
  const { items, unreadable } = await ask(`${path(wanted ?? 1)}/revisions`);
  const filed = items.filter(({ kept }) => HAS_REPORT.includes(kept));
  const chosen = wanted === null ? filed.at(-1) ?? items.at(-1) : items.find(({ revision }) => String(revision) === wanted);
  if (chosen === undefined && unreadable.length) throw new Error(`The report cannot be read: ${unreadable[0].reason}`);
  if (chosen === undefined) throw new Error(`This article has no revision ${wanted}.`);
  if (!HAS_REPORT.includes(chosen.kept)) return say(missing(chosen));
  anew.path = path(chosen.revision);
  const [report, { items: findings }] = await Promise.all([ask(anew.path), ask(`${anew.path}/findings`).catch(() => ({ items: [] }))]);
  if (chosen.kept === "without_text") say(["The text is no longer kept; it was removed ", moment(chosen.removed_at), ". What was found in it is."]);
  showArticle(report, findings);
  byId("provenance").replaceChildren(...provenance(report, chosen));
  showRevisions(items, chosen);
  byId("report").hidden = false;
  byId("move").hidden = Boolean(report.removed_text);
  byId("move").onclick = () => askForCorrection(byId("correction-dialog"), "Move the report",
    "The report, with all revisions of its article, is about", [otherIncident(report.report_id, report.incident_id)], anew);
  corrections().catch(tell);
  return showChange(report, chosen, filed[filed.indexOf(chosen) - 1]);
}

function say(words) {
  byId("gone").replaceChildren(...words);
  byId("gone").hidden = false;
}

function missing({ kept, erased_at: at }) {
  return kept === "erased" ? ["This article was erased on request, ", moment(at), ". Nothing of it is kept."]
    : ["This article is still being read; open the page again in a moment."];
}

function showArticle(report, findings) {
  const { title, publisher, url, published_at: at, revision } = report.article;
  document.title = `${title || "Untitled"} – Claimwatch`;
  byId("title").textContent = title || "Untitled";
  byId("about").replaceChildren(...about(report, publisher, at, revision), " · ", outsideLink(url, url ? "at its publisher" : "without an address"));
  const isKept = !report.removed_text;
  for (const id of ["layers", "text"]) byId(id).hidden = !isKept;
  const isFirst = marked === null;
  if (isKept) (marked ??= new MarkedText(byId("text"), byId("layers"))).show(report.article.text, marksOf(report));
  const sentences = isKept ? findings.filter(({ kind }) => kind === "figure").map(({ sentence }) => sentence) : [];
  const items = found(report, sentences, (spans) => marked.choose(spans), isKept ? (finding) => correct(report, finding) : null);
  byId("found").replaceChildren(...items);
  byId("nothing").hidden = items.length > 0;
  const [start, end] = (/^#at=(\d+)-(\d+)$/.exec(location.hash) ?? []).slice(1).map(Number);
  if (isKept && isFirst && start < end) requestAnimationFrame(() => marked.choose([{ start, end }]));
}

/** Ask what is wrong with a finding: `{figure}` or `{claim}`, by its place in the report. */
async function correct(report, { figure, claim }) {
  try {
    const { items } = await ask(`${path(report.article.revision)}/findings`);
    const kind = figure === undefined ? "statement" : "figure";
    const { finding_id: id, text, sentence } = items.filter((item) => item.kind === kind)[figure ?? claim];
    const subject = { report_id: report.report_id, finding_id: id };
    const ways = figure === undefined ? waysOfStatement(report.attributions[report.claims[claim].attribution].claimant, subject)
      : waysOfFigure(report.figures[figure], subject);
    const words = figure === undefined ? [text] : inSentence(report.figures[figure], sentence, Array.from(report.article.text));
    askForCorrection(byId("correction-dialog"), `Correct the ${kind}`, ["“", ...words, "”"], ways, anew);
  } catch (error) {
    tell(error);
  }
}

function corrections() {
  return showCorrections(byId("corrections"), { report_id: `${article}:1` }, () => anew);
}

function about({ relation, incident_id: incident }, publisher, at, revision) {
  return ["Published by ", element("strong", {}, publisher), at ? [" · ", moment(at)] : null,
    revision > 1 ? ` · revision ${revision}` : null,
    relation === "original" ? null : element("span", { class: "note" }, relation.replaceAll("_", " ")),
    incident ? [" · ", element("a", { href: `../../incidents/${encodeURIComponent(incident)}/page` }, "its incident")] : null,
  ].flat().filter((part) => part !== null);
}

const KEPT = { whole: "", without_text: ", text no longer kept", unfiled: ", still being read", erased: ", erased" };

function showRevisions(items, chosen) {
  byId("changes").hidden = items.length < 2;
  byId("revisions").replaceChildren(...items.map(({ revision, kept, published_at: published, received_at: received }) =>
    element("li", {}, element("a", { href: `?revision=${revision}`, "aria-current": revision === chosen.revision ? "page" : null }, `Revision ${revision}`),
      published ?? received ? [", ", moment(published ?? received)] : null, KEPT[kept])));
}

/** What has changed since the revision before, as far as both texts are kept. */
async function showChange(report, { kept }, before) {
  if (before === undefined) return;
  if (kept !== "whole" || before.kept !== "whole") {
    byId("changed").textContent = "What has changed cannot be shown: one of the texts is no longer kept.";
    return;
  }
  const { article: old } = await ask(path(before.revision));
  const [titles, texts] = [[old.title, report.article.title], [old.text, report.article.text]].map(([left, right]) => differences(left, right));
  const isSame = (pieces) => pieces.every(({ kind }) => kind === "same");
  const title = isSame(titles) ? [] : ["The title: ", ...titles.map(piece), ". "];
  byId("changed").replaceChildren(...title, isSame(texts) ? "The text is the same as before." : `What has changed since revision ${before.revision}:`);
  byId("difference").replaceChildren(...texts.map(piece));
  byId("difference").hidden = isSame(texts);
}

function piece({ kind, text }) {
  return kind === "same" ? text : element(kind === "gone" ? "del" : "ins", {}, text);
}

show().catch((error) => {
  byId("failure").textContent = error.message;
  byId("failure").hidden = false;
  byId("ways-on").hidden = false;
});
showCaller(byId("log-out")).catch(console.error);
