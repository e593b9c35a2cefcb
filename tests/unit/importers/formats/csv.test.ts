import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvBatches, csvPreview, type CsvBatch, type CsvOptions, type CsvRow } from '../../../../electron/importers/formats/csv'

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let i = 0; i < bytes.length; i += size) yield await Promise.resolve(bytes.subarray(i, i + size))
}

interface Read {
  readonly names: readonly string[]
  readonly rows: readonly CsvRow[]
  readonly guessed: number
}

async function read(input: string | Uint8Array, options: CsvOptions = {}, size = 64): Promise<Read> {
  const batches: CsvBatch[] = []
  for await (const batch of csvBatches(inChunks(Buffer.from(input), size), options)) batches.push(batch)
  return { names: batches[0]!.header.names, rows: batches.flatMap(({ rows }) => rows), guessed: batches.reduce((sum, { guessed }) => sum + guessed, 0) }
}
const cells = ({ rows }: Read) => rows.flatMap((row) => (row.error === undefined ? [row.cells] : []))
const errors = ({ rows }: Read) => rows.flatMap((row) => (row.error === undefined ? [] : [`${row.index}: ${row.error}`]))

describe('a table', () => {
  it('reads back whatever was written, in any chunks, with any separator', async () => {
    const cell = fc.stringMatching(/^[ab ",;|\t\n😀ö]{0,8}$/u)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 12 }), fc.constantFrom(',', ';', '\t', '|'), fc.integer({ min: 1, max: 40 }), async (rows, delimiter, size) => {
        const written = Papa.unparse([['First', 'Second', 'Third'], ...rows], { delimiter, quotes: true, newline: '\r\n' })
        const found = await read(written, {}, size)
        expect(found.names).toEqual(['First', 'Second', 'Third'])
        expect(cells(found)).toEqual(rows)
        expect(errors(found)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('never throws for bytes, and gives the same for any chunks', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((noise) => Buffer.concat([Buffer.from('a,b\n1,2\n'), noise.map((byte) => (byte < 60 ? [34, 44, 10, 13, 92][byte % 5]! : byte))]))
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 50 }), async (input, size) => {
        expect(await read(input, { delimiter: ',' }, size)).toEqual(await read(input, { delimiter: ',' }, 100_000))
      }),
      { numRuns: 500 },
    )
  })

  it('takes the separator that names the columns', async () => {
    expect(cells(await read('name;note\nBea;"1,5; or 2"\n'))).toEqual([['Bea', '1,5; or 2']])
    expect(cells(await read('sep=|\nname|note, more\nBea|x\n'))).toEqual([['Bea', 'x']])
    expect((await read('only\n1\n')).names).toEqual(['only'])
  })

  it('skips what stands above the header that the caller knows', async () => {
    const known: CsvOptions = { header: (header) => (header.has('First Name', 'Connected On') ? 1 : 0) }
    const notes = 'Notes:\n"When exporting, some are missing."\n\nFirst Name,Last Name,Connected On\nBea,Ek,01 Feb 2020'
    expect(cells(await read(notes, known))).toEqual([['Bea', 'Ek', '01 Feb 2020']])
    // Also when the note's quotation mark is never closed.
    expect(cells(await read('Notes:\n"When exporting\n\nFirst Name,Last Name,Connected On\nBea,Ek,01 Feb 2020', known))).toEqual([['Bea', 'Ek', '01 Feb 2020']])
    await expect(read('Some,Thing\n1,2\n', known)).rejects.toThrow('no line that names its columns')
    await expect(read(' \n\n', {})).rejects.toThrow('no line that names its columns')
  })

  it('finds columns without case, marks and blanks, and holds no prototype', async () => {
    const batches: CsvBatch[] = []
    for await (const batch of csvBatches(inChunks(Buffer.from('\uFEFF"First Name", __proto__ ,first name,constructor\nBea,x,y,z\n'), 9))) batches.push(batch)
    const { header, rows } = batches[0]!
    expect(header.column('FIRST name')).toBe(0)
    expect(header.has('__proto__', 'constructor')).toBe(true)
    expect(header.column('toString')).toBe(-1)
    expect(header.cell(rows[0]?.error === undefined ? rows[0]!.cells : [], '__proto__')).toBe('x')
    expect(({} as { x?: string }).x).toBeUndefined()
  })

  it('reads a file without a header by the columns the caller names', async () => {
    const found = await read('\uFEFFbea@host.example\nida@host.example', { columns: ['Account address'] })
    expect(found.names).toEqual(['Account address'])
    expect(cells(found)).toEqual([['bea@host.example'], ['ida@host.example']])
  })

  it('gives rows that are shorter or longer than the header, and passes over blank lines', async () => {
    expect(cells(await read('a,b,c\n1\n\n   \n,,\n1,2,3,4'))).toEqual([['1'], ['', '', ''], ['1', '2', '3', '4']])
  })
})

describe('encodings', () => {
  it('reads UTF-16 by its mark', async () => {
    expect(cells(await read(Buffer.from('\uFEFFname;city\r\nZoë;Köln\r\n', 'utf16le'), {}, 7))).toEqual([['Zoë', 'Köln']])
  })
  it('reads lines that are not UTF-8 as Windows-1252, and counts them', async () => {
    const mixed = Buffer.concat([Buffer.from('name,city\nZoë,Oslo\n'), Buffer.from('Zo\xEB,K\xF6ln\n', 'latin1')])
    const found = await read(mixed)
    expect(cells(found)).toEqual([['Zoë', 'Oslo'], ['Zoë', 'Köln']])
    expect(found.guessed).toBe(1)
  })
  it('reads the charset the user named', async () => {
    expect(cells(await read(Buffer.from([0x61, 0x0a, 0x83, 0x41, 0x0a]), { charset: 'shift_jis' }))).toEqual([['ア']])
  })
  it('takes CR, LF and CRLF for line ends, and a NUL for nothing', async () => {
    expect(cells(await read('a,b\r1,2\n3,4\r\n5,\u00006\r\n\n\n"7\r\n8",9'))).toEqual([['1', '2'], ['3', '4'], ['5', '6'], ['7\n8', '9']])
  })
})

