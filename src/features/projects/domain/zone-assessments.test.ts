import { describe, expect, it } from 'vitest'
import { coveringZone, isZoneValid, readAssessments, zoneAssessments } from './zone-assessments'

const now = Date.parse('2026-11-21T00:00:00Z')
const day = 86_400_000
const zone = (kinds: string, validTo: number | null, name = kinds) => ({ name, kinds: readAssessments(kinds), validTo })

describe('what a zone has assessed', () => {
  it('is read however its codes are parted, without what is unknown', () => {
    expect(readAssessments('heritage; energy，unknown、geology')).toEqual(['geology', 'energy', 'heritage'])
    expect(readAssessments(null)).toEqual([])
  })
  it('makes the steps of its kinds unnecessary, and no other', () => {
    const zones = [zone('energy;heritage', now + day)]
    expect(coveringZone('节能审查', zones, now)).toBe(zones[0])
    expect(coveringZone('文物勘探意见', zones, now)).toBe(zones[0])
    for (const item of ['环境影响评价审批', '设计方案审查', '施工许可'])
      expect(coveringZone(item, zones, now)).toBeNull()
  })
  it('counts until its end, not at it', () => {
    expect(isZoneValid(zone('energy', now), now)).toBe(false)
    expect(coveringZone('节能审查', [zone('energy', now)], now)).toBeNull()
    expect(coveringZone('节能审查', [zone('energy', now + 1)], now)).not.toBeNull()
  })
  it('is told of the zone that holds longest', () => {
    const zones = [
      zone('energy', now + day, 'short'),
      zone('energy', null, 'for good'),
      zone('energy', now + 9 * day, 'long'),
    ]
    expect(coveringZone('节能审查', zones, now)?.name).toBe('for good')
  })
  it('never takes one item for two assessments', () => {
    const items = [
      '压覆矿产资源审批',
      '地质灾害危险性评估',
      '地震安全性评价',
      '环境影响评价审批',
      '节能审查',
      '水土保持方案审批',
      '水资源论证',
      '洪水影响评价',
      '文物勘探意见',
      '气候可行性论证',
      '交通影响评价',
    ]
    const covering = items.map(item => zoneAssessments.filter(kind => coveringZone(item, [zone(kind, null)], now)))
    expect(covering).toEqual(zoneAssessments.map(kind => [kind]))
  })
})
