/** Where to go after the sign-in: a path of this site, else the first page. `//host` and `/\host` are other sites. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(next) && !next.startsWith('/sign-in') ? next : '/'
