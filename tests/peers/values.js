// From plain objects to numbers and back: `true`, `false` and `null` for unknown as 2, 0 and 1.

export function asBytes(given, names) {
  const bytes = new Uint8Array(names.length);
  for (let place = 0; place < names.length; place += 1) {
    const value = given[names[place]];
    bytes[place] = value === true ? 2 : value === false ? 0 : 1;
  }
  return bytes;
}

const VALUES = [false, null, true];

export function asTruths(bytes, names) {
  const truths = {};
  for (let place = 0; place < names.length; place += 1) truths[names[place]] = VALUES[bytes[place]];
  return truths;
}
