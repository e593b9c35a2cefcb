import { describe, expect, it } from 'vitest'
import { nameHandle } from '#contract/handles'
import type { InteractionFact } from '#contract/records'
import type { Outcome } from '../../../../electron/importers/importer'
import { ownerNames } from '../../../../electron/importers/meta/ownerNames'
import { productOf } from '../../../../electron/importers/meta/product'
import { threadOutcomes, type Messaging } from '../../../../electron/importers/meta/readThread'
import { threadKey, threadsOf } from '../../../../electron/importers/meta/threadFiles'
import { memorySource, textFiles } from '../memorySource'

const now = Date.UTC(2026, 10, 22)

async function read(texts: Readonly<Record<string, string>>, more: Partial<Messaging> = {}): Promise<Outcome[]> {
  const messaging: Messaging = {
    network: 'facebook', prefix: 'fb', isOwner: (name) => name === 'Ana Sample', handle: (name) => nameHandle('facebook', name), now, saw: () => undefined, met: () => undefined, ...more,
  }
  const outcomes: Outcome[] = []
  for (const thread of threadsOf(memorySource(textFiles(texts)).entries)) for await (const batch of threadOutcomes(thread, messaging)) outcomes.push(...batch)
  return outcomes
}

const thread = (messages: readonly object[], names = ['Bea Ek', 'Ana Sample'], rest: object = { title: 'Bea Ek' }) =>
  JSON.stringify({ participants: names.map((name) => ({ name })), messages, ...rest })
const says = (sender_name: string, content: string, timestamp_ms = 1_600_000_000_000, rest: object = {}) => ({ sender_name, timestamp_ms, content, ...rest })
const interactions = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction') : []))
const path = 'a/messages/inbox/beaek_aBcD123/message_1.json'
const skips = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => ('skipped' in outcome ? outcome.skipped : 'facts' in outcome ? 'kept' : JSON.stringify(outcome)))

