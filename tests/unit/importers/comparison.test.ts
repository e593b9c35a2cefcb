import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fact, InteractionFact, PersonFact } from '../../../electron/contract/records'
import { compareImports } from '../../../electron/importers/comparison'
import { readInto } from '../../../electron/importers/reading'
import { useTemporaryFolders } from '../library/temporaryFolder'

const folderOf = useTemporaryFolders()

const person = (id: string, name: string, more: Partial<PersonFact> = {}): PersonFact => ({ fact: 'person', id: `x:account:${id}`, handles: [`x:id:${id}`], name, ...more })
const message = (id: string, who: string, at: number | null, text: string): InteractionFact => ({
  fact: 'interaction', id: `x:dm:${id}`, stream: `x:id:${who}`, at, network: 'x', kind: 'message', setting: 'private', direction: 'sent', who: [`x:id:${who}`], text,
})

async function fileOf(facts: readonly Fact[]): Promise<string> {
  const folder = folderOf()
  mkdirSync(join(folder, 'imports'))
  const partFile = join(folder, 'imports/a.part')
  const claim = { importer: 'x', title: 'X', source: 'x.zip', recognised: '', owner: [], entries: [], bytes: 0, ignored: [] }
  await readInto(
    { command: 'read', dropped: [], claim, owner: [], zone: 'UTC', region: 'DE', now: 0, importId: 'a', app: '0', partFile, scratchFolder: join(folder, 'scratch'), mediaFolder: join(folder, 'media') },
    () => undefined,
    {
      importers: [{
        id: 'x', title: 'X', version: 1, claim: () => Promise.resolve([]),
        async *read() {
          for (const [index, fact] of facts.entries()) yield { at: { entry: 'a', index }, facts: [fact] }
        },
      }],
      openSource: () => Promise.resolve({ name: 'x.zip', entries: [], warnings: [], close: () => Promise.resolve() }),
    },
  )
  return partFile
}
const compared = async (before: readonly Fact[], after: readonly Fact[]) => compareImports(await fileOf(before), await fileOf(after))

describe('two imports of one source', () => {
  it('that say the same differ in nothing, wherever it stood and whenever it was seen', async () => {
    const facts = [person('1', 'Bea', { seen: 1 }), message('1', '1', 10, 'hi')]
    const same = [message('1', '1', 10, 'hi'), person('1', 'Bea', { seen: 2 })]
    expect(await compared(facts, same)).toEqual({ added: {}, changed: {}, gone: {}, examples: [], addedNames: [], goneNames: [] })
  })

  it('are told apart record by record', async () => {
    const before = [person('1', 'Bea'), person('2', 'Nour'), message('1', '1', 10, 'hi'), message('2', '1', 20, 'there'), message('3', '2', null, 'undated')]
    const after = [person('1', 'Bea Ek'), person('3', 'Ilse'), message('1', '1', 10, 'hi'), message('2', '1', 20, 'there, edited'), message('4', '3', 5, 'new')]
    expect(await compared(before, after)).toEqual({
      added: { message: 1, person: 1 }, changed: { message: 1, person: 1 }, gone: { message: 1, person: 1 },
      examples: [
        { of: 'person', name: 'Bea Ek', part: 'name', from: 'Bea', to: 'Bea Ek' },
        { of: 'message', name: 'there, edited', part: 'text', from: 'there', to: 'there, edited' },
      ],
      addedNames: ['Ilse'], goneNames: ['Nour'],
    })
  })

  it('know a record that moved in time for the same one, in both directions', async () => {
    const fixed = [message('0', '1', 1, 'a'), message('9', '1', 99_000, 'z')]
    const { changed, added, gone, examples } = await compared([...fixed, message('5', '1', 20_000, 'm')], [...fixed, message('5', '1', 50_000, 'm')])
    expect([changed, added, gone]).toEqual([{ message: 1 }, {}, {}])
    expect(examples).toEqual([{ of: 'message', name: 'm', part: 'at', from: '1970-01-01 00:00:20 UTC', to: '1970-01-01 00:00:50 UTC' }])
    expect((await compared([...fixed, message('5', '1', 50_000, 'm')], [...fixed, message('5', '1', 20_000, 'm')])).changed).toEqual({ message: 1 })
  })

  it('show the fields of cards, and long texts cut', async () => {
    const card = (emails: string[], note: string) => person('1', 'Bea', { card: { emails: emails.map((value) => ({ value })), note } })
    const { examples } = await compared([card(['a@b.example'], 'n')], [card(['a@b.example', 'c@d.example'], 'n'.repeat(500))])
    expect(examples.map(({ part, from, to }) => [part, from, to.length > 200 ? 'long' : to])).toEqual([
      ['emails', 'a@b.example', 'a@b.example, c@d.example'],
      ['note', 'n', `${'n'.repeat(199)}…`],
    ])
  })

  it('show a changed name once, not its pieces beside it', async () => {
    const named = (given: string) => person('1', `${given} Ek`, { card: { given, family: 'Ek' } })
    expect((await compared([named('Bea')], [named('Beatrix')])).examples.map(({ part }) => part)).toEqual(['name'])
  })

  it('may both be large', async () => {
    const many = (from: number, count: number) => Array.from({ length: count }, (_, at) => message(String(from + at), String((from + at) % 7), (from + at) * 10, 'text'))
    const { added, gone, changed } = await compared(many(0, 5000), many(1000, 5000))
    expect([added, gone, changed]).toEqual([{ message: 1000 }, { message: 1000 }, {}])
  })
})
