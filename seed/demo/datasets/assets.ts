import type { Generator } from '../generator'
import { type Chance, chance, quota, type Share } from '../random'
import { iso, type Row, type Story } from '../story'
import { DAY, type World } from '../world'
import { assessedZones } from './assessed-zones'
import { type AssetPlan, assetPlans } from './asset-plans'
import { cover, squaresByDistrict } from './coverage'
import { underground } from './underground'

export interface Site {
  readonly district: string
  readonly lng: number
  readonly lat: number
  readonly road: string
  readonly community?: string
}

/** The census of components, the ledgers of facilities, what lies below the roads, and zones assessed as a whole. */
export function assets(world: World): Generator {
  return {
    dataset: 'asset',
    days: 3 * 365,
    whole: true,
    ledger: true,
    reach: 0,
    stories() {
      const squares = squaresByDistrict(world.city)
      const placed = assetPlans.flatMap(plan => {
        const share = quota(world.seed, 'asset', plan.cls)
        return world.terrain.districts.flatMap(district => {
          const by = chance(world.seed, 'asset', plan.cls, district)
          return sitesOf(world, plan, district, squares, by).map((site, i) => story(world, plan, site, i, share, by))
        })
      })
      return [...placed, ...underground(world), ...assessedZones(world)]
    },
  }
}

/** Where a class stands: spread to serve people, one in a community, or along the roads. */
function sitesOf(
  world: World,
  plan: AssetPlan,
  district: string,
  squares: ReturnType<typeof squaresByDistrict>,
  by: Chance,
): Site[] {
  const { terrain, wants, city, scale } = world
  if (plan.serving) {
    const { layer, metres, code } = plan.serving
    const own = squares.get(district) ?? []
    const chosen = cover(
      own,
      layer,
      metres,
      Math.min(0.985, wants.share(code, district) * Math.min(1, scale)),
      `${world.seed}-${plan.cls}`,
    )
    const sites = chosen.map(({ lng, lat }) => ({ district, lng, lat, road: '' }))
    const extra = plan.number ? Math.max(0, Math.round(plan.number(world, district) * scale) - sites.length) : 0
    return [...sites, ...Array.from({ length: extra }, () => onRoad(world, district, by))]
  }
  if (plan.perCommunity) {
    const wanted = plan.perCommunity === 'all' ? 1 : wants.share(plan.perCommunity, district)
    const share = quota(world.seed, plan.cls, district)
    return city
      .ofKind('community')
      .filter(community => community.code.startsWith(district) && share('has', wanted * scale))
      .map(({ code, center: [lng, lat] }) => ({ district, lng, lat, road: '', community: code }))
  }
  const count = plan.number ? plan.number(world, district) : (plan.count ?? 0) * terrain.shareOf(district)
  return Array.from({ length: Math.max(plan.atLeast ?? 0, Math.round(count * scale)) }, () =>
    onRoad(world, district, by),
  )
}

function onRoad(world: World, district: string, by: Chance): Site {
  const spot = world.terrain.spot(by, district)
  return { district, lng: spot.lng, lat: spot.lat, road: spot.segment.name }
}

function story(world: World, plan: AssetPlan, site: Site, i: number, share: Share, by: Chance): Story {
  const { wants, days, anchor } = world
  const { district } = site
  const isComponent = /^C\d{4}$/.test(plan.cls)
  const yes = (code: string) => share(`${code}-${district}`, wants.share(code, district))
  const isFresh = plan.fresh ? yes(plan.fresh) : isComponent ? yes('O-DM-32') : true
  const age = plan.fresh
    ? isFresh
      ? by.between(0.5, 20)
      : by.between(32, 200)
    : isFresh
      ? by.between(2, 330)
      : by.between(380, 1000)
  const row: Row = {
    source: 'demo-assets',
    assetCode: isComponent
      ? `${district}${plan.cls.slice(1)}${String(i + 1).padStart(6, '0')}`
      : `${plan.cls}-${district}-${String(i + 1).padStart(4, '0')}`,
    cls: plan.cls,
    title: `${site.road}${plan.title}`,
    state: plan.intact
      ? yes(plan.intact)
        ? 'intact'
        : plan.cls === 'C0402'
          ? 'missing'
          : by.pick(['damaged', 'damaged', 'missing'])
      : 'intact',
    updatedAt: iso(anchor - age * DAY),
    ...plan.fields?.({ world, district, yes, by, i }),
    community: site.community,
    district,
    lng: site.lng,
    lat: site.lat,
  }
  return { born: days.start(days.today - 1095), row, turns: [] }
}
