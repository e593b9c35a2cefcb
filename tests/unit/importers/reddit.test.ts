import { describe, expect, it } from 'vitest'
import { reddit } from '../../../electron/importers/reddit/index'
import { isDeleted, isModmail, namedIn, userName } from '../../../electron/importers/reddit/people'
import type { Outcome } from '../../../electron/importers/importer'
import { filesOfFolder, memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(reddit, 'reddit')

async function read(files: Parameters<typeof memorySource>[0]): Promise<Outcome[]> {
  const source = memorySource(files)
  const outcomes: Outcome[] = []
  for (const claim of await reddit.claim(source)) for await (const outcome of reddit.read(source, claim, { owner: claim.owner, zone: 'Asia/Tokyo', region: 'NO', now: Date.UTC(2026, 10, 22) })) outcomes.push(outcome)
  return outcomes
}

describe('names', () => {
  it('are lower case, with or without u/', () => {
    expect(['Ben_Dal', 'u/Ben_Dal', '/u/ben_dal', 'user/Ben_Dal'].map(userName)).toEqual(['ben_dal', 'ben_dal', 'ben_dal', 'ben_dal'])
    expect(['[deleted]', 'reddit', 'AutoModerator', '', 'two words', '/r/sub'].map(userName)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined])
    expect([isDeleted('[deleted]'), isDeleted(''), isModmail('/r/hyttetur'), isModmail('#hyttetur'), isModmail('rune')]).toEqual([true, true, true, true, false])
  })
  it('in a text are those behind u/', () => {
    expect(namedIn('u/Ben, /u/ida-h and (u/ben). Not menu/item, r/u/x, https://x.example/u/nobody or u/me/submitted')).toEqual(['ben', 'ida-h'])
  })
  it('are found in linear time', () => expect(namedIn('u/'.repeat(40_000))).toEqual([]))
})

describe('a data request', () => {
  it('never tells the addresses it was sent from', async () => {
    const outcomes = await read(filesOfFolder(`${import.meta.dirname}/../../fixtures/reddit/request`))
    expect(outcomes.length).toBeGreaterThan(20)
    expect(JSON.stringify(outcomes)).not.toContain('198.51.100.7')
  })

  it('keeps the last version of a chat message, wherever it stands', async () => {
    const row = (updated: string, text: string) => `c1,2024-01-01 10:00:00 UTC,2024-01-01 ${updated} UTC,ben,${text},ch\n`
    const head = 'message_id,created_at,updated_at,username,message,channel_url\n'
    for (const order of [[row('10:00:00', 'old'), row('11:00:00', 'new')], [row('11:00:00', 'new'), row('10:00:00', 'old')]]) {
      const outcomes = await read(textFiles({ 'chat_history.csv': head + order.join('') + 'c2,2024-01-01 10:00:00 UTC,,sol,hi,ch\n', 'statistics.csv': 'statistic,value\naccount name,sol\n' }))
      const texts = outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.flatMap((fact) => (fact.fact === 'interaction' ? [fact.text] : [])) : []))
      expect(texts.sort()).toEqual(['hi', 'new'])
    }
  })

  it('believes what a chat says of itself: in a group one may be alone with another', async () => {
    const chats = (type: string) => read(textFiles({
      'chat_history.csv': `message_id,created_at,updated_at,username,message,channel_url,channel_name,conversation_type\nc1,2024-01-01 10:00:00 UTC,,ben,hello,ch,Crew,${type}\nc2,2024-01-01 10:01:00 UTC,,sol,hi,ch,Crew,${type}\n`,
      'statistics.csv': 'statistic,value\naccount name,sol\n',
    }))
    const kinds = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.flatMap((fact) => (fact.fact === 'interaction' ? [fact.kind] : [])) : []))
    expect(kinds(await chats('direct'))).toEqual(['message', 'message'])
    expect(kinds(await chats('group'))).toEqual(['group-message', 'group-message'])
  })

  it('is not every table of messages or friends', async () => {
    const strange = { 'messages.csv': 'CONVERSATION ID,FROM,TO,DATE,CONTENT,SENDER PROFILE URL\n1,a,b,c,d,e\n', 'friends.csv': 'username,note\nben,x\n', 'comments.csv': 'Date,Link,Message\n1,2,3\n' }
    expect(await reddit.claim(memorySource(textFiles(strange)))).toEqual([])
  })
})
