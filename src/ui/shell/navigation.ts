/** Signs of the modules, drawn by `module-sign.tsx`. */
export type ModuleSignName = 'city' | 'events' | 'service' | 'trades' | 'system'

export interface NavigationItem {
  readonly href: string
  readonly label: string
  /** A page without the shell, such as the wall: a mark says that one leaves the desk. */
  readonly leaves?: boolean
  /** Paths of things that are opened from it and lie elsewhere. */
  readonly things?: readonly string[]
}

/** One of the city's modules with the pages that the reader may open, never empty. */
export interface NavigationModule {
  readonly name: ModuleSignName
  readonly label: string
  /** At most four Chinese characters, for the bar of phones. */
  readonly short: string
  readonly items: readonly NavigationItem[]
}

export interface Place {
  readonly module: NavigationModule
  readonly item: NavigationItem
}

const holds = (href: string, path: string): boolean => path === href || path.startsWith(`${href}/`)

/** Where an address lies: the item with the longest path that holds it; null for what the navigation does not name. */
export function placeOf(modules: readonly NavigationModule[], path: string): Place | null {
  let best: Place | null = null
  let length = 0
  for (const module of modules)
    for (const item of module.items)
      if (!item.leaves)
        for (const own of [item.href, ...(item.things ?? [])])
          if (holds(own, path) && own.length > length) {
            best = { module, item }
            length = own.length
          }
  return best
}
