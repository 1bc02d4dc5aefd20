// Keeps what the page writes to the console, for tests to read.
const warnings = [];
const errors = [];
for (const [kind, lines] of [["warn", warnings], ["error", errors]]) {
  const write = console[kind];
  console[kind] = (...parts) => {
    lines.push(parts.join(" "));
    write.apply(console, parts);
  };
}
addEventListener("error", (event) => errors.push(event.message));
addEventListener("securitypolicyviolation", (event) => errors.push(`${event.effectiveDirective} blocks ${event.blockedURI}`));
addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
