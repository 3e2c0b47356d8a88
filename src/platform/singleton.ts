/**
 * One instance a process. Next bundles its own copy of every module, so what must exist once
 * (the pool, the configuration, the map store) lives on `globalThis` under a name.
 */
export function singleton<T>(name: string, make: () => T): T {
  const key = Symbol.for(`chengmai.${name}`)
  const store = globalThis as unknown as Record<symbol, T | undefined>
  const existing = store[key]
  if (existing !== undefined) return existing
  const made = make()
  store[key] = made
  return made
}

/** Lets the next use make it anew: for what depends on an environment that has just changed. */
export function forget(name: string): void {
  delete (globalThis as unknown as Record<symbol, unknown>)[Symbol.for(`chengmai.${name}`)]
}
