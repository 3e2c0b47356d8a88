import { type Generator, yesIn } from '../generator'
import { projectBook } from '../projects/book'
import { type Chance, chance, quota, type Share } from '../random'
import { iso, type Row, type Story, type Turn } from '../story'
import type { Spot } from '../terrain'
import { DAY, HOUR, type World } from '../world'

const ledger = { days: 3 * 365, whole: true, ledger: true, reach: 0 } as const

/** Road segments with their condition. */
export function roads(world: World): Generator {
  const { terrain, wants, days, anchor, scale } = world
  return {
    ...ledger,
    dataset: 'road',
    stories() {
      return terrain.districts.flatMap(district => {
        const share = quota(world.seed, 'road', district)
        const yes = yesIn(world, share, district)
        const told = terrain.segments(district).filter((_, i) => scale === 1 || i % Math.ceil(1 / scale) === 0)
        return told.map((segment): Story => {
          const by = chance(world.seed, 'road', segment.id)
          const isMain = segment.roadClass === 'expressway' || segment.roadClass === 'arterial'
          const hasFootway = segment.roadClass !== 'expressway' && by.hit(0.8)
          const cycleRoad = segment.roadClass === 'arterial' || segment.roadClass === 'secondary'
          const length = Math.max(40, segment.length)
          const risk = by.hit(0.03) ? by.int(1, 3) : 0
          const found = anchor - by.between(0.5, 1000) * DAY
          const fixed = found + (yes('S-RB-15') ? by.between(1, 14) : by.between(16, 40)) * DAY
          const row: Row = {
            source: 'demo-roads',
            segmentId: segment.id,
            title: segment.name,
            name: segment.name,
            roadClass: segment.roadClass,
            length_m: length,
            area_m2: Math.round(length * widths[segment.roadClass]),
            pci: isMain ? (yes('S-RB-13') ? by.int(77, 96) : by.int(58, 74)) : by.int(64, 94),
            rqi: Math.round((wants.value('C-RB-01', district) + by.normal(0, 0.35)) * 100) / 100,
            surveyedAt: iso(anchor - by.between(40, 360) * DAY),
            gprAt: isMain
              ? iso(anchor - (yes('S-RB-14') ? by.between(20, 700) : by.between(760, 1000)) * DAY)
              : undefined,
            cavityRisk: risk,
            cavityFoundAt: risk > 0 ? iso(found) : undefined,
            cavityFixedAt: risk > 0 && fixed < anchor ? iso(fixed) : undefined,
            swept: yes('T-ES-01'),
            lit: segment.roadClass === 'lane' ? yes('C-LT-03') : true,
            hasFootway,
            footwayOk_m: hasFootway
              ? Math.round(length * Math.min(1, wants.share('C-RB-05', district) + by.normal(0, 0.05)))
              : undefined,
            cycleRoad,
            cycleLaneOk_m: cycleRoad
              ? Math.round(length * Math.min(1, wants.share('C-RB-06', district) + by.normal(0, 0.05)))
              : undefined,
            openedAt: iso(anchor - by.between(6, 28) * 365 * DAY),
            district,
            lng: segment.from[0],
            lat: segment.from[1],
            geometry: { type: 'LineString', coordinates: [segment.from, segment.to] },
          }
          return { born: days.start(days.today - 1095), row, turns: [] }
        })
      })
    },
  }
}

const widths = { expressway: 36, arterial: 30, secondary: 20, branch: 12, lane: 6 } as const

/** Bridges, footbridges, underpasses and tunnels; inspections follow one another as they fall due. */
export function bridges(world: World): Generator {
  const { terrain, wants, days, anchor, scale } = world
  return {
    ...ledger,
    dataset: 'bridge',
    reach: 900,
    stories() {
      return terrain.districts.flatMap(district => {
        const share = quota(world.seed, 'bridge', district)
        const yes = yesIn(world, share, district)
        const count = Math.max(scale < 0.5 ? 3 : 8, Math.round(900 * terrain.shareOf(district) * scale))
        /** One bad bridge would be the whole value of a small district: they stand where there are many. */
        const bad = count > 55 ? Math.round(count * 0.7 * wants.share('S-RB-02', district)) : 0
        return Array.from({ length: count }, (_, i): Story => {
          const by = chance(world.seed, 'bridge', district, i)
          const spot = terrain.spot(by, district)
          const kind = i % 10 < 7 ? 'bridge' : i % 10 === 7 ? 'footbridge' : i % 10 === 8 ? 'underpass' : 'tunnel'
          const isBad = kind === 'bridge' && i < bad
          const careClass = i % 6 === 0 ? 'I' : by.pick(['II', 'III', 'IV', 'V'])
          const bci = isBad
            ? by.int(51, 64)
            : Math.min(99, Math.max(67, by.normal(wants.value('S-RB-01', district), 5)))
          const isInspected = yes('S-RB-03')
          const isTested = yes('S-RB-04')
          const due = anchor + (isInspected ? by.between(3, 350) : -by.between(4, 60)) * DAY
          const row: Row = {
            source: 'demo-roads',
            bridgeCode: `QS-${district}-${String(i + 1).padStart(3, '0')}`,
            title: `${spot.segment.name}${{ bridge: '桥', footbridge: '人行天桥', underpass: '下穿通道', tunnel: '隧道' }[kind]}`,
            kind,
            careClass,
            bci: Math.round(bci * 10) / 10,
            grade: isBad ? 'D' : bci >= 90 ? 'A' : bci >= 80 ? 'B' : 'C',
            monitored: careClass === 'I' ? yes('S-RB-05') : kind === 'underpass' ? yes('S-RB-11') : by.hit(0.05),
            inspectedAt: iso(due - 365 * DAY),
            inspectDueAt: iso(due),
            testedAt: i % 2 === 0 ? iso(anchor - by.between(100, 1500) * DAY) : undefined,
            testDueAt:
              i % 2 === 0 ? iso(anchor + (isTested ? by.between(60, 1500) : -by.between(5, 200)) * DAY) : undefined,
            loadLimit_t: by.pick([20, 30, 40, 55]),
            district,
            lng: spot.lng,
            lat: spot.lat,
          }
          const turns: Turn[] = []
          for (let at = due; at < anchor + 800 * DAY; at += 365 * DAY) {
            const made = Math.max(at - 6 * DAY, anchor + DAY)
            if (at > anchor) turns.push([made, { inspectedAt: iso(made), inspectDueAt: iso(at + 365 * DAY) }])
          }
          return { born: days.start(days.today - 1095), row, turns }
        })
      })
    },
  }
}

