// The article's text with what was found in it marked in place, in layers that the reader switches.

import { element } from "../shared/elements.js";
import { pieces } from "../shared/evidence.js";

const LAYERS = [["source", "who says it"], ["cue", "the word of saying"], ["content", "what is said"], ["figure", "figures"], ["place", "places"]];

/** The marks of a report, `{start, end, kind}` in code points, half open. */
export function marksOf({ attributions, figures, places }) {
  const spans = (kind, found) => found.map(({ start, end }) => ({ start, end, kind }));
  return [
    ...attributions.flatMap(({ source, cue, content }) =>
      [["source", source], ["cue", cue], ["content", content]].flatMap(([kind, surface]) => spans(kind, surface?.spans ?? []))),
    ...spans("figure", figures), ...spans("place", places)];
}

export class MarkedText {
  /** `place` shows the text, `layers` has the switches. */
  constructor(place, layers) {
    this.place = place;
    this.switches = LAYERS.map(([kind, words]) => [kind, element("input", { type: "checkbox", name: kind, checked: true }), words]);
    layers.append(...this.switches.map(([kind, input, words]) =>
      element("label", {}, input, element("span", { class: `sample ${kind}` }, words))));
    for (const [, input] of this.switches) input.addEventListener("change", () => this.draw());
  }

  show(text, marks) {
    this.stretch = { start: 0, points: Array.from(text) };
    this.marks = marks;
    this.chosen = [];
    this.draw();
  }

  draw() {
    const on = new Set(this.switches.filter(([, input]) => input.checked).map(([kind]) => kind));
    const marks = [...this.marks.filter(({ kind }) => on.has(kind)), ...this.chosen.map((span) => ({ ...span, kind: "chosen" }))];
    this.place.replaceChildren(...pieces(this.stretch, marks).map(({ text, kinds }) =>
      (kinds.length ? element("mark", { class: kinds.join(" ") }, text) : text)));
  }

  /** Show where spans stand. */
  choose(spans) {
    this.chosen = spans;
    this.draw();
    this.place.querySelector(".chosen")?.scrollIntoView({ block: "center" });
  }
}
