/**
 * Whether an error thrown outside any promise only tells that a connection to PostgreSQL broke. postgres.js 3.4 writes
 * from `setImmediate`, where nobody can catch: a server killed in mid-write ends in a null socket there. The query
 * itself is rejected and the pool opens a new connection, so the process need not end.
 */
export function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && /^(CONNECTION_|ECONN|EPIPE|57P)/.test(code)) return true
  return error instanceof TypeError && /nextWrite .*postgres\/src\/connection\.js/.test(error.stack ?? '')
}
