import { log } from '@/platform/log'

/** What a part of a page got: its data, or that they could not be read while the rest of the page stands. */
export type Loaded<T> = { readonly ok: true; readonly data: T } | { readonly ok: false }

export async function loaded<T>(read: () => Promise<T>): Promise<Loaded<T>> {
  try {
    return { ok: true, data: await read() }
  } catch (error) {
    log().error({ err: error }, 'a part of a page could not be read')
    return { ok: false }
  }
}

/** Whether the database broke a statement off because it took longer than it was given. */
export const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '57014'
