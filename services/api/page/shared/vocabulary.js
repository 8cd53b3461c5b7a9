// The words of the contracts that forms offer, and the same words for people.

// generated: words
export const MEASURES = ["killed", "wounded", "bodies_found", "missing", "detained", "abducted", "displaced",
  "evacuated", "people_other", "freed", "cases", "crowd", "households", "attacks", "buildings", "homes", "weapons",
  "money", "percent", "distance", "other"];
export const HARM = ["killed", "wounded", "bodies_found", "missing", "detained", "displaced"];
export const POPULATIONS = ["civilians", "children", "women", "men", "fighters", "security_forces", "journalists",
  "medics", "aid_workers", "protesters", "refugees", "prisoners", "elderly"];
export const COMPARATORS = ["exact", "about", "at_least", "more_than", "at_most", "less_than", "between"];
export const CLAIMANT_KINDS = ["person", "government", "armed_group", "international_organisation", "ngo", "media",
  "unnamed_official", "unknown"];
// end: words

/** A word as people write it: "bodies found". */
export const plain = (word) => word.replaceAll("_", " ");

/** Words as the choices of a select. */
export const pairs = (words) => words.map((word) => [word, plain(word)]);
