// A chart of the figures in a row of the ledger: which claimant gave how much when, and what stands until now.

import { NARROW } from "../shared/elements.js";
import { amount, isDenied, leastAndMost } from "../shared/words.js";
import { voice } from "./said.js";

const AT_THE_RIGHT = [880, 120, 350]; // the width, and the least and most of it that the names take
const BELOW = [400, 16, 16]; // the same on a narrow screen, where the names are below, so that it need not be pushed sideways
const [HEIGHT, LEFT, TOP, BOTTOM] = [220, 56, 18, 26];
const SVG = "http://www.w3.org/2000/svg";
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const HOUR = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const NUMBER = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const SIGNS = { about: "≈ ", at_least: "≥ ", more_than: "> ", at_most: "≤ ", less_than: "< " };
const TWO_DAYS = 2 * 86_400_000;
const LINE = 14;
const LETTER = 7; // about as wide as a digit is
const [COLOURS, WAYS] = [7, 2]; // the classes look-0 to look-6; filled marks with whole lines, hollow ones with broken lines
const FORMS = ["M0,-4A4,4 0 1 1 0,4A4,4 0 1 1 0,-4Z", "M-4,-4H4V4H-4Z", "M0,-5.5L5.5,0L0,5.5L-5.5,0Z", "M0,-5L5,4H-5Z", "M0,5L5,-4H-5Z",
  "M-1.5,-5H1.5V-1.5H5V1.5H1.5V5H-1.5V1.5H-5V-1.5H-1.5Z"];
const LONGEST = 50;
const ROOM = 56; // for the number at the last mark

/** The chart of rows that count the same, and of all figures given; without what is denied. `null` if there are fewer than two figures. */
export function chart(rows, given, nameOf) {
  const series = seriesOf(rows, given, nameOf);
  const points = series.flatMap((one) => one.points);
  if (points.length < 2) return null;
  const [width, leastRight, mostRight] = NARROW.matches ? BELOW : AT_THE_RIGHT;
  const height = Math.max(HEIGHT, TOP + series.length * LINE + BOTTOM);
  const longest = Math.max(...series.map(({ name }) => short(name).length));
  const edge = width - Math.min(mostRight, Math.max(leastRight, 30 + LETTER * longest));
  const x = scale(points.map(({ at }) => at), LEFT, edge - ROOM);
  const y = scale([0, ...points.map(({ most }) => most)], height - BOTTOM, TOP);
  const label = `Figures by time: ${series.map(({ name, points: own }) => `${name} ${own.map(({ words }) => words).join(", then ")}`).join("; ")}`;
  const below = NARROW.matches ? series.length * LINE + 6 : 0;
  return drawn("svg", { class: NARROW.matches ? "chart" : "chart wide", viewBox: `0 0 ${width} ${height + below}`, role: "img", "aria-label": label }, "",
    ...axes(points, x, y, { height, edge }), ...series.map((one, index) => line(one, index, x, y, edge)), ...numbers(series, x, y),
    ...names(series, y, { height, edge }));
}

/** The figures of each claimant of the rows, of each site apart, in the order of time.
 *
 * What was given after the figure that stands only recalls another one. */
function seriesOf(rows, given, nameOf) {
  const entries = rows.flatMap((row) => row.entries).filter((one) => !isDenied(one));
  const own = given.filter((one) => !isDenied(one) && rows.some((row) => one.rows.includes(row.row_id)));
  const sites = new Map(own.map((one) => [one.finding_id, one.site]));
  const series = new Map();
  const add = (figure, site, gone) => {
    const key = JSON.stringify([voice(figure), site]);
    const name = site ? `${nameOf(figure)} (${site})` : nameOf(figure);
    const known = series.get(key) ?? { name, points: [], gone: false };
    series.set(key, { ...known, gone: known.gone || gone, points: [...known.points, pointOf(figure)].filter((point) => point !== null) });
  };
  for (const entry of entries) {
    const site = sites.get(entry.finding_id) ?? null;
    const before = own.filter((one) => voice(one) === voice(entry) && one.finding_id !== entry.finding_id
      && (one.site !== site || Date.parse(one.given_at) < Date.parse(entry.given_at)));
    for (const one of before) add(one, one.site, false);
    add(entry, site, entry.retracted);
  }
  const all = [...series.values()].filter(({ points }) => points.length);
  for (const one of all) one.points.sort((left, right) => left.at - right.at);
  return all;
}

