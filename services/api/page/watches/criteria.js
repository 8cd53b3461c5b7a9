// What a watch asks of an article, as part of a form: for the watch itself, for "one of these", and for "never".

import { tick, WordChips } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { FiguresPart } from "./figures.js";
import { PlacesPart } from "./places.js";
import { QueryPart } from "./query.js";
import { TopicsPart } from "./topics.js";

const CUES = ["assert", "deny", "demand", "accuse", "condemn", "warn", "promise", "ask", "believe"];
const NOTHING = { places: [], topics: [], query: null, claimants: [], figures: [], cues: [], publishers: [], languages: [] };

class CuesPart {
  constructor() {
    this.labels = CUES.map((cue) => tick("cues", cue, cue));
    this.element = element("fieldset", {}, element("legend", {}, "What the source does by its words"),
      element("div", { class: "choices" }, this.labels));
  }

  boxes() {
    return this.labels.map((label) => label.querySelector("input"));
  }

  fill(cues) {
    for (const box of this.boxes()) box.checked = cues.includes(box.value);
  }

  read() {
    return this.boxes().filter((box) => box.checked).map((box) => box.value);
  }
}

export class Criteria {
  constructor(topics) {
    this.parts = {
      places: new PlacesPart(),
      query: new QueryPart(),
      topics: new TopicsPart(topics),
      claimants: new WordChips("claimants", "Claimants", "Words of the name of whoever must have said it; Enter adds another one.", "foreign ministry"),
      figures: new FiguresPart(),
      cues: new CuesPart(),
      publishers: new WordChips("publishers", "Publishers", "Only articles of one of these.", "The Courier"),
      languages: new WordChips("languages", "Languages", "Only articles in one of these: two letters, such as en.", "en"),
    };
    const { cues, publishers, languages } = this.parts;
    this.finer = element("details", {}, element("summary", {}, "Kind of statement, publishers, languages"),
      cues.element, publishers.element, languages.element);
    const first = ["places", "query", "topics", "claimants", "figures"].map((name) => this.parts[name].element);
    this.elements = [...first, this.finer];
  }

  fill(criteria) {
    const filled = { ...NOTHING, ...criteria };
    for (const [name, part] of Object.entries(this.parts)) part.fill(filled[name]);
    this.finer.open = [filled.cues, filled.publishers, filled.languages].some((list) => list.length > 0);
  }

  read() {
    return Object.fromEntries(Object.entries(this.parts).map(([name, part]) => [name, part.read()]));
  }

  /** Add what was typed and not added. Throws if it cannot be. */
  settle() {
    return this.parts.places.settle();
  }

  isEmpty() {
    return Object.values(this.read()).every((value) => value === null || value.length === 0);
  }
}
