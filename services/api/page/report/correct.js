// How a finding of a report, or the incident that it is about, can be corrected.

import { field, select, tick } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { IncidentChoice } from "../shared/incident_choice.js";
import { OnePlace } from "../shared/place_search.js";
import { CLAIMANT_KINDS, COMPARATORS, MEASURES, pairs, POPULATIONS } from "../shared/vocabulary.js";

/** The ways of correcting a figure: a figure of a report and the `subject`, `{report_id, finding_id}`. */
export function waysOfFigure(figure, subject) {
  return [wrong(subject), otherFigure(figure, subject), otherPlace(subject), otherClaimant(figure.claimant, subject)];
}

/** The ways of correcting a statement of a claimant, or of nobody (`null`). */
export function waysOfStatement(claimant, subject) {
  return [wrong(subject), otherClaimant(claimant, subject)];
}

/** The way of moving a report to another incident. */
export function otherIncident(reportId, incidentId) {
  const choice = new IncidentChoice(incidentId);
  return { words: "Another incident", element: choice.element, read: () => ({ kind: "incident", report_id: reportId, incident_id: choice.read() }) };
}

function wrong(subject) {
  return {
    words: "The article does not say so",
    element: element("p", {}, "It stays with the report, marked as wrong, and leaves the ledger."),
    read: () => ({ kind: "wrong", ...subject }),
  };
}

function otherClaimant(claimant, subject) {
  const nobody = tick("nobody", "nobody", "The article says it itself");
  const name = element("input", { name: "claimant", maxlength: "200", autocomplete: "off", value: claimant?.name ?? null });
  const kind = select("claimant_kind", pairs(CLAIMANT_KINDS), claimant?.kind ?? "unknown");
  const isNobody = () => nobody.querySelector("input").checked;
  return {
    words: "Somebody else says it",
    element: element("div", { class: "together" }, field("Who says it", name), field("That is", kind), nobody),
    read: () => ({ kind: "claimant", ...subject, claimant: isNobody() ? null : name.value.trim(), claimant_kind: isNobody() ? "unknown" : kind.value }),
  };
}

function otherPlace(subject) {
  const place = new OnePlace("Where it counts", "Choose among the places of that name; Enter takes the first.");
  place.search.takesEnter();
  const nowhere = tick("nowhere", "nowhere", "The article does not say where");
  return {
    words: "Another place",
    element: element("div", {}, place.element, nowhere),
    read: () => ({ kind: "place", ...subject, place: nowhere.querySelector("input").checked ? null : chosen(place) }),
  };
}

function chosen(place) {
  const found = place.read();
  if (found === null) throw new Error("Choose a place among those of the name, or say that the article names none.");
  return { name: found.name, geonames_id: found.geonames_id };
}

function otherFigure(figure, subject) {
  const number = (name, value) => element("input", { name, type: "number", step: "any", value: value === null ? null : String(value) });
  const [value, least, most] = [number("value", figure.value), number("min", figure.min), number("max", figure.max)];
  const comparator = select("comparator", pairs(COMPARATORS), figure.comparator);
  const measure = select("measure", pairs(MEASURES), figure.measure);
  const known = POPULATIONS.includes(figure.population) || !figure.population ? [] : [figure.population];
  const population = select("population", [["", "anybody"], ...pairs([...known, ...POPULATIONS])], figure.population ?? "");
  const read = (input) => (input.value === "" ? null : Number(input.value));
  return {
    words: "Another number, or it counts something else",
    element: element("div", {},
      element("div", { class: "together" }, field("Number", value), field("At least", least), field("At most", most), field("Given as", comparator)),
      element("div", { class: "together" }, field("What is counted", measure), field("Of whom", population))),
    read: () => ({
      kind: "figure", ...subject, value: read(value), min: read(least), max: read(most), comparator: comparator.value,
      measure: measure.value, population: population.value || null, unit: figure.unit ?? null,
      submeasure: measure.value === figure.measure ? figure.submeasure ?? null : null,
    }),
  };
}
