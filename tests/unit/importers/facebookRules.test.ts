import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import { facebook } from '../../../electron/importers/facebook'
import { NameIndex } from '../../../electron/importers/facebook/nameIndex'
import type { Importer } from '../../../electron/importers/importer'
import { messenger } from '../../../electron/importers/messenger'
import { memorySource, textFiles } from './memorySource'

const options = { zone: 'Europe/Berlin', region: 'DE', now: Date.UTC(2026, 10, 22, 12) }

async function read(importer: Importer, files: Readonly<Record<string, unknown>>) {
  const texts = Object.fromEntries(Object.entries(files).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]))
  const source = memorySource(textFiles(texts))
  const outcomes = []
  for (const claim of await importer.claim(source)) for await (const outcome of importer.read(source, claim, { ...options, owner: claim.owner })) outcomes.push(outcome)
  const facts = outcomes.flatMap((outcome) => ('facts' in outcome ? [...outcome.facts] : []))
  return { outcomes, facts, interactions: facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction') }
}

const profile = { profile_v2: { name: { full_name: 'Ana Sample' } } }
const message = (sender_name: string, content: string, timestamp_ms: number) => ({ sender_name, content, timestamp_ms })

describe('a message of Facebook and of Messenger', () => {
  it('is one message', async () => {
    const names = ['Bea Ek', 'Ana Sample']
    const normal = await read(facebook, {
      'f/profile_information/profile_information.json': profile,
      'f/messages/inbox/beaek_aBcD1234/message_1.json': { participants: names.map((name) => ({ name })), messages: [message('Bea Ek', 'sch\u00c3\u00b6n', 1_700_000_000_123)], title: 'Bea Ek' },
      'f/messages/inbox/trip_aBcD9999/message_1.json': { participants: [...names, 'Cai Ro'].map((name) => ({ name })), messages: [message('Bea Ek', 'all aboard', 1_700_000_000_456)], title: 'Trip' },
    })
    const encrypted = await read(messenger, {
      'e/Bea Ek_1.json': { participants: ['Ana Sample', 'Bea Ek'], threadName: 'Bea Ek_1', messages: [{ senderName: 'Bea Ek', text: 'schön', timestamp: 1_700_000_000_123, type: 'text' }] },
      'e/Trip_2.json': { participants: ['Ana Sample', 'Bea Ek', 'Cai Ro'], threadName: 'Trip_2', messages: [{ senderName: 'Bea Ek', text: 'all aboard', timestamp: 1_700_000_000_456, type: 'text' }] },
    })
    expect(normal.interactions.map(({ id }) => id)).toEqual(encrypted.interactions.map(({ id }) => id))
    expect(normal.interactions[0]).toEqual(encrypted.interactions[0])
  })
})

describe('accounts', () => {
  it('are claimed one by one, and parts without a profile join the only one', async () => {
    const two = memorySource(textFiles({ 'a/profile_information/profile_information.json': JSON.stringify(profile), 'b/profile_information/profile_information.json': JSON.stringify({ profile: { name: 'Bea Ek' } }) }))
    expect((await facebook.claim(two)).map(({ ownerName }) => ownerName)).toEqual(['Ana Sample', 'Bea Ek'])
    const parts = memorySource(textFiles({ 'a/profile_information/profile_information.json': JSON.stringify(profile), 'b/friends_and_followers/friends.json': '{"friends_v2":[{"name":"Bea Ek","timestamp":1}]}' }))
    expect((await facebook.claim(parts)).map(({ entries }) => entries.length)).toEqual([2])
  })

  it('of Instagram are left to Instagram', async () => {
    const thread = JSON.stringify({ participants: [{ name: 'A' }, { name: 'B' }], messages: [] })
    for (const beside of ['x/personal_information/personal_information.json', 'x/followers_and_following/followers_1.json'])
      expect(await facebook.claim(memorySource(textFiles({ 'x/messages/inbox/b_1/message_1.json': thread, [beside]: '[]' })))).toEqual([])
    expect(await facebook.claim(memorySource(textFiles({ 'x/your_instagram_activity/messages/inbox/b_1/message_1.json': thread })))).toEqual([])
  })

  it('say nothing of files that only have the name', async () => {
    expect(await facebook.claim(memorySource(textFiles({ 'x/comments.json': '{"media_comments":[]}', 'z/comments.json': '{"version":1,"comments":[{"id":"1","text":"hello","time":"2020-01-01T00:00:00Z"}]}', 'y/following.json': '{"following":["bea"]}', 'x/friends.json': '[{"name":"Bea"}]', 'x/posts/your_posts_1.json': '["a"]' })))).toEqual([])
  })
})

