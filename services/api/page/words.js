// The words for what alerts carry.

import { element } from "./elements.js";

export const KINDS = { new_story: "New story", new_claim: "New claim", correction: "Correction", update: "Update" };
const COMPARED = {
  about: "about ", at_least: "at least ", more_than: "more than ", at_most: "at most ", less_than: "less than ",
};
const COUNTED = { people_other: "people", distance: "km", other: "" };
const SAID = {
  demand: "Demanded by", accuse: "Alleged by", condemn: "Condemned by", warn: "Warned of by",
  promise: "Promised by", ask: "Asked about by", believe: "Believed by",
};
const LONGEST_ABBREVIATION = 4;
const NUMBER = new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 });

/** Comparator and value: "more than 4,000", "15 to 20". */
export function amount(figure) {
  if (figure.comparator === "between" && figure.min !== null && figure.max !== null) {
    return `${NUMBER.format(figure.min)} to ${NUMBER.format(figure.max)}`;
  }
  const value = figure.value ?? figure.min ?? figure.max;
  return (COMPARED[figure.comparator] ?? "") + (value === null ? figure.text : NUMBER.format(value));
}

function inWords(measure) {
  return measure.replaceAll("_", " ");
}

/** What was counted, and of whom. */
export function measured(figure) {
  const measure = figure.measure === "money" && figure.unit ? figure.unit : COUNTED[figure.measure] ?? inWords(figure.measure);
  return figure.population ? `${measure} (${figure.population})` : measure;
}

/** A place as the article writes it; behind one that the gazetteer lacks, what it lies in. */
export function whereabouts(place, places) {
  const name = asWritten(place);
  const [area] = place.within;
  if (place.geonames_id !== null || area === undefined) return name;
  const same = area.geonames_id === null ? undefined
    : places.find((other) => other.geonames_id === area.geonames_id && other.role === "location");
  const around = same ? asWritten(same) : area.name;
  return name.toLowerCase().includes(around.toLowerCase()) ? name : `${name}, ${around}`;
}

/** The name in the article's own spelling, but not in the capitals of a dateline. */
function asWritten({ text, name }) {
  const written = text.trim().split(/\s+/).join(" ");
  if (written.toLowerCase() === name.toLowerCase()) return name;
  const isLower = written === written.toLowerCase();
  const isUpper = written === written.toUpperCase() && written.length > LONGEST_ABBREVIATION;
  if (!isLower && !isUpper) return written;
  return written.toLowerCase().replace(/(^|[^\p{L}])\p{L}/gu, (initial) => initial.toUpperCase());
}

/** Whether its source, or the article where there is none, says that it is not so. */
export function isDenied(something) {
  return something?.factuality.polarity === "denied";
}

/** Who claims or denies it, never to be taken for who published it. */
export function claimantOf(attribution, figure) {
  const claimant = attribution?.claimant ?? figure?.claimant ?? null;
  const denied = isDenied(figure ?? attribution);
  if (claimant === null) {
    const words = attribution ? "Claimant not named" : "In the article’s own words, no claimant";
    return element("span", { class: "nobody" }, denied ? "Denied. " : null, words);
  }
  const kind = claimant.kind === "unknown" ? null : ` (${claimant.kind.replaceAll("_", " ")})`;
  const said = denied ? "Denied by" : SAID[attribution?.cue_class] ?? "Claimed by";
  return element("span", {},
    element("span", { class: "role" }, `${said} `), element("strong", {}, claimant.name), kind,
    attribution?.via ? `, via ${attribution.via.name}` : null,
    attribution?.hedged ? ", with reservation" : null);
}

/** What a watch looks for, on one line. */
export function criteria(watch) {
  const figures = watch.figures.map((one) => (COUNTED[one.measure] || inWords(one.measure))
    + (one.at_least === null ? "" : ` ≥ ${NUMBER.format(one.at_least)}`));
  const asked = [watch.places.map((place) => place.name), watch.topics, watch.query ? [watch.query] : [], watch.claimants, figures]
    .filter((part) => part.length).map((part) => part.join(" or ")).join(" + ");
  const certainty = watch.minimum_confidence ? `, certainty ≥ ${NUMBER.format(watch.minimum_confidence)}` : "";
  return asked + certainty + (watch.beliefs ? ", beliefs too" : "");
}