describe('conversations in Meta exports', () => {
  it('have a direction by their sender, whoever comes first among the participants', async () => {
    for (const names of [['Bea Ek', 'Ana Sample'], ['Ana Sample', 'Bea Ek']]) {
      const found = interactions(await read({ [path]: thread([says('Ana Sample', 'hello'), says('Bea Ek', 'caf\u00c3\u00a9?')], names) }))
      expect(found.map(({ direction, stream, text, kind, setting }) => [direction, stream, text, kind, setting])).toEqual([
        ['sent', 'facebook:name:Bea Ek', 'hello', 'message', 'private'],
        ['received', 'facebook:name:Bea Ek', 'café?', 'message', 'private'],
      ])
    }
  })

  it('give a message the same id repaired and not, from any folder and order of participants', async () => {
    const ids = []
    for (const [file, text, names] of [
      [path, 'caf\u00c3\u00a9?', ['Bea Ek', 'Ana Sample']],
      ['b/messages/archived_threads/other_zzz/message_3.json', 'cafe\u0301? ', ['Ana Sample', 'Bea Ek']],
    ] as const)
      ids.push(interactions(await read({ [file]: thread([says('Bea Ek', text)], [...names]) }))[0]!.id)
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).toMatch(/^fb:msg:[\da-f]{32}$/)
  })

  it('number exact repeats inside a file, and not across files', async () => {
    const twice = thread([says('Bea Ek', 'ok'), says('Bea Ek', 'ok')])
    const [first, second, third, fourth] = interactions(await read({ [path]: twice, 'b/messages/inbox/beaek_aBcD123/message_1.json': twice }))
    expect(second!.id).toBe(`${first!.id}:2`)
    expect([third!.id, fourth!.id]).toEqual([first!.id, second!.id])
  })

  it('pass over what nobody wrote', async () => {
    const outcomes = await read({
      [path]: thread([
        says('Bea Ek', 'You are now connected on Messenger.'), says('Bea Ek', 'oops', 1, { is_unsent: true }), says('Bea Ek', 'Bea Ek left the group.', 1, { type: 'Unsubscribe' }),
        says('Bea Ek', 'You named the group well, I think'), says('Bea Ek', ''), says('', 'x'), says(null as unknown as string, 'x'), { timestamp_ms: 1, content: 'x' }, 7 as unknown as object,
      ]),
    })
    expect(skips(outcomes)).toEqual([
      'a notice of the service that nobody wrote', 'a message that was taken back', 'a notice that somebody left a group', 'kept', 'a message without text or attachment',
      'a message whose sender the export does not name', 'a message whose sender the export does not name', expect.stringContaining('a message without a sender'), expect.stringContaining('a message that is no record'),
    ])
  })

  it('are groups when more than one other wrote, and mean those who did', async () => {
    const names = ['Ana Sample', 'Bea Ek', 'Cai Ro', 'Dee Lux']
    const found = interactions(await read({ 'm/messages/inbox/crew_xyz12345/message_1.json': thread([says('Ana Sample', 'a'), says('Bea Ek', 'b'), says('Cai Ro', 'c')], names, { title: 'Crew' }) }))
    expect(found.map(({ kind, stream, who, from, container }) => [kind, stream, who, from, container])).toEqual([
      ['group-message', 'thread:facebook:xyz12345', ['facebook:name:Bea Ek', 'facebook:name:Cai Ro'], undefined, 'Crew'],
      ['group-message', 'thread:facebook:xyz12345', ['facebook:name:Bea Ek', 'facebook:name:Cai Ro'], 'facebook:name:Bea Ek', 'Crew'],
      ['group-message', 'thread:facebook:xyz12345', ['facebook:name:Bea Ek', 'facebook:name:Cai Ro'], 'facebook:name:Cai Ro', 'Crew'],
    ])
  })

  it('stay conversations of two when the other once had another name', async () => {
    const [message] = interactions(await read({ [path]: thread([says('Bea Former', 'hi')]) }))
    expect(message).toMatchObject({ kind: 'message', from: 'facebook:name:Bea Ek', more: { sender_name: 'Bea Former' } })
  })

  it('mean in a large group only who wrote about the same time', async () => {
    const names = ['Ana Sample', ...Array.from({ length: 30 }, (_, n) => `Guest ${n}`)]
    const messages = Array.from({ length: 60 }, (_, n) => says(n === 30 ? 'Ana Sample' : `Guest ${n % 30}`, `m${n}`, 1_600_000_000_000 - n * 1000))
    const text = thread(messages, names, { title: 'Crowd' })
    const found = interactions(await read({ 'm/messages/inbox/crowd_12345678/message_1.json': text }))
    expect(found[30]!.who).toHaveLength(20)
    expect(found.filter(({ setting }) => setting === 'private')).toHaveLength(21)
    expect(found[0]).toMatchObject({ who: ['facebook:name:Guest 0'], setting: 'ambient' })
  })

  it('take calls for both sides only when somebody answered', async () => {
    const call = (sender: string, rest: object) => ({ sender_name: sender, timestamp_ms: 1_600_000_000_000, type: 'Call', ...rest })
    const found = interactions(await read({ [path]: thread([call('Ana Sample', { call_duration: 192 }), call('Bea Ek', { call_duration: 0, missed: true }), call('Ana Sample', { call_duration: 0 })]) }))
    expect(found.map(({ kind, direction }) => [kind, direction])).toEqual([['call', 'mutual'], ['call', 'received'], ['call', 'sent']])
  })

  it('leave open who of a group took a call', async () => {
    const call = (sender_name: string) => ({ sender_name, timestamp_ms: 1_600_000_000_000, type: 'Call', call_duration: 192 })
    const names = ['Ana Sample', 'Bea Ek', 'Cai Ro']
    const found = interactions(await read({ [path]: thread([says('Cai Ro', 'ring me'), call('Bea Ek'), call('Ana Sample')], names, { title: 'Crew' }) }))
    expect(found.map(({ kind, direction }) => [kind, direction])).toEqual([['group-message', 'received'], ['call', 'received'], ['call', 'sent']])
  })

  it('of accounts that are gone are nobody else’s words in a group', async () => {
    const names = ['Ana Sample', 'Bea Ek', 'Facebook User']
    expect(skips(await read({ [path]: thread([says('Facebook User', 'who am I'), says('Bea Ek', 'hi')], names, { title: 'Crew' }) }))).toEqual(['a message whose sender the export does not name', 'kept'])
    expect(skips(await read({ [path]: thread([says('Facebook User', 'hi')]) }))).toEqual(['kept'])
  })

  it('are kept when they only read like a notice', async () => {
    const outcomes = await read({ [path]: thread([
      says('Bea Ek', 'Did you see? He unsent a message.'), says('Bea Ek', 'Say hi to your new friend for me'), says('Bea Ek', 'Bea Ek unsent a message'), says('Bea Ek', 'User unsent a message'), says('Ana Sample', 'You unsent a message.'),
      says('Bea Ek', 'Say hi to your new Facebook friend, Ana.'),
    ]) })
    expect(skips(outcomes)).toEqual(['kept', 'kept', 'a message that was taken back', 'a message that was taken back', 'a message that was taken back', 'a notice of the service that nobody wrote'])
  })

  it('tell reactions given and got', async () => {
    const heart = '\u00e2\u009d\u00a4'
    const found = interactions(await read({
      [path]: thread([says('Bea Ek', 'x', 1_600_000_000_000, { reactions: [{ reaction: heart, actor: 'Ana Sample' }, { reaction: heart, actor: 'Bea Ek' }] }), says('Ana Sample', 'y', 1_600_000_000_001, { reactions: [{ reaction: heart, actor: 'Bea Ek' }] })]),
    }))
    expect(found.map(({ kind, direction, text, from }) => [kind, direction, text, from])).toEqual([
      ['message', 'received', 'x', 'facebook:name:Bea Ek'], ['reaction', 'sent', '❤', undefined], ['message', 'sent', 'y', undefined], ['reaction', 'received', '❤', 'facebook:name:Bea Ek'],
    ])
    expect(found[1]).toMatchObject({ answers: [found[0]!.id], setting: 'ambient', timeNote: 'time of the message' })
    expect(found[0]!.more).toEqual({ reactions: [{ reaction: '❤', actor: 'Bea Ek' }] })
  })

  it('keep a message whose time cannot be right, without it', async () => {
    const found = interactions(await read({ [path]: thread([says('Bea Ek', 'a', 0), says('Bea Ek', 'b', -5), says('Bea Ek', 'c', 9e14 * 10), says('Bea Ek', 'd', 1_600_000_000)]) }))
    expect(found.map(({ at }) => at)).toEqual([null, null, null, 1_600_000_000_000])
  })

  it('with nobody the export names are passed over', async () => {
    expect(skips(await read({ [path]: thread([says('Facebook User', 'hi')], ['Facebook User', 'Ana Sample'], { title: 'Facebook User' }) }))).toEqual(['a conversation whose other side the export does not name'])
    expect(skips(await read({ [path]: thread([says('Ana Sample', 'note')], ['Ana Sample'], { title: 'Ana Sample' }) }))).toEqual(['a conversation with yourself'])
    expect(skips(await read({ [path]: thread([says('Cai Ro', 'hi')], ['Cai Ro', 'Bea Ek']) }))).toEqual(['a conversation in which nobody has your name'])
    const [old] = interactions(await read({ [path]: thread([says('Bea Ek', 'hi')], [], { title: 'Bea Ek' }) }))
    expect(old).toMatchObject({ kind: 'message', direction: 'received', who: ['facebook:name:Bea Ek'] })
  })

  it('of strangers who got no answer are no contact', async () => {
    const [message] = interactions(await read({ [path]: thread([says('Bea Ek', 'buy now')]) }, { isStrange: (_, { ownerWrote }) => !ownerWrote }))
    expect(message!.setting).toBe('ambient')
  })

  it('cost the broken message, and what is behind the end of a broken file', async () => {
    const good = thread([says('Bea Ek', 'one'), says('Bea Ek', 'two')])
    expect(skips(await read({ [path]: good.replace('"two"', 'two') }))).toEqual(['kept', expect.stringContaining('failed')])
    expect(skips(await read({ [path]: good.slice(0, good.indexOf('two')) }))).toEqual(['kept', expect.stringContaining('breaks off')])
    expect(skips(await read({ [path]: '{this is not: valid json' }))).toEqual([expect.stringMatching(/failed|breaks off/)])
  })

  it('larger than can be held say the same', async () => {
    const many = Array.from({ length: 30_000 }, (_, n) => says(n % 2 ? 'Ana Sample' : 'Bea Ek', `${'long words '.repeat(15)}${n}`, 1_600_000_000_000 - n * 1000))
    const found = interactions(await read({ [path]: thread(many) }))
    expect(found).toHaveLength(30_000)
    const few = interactions(await read({ [path]: thread(many.slice(0, 2)) }))
    expect(found.slice(0, 2)).toEqual(few)
  })
})

