/** What two projects are compared by. */
export interface ComparedProject {
  readonly id: string
  readonly source: string
  readonly projectCode: string
  /** The code has the national shape. */
  readonly codeValid: boolean
  readonly name: string | null
  readonly ownerCredit: string | null
  readonly ownerCreditValid: boolean
  readonly district: string | null
  readonly lng: number | null
  readonly lat: number | null
}

export type Reason = 'code' | 'credit' | 'name' | 'near' | 'district'

export interface Likeness {
  /** `code` and `credit`: they are one by rule; `ask`: a person decides. */
  readonly verdict: 'code' | 'credit' | 'ask'
  readonly reasons: readonly Reason[]
  /** 0 to 100. */
  readonly score: number
}

const plainCode = (code: string) => code.replaceAll('-', '').toUpperCase()

/** A name without what different clerks write differently: width, spaces, signs, the word for a project at its end. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
    .replace(/(建设)?(项目|工程)+$/u, '')

/** How much two texts share, by pairs of neighbouring characters (Dice): 0 to 1. */
export function similarity(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const pairs = (text: string) => {
    const counts = new Map<string, number>()
    for (let at = 0; at + 2 <= text.length; at++) {
      const pair = text.slice(at, at + 2)
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
    return counts
  }
  const [one, other] = [pairs(a), pairs(b)]
  const total = Math.max(0, a.length - 1) + Math.max(0, b.length - 1)
  if (total === 0) return 0
  let shared = 0
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0)
  return (2 * shared) / total
}

const METRES_A_DEGREE = 111_320
const NEAR_METRES = 300
const ALIKE = 0.7

function isNear(a: ComparedProject, b: ComparedProject): boolean {
  if (a.lng === null || a.lat === null || b.lng === null || b.lat === null) return false
  const north = (a.lat - b.lat) * METRES_A_DEGREE
  const east = (a.lng - b.lng) * METRES_A_DEGREE * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(north, east) < NEAR_METRES
}

const weights: Readonly<Record<Reason, number>> = { code: 40, credit: 30, name: 40, near: 20, district: 10 }

/**
 * Whether two systems' projects are one: by their national code, then by the developer's credit code and the name, else
 * a person is asked, or there is nothing to ask. Two different national codes are never joined by rule: phases of one
 * site have the same developer and nearly the same name.
 */
export function likenessOf(a: ComparedProject, b: ComparedProject): Likeness | null {
  if (a.source === b.source) return null
  const hasSameCode = plainCode(a.projectCode) === plainCode(b.projectCode)
  const hasSameCredit = a.ownerCredit !== null && a.ownerCredit === b.ownerCredit
  const names = [plainName(a.name ?? ''), plainName(b.name ?? '')] as const
  const alike = similarity(...names)
  const reasons: Reason[] = []
  if (hasSameCode) reasons.push('code')
  if (hasSameCredit) reasons.push('credit')
  if (alike >= ALIKE) reasons.push('name')
  if (isNear(a, b)) reasons.push('near')
  if (a.district !== null && a.district === b.district) reasons.push('district')
  if (hasSameCode && a.codeValid && b.codeValid) return { verdict: 'code', reasons, score: 100 }
  const score = Math.min(
    99,
    Math.round(reasons.reduce((sum, each) => sum + weights[each] * (each === 'name' ? alike : 1), 0)),
  )
  const areBothNational = a.codeValid && b.codeValid
  const hasSameName = names[0] !== '' && names[0] === names[1]
  if (hasSameCredit && a.ownerCreditValid && b.ownerCreditValid && hasSameName && !areBothNational)
    return { verdict: 'credit', reasons, score }
  const has = (reason: Reason) => reasons.includes(reason)
  const mayBe = areBothNational
    ? hasSameName && (hasSameCredit || has('near'))
    : hasSameCode ||
      (has('name') && (has('credit') || has('near') || has('district'))) ||
      (has('credit') && has('near'))
  return mayBe ? { verdict: 'ask', reasons, score } : null
}
