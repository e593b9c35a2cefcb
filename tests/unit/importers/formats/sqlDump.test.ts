import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SqlError, type SqlRow, SqlRows } from '../../../../electron/importers/formats/sqlDump'

function read(text: string, size = text.length || 1): (SqlRow | SqlError)[] {
  const rows = new SqlRows()
  const found: (SqlRow | SqlError)[] = []
  for (let at = 0; at < text.length; at += size) found.push(...rows.push(text.slice(at, at + size)))
  return [...found, ...rows.finish()]
}

const cells = (rows: readonly (SqlRow | SqlError)[]) => rows.map((row) => (row.error === undefined ? [row.table, ...row.cells.values()] : row.error))

describe('rows of a dump', () => {
  const text =
    "# a comment; INSERT nothing\nSET FOREIGN_KEY_CHECKS=0;\nINSERT IGNORE INTO `contacts` (`id`,`name`, `note`) VALUES\n (1,'O\\'Neil ''x''',NULL),\n (2,'a;b),(','line one\nINSERT line two\\\\');\n" +
    'INSERT INTO fields (id, data) VALUES (3, 0040011222);\nUPDATE x SET y = 1;\nINSERT INTO `t` (`a`) VALUES (-1.5),(NULL);\n'
  const expected = [
    ['contacts', '1', "O'Neil 'x'", null], ['contacts', '2', 'a;b),(', 'line one\nINSERT line two\\'], ['fields', '3', '0040011222'], ['t', '-1.5'], ['t', null],
  ]

  it('keep numbers as they are written', () => expect(cells(read(text))).toEqual(expected))

  it('are the same however the text arrives', () => {
    for (let size = 1; size < 80; size++) expect(cells(read(text, size))).toEqual(expected)
  })

  it('are found behind a line that is longer than a text can be', () => {
    const rows = new SqlRows()
    const found: (SqlRow | SqlError)[] = []
    const piece = `${'x'.repeat(1024 * 1024)} `
    for (const start of ['', 'INSERT nothing']) {
      found.push(...rows.push(`\n${start}`))
      for (let megabytes = 0; megabytes < 520; megabytes++) found.push(...rows.push(piece))
      found.push(...rows.push('INSERT INTO t (a) VALUES (8);'))
    }
    found.push(...rows.push('\nINSERT INTO t (a) VALUES (9);\n'), ...rows.finish())
    expect(cells(found)).toEqual([['t', '9']])
  })

  it('know a dump that was cut', () => {
    expect(read("INSERT INTO `t` (`a`) VALUES ('x'),('y").at(-1)).toMatchObject({ cut: true })
    expect(cells(read("INSERT INTO `t` (`a`) VALUES ('x')"))).toEqual([['t', 'x'], 'The dump is cut off: its last statement does not end.'])
  })

  it('lose a damaged row, and go on with the next statement', () => {
    expect(cells(read("INSERT INTO `t` (`a`) VALUES ('never closed);\nINSERT INTO `u` (`b`) VALUES (1);\n"))).toEqual(['A row of the dump is damaged.', ['u', '1']])
    expect(cells(read("INSERT INTO `t` (`a`) VALUES (1,2),(3);\n"))).toEqual(['A row of the dump has another number of values than its table has columns.', ['t', '3']])
    expect(cells(read('INSERT INTO `t` (`a`) VALUES oops;\nINSERT INTO `u` (`b`) VALUES (1);\n'))).toEqual(['A row of the dump is damaged.', ['u', '1']])
  })

  it('never throw', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), fc.nat(30), (at, put, size) => void read(text.slice(0, at) + put + text.slice(at + 1), size + 1)),
      { numRuns: 1000 },
    )
  })
})
