import { expect, it } from 'vitest'
import { Problem } from '../../../../shared/problem'
import type { RawRow } from '../row-reading'
import { XesScanner } from './xes-scanner'

function scan(pieces: readonly string[]): RawRow[] {
  const scanner = new XesScanner()
  return [...pieces.flatMap(piece => [...scanner.push(piece, false)]), ...scanner.push('', true)].flat()
}

function codeOf(text: string): string {
  try {
    scan([text])
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'read'
}

const log = `<?xml version="1.0" encoding="UTF-8" ?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="global"/></global>
  <string key="source" value="log attribute"/>
  <trace>
    <string key="concept:name" value="case-1"/>
    <date key="startdate" value="2011-10-11T13:42:22.688+02:00"/>
    <event>
      <string key="concept:name" value="受理 &amp; 登记"><string key="nested" value="left out"/></string>
      <int key="cost" value="12"/>
      <int key="number" value="90071992547409931"/>
      <boolean key="late" value="true"/>
    </event>
    <event><float key="cost" value="1.5"/></event>
  </trace>
  <trace><string key="concept:name" value="case-2"/>
    <event><string key="concept:name" value="end"/></event>
    <event><float key="cost" value="NaN"/></event>
    <event><string key="concept:name" value="a\uFFFFb"/></event>
  </trace>
</log>`

const expected = [
  {
    line: 9,
    value: {
      'case:concept:name': 'case-1',
      'case:startdate': '2011-10-11T13:42:22.688+02:00',
      'concept:name': '受理 & 登记',
      cost: 12,
      number: '90071992547409931',
      late: true,
    },
  },
  { line: 15, value: { 'case:concept:name': 'case-1', 'case:startdate': '2011-10-11T13:42:22.688+02:00', cost: 1.5 } },
  { line: 18, value: { 'case:concept:name': 'case-2', 'concept:name': 'end' } },
]

it('gives one row an event, with the attributes of its trace, cut anywhere', () => {
  expect(scan([log]).slice(0, 3)).toEqual(expected)
  for (const size of [1, 7, 64]) expect(scan(log.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [])).toEqual(scan([log]))
})

it('an event with a number that is none, or with damaged bytes, costs itself', () => {
  expect(
    scan([log])
      .slice(3)
      .map(row => [row.line, row.fault?.code, row.fault?.column]),
  ).toEqual([
    [19, 'type', 'cost'],
    [20, 'encoding', 'concept:name'],
  ])
})

it('a fault in a trace costs its events and no others', () => {
  const text = '<log><trace><int key="n" value="x"/><event/></trace><trace><event/></trace></log>'
  expect(scan([text]).map(row => row.fault?.column ?? row.value)).toEqual(['case:n', {}])
})

it.each([
  ['<log><trace>', 'xes-broken'],
  ['<log><trace></log>', 'xes-broken'],
  ['<log>&lol;</log>', 'xes-broken'],
  ['<html></html>', 'xes-broken'],
  ['plain', 'xes-broken'],
  [`<log>${'<trace>'.repeat(1_000_000)}`, 'xes-broken'],
  ['<log/>', 'read'],
])('%.30s gives %s', (text, code) => {
  expect(codeOf(text)).toBe(code)
})
