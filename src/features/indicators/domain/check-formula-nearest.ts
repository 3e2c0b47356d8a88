/** Changes of one letter that lead from one word to the other; two letters in the wrong order are one. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

/** The names somebody may have meant, the likeliest first; none that is not like it. */
export function nearestNames(written: string, names: readonly string[], most = 4): readonly string[] {
  const own = written.toLowerCase()
  if (own === '') return []
  const reach = Math.max(1, Math.ceil(own.length / 3))
  return names
    .map(name => {
      const other = name.toLowerCase()
      const isPart = own.length > 2 && (other.includes(own) || own.includes(other))
      return { name, far: Math.min(distance(own, other), isPart ? 1 : Number.POSITIVE_INFINITY) }
    })
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}
