// The frame of the dialogs in which one fills in something: title, parts, what is wrong, and the button that does it.

import { Complaint } from "./complaint.js";
import { button } from "./controls.js";
import { element } from "./elements.js";

/** Open a dialog with these parts, and a button of these words.
 *
 * The button has `act()` done; then the dialog closes, and `onDone(done)` is given what `act()` gave. What is refused is
 * said, and the dialog stays open. With `stays` it stays open in any case, for `onDone` to show something there.
 * `beside(complaint)` gives further buttons, which say by the complaint what is wrong. */
export function openDialog(dialog, { title, parts, words, act, onDone = () => {}, stays = false, beside = () => [] }) {
  const form = element("form", { novalidate: true });
  const complaint = new Complaint(form);
  form.append(element("h2", { id: dialog.getAttribute("aria-labelledby") }, title), ...parts.filter((part) => part), complaint.element,
    element("div", { class: "buttons" }, button("Cancel", () => dialog.close()), ...beside(complaint),
      element("button", { type: "submit", class: "primary" }, words)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    complaint.show(null);
    const pressed = form.querySelector("[type=submit]");
    pressed.disabled = true;
    try {
      const done = await act();
      if (!stays) dialog.close();
      await onDone(done);
    } catch (error) {
      complaint.show(error);
    } finally {
      pressed.disabled = false;
    }
  });
  dialog.replaceChildren(form);
  dialog.showModal();
}
