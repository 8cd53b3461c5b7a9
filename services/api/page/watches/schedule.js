// When the alerts of a watch leave: at once, or in a digest, and the hours in which nothing leaves.

import { field, select } from "../shared/controls.js";
import { element } from "../shared/elements.js";

const RHYTHMS = [["at_once", "at once"], ["hourly", "in a digest every hour"], ["daily", "in a digest every day"], ["weekly", "in a digest every week"]];
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [day, day[0].toUpperCase() + day.slice(1)]);

export class SchedulePart {
  constructor() {
    this.rhythm = select("rhythm", RHYTHMS, "at_once");
    this.at = element("input", { type: "time", name: "at" });
    this.weekday = select("weekday", DAYS);
    this.start = element("input", { type: "time", name: "quiet_start" });
    this.end = element("input", { type: "time", name: "quiet_end" });
    this.zone = element("input", { name: "time_zone", maxlength: "64", list: "zones", autocomplete: "off" });
    this.asAt = field("At", this.at);
    this.asWeekday = field("On", this.weekday);
    this.rhythm.addEventListener("change", () => this.fit());
    this.element = element("fieldset", { "data-field": "schedule", tabindex: "-1" }, element("legend", {}, "When"),
      element("div", { class: "together" }, field("Alerts leave", this.rhythm), this.asWeekday, this.asAt),
      element("div", { class: "together" }, field("Quiet from", this.start), field("to", this.end),
        field("Clock of", this.zone), zones()));
  }

  fit() {
    this.asAt.hidden = !["daily", "weekly"].includes(this.rhythm.value);
    this.asWeekday.hidden = this.rhythm.value !== "weekly";
  }

  fill({ rhythm = "at_once", at = "08:00", weekday = "monday", quiet = null, time_zone: zone = null } = {}) {
    this.rhythm.value = rhythm;
    this.at.value = at.slice(0, 5);
    this.weekday.value = weekday;
    this.start.value = quiet?.start.slice(0, 5) ?? "";
    this.end.value = quiet?.end.slice(0, 5) ?? "";
    this.zone.value = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.fit();
  }

  read() {
    const quiet = this.start.value || this.end.value ? { start: this.start.value, end: this.end.value } : null;
    return { rhythm: this.rhythm.value, at: this.at.value || "08:00", weekday: this.weekday.value, quiet, time_zone: this.zone.value.trim() || "UTC" };
  }
}

function zones() {
  const names = Intl.supportedValuesOf?.("timeZone") ?? [];
  return element("datalist", { id: "zones" }, names.map((name) => element("option", { value: name })));
}
