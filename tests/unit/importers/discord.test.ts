import { describe, expect, it } from 'vitest'
import { discord } from '../../../electron/importers/discord'
import { parseWithLargeNumbers } from '../../../electron/importers/formats/jsonNumbers'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(discord, 'discord')

describe('a package', () => {
  const packed = (channel: object, title: string, user: object = {}) => textFiles({
    'p/account/user.json': JSON.stringify({ id: '100000000000000001', username: 'ana', discriminator: '0', ...user }),
    'p/messages/index.json': JSON.stringify({ '900000000000000001': title }),
    'p/messages/c900000000000000001/channel.json': JSON.stringify({ id: '900000000000000001', ...channel }),
    'p/messages/c900000000000000001/messages.json': '[{ "ID": 1160000000000000001, "Timestamp": "2023-10-06 12:00:00", "Contents": "hi", "Attachments": "" }]',
  })
  async function factsOf(files: ReturnType<typeof packed>) {
    const source = memorySource(files)
    const facts = []
    for (const claim of await discord.claim(source))
      for await (const outcome of discord.read(source, claim, { owner: claim.owner, zone: 'UTC', region: 'DE', now: Date.UTC(2026, 10, 22) })) if ('facts' in outcome) facts.push(...outcome.facts)
    return facts
  }

  it('knows by its title alone whom a conversation is with', async () => {
    const facts = await factsOf(packed({ type: 'DM' }, 'Direct Message with ben#0'))
    expect(facts).toContainEqual(expect.objectContaining({ fact: 'interaction', kind: 'message', who: ['discord:@ben'], stream: 'discord:@ben' }))
    expect(await factsOf(packed({ type: 'DM' }, 'Direct Message with Deleted User#0000'))).not.toContainEqual(expect.objectContaining({ fact: 'interaction' }))
  })

  it('keeps what was noted about somebody who is no friend', async () => {
    const facts = await factsOf(packed({ type: 'DM', recipients: ['100000000000000001', '200000000000000002'] }, 'None', { notes: { '200000000000000002': 'met at the fair' } }))
    expect(facts).toContainEqual(expect.objectContaining({ fact: 'person', handles: ['discord:id:200000000000000002'], card: { note: 'met at the fair' } }))
  })
})

describe('large numbers in JSON', () => {
  it('keep their digits, and texts stay texts', () => {
    expect(parseWithLargeNumbers('{"ID": 1160000000000000001, "n": -12, "t": "a \\" 1160000000000000001", "f": 1.2345678901234567, "e": 1E0000000000000000022, "l": [9999999999999999]}')).toEqual({
      ID: '1160000000000000001', n: -12, t: 'a " 1160000000000000001', f: 1.2345678901234567, e: 1e22, l: ['9999999999999999'],
    })
  })
  it('take no longer for repeated signs', () => {
    for (const sign of ['"', '\\', '1.', '"\\', '9"']) expect(() => parseWithLargeNumbers(sign.repeat(40_000)) ?? 0, sign).toThrow()
  })
})
