// Pages show themselves anew once what was corrected by hand has been filed again: at once where it was corrected, and
// wherever else they are open, or come back.

import { tell } from "./controls.js";
import { answer } from "./service.js";

const [PAUSE, QUIET, LONGEST] = [700, 3_000, 60_000]; // milliseconds
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const channel = new BroadcastChannel("claimwatch-corrected");

export class Anew {
  /** `path` is where the service has what the page shows; `list()` shows the corrections, `show()` all of the page. */
  constructor(path, list, show) {
    [this.path, this.list, this.show] = [path, list, show];
    this.round = 0; // the number of the last correction
    onCorrected(() => inPlace(show));
  }

  /** Keep in mind how it is, before it is corrected. */
  async remember() {
    this.etag = await this.standing();
  }

  async standing() {
    return (await answer(this.path)).etag;
  }

  /** Say that it is `done`, and show the page as soon as it is filed again, until nothing more comes of it. */
  async settle(done) {
    const mine = (this.round += 1);
    await this.list();
    tell(null, `${done} It is being filed again …`);
    let [began, changed] = [Date.now(), null];
    while (mine === this.round && Date.now() - (changed ?? began) < (changed ? QUIET : LONGEST)) {
      await pause(PAUSE);
      const etag = await this.standing();
      if (mine !== this.round || etag === this.etag) continue;
      [this.etag, changed] = [etag, Date.now()];
      await inPlace(this.show);
      tell(null, `${done} This is how it stands now.`);
    }
    if (mine !== this.round) return;
    if (changed) channel.postMessage(this.path);
    else tell(null, `${done} It waits to be filed again; open this page again later to see how it stands.`);
  }
}

/** Call `show()` when something was corrected on another page, and when the browser has kept this one and brings it back. */
export function onCorrected(show) {
  const again = () => Promise.resolve(show()).catch(tell);
  channel.addEventListener("message", again);
  addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });
}

/** Show the page's things, and leave the reader where they are: at the same height, at the same control. */
async function inPlace(show) {
  const [height, { id, ariaLabel }] = [window.scrollY, document.activeElement];
  await show();
  window.scrollTo({ top: height, behavior: "instant" });
  if (document.activeElement !== document.body || !(id || ariaLabel)) return;
  const same = id ? document.getElementById(id) : document.querySelector(`[aria-label="${CSS.escape(ariaLabel)}"]`);
  same?.focus({ preventScroll: true });
}
