import { singleton } from '../singleton'

/** Where this process serves its pages, as it reaches them itself; null while or where it serves none. */
export const ownPages = (): { address: string | null } => singleton('http.own-pages', () => ({ address: null }))

/** The address of a listening server on this machine, also where it listens on every interface. */
export function loopbackAddress(host: string, port: number): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`
}
