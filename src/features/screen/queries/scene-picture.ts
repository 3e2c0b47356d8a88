import { findChromium, takePicture } from '@/platform/browser'
import { ownPages } from '@/platform/http/own-pages'
import { log } from '@/platform/log'
import { singleton } from '@/platform/singleton'
import { Problem } from '@/shared/problem'
import { type PictureQuery, pictureHref } from '../domain/picture'

const PATIENCE_MS = 120_000
/** Askers that may wait for those before them; a picture takes seconds and a browser. */
const MOST_WAITING = 4

/** The map has drawn its ground and the layers of the scene. */
const isDrawn = `document.querySelector('.map[data-map-ready] .map-canvas[data-layers]') && document.fonts.status === 'loaded'`

const line = () => singleton('screen.pictures', () => ({ waiting: 0, last: Promise.resolve() as Promise<unknown> }))

const cookiesIn = (header: string | null): (readonly [string, string])[] =>
  (header ?? '').split(';').flatMap(part => {
    const at = part.indexOf('=')
    return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const] : []
  })

/** Whether pictures can be taken here at all. */
export const canTakePictures = (): boolean => findChromium() !== null

/**
 * A scene of the wall as PNG, as whoever sent the cookies sees it; one after the other.
 * @throws Problem 501 `no-chromium`, 503 `no-pages` `busy` `not-drawn`
 */
export async function scenePicture(query: PictureQuery, cookies: string | null): Promise<Buffer> {
  const { address } = ownPages()
  if (address === null) throw new Problem(503, 'no-pages', 'This process serves no pages to take a picture of.')
  const program = findChromium()
  if (program === null)
    throw new Problem(501, 'no-chromium', 'Pictures need a Chromium on the server; CHROMIUM names it.')
  const queue = line()
  if (queue.waiting >= MOST_WAITING) throw new Problem(503, 'busy', 'Other pictures are being taken. Ask again.')
  queue.waiting += 1
  const [width = 0, height = 0] = query.size.split('x').map(Number)
  const taken = queue.last.then(() =>
    takePicture({
      program,
      url: new URL(pictureHref(query), address).href,
      width,
      height,
      cookies: cookiesIn(cookies),
      isDrawn,
      patienceMs: PATIENCE_MS,
    }),
  )
  queue.last = taken.catch(() => {})
  try {
    return await taken
  } catch (error) {
    log().error({ err: error }, 'a picture of the wall could not be taken')
    throw new Problem(503, 'not-drawn', 'The wall was not drawn in time. The log says why.')
  } finally {
    queue.waiting -= 1
  }
}
