// Stands for an older version of the element that was on the page first.
customElements.define("ai-act-check", class extends HTMLElement {
  static version = "0.0.0";
});
