// What the audit log names, as people know it, with a link to where it is.

import { incidentPage } from "../shared/addresses.js";
import { correctionInWords } from "../shared/corrections.js";
import { element } from "../shared/elements.js";
import { filledIn } from "../shared/names.js";
import { address } from "../shared/service.js";
import { matcherInWords } from "../shared/silence_form.js";

const PAGES = { watch: ({ id }) => `page/watches#edit=${encodeURIComponent(id)}`, channel: () => "page/channels", silence: () => "page/silences",
  view: () => "page/desk", feed: () => "page/feeds", topic: () => "page/topics", alias: ({ document: { name } }) => `page/claimants?${new URLSearchParams({ name })}`,
  key: () => "page/system#keys-title", acknowledgement: ({ id }) => `?${new URLSearchParams({ alert: id })}`,
  erasure: ({ id }) => `page/reports/${encodeURIComponent(id)}` };
const FORGOTTEN = "of an article that was erased";

/** The thing of an entry, by its name; `names` looks up what the entry has by id. */
export function named(entry, names) {
  const { kind, id, before, after } = entry;
  const document = after ?? before ?? {};
  const words = element("span", { title: id }, inWords({ kind, id, document }, names));
  const isThere = after !== null || kind === "erasure";
  if (kind === "amendment") return element("span", {}, words, whereCorrected(document));
  const page = isThere ? PAGES[kind]?.({ id, document }) : undefined;
  return page === undefined ? words : element("a", { href: address(page) }, words);
}

function inWords({ kind, id, document }, names) {
  switch (kind) {
    case "feed": return document.publisher ?? FORGOTTEN;
    case "silence": return (document.matchers ?? []).flatMap((matcher, index) => [index ? " and " : "", condition(matcher, names)]);
    case "acknowledgement": return filledIn("an alert", names.alert(id));
    case "amendment": return document.correction ? correctionInWords(document, names) : FORGOTTEN;
    case "erasure": return "an article";
    case "dead_letters": return `those of ${id.replace(/-dlq$/, "")}`;
    default: return document.name ?? FORGOTTEN;
  }
}

function condition(matcher, names) {
  const known = names.ofMatcher(matcher).then((name) => (name === null ? null : matcherInWords(matcher, name)));
  return filledIn(matcherInWords(matcher), known);
}

/** The report or incident that was corrected. */
function whereCorrected({ articles = [], incidents = [] }) {
  if (articles.length) return [" in ", element("a", { href: address(`page/reports/${encodeURIComponent(articles[0])}`) }, articles.length === 1 ? "its report" : "its reports")];
  return incidents.length ? [" in ", element("a", { href: incidentPage(incidents[0]) }, "its incident")] : [];
}
