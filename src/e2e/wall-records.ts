import type { RunningServer } from '../testing/running-server'

const DAY = 86_400_000
const at = (days: number) => new Date(Date.now() + days * DAY).toISOString()

/** Names as long as real ones are: what fits with these fits. */
const names = [
  '天府立交改造工程',
  '液压动力单元制造项目',
  '锦江水环境综合整治',
  '三环路综合管廊二期',
  '东部新区体育公园',
  '老旧小区改造',
]
const districts = ['510104', '510105', '510106', '510107', '510108', '510112', '510114', '510115', '510116', '510121']
/** A point inside each of them. */
const places = [
  [104.083, 30.63],
  [103.97, 30.68],
  [104.04, 30.71],
  [104.03, 30.63],
  [104.13, 30.68],
  [104.27, 30.56],
  [104.15, 30.82],
  [103.83, 30.69],
  [103.95, 30.57],
  [104.42, 30.86],
] as const

const placed = (index: number) => {
  const [lng, lat] = places[index % places.length] ?? places[0]
  return {
    district: districts[index % districts.length],
    lng: lng + (index % 7) * 0.002,
    lat: lat + (index % 5) * 0.002,
  }
}

async function post(server: RunningServer, dataset: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const answer = await fetch(`${server.baseUrl}/api/v1/datasets/${dataset}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.ingestKey()}` },
    body: JSON.stringify(rows.map(row => ({ source: 'test', ...row }))),
  })
  const outcome = (await answer.json()) as { accepted: number }
  if (outcome.accepted !== rows.length) throw new Error(`${dataset}: ${JSON.stringify(outcome)}`)
}

/** A small city with a row for every panel of the wall: two red lamps, one flagged unit, a suggestion without answer. */
export async function postWallRecords(server: RunningServer): Promise<void> {
  await post(
    server,
    'project',
    names.map((name, index) => ({
      ...placed(index),
      projectCode: `P-${index}`,
      name,
      isKey: true,
      signedAt: at(index === 1 ? -96 : -40),
      planFinish: at(200).slice(0, 10),
    })),
  )
  await post(
    server,
    'progress',
    names.map((_, index) => ({
      ...placed(index),
      projectCode: `P-${index}`,
      month: `${at(0).slice(0, 7)}-01`,
      isKey: true,
      planPct: 75,
      actualPct: index === 0 ? 41 : 72,
    })),
  )
  await post(
    server,
    'problem',
    [33, 5].map((days, index) => ({
      ...placed(index),
      problemNo: `Q-${index}`,
      projectCode: `P-${index}`,
      kind: 'slow',
      unit: 'U-WATER',
      foundAt: at(-days),
    })),
  )
  await post(
    server,
    'road_permit',
    [0, 1].map(index => ({
      source: 'test',
      district: '510104',
      permitNo: `W-${index}`,
      title: ['锦华路燃气管道占道挖掘', '锦华路电力管线占道挖掘'][index],
      kind: 'excavate',
      emergency: false,
      extensionCount: 0,
      lng: 104.083,
      lat: 30.63,
      geometry: {
        type: 'LineString',
        coordinates: [
          [104.082, 30.63 + index * 0.0001],
          [104.084, 30.63],
        ],
      },
      startedAt: at(-10),
      plannedFinish: at(index === 0 ? -2 : 20),
    })),
  )
  await post(server, 'work_order', [
    {
      ...placed(0),
      orderNo: 'O-0',
      problemNo: 'Q-0',
      unit: 'U-WATER',
      role: 'assistant',
      issuedAt: at(-1),
      state: 'working',
    },
  ])
  await post(
    server,
    'service_rating',
    (['county', 'main', 'general'] as const).map((level, index) => ({
      ...placed(index),
      ratingNo: `R-${index}`,
      unit: 'U-WATER',
      level,
      score: 5 - index,
      ratedAt: at(-2),
      suggestion: index === 0 ? '希望一次告知全部补正材料，不要分几次通知' : null,
    })),
  )
  await post(
    server,
    'case',
    Array.from({ length: 60 }, (_, index) => ({
      ...placed(index),
      caseNo: `C-${index}`,
      cls: ['E0410', 'E0207', 'E0136', 'C0101'][index % 4],
      foundBy: 'patrol',
      status: ['reported', 'filed', 'dispatched'][index % 3],
      reportedAt: at(-index / 20 - 0.01),
      filedAt: index % 3 === 0 ? null : at(-index / 20),
      limitUnit: 'uh',
      limitValue: 2,
      returnCount: 0,
      reworkCount: 0,
      extended: false,
      suspended: false,
      supervised: false,
      fastTrack: false,
      autoDispatched: false,
      refiled: false,
    })),
  )
}
