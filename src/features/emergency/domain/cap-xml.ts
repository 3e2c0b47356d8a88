import { SaxesParser } from 'saxes'
import { badRequest, Problem } from '@/shared/problem'

export const CAP_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2'
/** How an alert may be said to be sent. */
export const capTypes = ['application/cap+xml', 'application/xml', 'text/xml'] as const
/** Bytes of an alert; the longest real ones, with hundreds of polygon points, have a tenth of it. */
export const CAP_BYTES = 256 * 1024
const DEEPEST = 6
const MOST_ELEMENTS = 5000

/** An element of an alert: its text, and its children by name in their order. */
export interface CapElement {
  readonly text: string
  readonly children: Readonly<Record<string, readonly CapElement[]>>
}

interface Open {
  readonly name: string
  text: string
  readonly children: Record<string, CapElement[]>
}

/**
 * Reads an alert of CAP 1.2. A document type is refused before anything in it is read, so there are no entities but the
 * five of XML; elements of other namespaces (signatures, extensions) are passed over.
 * @throws Problem 400 `cap-broken`, `cap-version`, 413 `too-large`
 */
export function readCapXml(source: string): CapElement {
  if (Buffer.byteLength(source) > CAP_BYTES)
    throw new Problem(413, 'too-large', `An alert has at most ${CAP_BYTES} bytes.`, { limit: CAP_BYTES })
  const parser = new SaxesParser({ xmlns: true })
  const open: Open[] = []
  let root: CapElement | null = null
  let count = 0
  /** Depth of elements below one of another namespace. */
  let foreign = 0
  parser.on('error', error => {
    throw badRequest('cap-broken', error.message)
  })
  parser.on('doctype', () => {
    throw badRequest('cap-broken', 'An alert has no document type.')
  })
  parser.on('opentag', ({ uri, local }) => {
    count += 1
    if (count > MOST_ELEMENTS || open.length + foreign > DEEPEST)
      throw new Problem(413, 'too-large', 'An alert has fewer and shallower elements.')
    if (open.length === 0 && (uri !== CAP_NAMESPACE || local !== 'alert'))
      throw badRequest('cap-version', `The document is an alert of ${CAP_NAMESPACE}.`)
    if (foreign > 0 || uri !== CAP_NAMESPACE) foreign += 1
    else open.push({ name: local, text: '', children: {} })
  })
  const add = (text: string) => {
    const last = open.at(-1)
    if (last && foreign === 0) last.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    if (foreign > 0) {
      foreign -= 1
      return
    }
    const closed = open.pop()
    if (!closed) return
    const element = { text: closed.text.trim(), children: closed.children }
    const parent = open.at(-1)
    if (!parent) root = element
    else parent.children[closed.name] = [...(parent.children[closed.name] ?? []), element]
  })
  parser.write(source).close()
  if (root === null) throw badRequest('cap-broken', 'The document is empty.')
  return root
}
