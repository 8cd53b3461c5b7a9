// The way from nothing to the first alert: a watch, which has places; a channel; a feed. What is done is ticked off.

import { CHANGES } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { address, ask } from "../shared/service.js";

const STEPS = [
  ["watches", "page/watches#new", "Create the first watch", "which says what places, topics, words or claimants you follow"],
  ["channels", "page/channels", "Add a channel", "which is where alerts are sent; without one they appear here"],
  ["feeds", "page/feeds", "Add a feed", "whose articles are read as they come"]];

/** What stands in place of alerts while there are none. */
export async function beginning(hasWatch) {
  const done = new Map([["watches", hasWatch], ...await Promise.all(["channels", "feeds"].map(async (kind) => [kind, await isThere(kind)]))]);
  return done.get("watches") && done.get("feeds") ? quiet(done.get("channels")) : steps(done);
}

async function isThere(kind) {
  const { items, unreadable } = await ask(`${kind}?limit=1`);
  return items.length + unreadable.length > 0;
}

function quiet(hasChannel) {
  return [element("h3", {}, "Nothing yet"),
    element("p", {}, "New alerts appear here by themselves, as soon as a watch has something it has not told before."),
    hasChannel ? null : element("p", CHANGES, "They are sent nowhere yet: ", element("a", { href: address("page/channels") }, "add a channel"), " to have them sent.")]
    .filter((part) => part !== null);
}

function steps(done) {
  const [next] = STEPS.find(([kind]) => !done.get(kind));
  return [element("h3", {}, done.get("watches") ? "Nothing is read yet" : "Nothing is watched yet"),
    element("p", {}, "When an article brings a claim that a watch has not been told before, an alert appears here."),
    element("p", CHANGES, "It takes three steps:"),
    element("ol", { class: "steps", ...CHANGES }, STEPS.map(([kind, href, words, why]) =>
      element("li", { "data-done": String(done.get(kind)) },
        element("a", { class: kind === next ? "button primary" : "button", href: address(href) }, words),
        done.get(kind) ? element("strong", {}, " ✓ done") : ` ${why}`)))];
}
