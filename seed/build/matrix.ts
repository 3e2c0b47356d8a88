/**
 * Writes matrix.csv of a demo city: node --import tsx seed/build/matrix.ts <city>
 *
 * Who answers for which class of case, where. Utilities answer for what is theirs by class, and for every component
 * that the ledger names as theirs; crews for roads and lights, north and south; each district's urban-management unit
 * for the order of its streets. Covers without a known owner and fallen cables are left open on purpose: they are what
 * 认领 and 裁定 are for.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plans } from './plans'

const plan = plans[process.argv[2] ?? '']
if (!plan) throw new Error(`usage: matrix.ts <${Object.keys(plans).join('|')}>`)

/** Classes of the whole city by the unit that answers for them. */
const cityWide: Readonly<Record<string, string>> = {
  'U-TAP': 'C0101 C0125 C0193 E0501',
  'U-SEWER': 'C0102 C0103 C0104 C0118 C0303 E0503 E0506',
  'U-GAS': 'C0111 C0149 C0157 E0502 C0504',
  'U-POWER': 'C0128 C0129 C0130 C0154',
  'U-TELECOM': 'C0127 C0131 E0108',
  'U-PIPES': 'C0110 C0126 C0190 C0192 E0504',
  'U-TRANSIT': 'C0204',
  'U-PARKS': 'C04 C0114 E0117 E0118 E0119 E0121 E0122 E0191 E0190 E0179',
  'U-HOUSING': 'E03',
  'U-ECOLOGY': 'E0128 E0130 E0304',
  'U-WATER': 'C0506 C0507 C0508 E0125 E0126 E0182 E0181',
  'U-TRAFFIC': 'C0150 C0151 E0496',
  'U-FIRE': 'E0595',
}
/** Classes that two crews share, the first in the districts before the middle of the list, the second after. */
const shared: Readonly<Record<string, string>> = {
  ROADS: 'C02 E0113 E0505 E0507 E0197',
  LIGHTS: 'C0106 C0137 C0138 C0139 C0178 E0187',
}
const byDistrict = ['C01', 'C03', 'C05', 'E01', 'E02', 'E04', 'E06'] as const
/** Nobody's until somebody rules. */
const open = new Set(['C0123', 'E0508', 'E0596'])
const utilities = ['TAP', 'SEWER', 'GAS', 'POWER', 'TELECOM', 'PIPES', 'TRANSIT']

const lines: string[] = []
const line = (name: string, cls: string, area: string, owner: string, unit: string, limit = '', note = '') =>
  lines.push([name, cls, area, owner, unit, limit, note].join(','))

for (const [unit, classes] of Object.entries(cityWide))
  for (const cls of classes.split(' ')) line(`${cls}-${unit.slice(2)}`, cls, '*', '*', unit)
plan.districts.forEach(({ code }, at) => {
  for (const [crew, classes] of Object.entries(shared))
    for (const cls of classes.split(' '))
      line(`${cls}-${code}`, cls, code, '*', `U-${crew}-${at < plan.districts.length / 2 ? 1 : 2}`)
  for (const group of byDistrict) {
    if (group === 'C01') continue
    line(`${group}-${code}`, group, code, '*', `U-${code}-URBAN`)
  }
  for (const cls of ['C0140', 'C0145', 'C0146', 'C0152', 'C0199', 'C0197', 'C0188', 'C0186', 'C0181', 'C0180', 'C0179'])
    if (!open.has(cls)) line(`${cls}-${code}`, cls, code, '*', `U-${code}-URBAN`)
})
for (const owner of utilities) line(`OWN-${owner}`, 'C', '*', `U-${owner}`, `U-${owner}`, '', '部件权属单位负责')

const path = join(import.meta.dirname, '..', 'cities', plan.name, 'matrix.csv')
writeFileSync(path, `line,cls,area,owner,unit,limit,note\n${lines.join('\n')}\n`)
console.log(plan.name, `${lines.length} lines`)
