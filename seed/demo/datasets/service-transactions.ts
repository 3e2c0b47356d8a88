import { arrived, type Generator, happenings, serial, yesIn } from '../generator'
import { chance, lottery, quota } from '../random'
import { iso, type Row, type Story, type Turn } from '../story'
import { DAY, HOUR, type World } from '../world'

const PER_MONTH = 1900

/** Item, statutory limit in working days, life-event theme it may be part of, whether it ends in a licence. */
const draw = lottery<readonly [item: string, statutory: number, theme: string, licence: boolean]>([
  [['营业执照设立登记', 15, '开办企业', true], 18],
  [['食品经营许可', 20, '开餐馆', true], 12],
  [['户外广告设置许可', 20, '开便利店', true], 6],
  [['城市建筑垃圾处置核准', 20, '', true], 7],
  [['临时占道许可', 20, '', true], 6],
  [['出生医学证明与落户', 10, '新生儿出生', false], 12],
  [['社保参保登记', 5, '员工录用', false], 16],
  [['不动产转移登记', 15, '二手房转移', true], 13],
  [['公共租赁住房申请', 30, '', false], 5],
  [['燃气报装', 10, '水电气联办', false], 5],
])

/** Government-service transactions. */
export function serviceTransactions(world: World): Generator {
  const { wants, terrain, calendar } = world
  return {
    dataset: 'service_txn',
    days: 3 * 365,
    reach: 90,
    stories(week) {
      const share = quota(world.seed, 'service', week)
      const by = chance(world.seed, 'service', week)
      return happenings(world, 'service', week, PER_MONTH, 'office').map((moment): Story => {
        const { at } = moment
        const spot = terrain.spot(by, terrain.pickDistrict(by))
        const { district } = spot
        const yes = yesIn(world, share, district)
        const [item, statutory, theme, licence] = draw(by)
        const promised = Math.max(1, Math.round(statutory * (1 - wants.share('C-PS-11', district)) * 2 + by.next()) / 2)
        const isSameDay = yes('C-PS-09')
        const isTimely = isSameDay || yes('C-PS-01')
        const days = Math.floor(promised)
        const due = calendar.addWorkingDays(at, days)
        const done = isSameDay
          ? at + by.between(0.2, 1) * HOUR
          : isTimely
            ? calendar.addWorkingMinutes(at, Math.max(0.6, days * by.between(0.3, 0.95)) * 420)
            : due + by.between(3, 70) * HOUR
        const visits = wants.value('C-PS-03', district)
        const materials = wants.value('C-PS-04', district)
        const sharable = by.hit(0.7)
        const row: Row = {
          source: 'demo-service',
          txnNo: `BJ${serial(world, moment)}`,
          title: item,
          item,
          theme: theme !== '' && share('theme', wants.share('C-PS-10', district) / 0.76) ? theme : undefined,
          channel: yes('C-PS-02') ? 4 : by.pick([1, 1, 2, 3]),
          acceptedAt: iso(at),
          statutoryDays: statutory,
          promisedDays: Math.min(statutory, promised),
          dueAt: iso(due),
          sameDay: isSameDay,
          visits: Math.floor(visits) + (share('visits', visits % 1) ? 1 : 0),
          materials: Math.max(1, Math.floor(materials) + (share('materials', materials % 1) ? 1 : 0) + by.int(-1, 1)),
          licenceRequired: licence,
          licenceSharable: sharable,
          licenceShared: sharable && yes('C-PS-06'),
          district,
          lng: spot.lng,
          lat: spot.lat,
        }
        const isLicensed = licence && yes('C-PS-05')
        const turns: Turn[] = [
          [
            done,
            {
              doneAt: iso(done),
              licenceId: isLicensed ? `1.2.156.3005.2.${serial(world, moment).replace('-', '')}` : undefined,
            },
          ],
        ]
        if (by.hit(0.6)) {
          const rated = done + by.between(0.1, 20) * HOUR
          const isGood = yes('C-PS-07')
          turns.push([rated, { rating: isGood ? by.pick([5, 5, 5, 4]) : by.pick([1, 2, 2]), ratedAt: iso(rated) }])
          if (!isGood) {
            const mended = yes('C-PS-08')
              ? rated + by.between(1, 18) * DAY
              : calendar.addWorkingDays(rated, 16) + by.between(5, 200) * HOUR
            turns.push([mended, { rectifiedAt: iso(mended) }])
          }
        }
        return { born: at, row, turns, ingested: arrived(at, by) }
      })
    },
  }
}