/** Construction sites: those of the projects and many smaller ones. */
export function sites(world: World): Generator {
  const { terrain, wants, days, anchor, scale } = world
  const story = (
    id: string,
    spot: Spot,
    from: number,
    to: number,
    projectCode: string | undefined,
    share: Share,
    by: Chance,
  ): Story => {
    const yes = (code: string) => share(`${code}-${spot.district}`, wants.share(code, spot.district))
    return {
      born: from,
      row: {
        source: 'demo-sites',
        siteNo: id,
        title: `${spot.segment.name}工地`,
        projectCode,
        status: 'active',
        area_m2: by.int(projectCode ? 5200 : 900, projectCode ? 60_000 : 9000),
        monitorInstalled: yes('T-DU-03'),
        hardened: yes('T-DU-09'),
        startAt: iso(from),
        district: spot.district,
        lng: spot.lng,
        lat: spot.lat,
      },
      turns: [[to, { status: 'finished', endAt: iso(to) }]],
    }
  }
  return {
    ...ledger,
    dataset: 'site',
    reach: 1500,
    stories() {
      const share = quota(world.seed, 'site')
      const own = projectBook(world).map(course =>
        story(
          `GD-P${course.index}`,
          course.spot,
          course.started,
          course.finished,
          course.code,
          share,
          chance(world.seed, 'site', course.code),
        ),
      )
      const small = Array.from({ length: Math.round(760 * scale) }, (_, i) => {
        const by = chance(world.seed, 'site', i)
        const spot = terrain.spot(by, terrain.pickDistrict(by))
        const from = anchor - (1095 - (i * 1500) / Math.round(760 * scale)) * DAY
        return story(
          `GD-S${i}`,
          spot,
          Math.max(from, days.start(days.today - 1095)),
          from + by.between(200, 620) * DAY,
          undefined,
          share,
          by,
        )
      })
      return [...own, ...small]
    },
  }
}

/** Suspected illegal building: new ones stopped and pulled down, old ones by plan. */
export function illegalBuildings(world: World): Generator {
  const { terrain, wants, calendar, days, scale } = world
  const fresh = Math.round(1000 * scale)
  return {
    ...ledger,
    dataset: 'illegal_build',
    reach: 400,
    stories() {
      const share = quota(world.seed, 'illegal')
      return Array.from({ length: fresh + Math.round(500 * scale) }, (_, i): Story => {
        const by = chance(world.seed, 'illegal', i)
        const spot = terrain.spot(by, terrain.pickDistrict(by))
        const yes = (code: string) => share(`${code}`, wants.share(code, spot.district))
        const isNew = i < fresh
        const found =
          days.start(days.today - (isNew ? 900 : 1095)) +
          (isNew ? (1300 * (i + by.next())) / fresh : by.between(0, 500)) * DAY
        const foundBy = by.pick(['patrol', 'imagery', 'report'])
        const area = by.int(12, isNew ? 160 : 900)
        const verified =
          foundBy === 'imagery' && !yes('O-IB-04')
            ? calendar.addWorkingDays(found, 11) + by.between(5, 100) * HOUR
            : found + by.between(0.2, 6) * DAY
        const row: Row = {
          source: 'demo-illegal',
          parcelNo: `WJ-${i}`,
          title: `${spot.segment.name}疑似违建`,
          newOrStock: isNew ? 'new' : 'stock',
          foundBy,
          foundAt: iso(found),
          area_m2: area,
          district: spot.district,
          lng: spot.lng,
          lat: spot.lat,
        }
        const turns: Turn[] = [[verified, { verifiedAt: iso(verified) }]]
        if (isNew) {
          const stopped = found + (yes('O-IB-01') ? by.between(1, 22) : by.between(26, 80)) * HOUR
          const down = found + (yes('O-IB-02') ? by.between(3, 14) : by.between(16, 60)) * DAY
          turns.push([stopped, { stoppedAt: iso(stopped) }], [down, { demolishedAt: iso(down), demolished_m2: area }])
        } else {
          row.plan_m2 = area
          row.demolished_m2 = Math.round(
            area * Math.min(1, Math.max(0, wants.share('O-IB-03', spot.district) + by.normal(0, 0.1))),
          )
        }
        turns.sort(([a], [b]) => a - b)
        return { born: found, row, turns }
      })
    },
  }
}
