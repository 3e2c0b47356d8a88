import { parse } from '@marcbachmann/cel-js'

export interface TextRange {
  readonly start: number
  /** Excluded. */
  readonly end: number
}

export type SyntaxFault = TextRange & {
  readonly kind: 'empty' | 'not-closed' | 'not-opened' | 'quote' | 'unfinished' | 'unexpected'
}

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

/** Where a text stops being an expression: the bracket that is left open, the one too many, the quote without an end. */
export function syntaxFault(text: string): SyntaxFault | undefined {
  if (text.trim() === '') return { kind: 'empty', start: 0, end: text.length }
  return bracketFault(text) ?? grammarFault(text)
}

function bracketFault(text: string): SyntaxFault | undefined {
  const open: { readonly at: number; readonly closes: string }[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === "'" || sign === '"') {
      const end = endOfQuote(text, at)
      if (end === undefined) return { kind: 'quote', start: at, end: text.length }
      at = end
      continue
    }
    const closes = pairs[sign]
    if (closes !== undefined) open.push({ at, closes })
    if (sign !== ')' && sign !== ']') continue
    if (open.pop()?.closes !== sign) return { kind: 'not-opened', start: at, end: at + 1 }
  }
  const left = open.pop()
  return left && { kind: 'not-closed', start: left.at, end: left.at + 1 }
}

function endOfQuote(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === text[start]) return at
  }
  return undefined
}

function grammarFault(text: string): SyntaxFault | undefined {
  try {
    parse(text)
    return undefined
  } catch (error) {
    const { start = 0, end = text.length } = (error as { range?: Partial<TextRange> }).range ?? {}
    if (start < text.trimEnd().length) return { kind: 'unexpected', start, end: Math.max(end, start + 1) }
    // an end that came too early is marked at the last thing written
    const last = text.trimEnd().length
    return { kind: 'unfinished', start: Math.max(0, last - 1), end: last }
  }
}
