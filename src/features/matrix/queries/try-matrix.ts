import { z } from 'zod'
import type { Sql } from '@/platform/db/client'
import { parsed } from '@/shared/parsed'
import { badRequest } from '@/shared/problem'
import type { City } from '../../areas'
import { routingNow } from '../../emergency/server'
import { matrixLines, newestVersion } from '../data/matrix.queries'
import { type MatrixLine, matchLine } from '../domain/matrix-line'
import { type Proposal, propose, proposeByPlan } from '../domain/propose'
import { questionOf } from './proposal'

const tryInput = z.object({
  cls: z.string().regex(/^[CE]\d{4}$/),
  lng: z.number().optional(),
  lat: z.number().optional(),
  district: z.string().optional(),
  street: z.string().optional(),
  assetCode: z.string().optional(),
})

export interface Tried extends Proposal {
  readonly version: number
  readonly question: Readonly<Record<string, unknown>>
  /** The line itself, and those that fit less closely. */
  readonly matched: MatrixLine | null
  readonly others: readonly MatrixLine[]
  /** What the matrix says in normal mode, where a plan says something else now. */
  readonly normal: Proposal | null
}

/** "Who would get this now, and by which line." @throws Problem 400 `shape`, `outside-city`, `unknown-class` */
export async function tryMatrix(sql: Sql, city: City, body: unknown, at: Date): Promise<Tried> {
  const asked = parsed(tryInput, body)
  const { cls, lng, lat, assetCode } = asked
  if (!city.classes.has(cls))
    throw badRequest('unknown-class', `${cls} is no class of ${city.name.en}`, { field: 'cls' })
  const located = lng !== undefined && lat !== undefined ? city.locate(lng, lat) : null
  const street = located?.street ?? asked.street ?? null
  const district = located?.district ?? asked.district ?? (street ? city.districtOf(street) : null)
  if (district === null) throw badRequest('outside-city', 'Say where: lng and lat, a district or a street')
  const question = await questionOf(sql, city, { cls, district, street, assetCode: assetCode ?? null })
  const lines = await matrixLines(sql)
  const match = matchLine(lines, question)
  const proposal = proposeByPlan(await routingNow(sql, city, at), lines, city.units, question)
  return {
    ...proposal,
    normal: proposal.by === 'plan' ? propose(lines, city.units, question) : null,
    version: await newestVersion(sql),
    question: { ...question },
    matched: match?.line ?? null,
    others: match?.others.slice(0, 5) ?? [],
  }
}
