// What was found in an article, in the order of its text: statements with their figures, and figures that nobody claims.

import { button, CHANGES } from "../shared/controls.js";
import { element, period } from "../shared/elements.js";
import { amount, claimantOf, HELD_BACK, measured } from "../shared/words.js";

const FAR = 200;
const MARKS = 4; // a full stop, the quotation marks that close and open, and the space between them

/** The items of the list. `sentences` are those of the figures, by their place in the report, as far as they are known.
 * `onChoice(spans)` is called when the reader asks where something stands, `onCorrect(finding)`
 * when a figure or a claim, by its place in the report, is to be corrected; without it nothing can be. */
export function found(report, sentences, onChoice, onCorrect = null) {
  const correcting = (finding, of) => onCorrect && button("Correct", () => onCorrect(finding), { ...CHANGES, class: "correct", "aria-label": `Correct ${of}` });
  const points = Array.from(report.article.text);
  const quote = (index) => inSentence(report.figures[index], sentences[index], points);
  const inClaims = new Set(report.claims.flatMap((claim) => claim.figures));
  const items = [
    ...report.claims.map((claim, at) => ({ ...claim, at })).map((claim) => [report.attributions[claim.attribution].content.spans[0].start, () => statement(claim, report, onChoice, correcting)]),
    ...report.figures.flatMap((figure, index) => (inClaims.has(index) ? [] : [[figure.start, () => loose(index, quote(index), report, onChoice, correcting)]]))];
  return items.sort(([left], [right]) => left - right).map(([, make]) => make());
}

function statement({ at, attribution: index, figures, held_back: held }, report, onChoice, correcting) {
  const attribution = report.attributions[index];
  const { source, cue, content } = attribution;
  const spans = [source, cue, content].flatMap((surface) => surface?.spans ?? []);
  return element("li", {},
    claimantOf({ claim: { ...attribution, via: attribution.via?.name }, factuality: attribution.factuality }),
    notes(held, attribution.factuality), correcting({ claim: at }, "the statement"),
    figures.length ? element("ul", { "aria-label": "Figures" }, figures.map((number) => counted(number, report, correcting))) : null,
    inText([shortened(inWords(content))], spans, report, onChoice));
}

/** The words of a surface, with an ellipsis where other words stand in between. They are joined by blanks in `text`, and
 * the spans count code points. */
function inWords({ text, spans }) {
  const points = Array.from(text);
  let at = 0;
  return spans.map(({ start, end }, index) => {
    const words = points.slice(at, at += end - start).join("");
    at += 1;
    if (index === 0) return words;
    return `${start - spans[index - 1].end > MARKS ? " … " : " "}${words}`;
  }).join("");
}

/** A figure that no statement holds, in its sentence. */
function loose(index, quote, report, onChoice, correcting) {
  const figure = report.figures[index];
  const { claimant } = figure;
  return element("li", {},
    claimant ? claimantOf({ claim: { claimant }, factuality: figure.factuality })
      : element("span", { class: "nobody" }, "In the article’s own words, no claimant"),
    notes(null, figure.factuality),
    element("ul", { "aria-label": "Figures" }, counted(index, report, correcting)), inText(quote, [figure], report, onChoice));
}

/** The words around a figure, with its number marked; its number alone if its sentence is not known. `points` are the code
 * points of the text. */
export function inSentence(figure, sentence, points) {
  if (!sentence) return [figure.text];
  let [start, end] = [Math.max(sentence.start, figure.start - FAR / 2), Math.min(sentence.end, figure.end + FAR / 2)];
  while (start > sentence.start && start < figure.start && points[start - 1].trim()) start += 1; // whole words
  while (end < sentence.end && end > figure.end && points[end].trim()) end -= 1;
  const words = (from, to) => points.slice(from, to).join("");
  return [start > sentence.start ? "…" : "", words(start, figure.start).trimStart(), element("mark", { class: "figure" }, words(figure.start, figure.end)),
    words(figure.end, end).trimEnd(), end < sentence.end ? "…" : ""];
}

function counted(index, report, correcting) {
  const figure = report.figures[index];
  const { place, date, corrects, updates, held_back: held } = figure;
  const was = corrects ?? updates;
  const rest = [place?.name, date ? period(date) : null, was ? `was ${amount(was)}` : null].filter((part) => part);
  return element("li", {}, element("strong", {}, amount(figure)), ` ${measured(figure)}`, rest.map((part) => ` · ${part}`), notes(held, null),
    correcting({ figure: index }, `the figure ${amount(figure)}`));
}

/** Why it is not told, and how its source puts it. */
function notes(held, factuality) {
  const certainty = factuality?.certainty ?? "certain";
  const isToldBefore = held === null || held === "told_by_figure"; // the figure stands beside it
  return [isToldBefore ? null : element("span", { class: "note" }, `not told: ${HELD_BACK[held] ?? held}`),
    certainty === "certain" ? null : element("span", { class: "note" }, certainty.replaceAll("_", " "))];
}

function shortened(words) {
  return words.length > FAR ? `${words.slice(0, FAR)}…` : words;
}

/** A button that shows where the words stand; the words alone if the text is no longer kept. */
function inText(parts, spans, { removed_text: removed }, onChoice) {
  const quote = ["“", ...parts, "”"];
  if (removed) return element("p", {}, quote);
  const button = element("button", { type: "button", class: "words", title: "Show it in the text" }, quote);
  button.addEventListener("click", () => onChoice(spans));
  return button;
}
