import { createReadStream, existsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { PMTiles, type RangeResponse, type Source } from 'pmtiles'
import { config } from '@/platform/config'
import type { Basemap } from '@/shared/geo/basemap'
import { currentCity } from '../../areas/server'

/** Where the file of tiles is served to the browser. */
const TILES_URL = '/api/v1/map/basemap.pmtiles'

const isAddress = (text: string) => /^https?:\/\//.test(text) || text.startsWith('/api/')

/** Path of the file of tiles that `MAP_STYLE` names; null where it names a style, or nothing. */
export function tilesFile(): string | null {
  const { mapStyle } = config()
  return mapStyle && !isAddress(mapStyle) ? resolve(mapStyle) : null
}

/** What the map lies on. @throws Error where `MAP_STYLE` names a file that is none of tiles. */
export async function basemap(): Promise<Basemap> {
  const { mapStyle, mapDatum: datum } = config()
  if (!mapStyle) {
    const { folder } = currentCity()
    return {
      kind: 'own',
      datum: 'WGS84',
      credit: null,
      hasCity: existsSync(cityFile(folder)),
      hasProvince: existsSync(join(/* turbopackIgnore: true */ folder, 'province.geojson')),
    }
  }
  const file = tilesFile()
  if (!file) return { kind: 'style', datum, credit: null, url: mapStyle }
  const tiles = new PMTiles(fileSource(file))
  const [header, about] = await Promise.all([
    tiles.getHeader(),
    tiles.getMetadata() as Promise<Record<string, unknown>>,
  ])
  const credit = typeof about.attribution === 'string' ? about.attribution.replace(/<[^>]*>/g, '') : null
  return { kind: 'pmtiles', datum, credit, url: TILES_URL, maxZoom: header.maxZoom }
}

/** The generated city of the chosen folder: gzipped GeoJSON; null where it has none. */
export function cityGround(): { readonly file: string; readonly changed: number } | null {
  const file = cityFile(currentCity().folder)
  return existsSync(file) ? { file, changed: statSync(file).mtimeMs } : null
}

const cityFile = (folder: string) => join(/* turbopackIgnore: true */ folder, 'basemap.geojson.gz')

const fileSource = (file: string): Source => ({
  getKey: () => file,
  async getBytes(offset, length): Promise<RangeResponse> {
    const handle = await open(file)
    try {
      const buffer = new Uint8Array(length)
      const { bytesRead } = await handle.read(buffer, 0, length, offset)
      return { data: buffer.buffer.slice(0, bytesRead) }
    } finally {
      await handle.close()
    }
  },
})

interface Part {
  readonly status: 200 | 206 | 416
  readonly headers: Record<string, string>
  readonly body: ReadableStream | null
}

/** A file, or the one range of its bytes that was asked for (RFC 9110 §14); several ranges answer the whole. */
export function filePart(file: string, range: string | undefined): Part {
  const { size, mtimeMs } = statSync(file)
  const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`
  const common = { 'accept-ranges': 'bytes', etag: tag, 'content-type': 'application/vnd.pmtiles' }
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '')
  if (!asked || (asked[1] === '' && asked[2] === ''))
    return { status: 200, headers: { ...common, 'content-length': String(size) }, body: streamOf(file, 0, size - 1) }
  const [from, to] =
    asked[1] === ''
      ? [Math.max(0, size - Number(asked[2])), size - 1]
      : [Number(asked[1]), asked[2] === '' ? size - 1 : Math.min(size - 1, Number(asked[2]))]
  if (from >= size || from > to)
    return { status: 416, headers: { ...common, 'content-range': `bytes */${size}` }, body: null }
  return {
    status: 206,
    headers: { ...common, 'content-range': `bytes ${from}-${to}/${size}`, 'content-length': String(to - from + 1) },
    body: streamOf(file, from, to),
  }
}

const streamOf = (file: string, start: number, end: number) =>
  Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream
