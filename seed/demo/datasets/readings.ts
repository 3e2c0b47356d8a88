import { dataset } from '../../../src/features/datasets'
import type { Generator } from '../generator'
import { fraction } from '../random'
import { iso, type Row, type Story } from '../story'
import { DAY, HOUR, type World } from '../world'
import { type Device, devicesOf } from './devices'

const kindField = dataset('reading').fields.find(field => field.name === 'kind')
/** Kinds of instruments that give readings; the others of `devices.ts` only raise alarms. */
const kinds: ReadonlySet<unknown> = new Set(kindField?.values)
/** How often an instrument speaks in the live city: its some 230 instruments give three records a second. */
const LIVE_MS = 70_000

/** Readings of instruments: by the hour for five weeks, every few minutes while the city lives. */
export function readings(world: World): Generator {
  const { days } = world
  const speaking = devicesOf(world).filter(device => kinds.has(device.kind) && device.status !== 'retired')
  const told = (from: number, to: number, step: number): Row[] =>
    speaking.flatMap(device => {
      const rows: Row[] = []
      const phase = device.phase % step
      const end = Math.min(to, device.silentFrom)
      for (let at = Math.floor((from - phase) / step) * step + step + phase; at <= end; at += step)
        rows.push(reading(world, device, at))
      return rows
    })
  return {
    dataset: 'reading',
    days: 35,
    reach: 0,
    stories: week =>
      told(days.start(week * 7) - 1, days.start(week * 7 + 7) - 1, HOUR).map((row): Story => {
        const born = Date.parse(row.at as string)
        return { born, row, turns: [], ingested: born + 20_000 }
      }),
    pulse: (from, to, fine) => told(Math.max(from, to - 35 * DAY), to, fine ? LIVE_MS : HOUR),
  }
}

function reading(world: World, device: Device, at: number): Row {
  const { district, lng, lat } = device.spot
  const moment = Math.floor(at / 1000)
  const luck = fraction(world.seed, device.id, moment)
  const noise = fraction(device.id, moment, 'n')
  return {
    source: 'demo-sensing',
    deviceId: device.id,
    kind: device.kind,
    at: iso(at),
    quality: 'ok',
    ...sample(world, device.kind, district, at, luck, noise),
    district,
    lng,
    lat,
  }
}

const one = (value: number): number => Math.round(value * 10) / 10

/** Dust in the air of a district: worse in the morning and the evening, and from one day to the next. */
function background(world: World, district: string, at: number): number {
  const hour = (at % DAY) / HOUR
  return (
    52 +
    9 * Math.sin(((hour - 2) / 12) * Math.PI) +
    7 * Math.sin(at / (2.7 * DAY)) +
    8 * fraction(world.seed, 'air', district)
  )
}

const below = (limit: number, isGood: boolean, noise: number): Row => ({
  value: one(limit * (isGood ? 0.35 + 0.6 * noise : 1.03 + 0.5 * noise)),
  threshold: limit,
})

/** `luck` decides whether the sample is one of the few that are bad; `noise` only shakes it. */
function sample(world: World, kind: string, district: string, at: number, luck: number, noise: number): Row {
  const { wants } = world
  switch (kind) {
    case 'dust-pm10': {
      const usual =
        background(world, district, at) + Math.max(4, wants.value('T-DU-02', district) - 4) + 16 * (noise - 0.5)
      return {
        value: one(luck < wants.share('T-DU-01', district) ? 152 + 60 * noise : Math.min(148, usual)),
        threshold: 150,
      }
    }
    case 'air-pm10':
      return { value: one(background(world, district, at) + 8 * (noise - 0.5)), threshold: 150 }
    case 'bridge-strain':
      if (luck > wants.share('S-RB-06', district))
        return { quality: noise < 0.5 ? 'suspect' : 'missing', value: undefined, threshold: 300 }
      return {
        value: one(noise < wants.value('S-RB-07', district) / 1000 ? 305 + 20 * luck : 90 + 150 * noise),
        threshold: 300,
      }
    case 'water-level':
      return { value: one(noise < 0.01 ? 18 + 10 * luck : 2 * luck), threshold: 30 }
    case 'pump-ready':
      return { value: luck < wants.share('S-DR-07', district) ? 1 : 0 }
    case 'odour':
      return below(20, luck < wants.share('T-WS-08', district), noise)
    case 'toilet-nh3':
      return below(1, luck < wants.share('T-TO-02', district), noise)
    case 'stack-emission':
      return below(80, luck < wants.share('S-WS-02', district), noise)
    case 'leachate-cod':
      return below(100, luck < wants.share('S-WS-03', district), noise)
    default:
      return { value: one(218 + 10 * noise), threshold: 235 }
  }
}
