// The form that makes or changes a watch, and tries it before it is saved.

import { Complaint } from "../shared/complaint.js";
import { button, CHANGES, field, select, tick } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { create, send } from "../shared/service.js";
import { USUAL_CERTAINTY } from "../shared/words.js";
import { Criteria } from "./criteria.js";
import { SchedulePart } from "./schedule.js";
import { trial } from "./trial.js";

const CERTAINTIES = [[String(USUAL_CERTAINTY), "usual"], ["0", "any"], ["0.5", "0.5 or more"], ["0.75", "0.75 or more"], ["0.9", "0.9 or more"]];
const NOVELTIES = [["changes", "what is new"], ["figures_only", "new figures only"], ["every_report", "every report, reprints too"]];
const EMPTY = "A watch needs something to look for: at least one place, topic, word, claimant, figure, kind of statement, publisher or language.";
const DAYS = [["7", "7 days"], ["30", "30 days"], ["90", "90 days"]];

export class WatchForm {
  /** `form` is filled; `result` shows what a trial would have told. `onEnd(words)` is called when it is left. */
  constructor(form, result, { topics, channels }, onEnd) {
    this.form = form;
    this.result = result;
    this.onEnd = onEnd;
    this.complaint = new Complaint(form);
    this.name = element("input", { name: "name", maxlength: "200", required: true, autocomplete: "off" });
    this.criteria = new Criteria(topics);
    this.anyOf = new Criteria(topics);
    this.noneOf = new Criteria(topics);
    this.certainty = select("minimum_confidence", CERTAINTIES);
    this.beliefs = tick("beliefs", "yes", "Also what somebody only believes");
    this.novelty = select("novelty", NOVELTIES);
    this.channels = channels.map((channel) => tick("channels", channel.channel_id, channel.name));
    this.schedule = new SchedulePart();
    this.days = select("days", DAYS, "30");
    form.replaceChildren(...this.parts());
    form.onsubmit = (event) => this.save(event);
  }

  parts() {
    const group = (words, criteria) => element("details", { class: "group" }, element("summary", {}, words),
      element("fieldset", {}, element("legend", { class: "unseen" }, words), criteria.elements));
    this.groups = [group("And one of these, whichever it is", this.anyOf), group("But never what is found here", this.noneOf)];
    return [field("Name of the watch", this.name),
      element("p", {}, "It fires on an article in which all of what you fill in below is found."),
      ...this.criteria.elements, ...this.groups,
      element("fieldset", {}, element("legend", {}, "What is told"),
        element("div", { class: "together" }, field("Tell", this.novelty),
          field("Certainty", this.certainty, "How surely a claim must have been read to be told.")), this.beliefs),
      element("fieldset", { "data-field": "channels", tabindex: "-1" }, element("legend", {}, "Send alerts to"),
        this.channels.length ? element("div", { class: "choices" }, this.channels)
          : element("p", {}, "There is no channel yet, so alerts only appear on the page. ", element("a", { href: "channels" }, "Add a channel"))),
      this.schedule.element, this.complaint.element,
      element("div", { class: "together" }, field("Try it on the last", this.days),
        element("div", { class: "with-button" }, button("See what it would have told", () => this.try()))),
      element("div", { class: "buttons" }, button("Cancel", () => this.onEnd("")),
        element("button", { type: "submit", class: "primary", ...CHANGES }, "Save"))];
  }

  /** Show a watch with its ETag, or an empty form. */
  fill(watch, etag) {
    [this.watch, this.etag] = [watch, etag];
    this.name.value = watch?.name ?? "";
    this.criteria.fill(watch ?? {});
    for (const [criteria, given, group] of [[this.anyOf, watch?.any_of, this.groups[0]], [this.noneOf, watch?.none_of, this.groups[1]]]) {
      criteria.fill(given ?? {});
      group.open = Boolean(given);
    }
    this.fillCertainty(watch?.minimum_confidence ?? USUAL_CERTAINTY);
    this.beliefs.querySelector("input").checked = watch?.beliefs ?? false;
    this.novelty.value = watch?.novelty ?? "changes";
    for (const box of this.boxes()) box.checked = watch?.channels.includes(box.value) ?? false;
    this.schedule.fill(watch?.schedule);
    this.complaint.show(null);
    this.result.hidden = true;
    this.name.focus();
  }

  /** A watch may have any certainty, which is then one of the choices. */
  fillCertainty(value) {
    if (!CERTAINTIES.some(([known]) => Number(known) === value)) {
      this.certainty.append(element("option", { value: String(value) }, `${value} or more`));
    }
    this.certainty.value = [...this.certainty.options].find((option) => Number(option.value) === value).value;
  }

  boxes() {
    return this.channels.map((label) => label.querySelector("input"));
  }

  read() {
    const group = (criteria) => (criteria.isEmpty() ? null : criteria.read());
    return {
      name: this.name.value.trim(), ...this.criteria.read(), any_of: group(this.anyOf), none_of: group(this.noneOf),
      minimum_confidence: Number(this.certainty.value), beliefs: this.beliefs.querySelector("input").checked,
      novelty: this.novelty.value, channels: this.boxes().filter((box) => box.checked).map((box) => box.value),
      schedule: this.schedule.read(),
    };
  }

  /** What is typed, with what was not added yet. Throws if that cannot be. */
  async settled() {
    for (const criteria of [this.criteria, this.anyOf, this.noneOf]) await criteria.settle();
    if (this.criteria.isEmpty() && this.anyOf.isEmpty()) throw new Error(EMPTY);
    return this.read();
  }

  async try() {
    this.complaint.show(null);
    try {
      await trial(this.result, { ...await this.settled(), name: this.name.value.trim() || "Trial" }, Number(this.days.value));
    } catch (error) {
      this.complaint.show(error);
    }
  }

  async save(event) {
    event.preventDefault();
    if (event.submitter) event.submitter.disabled = true;
    this.complaint.show(null);
    try {
      const path = this.watch ? `watches/${encodeURIComponent(this.watch.watch_id)}` : null;
      const watch = await this.settled();
      await (path ? send("PATCH", path, watch, this.etag) : create("watches", watch));
      this.onEnd("Saved.");
    } catch (error) {
      this.complaint.show(error.status === 412 ? new Error("Somebody else has changed this watch meanwhile: open it again.") : error);
    } finally {
      if (event.submitter) event.submitter.disabled = false;
    }
  }
}
