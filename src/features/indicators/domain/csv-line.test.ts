import { describe, expect, it } from 'vitest'
import { csvLine } from './csv-line'

describe('a line of CSV', () => {
  it('quotes what would break it and leaves empty fields empty', () =>
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', null, undefined, 0, true])).toBe(
      '"a,b","say ""x""","two\nlines",,,0,true\r\n',
    ))

  it.each(['=1+1', '+cmd', '@sum', '\tx', '-2+3', '=HYPERLINK("x")'])('disarms %j', text =>
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/),
  )

  it.each(['-12.5', '3e-7', '-0'])('leaves the number %s alone', text => expect(csvLine([text])).toBe(`${text}\r\n`))
})
