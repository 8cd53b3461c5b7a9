// Shows the states of the feeds and the last article, so that the reader can tell a quiet day from a failure.

import { CHANGES } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { all, ask } from "../shared/service.js";

const EVERY_MILLISECONDS = 30_000;

/** Keep the line with the feeds and the last article up to date. */
export async function keepReading(line) {
  try {
    const [feeds, { items, index }] = await Promise.all([all("feeds"), ask("search?kind=report&limit=1")]);
    line.replaceChildren(...feedsInWords(feeds), " ", ...articlesInWords(items[0], index.complete));
  } catch {
    // The notice of health reports servers that do not answer.
  }
  setTimeout(keepReading, EVERY_MILLISECONDS, line);
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

/** The newest article, by the search: that is asked often, and need not look through all reports. */
function articlesInWords(report, isComplete) {
  if (report) return ["Newest article ", moment(report.at), "."];
  return [isComplete ? "No article has come yet." : "What has come is being looked through."];
}