describe('quotation marks', () => {
  it('lets one that is never closed cost its line', async () => {
    const found = await read('a,b\n1,2\n"3,4\n5,6\n"7",8\n')
    expect(cells(found).at(0)).toEqual(['1', '2'])
    const late = await read(`a,b\n1,2\n${'3,4\n'.repeat(3)}x,"never\n5,6\n7,8`)
    expect(errors(late)).toEqual(['4: a row whose quotation mark is never closed'])
    expect(cells(late).slice(-2)).toEqual([['5', '6'], ['7', '8']])
    expect(late.rows.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('says which rows have one where none may stand', async () => {
    const { rows } = await read('a,b\n1,"say "hi" there"\n2,x\n')
    expect(rows.map((row) => 'doubtful' in row)).toEqual([true, false])
  })

  it('reads a backslash before one when the caller says so', async () => {
    const found = await read('Date,Link,Message\nd,l,"she said \\"yes\\"\nand \\\\ left"\nd,l,"C:\\\\"\n', { escape: '\\' })
    expect(cells(found).map((row) => row[2])).toEqual(['she said "yes"\nand \\ left', 'C:\\'])
  })

  it('goes on behind a record of more than a megabyte', async () => {
    const text = `a,b\n1,"${'long\n'.repeat(500_000)}\n3,4\n`
    const found = await read(text, {}, 100_000)
    expect(errors(found)).toEqual(['0: a row whose quotation mark is never closed'])
    expect(cells(found).at(-1)).toEqual(['3', '4'])
    const line = await read(`a,b\n${'x'.repeat(5_000_000)}\n3,4\n`, {}, 100_000)
    expect(errors(line)).toHaveLength(1)
    expect(cells(line)).toEqual([['3', '4']])
  })

  it('stays linear when every line leaves one open', async () => {
    const found = await read(`a,b\n${',"""a\n'.repeat(200_000)}1,2\n`, {}, 100_000)
    expect(found.rows).toHaveLength(200_001)
    expect(cells(found).at(-1)).toEqual(['1', '2'])
  })
})

describe('streaming', () => {
  it('asks for no more than it hands on', async () => {
    let asked = 0
    const row = Buffer.from(`1,"${'x'.repeat(1000)}"\n`.repeat(65))
    async function* endless() {
      yield await Promise.resolve(Buffer.from('a,b\n'))
      for (;;) {
        asked += row.length
        yield row
      }
    }
    let rows = 0
    for await (const batch of csvBatches(endless())) {
      rows += batch.rows.length
      expect(asked).toBeLessThan(rows * 1100 + 2_000_000)
      if (rows > 20_000) break
    }
  })

  it('gives the good rows before the failure of a damaged file', async () => {
    async function* broken() {
      yield await Promise.resolve(Buffer.from('a,b\n1,2\n3,4\n5'))
      const { Failed } = await import('../../../../electron/contract/result')
      throw new Failed('unreadable', 'The file is damaged.')
    }
    const rows: CsvRow[] = []
    await expect(async () => {
      for await (const batch of csvBatches(broken())) rows.push(...batch.rows)
    }).rejects.toThrow('damaged')
    expect(rows).toHaveLength(3)
  })

  it('shows the first rows of a head', () => {
    expect(csvPreview(Buffer.from('a;b\n1;2\n3;'))?.rows).toEqual([{ index: 0, cells: ['1', '2'] }, { index: 1, cells: ['3', ''] }])
    expect(csvPreview(Buffer.from('a;b\n1;2\n'), { header: () => 0 })).toBeUndefined()
  })
})

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
describe.runIf(samples !== '')('public tables (needs FULL_CIRCLE_SAMPLES)', () => {
  it('reads csv-spectrum as its own JSON says', async () => {
    const folder = join(samples, 'hostile/max-mapper-csv-spectrum')
    for (const name of readdirSync(join(folder, 'csvs'))) {
      const json = join(folder, 'json', name.replace('.csv', '.json'))
      // The public copy of one file has a changed number, and is in Latin-1.
      if (!existsSync(json) || name === 'location_coordinates.csv') continue
      const found = await read(readFileSync(join(folder, 'csvs', name)))
      const wanted = JSON.parse(readFileSync(json, 'utf8').replaceAll('\\r\\n', '\\n')) as Record<string, string>[] | Record<string, string>
      const seen = cells(found).map((row) => row.map((value, at) => [found.names[at], value]))
      expect(seen, name).toEqual([wanted].flat().map((row) => Object.entries(row)))
    }
  })

  it('survives the hostile ones', async () => {
    const folder = join(samples, 'hostile/own-crafted/csv')
    const all = await Promise.all(readdirSync(folder).sort().map(async (name) => [name, cells(await read(readFileSync(join(folder, name)), { header: (header) => header.names.length - 1 }))]))
    expect(Object.fromEntries(all)).toMatchObject({
      'nul-and-mixed-eol.csv': [['1', '2'], ['3', '4'], ['5', '6'], ['7\n8', '9']],
      'utf16le-semicolon.csv': [['Zoë', 'Köln']],
      'windows-1252.csv': [['Zoë', 'Köln €']],
    })
  })
})
