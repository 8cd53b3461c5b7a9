// A chart of the figures in a row of the ledger: when each claimant gave its latest figure, and how much it said.

import { leastAndMost, amount } from "../shared/words.js";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [640, 180, 56, 150, 14, 24];
const SVG = "http://www.w3.org/2000/svg";
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const NUMBER = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** The chart, without what is denied; `null` if fewer than two figures have a number. */
export function chart(row, nameOf) {
  const given = row.entries.map((entry) => ({ entry, range: leastAndMost(entry), at: Date.parse(entry.given_at) }))
    .filter(({ entry, range }) => range !== null && entry.factuality.polarity !== "denied");
  if (given.length < 2) return null;
  const x = scale(given.map(({ at }) => at), LEFT, WIDTH - RIGHT);
  const y = scale([0, ...given.flatMap(({ range }) => range)], HEIGHT - BOTTOM, TOP);
  const label = `Figures by time: ${given.map(({ entry }) => `${nameOf(entry)} ${amount(entry)}`).join("; ")}`;
  return drawn("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label }, "",
    ...axes(given, y), ...given.map((point) => mark(point, x, y, nameOf)));
}

function axes(given, y) {
  const times = given.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)].map((at) => DAY.format(at));
  const most = Math.max(...given.flatMap(({ range }) => range));
  return [
    ...[0, most].flatMap((value) => [
      drawn("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }),
      drawn("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, NUMBER.format(value))]),
    drawn("text", { x: LEFT, y: HEIGHT - 6 }, first),
    first === last ? null : drawn("text", { x: WIDTH - RIGHT, y: HEIGHT - 6, "text-anchor": "end" }, last),
  ].filter((made) => made !== null);
}

function mark({ entry, range: [least, most], at }, x, y, nameOf) {
  const middle = y((least + most) / 2);
  return drawn("g", { class: entry.retracted ? "gone" : "stands" }, "",
    drawn("title", {}, `${nameOf(entry)}: ${amount(entry)}, ${DAY.format(at)}`),
    drawn("line", { class: "given", x1: x(at), x2: x(at), y1: y(least), y2: y(most) }),
    drawn("circle", { cx: x(at), cy: middle, r: 4 }),
    drawn("text", { x: x(at) + 8, y: middle + 4 }, short(nameOf(entry))));
}

function short(name) {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
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
