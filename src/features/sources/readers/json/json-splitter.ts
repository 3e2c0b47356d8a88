import { badRequest } from '../../../../shared/problem'
import { jsonDepth, rawLength, recordLength } from '../limits'
import { JsonPath, notArray } from './json-path'

export interface JsonElement {
  text: string
  /** Over 8 million characters: then `text` is its beginning only. */
  overlong: boolean
}

const quote = 34
const comma = 44
const colon = 58
const openArray = 91
const slash = 92
const closeArray = 93
const openObject = 123
const closeObject = 125

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9
/** What ends a run of characters that mean nothing to the splitter inside an element. */
const structural = new Uint8Array(128)
for (const code of [quote, comma, openArray, closeArray, openObject, closeObject]) structural[code] = 1

/**
 * Cuts a JSON document into the texts of one array's elements, fed in pieces of any size, holding one element at a
 * time. Only brackets, strings and commas are looked at; an element is checked when it is parsed.
 * Throws `json-broken`, `json-too-deep`, `json-not-array`, `rows-not-found`.
 */
export class JsonSplitter {
  private held = ''
  private waiting = ''
  /** Where in `held` the element, or the key on the path, begins. */
  private from = 0
  private at = 0
  private inString = false
  private inKey = false
  private phase: 'before' | 'within' | 'after' = 'before'
  private arrayDepth = 0
  private elements = 0
  /** The beginning of an element that grew too long to be held. */
  private overlong: string | undefined
  private readonly open: number[] = []
  private readonly path: JsonPath

  constructor(path: readonly string[]) {
    this.path = new JsonPath(path)
  }

  push(piece: string, last: boolean): JsonElement[] {
    const found: JsonElement[] = []
    this.waiting += piece
    // Long elements are looked at again only when as much has come as is held, which keeps them linear.
    if (!last && this.waiting.length < this.held.length) return found
    this.held += this.waiting
    this.waiting = ''
    while (this.at < this.held.length) {
      if (this.inString) this.finishString()
      else if (this.phase === 'within') this.stepWithin(found)
      else this.stepOutside()
    }
    if (last && (this.phase !== 'after' || this.open.length > 0)) {
      throw badRequest('json-broken', 'The JSON ends in the middle')
    }
    this.letGo()
    return found
  }

  private finishString() {
    let end = this.held.indexOf('"', this.at)
    while (end >= 0 && this.slashesBefore(end) % 2 === 1) end = this.held.indexOf('"', end + 1)
    this.at = end < 0 ? this.held.length : end + 1
    if (end < 0) return
    this.inString = false
    if (this.inKey) this.path.foundKey(this.held.slice(this.from, end))
    this.inKey = false
  }

  private slashesBefore(end: number): number {
    let start = end
    while (start > this.from && this.held.charCodeAt(start - 1) === slash) start--
    return end - start
  }

  private stepWithin(found: JsonElement[]) {
    const { held } = this
    let at = this.at
    let code = held.charCodeAt(at)
    while (at < held.length && (code > 127 || structural[code] === 0)) code = held.charCodeAt(++at)
    this.at = at
    if (at >= held.length) return
    this.at++
    if (code === quote) this.inString = true
    else if (code === openArray || code === openObject) this.opens(code)
    else if (code === comma) {
      if (this.open.length === this.arrayDepth) this.endElement(found, at)
    } else {
      this.closes(code)
      if (this.open.length >= this.arrayDepth) return
      const isEmptyArray = this.elements === 0 && this.overlong === undefined && held.slice(this.from, at).trim() === ''
      if (!isEmptyArray) this.endElement(found, at)
      this.phase = 'after'
    }
  }

  private stepOutside() {
    const code = this.held.charCodeAt(this.at++)
    if (isSpace(code)) return
    const isOpening = code === openArray || code === openObject
    if (this.open.length === 0 && (this.phase === 'after' || !isOpening)) {
      if (this.phase === 'after') throw broken('something follows its end')
      throw code === quote ? notArray() : broken('it starts with neither an array nor an object')
    }
    if (isOpening) {
      this.opens(code)
      if (this.phase === 'before' && this.path.opens(code === openArray, this.open.length)) {
        this.phase = 'within'
        this.arrayDepth = this.open.length
        this.from = this.at
      }
    } else if (code === quote) {
      this.inString = true
      this.inKey = this.phase === 'before' && this.path.wantsKey(this.open.length)
      this.from = this.at
    } else if (code === closeArray || code === closeObject) {
      this.closes(code)
      if (this.phase === 'before') this.path.closes(this.open.length)
    } else if (this.phase === 'before') {
      if (code === colon) this.path.colon(this.open.length)
      else if (code === comma) this.path.comma(this.open.length)
      else this.path.scalar()
    }
  }

  private opens(code: number) {
    this.open.push(code)
    if (this.open.length > jsonDepth) throw badRequest('json-too-deep', `JSON nested deeper than ${jsonDepth}`)
  }

  private closes(code: number) {
    const opened = this.open.pop()
    if ((opened === openArray) !== (code === closeArray)) throw broken('brackets cross')
  }

  private endElement(found: JsonElement[], end: number) {
    const overlong = this.overlong !== undefined
    found.push({ text: this.overlong ?? this.held.slice(this.from, end), overlong })
    this.elements++
    this.overlong = undefined
    this.from = end + 1
  }

  /** Keeps of the text only what is still needed. */
  private letGo() {
    const needed = this.phase === 'within' || this.inKey
    if (needed && this.at - this.from > recordLength) {
      if (this.inKey) throw broken('a key longer than 8 million characters')
      this.overlong ??= this.held.slice(this.from, this.from + rawLength)
      this.skipToHere()
    } else if (!needed) this.skipToHere()
    this.held = this.held.slice(this.from)
    this.at -= this.from
    this.from = 0
  }

  /** Inside a string an odd backslash before the cut must stay, for it may escape the quote after it. */
  private skipToHere() {
    this.from = this.at - (this.inString ? this.slashesBefore(this.at) % 2 : 0)
  }
}

const broken = (detail: string) => badRequest('json-broken', `The JSON is broken: ${detail}`)
