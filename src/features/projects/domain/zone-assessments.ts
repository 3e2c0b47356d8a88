import words from '../../../../seed/zone-assessments.json'

/**
 * What a zone may have assessed once for all who build in it (区域评估, 国办发〔2019〕11号 and the cities' own lists).
 * By which words systems name the step that each stands for is data: `seed/zone-assessments.json`.
 */
export type ZoneAssessment = keyof typeof words
export const zoneAssessments = Object.keys(words) as readonly ZoneAssessment[]

/** The codes of a zone's record; what is no assessment of ours is left out. */
export function readAssessments(text: string | null): ZoneAssessment[] {
  const given = (text ?? '').split(/[\s;；,，、|]+/)
  return zoneAssessments.filter(each => given.includes(each))
}

interface AssessedZone {
  readonly kinds: readonly ZoneAssessment[]
  /** Epoch ms; null: no end. */
  readonly validTo: number | null
}

/** An assessment holds until its end, not at it. */
export const isZoneValid = ({ validTo }: AssessedZone, now: number): boolean => validTo === null || validTo > now

/** The zone that makes a step unnecessary; of several the one that holds longest. Null where none does. */
export function coveringZone<Zone extends AssessedZone>(
  item: string,
  zones: readonly Zone[],
  now: number,
): Zone | null {
  const lasting = ({ validTo }: Zone) => validTo ?? Number.POSITIVE_INFINITY
  const covering = zones.filter(
    zone => isZoneValid(zone, now) && zone.kinds.some(kind => words[kind].some(word => item.includes(word))),
  )
  return covering.reduce<Zone | null>((best, zone) => (best && lasting(best) >= lasting(zone) ? best : zone), null)
}
