import { createTranslator } from 'next-intl'
import { expect, it } from 'vitest'
import en from '@/messages/en/room.json'
import zh from '@/messages/zh/room.json'
import { momentsIn } from '@/shared/time/moments'
import type { RoomNow } from '../../queries/room-now'
import { type RoomWords, situationText } from './situation-text'

const [begun, last, to] = ['2026-11-20T02:00:00.000Z', '2026-11-20T02:30:00.000Z', '2026-11-20T03:00:00.000Z']
const objective = (number: number, state: 'open' | 'reached', dueAt: string) => ({
  ...{ number, state, dueAt, version: 1, history: [], text: `目标${number}`, unit: 'U-1', doneAt: null },
})
const now: RoomNow = {
  seq: 1,
  mode: {
    ...{ at: to, mode: 'emergency', id: 1, reason: '', from: begun, until: to, plans: [] },
    plan: {
      code: 'flood',
      name: { zh: '城市内涝', en: 'Urban flooding' },
      level: 2,
      stageFactor: 1,
      minimum: {},
      routes: [],
      steps: [],
    },
    checklist: [
      { step: 0, name: { zh: '到岗', en: 'At the post' }, doneAt: begun },
      { step: 1, name: { zh: '封控', en: 'Closed' }, doneAt: null },
    ],
  },
  room: {
    objectives: [
      objective(1, 'reached', last),
      objective(2, 'open', last),
      objective(3, 'open', '2026-11-20T05:00:00Z'),
    ],
    resources: [],
    sums: [{ kind: 'vehicle', name: null, measure: '辆', asked: 5, committed: 4, arrived: 3, released: 1, onSite: 2 }],
    reports: [],
    drawings: [],
    log: [
      { at: begun, post: '值班长', step: null, text: '上一期已报' },
      { at: to, post: '值班长', step: null, text: '水位下降' },
    ],
    situation: { number: 2, from: last, to, cases: { reported: 7, closed: 3, open: 40 } },
  },
}
const words = (lang: 'zh' | 'en') =>
  createTranslator({
    locale: lang,
    messages: { room: lang === 'zh' ? zh : en },
    namespace: 'room',
  }) as unknown as RoomWords
const draft = (lang: 'zh' | 'en', corrects: number | null = null) => {
  const { time } = momentsIn(lang, 'Asia/Shanghai')
  return situationText(now, { t: words(lang), lang, units: { 'U-1': '排水单位' }, time, corrects })
}

it('a draft says how objectives, resources, cases, steps and the log stand since the last report', () => {
  const text = draft('zh')
  expect(text).toContain('城市内涝处置情况报告（第 2 期）')
  expect(text).toContain('共 3 项，达成 1 项，进行中 2 项，超期 1 项')
  expect(text).toContain('车辆：请求 5辆，已派 4辆，在场 2辆，已撤离 1辆')
  expect(text).toContain('期间上报 7 件，结案 3 件，目前在办 40 件')
  expect(text).toContain('完成 1 项，共 2 项')
  expect(text).toContain('水位下降')
  expect(text).not.toContain('上一期已报')
  expect(text).not.toContain('更正')
  expect(draft('zh', 1)).toContain('更正第 1 期。')
})

it('is whole in English, and nothing in normal mode', () => {
  expect(draft('en')).toContain('Urban flooding: situation report No. 2')
  expect(draft('en')).toContain('Vehicles: 5 asked for, 4 committed, 2 on site, 1 released')
  const told = { t: words('en'), lang: 'en', units: {}, time: String, corrects: null } as const
  expect(situationText({ ...now, room: null }, told)).toBe('')
})
