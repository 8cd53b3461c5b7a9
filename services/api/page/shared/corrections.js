// What was corrected by hand, who did so and when; each can be taken back.

import { incidentPage } from "./addresses.js";
import { button, CHANGES, tell } from "./controls.js";
import { element, moment } from "./elements.js";
import { filledIn, Names } from "./names.js";
import { ask } from "./service.js";
import { amount } from "./words.js";

const MOST = 100;

/** Show the corrections that `chosen` selects (`{report_id}` or `{incident_id}`) in a section, hidden if there are none.
 *
 * `anew()` gives what shows the page anew once one is taken back. */
export async function showCorrections(section, chosen, anew) {
  const { items } = await ask(`amendments?${new URLSearchParams({ ...chosen, limit: MOST })}`);
  const names = new Names();
  section.querySelector("ol").replaceChildren(...items.map((amendment) => item(amendment, anew, names)));
  section.hidden = items.length === 0;
}

function item(amendment, anew, names) {
  const { amendment_id: id, note, amended_by: by, updated_at: at, taken_back_at: backAt, taken_back_by: backBy } = amendment;
  const takeBack = async () => {
    try {
      const { name, key_id: key } = await ask("me").catch(() => ({ name: "", key_id: null }));
      const signed = key === null ? "" : `?${new URLSearchParams({ by: name })}`;
      await anew().remember();
      await ask(`amendments/${encodeURIComponent(id)}${signed}`, { method: "DELETE" });
      anew().settle("Taken back.").catch(tell);
    } catch (error) {
      tell(error);
    }
  };
  return element("li", { class: backAt ? "gone" : null },
    element("p", {}, correctionInWords(amendment, names)),
    element("p", { class: "published" }, `by ${by}, `, moment(at), note ? `: “${note}”` : null),
    backAt ? element("p", { class: "published" }, "taken back", backBy ? ` by ${backBy}` : null, ", ", moment(backAt))
      : button("Take back", takeBack, CHANGES));
}

/** What was there before an amendment, and what is right; `names` looks up incidents. */
export function correctionInWords({ before, correction, opens, taken_back_at: backAt }, names) {
  const incident = (id, words) => element("a", { href: incidentPage(id) }, filledIn(words, names.incident(id)));
  const was = correction.kind === "incident" && before ? incident(before, "an incident") : before;
  return [...(was ? [element("span", { class: "before" }, was), " → "] : []), ...rightly(correction, incident, backAt ? null : opens)];
}

/** `opens` is the incident that a split opened and that is still there. */
function rightly(correction, incident, opens) {
  const { kind, claimant, place, incident_id: id } = correction;
  switch (kind) {
    case "wrong": return ["wrong: the article does not say so"];
    case "claimant": return [claimant ? `said by ${claimant}` : "said by the article itself"];
    case "figure": return [`${amount({ text: "", ...correction })} ${correction.measure.replaceAll("_", " ")}`, correction.population ? ` (${correction.population.replaceAll("_", " ")})` : ""];
    case "place": return [place ? `in ${place.name}` : "the article does not say where"];
    case "incident": return ["about another incident: ", incident(id, "that one")];
    case "merge": return ["the same: ", ...correction.incident_ids.flatMap((each, index) => [index ? " and " : "", incident(each, `incident ${index + 1}`)])];
    default: return [correction.report_ids.length === 1 ? "one report is about " : `${correction.report_ids.length} reports are about `,
      opens ? incident(opens, "an incident of their own") : "an incident of their own"];
  }
}
