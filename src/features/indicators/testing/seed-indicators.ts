import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { type ListedIndicator, listedIndicator } from '../domain/read-list'

/** The list as it is delivered, without a database. */
export const seedIndicators = (): readonly ListedIndicator[] =>
  parse<unknown>(readFileSync('seed/indicators/indicators.csv'), { columns: true }).map((raw, i) =>
    listedIndicator(raw, i + 1),
  )
