import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { dataset } from '../../datasets'
import { lockRecords } from '../../datasets/server'
import { OWN_SOURCE, type OwnRecord, saveRecords } from '../../sources/server'
import { idOfCase } from '../data/case-lookup.queries'
import { stepOfCommand } from '../data/case-steps.queries'
import { openCaseOfDevice, placeOfDevice } from '../data/signal.queries'
import type { RegisterInput } from '../domain/command-inputs'
import { casePermissions, sendingAlarms } from '../domain/policies'
import {
  type AlarmInput,
  alarmInput,
  numberOf,
  ruleFor,
  severityOf,
  type VideoInput,
  videoInput,
} from '../domain/signal'
import { signalRules } from '../queries/signal-rules'
import { keepPhoto } from './keep-photo'
import { registerCase } from './open-case'
import { runCommandIn } from './run-command'

interface Place {
  readonly sql: Sql
  readonly city: City
}

/** What became of a signal. */
export interface SignalResult {
  /** The case it opened or belongs to; null: it is kept as an alarm only. */
  readonly caseId: string | null
  readonly caseNo: string | null
  /** The device had told of the same thing, and the case is still open. */
  readonly joined: boolean
  readonly repeated: boolean
}

const cases = dataset('case')
const alarms = dataset('alarm')
/** A device that tells of the same thing within so many days tells of the same case, as long as that is open. */
const SAME_DAYS = 7

/**
 * A sensor's alarm: a record of alarms, and by the city's rules a case found by a sensor, or one line more in the case
 * that the same device opened. All in one transaction; the same number again changes nothing.
 * @throws Problem 400 `shape`, `outside-city`, 422 by code of the field · Denied
 */
export async function takeAlarm({ sql, city }: Place, context: CommandContext, body: unknown): Promise<SignalResult> {
  authorize(context.actor, sendingAlarms)
  const input = parsed(alarmInput, body)
  const rule = ruleFor(signalRules(city), input)
  return sql.begin(async tx => {
    await lockRecords(tx, alarms.name)
    await lockRecords(tx, cases.name)
    const repeated = await takenBefore(tx, context, input)
    if (repeated) return repeated
    const place = await placeOf(tx, input)
    const record = (caseNo: string | null) => alarmRecord(input, place, caseNo)
    if (!rule) {
      await saveRecords(tx, [record(null)], { city, actor: context.actor, now: context.clock.now() })
      return { caseId: null, caseNo: null, joined: false, repeated: false }
    }
    const signal = { device: input.device, alarm: input.kind, level: input.level }
    const text = input.text ?? `${input.device} ${input.kind} ${input.level}级报警`
    const report = { cls: rule.cls, text, foundBy: 'sensor' as const, severity: severityOf(input.level), ...place }
    return openOrJoin(tx, city, context, input, { report, signal, record })
  })
}

/**
 * What a camera's program saw becomes a case with the frame it was seen in.
 * @throws Problem 400 `shape`, `outside-city`, 413 `too-large`, 415 `no-picture`, 422 `class-needed` · Denied
 */
export async function takeVideo(
  { sql, city }: Place,
  context: CommandContext,
  body: unknown,
  classOf: (text: string) => string | null,
): Promise<SignalResult> {
  authorize(context.actor, casePermissions.register)
  const input = parsed(videoInput, body)
  const cls = input.cls ?? classOf(input.text ?? '')
  if (!cls) throw new Problem(422, 'class-needed', 'Say what was seen: cls, or a text that says it.', { field: 'cls' })
  return sql.begin(async tx => {
    await lockRecords(tx, cases.name)
    const repeated = await takenBefore(tx, context, input)
    if (repeated) return repeated
    const place = await placeOf(tx, input)
    const url = await frameOf(tx, context, input)
    const { lng, lat } = place
    const photos = [{ url, kind: 'found' as const, at: input.at, ...(lng !== undefined ? { lng, lat } : {}) }]
    const signal = { device: input.device, confidence: input.confidence ?? null }
    const report = { cls, text: input.text ?? `${input.device} 视频识别`, foundBy: 'video' as const, photos, ...place }
    return openOrJoin(tx, city, context, input, { report, signal, record: null })
  })
}

