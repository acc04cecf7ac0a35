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

// Escape, or the link, hides the page at once where it stands: nothing typed is lost. Escape never
// shows it again, for it is pressed twice in a hurry; the button does.
const screen = document.getElementById("hidden-screen");
if (screen && screen.showModal) {
  const title = document.title;
  const hide = () => {
    if (screen.open) {
      return;
    }
    document.title = "Screen hidden";
    screen.showModal();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      hide();
    }
  });
  screen.addEventListener("cancel", (event) => event.preventDefault());
  screen.addEventListener("close", () => {
    document.title = title;
  });
  document.getElementById("hide-screen")?.addEventListener("click", (event) => {
    event.preventDefault();
    hide();
  });
}

// The code of a one-time link stands behind the #, which no server and no log ever gets. It goes
// into its box, and out of the address bar and the history.
const codeBox = document.querySelector("[data-from-address]");
if (codeBox && location.hash.length > 1) {
  codeBox.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
