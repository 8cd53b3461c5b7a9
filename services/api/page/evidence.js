// The words of an article around a claim. Offsets count code points, JavaScript's strings count UTF-16 units:
// a text is split into code points once, and only such lists are indexed.

const MARGIN = 140;
const LONGEST = 760;

export function codePoints(text) {
  return Array.from(text);
}

/**
 * What to show of a text (as code points) around marked ranges ({start, end, kind}, half open).
 * `focus` is the range that must stay visible when there is too much. Returns pieces in the order of the text,
 * each with the kinds of the ranges that cover it, and whether the text goes on before and after.
 */
export function excerpt(points, ranges, focus) {
  const core = shortened(hull(ranges), focus);
  const start = wordStart(points, Math.max(0, core.start - MARGIN), core.start);
  const end = wordEnd(points, Math.min(points.length, core.end + MARGIN), core.end);
  const cuts = new Set([start, end]);
  for (const range of ranges) {
    for (const cut of [range.start, range.end]) if (cut > start && cut < end) cuts.add(cut);
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  const pieces = ordered.slice(0, -1).map((from, index) => ({
    text: points.slice(from, ordered[index + 1]).join(""),
    kinds: ranges.filter((range) => range.start <= from && from < range.end).map((range) => range.kind),
  }));
  return { pieces, cutBefore: start > 0, cutAfter: end < points.length };
}

/** Whether one excerpt shows two stretches ({start, end}) whole and with little between them. */
export function standTogether(one, other) {
  const both = hull([one, other]);
  const between = Math.max(one.start, other.start) - Math.min(one.end, other.end);
  return between <= MARGIN && both.end - both.start <= LONGEST;
}

/** The stretch from the first of the ranges to the last. */
export function hull(ranges) {
  return {
    start: Math.min(...ranges.map((range) => range.start)),
    end: Math.max(...ranges.map((range) => range.end)),
  };
}

function shortened(core, focus) {
  if (core.end - core.start <= LONGEST) return core;
  const spare = Math.max(0, LONGEST - (focus.end - focus.start));
  const start = Math.max(core.start, Math.min(focus.start - Math.floor(spare / 2), core.end - LONGEST));
  return { start, end: Math.max(focus.end, Math.min(core.end, start + LONGEST)) };
}

function wordStart(points, from, before) {
  let at = from;
  while (at > 0 && at < before && !isSpace(points[at - 1])) at += 1;
  return at;
}

function wordEnd(points, to, after) {
  let at = to;
  while (at < points.length && at > after && !isSpace(points[at])) at -= 1;
  return at;
}

function isSpace(character) {
  return /\s/.test(character);
}
