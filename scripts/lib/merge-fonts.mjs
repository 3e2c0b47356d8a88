/**
 * Puts the glyphs of several static TrueType fonts of one family into one. The fonts must share their units an em
 * and hold no character twice; what is kept are outlines, widths and the character map, which is all that Chinese
 * text on a screen needs. (OpenType 1.9: head, hhea, hmtx, maxp, loca, glyf, cmap.)
 * @param {readonly Buffer[]} fonts sfnt files
 * @returns {Buffer} an sfnt file
 */
export function mergeFonts(fonts) {
  const parsed = fonts.map(parse)
  const first = parsed[0]
  if (!first) throw new Error('no font to merge')
  const glyphs = []
  const metrics = []
  const characters = []
  for (const font of parsed) {
    // Every font brings its own .notdef; the first one's serves all.
    const skipped = font === first ? 0 : 1
    const offset = glyphs.length - skipped
    for (let id = skipped; id < font.count; id++) {
      glyphs.push(shiftComponents(font.glyph(id), offset))
      metrics.push(font.metric(id))
    }
    for (const [character, id] of font.characters) if (id > 0) characters.push([character, id + offset])
  }
  const tables = new Map(['OS/2', 'name', 'post'].map(tag => [tag, first.tables.get(tag)]))
  tables.set(
    'head',
    withField(first.tables.get('head'), table => table.writeInt16BE(1, 50)),
  )
  tables.set(
    'hhea',
    withField(first.tables.get('hhea'), table => table.writeUInt16BE(glyphs.length, 34)),
  )
  tables.set('maxp', mergedMaxima(parsed, glyphs.length))
  tables.set('hmtx', Buffer.concat(metrics))
  tables.set('loca', locations(glyphs))
  tables.set('glyf', Buffer.concat(glyphs))
  tables.set('cmap', characterMap(characters))
  return assemble(tables)
}

function parse(file) {
  const tables = new Map()
  for (let at = 0; at < file.readUInt16BE(4); at++) {
    const entry = 12 + at * 16
    const from = file.readUInt32BE(entry + 8)
    tables.set(file.toString('latin1', entry, entry + 4), file.subarray(from, from + file.readUInt32BE(entry + 12)))
  }
  const loca = tables.get('loca')
  const glyf = tables.get('glyf')
  const hmtx = tables.get('hmtx')
  const isLong = tables.get('head').readInt16BE(50) === 1
  const place = id => (isLong ? loca.readUInt32BE(id * 4) : loca.readUInt16BE(id * 2) * 2)
  const full = tables.get('hhea').readUInt16BE(34)
  return {
    tables,
    count: tables.get('maxp').readUInt16BE(4),
    glyph: id => glyf.subarray(place(id), place(id + 1)),
    metric(id) {
      if (id < full) return hmtx.subarray(id * 4, id * 4 + 4)
      const metric = Buffer.alloc(4)
      metric.writeUInt16BE(hmtx.readUInt16BE((full - 1) * 4), 0)
      metric.writeInt16BE(hmtx.readInt16BE(full * 4 + (id - full) * 2), 2)
      return metric
    },
    characters: readCharacters(tables.get('cmap')),
  }
}

/** Character → glyph from the widest map there is: format 12, else format 4. */
function readCharacters(cmap) {
  const maps = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.subarray(cmap.readUInt32BE(8 + at * 8)))
  const wide = maps.find(map => map.readUInt16BE(0) === 12)
  if (wide) {
    const found = []
    for (let group = 0; group < wide.readUInt32BE(12); group++) {
      const at = 16 + group * 12
      const start = wide.readUInt32BE(at)
      for (let code = start; code <= wide.readUInt32BE(at + 4); code++)
        found.push([code, wide.readUInt32BE(at + 8) + code - start])
    }
    return found
  }
  const narrow = maps.find(map => map.readUInt16BE(0) === 4)
  return narrow ? readSegments(narrow) : []
}

