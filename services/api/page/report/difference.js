// What has changed between two texts, in words; first by lines, so that long articles stay quick to compare.

const MOST_CELLS = 4_000_000;

/** The pieces of both texts in order, `{kind: "same" | "gone" | "new", text}`; without the new ones it is `before`. */
export function differences(before, after) {
  const found = compared(lines(before), lines(after));
  const pieces = [];
  for (let at = 0; at < found.length; at += 1) {
    const [one, next] = [found[at], found[at + 1]];
    if (one.kind === "gone" && next?.kind === "new") {
      pieces.push(...compared(words(one.text), words(next.text)));
      at += 1;
    } else {
      pieces.push(one);
    }
  }
  return joined(pieces);
}

function lines(text) {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function words(text) {
  return text.match(/\s+|[^\s]+/g) ?? [];
}

/** Two lists of strings compared; what both begin and end with is not searched. */
function compared(left, right) {
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const [ours, theirs] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  return joined([...all("same", left.slice(0, start)), ...inTheMiddle(ours, theirs), ...all("same", left.slice(left.length - end))]);
}

/** By the longest common subsequence; lists that are too long for it are taken as wholly changed. */
function inTheMiddle(left, right) {
  if (left.length * right.length > MOST_CELLS) return [...all("gone", left), ...all("new", right)];
  const wide = right.length + 1;
  const common = new Uint32Array((left.length + 1) * wide);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      common[i * wide + j] = left[i] === right[j] ? common[(i + 1) * wide + j + 1] + 1
        : Math.max(common[(i + 1) * wide + j], common[i * wide + j + 1]);
    }
  }
  const pieces = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      pieces.push({ kind: "same", text: left[i] });
      i += 1;
      j += 1;
    } else if (common[(i + 1) * wide + j] >= common[i * wide + j + 1]) {
      pieces.push({ kind: "gone", text: left[i] });
      i += 1;
    } else {
      pieces.push({ kind: "new", text: right[j] });
      j += 1;
    }
  }
  return [...pieces, ...all("gone", left.slice(i)), ...all("new", right.slice(j))];
}

function all(kind, texts) {
  return texts.map((text) => ({ kind, text }));
}

/** Neighbours of one kind as one; of a change, what is gone comes before what is new. */
function joined(pieces) {
  const made = [];
  let [gone, added] = ["", ""];
  const flush = () => {
    if (gone) made.push({ kind: "gone", text: gone });
    if (added) made.push({ kind: "new", text: added });
    [gone, added] = ["", ""];
  };
  for (const { kind, text } of pieces) {
    if (kind === "gone") gone += text;
    else if (kind === "new") added += text;
    else {
      flush();
      if (made.at(-1)?.kind === "same") made.at(-1).text += text;
      else if (text) made.push({ kind, text });
    }
  }
  flush();
  return made;
}
