// A map of places among coasts, borders and towns. Nothing comes from elsewhere; there are no tiles. Degrees are drawn with equal scales at the middle latitude.

import { NARROW } from "./elements.js";
import { ask } from "./service.js";

let WIDTH = 680; // 400 on a phone, which need not be pushed sideways; set by each drawing
const [HEIGHT, EDGE] = [380, 24];
const SVG = "http://www.w3.org/2000/svg";
const LEAST_DEGREES = 1.2; // half the height of the map at least
const COARSE = ["country", "region", "province", "unknown"];
const MOST_SITES = 12;
const USUAL = { radius: 7, look: "site", href: null, title: null };
const LABELLED = 14;
const LETTERS = { site: ["700", 14], town: ["400", 12] }; // weight and height, as the style sheet has them
const MEASURED = 100; // the height in pixels at which words are measured: small letters are rounded to whole pixels
const DIRECTIONS = [0, 8, 12, 4, 14, 2, 10, 6, 15, 1, 9, 7, 13, 11, 3, 5]; // in sixteenths, clockwise from the right
const REACHES = [0, 14, 28, 42, 56, 70, 90, 110]; // how far from its dot the name of a site may be, with a line that leads to it
const LINE = 16; // about as high as a letter is
const GAP = 4; // between a name and whatever is beside it
const CLOSE_DEGREES = 8; // half the height of a map on which every town is a dot; on wider ones the largest are
const MOST_FAR_TOWNS = 60;
const KM_A_DEGREE = 111.2;
const LENGTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

/** Whether a place is known exactly enough to be a point on a map. */
export function isPoint({ lat, lon, precision }) {
  return lat !== null && lon !== null && lat !== undefined && lon !== undefined && !COARSE.includes(precision);
}

/** The map of places; `null` if none of them is a point.
 *
 * At most `most` are shown, the first. `drawnAs(place)` gives `{radius, look, href, title}`, of which any may be missing:
 * the dot's size and class, where it leads, and what it says when pointed at. */
export async function map(places, { most = MOST_SITES, drawnAs = () => ({}) } = {}) {
  const sites = places.filter(isPoint).slice(0, most).map((place) => ({ ...place, ...USUAL, ...drawnAs(place) }));
  if (sites.length === 0) return null;
  WIDTH = NARROW.matches ? 400 : 680;
  const view = viewOf(sites);
  const box = new URLSearchParams(view.box);
  const [{ items: towns }, { coasts, borders }] = await Promise.all([ask(`places/towns?${box}`), ask(`map/outlines?${box}`)]);
  const others = towns.slice(0, view.half < CLOSE_DEGREES ? towns.length : MOST_FAR_TOWNS).filter((town) => !sites.some((site) => near(site, town)));
  const taken = sites.map((site) => around(site, view)); // no name lies on a dot
  const words = `Map: ${sites.map(({ name }) => name).join(", ")}${others.length ? `; around it ${others.slice(0, 5).map(({ name }) => name).join(", ")}` : ""}`;
  return drawn("svg", { class: "map", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: sites.some(({ href }) => href !== null) ? "group" : "img", "aria-label": words }, "",
    outline(coasts, view, "coast"), outline(borders, view, "border"),
    ...others.map((town) => dot(town, view, "town", 1.2 + Math.log10(1 + town.population / 5000))),
    ...[...sites].sort((left, right) => right.radius - left.radius).map((site) => linked(site, dot(site, view, site.look, site.radius))),
    ...sites.flatMap((site) => label(site, view, "site", site.radius + 4, taken, sites.length <= MOST_SITES)),
    ...others.slice(0, LABELLED).flatMap((town) => label(town, view, "town", 6, taken)),
    ...scaleBar(view));
}

function viewOf(sites) {
  const [south, north] = [Math.min(...sites.map(({ lat }) => lat)), Math.max(...sites.map(({ lat }) => lat))];
  const [west, east] = [Math.min(...sites.map(({ lon }) => lon)), Math.max(...sites.map(({ lon }) => lon))];
  const [lat, lon] = [(south + north) / 2, (west + east) / 2];
  const narrow = Math.max(0.2, Math.cos((lat * Math.PI) / 180));
  const half = Math.max(LEAST_DEGREES, (north - south) * 0.75, ((east - west) * 0.75 * narrow * HEIGHT) / WIDTH);
  const wide = (half * WIDTH) / HEIGHT / narrow;
  const within = (value, most) => Math.max(-most, Math.min(most, value));
  return {
    lat, lon, half, wide,
    box: { south: within(lat - half, 90), north: within(lat + half, 90), west: within(lon - wide, 180), east: within(lon + wide, 180) },
  };
}

/** Lines, each with longitudes and latitudes in turn, as one path. */
function outline(lines, view, look) {
  const way = lines.map((line) => {
    const points = [];
    for (let index = 0; index < line.length; index += 2) points.push(at({ lon: line[index], lat: line[index + 1] }, view).map((place) => place.toFixed(1)).join(" "));
    return `M${points.join("L")}`;
  });
  return drawn("path", { class: look, d: way.join("") });
}

