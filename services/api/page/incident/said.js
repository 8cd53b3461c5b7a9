// What was said of each row of an incident besides the figures that stand in it, and how its rows are told apart.

import { period } from "../shared/elements.js";
import { isDenied, rowName } from "../shared/words.js";

/** Whose figure it is: one key for all figures of a claimant, or of an outlet's own voice. */
export function voice({ claimant, publisher, evidence }) {
  return claimant?.key ?? `by ${publisher ?? evidence.publisher}`;
}

/** What of the incident's history belongs to a row, for `ledgerRow`. The latest is first. */
export function saidOf(row, rows, { figures, denials }) {
  const shown = new Set(rows.flatMap(({ entries }) => entries.map(({ finding_id: id }) => id)));
  const own = figures.filter((each) => each.rows.includes(row.row_id)).reverse();
  const left = own.filter(({ finding_id: id }) => !shown.has(id));
  const sites = new Map(own.map((each) => [each.finding_id, each.site]));
  const voices = new Set(rows.flatMap(({ row_id: id, entries }) => (own.some((each) => each.rows.includes(id)) ? entries.map(voice) : [])));
  return {
    siteOf: ({ finding_id: id }) => sites.get(id) ?? null,
    others: (entry) => left.filter((each) => !isDenied(each) && voice(each) === voice(entry)),
    denied: [...left.filter(isDenied), ...denials.filter((each) => each.rows.includes(row.row_id))],
    besides: left.filter((each) => !isDenied(each) && !voices.has(voice(each)) && each.rows.at(-1) === row.row_id),
  };
}

/** The rows as they are shown, each with those that count the same on other days: the newest of these is first. */
export function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    const key = JSON.stringify([rowName(row), placeOf(row)]);
    groups.set(key, [row, ...(groups.get(key) ?? [])]);
  }
  return [...groups.values()].flatMap((group) => group.map((row) => ({ row, group })));
}

/** What a row counts, with its place or its last day where others count the same. */
export function nameAmong(row, group, rows) {
  const isElsewhere = rows.some((other) => rowName(other) === rowName(row) && placeOf(other) !== placeOf(row));
  const day = group.length > 1 && row.period ? `as of ${period({ start: row.period.end, end: row.period.end })}` : null;
  return [rowName(row), isElsewhere ? row.place?.name : null, day].filter((part) => part).join(", ");
}

function placeOf({ place }) {
  return place?.geonames_id ?? place?.name ?? null;
}
