// Alerts as cards: which watches, what is new, who claims it, who published it, and the words it was read from.

import { codePoints, excerpt, hull, standTogether } from "./evidence.js";
import { element, moment, outsideLink, period } from "./elements.js";
import { amount, claimantOf, isDenied, KINDS, measured, whereabouts } from "./words.js";

const SHOWN_PASSAGES = 3;
const SHOWN_FIGURES = 12;
const LEAD = 280;

/** What an alert tells, whichever watch it is for: those with the same key are one card. */
export function told({ report, news }) {
  return [report.report_id, ...news.map((item) => item.key).sort()].join(" ");
}

/** The card of alerts that tell the same to several watches, the newest first. */
export function card(alerts) {
  const [newest] = alerts;
  const { report, news } = newest;
  const points = codePoints(report.article.text);
  const isNewStory = news.some((item) => item.kind === "new_story");
  const found = passages(grouped(news, report).map((items) => claim(items, report)));
  const drawn = (some) => element("ul", { class: "news" }, some.map((one) => passage(one, report.places, points)));
  const names = alerts.map((alert) => alert.watch_name);
  return element("li", { class: "card", tabindex: "-1", "data-alert": newest.alert_id, "data-told": told(newest) },
    element("article", { "aria-label": `${names.join(", ")}: ${report.article.title}` },
      element("header", {},
        names.map((name) => element("span", { class: "watch" }, name)),
        isNewStory ? element("span", { class: "kind" }, KINDS.new_story) : null,
        moment(newest.raised_at)),
      element("h3", {}, outsideLink(report.article.url, report.article.title || "Untitled")),
      published(report),
      found.length ? drawn(found.slice(0, SHOWN_PASSAGES)) : element("ul", { class: "news" }, lead(points)),
      more(found.slice(SHOWN_PASSAGES), "passage", drawn),
      alerts.map((alert) => footer(alert, alerts.length > 1))));
}

function footer({ watch_name: name, matched }, isOneOfSeveral) {
  return element("footer", {}, isOneOfSeveral ? `${name} matched: ` : "Matched: ", matched.join(", "));
}

function published(report) {
  const { article } = report;
  const unread = Object.entries(report.extractions).filter(([, part]) => part.status !== "ok").map(([name]) => name);
  return element("p", { class: "published" },
    element("span", { class: "role" }, "Published by "),
    element("strong", {}, article.publisher),
    article.published_at ? [" · ", moment(article.published_at)] : null,
    article.revision > 1 ? ` · revision ${article.revision}` : null,
    report.original === article.article_id ? null : element("span", { class: "note" }, "reprint"),
    unread.length ? element("span", { class: "note warning" }, `not read in full: ${unread.join(", ")}`) : null);
}

/** News about the same statement belong together, what is denied apart; each figure in the article's own voice stands alone. */
function grouped(news, report) {
  const groups = new Map();
  for (const item of news.filter((one) => one.figure !== null || one.attribution !== null)) {
    const stated = item.figure === null ? report.attributions[item.attribution] : report.figures[item.figure];
    const key = item.attribution === null ? `figure ${item.figure}` : `${item.attribution} ${isDenied(stated)}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** One claim: who makes it, its figures, the ranges of the text it was read from, and the one that matters most. */
function claim(items, report) {
  const attribution = items[0].attribution === null ? null : report.attributions[items[0].attribution];
  const figures = items.filter((item) => item.figure !== null).map((item) => report.figures[item.figure]);
  const kind = ["correction", "update"].find((one) => items.some((item) => item.kind === one)) ?? items[0].kind;
  const said = { kind, heading: heading(kind, attribution, figures), figures };
  return { said: [said], ...marked(attribution, figures) };
}

function heading(kind, attribution, figures) {
  return element("p", { class: "claimed" },
    element("span", { class: "kind" }, KINDS[kind] ?? kind),
    claimantOf(attribution, figures[0]));
}

function marked(attribution, figures) {
  const spans = (surface, kind) => (surface?.spans ?? []).map((span) => ({ ...span, kind }));
  const numbers = figures.map(({ start, end }) => ({ start, end, kind: "figure" }));
  const content = spans(attribution?.content, "claim");
  const ranges = [...content, ...spans(attribution?.source, "source"), ...spans(attribution?.cue, "cue"), ...numbers];
  return { ranges, stretch: hull(ranges), focus: numbers[0] ?? content[0] };
}

/** Claims that stand together in the article: its words are shown once, and who says them so once. */
function passages(claims) {
  const found = [];
  for (const claimed of claims) {
    const near = found.find((one) => standTogether(one.stretch, claimed.stretch));
    if (near) join(near, claimed);
    else found.push(claimed);
  }
  return found;
}

function join(passage, { said: [said], ranges, stretch }) {
  passage.ranges.push(...ranges);
  passage.stretch = hull([passage.stretch, stretch]);
  const same = passage.said.find((one) => one.heading.textContent === said.heading.textContent);
  if (same) same.figures.push(...said.figures);
  else passage.said.push(said);
}

function passage({ said, ranges, focus }, places, points) {
  const listed = (figures) => element("ul", { class: "figures", "aria-label": "Figures" },
    figures.map((one) => figure(one, places)));
  const claims = said.map(({ kind, heading: who, figures }) => element("div", { class: "claim-in-words", "data-kind": kind },
    who,
    figures.length ? listed(figures.slice(0, SHOWN_FIGURES)) : null,
    more(figures.slice(SHOWN_FIGURES), "figure", listed)));
  return element("li", { class: "news-item" }, claims, evidence(excerpt(points, ranges, focus)));
}

function figure(one, places) {
  const was = one.corrects ?? one.updates;
  return element("li", {},
    element("strong", {}, amount(one)), ` ${measured(one)}`,
    one.place ? element("span", { class: "where" }, whereabouts(one.place, places)) : null,
    one.date ? element("span", { class: "when", title: one.date.text }, period(one.date)) : null,
    was ? element("span", { class: "was" }, `was ${amount(was)}`) : null);
}

function evidence({ pieces, cutBefore, cutAfter }) {
  return element("blockquote", { class: "evidence" },
    cutBefore ? "… " : null,
    pieces.map(({ text, kinds }) => kinds.length
      ? element(kinds.includes("claim") || kinds.includes("figure") ? "mark" : "span", { class: kinds.join(" ") }, text)
      : text),
    cutAfter ? " …" : null);
}

function lead(points) {
  const text = points.slice(0, LEAD).join("");
  return element("li", { class: "news-item" }, element("blockquote", { class: "evidence" },
    points.length > LEAD ? `${text}…` : text));
}

/** What is left of a list, counted; `draw` makes its elements when the reader opens it. */
function more(left, what, draw) {
  if (left.length === 0) return null;
  const word = left.length === 1 ? `one more ${what}` : `${left.length} more ${what}s`;
  const details = element("details", { class: "more" }, element("summary", {}, `Show ${word}`));
  details.addEventListener("toggle", () => details.append(draw(left)), { once: true });
  return details;
}
