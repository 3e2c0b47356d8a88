import { NextIntlClientProvider } from 'next-intl'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import en from '@/messages/en'
import zh from '@/messages/zh'
import { caseStatuses } from '../../domain/case-state'
import { caseCounters } from '../../domain/counters'
import { caseCommands } from '../../domain/transitions'
import type { ShownCase } from '../api'
import { CaseDetail } from '../case-detail'
import { formatFor } from '../format'
import { commandForms } from './command-fields'
import { CommandForm } from './command-form'
import { DutyDesk } from './duty-desk'

const names = {
  classes: { E0110: 'Rubbish' },
  units: { 'U-1': { name: 'Unit', phone: '1', kind: 'crew', district: null } },
  areas: { '510104': 'Jinjiang' },
  timeZone: 'Asia/Shanghai',
}
const at = '2026-11-20T02:00:00.000Z'
const clock = {
  stage: 'reported',
  from: 0,
  due: Date.parse(at),
  state: 'near',
  isWorking: true,
  left: 3,
  total: 15,
  provisional: true,
} as const
const row = {
  id: 'a',
  caseNo: '5101042026112000001',
  source: 'chengmai',
  version: 1,
  cls: 'E0110',
  title: null,
  text: 'text',
  address: null,
  district: '510104',
  street: null,
  status: 'reported',
  severity: 1,
  foundBy: 'hotline',
  unit: 'U-1',
  assignee: null,
  lng: 104,
  lat: 30,
  reportedAt: at,
  filedAt: null,
  dispatchedAt: null,
  acceptedAt: null,
  handledAt: null,
  checkedAt: null,
  limitAt: at,
  limitUnit: 'wh',
  limitValue: 4,
  shouldCloseBy: null,
  supervised: true,
  returnCount: 1,
  reworkCount: 1,
  clock,
  note: null,
} as const
const one: ShownCase = {
  ...row,
  reporterName: null,
  reporterPhone: null,
  condition: null,
  assetCode: null,
  community: null,
  cell: null,
  pauses: null,
  photos: null,
  extended: true,
  suspended: false,
  appeal: null,
  mergedInto: null,
  assigneePost: null,
  verifyRequestedAt: null,
  verifiedAt: null,
  closedAt: null,
  rejectedAt: null,
  voidedAt: null,
  checkResult: null,
  allowed: caseCommands,
  mayUnmask: true,
  windows: [],
  at,
  callees: [{ kind: 'unit', code: 'U-1', name: { zh: '甲队', en: 'One' }, phone: '028-0000 1' }],
  pushToTalk: true,
  proposal: { unit: 'U-1', by: 'line', line: 'E01', limit: '', rivals: [], plan: null },
  timeline: caseCommands.map((command, seq) => ({
    kind: 'step' as const,
    seq,
    commandId: String(seq),
    command,
    at,
    actorPost: 'post',
    actorUnit: 'U-1',
    fromStatus: null,
    toStatus: 'filed',
    version: 1,
    reason: 'reason',
    text: 'text',
    data:
      command === 'call'
        ? {
            to: { kind: 'unit', code: 'U-1', name: { zh: '甲队', en: 'One' }, phone: '1' },
            way: 'telephone',
            outcome: null,
            of: null,
          }
        : { unit: 'U-1', line: 'E01' },
  })),
}
const notes = { waiting: 1, overdue: 1, answered: 1 }
const numbers = Object.fromEntries([...caseCounters, 'withoutPlace'].map(name => [name, 1])) as never

describe.each([
  ['zh', zh],
  ['en', en],
] as const)('the words of the desk in %s', (lang, messages) => {
  const render = (node: React.ReactNode) => {
    const missing: string[] = []
    const html = renderToString(
      <NextIntlClientProvider
        locale={lang}
        timeZone="Asia/Shanghai"
        messages={messages as never}
        onError={error => missing.push(error.message)}
      >
        {node}
      </NextIntlClientProvider>,
    )
    expect(missing).toEqual([])
    return html
  }
  const format = formatFor(lang, names.timeZone)
  const detail = (each: ShownCase) => (
    <CaseDetail
      each={each}
      names={names}
      format={format}
      now={Date.parse(at)}
      onCommand={() => {}}
      onCall={() => {}}
      form={null}
      hasKeys
    />
  )

  const ground = {
    center: [104, 30] as const,
    basemap: { kind: 'own', datum: 'WGS84', credit: null, hasCity: true, hasProvince: false } as const,
    notice: '',
  }

  it('are there for the queue, its counters and every state', () => {
    const items = caseStatuses.map(status => ({ ...row, id: status, status }))
    const start = { page: { items, next: null, at, windows: [] }, numbers, notes, seq: 1, names }
    const html = render(<DutyDesk start={start} lang={lang} ground={ground} canOpen />)
    for (const status of caseStatuses) expect(html).toContain(messages.cases.status[status])
  })

  it('are there for every command, done and to be done, and every form', () => {
    const html = render(detail(one))
    for (const command of caseCommands) expect(html).toContain(messages.cases.done[command])
    for (const command of caseCommands)
      if (commandForms[command])
        render(
          <CommandForm
            command={command}
            each={one}
            names={names}
            duplicates={[]}
            problem={null}
            onSend={() => {}}
            onCancel={() => {}}
          />,
        )
  })
})
