// Alerts as cards: which watches, what is new, who claims it, who published it, and the words it was read from.

import { codePoints, excerpt, standTogether } from "./evidence.js";
import { element, moment, outsideLink, period } from "./elements.js";
import { amount, claimantOf, isDenied, KINDS, measured, whereabouts } from "./words.js";

const SHOWN_PASSAGES = 3;
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
  const shown = passages(grouped(news, report).map((items) => claim(items, report))).map((one) => passage(one, points));
  const names = alerts.map((alert) => alert.watch_name);
  return element("li", { class: "card", tabindex: "-1", "data-alert": newest.alert_id, "data-told": told(newest) },
    element("article", { "aria-label": `${names.join(", ")}: ${report.article.title}` },
      element("header", {},
        names.map((name) => element("span", { class: "watch" }, name)),
        isNewStory ? element("span", { class: "kind" }, KINDS.new_story) : null,
        moment(newest.raised_at)),
      element("h3", {}, outsideLink(report.article.url, report.article.title || "Untitled")),
      published(report),
      element("ul", { class: "news" }, shown.length ? shown.slice(0, SHOWN_PASSAGES) : lead(points)),
      shown.length > SHOWN_PASSAGES ? more(shown.slice(SHOWN_PASSAGES)) : null,
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
  const said = { kind, heading: heading(kind, attribution, figures), figures: figures.map((one) => figure(one, report.places)) };
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
  return { ranges, focus: numbers[0] ?? content[0] };
}

/** Claims that stand together in the article: its words are shown once, and who says them so once. */
function passages(claims) {
  const found = [];
  for (const { said, ranges, focus } of claims) {
    const near = found.find((one) => standTogether(one.ranges, ranges));
    if (near === undefined) {
      found.push({ said, ranges, focus });
      continue;
    }
    near.ranges.push(...ranges);
    const same = near.said.find((one) => one.heading.textContent === said[0].heading.textContent);
    if (same) same.figures.push(...said[0].figures);
    else near.said.push(...said);
  }
  return found;
}

function passage({ said, ranges, focus }, points) {
  const claims = said.map(({ kind, heading: who, figures }) => element("div", { class: "claim-in-words", "data-kind": kind },
    who, figures.length ? element("ul", { class: "figures", "aria-label": "Figures" }, figures) : null));
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

function more(passages) {
  const word = passages.length === 1 ? "one more passage" : `${passages.length} more passages`;
  return element("details", { class: "more" }, element("summary", {}, `Show ${word}`),
    element("ul", { class: "news" }, passages));
}
