import { createHash } from 'node:crypto'
import { z } from 'zod'

/** `signals.json` of a city's folder: which alarms become a case, of which class, up to which level (1 is the gravest). */
export const signalRulesSchema = z.array(
  z.object({ kind: z.string(), cls: z.string().regex(/^[CE]\d{4}$/), upToLevel: z.number().int().min(1).max(4) }),
)
export type SignalRule = z.infer<typeof signalRulesSchema>[number]

const common = {
  /** The sender's number of it; the same again changes nothing. */
  id: z.string().trim().min(1).max(80),
  device: z.string().trim().min(1).max(64),
  at: z.iso.datetime({ offset: true }),
  /** Where, if not where the device stands. */
  lng: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
  text: z.string().trim().min(1).max(1000).optional(),
}

/** What a sensor tells. */
export const alarmInput = z.object({
  ...common,
  kind: z.string().min(1).max(40),
  level: z.literal([1, 2, 3, 4]),
})
export type AlarmInput = z.infer<typeof alarmInput>

/** What a camera's program saw: of which class, how surely, and the frame it saw it in. */
export const videoInput = z.object({
  ...common,
  cls: z
    .string()
    .regex(/^[CE]\d{4}$/)
    .optional(),
  confidence: z.number().min(0).max(1).optional(),
  /** A picture kept before, or one in the body: `data:image/jpeg;base64,…`, at most 700 kB. */
  frame: z.string().regex(/^(\/api\/v1\/photos\/[\w-]+|data:image\/(jpeg|png|webp);base64,[\w+/=]+)$/),
})
export type VideoInput = z.infer<typeof videoInput>

/** Severity of a case by the level of its alarm: red and orange are dangerous, yellow is common, blue is slight. */
export const severityOf = (level: AlarmInput['level']): 1 | 2 | 3 => (level <= 2 ? 1 : level === 3 ? 2 : 3)

/** The rule by which an alarm becomes a case; `null`: it is kept as an alarm only. */
export const ruleFor = (rules: readonly SignalRule[], { kind, level }: AlarmInput): SignalRule | null =>
  rules.find(rule => rule.kind === kind && level <= rule.upToLevel) ?? null

/** A command's number that the same sender's same signal always has (UUID version 8, RFC 9562). */
export function numberOf(sender: string, id: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([sender, id]))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
