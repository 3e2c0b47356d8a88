import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BuiltArea, BuiltCity } from './generate'
import type { CityPlan } from './plans'
import { bounds, type MultiPolygon, type Point } from './shapes'

const DEGREE_KM = 111.32

/** Writes the areas of a city: the table, the shapes of each level and city.json. */
export function writeAreas(folder: string, plan: CityPlan, { areas, aspect }: BuiltCity): void {
  mkdirSync(folder, { recursive: true })
  const order = ['city', 'district', 'street', 'community', 'cell']
  const sorted = [...areas].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.code < b.code ? -1 : 1))
  const rows = sorted.map(a =>
    [a.code, a.kind, a.parent, a.zh, a.en, ...a.center, ...bounds(a.shape), a.synthetic ? 1 : 0].join(','),
  )
  const header = 'code,kind,parent,name_zh,name_en,lng,lat,west,south,east,north,synthetic'
  zipped(join(folder, 'areas.csv.gz'), `${[header, ...rows].join('\n')}\n`)
  const ofKind = (kind: string) => sorted.filter(a => a.kind === kind)
  writeFileSync(join(folder, 'districts.geojson'), collection(ofKind('district')))
  for (const [file, kind] of [
    ['streets', 'street'],
    ['communities', 'community'],
    ['cells', 'cell'],
  ] as const)
    zipped(join(folder, `${file}.geojson.gz`), collection(ofKind(kind)))
  const city = {
    code: plan.code,
    name: { zh: plan.zh, en: plan.en },
    timezone: 'Asia/Shanghai',
    languages: ['zh', 'en'],
    workingHours: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    reportsFrom: '2023-01-01',
    center: plan.center,
    zoom: plan.zoom,
    bounds: bounds(areas.find(a => a.kind === 'city')?.shape ?? []),
    cells: { rule: 'nearest-site', aspect },
    groups: plan.groups.map(({ code, zh, en, members }) => ({ code, name: { zh, en }, members })),
    managementBodies: bodies(plan, ofKind('street')),
    mapNotice: { zh: '示意图', en: 'Schematic map' },
    mapApproval: '',
    notes: {
      zh: '区（市）县界取自公开数据并由 GCJ-02 转为 WGS 84；街道、社区、单元网格及其名称、代码均为程序生成，并非真实区划。',
      en: 'District borders come from public data, converted from GCJ-02 to WGS 84. Streets, communities and unit cells, their names and codes are generated and are nobody’s real divisions.',
    },
  }
  writeFileSync(join(folder, 'city.json'), `${JSON.stringify(city, null, 2)}\n`)
}

/** Each street belongs to one body at most: the first that claims it. */
function bodies(plan: CityPlan, streets: BuiltArea[]) {
  const taken = new Set<string>()
  return plan.bodies.map(({ code, zh, en, short, circles }) => {
    const own = streets.filter(street => {
      const within = circles.some(
        ({ at, km, districts }) => districts.includes(street.parent) && distanceKm(at, street.center) <= km,
      )
      return within && !taken.has(street.code)
    })
    for (const street of own) taken.add(street.code)
    return { code, name: { zh, en }, ...(short ? { short } : {}), streets: own.map(street => street.code) }
  })
}

function distanceKm(a: Point, b: Point): number {
  return DEGREE_KM * Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1])
}

function collection(areas: BuiltArea[]): string {
  const lines = areas.map(a =>
    JSON.stringify({ type: 'Feature', id: a.code, properties: { code: a.code }, geometry: geometry(a.shape) }),
  )
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`
}

export function geometry(shape: MultiPolygon): object {
  return shape.length === 1 ? { type: 'Polygon', coordinates: shape[0] } : { type: 'MultiPolygon', coordinates: shape }
}

export function zipped(path: string, text: string): void {
  writeFileSync(path, gzipSync(text, { level: 9 }))
}
