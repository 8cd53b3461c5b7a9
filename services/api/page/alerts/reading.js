// Shows the states of the feeds and when an article was last filed, so that the reader can tell a quiet day from a failure.

import { CHANGES } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { all, ask } from "../shared/service.js";

const EVERY_MILLISECONDS = 30_000;
const SOON_MILLISECONDS = 1_000; // many alerts that come together are one reason to look again

/** Keep the line with the feeds and the last article up to date. Returns what looks again soon, as when an alert comes. */
export function keepReading(line) {
  let [timer, due] = [0, 0];
  const within = (pause) => {
    if (Date.now() + pause >= due) return;
    clearTimeout(timer);
    due = Date.now() + pause;
    timer = setTimeout(look, pause);
  };
  async function look() {
    due = Infinity;
    try {
      const [feeds, { items }] = await Promise.all([all("feeds"), ask("reports?limit=1")]);
      line.replaceChildren(...feedsInWords(feeds), " ", ...articlesInWords(items[0]));
    } catch {
      // The notice of health reports servers that do not answer.
    }
    within(EVERY_MILLISECONDS);
  }
  look();
  return () => within(SOON_MILLISECONDS);
}

function feedsInWords(feeds) {
  const polled = feeds.filter((feed) => feed.enabled);
  if (polled.length === 0) {
    return ["No feed is read", element("span", CHANGES, ": ", element("a", { href: "page/feeds" }, "add one"), ", or post articles"), "."];
  }
  const failing = polled.filter((feed) => feed.state?.failures);
  const counted = `${polled.length} feed${polled.length === 1 ? "" : "s"} read`;
  if (failing.length === 0) return [`${counted}.`];
  return [`${counted}, ${failing.length} failing: `,
    element("span", { class: "warning", title: failing[0].state.last_error ?? "" }, failing[0].publisher),
    failing.length > 1 ? " and others." : "."];
}

/** When an article came last, whenever it was published. */
function articlesInWords(report) {
  return report ? ["Last article filed ", moment(report.filed_at), "."] : ["No article has come yet."];
}
