// The claimants: who said how much and when last, and of one of them what it said where and under which names.

import { onCorrected } from "../shared/anew.js";
import { showCaller } from "../shared/caller.js";
import { tell } from "../shared/controls.js";
import { showAll } from "./list.js";
import { showOne } from "./one.js";

const claimant = new URLSearchParams(location.search).get("claimant");

if (claimant !== null) onCorrected(() => showOne(claimant));
(claimant === null ? showAll() : showOne(claimant)).catch(tell);
showCaller(document.getElementById("log-out")).catch(console.error);
