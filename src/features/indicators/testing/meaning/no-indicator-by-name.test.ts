import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { seedIndicators } from '../seed-indicators'

const root = path.join(import.meta.dirname, '../../../../..')
const codes: readonly string[] = seedIndicators().map(each => each.code)

/** Only tests may know an indicator: everything else is to hold for whatever is loaded. */
const isTest = /(\.(test|it|spec)\.tsx?$|^src\/(testing|e2e)\/|\/testing\/)/
const isCode = /\.(tsx?|mts|mjs|css|json|sql|md)$/

const sources = () =>
  ['src', 'scripts', 'drizzle'].flatMap(folder =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(each => path.posix.join(folder, each.replaceAll(path.sep, '/')))
      .filter(each => isCode.test(each) && !isTest.test(each)),
  )

/** Codes that stand in a text as a whole word: in a string, a comment, a name. */
const named = (text: string): readonly string[] => {
  const words = new Set(text.match(/(?<![\w-])[A-Z]-[A-Z]{2}-\d{2}(?![\w-])/g))
  return codes.filter(each => words.has(each))
}

describe('the code', () => {
  it('lists no indicator by name', () => {
    const files = sources()
    const found = files.flatMap(file =>
      named(readFileSync(path.join(root, file), 'utf8')).map(code => `${file}: ${code}`),
    )
    expect(found).toEqual([])
    expect(files.length).toBeGreaterThan(400)
    expect(files).toContain('src/features/indicators/domain/evaluate.ts')
  })

  it('would be caught in a string, a comment or a list, for every code there is', () => {
    expect(codes).toHaveLength(387)
    expect(codes.filter(code => named(`const x = '${code}'`).length === 0)).toEqual([])
    expect(named(`// as ${codes[0]} is\nconst all = [\`${codes[1]}\`, "${codes[2]}"]`)).toEqual(codes.slice(0, 3))
    expect(named(`X${codes[0]} ${codes[0]}9`)).toEqual([])
  })
})
