// How an incident can be corrected: it is the same as another, or some of its reports are about another one.

import { tick } from "../shared/controls.js";
import { element } from "../shared/elements.js";
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

/** The way of splitting reports off; a report that is ticked takes its copies with it. */
export function splitting(incidentId, timeline) {
  const ticks = timeline.map((report) => [report, tick("split", report.report_id, report.title || "Untitled", false, report.publisher)]);
  return {
    words: "Some of its reports are about another one",
    element: element("fieldset", {}, element("legend", {}, "Reports that are about an incident of their own"), ticks.map(([, label]) => label)),
    read: () => ({
      kind: "split", incident_id: incidentId,
      report_ids: ticks.filter(([, label]) => label.querySelector("input").checked)
        .flatMap(([report]) => [report, ...report.reprints].map(({ report_id: id }) => id)),
    }),
  };
}