function pointOf(figure) {
  const range = leastAndMost(figure);
  if (range === null) return null;
  const [least, most] = range;
  const label = least === most ? (SIGNS[figure.comparator] ?? "") + NUMBER.format(most) : `${NUMBER.format(least)}–${NUMBER.format(most)}`;
  return { at: Date.parse(figure.given_at), least, most, label, words: amount(figure) };
}

function axes(points, x, y, { height, edge }) {
  const times = points.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const format = last - first < TWO_DAYS ? HOUR : DAY;
  const most = Math.max(...points.map((point) => point.most));
  return [
    ...[0, most].flatMap((value) => [
      drawn("line", { x1: LEFT, x2: edge, y1: y(value), y2: y(value) }),
      drawn("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end" }, NUMBER.format(value))]),
    drawn("text", { x: LEFT, y: height - 6 }, format.format(first)),
    first === last ? null : drawn("text", { x: x(last), y: height - 6, "text-anchor": "middle" }, format.format(last)),
  ].filter((made) => made !== null);
}

/** One claimant's figures: each stands until the next, the last one until now. A range is a bar. */
function line({ name, points, gone }, index, x, y, edge) {
  const steps = points.map((point, at) => `${at === 0 ? "M" : "H"}${x(point.at)}${at === 0 ? "," : "V"}${middle(point, y)}`).join("");
  return drawn("g", { class: look(index, gone) }, "",
    drawn("path", { class: "stands", d: `${steps}H${edge}` }),
    ...points.flatMap((point) => [
      drawn("line", { class: "given", x1: x(point.at), x2: x(point.at), y1: y(point.least), y2: y(point.most) }),
      mark(index, x(point.at), middle(point, y), `${name}: ${point.words}, ${HOUR.format(point.at)}`)]));
}

function middle({ least, most }, y) {
  return y((least + most) / 2);
}

/** The numbers at the marks, above or below them. One that would lie on another is left out: the mark and the table say it. */
function numbers(series, x, y) {
  const taken = [];
  const wanted = series.flatMap(({ points, gone }, index) => points.map((point) => ({ point, index, gone }))).reverse();
  return wanted.flatMap(({ point, index, gone }) => {
    const left = x(point.at) + 6;
    const right = left + point.label.length * LETTER;
    const at = [-6, 16].map((away) => middle(point, y) + away)
      .find((bottom) => !taken.some((box) => box.left < right && left < box.right && Math.abs(box.bottom - bottom) < LINE));
    if (at === undefined) return [];
    taken.push({ left, right, bottom: at });
    return [drawn("text", { class: `number ${look(index, gone)}`, x: left, y: at }, point.label)];
  });
}

/** A mark of the claimant's own form. Twelve differ by form and filling, so that nobody has to tell colours apart; with
 * the colours eighty-four do. */
function mark(index, x, y, words) {
  return drawn("path", { class: "mark", d: FORMS[index % FORMS.length], transform: `translate(${x} ${y})` }, "", drawn("title", {}, words));
}

/** The classes of a claimant's marks, lines and words. */
function look(index, gone) {
  const isHollow = Math.floor(index / FORMS.length) % WAYS === 1;
  return `series look-${index % COLOURS}${isHollow ? " hollow" : ""}${gone ? " gone" : ""}`;
}

/** The claimants' names: at the right, each beside what it gave last, or below the chart; none over another. */
function names(series, y, { height, edge }) {
  const wanted = series.map((one, index) => ({ ...one, index, at: NARROW.matches ? height + LINE * index + 6 : middle(one.points.at(-1), y) }));
  if (!NARROW.matches) settle(wanted, height);
  const left = NARROW.matches ? LEFT : edge + 14;
  return wanted.map(({ name, index, at, gone }) => drawn("g", { class: look(index, gone) }, "",
    mark(index, left, at, name), drawn("text", { x: left + 10, y: at + 4 }, short(name))));
}

/** Move names that would lie on each other apart, and up where they would lie below the chart. */
function settle(wanted, height) {
  wanted.sort((left, right) => left.at - right.at);
  wanted.forEach((one, order) => { one.at = Math.max(one.at, order ? wanted[order - 1].at + LINE : TOP - 6); });
  let free = height - 6;
  for (const one of [...wanted].reverse()) {
    one.at = Math.min(one.at, free);
    free = one.at - LINE;
  }
}

function short(name) {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

/** Values to positions; if all values are the same, to the first position. */
function scale(values, from, to) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (value) => (most === least ? from : from + ((value - least) / (most - least)) * (to - from));
}

function drawn(tag, attributes, text = "", ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(text, ...children);
  return made;
}
