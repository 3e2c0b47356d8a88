import path from 'node:path'
import { z } from 'zod'
import { singleton } from './singleton'

const port = z.coerce.number().int().min(0).max(65535)

const hosts = (example: string) =>
  z.string().regex(/^[\w.:[\]-]+(,[\w.:[\]-]+)*$/, `is a list of hosts, such as ${example}`)

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .refine(URL.canParse, 'is no address of the form postgres://user:password@host:port/database')
    .optional(),
  ROLE: z.enum(['all', 'web', 'realtime', 'worker']).default('all'),
  CITY: z.string().min(1).optional(),
  DEMO: z.enum(['0', '1']).optional(),
  DEMO_CITY: z.enum(['0', '1']).default('1'),
  DATA_DIR: z.string().min(1).default('.data'),
  MAP_STYLE: z.string().optional(),
  MAP_DATUM: z.enum(['WGS84', 'GCJ02']).default('WGS84'),
  PICTURE_HOSTS: hosts('pictures.city.example,10.0.0.7:8080').optional(),
  CHROMIUM: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  INGEST_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  RATE_LIMIT: z.coerce.number().min(0).default(1),
  TRUST_PROXY: z.coerce.number().int().min(0).max(9).default(0),
  CLOCK_OFFSET: z.coerce.number().int().default(0),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .refine(URL.canParse, 'is no address of the form smtp://user:password@host:port')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/, 'is no sender such as City <no-reply@city.example>')
    .optional(),
  SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_GATEWAY_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  WEBHOOK_HOSTS: hosts('hooks.city.example,10.0.0.7:8080').optional(),
  PTT_URL: z.url({ protocol: /^https?$/ }).optional(),
})

/** Variables that are of no use one without the other. */
const together = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['SMS_GATEWAY_URL', 'SMS_GATEWAY_SECRET'],
] as const

const complete = environment.superRefine((given, context) => {
  if (given.PTT_URL !== undefined && given.WEBHOOK_SECRET === undefined)
    context.addIssue({ code: 'custom', path: ['WEBHOOK_SECRET'], message: 'is needed beside PTT_URL' })
  for (const pair of together) {
    const [missing] = pair.filter(each => given[each] === undefined)
    const [present] = pair.filter(each => given[each] !== undefined)
    if (missing && present)
      context.addIssue({ code: 'custom', path: [missing], message: `is needed beside ${present}` })
  }
})

export interface Config {
  readonly port: number
  readonly host: string
  /** Set by the launcher once the embedded database runs. */
  readonly databaseUrl: string | undefined
  readonly role: 'all' | 'web' | 'realtime' | 'worker'
  readonly city: string | undefined
  /** Demo data, demo sign-in, demo clock. On by default only beside the embedded database. */
  readonly demo: boolean
  /** Whether the demo also makes its city and plays its feed; without, the demo is open and empty. */
  readonly demoCity: boolean
  /** Absolute. */
  readonly dataDir: string
  /** Address of a style, or path of a PMTiles file; undefined for our own basemap. */
  readonly mapStyle: string | undefined
  /** How positions of that basemap are given. Records stay WGS 84 and are shifted when they are shown. */
  readonly mapDatum: 'WGS84' | 'GCJ02'
  /** Hosts (with their port where it is not the usual one) that cameras' pictures may come from; none by default. */
  readonly pictureHosts: readonly string[]
  /** Path of the Chromium that takes pictures of the wall; undefined: whichever is on the path. */
  readonly chromium: string | undefined
  readonly logLevel: string
  readonly ingestKey: string | undefined
  /** Signs the cookies of people who signed in; every node of one installation needs the same. */
  readonly sessionSecret: string | undefined
  /** The address people use, where it is not the one of this process: behind a proxy that speaks https. */
  readonly publicUrl: string | undefined
  /** How many times the usual number of requests an address, a person or a key may make; 0 counts none. */
  readonly rateLimit: number
  /** Proxies in front of this process, whose word on address, host and https of a request is believed. */
  readonly trustedProxies: number
  /** Milliseconds by which the demo's clock runs ahead; only with `demo`. */
  readonly clockOffsetMs: number
  /** Where e-mail goes out, and in whose name; without, none does. */
  readonly mail: { readonly url: string; readonly from: string } | undefined
  /** Where text messages go out: a gateway that is told by a signed webhook. */
  readonly gateway: { readonly url: string; readonly secret: string } | undefined
  /** Signs what goes out to programs of others; without, none does. Of the hosts inside only those named are reached. */
  readonly webhook: { readonly secret: string; readonly hosts: readonly string[] } | undefined
  /** The hook that makes calls by push-to-talk, signed and bound to the same hosts; without, there are none. */
  readonly pushToTalk: { readonly url: string; readonly secret: string; readonly hosts: readonly string[] } | undefined
  /** Addresses of databases of outside systems, by the system's name: `DOCKING_URL_SPGL_CITY` is that of `spgl-city`. */
  readonly dockingUrls: ReadonlyMap<string, string>
}

