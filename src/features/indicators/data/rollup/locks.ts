import type { Connection, Tx } from '@/platform/db/client'

const ROLLUP_LOCK = 5101041

/** Held by whoever settles a transaction until it commits; any number at once. */
export const lockToSettle = (tx: Tx) => tx`select pg_advisory_xact_lock_shared(${ROLLUP_LOCK})`

/** Nobody has settled and not yet committed while this is held. */
export const lockSettling = (tx: Connection) => tx`select pg_advisory_xact_lock(${ROLLUP_LOCK})`

/** One builder at a time; held by a session. */
export const BUILD_LOCK = 5101042
