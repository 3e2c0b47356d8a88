import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { City } from '@/features/areas'
import { ownAssetClasses } from '@/features/datasets'
import type { Sql } from '@/platform/db/client'
import { addListedVersions, hasVersions, lockRules } from '../data/rules.queries'
import { parseFormula } from '../domain/parse-formula'
import { listedIndicator, listedShares } from '../domain/read-list'

const folder = join(process.cwd(), 'seed', 'indicators')

/** The first version holds for all of history; later ones from the moment they are loaded. */
const ALWAYS = new Date('1990-01-01T00:00:00Z')

export interface LoadDefinitions {
  readonly sql: Sql
  readonly now: Date
}

/**
 * Brings the dated tables up to the lists under `seed/indicators`: what differs from its newest version becomes a new
 * version, except what an editor has changed since: that stays as it is, whatever the list says. Answers how many were
 * added; 0 where nothing changed. @throws Error for a formula that makes no sense
 */
export async function loadDefinitions({ sql, now }: LoadDefinitions): Promise<number> {
  const { indicators, shares } = await readLists()
  return sql.begin(async tx => {
    await lockRules(tx)
    const isFirst = !(await hasVersions(tx))
    return addListedVersions(tx, {
      indicators,
      shares,
      validFrom: isFirst ? ALWAYS : now,
      reason: isFirst ? 'first list' : 'the list under seed/indicators changed',
    })
  })
}

const rowsOf = async (file: string) =>
  parse<Record<string, string>>(await readFile(join(folder, file)), { columns: true, bom: true })

export async function readLists() {
  const indicators = (await rowsOf('indicators.csv')).map((raw, i) => listedIndicator(raw, i + 1))
  for (const { code, formula } of indicators) {
    const parsed = parseFormula(formula)
    if (!parsed.ok) throw new Error(`seed/indicators/indicators.csv, ${code}: ${parsed.issue.message}`)
  }
  return { indicators, shares: listedShares(await rowsOf('weights.csv')) }
}

/** Class codes that formulas may name in this city: its own list and our ledger classes. */
export const codeListsOf = (city: City) => (list: string) =>
  list === 'case-class'
    ? new Set(city.classes.keys())
    : list === 'asset-class'
      ? new Set([...city.classes.keys(), ...ownAssetClasses.map(each => each.code)])
      : undefined
