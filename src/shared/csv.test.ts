import { describe, expect, it } from 'vitest'
import { csvLine, safeText } from './csv'

describe('a line of CSV', () => {
  it('quotes what would break it and leaves empty fields empty', () =>
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', null, undefined, 0, true, { a: 1 }])).toBe(
      '"a,b","say ""x""","two\nlines",,,0,true,"{""a"":1}"\r\n',
    ))

  it.each(['=1+1', '+cmd', '@sum', '\tx', '\rx', '\n=1', '-2+3', '=HYPERLINK("x")', '＝1', '+8613800001234'])(
    'disarms %j',
    text => expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/),
  )

  it.each(['-12.5', '3e-7', '-0'])('leaves the number %s alone', text => expect(csvLine([text])).toBe(`${text}\r\n`))
  it('leaves numbers alone', () => expect(csvLine([-1, 2.5, 1e-9])).toBe('-1,2.5,1e-9\r\n'))
  it.each(['桥梁', 'S-1', '', ' =1'])('leaves the text %j alone', text => expect(safeText(text)).toBe(text))
})
