// Every page works without this script. It only starts the NHS components that are nicer with one.
import { initAll } from "./nhsuk-frontend.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
