import { z } from 'zod'
import { spglTable } from './spgl/tables'

const identifier = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'is no name of a table or column')

/** How an outside system is read or told; everything but the address of its database, which is a secret. */
export const systemDeclaration = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,38}$/, 'must be of small letters, digits and hyphens')
      // the names of profiles: two senders under one name would overwrite each other
      .refine(name => !['direct', 'city', 'chengmai', 'ratings'].includes(name), 'is taken'),
    title: z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(80) }),
    direction: z.enum(['in', 'out']),
    kind: z.enum(['postgres', 'files']),
    schema: identifier.default('public'),
    /** Tables of the standard by their names in the other database; all of them under their own names where absent. */
    tables: z
      .record(
        z.string().refine(name => spglTable(name) !== undefined, 'is no table of the standard'),
        identifier,
      )
      .optional(),
    /** Column that says when a row was changed, and the one that names it. */
    updatedColumn: identifier.default('sjgxsj'),
    keyColumn: identifier.default('lsh'),
    /** Column of the other side's receipt, what it says there, and where it says why not. */
    receiptColumn: identifier.default('sjsczt'),
    acknowledged: z.array(z.string()).default(['1']),
    refused: z.array(z.string()).default(['2']),
    reasonColumn: identifier.default('sbyy'),
    /** Seconds from one look to the next. */
    everySeconds: z.number().int().min(1).max(86_400).default(60),
    /** Hours from one comparison of both sides to the next, where we tell it. */
    reconcileHours: z.number().int().min(1).max(720).optional(),
    /** Rows whose transaction came later than their time says are found by looking back so far. */
    overlapSeconds: z.number().int().min(0).max(86_400).default(300),
    /** Without a new row for so long, it has fallen silent. */
    silentAfterSeconds: z.number().int().min(1).max(31_536_000).default(86_400),
  })
  .refine(
    ({ direction, kind }) => direction === 'in' || kind === 'postgres',
    'what is told to a system goes to its database',
  )

export type SystemDeclaration = z.infer<typeof systemDeclaration>

/** Hours between two comparisons where the declaration says nothing. */
const RECONCILE_HOURS = 24
export const reconcileEveryMs = ({ reconcileHours }: SystemDeclaration): number =>
  (reconcileHours ?? RECONCILE_HOURS) * 3_600_000

export type Liveliness = 'live' | 'silent' | 'unreachable' | 'waiting'

interface Heard {
  readonly declaration: Pick<SystemDeclaration, 'silentAfterSeconds'>
  readonly createdAt: Date
  readonly heardAt: Date | null
  readonly trouble: string | null
}

/** `waiting`: it has told nothing yet and is not late; what cannot be reached is said before what is silent. */
export function livelinessOf({ declaration, createdAt, heardAt, trouble }: Heard, now: Date): Liveliness {
  if (trouble !== null) return 'unreachable'
  const since = heardAt ?? createdAt
  if (now.getTime() - since.getTime() > declaration.silentAfterSeconds * 1000) return 'silent'
  return heardAt === null ? 'waiting' : 'live'
}
