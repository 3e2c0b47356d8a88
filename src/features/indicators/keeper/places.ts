/** The areas of which live values are kept, by their place in `codes`: the city first, then districts and bodies. */
export class Places {
  readonly codes: readonly string[]
  readonly #position: ReadonlyMap<string, number>
  readonly #districts: ReadonlySet<string>
  readonly #known = new Map<string, readonly number[]>()

  constructor(areas: {
    readonly city: string
    readonly districts: readonly string[]
    readonly bodies: readonly { readonly code: string }[]
  }) {
    this.codes = [areas.city, ...areas.districts, ...areas.bodies.map(each => each.code)]
    this.#position = new Map(this.codes.map((code, i) => [code, i]))
    this.#districts = new Set(areas.districts)
  }

  /** Areas in which a step counts; none for a district outside the city. */
  of(district: string, body: string | null): readonly number[] {
    const key = `${district} ${body ?? ''}`
    const known = this.#known.get(key)
    if (known) return known
    const codes = this.#districts.has(district) ? [district, ...(body === null ? [] : [body])] : []
    const own = codes.flatMap(code => this.#position.get(code) ?? [])
    const found = own.length === 0 ? own : [0, ...own]
    this.#known.set(key, found)
    return found
  }
}
