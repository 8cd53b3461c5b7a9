// The quoted words of an article. Offsets are code points of the article's text, while JavaScript's strings count UTF-16
// units. A quoted text is therefore split into a list of code points, and only such lists are indexed.

const BETWEEN = 140;
const LONGEST = 760;
const SPACE = 2;

/** The quotes of one article ({start, text, cut_before, cut_after}) in the order of its text, overlapping ones joined. */
export function stretches(quotes) {
  const found = [];
  for (const quote of [...quotes].sort((left, right) => left.start - right.start)) {
    const points = Array.from(quote.text);
    const last = found.at(-1);
    const beyond = last ? quote.start + points.length - endOf(last) : 0;
    if (last === undefined || quote.start > endOf(last)) {
      found.push({ start: quote.start, points, cutBefore: quote.cut_before, cutAfter: quote.cut_after });
    } else if (beyond > 0) {
      last.points.push(...points.slice(points.length - beyond));
      last.cutAfter = quote.cut_after;
    }
  }
  return found;
}

/** The pieces of a stretch, each with the kinds of the marks ({start, end, kind}, half open) that cover the piece. */
export function pieces({ start, points }, marks) {
  const end = start + points.length;
  const cuts = new Set([start, end]);
  for (const mark of marks) {
    for (const cut of [mark.start, mark.end]) if (cut > start && cut < end) cuts.add(cut);
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((from, index) => {
    const covering = marks.filter((mark) => mark.start <= from && from < mark.end).map((mark) => mark.kind);
    return { text: points.slice(from - start, ordered[index + 1] - start).join(""), kinds: [...new Set(covering)] };
  });
}

/** Whether two stretches follow each other with only a space between them. */
export function follows(first, second) {
  return second.start - endOf(first) <= SPACE;
}

/** Whether two ranges ({start, end}) are near enough to be shown as one passage. */
export function standTogether(left, right) {
  const both = hull([left, right]);
  const between = Math.max(left.start, right.start) - Math.min(left.end, right.end);
  return between <= BETWEEN && both.end - both.start <= LONGEST;
}

/** The stretch from the first of the ranges to the last. */
export function hull(ranges) {
  return {
    start: Math.min(...ranges.map((range) => range.start)),
    end: Math.max(...ranges.map((range) => range.end)),
  };
}

function endOf({ start, points }) {
  return start + points.length;
}
