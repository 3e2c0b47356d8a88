/**
 * What a zone may have assessed once for all who build in it (区域评估, 国办发〔2019〕11号 and the cities' own lists), with
 * the words by which systems name the step that each stands for.
 */
const assessments = {
  mineral: ['压覆矿产', '压覆重要矿产', '压矿'],
  geology: ['地质灾害'],
  seismic: ['地震安全'],
  environment: ['环境影响评价', '环评'],
  energy: ['节能'],
  'soil-water': ['水土保持'],
  'water-resources': ['水资源论证', '取水许可'],
  flood: ['洪水影响', '防洪评价'],
  heritage: ['文物', '考古'],
  climate: ['气候可行性'],
  traffic: ['交通影响'],
} as const satisfies Record<string, readonly string[]>

export type ZoneAssessment = keyof typeof assessments
export const zoneAssessments = Object.keys(assessments) as readonly ZoneAssessment[]

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
    zone => isZoneValid(zone, now) && zone.kinds.some(kind => assessments[kind].some(word => item.includes(word))),
  )
  return covering.reduce<Zone | null>((best, zone) => (best && lasting(best) >= lasting(zone) ? best : zone), null)
}
