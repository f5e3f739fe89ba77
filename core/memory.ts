/** Keeps what was made under a key, the most recently used first; what is made must depend on the key alone. */
export type Memory = { recall<T>(key: string, make: () => T): T }

/** @param kept how many things are kept; the least recently used goes first. */
export const createMemory = (kept: number): Memory => {
  const known = new Map<string, unknown>()
  return {
    recall: <T>(key: string, make: () => T): T => {
      const thing = known.has(key) ? (known.get(key) as T) : make()
      known.delete(key)
      known.set(key, thing)
      for (const oldest of known.keys()) {
        if (known.size <= kept) break
        known.delete(oldest)
      }
      return thing
    },
  }
}

/** Makes everything anew. */
export const noMemory: Memory = { recall: (_key, make) => make() }
