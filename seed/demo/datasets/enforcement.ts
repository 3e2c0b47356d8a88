import { arrived, type Generator, happenings, yesIn } from '../generator'
import { chance, lottery, quota } from '../random'
import { iso, type Row, type Turn } from '../story'
import { DAY, HOUR, type World } from '../world'

const causes = lottery<readonly [cause: string, cls: string]>([
  [['street-trading', 'E0401'], 26],
  [['waste', 'E0110'], 14],
  [['parking', 'E0410'], 12],
  [['spoil-transport', 'E0114'], 9],
  [['illegal-building', 'E0101'], 8],
  [['advertising', 'E0203'], 8],
  [['noise', 'E0128'], 6],
  [['dust', 'E0304'], 5],
  [['gas-illegal', 'E0502'], 5],
  [['road-works', 'E0303'], 3],
  [['greenery', 'E0122'], 2],
  [['drainage', 'E0130'], 2],
])

/** Dockets are numbered by week, so that a case can name the one opened for it. */
export const docketNo = (world: World, week: number, index: number): string =>
  `ZF${world.days.text(week * 7).replaceAll('-', '')}${String(index).padStart(4, '0')}`

export function enforcement(world: World): Generator {
  const { wants, terrain } = world
  return {
    dataset: 'enforcement',
    days: 3 * 365,
    newest: 240,
    reach: 240,
    stories(week) {
      const share = quota(world.seed, 'enforcement', week)
      const by = chance(world.seed, 'enforcement', week)
      return happenings(world, 'enforcement', week, 500, 'office').map(({ at, index }) => {
        const spot = terrain.spot(by, terrain.pickDistrict(by))
        const { district } = spot
        const yes = yesIn(world, share, district)
        const [cause, caseCls] = causes(by)
        const isSimple = cause !== 'gas-illegal' && share('simple', 0.5)
        const isMild = share('mild', 0.16)
        const isLet = isMild && yes('O-EN-08')
        const row: Row = {
          source: 'demo-enforcement',
          docketNo: docketNo(world, week, index),
          title: `执法案件 ${world.city.classes.get(caseCls)?.name.zh ?? cause}`,
          cause,
          caseCls,
          simple: isSimple,
          filedAt: iso(at),
          recorded: yes('O-EN-07'),
          district,
          lng: spot.lng,
          lat: spot.lat,
        }
        const timely = cause === 'gas-illegal' ? yes('S-EN-03') : yes('O-EN-01')
        const decided = isSimple
          ? at + by.between(0.3, 3) * HOUR
          : at + (timely ? by.between(12, 80) : by.between(93, 150)) * DAY
        const fine = isLet ? 0 : isSimple ? by.pick([50, 100, 200]) : by.pick([500, 1000, 2000, 5000, 10_000, 30_000])
        const published = yes('O-EN-06')
          ? decided + by.between(1, 6) * DAY
          : world.calendar.addWorkingDays(decided, 8) + by.between(1, 5) * DAY
        const paid = published + by.between(1, 12) * DAY
        const turns: Turn[] = [
          [decided, { decidedAt: iso(decided), fineAmount: fine, noPenalty: isLet, eligibleNoPenalty: isMild }],
          [published, { publishedAt: iso(published) }],
        ]
        if (fine > 0) {
          const rest = wants.share('O-EN-03', district)
          turns.push([decided + 1000, { paidAmount: 0 }], [paid, { paidAmount: share('paid', rest) ? fine : 0 }])
        }
        if (!isSimple && share('review', 0.05)) {
          const heard = decided + by.between(20, 40) * DAY
          turns.push([heard, { reviewOutcome: share('overturned', wants.share('O-EN-04')) ? 'overturned' : 'upheld' }])
        }
        turns.sort(([a], [b]) => a - b)
        return { born: at, row, turns, ingested: arrived(at, by) }
      })
    },
  }
}