function readSegments(map) {
  const doubled = map.readUInt16BE(6)
  const found = []
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = map.readUInt16BE(14 + segment)
    const start = map.readUInt16BE(16 + doubled + segment)
    const delta = map.readInt16BE(16 + doubled * 2 + segment)
    const rangeAt = 16 + doubled * 3 + segment
    const range = map.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const direct = range === 0 ? code : map.readUInt16BE(rangeAt + range + (code - start) * 2)
      const id = range !== 0 && direct === 0 ? 0 : (direct + delta) & 0xffff
      if (id > 0) found.push([code, id])
    }
  }
  return found
}

/** A glyph made of other glyphs names them by number. */
function shiftComponents(glyph, offset) {
  if (glyph.length === 0 || glyph.readInt16BE(0) >= 0) return padded(glyph)
  const copy = Buffer.from(glyph)
  for (let at = 10, more = true; more; ) {
    const flags = copy.readUInt16BE(at)
    copy.writeUInt16BE(copy.readUInt16BE(at + 2) + offset, at + 2)
    more = (flags & 0x20) !== 0
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
  }
  return padded(copy)
}

const padded = bytes => (bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]))

function withField(table, write) {
  const copy = Buffer.from(table)
  write(copy)
  return copy
}

/** Every limit of `maxp` is the largest of all fonts'. */
function mergedMaxima(fonts, count) {
  const merged = Buffer.from(fonts[0].tables.get('maxp'))
  for (const font of fonts) {
    const table = font.tables.get('maxp')
    for (let at = 6; at + 1 < merged.length; at += 2)
      merged.writeUInt16BE(Math.max(merged.readUInt16BE(at), table.readUInt16BE(at)), at)
  }
  merged.writeUInt16BE(count, 4)
  return merged
}

function locations(glyphs) {
  const loca = Buffer.alloc((glyphs.length + 1) * 4)
  let at = 0
  for (const [id, glyph] of glyphs.entries()) {
    loca.writeUInt32BE(at, id * 4)
    at += glyph.length
  }
  loca.writeUInt32BE(at, glyphs.length * 4)
  return loca
}

/** Format 12, one group a character, for Windows and for Unicode. */
function characterMap(characters) {
  const sorted = characters.toSorted((one, other) => one[0] - other[0])
  const map = Buffer.alloc(16 + sorted.length * 12)
  map.writeUInt16BE(12, 0)
  map.writeUInt32BE(map.length, 4)
  map.writeUInt32BE(sorted.length, 12)
  for (const [at, [character, id]] of sorted.entries()) {
    map.writeUInt32BE(character, 16 + at * 12)
    map.writeUInt32BE(character, 20 + at * 12)
    map.writeUInt32BE(id, 24 + at * 12)
  }
  const header = Buffer.alloc(20)
  header.writeUInt16BE(2, 2)
  for (const [at, [platform, encoding]] of [
    [0, 4],
    [3, 10],
  ].entries()) {
    header.writeUInt16BE(platform, 4 + at * 8)
    header.writeUInt16BE(encoding, 6 + at * 8)
    header.writeUInt32BE(20, 8 + at * 8)
  }
  return Buffer.concat([header, map])
}

function assemble(tables) {
  const entries = [...tables].sort(([one], [other]) => (one < other ? -1 : 1))
  const header = Buffer.alloc(12 + entries.length * 16)
  const power = 2 ** Math.floor(Math.log2(entries.length))
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(entries.length, 4)
  header.writeUInt16BE(power * 16, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE((entries.length - power) * 16, 10)
  let from = header.length
  const bodies = entries.map(([tag, table], at) => {
    const body = padded(table)
    header.write(tag, 12 + at * 16, 'latin1')
    header.writeUInt32BE(checksum(body), 16 + at * 16)
    header.writeUInt32BE(from, 20 + at * 16)
    header.writeUInt32BE(table.length, 24 + at * 16)
    from += body.length
    return body
  })
  return Buffer.concat([header, ...bodies])
}

function checksum(body) {
  let sum = 0
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0
  return sum
}
