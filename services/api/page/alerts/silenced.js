// Which of the desk's silences mute an alert, by its labels, as the service that sends alerts has them.

import { all } from "../shared/service.js";

/** The desk's silences that have not ended. */
export async function standing() {
  return (await all("silences")).filter(({ ends_at: end }) => Date.parse(end) > Date.now());
}

/** Of these silences the one that mutes the alert now, and for the longest time; `undefined` if none does. */
export function mutedBy(silences, alert, now = Date.now()) {
  return silences.filter(({ starts_at: start, ends_at: end, matchers }) =>
    Date.parse(start) <= now && now < Date.parse(end) && matchers.every((matcher) => fits(alert, matcher)))
    .sort((left, right) => Date.parse(right.ends_at) - Date.parse(left.ends_at))[0];
}

function fits(alert, { label, operator, value }) {
  const values = valuesOf(alert, label);
  if (operator === "=") return values.includes(value);
  if (operator === "!=") return !values.includes(value);
  const pattern = patternOf(value);
  if (pattern === null) return false; // rather no word of a silence than a wrong one
  return values.some((one) => pattern.test(one)) === (operator === "=~");
}

/** What matches a whole value; `null` if browsers cannot read it. */
function patternOf(value) {
  try {
    return new RegExp(`^(?:${value})$`, "u");
  } catch {
    return null;
  }
}

/** All values of a label: ids, keys and names. */
function valuesOf({ watch_name: watchName, labels }, label) {
  switch (label) {
    case "watch": return [labels.watch, watchName];
    case "place": return labels.places.flatMap((place) => [place, ...place.within])
      .flatMap(({ name, geonames_id: id }) => [name, ...(id ? [String(id)] : [])]);
    case "claimant": return labels.claimants.flatMap(({ key, name }) => [key, name]);
    case "topic": return labels.topics;
    case "measure": return labels.measures;
    default: return labels[label] ? [labels[label]] : [];
  }
}
