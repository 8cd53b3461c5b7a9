// Alerts as cards, one for each incident: the watches, the news, the claimants, the publisher, and the quoted words.

import { cardKey, told } from "./news.js";
import { follows, hull, pieces, standTogether, stretches } from "../shared/evidence.js";
import { element, moment, outsideLink, period } from "../shared/elements.js";
import { amount, claimantOf, isDenied, KINDS, measured } from "../shared/words.js";

const SHOWN_PASSAGES = 3;
const SHOWN_FIGURES = 12;

/** The card of alerts on one incident: the newest report in full, earlier ones when the reader opens them.
 *
 * `all()` asks for all alerts on the incident, `{alerts, isWhole}`; it is null if these are all. */
export function card(alerts, actions, all = null) {
  const [newest, ...earlier] = told(alerts);
  const { article } = newest.newest;
  const names = [...new Set(told(alerts).flatMap((one) => one.alerts.map((alert) => alert.watch_name)))];
  const isStory = newest.news.some((item) => item.kind === "new_story");
  return element("li", { class: "card", tabindex: "-1", "data-alert": newest.newest.alert_id, "data-card": cardKey(newest.newest) },
    element("article", { "aria-label": `${names.join(", ")}: ${article.title}` },
      element("header", {},
        names.map((name) => element("span", { class: "watch" }, name)),
        isStory ? element("span", { class: "kind" }, KINDS.new_story) : null,
        moment(newest.newest.raised_at)),
      report(newest, "h3"),
      before(earlier, newest, all),
      incidentLink(newest.newest.labels),
      element("div", { class: "actions" }, actions)));
}

/** What is told of one report. */
function report({ newest, alerts, news, leftOut: left }, heading) {
  const { article } = newest;
  const story = news.find((item) => item.kind === "new_story");
  const joined = passages(grouped(news.filter((item) => item !== story)).map(claim));
  const drawn = (items) => element("ul", { class: "news" }, items.map(passage));
  return element("section", { class: "told" },
    headline(newest),
    element(heading, {}, outsideLink(article.url, article.title || "Untitled")),
    published(article),
    joined.length ? drawn(joined.slice(0, SHOWN_PASSAGES)) : element("ul", { class: "news" }, lead(story)),
    more(joined.slice(SHOWN_PASSAGES), "passage", drawn),
    leftOut(article, left),
    alerts.map((alert) => footer(alert, alerts.length > 1)));
}

/** The reports on the incident before the newest one, drawn when the reader opens them. They are counted then, if there may
 * be more than those that are here. */
function before(earlier, newest, all) {
  if (earlier.length === 0) return null;
  const words = element("summary", {}, beforeThat(earlier.length, all === null));
  const details = element("details", { class: "earlier" }, words);
  details.addEventListener("toggle", async () => {
    const { alerts, isWhole } = all === null ? { alerts: null, isWhole: true } : await all().catch(() => ({ alerts: null, isWhole: false }));
    const found = alerts === null ? earlier : told(alerts).filter((one) => one.newest.article.report_id !== newest.newest.article.report_id);
    words.textContent = beforeThat(found.length, isWhole);
    details.append(...found.map((one) => report(one, "h4")));
  }, { once: true });
  return details;
}

function beforeThat(reports, isWhole) {
  return `Before that: ${reports === 1 ? "one report" : `${reports} reports`}${isWhole ? "" : " or more"}`;
}

/** What happened and what has changed, unless the title says the same. */
function headline({ headline: words, article }) {
  return words && words !== article.title ? element("p", { class: "headline" }, words) : null;
}

function footer({ watch_name: name, matched, matched_left_out: left }, isOneOfSeveral) {
  return element("footer", {}, isOneOfSeveral ? `${name} matched: ` : "Matched: ", matched.join(", "),
    left ? ` and ${left} more` : null);
}

/** A note on the news that had no room in the alert, with a link to the report. */
function leftOut(article, left) {
  if (left === 0) return null;
  return element("p", { class: "left-out" }, `And ${left} more in `,
    element("a", { href: reportPage(article) }, "the report"), ".");
}

/** The address of the page that shows the article with all that was found in it. */
function reportPage({ article_id: id, revision }) {
  return `page/reports/${encodeURIComponent(id)}?revision=${revision}`;
}

/** A link to the page of the incident that the article is mainly about. */
function incidentLink(labels) {
  if (!labels?.incident) return null;
  return element("p", { class: "incident" },
    element("a", { href: `incidents/${encodeURIComponent(labels.incident)}/page` },
      "The incident: all claims side by side"));
}

function published(article) {
  return element("p", { class: "published" },
    element("span", { class: "role" }, "Published by "),
    element("strong", {}, article.publisher),
    article.published_at ? [" · ", moment(article.published_at)] : null,
    " · ", element("a", { href: reportPage(article) }, "the article, marked"),
    article.revision > 1 ? ` · revision ${article.revision}` : null,
    article.reprint ? element("span", { class: "note" }, "reprint") : null,
    article.complete ? null
      : element("span", { class: "note warning" }, `not read in full: ${article.unread.join(", ")}`));
}

