// @ts-check
// Reads a Content-Security-Policy as far as the files of the check are concerned.

/** @typedef {Map<string, string[]>} Policy Sources by directive. */

/**
 * All policies of an answer; each of them must admit a thing.
 * @param {string | null} header
 * @returns {Policy[]}
 */
export function policiesOf(header) {
  return (header ?? "").split(",").filter((policy) => policy.trim()).map((policy) => {
    /** @type {Policy} */
    const read = new Map();
    for (const directive of policy.split(";")) {
      const [name, ...sources] = directive.trim().split(/\s+/);
      // The first one of a name counts, as in browsers.
      if (name && !read.has(name.toLowerCase())) read.set(name.toLowerCase(), sources);
    }
    return read;
  });
}

const SCRIPT = ["script-src-elem", "script-src", "default-src"];

/**
 * The sources of the first directive that is there; undefined where none is, which admits everything.
 * @param {Policy} policy
 * @param {string[]} names
 */
function sourcesOf(policy, names) {
  const name = names.find((name) => policy.has(name));
  return name === undefined ? undefined : (policy.get(name) ?? []);
}

const isSign = (/** @type {string} */ source) => /^'(nonce-|sha(256|384|512)-|strict-dynamic)/i.test(source);

/**
 * Whether WebAssembly may compile.
 * @param {Policy[]} policies
 */
export function admitsWasm(policies) {
  return policies.every((policy) => {
    const sources = sourcesOf(policy, ["script-src", "default-src"]);
    return !sources || sources.some((source) => /^'(wasm-)?unsafe-eval'$/i.test(source));
  });
}

/**
 * Whether a script that stands in a page runs there.
 * @param {Policy[]} policies
 * @param {string} hash its source, in quotation marks
 */
export function admitsInline(policies, hash) {
  return policies.every((policy) => {
    const sources = sourcesOf(policy, SCRIPT);
    // A hash or nonce takes the force from 'unsafe-inline'.
    return !sources || sources.includes(hash) || (sources.includes("'unsafe-inline'") && !sources.some(isSign));
  });
}

/**
 * Whether a script file runs.
 * @param {Policy[]} policies
 * @param {URL} file
 * @param {string} integrity its checksum, as the line for it has it
 * @param {string} [nonce] that of the line
 */
export function admitsScript(policies, file, integrity, nonce) {
  return policies.every((policy) => {
    const sources = sourcesOf(policy, SCRIPT);
    if (!sources || sources.includes(`'${integrity}'`) || (nonce && sources.includes(`'nonce-${nonce}'`))) return true;
    // With it, addresses do not count.
    return !sources.includes("'strict-dynamic'") && sources.some((source) => matches(source, file));
  });
}

/**
 * Whether a file may be fetched, or a page be framed.
 * @param {Policy[]} policies
 * @param {URL} file
 * @param {"connect" | "frame"} what
 */
export function admits(policies, file, what) {
  const names = what === "connect" ? ["connect-src", "default-src"] : ["frame-src", "child-src", "default-src"];
  return policies.every((policy) => sourcesOf(policy, names)?.some((source) => matches(source, file)) ?? true);
}

/**
 * Which pages may frame the answer: none, some or all.
 * @param {Policy[]} policies
 * @param {string | null} options X-Frame-Options, which counts only where no policy speaks
 */
export function framers(policies, options) {
  const named = policies.flatMap((policy) => (policy.has("frame-ancestors") ? [policy.get("frame-ancestors") ?? []] : []));
  if (named.length > 0) {
    const here = new URL(location.href);
    if (!named.every((sources) => sources.some((source) => matches(source, here)))) return "none";
    return named.every((sources) => sources.includes("*")) ? "all" : "some";
  }
  if (/deny/i.test(options ?? "")) return "none";
  return /sameorigin/i.test(options ?? "") ? "some" : "all";
}

/**
 * @param {string} source
 * @param {URL} address
 */
function matches(source, address) {
  if (source === "'self'") return address.origin === location.origin;
  if (source === "*") return /^https?:$/.test(address.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return address.protocol === source.toLowerCase();
  const [, scheme, host, port, path] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:']+)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? [];
  if (!host || (scheme && address.protocol !== `${scheme.toLowerCase()}:`)) return false;
  const wanted = host.toLowerCase();
  const isHost = wanted.startsWith("*.") ? address.hostname.endsWith(wanted.slice(1)) : address.hostname === wanted;
  if (!isHost || (port !== "*" && (port ?? "") !== address.port)) return false;
  return !path || (path.endsWith("/") ? address.pathname.startsWith(path) : address.pathname === path);
}
