// One alert as a card: which watch, what is new, who claims it, who published it, and the words it was read from.

import { codePoints, excerpt } from "./evidence.js";
import { element, moment, outsideLink, period } from "./elements.js";
import { amount, claimantOf, KINDS, measured } from "./words.js";

const SHOWN_GROUPS = 3;
const LEAD = 280;

export function card(alert) {
  const { report } = alert;
  const points = codePoints(report.article.text);
  const groups = grouped(alert.news);
  const isNewStory = alert.news.some((item) => item.kind === "new_story");
  const shown = groups.map((items) => group(items, report, points));
  return element("li", { class: "card", "data-alert": alert.alert_id },
    element("article", { "aria-label": `${alert.watch_name}: ${report.article.title}` },
      element("header", {},
        element("span", { class: "watch" }, alert.watch_name),
        isNewStory ? element("span", { class: "kind" }, KINDS.new_story) : null,
        moment(alert.raised_at)),
      element("h3", {}, outsideLink(report.article.url, report.article.title || "Untitled")),
      published(report),
      element("ul", { class: "news" }, shown.length ? shown.slice(0, SHOWN_GROUPS) : lead(points)),
      shown.length > SHOWN_GROUPS ? more(shown.slice(SHOWN_GROUPS)) : null,
      element("footer", {}, `Matched: ${alert.matched.join(", ")}`)));
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

/** News about the same statement belong together; each figure in the article's own voice stands alone. */
function grouped(news) {
  const groups = new Map();
  for (const item of news.filter((one) => one.figure !== null || one.attribution !== null)) {
    const key = item.attribution === null ? `figure ${item.figure}` : item.attribution;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function group(items, report, points) {
  const attribution = items[0].attribution === null ? null : report.attributions[items[0].attribution];
  const figures = items.filter((item) => item.figure !== null).map((item) => report.figures[item.figure]);
  const kind = ["correction", "update"].find((one) => items.some((item) => item.kind === one)) ?? items[0].kind;
  return element("li", { class: "news-item", "data-kind": kind },
    element("p", { class: "claimed" },
      element("span", { class: "kind" }, KINDS[kind] ?? kind),
      claimantOf(attribution, figures[0])),
    figures.length ? element("ul", { class: "figures", "aria-label": "Figures" }, figures.map(figure)) : null,
    quotation(attribution, figures, points));
}

function figure(one) {
  const was = one.corrects ?? one.updates;
  return element("li", {},
    element("strong", {}, amount(one)), ` ${measured(one)}`,
    one.place ? element("span", { class: "where" }, one.place.name) : null,
    one.date ? element("span", { class: "when", title: one.date.text }, period(one.date)) : null,
    was ? element("span", { class: "was" }, `was ${amount(was)}`) : null);
}

function quotation(attribution, figures, points) {
  const spans = (surface, kind) => (surface?.spans ?? []).map((span) => ({ ...span, kind }));
  const numbers = figures.map(({ start, end }) => ({ start, end, kind: "figure" }));
  const content = spans(attribution?.content, "claim");
  const ranges = [...content, ...spans(attribution?.source, "source"), ...spans(attribution?.cue, "cue"), ...numbers];
  return evidence(excerpt(points, ranges, numbers[0] ?? content[0]));
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

function more(groups) {
  const word = groups.length === 1 ? "one more claim" : `${groups.length} more claims`;
  return element("details", { class: "more" }, element("summary", {}, `Show ${word}`),
    element("ul", { class: "news" }, groups));
}