describe('a claim of a large export', () => {
  it('opens few of its files', async () => {
    const thread = JSON.stringify({ participants: [{ name: 'Bea Ek' }, { name: 'Ana Sample' }], messages: [] })
    const texts: Record<string, string> = { 'f/profile_information/profile_information.json': JSON.stringify(profile) }
    for (let n = 0; n < 3_000; n++) texts[`f/messages/inbox/t${n}_aBcD${n}/message_1.json`] = thread
    const source = memorySource(textFiles(texts))
    let looked = 0
    const entries = source.entries.map((entry) => ({ ...entry, head: (length: number) => (looked++, entry.head(length)), open: () => (looked++, entry.open()) }))
    const [claim] = await facebook.claim({ ...source, entries })
    expect(claim!.recognised).toBe('messages in 3,000 conversations')
    expect(looked).toBeLessThan(20)
  })
})

describe('names in titles', () => {
  const index = new NameIndex(['Jörg', 'Jörg Ås', 'Max Lens', "D'Arcy Vale", '田中', 'Ng', 'Ömer Ak'])

  it('are the longest that stand as words', () => {
    for (const [title, name] of [
      ["commented on Jörg Ås’s photo.", 'Jörg Ås'], ['hat Jörgs Foto kommentiert.', 'Jörg'], ['likes D’Arcy Vale’s post.', "D'Arcy Vale"], ['さんが田中さんの投稿に', '田中'],
      ["Ömer Ak'ın gönderisine yorum yaptı.", 'Ömer Ak'], ['commented on Max Lenstra’s post.', undefined], ['commented on something', undefined], ['hat Jörgen kommentiert', undefined],
    ] as const)
      expect(index.longestIn(title)?.name, title).toBe(name)
  })

  it('are found in no time in titles that go on for ever', () => {
    const many = new NameIndex(Array.from({ length: 20_000 }, (_, n) => `Aaaa${'a'.repeat(n % 150)} ${n}`))
    expect(many.longestIn('a'.repeat(40_000))).toBeUndefined()
    expect(many.longestIn('Aaaa '.repeat(8_000))).toBeUndefined()
  })
})

describe('comments', () => {
  const comment = (title: string, text: string) => ({ timestamp: 1_573_000_000, title, data: [{ comment: { timestamp: 1_573_000_000, comment: text, author: 'Ana Sample' } }] })

  it('are the same when the language of the account has changed since', async () => {
    const ids = []
    for (const title of ["Ana Sample commented on Bea Ek's post.", 'Ana Sample hat Bea Eks Beitrag kommentiert.']) {
      const { interactions } = await read(facebook, { 'f/profile_information/profile_information.json': profile, 'f/comments/comments.json': { comments_v2: [comment(title, 'yes')] } })
      expect(interactions[0]!.who).toEqual(['facebook:name:Bea Ek'])
      ids.push(interactions[0]!.id)
    }
    expect(ids[0]).toBe(ids[1])
  })
})

