import { expect, it } from 'vitest'
import { signal } from '../../../electron/importers/signal'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(signal, 'signal')

it('knows the owner of an export among the members of groups, when others mention them', async () => {
  const [own, ben, cy] = ['1', '2', '3'].map((digit) => `00000000-0000-0000-0000-00000000000${digit}`)
  const group = (id: string, title: string, ...members: (string | undefined)[]) => ({ recipient: { id, group: { masterKey: `key ${title}`, snapshot: { title, members: members.map((userId) => ({ userId })) } } } })
  const said = (dateSent: string, authorId: string, mentionAci: string | undefined) =>
    ({ chatItem: { chatId: '1', authorId, dateSent, incoming: {}, standardMessage: { text: { body: 'you', bodyRanges: [{ start: 0, length: 0, mentionAci }] } } } })
  const lines = [
    { version: '1', backupTimeMs: '1700086400000' }, { account: { givenName: 'Ana' } }, { recipient: { id: '1', self: {} } },
    { recipient: { id: '2', contact: { aci: ben, profileGivenName: 'Ben' } } }, { recipient: { id: '3', contact: { aci: cy, profileGivenName: 'Cy' } } },
    group('4', 'Walk', own, ben, cy), group('5', 'Boat', own, cy), { chat: { id: '1', recipientId: '4' } },
    said('1700000000000', '2', own), said('1700000001000', '2', cy),
  ]
  const source = memorySource(textFiles({ 'main.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') }))
  const [claim] = await signal.claim(source)
  const kinds: string[] = []
  for await (const outcome of signal.read(source, claim!, { owner: claim!.owner, zone: 'UTC', region: 'DE', now: Date.UTC(2026, 10, 22) }))
    if ('facts' in outcome) for (const fact of outcome.facts) if (fact.fact === 'interaction') kinds.push(fact.kind)
  expect(kinds).toEqual(['mention', 'group-message'])
})
