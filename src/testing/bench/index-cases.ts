import type { City } from '@/features/areas'
import { randomNumbers } from '@/features/indicators/testing/random-records'
import { caseColumns } from './cases-file'

const MINUTE = 60_000

/** Deliveries of cases of the last hours as CSV: some are still open, so that clocks run out while they are watched. */
export class RecentCases {
  readonly #random = randomNumbers(20261122)
  readonly #places: readonly { readonly lng: number; readonly lat: number; readonly district: string }[]
  readonly #classes: readonly string[]
  #made = 0

  constructor(city: City) {
    const [west, south, east, north] = city.bounds
    const places: { lng: number; lat: number; district: string }[] = []
    while (places.length < 2000) {
      const lng = Number((west + this.#random() * (east - west)).toFixed(6))
      const lat = Number((south + this.#random() * (north - south)).toFixed(6))
      const place = city.locate(lng, lat)
      if (place) places.push({ lng, lat, district: place.district })
    }
    this.#places = places
    this.#classes = [...city.classes.keys()]
  }

  /** `rows` cases reported in the twenty hours before a moment. */
  csv(rows: number, now: number): string {
    const lines: string[] = [caseColumns.join(',')]
    for (let i = 0; i < rows; i++) lines.push(this.#line(now))
    return lines.join('\n')
  }

  #pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.#random() * values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }

  #line(now: number): string {
    const { lng, lat, district } = this.#pick(this.#places)
    const reported = now - Math.floor((5 + this.#random() * 1195) * MINUTE)
    const filed = reported + Math.floor(this.#random() * 4 * MINUTE)
    const handled = filed + Math.floor(this.#random() * 600 * MINUTE)
    const isHandled = handled < now - MINUTE
    const iso = (at: number) => new Date(at).toISOString()
    const values: Record<(typeof caseColumns)[number], string | number> = {
      caseNo: `F-${this.#made++}`,
      cls: this.#pick(this.#classes),
      codeSet: 'GB/T 30428.2',
      foundBy: this.#pick(['patrol', 'public', 'hotline', 'video']),
      status: isHandled ? 'handled' : 'dispatched',
      reportedAt: iso(reported),
      verifyRequestedAt: iso(reported),
      verifiedAt: iso(filed),
      filedAt: iso(filed),
      dispatchedAt: iso(filed),
      handledAt: isHandled ? iso(handled) : '',
      checkedAt: '',
      checkResult: '',
      closedAt: '',
      limitUnit: 'wh',
      limitValue: this.#pick([2, 4, 8]),
      severity: this.#pick([1, 2, 3]),
      returnCount: 0,
      reworkCount: 0,
      extended: 'false',
      suspended: 'false',
      supervised: 'false',
      fastTrack: 'false',
      autoDispatched: 'true',
      refiled: 'false',
      address: `示范路${this.#made % 400}号`,
      text: '占道经营，影响通行',
      district,
      lng,
      lat,
    }
    return caseColumns.map(each => values[each]).join(',')
  }
}
