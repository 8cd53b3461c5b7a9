// How an incident can be corrected: it is the same as another, or some of its reports are about another one.

import { tick } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { IncidentChoice } from "../shared/incident_choice.js";

/** The way of merging an incident with another. */
export function merging(incidentId) {
  const choice = new IncidentChoice(incidentId);
  return {
    words: "It is the same as another",
    element: element("div", {}, element("p", {}, "Both become one, with the ledger and the reports of both; either address leads to it."), choice.element),
    read: () => ({ kind: "merge", incident_ids: [incidentId, choice.read()] }),
  };
}

/** The way of splitting articles off; one that is ticked takes its revisions and its copies with it. */
export function splitting(incidentId, timeline) {
  const ticks = articlesOf(timeline).map((reports) => [reports, tick("split", reports[0].report_id, reports.at(-1).title || "Untitled", false, about(reports))]);
  return {
    words: "Some of its reports are about another one",
    element: element("fieldset", {}, element("legend", {}, "Reports that are about an incident of their own"), ticks.map(([, label]) => label)),
    read: () => ({
      kind: "split", incident_id: incidentId,
      report_ids: ticks.filter(([, label]) => label.querySelector("input").checked)
        .flatMap(([[report, ...later]]) => [report, ...[report, ...later].flatMap(({ reprints }) => articlesOf(reprints).map(([copy]) => copy))])
        .map(({ report_id: id }) => id),
    }),
  };
}

/** The reports of each article together, the first revision first. */
function articlesOf(reports) {
  const articles = new Map();
  for (const report of reports) articles.set(report.article_id, [...(articles.get(report.article_id) ?? []), report]);
  return [...articles.values()].map((revisions) => revisions.sort((left, right) => left.revision - right.revision));
}

/** What tells an article from others of its title: publisher, time, how often it was changed, and its copies. */
function about(reports) {
  const [first, last] = [reports[0], reports.at(-1)];
  const copies = reports.reduce((sum, { reprints }) => sum + reprints.length, 0);
  return element("span", {}, `${first.publisher}, `, momentOf(first),
    reports.length > 1 ? [", ", `revision ${last.revision} on `, momentOf(last)] : null,
    copies ? `, with ${copies} ${copies === 1 ? "copy" : "copies"}` : null);
}

function momentOf({ published_at: published, filed_at: filed }) {
  return moment(published ?? filed);
}