describe('the owner of an archive that does not say so', () => {
  const guess = (texts: Readonly<Record<string, string>>) => ownerNames(threadsOf(memorySource(textFiles(texts)).entries))

  it('takes part in nearly all conversations', async () => {
    const names = [['Ana Sample', 'Bea Ek'], ['Cai Ro', 'Ana Sample'], ['Facebook User', 'Ana Sample'], ['Bea Ek', 'Dee Lux', 'Ana Sample']]
    const texts = Object.fromEntries(names.map((people, n) => [`m/inbox/t_${n}/message_1.json`, thread([], people, {})]))
    expect(await guess(texts)).toEqual({ name: 'Ana Sample', choices: ['Ana Sample', 'Bea Ek', 'Cai Ro', 'Dee Lux'] })
  })

  it('is not the one a conversation of two is called after', async () => {
    expect((await guess({ [path]: thread([], ['Bea Ek', 'Ana Sample']) })).name).toBe('Ana Sample')
    expect((await guess({ [path]: JSON.stringify({ participants: ['Ana Sample', 'Bea Ek'], threadName: 'Bea Ek_3', messages: [] }) })).name).toBe('Ana Sample')
    expect(await guess({ [path]: thread([], ['Bea Ek', 'Ana Sample'], {}) })).toEqual({ choices: ['Ana Sample', 'Bea Ek'] })
    expect(await guess({ [path]: 'nothing' })).toEqual({ choices: [] })
  })
})