describe('posts', () => {
  const friends = { friends_v2: ['Bea Ek', 'Cai Ro', 'Ana Sample Senior'].map((name, n) => ({ name, timestamp: 1_300_000_000 + n })) }
  const posts = async (file: string, records: readonly object[], key?: string) => {
    const { facts, interactions } = await read(facebook, {
      'f/profile_information/profile_information.json': profile, 'f/friends/friends.json': friends, [`f/posts/${file}`]: key === undefined ? records : { [key]: records },
    })
    return { facts, said: interactions.map(({ direction, kind, setting, who, text }) => [direction, kind, setting, who.map((handle) => handle.replace('facebook:name:', '')), text]) }
  }
  const titled = (title: string, post?: string, more: object = {}) => ({ timestamp: 1_400_000_000, title, ...(post !== undefined && { data: [{ post }] }), ...more })
  const labelled = (...values: readonly (readonly [label: string, value: string])[]) => ({ timestamp: 1_690_000_000, fbid: '77', media: [], label_values: values.map(([label, value]) => ({ label, value })) })

  it('on the walls of others are sent, in every form of the file', async () => {
    const file = 'posts_on_other_pages_and_profiles.json'
    const expected = [['sent', 'wall-post', 'public', ['Bea Ek'], 'congrats']]
    expect((await posts(file, [titled("Ana Sample wrote on Bea Ek's timeline.", 'congrats')])).said).toEqual(expected)
    expect((await posts(file, [labelled(['Message', 'congrats'], ['Target', 'Bea Ek'])])).said).toEqual(expected)
    const { facts, said } = await posts("other_people's_posts_to_your_timeline.json", [titled("Ana Sample wrote on Bea Ek's timeline.", 'congrats')], 'wall_posts_sent_to_you')
    expect(said).toEqual(expected)
    expect(facts.flatMap((fact) => (fact.fact === 'coverage' ? fact.directions : []))).toEqual(['sent'])
  })

  it('elsewhere to nobody the archive knows are kept among the own words', async () => {
    expect((await posts('posts_on_other_pages_and_profiles.json', [labelled(['Message', 'nice shop'], ['Target', 'The Corner Shop'])])).said).toEqual([['sent', 'post', 'public', [], 'nice shop\nThe Corner Shop']])
  })

  it('on the own wall are by whom the title names, never by whom they tag', async () => {
    const wall = (...records: readonly object[]) => posts("other_people's_posts_to_your_timeline.json", records, 'wall_posts_sent_to_you')
    expect((await wall(titled("Bea Ek wrote on Ana Sample's timeline.", 'hi', { tags: [{ name: 'Cai Ro' }] }))).said).toEqual([['received', 'wall-post', 'public', ['Bea Ek'], 'hi']])
    expect((await wall(titled('Ana Sample Senior wrote on your timeline.', 'hi'))).said).toEqual([['received', 'wall-post', 'public', ['Ana Sample Senior'], 'hi']])
    expect((await wall({ timestamp: 1_400_000_000, data: [{ post: 'hi' }], tags: [{ name: 'Cai Ro' }] })).said).toEqual([])
  })

  it('with company are about everybody their title names', async () => {
    const both = ['Bea Ek', 'Cai Ro']
    expect((await posts('your_posts_1.json', [titled('Ana Sample was with Cai Ro and Bea Ek.', 'rowing')])).said).toEqual(both.map(() => ['sent', 'tag', 'public', both, 'rowing']))
  })

  it('with company at a place may be a meeting, also where only the title names the place', async () => {
    const { said } = await posts('your_posts_1.json', [titled('Ana Sample is with Bea Ek at Blue Café.')])
    expect(said).toEqual([['sent', 'tag', 'public', ['Bea Ek'], undefined], ['mutual', 'check-in', 'bridge', ['Bea Ek'], undefined]])
  })

  it('that tag a page are about nobody', async () => {
    const { interactions } = await read(facebook, {
      'f/profile_information/profile_information.json': profile, 'f/likes/pages.json': { page_likes_v2: [{ name: 'The Corner Shop', timestamp: 1_300_000_000 }] },
      'f/posts/your_posts_1.json': [{ timestamp: 1_400_000_000, data: [{ post: 'bread' }], tags: [{ name: 'The Corner Shop' }] }],
    })
    expect(interactions).toMatchObject([{ kind: 'post', who: [] }])
  })

  it('of others that are passed on are no words to them', async () => {
    expect((await posts('your_posts_1.json', [titled("Ana Sample shared Bea Ek's post.")])).said).toEqual([['sent', 'repost', 'ambient', ['Bea Ek'], undefined]])
    expect((await posts('your_posts_1.json', [titled("Ana Sample shared Bea Ek's photo.", 'look')])).said).toEqual([['sent', 'quote', 'public', ['Bea Ek'], 'look']])
    expect((await posts('your_posts_1.json', [titled("Ana Sample shared a link to Bea Ek's timeline.", 'look')])).said).toEqual([['sent', 'wall-post', 'public', ['Bea Ek'], 'look']])
  })

  it('name people in lines of their own in the newest form', async () => {
    const read = (known: boolean) => posts('your_posts_1.json', [{ ...labelled(['Message', 'rowing'], ['', known ? 'Bea Ek' : 'Una Unknown']), fbid: undefined }])
    expect((await read(true)).said).toEqual([['sent', 'tag', 'public', ['Bea Ek'], 'rowing']])
    expect((await read(false)).said).toEqual([['sent', 'post', 'public', [], 'rowing\nUna Unknown']])
  })
})

describe('ties', () => {
  it('are the same with and without a date, and with a less exact one', async () => {
    const ids = []
    for (const timestamp of [undefined, 1_300_000_000, 1_300_000_059]) {
      const { facts } = await read(facebook, { 'f/profile_information/profile_information.json': profile, 'f/friends/friends.json': { friends_v2: [{ name: 'Bea Ek', timestamp }] } })
      ids.push(...facts.flatMap((fact) => (fact.fact === 'connection' ? [fact.id] : [])))
    }
    expect(ids).toEqual(['fb:friend:Bea Ek', 'fb:friend:Bea Ek', 'fb:friend:Bea Ek'])
  })
})
