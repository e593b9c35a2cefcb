import { describe, expect, it } from 'vitest'
import type { Fact } from '#contract/records'
import { commento } from '../../../electron/importers/comments/commento'
import { isso } from '../../../electron/importers/comments/isso'
import { remark42 } from '../../../electron/importers/comments/remark42'
import { webmention } from '../../../electron/importers/comments/webmention'
import { signedHandles } from '../../../electron/importers/comments/writers'
import type { Importer, Outcome } from '../../../electron/importers/importer'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(commento, 'commento')
testImporter(isso, 'isso')
testImporter(remark42, 'remark42')
testImporter(webmention, 'webmention')

async function read(importer: Importer, name: string, text: string, owner?: readonly string[]): Promise<Outcome[]> {
  const source = memorySource(textFiles({ [name]: text }))
  const outcomes: Outcome[] = []
  for (const claim of await importer.claim(source))
    for await (const outcome of importer.read(source, claim, { owner: owner ?? claim.owner, zone: 'Asia/Tokyo', region: 'JP', now: Date.UTC(2026, 0, 1) })) outcomes.push(outcome)
  return outcomes
}

const facts = (outcomes: readonly Outcome[]): Fact[] => outcomes.flatMap((outcome) => ('facts' in outcome ? [...outcome.facts] : []))

describe('a signature', () => {
  it('is the e-mail, else the page, else the name on this blog', () => {
    expect(signedHandles('n', 'b.example', { name: 'Bea', email: ' Bea@Example.org ', site: 'https://bea.example' })).toEqual(['email:bea@example.org'])
    expect(signedHandles('n', 'b.example', { name: 'Bea', email: 'noreply@blogger.com', site: 'http://www.Bea.example/me/?x=1#y' })).toEqual(['url:bea.example/me'])
    expect(signedHandles('n', 'b.example', { name: ' Bea\u200E  Ek ', email: 'none', site: 'http://' })).toEqual(['n:name:Bea Ek (b.example)'])
    expect(signedHandles('n', 'b.example', { name: 'Anónimo', email: '', site: 'javascript:alert(1)' })).toEqual([])
    expect(signedHandles('n', '', { name: 'Bea', email: 'bea@example.org', site: 'https://x.com/bea' })).toEqual(['email:bea@example.org', 'x:@bea'])
  })
})

describe('who is the owner', () => {
  const generic = JSON.stringify([{ id: '/a', title: 'A', comments: [
    { id: 1, author: 'Jo', email: 'jo@x.example', created: '2020-01-01 09:00:00', text: 'hi' }, { id: 2, author: 'Ida', email: 'ida@x.example', created: '2020-01-01 10:00:00', text: 'ho', parent: 1 },
  ] }])

  it('must be said where the export does not', async () => {
    const nobody = facts(await read(isso, 'a.json', generic))
    expect(nobody.filter(({ fact }) => fact === 'interaction')).toMatchObject([{ direction: 'received' }, { direction: 'received' }])
    expect(nobody.find(({ fact }) => fact === 'coverage')).toMatchObject({ directions: ['received'] })
    const ida = facts(await read(isso, 'a.json', generic, ['email:ida@x.example']))
    expect(ida.filter(({ fact }) => fact === 'interaction')).toMatchObject([
      { kind: 'comment', direction: 'received', at: Date.UTC(2020, 0, 1), timeNote: 'zone assumed' },
      { kind: 'reply', direction: 'sent', who: ['email:jo@x.example'], answers: ['isso:/a:1'] },
    ])
  })
})

it('other JSON is nobody’s', async () => {
  const others = ['{"comments":[{"id":1}]}', '[{"id":1,"comments":[]}]', '{"children":[]}', '{"pid":1}', '[]', '{']
  for (const importer of [commento, isso, remark42, webmention])
    for (const text of others) expect(await importer.claim(memorySource(textFiles({ 'a.json': text })))).toEqual([])
})
