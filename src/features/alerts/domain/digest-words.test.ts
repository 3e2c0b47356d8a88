import { describe, expect, it } from 'vitest'
import { digestWords } from './digest-words'
import type { Happened } from './event-words'
import { type DeskSubject, deskSubjects, tellings } from './told-subjects'

const named = (zh: string, en: string) => (code: unknown) => (code === undefined ? undefined : { zh, en })
const names = { unit: named('甲队', 'Crew A'), cls: named('积水', 'Standing water'), area: named('甲区', 'Jia') }
const at = new Date('2026-11-23T02:00:00Z')
const said = (lang: 'zh' | 'en', about: DeskSubject, events: readonly Happened[], count = events.length) =>
  digestWords(lang, { about, events, count, names, timeZone: 'Asia/Shanghai', baseUrl: 'https://city.example' })
const warning = (msgType: string, status = 'Actual'): Happened => ({
  at,
  type: 'alert.taken',
  data: { name: '暴雨', msgType, status, level: 2, sender: 'somebody@weather.example' },
})

describe('a digest in words', () => {
  it('has words in both languages for every type of event that its subject tells', () => {
    const data = { id: 'c1', dueAt: at.toISOString(), mode: 'normal' }
    for (const lang of ['zh', 'en'] as const)
      for (const about of deskSubjects)
        for (const type of tellings[about].types) {
          const { subject, text } = said(lang, about, [{ at, type, data }])
          expect(`${subject}${text}`, type).not.toMatch(/undefined|\{|\}/)
        }
  })

  it('says in its subject, which is all of a text message, what happened, and of many how many', () => {
    const data = { id: 'c1', sourceId: '5101', cls: 'E1', district: '510104', unit: 'U-A', title: '积水 · 王某某家' }
    const one: Happened = { at, type: 'case.dispatched', data }
    expect(said('zh', 'cases', [one]).subject).toBe('【城脉】案件已派遣 5101 · 积水 · 甲区 · 甲队')
    expect(said('en', 'cases', [one], 60).subject).toBe(
      '[Chengmai] case dispatched 5101 · Standing water · Jia · Crew A (60 in all)',
    )
    expect(said('zh', 'cases', [one], 60).text).toContain('另有 59 项')
  })

  it('tells a warning that updates or cancels one from a new one, and an exercise from what is in earnest', () => {
    const subject = (event: Happened) => said('zh', 'mode', [event]).subject
    expect(subject(warning('Alert'))).toBe('【城脉】外部预警 暴雨 · Ⅱ级')
    expect(subject(warning('Update'))).toBe('【城脉】外部预警更新 暴雨 · Ⅱ级')
    expect(subject(warning('Cancel'))).toBe('【城脉】外部预警解除 暴雨 · Ⅱ级')
    expect(subject(warning('Alert', 'Exercise'))).toBe('【城脉】外部预警（非实际：演练或测试） 暴雨 · Ⅱ级')
  })
})