function near(site, town) {
  return Math.abs(site.lat - town.lat) < 0.01 && Math.abs(site.lon - town.lon) < 0.01;
}

function at({ lat, lon }, view) {
  return [WIDTH / 2 + ((lon - view.lon) / view.wide) * (WIDTH / 2), HEIGHT / 2 - ((lat - view.lat) / view.half) * (HEIGHT / 2)];
}

function dot(place, view, look, radius) {
  const [x, y] = at(place, view);
  return drawn("circle", { class: look, cx: x.toFixed(1), cy: y.toFixed(1), r: radius.toFixed(1) }, "", drawn("title", {}, place.title ?? place.name));
}

function linked({ href, name, title }, made) {
  return href === null ? made : drawn("a", { href, "aria-label": title ?? name }, "", made);
}

/** The box of a site's dot. */
function around(site, view) {
  const [x, y] = at(site, view);
  return { left: x - site.radius, right: x + site.radius, top: y - site.radius, bottom: y + site.radius };
}

/** The name at its dot: beside it, above or below, or off a corner, wherever it lies on no other and within the edges.
 *
 * Where there is no room it is left out, or with `always` written farther off, with a line from the dot. */
function label({ name, lat, lon }, view, look, away, taken, always = false) {
  const [x, y] = at({ lat, lon }, view);
  const wide = widthOf(name, look);
  for (const reach of always ? REACHES : REACHES.slice(0, 1)) {
    const box = boxesAround(x, y, wide, away + reach).find((each) => isInside(each) && hidden(each, taken) === 0);
    if (box !== undefined) return written(name, look, box, taken, reach ? [x, y] : null);
  }
  if (!always) return [];
  const boxes = boxesAround(x, y, wide, away);
  const inside = boxes.filter(isInside);
  return written(name, look, least(inside.length ? inside : boxes, taken), taken);
}

let pen = null; // measures words

function widthOf(name, look) {
  pen ??= document.createElement("canvas").getContext("2d");
  const [weight, high] = LETTERS[look];
  pen.font = `${weight} ${MEASURED}px ${getComputedStyle(document.body).fontFamily}`;
  return (pen.measureText(name).width * high) / MEASURED;
}

/** The boxes that a name so wide may have, so far from a point: in all directions, the best first. */
function boxesAround(x, y, wide, away) {
  return DIRECTIONS.map((sixteenth) => {
    const [right, down] = [Math.cos, Math.sin].map((part) => part((sixteenth * Math.PI) / 8));
    const anchor = right > 0.2 ? "start" : right < -0.2 ? "end" : "middle";
    const [from, middle] = [x + right * away, y + Math.max(-1, Math.min(1, 1.42 * down)) * (away + LINE / 2)];
    const left = from - { start: 0, middle: wide / 2, end: wide }[anchor];
    return { anchor, from, left, right: left + wide, top: middle - LINE / 2, bottom: middle + LINE / 2 };
  });
}

/** The name in its box, which is taken from then on; with a line from a point, if it is far from that. */
function written(name, look, box, taken, point = null) {
  taken.push({ ...box, left: box.left - GAP, right: box.right + GAP });
  const words = drawn("text", { class: look, x: box.from.toFixed(1), y: (box.bottom - 4).toFixed(1), "text-anchor": box.anchor }, name);
  if (point === null) return [words];
  const [x, y] = point;
  const [toX, toY] = [Math.max(box.left, Math.min(x, box.right)), Math.max(box.top, Math.min(y, box.bottom))];
  return [drawn("line", { class: "leads", x1: x.toFixed(1), y1: y.toFixed(1), x2: toX.toFixed(1), y2: toY.toFixed(1) }), words];
}

function isInside({ left, right, top, bottom }) {
  return left > 0 && right < WIDTH && top > 0 && bottom < HEIGHT - EDGE;
}

function least(boxes, taken) {
  return boxes.reduce((best, box) => (hidden(box, taken) < hidden(best, taken) ? box : best));
}

/** How much of the others a box lies on. */
function hidden({ left, right, top, bottom }, taken) {
  const both = taken.map((other) => Math.max(0, Math.min(right, other.right) - Math.max(left, other.left))
    * Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top)));
  return both.reduce((sum, area) => sum + area, 0);
}

function scaleBar(view) {
  const kmAPixel = (view.half * 2 * KM_A_DEGREE) / HEIGHT;
  const km = LENGTHS.filter((length) => length / kmAPixel < WIDTH / 5).at(-1) ?? LENGTHS[0];
  const end = EDGE + km / kmAPixel;
  return [drawn("line", { class: "bar-of-scale", x1: EDGE, x2: end, y1: HEIGHT - 14, y2: HEIGHT - 14 }),
    drawn("text", { class: "town", x: end + 6, y: HEIGHT - 10 }, `${km} km`)];
}

function drawn(tag, attributes, text = "", ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(text, ...children);
  return made;
}
