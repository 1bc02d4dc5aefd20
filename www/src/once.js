// @ts-check

/**
 * A loader that loads each thing once. A failure is not remembered.
 * @template T
 * @param {(key: string) => Promise<T>} load
 */
export function once(load) {
  /** @type {Map<string, Promise<T>>} */
  const loads = new Map();
  return (key = "") => {
    const known = loads.get(key);
    if (known) return known;
    const promise = load(key);
    promise.catch(() => loads.delete(key));
    loads.set(key, promise);
    return promise;
  };
}
