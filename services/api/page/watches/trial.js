// What a watch would have told of the last days, and what it would have held back.

import { element, moment, outsideLink } from "../shared/elements.js";
import { create } from "../shared/service.js";

const SHOWN = 20;
const REASONS = {
  reprint: "reprints", light_edit: "light edits", recap: "recaps of what was known", background: "only background",
  unsure: "without a certain claim", out_of_scope: "with other news", minor: "with remarks alone", replay: "filed again",
};

/** Try the watch that is asked for, and show what comes of it. Throws a Refusal. */
export async function trial(section, request, days) {
  section.hidden = false;
  section.replaceChildren(element("p", {}, "Looking through the reports…"));
  try {
    section.replaceChildren(...inWords(await create(`watches/test?days=${days}`, request), days));
  } catch (error) {
    section.hidden = true;
    throw error;
  }
}

function inWords(tried, days) {
  const count = tried.alerts.length + tried.alerts_left_out;
  const newest = [...tried.alerts].reverse();
  return [
    element("h3", {}, count === 0 ? `Nothing in the last ${days} days` : `${count} alert${count === 1 ? "" : "s"} in the last ${days} days`),
    element("p", {}, `${tried.reports} reports were looked at`, tried.reports_left_out ? `, ${tried.reports_left_out} older ones were not` : null, ".",
      tried.without_text ? ` Of ${tried.without_text} the text is no longer kept, so no words are found in them.` : null,
      tried.unreadable ? ` ${tried.unreadable} cannot be read.` : null),
    heldBack(tried.held_back),
    element("ol", {}, newest.slice(0, SHOWN).map(alert)),
    count > SHOWN ? element("p", {}, `And ${count - SHOWN} earlier ones.`) : null,
  ].filter((part) => part !== null);
}

function heldBack(reasons) {
  const parts = Object.entries(reasons).map(([reason, { count, articles }]) =>
    element("li", {}, `${count} ${REASONS[reason] ?? reason}, such as “${articles[0]?.title || articles[0]?.publisher || "…"}”`));
  return parts.length ? element("details", {}, element("summary", {}, "Held back"), element("ul", {}, parts)) : null;
}

function alert({ headline, article, matched, raised_at: at }) {
  return element("li", {}, element("strong", {}, headline || article.title || "Untitled"),
    element("p", {}, outsideLink(article.url, article.title || "the article"), `, ${article.publisher}, `, moment(at)),
    element("p", {}, `Matched: ${matched.join(", ")}`));
}
