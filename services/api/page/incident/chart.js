// A chart of the figures in a row of the ledger: which claimant gave how much when, and what stands until now.

import { leastAndMost, amount } from "../shared/words.js";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [680, 220, 56, 210, 18, 26];
const SVG = "http://www.w3.org/2000/svg";
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const HOUR = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const NUMBER = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const SIGNS = { about: "≈ ", at_least: "≥ ", more_than: "> ", at_most: "≤ ", less_than: "< " };
const TWO_DAYS = 2 * 86_400_000;
const LINE = 14;
const LOOKS = 5;
const ROOM = 56; // for the number at the last mark

/** The chart of a row and of the figures given before; without what is denied. `null` if there are fewer than two figures. */
export function chart(row, given, nameOf) {
  const series = seriesOf(row, given, nameOf);
  const points = series.flatMap((one) => one.points);
  if (points.length < 2) return null;
  const x = scale(points.map(({ at }) => at), LEFT, WIDTH - RIGHT - ROOM);
  const y = scale([0, ...points.map(({ most }) => most)], HEIGHT - BOTTOM, TOP);
  const label = `Figures by time: ${series.map(({ name, points: own }) => `${name} ${own.map(({ words }) => words).join(", then ")}`).join("; ")}`;
  return drawn("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label }, "",
    ...axes(points, x, y), ...series.map((one, index) => line(one, index, x, y)), ...names(series, y));
}

/** The figures of each claimant of the row in the order of time, the row's own among them. */
function seriesOf(row, given, nameOf) {
  const claimants = new Map();
  for (const entry of row.entries.filter((one) => one.factuality.polarity !== "denied")) {
    const key = keyOf(entry);
    const before = given.filter((other) => keyOf(other) === key && other.rows.includes(row.row_id) && other.factuality.polarity !== "denied"
      && Date.parse(other.given_at) < Date.parse(entry.given_at));
    const points = [...before, entry].map(pointOf).filter((point) => point !== null);
    const same = claimants.get(key);
    if (same) same.points.push(...points);
    else if (points.length) claimants.set(key, { name: nameOf(entry), points, gone: entry.retracted });
  }
  const all = [...claimants.values()];
  for (const one of all) one.points.sort((left, right) => left.at - right.at);
  return all;
}

function keyOf({ claimant, publisher, evidence }) {
  return claimant?.key ?? `by ${publisher ?? evidence.publisher}`;
}

function pointOf(figure) {
  const range = leastAndMost(figure);
  if (range === null) return null;
  const [least, most] = range;
  const label = least === most ? (SIGNS[figure.comparator] ?? "") + NUMBER.format(most) : `${NUMBER.format(least)}–${NUMBER.format(most)}`;
  return { at: Date.parse(figure.given_at), least, most, label, words: amount(figure) };
}

function axes(points, x, y) {
  const times = points.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const format = last - first < TWO_DAYS ? HOUR : DAY;
  const most = Math.max(...points.map((point) => point.most));
  return [
    ...[0, most].flatMap((value) => [
      drawn("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }),
      drawn("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end" }, NUMBER.format(value))]),
    drawn("text", { x: LEFT, y: HEIGHT - 6 }, format.format(first)),
    first === last ? null : drawn("text", { x: x(last), y: HEIGHT - 6, "text-anchor": "middle" }, format.format(last)),
  ].filter((made) => made !== null);
}

/** One claimant's figures: each stands until the next, the last one until now. A range is a bar. */
function line({ name, points, gone }, index, x, y) {
  const height = ({ least, most }) => y((least + most) / 2);
  const steps = points.map((point, at) => `${at === 0 ? "M" : "H"}${x(point.at)}${at === 0 ? "," : "V"}${height(point)}`).join("");
  return drawn("g", { class: `series look-${index % LOOKS}${gone ? " gone" : ""}` }, "",
    drawn("path", { class: "stands", d: `${steps}H${WIDTH - RIGHT}` }),
    ...points.flatMap((point) => [
      drawn("line", { class: "given", x1: x(point.at), x2: x(point.at), y1: y(point.least), y2: y(point.most) }),
      mark(index, x(point.at), height(point), `${name}: ${point.words}, ${HOUR.format(point.at)}`),
      drawn("text", { x: x(point.at) + 6, y: height(point) - 6 }, point.label)]));
}

/** A mark of the claimant's own form, so that nobody has to tell colours apart. */
function mark(index, x, y, words) {
  const title = drawn("title", {}, words);
  const attributes = { class: "mark", "data-look": String(index % LOOKS) };
  if (index % LOOKS === 0) return drawn("circle", { ...attributes, cx: x, cy: y, r: 4 }, "", title);
  const forms = { 1: "M-4,-4H4V4H-4Z", 2: "M0,-5.5L5.5,0L0,5.5L-5.5,0Z", 3: "M0,-5L5,4H-5Z", 4: "M0,5L5,-4H-5Z" };
  return drawn("path", { ...attributes, d: forms[index % LOOKS], transform: `translate(${x} ${y})` }, "", title);
}

/** The claimants' names at the right, each beside what it gave last, and none over another. */
function names(series, y) {
  const wanted = series.map((one, index) => ({ ...one, index, at: y((one.points.at(-1).least + one.points.at(-1).most) / 2) }))
    .sort((left, right) => left.at - right.at);
  let free = TOP - 6;
  return wanted.flatMap(({ name, index, at, gone }) => {
    const place = Math.max(at, free);
    free = place + LINE;
    return [drawn("g", { class: `series look-${index % LOOKS}${gone ? " gone" : ""}` }, "",
      ...[mark(index, WIDTH - RIGHT + 14, place, name)],
      drawn("text", { x: WIDTH - RIGHT + 24, y: place + 4 }, short(name)))];
  });
}

function short(name) {
  return name.length > 30 ? `${name.slice(0, 29)}…` : name;
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