const numberFor = ({ actor }: CommandContext, { id }: { readonly id: string }) => numberOf(actorName(actor), id)

/** What the same signal of the same sender was taken as before; `null`: it is new. */
async function takenBefore(tx: Tx, context: CommandContext, input: { readonly id: string }) {
  const step = await stepOfCommand(tx, numberFor(context, input))
  if (!step) return null
  const caseNo = (await idOfCase(tx, { id: step.caseId }))?.caseNo ?? null
  return { caseId: step.caseId, caseNo, joined: step.command === 'note', repeated: true }
}

type Where = Pick<RegisterInput, 'lng' | 'lat' | 'district' | 'assetCode'>

/** Where the signal says, else where the device stands by the register. @throws Problem 422 `place-needed` */
async function placeOf(tx: Tx, { device, lng, lat }: AlarmInput | VideoInput): Promise<Where> {
  if (lng !== undefined && lat !== undefined) return { lng, lat }
  const known = await placeOfDevice(tx, device)
  if (known?.lng != null && known.lat !== null) return { lng: known.lng, lat: known.lat }
  if (known?.district) return { district: known.district }
  throw new Problem(422, 'place-needed', `${device} is in no register: say where (lng, lat).`, { field: 'device' })
}

async function frameOf(tx: Tx, context: CommandContext, { frame }: VideoInput): Promise<string> {
  if (!frame.startsWith('data:')) return frame
  const content = Buffer.from(frame.slice(frame.indexOf(',') + 1), 'base64')
  return (await keepPhoto(tx, context, new Uint8Array(content))).url
}

const alarmRecord = (input: AlarmInput, { lng, lat, district }: Where, caseNo: string | null): OwnRecord => ({
  dataset: alarms,
  source: OWN_SOURCE,
  content: {
    alarmNo: input.id,
    deviceId: input.device,
    kind: input.kind,
    level: input.level,
    raisedAt: input.at,
    ...(lng === undefined ? { district } : { lng, lat }),
    ...(input.text ? { title: input.text } : {}),
    ...(caseNo ? { caseId: caseNo } : {}),
  },
  event: { type: 'alarm.raised', data: { level: input.level, kind: input.kind } },
})

interface Told {
  readonly report: RegisterInput
  /** What the first step of the case remembers. */
  readonly signal: { readonly device: string } & Readonly<Record<string, unknown>>
  /** The alarm beside the case; null: there is none. */
  readonly record: ((caseNo: string) => OwnRecord) | null
}

/** A new case, or a line more in the one that the device opened for the same thing. */
async function openOrJoin(
  tx: Tx,
  city: City,
  context: CommandContext,
  input: { readonly id: string },
  { report, signal, record }: Told,
): Promise<SignalResult> {
  const commandId = numberFor(context, input)
  const since = new Date(context.clock.now().getTime() - SAME_DAYS * 86_400_000)
  const open = await openCaseOfDevice(tx, { device: signal.device, cls: report.cls, since })
  if (!open) {
    const beside = record ? { beside: (caseNo: string) => [record(caseNo)] } : {}
    const { id, caseNo } = await registerCase(tx, city, context, { ...report, commandId }, { data: signal, ...beside })
    return { caseId: id, caseNo, joined: false, repeated: false }
  }
  const now = context.clock.now()
  if (record) await saveRecords(tx, [record(open.caseNo)], { city, actor: context.actor, now })
  const note = { text: report.text, photos: report.photos, expectedVersion: open.version, commandId }
  await runCommandIn(tx, city, context, open.id, 'note', note)
  return { caseId: open.id, caseNo: open.caseNo, joined: true, repeated: false }
}
