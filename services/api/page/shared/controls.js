// The parts that forms are made of.

import { inLabels } from "./complaint.js";
import { element } from "./elements.js";

/** A control with its label, and a hint below. */
export function field(label, control, hint = null) {
  const made = element("label", {}, label, " ", control);
  if (hint === null) return made;
  const about = element("small", { id: fresh("about") }, hint);
  control.setAttribute("aria-describedby", about.id);
  return element("div", {}, made, about);
}

let count = 0;

/** An id that no other element of the page has. */
export function fresh(name) {
  count += 1;
  return `${name}-${count}`;
}

/** A choice of one; `choices` are pairs of value and words. */
export function select(name, choices, value = null, attributes = {}) {
  return element("select", { name, ...attributes }, choices.map(([key, words]) =>
    element("option", { value: key, selected: key === value }, words)));
}

/** A checkbox with its words. */
export function tick(name, value, words, checked = false, hint = null) {
  return element("label", { class: "choice" },
    element("input", { type: "checkbox", name, value, checked }),
    element("span", {}, words, hint ? element("small", {}, hint) : null));
}

/** What marks a control as one that changes something, which readers may not. */
export const CHANGES = { "data-needs": "analyst" };

/** A button; `act` is awaited, and meanwhile the button cannot be pressed again. It keeps the focus, which it would lose
 * by being disabled. */
export function button(words, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", async () => {
    if (made.ariaDisabled === "true") return;
    made.ariaDisabled = "true";
    try {
      await act();
    } finally {
      made.ariaDisabled = null;
    }
  });
  return made;
}

/** Say on the page that something failed, in the words of the form that filters it, or that it was done. */
export function tell(failure, done = "") {
  const failed = document.getElementById("failure");
  failed.textContent = inLabels(document.getElementById("filters"), failure);
  failed.hidden = failed.textContent === "";
  document.getElementById("done").textContent = failed.hidden ? done : "";
}

/** Do `act()`, show the page's things anew, and say what was done, in the words that `act()` gives if it gives some. */
export async function carryOut(act, show, said) {
  try {
    const words = await act();
    await show();
    tell(null, typeof words === "string" ? words : said);
  } catch (error) {
    tell(error);
  }
}

/** A list of things to which one adds, and from which one takes away; `inWords(thing)` is shown. */
export class Chips {
  constructor(label, inWords) {
    this.inWords = inWords;
    this.values = [];
    this.element = element("div", { class: "chips", role: "group", "aria-label": label });
  }

  fill(values) {
    this.values = [...values];
    this.element.replaceChildren(...this.values.map((value) => this.chip(value)));
  }

  add(value) {
    const same = this.values.some((held) => JSON.stringify(held) === JSON.stringify(value));
    if (!same) this.fill([...this.values, value]);
  }

  chip(value) {
    const words = this.inWords(value);
    const remove = element("button", { type: "button", "aria-label": `Remove ${words}` }, "×");
    remove.addEventListener("click", () => {
      this.fill(this.values.filter((held) => held !== value));
      this.onRemoved?.();
    });
    return element("span", { class: "chip" }, words, remove);
  }
}

/** Words that are typed one after another, each added by Enter. What is still in the input counts as added. */
export class WordChips {
  constructor(name, label, hint, placeholder = "") {
    this.input = element("input", { name, placeholder, autocomplete: "off" });
    this.chips = new Chips(label, (word) => word);
    this.chips.onRemoved = () => this.input.focus();
    this.element = element("div", {}, field(label, this.input, hint), this.chips.element);
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || this.input.value.trim() === "") return;
      event.preventDefault();
      this.take();
    });
  }

  take() {
    const word = this.input.value.trim();
    if (word) this.chips.add(word);
    this.input.value = "";
  }

  fill(words) {
    this.input.value = "";
    this.chips.fill(words);
  }

  read() {
    const typed = this.input.value.trim();
    return typed && !this.chips.values.includes(typed) ? [...this.chips.values, typed] : this.chips.values;
  }
}