describe('message files', () => {
  it('are put in order by number, over all parts', () => {
    const source = memorySource(textFiles({ 'one/messages/inbox/b_1aBcDeF/message_10.json': '{}', 'one/messages/inbox/b_1aBcDeF/message_2.json': '{}', 'two/messages/archived_threads/b_1aBcDeF/message_1.json': '{}', 'one/__MACOSX/messages/inbox/b_1aBcDeF/._message_1.json': '{}' }))
    expect(threadsOf(source.entries).map(({ name, files }) => [name, files.map(({ label }) => label)])).toEqual([
      ['b_1aBcDeF', ['two/messages/archived_threads/b_1aBcDeF/message_1.json', 'one/messages/inbox/b_1aBcDeF/message_2.json', 'one/messages/inbox/b_1aBcDeF/message_10.json']],
    ])
  })

  it('keep their key when the conversation is renamed', () => {
    expect(threadKey('ourtrip_aBcD123')).toBe(threadKey('ourotherTrip_aBcD123'))
    expect(threadKey('ana_example')).toBe('ana_example')
  })

  it('belong to the product whose other files lie beside them', () => {
    const of = (...labels: string[]) => productOf(labels.map((label) => ({ label })))
    expect(of('z/messages/inbox/a/message_1.json', 'z/profile_information/profile_information.json')).toBe('facebook')
    expect(of('z/messages/inbox/a/message_1.json', 'z/followers_and_following/following.json')).toBe('instagram')
    expect(of('z/your_instagram_activity/messages/inbox/a/message_1.json')).toBe('instagram')
    expect(of('z/messages/inbox/a/message_1.json')).toBeUndefined()
    expect(of('facebook-ana/messages/inbox/a/message_1.json')).toBe('facebook')
  })
})
