import { PDFDocument } from 'pdf-lib'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { invite } from './commands/invite'
import { keepFile } from './commands/keep-file'
import { submitRating } from './commands/submit-rating'
import { answerSchema } from './domain/answer'
import { FILE_BYTES } from './domain/file-type'
import { followUpList } from './queries/follow-up-list'
import { ratingFile } from './queries/rating-file'
import { ratingPage } from './queries/rating-page'
import { asking, investor, person, supervisor } from './testing/people'
import { jpegOf, pngOf } from './testing/pictures'
import { main, projectRecord, save, secret } from './testing/world'

const database = testDatabase()
const city = () => loadCity('chengdu')
const T0 = '2026-11-02T02:00:00Z'
const officer = person('officer', ['approver'], main)
const clues = ['GPSLatitude', 'iPhone of Ouyang', 'Ouyang Jia', '2026:11:01 09:08:07', 'hidden film', 'draft-of-Ouyang']

beforeAll(() => save(database.sql, city(), [projectRecord(1), projectRecord(2)], '2026-10-01T00:00:00Z'))

const link = async (n: number) =>
  (await invite({ sql: database.sql, secret }, asking(supervisor, T0), { projectCode: `P-${n}`, moment: 'own' })).token
const keep = (token: string, content: Uint8Array) => keepFile(database.sql, asking(investor, T0), token, content)

async function documentOf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage([200, 200]).drawText('three returns')
  document.setAuthor('Ouyang Jia')
  document.setTitle('draft-of-Ouyang')
  await document.attach(Buffer.from('GPSLatitude'), 'draft-of-Ouyang.txt')
  return document.save({ useObjectStreams: false })
}

it('files go with a score to whoever may read its words, without what tells who took them', async () => {
  const token = await link(1)
  const kept = [
    await keep(token, jpegOf(clues)),
    await keep(token, pngOf(clues)),
    await keep(token, await documentOf()),
  ]
  expect(kept.map(each => each.type)).toEqual(['image/jpeg', 'image/png', 'application/pdf'])
  const loose = await keep(token, pngOf(clues))
  await submitRating(
    { sql: database.sql, city: city(), salt: 'salt' },
    asking(investor, T0),
    token,
    answerSchema.parse({
      units: [{ unit: main, level: 'main', score: 5, files: kept.map(each => each.id) }],
    }),
  )
  // a good score with a file asks for an answer: somebody has shown something
  const [row] = await followUpList(database.sql, city(), officer, new Date(T0))
  expect(row?.files.map(each => each.type).sort()).toEqual(['application/pdf', 'image/jpeg', 'image/png'])
  const ratingNo = row?.ratingNo ?? ''
  for (const { id } of kept) {
    const at = new Date(T0)
    const { content } = await ratingFile(database.sql, officer, { ratingNo, id, at })
    const text = Buffer.from(content).toString('latin1')
    // texts of a PDF are written as UTF-16 in hexadecimal
    const decoded = text.replaceAll(/<(FEFF[0-9A-F]+)>/gi, (_, hex: string) =>
      Buffer.from(hex, 'hex').swap16().toString('utf16le'),
    )
    for (const clue of clues) expect(decoded, clue).not.toContain(clue)
    const stranger = person('stranger', ['approver'], 'U-PLANNING')
    await expect(ratingFile(database.sql, stranger, { ratingNo, id, at })).rejects.toMatchObject({ status: 403 })
    const other = await link(2)
    await expect(ratingFile(database.sql, investor, { ratingNo, id, at, token: other })).rejects.toMatchObject({
      status: 404,
    })
    await ratingFile(database.sql, investor, { ratingNo, id, at, token })
  }
  const [left] = await database.sql`select count(*)::int as n from rating_file where id = ${loose.id}`
  expect(left).toEqual({ n: 0 })
  const page = await ratingPage(database.sql, city(), { token, at: new Date(T0), from: null })
  expect(page.given[0]?.files).toHaveLength(3)
  const [pdf] = await database.sql<
    { content: Uint8Array }[]
  >`select content from rating_file where type = 'application/pdf'`
  expect((await PDFDocument.load(pdf?.content ?? new Uint8Array())).getPageCount()).toBe(1)
})

it('what is no picture, broken, too large, too much, or comes by a used link is refused', async () => {
  const token = await link(2)
  await expect(keep(token, Buffer.from('<svg onload=alert(1)>'))).rejects.toMatchObject({
    status: 415,
    code: 'no-file',
  })
  await expect(keep(token, jpegOf(clues).subarray(0, 40))).rejects.toMatchObject({ code: 'broken-file' })
  await expect(keep(token, Buffer.from('%PDF-1.7 nothing'))).rejects.toMatchObject({ code: 'broken-file' })
  await expect(keep(token, new Uint8Array(FILE_BYTES + 1))).rejects.toMatchObject({ status: 413 })
  await expect(keep('x'.repeat(43), pngOf([]))).rejects.toMatchObject({ status: 404 })
  for (let n = 0; n < 12; n++) await keep(token, pngOf([]))
  await expect(keep(token, pngOf([]))).rejects.toMatchObject({ status: 429 })
  await expect(
    submitRating(
      { sql: database.sql, city: city(), salt: 'salt' },
      asking(investor, T0),
      token,
      answerSchema.parse({
        units: [{ unit: main, level: 'main', score: 5, files: ['0b0e7c64-0000-4000-8000-000000000000'] }],
      }),
    ),
  ).rejects.toMatchObject({ code: 'unknown-file' })
})
