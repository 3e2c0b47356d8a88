import { z } from 'zod'
import { parsed } from '@/shared/parsed'
import { type CapElement, readCapXml } from './cap-xml'

/** Ring of `[lng, lat]`, closed. */
export type Ring = readonly (readonly [number, number])[]

const text = z.string().trim().min(1)
/** CAP's times carry an offset and no `Z`; `Z` is taken all the same. */
const moment = z.iso.datetime({ offset: true })
const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const
/** National warnings of China name the severity by the colour of their signal. */
const colours: Readonly<Record<string, string>> = {
  red: 'Extreme',
  orange: 'Severe',
  yellow: 'Moderate',
  blue: 'Minor',
}

const number = (low: number, high: number) =>
  z
    .string()
    .regex(/^[+-]?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(low).max(high))

const pair = text.transform((value, context): [number, number] => {
  const read = z.tuple([number(-90, 90), number(-180, 180)]).safeParse(value.split(','))
  if (read.success) return [read.data[1], read.data[0]]
  context.addIssue({ code: 'custom', message: `${value} is no latitude,longitude` })
  return z.NEVER
})
const MOST_POINTS = 2000
/** `lat,lng lat,lng …`, the first again as the last. */
const polygon = text
  .transform(value => value.split(/\s+/))
  .pipe(z.array(pair).min(4).max(MOST_POINTS))
  .refine(ring => String(ring[0]) === String(ring.at(-1)), { message: 'a polygon ends where it begins' })
/** `lat,lng km`. */
const circle = text
  .transform(value => value.split(/\s+/))
  .pipe(z.tuple([pair, number(0, 5000)]))
  .transform(([center, km]) => ({ center, km }))

const areaSchema = z.object({
  areaDesc: text,
  polygons: z.array(polygon).max(100),
  circles: z.array(circle).max(100),
  geocodes: z.array(z.object({ name: text, value: text })).max(500),
})

const infoSchema = z.object({
  language: z.string().default('en-US'),
  categories: z.array(text).min(1),
  event: text,
  urgency: z.enum(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']),
  severity: text.transform(value => colours[value.toLowerCase()] ?? value).pipe(z.enum(severities)),
  certainty: z.enum(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']),
  eventCodes: z.array(z.object({ name: text, value: text })),
  effective: moment.optional(),
  onset: moment.optional(),
  expires: moment.optional(),
  senderName: z.string().optional(),
  headline: z.string().optional(),
  description: z.string().optional(),
  instruction: z.string().optional(),
  web: z.url({ protocol: /^https?$/ }).optional(),
  areas: z.array(areaSchema).max(100),
})
export type CapInfo = z.infer<typeof infoSchema>

/** An identifier and a sender hold no space, comma, `<` or `&` (CAP 1.2, 3.2.1). */
const name = z.string().regex(/^[^\s,<&]{1,200}$/)

const alertSchema = z
  .object({
    identifier: name,
    sender: name,
    sent: moment,
    status: z.enum(['Actual', 'Exercise', 'System', 'Test', 'Draft']),
    msgType: z.enum(['Alert', 'Update', 'Cancel', 'Ack', 'Error']),
    scope: z.enum(['Public', 'Restricted', 'Private']),
    note: z.string().optional(),
    /** What it updates or cancels, each as `sender,identifier`. */
    references: z.array(z.string()),
    infos: z.array(infoSchema).max(20),
  })
  .refine(each => each.msgType === 'Alert' || each.references.length > 0, {
    message: 'an update, a cancellation and an answer name what they are of',
    path: ['references'],
  })
  .refine(each => !['Alert', 'Update'].includes(each.msgType) || each.infos.length > 0, {
    message: 'an alert tells something',
    path: ['info'],
  })
export type CapAlert = z.infer<typeof alertSchema>

/** Reads and checks an alert of CAP 1.2. @throws Problem 400 `cap-broken`, `cap-version`, `shape`, 413 `too-large` */
export function readCap(source: string): CapAlert {
  const root = readCapXml(source)
  return parsed(alertSchema, {
    ...only(root, ['identifier', 'sender', 'sent', 'status', 'msgType', 'scope', 'note']),
    references: referencesIn(first(root, 'references') ?? ''),
    infos: (root.children.info ?? []).map(infoOf),
  })
}

const first = ({ children }: CapElement, child: string): string | undefined => children[child]?.[0]?.text || undefined
const all = ({ children }: CapElement, child: string): string[] => (children[child] ?? []).map(each => each.text)
const only = (element: CapElement, names: readonly string[]) =>
  Object.fromEntries(names.map(each => [each, first(element, each)]))
const valued = ({ children }: CapElement, child: string) =>
  (children[child] ?? []).map(each => ({ name: first(each, 'valueName') ?? '', value: first(each, 'value') ?? '' }))

/** `sender,identifier,sent sender,identifier,sent …` without the moment: sender and identifier name an alert. */
const referencesIn = (value: string): string[] =>
  value
    .split(/\s+/)
    .filter(Boolean)
    .map(each => each.split(',').slice(0, 2).join(','))

const infoOf = (info: CapElement) => ({
  ...only(info, ['language', 'event', 'urgency', 'severity', 'certainty', 'effective', 'onset', 'expires']),
  ...only(info, ['senderName', 'headline', 'description', 'instruction', 'web']),
  categories: all(info, 'category'),
  eventCodes: valued(info, 'eventCode'),
  areas: (info.children.area ?? []).map(area => ({
    areaDesc: first(area, 'areaDesc'),
    polygons: all(area, 'polygon'),
    circles: all(area, 'circle'),
    geocodes: valued(area, 'geocode'),
  })),
})
