// Every page works without this script. It only starts the NHS components that are nicer with one.
import {
  initButtons,
  initCheckboxes,
  initCode,
  initErrorSummary,
  initHeader,
  initNotificationBanners,
  initPasswordInputs,
  initRadios,
  initSkipLinks,
} from "./nhsuk-frontend.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initButtons();
initCode();
initErrorSummary();
initHeader();
initNotificationBanners();
initPasswordInputs();
initSkipLinks();

// app.css reveals a choice's own fields by itself, where the browser can. The component would add
// aria-expanded to each radio button, which a radio button may not have (axe: aria-allowed-attr).
if (!CSS.supports("selector(:has(*))")) {
  initCheckboxes();
  initRadios();
}
