// Aliases: under which name a claimant with one of several names is filed.

import { all, answer, create, send } from "../shared/service.js";

/** The aliases that have one of these names, however it is written. */
export async function aliasesOf(names) {
  const wanted = new Set(names.map(plain));
  return (await all("aliases")).filter((alias) => [alias.name, ...alias.names].some((name) => wanted.has(plain(name))));
}

/** File claimants with one of the names as `name` from now on; what each was merged with before follows. */
export function join(name, names) {
  return create("claimants/merge", { name, names });
}

/** Take a name from an alias; an alias without names is deleted. */
export function part(alias, name) {
  const names = alias.names.filter((other) => other !== name);
  if (names.length === 0) return send("DELETE", pathOf(alias.alias_id));
  return change(alias.alias_id, (current) => current.names.filter((other) => other !== name));
}

/** Change the names of an alias as it is now; refused if somebody else changes it meanwhile. */
async function change(id, namesOf) {
  const { body, etag } = await answer(pathOf(id));
  return send("PATCH", pathOf(id), { names: namesOf(body) }, etag);
}

function pathOf(id) {
  return `aliases/${encodeURIComponent(id)}`;
}

function plain(name) {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}