/** Groups of news items: one for each statement, denials apart, and one for each figure without a claimant. */
function grouped(news) {
  const groups = new Map();
  for (const item of news) {
    const key = item.claim === null ? item.key : `${statementOf(item.quote)} ${isDenied(item)}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** The key of a statement: the same for all news items on the statement. */
function statementOf(quote) {
  return quote?.marks.filter((mark) => mark.kind !== "figure").map(({ start, end }) => `${start}-${end}`).join(" ");
}

/** One claim: the claimant, the figures, the quotes, and the quoted ranges of the article's text. */
function claim(items) {
  const kind = ["correction", "retraction", "update", "denial"].find((name) => items.some((item) => item.kind === name)) ?? items[0].kind;
  const quotes = items.map((item) => item.quote).filter((quote) => quote !== null);
  const marks = quotes.flatMap((quote) => quote.marks);
  const figures = items.filter((item) => item.figure !== null);
  const sureness = figures.length ? "" : items[0].sureness;
  return { said: [{ kind, heading: heading(kind, items[0]), figures, sureness }], quotes, marks, stretch: hull(marks) };
}

function heading(kind, item) {
  return element("p", { class: "claimed" }, element("span", { class: "kind" }, KINDS[kind] ?? kind), claimantOf(item));
}

/** Claims that are close together in the article: their words are shown once, and each claimant once. */
function passages(claims) {
  const joined = [];
  for (const claimed of claims) {
    const near = joined.find((passage) => standTogether(passage.stretch, claimed.stretch));
    if (near) join(near, claimed);
    else joined.push(claimed);
  }
  return joined;
}

function join(passage, { said: [said], quotes, marks, stretch }) {
  passage.quotes.push(...quotes);
  passage.marks.push(...marks);
  passage.stretch = hull([passage.stretch, stretch]);
  const same = passage.said.find((statement) => statement.heading.textContent === said.heading.textContent);
  if (same) same.figures.push(...said.figures);
  else passage.said.push(said);
}

function passage({ said, quotes, marks }) {
  const listed = (figures) => element("ul", { class: "figures", "aria-label": "Figures" }, figures.map(figure));
  const claims = said.map(({ kind, heading: who, figures, sureness }) => element("div", { class: "claim-in-words", "data-kind": kind },
    who,
    figures.length ? listed(figures.slice(0, SHOWN_FIGURES)) : null,
    more(figures.slice(SHOWN_FIGURES), "figure", listed),
    sureness ? element("p", { class: "sureness" }, `How sure: ${sureness}`) : null));
  return element("li", { class: "news-item" }, claims, evidence(quotes, marks));
}

function figure({ figure: counted, place, beside, beside_left_out: left, sureness }) {
  const { date, was } = counted;
  return element("li", {},
    element("strong", {}, amount(counted)), ` ${measured(counted)}`,
    place ? element("span", { class: "where" }, place.written) : null,
    date ? element("span", { class: "when", title: date.text }, period(date)) : null,
    was ? element("span", { class: "was" }, `was ${amount(was)}`) : null,
    beside?.length ? element("p", { class: "beside" }, `Others: ${others(beside, left)}`) : null,
    sureness ? element("p", { class: "sureness" }, `How sure: ${sureness}`) : null);
}

/** What other claimants say of the same, on one line. */
function others(beside, left) {
  return beside.map((other) => other.summary).join("; ") + (left ? ` and ${left} more` : "");
}

function evidence(quotes, marks) {
  const shown = stretches(quotes);
  if (shown.length === 0) return null;
  return element("blockquote", { class: "evidence" },
    shown[0].cutBefore ? "… " : null,
    shown.flatMap((stretch, index) => [
      index === 0 ? null : follows(shown[index - 1], stretch) ? " " : " … ",
      ...pieces(stretch, marks).map(piece)]),
    shown.at(-1).cutAfter ? " …" : null);
}

function piece({ text, kinds }) {
  if (kinds.length === 0) return text;
  return element(kinds.includes("content") || kinds.includes("figure") ? "mark" : "span", { class: kinds.join(" ") }, text);
}

/** The quoted beginning of an article whose story is the news. */
function lead(story) {
  return story?.quote ? element("li", { class: "news-item" }, evidence([story.quote], [])) : null;
}

/** The number of the remaining items of a list; `draw` makes their elements when the reader opens it. */
function more(left, what, draw) {
  if (left.length === 0) return null;
  const word = left.length === 1 ? `one more ${what}` : `${left.length} more ${what}s`;
  const details = element("details", { class: "more" }, element("summary", {}, `Show ${word}`));
  details.addEventListener("toggle", () => details.append(draw(left)), { once: true });
  return details;
}
