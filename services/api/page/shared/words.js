// The words for the contents of alerts.

import { element } from "./elements.js";
import { HARM } from "./vocabulary.js";

export const KINDS = {
  new_story: "New story", new_claim: "New claim", correction: "Correction", retraction: "Retraction", update: "Update",
  denial: "Denial",
};
const COMPARED = {
  about: "about ", at_least: "at least ", more_than: "more than ", at_most: "at most ", less_than: "less than ",
};
const COUNTED = { people_other: "people", distance: "km", other: "" };
const SAID = {
  demand: "Demanded by", accuse: "Alleged by", condemn: "Condemned by", warn: "Warned of by",
  promise: "Promised by", ask: "Asked about by", believe: "Believed by",
};
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

const JUST_PEOPLE = ["people", "persons", "person", "others", "individuals"];

/** What a figure counts. Harm is named by its measure, with the people in brackets; the rest in the article's words. */
export function measured(figure) {
  if (figure.counted && !HARM.includes(figure.measure) && figure.measure !== "distance") {
    return figure.counted;
  }
  const name = figure.submeasure ?? figure.measure;
  const measure = name === "money" && figure.unit ? figure.unit : counting(name);
  const people = JUST_PEOPLE.includes(figure.counted) ? figure.population : figure.counted ?? figure.population;
  return people ? `${measure} (${people})` : measure;
}

/** Whether the news item is a denial, by its claimant or by the article itself. */
export function isDenied({ factuality }) {
  return factuality.polarity === "denied";
}

/** The claimant of a news item, and the kind of the statement ("Denied by"); never the publisher. */
export function claimantOf(item) {
  const { claim } = item;
  const denied = isDenied(item);
  if (!claim?.claimant) {
    const words = claim ? "Claimant not named" : "In the article’s own words, no claimant";
    return element("span", { class: "nobody" }, denied ? "Denied. " : null, words);
  }
  const { name, kind } = claim.claimant;
  const said = denied ? "Denied by" : SAID[claim.cue_class] ?? "Claimed by";
  return element("span", {},
    element("span", { class: "role" }, `${said} `), element("strong", {}, name),
    kind === "unknown" ? null : ` (${kind.replaceAll("_", " ")})`,
    claim.via ? `, via ${claim.via}` : null,
    claim.hedged ? ", with reservation" : null);
}

/** Why something is not told. */
export const HELD_BACK = {
  unsure: "read too unsurely", not_certain: "its source is not certain", belief: "only believed", distance: "a distance",
  loose_count: "a number that nobody monitors", repeated: "said before", told_by_figure: "its figure says the same",
  no_content: "it says too little", marked_wrong: "marked as wrong by hand",
};

export const USUAL_CERTAINTY = 0.55;
const POLICIES = { every_report: ", every report", figures_only: ", figures only" };

/** What a measure counts; nothing for what is of no kind. */
export function counting(measure) {
  return COUNTED[measure] ?? inWords(measure);
}

/** The criteria of a watch, on one line. */
export function criteria(watch) {
  const figures = watch.figures.map((figure) => (counting(figure.measure) || inWords(figure.measure))
    + (figure.at_least === null ? "" : ` ≥ ${NUMBER.format(figure.at_least)}`));
  const asked = [watch.places.map(placeInWords), watch.topics.map((topic) => topic.replaceAll("-", " ")), watch.query ? [watch.query] : [], watch.claimants, figures]
    .filter((part) => part.length).map((part) => part.join(" or ")).join(" + ");
  const certainty = watch.minimum_confidence && watch.minimum_confidence !== USUAL_CERTAINTY ? `, certainty ≥ ${NUMBER.format(watch.minimum_confidence)}` : "";
  return asked + certainty + (watch.beliefs ? ", beliefs too" : "") + (POLICIES[watch.novelty] ?? "");
}

function placeInWords({ name, radius_km: radius }) {
  return radius ? `within ${NUMBER.format(radius)} km of ${name.replace(/^Around /, "")}` : name;
}

/** The least and the greatest number that a figure may mean; `null` if it has no number. */
export function leastAndMost({ value, min, max }) {
  const [least, most] = [min ?? value ?? max, max ?? value ?? min];
  return least === null || most === null ? null : [least, most];
}

/** What a row of the ledger counts: "killed, women". */
export function rowName({ measure, submeasure, population, unit }) {
  return [inWords(submeasure ?? measure), population && inWords(population), unit].filter((part) => part).join(", ");
}

const [UPWARDS, DOWNWARDS] = [["at_least", "more_than"], ["at_most", "less_than"]];

/** The range of a row: "24 to 41", "at least 15" where all say so, "24 to more than 41", or that no number stands. */
export function range({ low, high, entries }) {
  if (low === null) return "no number stands";
  const stand = entries.filter((one) => !one.retracted && !isDenied(one));
  const most = high ?? low;
  if (low === most) return `${COMPARED[common(stand)] ?? ""}${NUMBER.format(low)}`;
  const last = common(stand.filter((one) => leastAndMost(one)?.[1] === most));
  return `${NUMBER.format(low)} to ${UPWARDS.includes(last) ? COMPARED[last] : ""}${NUMBER.format(most)}`;
}

/** How all figures compare: the weaker word of two for one direction, and exactly if they differ in more. */
function common(figures) {
  const found = [...new Set(figures.map(({ comparator }) => comparator))];
  if (found.length === 1) return found[0];
  const isAll = (direction) => found.length > 0 && found.every((each) => direction.includes(each));
  return isAll(UPWARDS) ? "at_least" : isAll(DOWNWARDS) ? "at_most" : "exact";
}

const GRADES = {
  confirmed: "Confirmed: the accused side concedes a figure.",
  fair: "Fair: independent claimants agree.",
  weak: "Weak: one claimant alone.",
  contested: "Contested: independent claimants give ranges that do not meet, or one denies.",
  retracted: "Retracted: no figure stands any more.",
};

/** The grade of a row in words, and its number of independent claimants if the words do not give it. */
export function grade(row) {
  const { independent } = row;
  if (row.grade === "weak") return row.entries.some(({ claimant }) => claimant) ? GRADES.weak : "Weak: no claimant, only articles in their own words.";
  return `${GRADES[row.grade] ?? row.grade} ${independent} independent ${independent === 1 ? "claimant" : "claimants"}.`;
}

/** Words of an article in quotation marks, unless they begin with some. */
export function quoted(words) {
  return /^["“”„«'‘]/.test(words) ? words : `“${words}”`;
}
