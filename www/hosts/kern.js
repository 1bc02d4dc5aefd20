// Switches the theme as KERN pages do: by an attribute on an element around everything.
const button = document.querySelector("#theme");
button.addEventListener("click", () => {
  const dark = document.documentElement.dataset.kernTheme !== "dark";
  document.documentElement.dataset.kernTheme = dark ? "dark" : "light";
  button.setAttribute("aria-pressed", String(dark));
});
