const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

const found = (text: string, list: readonly (readonly [mark: string, name: string])[]) =>
  list.find(([mark]) => text.includes(mark))?.[1]

/** `Chrome · Windows` of a browser's own description; null where it says neither. */
export function browserName(userAgent: string | null): string | null {
  const names = userAgent === null ? [] : [found(userAgent, browsers), found(userAgent, systems)]
  return names.filter(each => each !== undefined).join(' · ') || null
}
