import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { movableType } from '../../../electron/importers/movableType/index'
import { memorySource } from './memorySource'
import { testImporter } from './testImporter'

testImporter(movableType, 'movable-type')

async function read(bytes: Uint8Array, zone = 'UTC'): Promise<Outcome[]> {
  const source = memorySource(new Map([['export.txt', bytes]]))
  const outcomes: Outcome[] = []
  for (const claim of await movableType.claim(source))
    for await (const outcome of movableType.read(source, claim, { owner: claim.owner, zone, region: 'US', now: Date.UTC(2026, 0, 1) })) outcomes.push(outcome)
  return outcomes
}

const interactions = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction') : []))
const entry = (body: string, ...comments: readonly string[]) =>
  `AUTHOR: ida\nTITLE: T\nDATE: 01/31/2002 03:31:05 PM\n-----\nBODY:\n${body}\n-----\n${comments.map((comment) => `COMMENT:\n${comment}\n-----\n`).join('')}--------\n`

describe('clocks', () => {
  it('have twelve hours or twenty-four, and a zone only the user knows', async () => {
    const dates = ['01/31/2002 12:00:00 AM', '01/31/2002 12:00:00 PM', '01/31/2002 11:59:59 PM', '01/31/2002 23:59:59', '01/31/02 01:02:03', '02/30/2002 01:02:03 AM', 'never']
    const text = entry('x', ...dates.map((date, index) => `AUTHOR: A${index}\nDATE: ${date}\nhello`))
    const times = interactions(await read(Buffer.from(text), 'America/New_York')).filter(({ kind }) => kind === 'comment')
    const five = 5 * 3_600_000
    expect(times.map(({ at, timeNote }) => [at, timeNote])).toEqual([
      [Date.UTC(2002, 0, 31) + five, 'zone assumed'], [Date.UTC(2002, 0, 31, 12) + five, 'zone assumed'], [Date.UTC(2002, 0, 31, 23, 59, 59) + five, 'zone assumed'],
      [Date.UTC(2002, 0, 31, 23, 59, 59) + five, 'zone assumed'], [null, 'time unknown'], [null, 'time unknown'], [null, 'time unknown'],
    ])
  })
})

describe('encodings', () => {
  it('of old Japanese blogs are told by their letters', async () => {
    // アカサ in EUC-JP and in Shift-JIS.
    for (const letters of [[0xa5, 0xa2, 0xa5, 0xab, 0xa5, 0xb5], [0x83, 0x41, 0x83, 0x4a, 0x83, 0x54]]) {
      const [before, behind] = entry('@', 'AUTHOR: Jo\nDATE: 01/31/2002 03:31:05 PM\nhi').split('@')
      const facts = interactions(await read(Buffer.concat([Buffer.from(before!), Buffer.from(letters), Buffer.from(behind!)])))
      expect(facts.find(({ kind, title }) => kind === 'post' && title === 'T')?.text).toBe('アカサ')
    }
  })

  it('may change from line to line', async () => {
    const outcomes = await read(Buffer.concat([Buffer.from(entry('x', 'AUTHOR: Zoë\nDATE: 01/31/2002 03:31:05 PM\nhi')), Buffer.from(entry('y', 'AUTHOR: Zoë\nDATE: 01/31/2002 03:31:05 PM\nho'), 'latin1')]))
    expect(interactions(outcomes).filter(({ kind }) => kind === 'comment').map(({ from }) => from)).toEqual(['movable-type:name:Zoë', 'movable-type:name:Zoë'])
    expect(outcomes.filter((outcome) => 'warning' in outcome)).toHaveLength(1)
  })
})

it('the same export with other line ends gives the same ids', async () => {
  const text = entry('x', 'AUTHOR: A\nDATE: 01/31/2002 12:00:00 AM\nhello\nthere')
  const ids = async (written: string) => interactions(await read(Buffer.from(written))).map(({ id }) => id)
  expect(await ids(text.replaceAll('\n', '\r\n'))).toEqual(await ids(text))
})

it('a file of hyphens is read at once', async () => {
  const outcomes = await read(Buffer.from(entry('x\n' + '-----\n'.repeat(200_000))))
  expect(interactions(outcomes).length).toBeGreaterThan(0)
})
