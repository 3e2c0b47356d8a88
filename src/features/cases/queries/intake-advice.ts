import { z } from 'zod'
import type { Clock } from '@/platform/clock'
import type { Connection } from '@/platform/db/client'
import { parsed } from '@/shared/parsed'
import type { City } from '../../areas'
import type { Proposal } from '../../matrix'
import { proposalFor } from '../../matrix/server'
import { type NearbyCase, type NearbyWork, openCasesIn, runningWorksIn } from '../data/nearby.queries'
import { assetsOfCode, type NamedPlace, roadsNamedIn } from '../data/places.queries'
import { type ClassIndex, classIndex, type FoundClass } from '../domain/classify'
import { type Likeness, likeliest, metresBetween, REACH_DAYS, REACH_M } from '../domain/duplicates'

const adviceInput = z.object({
  text: z.string().max(2000).default(''),
  address: z.string().max(300).default(''),
  assetCode: z.string().max(64).optional(),
  cls: z.string().optional(),
  lng: z.number().optional(),
  lat: z.number().optional(),
})

export interface IntakeAdvice {
  /** Classes that the words speak for, with the words. */
  readonly classes: readonly FoundClass[]
  /** Where the words may mean. */
  readonly places: readonly (NamedPlace & { readonly kind: 'road' | 'area' | 'asset'; readonly cls?: string })[]
  /** At most three open cases that are likely about the same. */
  readonly duplicates: readonly (Omit<NearbyCase, 'at'> & { readonly likeness: Likeness })[]
  /** Permitted works that run here now. */
  readonly works: readonly (NearbyWork & { readonly metres: number })[]
  readonly district: string | null
  readonly proposal: Proposal | null
}

/** Permitted works within so many metres are shown as such. */
const WORKS_M = 80
const METRES_A_DEGREE = 111_195
const around = (lng: number, lat: number, metres: number) => {
  const y = metres / METRES_A_DEGREE
  const x = y / Math.cos((lat * Math.PI) / 180)
  return [lng - x, lat - y, lng + x, lat + y] as const
}

const indices = new WeakMap<City, ClassIndex>()
function indexOf(city: City): ClassIndex {
  const known = indices.get(city)
  if (known) return known
  const made = classIndex(
    [...city.classes.values()].map(({ code, name, words }) => ({ code, names: [name.zh, name.en], words })),
  )
  indices.set(city, made)
  return made
}

/** The likeliest class of a text; `null` where no word speaks for one. */
export const classFromWords = (city: City, text: string): string | null => indexOf(city).find(text, 1)[0]?.code ?? null

/** What the public page offers: classes and places, nothing of other reports. */
export async function publicAdvice({ sql, city }: Omit<Asked, 'clock'>, body: unknown) {
  const { text, address } = parsed(adviceInput, body)
  return { classes: indexOf(city).find(text), places: await placesIn(sql, city, `${address} ${text}`, undefined) }
}

interface Asked {
  readonly sql: Connection
  readonly city: City
  readonly clock: Clock
}

/** What whoever takes a report should know before filing: class, place, duplicates, running works, who would get it. */
export async function intakeAdvice({ sql, city, clock }: Asked, body: unknown): Promise<IntakeAdvice> {
  const asked = parsed(adviceInput, body)
  const { text, address, assetCode, lng, lat } = asked
  const classes = indexOf(city).find(text)
  const cls = asked.cls ?? classes[0]?.code ?? null
  const places = await placesIn(sql, city, `${address} ${text}`, assetCode)
  if (lng === undefined || lat === undefined)
    return { classes, places, duplicates: [], works: [], district: null, proposal: null }
  const now = clock.now()
  const located = city.locate(lng, lat)
  const [near, works] = await Promise.all([
    openCasesIn(sql, around(lng, lat, REACH_M), new Date(now.getTime() - REACH_DAYS * 86_400_000)),
    runningWorksIn(sql, around(lng, lat, WORKS_M), now),
  ])
  const known = near.map(each => ({ ...each, text: each.text ?? each.title ?? '', at: each.reportedAt.getTime() }))
  const report = { cls, text, lng, lat, at: now.getTime() }
  const proposal =
    cls === null || !located
      ? null
      : await proposalFor(sql, city, { cls, ...located, assetCode: assetCode ?? null }, now)
  return {
    classes,
    places,
    duplicates: likeliest(report, known).map(({ at: _, ...each }) => each),
    works: works
      .map(each => ({ ...each, metres: Math.round(metresBetween(each, { lng, lat })) }))
      .filter(each => each.metres <= WORKS_M)
      .slice(0, 2),
    district: located?.district ?? null,
    proposal,
  }
}

/** Components by code, roads and areas by name, the most exact first. */
async function placesIn(
  sql: Connection,
  city: City,
  words: string,
  assetCode: string | undefined,
): Promise<IntakeAdvice['places']> {
  const assets = assetCode ? await assetsOfCode(sql, assetCode) : []
  const roads = words.trim() === '' ? [] : await roadsNamedIn(sql, words)
  const areas = [...city.ofKind('community'), ...city.ofKind('street')].filter(
    ({ name }) => name.zh.length >= 2 && words.includes(name.zh),
  )
  return [
    ...assets.map(each => ({ kind: 'asset' as const, ...each })),
    ...roads.map(each => ({ kind: 'road' as const, ...each })),
    ...areas.slice(0, 4).map(({ name, center: [lng, lat] }) => ({ kind: 'area' as const, label: name.zh, lng, lat })),
  ]
}
