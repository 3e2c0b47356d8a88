import { SaxesParser } from 'saxes'
import { badRequest } from '../../../../shared/problem'
import { cellTooLarge, rawLength, recordLength, xmlDepth } from '../limits'
import type { RawRow, RowFault } from '../row-reading'
import { pieces, type RowScanner } from '../row-scanner'
import { keepable } from '../text'

type Attributes = Record<string, unknown>
type Fault = Omit<RowFault, 'raw'>
const attributeKinds = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])

/**
 * Trace attributes come before the events of their trace (the schema's order) and are repeated on each, as `case:<key>`.
 * Attributes within attributes, globals, classifiers and extensions are left out, as pm4py does.
 */
export class XesScanner implements RowScanner {
  private readonly parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
  private rows: RawRow[] = []
  private trace: Attributes = {}
  private event: Attributes | undefined
  private eventFault: Fault | undefined
  private traceFault: Fault | undefined
  private line = 1
  private readonly open: string[] = []
  private sinceTag = 0

  constructor() {
    this.parser.on('error', error => {
      throw badRequest('xes-broken', `The XML is broken: ${keepable(error.message, 300)}`)
    })
    this.parser.on('opentagstart', tag => this.opensStart(tag.name))
    this.parser.on('opentag', tag => this.opens(tag.name, tag.attributes))
    this.parser.on('closetag', tag => this.closes(tag.name))
  }

  *push(piece: string, last: boolean): Generator<readonly RawRow[]> {
    this.sinceTag += piece.length
    // No XML may hold these characters; as U+FFFD they cost the event they stand in and not the file.
    this.parser.write(piece.replaceAll(/[\0\uFFFF]/g, '\uFFFD'))
    if (this.sinceTag > recordLength) throw badRequest('xes-broken', 'More than 8 million characters without a tag')
    if (last) this.parser.close()
    const { rows } = this
    this.rows = []
    yield* pieces(rows)
  }

  private opensStart(name: string) {
    if (name !== 'event') return
    this.line = this.parser.line
  }

  private opens(name: string, attributes: Record<string, string>) {
    this.sinceTag = 0
    const parent = this.open.at(-1)
    if (parent === undefined && name !== 'log') throw badRequest('xes-broken', 'The root element is not <log>')
    this.open.push(name)
    if (this.open.length > xmlDepth) throw badRequest('xes-broken', `XML nested deeper than ${xmlDepth}`)
    if (name === 'trace') {
      this.trace = {}
      this.traceFault = undefined
    } else if (name === 'event') {
      this.event = {}
      this.eventFault = undefined
    } else if (attributeKinds.has(name) && attributes.key !== undefined) {
      this.attribute(parent, name, attributes.key, attributes.value ?? '')
    }
  }

  private attribute(parent: string | undefined, kind: string, key: string, text: string) {
    if (parent === 'event' && this.event) {
      const { value, fault } = attributeValue(kind, key, text)
      this.event[key] = value
      this.eventFault ??= fault
    } else if (parent === 'trace') {
      const { value, fault } = attributeValue(kind, `case:${key}`, text)
      this.trace[`case:${key}`] = value
      this.traceFault ??= fault
    }
  }

  private closes(name: string) {
    this.open.pop()
    if (name !== 'event' || !this.event) return
    const value = { ...this.trace, ...this.event }
    const { line } = this
    const fault = this.eventFault ?? this.traceFault ?? textFault(value)
    this.rows.push(
      fault ? { line, fault: { ...fault, raw: keepable(JSON.stringify(value), rawLength) } } : { line, value },
    )
    this.event = undefined
  }
}

function attributeValue(kind: string, column: string, text: string): { value: unknown; fault?: Fault } {
  if (kind === 'boolean') return { value: text === 'true' || text === '1' }
  if (kind !== 'int' && kind !== 'float') return { value: text }
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) {
    return { value: text, fault: { code: 'type', reason: `not a number but declared as ${kind}`, column } }
  }
  // Whole numbers beyond 2^53 stay text: they are identifiers, and no digit of them may change.
  return { value: kind === 'int' && !Number.isSafeInteger(number) ? text : number }
}

function textFault(value: Attributes): Fault | undefined {
  for (const [column, text] of Object.entries(value)) {
    if (typeof text !== 'string') continue
    if (text.includes('\uFFFD'))
      return { code: 'encoding', reason: 'bytes that are not valid in this encoding', column }
    if (cellTooLarge(text)) return { code: 'too-large', reason: 'a value larger than 64 kB', column }
  }
  return undefined
}