const DOCKING_URL = /^DOCKING_URL_([A-Z0-9_]+)$/

/** Secrets: an address that is wrong is named by its variable, never by what it says. */
function dockingUrls(env: Record<string, string | undefined>): ReadonlyMap<string, string> {
  const urls = new Map<string, string>()
  for (const [variable, value] of Object.entries(env)) {
    const name = DOCKING_URL.exec(variable)?.[1]
    if (name === undefined || value === undefined) continue
    if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value))
      throw new ConfigError(
        `The environment has mistakes:\n  ${variable}: is no address of the form postgres://user:password@host:port/database`,
      )
    urls.set(name.toLowerCase().replaceAll('_', '-'), value)
  }
  return urls
}

export class ConfigError extends Error {}

/** Reads and checks the environment. Throws one `ConfigError` that names every variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = complete.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`The environment has mistakes:\n${lines.join('\n')}`)
  }
  const is = parsed.data
  const embedded = is.DATABASE_URL === undefined || env.CHENGMAI_EMBEDDED === '1'
  const demo = is.DEMO === undefined ? embedded : is.DEMO === '1'
  return {
    port: is.PORT,
    host: is.HOST,
    databaseUrl: is.DATABASE_URL,
    role: is.ROLE,
    city: is.CITY,
    demo,
    demoCity: demo && is.DEMO_CITY === '1',
    dataDir: path.resolve(is.DATA_DIR),
    mapStyle: is.MAP_STYLE,
    mapDatum: is.MAP_DATUM,
    pictureHosts: is.PICTURE_HOSTS?.split(',') ?? [],
    chromium: is.CHROMIUM,
    logLevel: is.LOG_LEVEL,
    ingestKey: is.INGEST_KEY,
    sessionSecret: is.SESSION_SECRET,
    publicUrl: is.PUBLIC_URL,
    rateLimit: is.RATE_LIMIT,
    trustedProxies: is.TRUST_PROXY,
    clockOffsetMs: demo ? is.CLOCK_OFFSET : 0,
    mail: is.SMTP_URL && is.MAIL_FROM ? { url: is.SMTP_URL, from: is.MAIL_FROM } : undefined,
    gateway:
      is.SMS_GATEWAY_URL && is.SMS_GATEWAY_SECRET
        ? { url: is.SMS_GATEWAY_URL, secret: is.SMS_GATEWAY_SECRET }
        : undefined,
    webhook: is.WEBHOOK_SECRET ? { secret: is.WEBHOOK_SECRET, hosts: is.WEBHOOK_HOSTS?.split(',') ?? [] } : undefined,
    pushToTalk:
      is.PTT_URL && is.WEBHOOK_SECRET
        ? { url: is.PTT_URL, secret: is.WEBHOOK_SECRET, hosts: is.WEBHOOK_HOSTS?.split(',') ?? [] }
        : undefined,
    dockingUrls: dockingUrls(present),
  }
}

export const config = (): Config => singleton('config', () => readConfig(process.env))
