import { arrived, type Generator, happenings, serial, yesIn } from '../generator'
import { chance, lottery, quota } from '../random'
import { iso, type Story, type Turn } from '../story'
import { DAY, HOUR, type World } from '../world'

const PER_MONTH = 2900

interface Topic {
  readonly cls: string
  readonly domain: string
  readonly text: string
  readonly unit: string
}
const topic = (cls: string, domain: string, text: string, unit: string): Topic => ({ cls, domain, text, unit })

const topics: readonly (readonly [Topic, number])[] = [
  [topic('noise', 'city-management', '夜间噪声扰民', 'U-URBAN'), 15],
  [topic('street-order', 'city-management', '占道经营影响通行', 'U-URBAN'), 12],
  [topic('parking', 'transport', '车辆乱停占用通道', 'U-TRAFFIC'), 12],
  [topic('waste', 'city-management', '垃圾清运不及时', 'U-URBAN'), 9],
  [topic('construction', 'housing', '施工影响居民生活', 'U-HOUSING'), 8],
  [topic('road', 'city-management', '路面破损请求修复', 'U-URBAN'), 8],
  [topic('service', 'other', '办事流程咨询', 'U-APPROVAL'), 8],
  [topic('drainage', 'utilities', '下水道堵塞返水', 'U-WATER'), 6],
  [topic('lighting', 'city-management', '路灯不亮', 'U-URBAN'), 6],
  [topic('illegal-building', 'city-management', '疑似违法建设', 'U-URBAN'), 5],
  [topic('gas', 'utilities', '燃气供应咨询', 'U-GAS'), 4],
  [topic('greenery', 'city-management', '绿化修剪请求', 'U-PARKS'), 4],
  [topic('toilet', 'city-management', '公厕异味', 'U-URBAN'), 3],
  [topic('advertising', 'city-management', '广告牌松动', 'U-URBAN'), 3],
  [topic('other', 'market', '消费纠纷', 'U-MARKET'), 6],
]
const drawTopic = lottery(topics)
const dust = topic('dust', 'environment', '工地扬尘污染', 'U-ECOLOGY')

/** Calls to the citizens' hotline, from the ring to the call-back. */
export function hotline(world: World): Generator {
  const { wants, terrain, city, days } = world
  return {
    dataset: 'hotline',
    days: 3 * 365,
    reach: 60,
    stories(week) {
      const share = quota(world.seed, 'hotline', week)
      const by = chance(world.seed, 'hotline', week)
      /** Complaints of dust grow or shrink as the wanted change over a year says. */
      const years = (days.today - week * 7) / 365
      const dusty = 0.07 * (1 + wants.value('T-DU-14') / 100) ** -years
      return happenings(world, 'hotline', week, PER_MONTH, 'people').map((moment): Story => {
        const { at } = moment
        const spot = terrain.spot(by, terrain.pickDistrict(by))
        const { district } = spot
        const yes = yesIn(world, share, district)
        const what = share('dust', dusty) ? dust : drawTopic(by)
        const isAnonymous = by.hit(0.12)
        const due = world.calendar.addWorkingDays(at, what.domain === 'other' ? 3 : 5)
        const contacted = at + (yes('C-HL-01') ? by.between(0.2, 20) : by.between(25, 60)) * HOUR
        const isTimely = yes('C-HL-02')
        const replied = Math.max(
          contacted + HOUR,
          isTimely ? at + (due - at) * by.between(0.25, 0.95) : due + by.between(2, 90) * HOUR,
        )
        const isHard = share('hard', 0.018)
        const isResolved = isHard ? yes('C-HL-13') : yes(what.cls === 'noise' ? 'C-HL-08' : 'C-HL-03')
        const isAgain = share('again', wants.share('C-HL-05', district))
        const ticketNo = `RX${serial(world, moment)}`
        const visited = replied + by.between(4, 40) * HOUR
        const address = terrain.address(spot, by)
        const turns: Turn[] = [
          [contacted, { contactedAt: iso(contacted) }],
          [replied, { repliedAt: iso(replied), resolved: isResolved }],
        ]
        if (by.hit(0.55))
          turns.push([visited, { satisfied: yes('C-HL-04') ? by.pick([5, 5, 4]) : by.pick([3, 3, 2, 1]) }])
        return {
          born: at,
          row: {
            source: 'demo-hotline',
            ticketNo,
            title: what.text,
            cls: what.cls,
            domain: what.domain,
            acceptedAt: iso(at),
            dueAt: iso(due),
            waitSec: Math.max(2, Math.round(by.normal(wants.value('C-HL-14', district), 6))),
            anonymous: isAnonymous,
            dept: city.units.get(what.unit)?.name.zh,
            returned: share('returned', 1 - wants.share('C-HL-06', district)),
            repeatOf:
              isAgain && moment.index > 0
                ? `RX${serial(world, { ...moment, index: by.int(0, moment.index - 1) })}`
                : undefined,
            hard: isHard,
            text: `${address}：${what.text}`,
            address,
            district,
            lng: spot.lng,
            lat: spot.lat,
          },
          turns: turns.filter(([when]) => when < at + 50 * DAY),
          ingested: arrived(at, by),
        }
      })
    },
  }
}
