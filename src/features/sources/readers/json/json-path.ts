import { badRequest } from '../../../../shared/problem'

/**
 * Follows a dotted path through the members of a JSON document while it streams by, until the array at its end opens.
 * `depth` is the number of brackets open. Throws `json-not-array`, `rows-not-found`, `json-broken`.
 */
export class JsonPath {
  private matched = 0
  private awaitsKey = false
  private key = ''
  private awaitsValue = false

  constructor(private readonly path: readonly string[]) {}

  /** Whether a string that opens now is a key on the path. */
  wantsKey(depth: number): boolean {
    if (this.awaitsValue) throw this.notFound()
    return this.awaitsKey && depth === this.matched + 1
  }

  foundKey(text: string) {
    try {
      this.key = JSON.parse(`"${text}"`)
    } catch {
      throw badRequest('json-broken', 'The JSON is broken: a key cannot be read')
    }
    this.awaitsKey = false
  }

  colon(depth: number) {
    if (depth === this.matched + 1) this.awaitsValue = this.key === this.path[this.matched]
  }

  comma(depth: number) {
    if (this.awaitsValue) throw this.notFound()
    if (depth === this.matched + 1) this.awaitsKey = true
  }

  /** A number, true, false or null. */
  scalar() {
    if (this.awaitsValue) throw this.notFound()
  }

  /** Whether the bracket just opened, now counted in `depth`, is the array at the end of the path. */
  opens(isArray: boolean, depth: number): boolean {
    if (depth === 1) {
      if (this.path.length === 0 && !isArray) throw notArray()
      if (this.path.length > 0 && isArray) throw this.notFound()
      this.awaitsKey = true
      return isArray
    }
    if (!this.awaitsValue) return false
    this.awaitsValue = false
    const atEnd = this.matched === this.path.length - 1
    if (atEnd !== isArray) throw this.notFound()
    if (!atEnd) {
      this.matched++
      this.awaitsKey = true
    }
    return atEnd
  }

  closes(depth: number) {
    if (depth === this.matched) throw this.notFound()
  }

  private notFound() {
    return badRequest('rows-not-found', `The JSON holds no array at ${this.path.join('.') || 'its top'}`)
  }
}

export const notArray = () =>
  badRequest('json-not-array', 'The JSON must be an array of objects, or `rows` must say where in it the array is')
