import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import type { DimensionSnapshot, IndexSnapshot } from '../../indicators'
import { indexSnapshot } from '../../indicators/server'
import { districtIndices } from '../data/district-indices.queries'
import type { BandBlock, BandPanel, IndexPanel, Panel, Provenance } from '../domain/snapshot'
import { panel } from './panel'

export interface IndexPanels {
  readonly index: Panel<IndexPanel> | null
  readonly band: Panel<BandPanel> | null
  /** Live index by district; a withheld one is null. */
  /** What both were read from; null where it could not be read. */
  readonly read: { readonly snapshot: IndexSnapshot; readonly from: Provenance } | null
  readonly districts: ReadonlyMap<string, number | null>
}

/** Indicators are computed every few seconds while records come, every quarter of an hour otherwise. */
const STALE_AFTER_MIN = 60

export async function indexPanels(
  sql: Connection,
  city: City,
  area: string,
  now: Date,
  words: { readonly lang: 'zh' | 'en'; readonly computed: string },
): Promise<IndexPanels> {
  const read = await panel<{ readonly snapshot: IndexSnapshot }>(sql, async inner => {
    const snapshot = await indexSnapshot(inner, area, now)
    if (snapshot.cells.length === 0) return null
    const from = { source: words.computed, sources: 1, updatedAt: snapshot.computedAt, staleAfterMin: STALE_AFTER_MIN }
    return { from, snapshot }
  })
  const codes = city.districts.map(district => district.code)
  const values = await panel<{ readonly values: ReadonlyMap<string, number | null> }>(sql, async inner => ({
    from: { source: null, sources: 1, updatedAt: null, staleAfterMin: STALE_AFTER_MIN },
    values: await districtIndices(inner, codes),
  }))
  const districts = values?.state === 'ok' ? values.values : new Map<string, number | null>()
  if (read?.state !== 'ok') return { index: read, band: read, read: null, districts }
  const { snapshot, from } = read
  const cells = snapshot.cells
  return {
    index: {
      state: 'ok',
      from,
      value: snapshot.value,
      reason: snapshot.reason,
      completeness: snapshot.completeness,
      change: snapshot.change,
      history: snapshot.history,
    },
    band: {
      state: 'ok',
      from,
      blocks: snapshot.dimensions.map(dimension => block(dimension, snapshot, words.lang)),
      total: cells.length,
      withValue: cells.filter(cell => cell.value !== null).length,
      belowFloor: cells.filter(cell => cell.belowFloor).length,
    },
    read: { snapshot, from },
    districts,
  }
}

const block = (dimension: DimensionSnapshot, snapshot: IndexSnapshot, lang: 'zh' | 'en'): BandBlock => ({
  dimension: dimension.code,
  value: dimension.value,
  target: dimension.target,
  change: dimension.change,
  cells: snapshot.cells
    .filter(cell => cell.dimension === dimension.code)
    .map(({ code, nameZh, nameEn, score, value, unit, reason }) => ({
      code,
      name: lang === 'zh' ? nameZh : nameEn,
      score,
      value,
      unit,
      reason,
    })),
})
