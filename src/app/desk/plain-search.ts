/** The parameters of a page's address, one value a name; empty ones are none. */
export function plainSearch(asked: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(asked)) {
    const one = Array.isArray(value) ? value[0] : value
    if (one) plain[name] = one
  }
  return plain
}
