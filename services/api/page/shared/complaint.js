// Where a form says what is wrong, in the words of its labels.

import { element } from "./elements.js";

/** `show(error)` says it, and marks and focuses the faulty controls. */
export class Complaint {
  constructor(form) {
    this.form = form;
    this.element = element("p", { class: "error", role: "alert" });
  }

  show(error) {
    for (const control of this.form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
    const faults = faultsOf(this.form, error);
    this.element.textContent = wordsOf(faults, error);
    const named = (error?.fields ?? []).map((name) => find(this.form, [name]));
    const faulty = [...faults.map(({ control }) => control), error?.control, ...named].filter((control) => control);
    for (const control of faulty) control.setAttribute("aria-invalid", "true");
    faulty[0]?.focus();
  }
}

/** What is wrong, in the words of the form's labels: no name of a parameter, where a control has one. */
export function inLabels(form, error) {
  return wordsOf(faultsOf(form, error), error);
}

function faultsOf(form, error) {
  return (error?.errors ?? []).map((fault) => ({ ...fault, control: find(form, fault.path) }));
}

function wordsOf(faults, error) {
  return faults.length ? faults.map(inWords).join("; ") : error?.message ?? "";
}

/** The control of a field by its path, or the closest around it; `null` if the form has none. */
function find(form, path) {
  let [scope, found] = [form, null];
  path.forEach((name, index) => {
    const next = scope && (ofName(scope, name) ?? (index ? ofName(scope, `${path[index - 1]}_${name}`) : null));
    if (!next) return;
    found = next;
    scope = next.matches("input, select, textarea") ? null : next;
  });
  return found;
}

/** The control of that name, rather one that is shown. */
function ofName(scope, name) {
  const controls = [...scope.querySelectorAll(`[name="${CSS.escape(name)}"], [data-field="${CSS.escape(name)}"]`)];
  return controls.find((control) => control.closest("[hidden]") === null) ?? controls[0] ?? null;
}

function inWords({ path, detail, control }) {
  const label = (control && labelOf(control)) || (path[0] ?? "").replaceAll("_", " ");
  return label ? `${label}: ${detail}` : detail;
}

/** The words beside a control; those above a group, and above the ticks of one. */
function labelOf(control) {
  const group = control.matches("input:not([type=checkbox]), select, textarea") ? null : control.closest("fieldset");
  const place = group ? group.querySelector("legend") : control.closest("label");
  return (place?.firstChild?.textContent ?? "").trim();
}
