import type { Generator } from '../generator'
import { chance, quota, type Share } from '../random'
import { iso, type Row, type Story } from '../story'
import { HOUR, type World } from '../world'

const shifts = [
  { from: 0, name: '夜班' },
  { from: 8, name: '白班' },
  { from: 16, name: '晚班' },
] as const

/** Four levels of duty: city leaders by the day, the others by the shift. They are posts; nobody is named. */
const posts = [
  { title: '市级带班领导', seat: '一号席', wholeDay: true },
  { title: '市级值班长', seat: '一号席', wholeDay: false },
  { title: '市级值班员', seat: '二号席', wholeDay: false },
  { title: '市级应急联络员', seat: '三号席', wholeDay: false },
] as const

/** Rounds are short, so that those of the last day are nearly all told. */
const rounds = [8, 11, 14, 17] as const

/** Who is on duty at each level, and what collectors walked and saw. */
export function patrols(world: World): Generator {
  const { days, terrain } = world
  const seat = terrain.districts[0] ?? ''
  return {
    dataset: 'patrol',
    days: 400,
    reach: 1,
    stories(week) {
      const share = quota(world.seed, 'patrol', week)
      return Array.from({ length: 7 }, (_, i) => week * 7 + i).flatMap(day => {
        const start = days.start(day)
        const city = posts.flatMap(({ title, seat: place, wholeDay }) =>
          (wholeDay ? [{ from: 8, name: '' }] : shifts).map(({ from, name }) =>
            duty(world, `${title} ${place}`, name, seat, start + from * HOUR, wholeDay ? 24 : 8, share),
          ),
        )
        const districts = terrain.districts.flatMap(district =>
          shifts.map(({ from, name }) =>
            duty(
              world,
              `${world.city.areas.get(district)?.name.zh ?? district}值班员 一号席`,
              name,
              district,
              start + from * HOUR,
              8,
              share,
            ),
          ),
        )
        const walks = terrain.districts.flatMap(district =>
          rounds.map((hour, i) => walk(world, district, i, day, start + hour * HOUR, share)),
        )
        return [...city, ...districts, ...walks]
      })
    },
  }
}

function duty(
  world: World,
  title: string,
  shift: string,
  district: string,
  start: number,
  hours: number,
  share: Share,
): Story {
  const row: Row = {
    source: 'demo-duty',
    person: title,
    title: shift ? `${title} ${shift}` : title,
    role: 'duty',
    onDuty: share('duty', world.wants.share('S-EM-09', district)),
    startAt: iso(start),
    endAt: iso(start + hours * HOUR),
    district,
  }
  return { born: start, row, turns: [], ingested: start + 60_000 }
}

function walk(world: World, district: string, i: number, day: number, start: number, share: Share): Story {
  const { wants } = world
  const by = chance(world.seed, 'walk', district, i, day)
  const planned = by.int(8, 16)
  const visited = Math.round(planned * Math.min(1, Math.max(0, wants.share('O-DM-25', district) + by.normal(0, 0.025))))
  const found = by.int(5, 12)
  const missing = wants.share('O-DM-24', district)
  const missed = (found * missing) / (1 - missing)
  return {
    born: start,
    row: {
      source: 'demo-duty',
      person: `${world.city.areas.get(district)?.name.zh ?? district}采集员 ${i + 1}号`,
      title: `采集员 ${i + 1}号`,
      role: 'collector',
      onDuty: share('collector', 0.985),
      startAt: iso(start),
      district,
    },
    turns: [
      [
        start + 3 * HOUR,
        {
          endAt: iso(start + 3 * HOUR),
          km: Math.round(by.between(3, 8) * 10) / 10,
          cellsPlanned: planned,
          cellsVisited: visited,
          reports: found,
          missed: Math.floor(missed) + (share('missed', missed % 1) ? 1 : 0),
        },
      ],
    ],
    ingested: start + 60_000,
  }
}
