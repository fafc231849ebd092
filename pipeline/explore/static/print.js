// Comfort on every page of ours: a button that prints all of it, what is folded away too. Any browser prints without it.
"use strict";

for (const button of document.querySelectorAll("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const shut = document.querySelectorAll("main details:not([open])");
    for (const each of shut) {
      each.open = true;
    }
    addEventListener("afterprint", () => shut.forEach((each) => (each.open = false)), { once: true });
    print();
  });
}
