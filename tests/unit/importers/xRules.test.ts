import { describe, expect, it } from 'vitest'
import type { Fact, InteractionFact } from '../../../electron/contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { xArchive } from '../../../electron/importers/x'
import { idOf, screenNameOf, unwrap } from '../../../electron/importers/x/json'
import { parseTime } from '../../../electron/importers/formats/writtenTimes'
import { idTime, timeOf } from '../../../electron/importers/x/times'
import { decodeEntities, tweetText } from '../../../electron/importers/x/tweetText'
import { memorySource, textFiles } from './memorySource'

const now = Date.UTC(2026, 10, 22)
const options = { zone: 'UTC', region: 'DE', now }

async function read(texts: Readonly<Record<string, string>>): Promise<{ outcomes: Outcome[]; facts: Fact[]; claims: number; recognised: string }> {
  const source = memorySource(textFiles(texts))
  const claims = await xArchive.claim(source)
  const outcomes: Outcome[] = []
  for (const claim of claims) for await (const outcome of xArchive.read(source, claim, { ...options, owner: claim.owner })) outcomes.push(outcome)
  const facts = outcomes.flatMap((outcome) => ('facts' in outcome ? [...outcome.facts] : []))
  return { outcomes, facts, claims: claims.length, recognised: claims.map((claim) => claim.recognised).join('; ') }
}

const ytd = (name: string, records: readonly unknown[]) => `window.YTD.${name}.part0 = ${JSON.stringify(records)}`
const interactions = (facts: readonly Fact[]) => facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction')
const account = ytd('account', [{ account: { accountId: '1100', username: 'ana_d', accountDisplayName: 'Ana' } }])
const mention = (screen_name: string, id_str: string, from: number) => ({ screen_name, id_str, id: id_str, name: screen_name, indices: [String(from), String(from + 1 + screen_name.length)] })
const tweet = (id: string, full_text: string, more: object = {}) => ({
  tweet: { id_str: id, full_text, created_at: 'Fri Mar 03 10:00:00 +0000 2023', entities: { user_mentions: [], urls: [] }, ...more },
})

describe('times', () => {
  it('reads the three forms', () => {
    expect(parseTime('Wed Mar 04 09:12:00 +0000 2020')).toBe(Date.UTC(2020, 2, 4, 9, 12))
    expect(parseTime('2016-05-03 05:21:50 +0000')).toBe(Date.UTC(2016, 4, 3, 5, 21, 50))
    expect(parseTime('2021-05-04T10:00:00.123Z')).toBe(Date.UTC(2021, 4, 4, 10, 0, 0, 123))
    expect(parseTime('2021-05-04T10:00:00+02:00')).toBe(Date.UTC(2021, 4, 4, 8))
  })
  it.each(['', 'yesterday', 'Wed Feb 31 09:12:00 +0000 2020', 'Wed Mar 04 xx:12:00 +0000 2020', 7, null, undefined])('refuses %j', (written) => {
    expect(parseTime(written)).toBeNull()
  })
  it('takes the time from the id where they are more than a day apart', () => {
    const id = '1631595267486646273'
    expect(idTime(id)).toBe(Number(BigInt(id) >> 22n) + 1_288_834_974_657)
    expect(timeOf('Mon Mar 03 10:00:00 +0000 1997', id, now)).toEqual({ at: Date.UTC(2023, 2, 3, 10), note: 'time from the id' })
    expect(timeOf('Fri Mar 03 22:00:00 +0000 2023', id, now)).toEqual({ at: Date.UTC(2023, 2, 3, 22) })
  })
  it('knows no time for old ids and bad dates', () => {
    expect(timeOf('Sat Jan 01 00:00:00 +0000 2050', '1500', now)).toEqual({ at: null, note: 'time unknown' })
    expect(timeOf('Thu Jul 16 10:00:00 +0000 2009', '1500', now)).toEqual({ at: Date.UTC(2009, 6, 16, 10) })
  })
})

describe('text', () => {
  it('counts code points before it decodes', () => {
    const raw = '🎉🎉 a &amp;lt; https://t.co/x end https://t.co/p'
    const point = (part: string) => [...raw.slice(0, raw.indexOf(part))].length
    const link = (url: string, more: object) => ({ url, indices: [String(point(url)), String(point(url) + url.length)], ...more })
    const entities = { urls: [link('https://t.co/x', { expanded_url: 'https://example.org/?a=1&amp;b=2' })], media: [link('https://t.co/p', {})] }
    expect(tweetText(raw, entities, undefined, ['0', '50'])).toEqual({ shown: '🎉🎉 a &lt; https://example.org/?a=1&amp;b=2 end' })
  })
  it('leaves out the mentions in front and keeps them beside', () => {
    expect(tweetText('@bea_ek hi &gt; you', undefined, undefined, ['8', '18'])).toEqual({ shown: 'hi > you', whole: '@bea_ek hi > you' })
  })
  it('finds a link whose indices are wrong', () => {
    const entities = { urls: [{ url: 'https://t.co/x', expanded_url: 'https://example.org', indices: ['90', 'x'] }] }
    expect(tweetText('see https://t.co/x', entities, undefined, undefined).shown).toBe('see https://example.org')
  })
  it('decodes once', () => expect(decodeEntities('&amp;lt; &lt;3 &#39;x&#39; &unknown;')).toBe("&lt; <3 'x' &unknown;"))
})

describe('values', () => {
  it('takes the text of an id, never a rounded number', () => {
    expect(idOf('9007199254740995', 1)).toBe('9007199254740995')
    expect(idOf(undefined, 9007199254740996)).toBeUndefined()
    expect(idOf('-1', -1)).toBeUndefined()
    expect(idOf(undefined, 77)).toBe('77')
  })
  it('knows screen names', () => {
    expect(screenNameOf('@Bea_Ek')).toBe('bea_ek')
    expect(screenNameOf('bea ek')).toBeUndefined()
  })
  it('unwraps whatever single key there is', () => {
    expect(unwrap({ communityTweet: { id_str: '1' } })).toEqual({ id_str: '1' })
    expect(unwrap({ accountId: '1' })).toEqual({ accountId: '1' })
  })
})

describe('whom a tweet addresses', () => {
  const kinds = async (record: object) => {
    const { facts, outcomes } = await read({ 'a/data/account.js': account, 'a/data/tweets.js': ytd('tweets', [record]) })
    const found = interactions(facts).map((fact) => `${fact.kind} ${fact.stream}`)
    return found.length > 0 ? found : outcomes.flatMap((outcome) => ('skipped' in outcome ? [outcome.skipped] : []))
  }
  const id = '1631595267486646273'
  const users = (...user_mentions: object[]) => ({ entities: { user_mentions, urls: [] } })

  it('reply before quote before mention, each person once', async () => {
    const url = (expanded_url: string) => ({ url: 'https://t.co/x', expanded_url, indices: ['0', '1'] })
    const entities = {
      user_mentions: [mention('bea', '77', 0), mention('cem', '88', 5), mention('dora', '99', 14)],
      urls: [url('https://twitter.com/Cem/status/1'), url('https://x.com/emeka/status/2?s=20'), url('https://twitter.com/i/web/status/3'), url('https://x.com/ana_d/status/4')],
    }
    expect(await kinds(tweet(id, '@bea @cem and @dora', { in_reply_to_user_id_str: '77', in_reply_to_screen_name: 'bea', entities }))).toEqual([
      'reply x:id:77',
      'quote x:id:88',
      'quote x:@emeka',
      'mention x:id:99',
    ])
  })
  it('a repost concerns its author alone', async () => {
    expect(await kinds(tweet(id, 'RT @Bea: with @cem', users(mention('cem', '88', 14), mention('bea', '77', 3))))).toEqual(['repost x:id:77'])
    expect(await kinds(tweet(id, 'RT @ana_d: me', users(mention('ana_d', '1100', 3))))).toEqual(['repost of your own tweet'])
  })
  it('a word to nobody, or that goes on in one’s own thread, is a post', async () => {
    expect(await kinds(tweet(id, 'and more', { in_reply_to_user_id_str: '1100' }))).toEqual(['post thread:own:x'])
    expect(await kinds(tweet(id, 'just so'))).toEqual(['post thread:own:x'])
  })
  it('says what it answers, quotes and passes on', async () => {
    const answers = async (record: object, likes: object[] = []) => {
      const { facts } = await read({ 'a/data/account.js': account, 'a/data/tweets.js': ytd('tweets', [record]), 'a/data/like.js': ytd('like', likes) })
      return interactions(facts).flatMap((fact) => fact.answers ?? [])
    }
    const links = (...all: string[]) => ({ entities: { user_mentions: [], urls: all.map((expanded_url) => ({ url: 'https://t.co/x', expanded_url, indices: ['0', '1'] })) } })
    expect(await answers(tweet(id, 'and more', { in_reply_to_user_id_str: '1100', in_reply_to_status_id_str: '5' }))).toEqual(['x:tweet:5'])
    expect(await answers(tweet(id, 'hi', { in_reply_to_user_id_str: '77', in_reply_to_status_id_str: '5', ...links('https://twitter.com/ana_d/status/6?s=20', 'https://x.com/i/web/status/7', 'https://twitter.com/ana_d/status/6') })))
      .toEqual(['x:tweet:5', 'x:tweet:6', 'x:tweet:7'])
    expect(await answers(tweet(id, 'see', links(`https://twitter.com/ana_d/status/${id}/photo/1`)))).toEqual([])
    const original = { id_str: '9', text: 'song', user: { id_str: '99', screen_name: 'dora' } }
    expect(await answers(tweet(id, 'RT @dora: song', { ...links('https://x.com/emeka/status/8'), retweeted_status: original }))).toEqual(['x:tweet:9'])
    expect(await answers(tweet(id, 'RT @dora: song', links('https://x.com/emeka/status/8')))).toEqual([])
    expect(await answers(tweet(id, 'hi', { in_reply_to_user_id_str: '77', in_reply_to_status_id_str: '5' }), [{ like: { tweetId: '5' } }])).toEqual(['x:tweet:5', 'x:tweet:5'])
  })
  it('three fields of a reply, each optional', async () => {
    expect(await kinds(tweet(id, 'hi', { in_reply_to_user_id_str: '77' }))).toEqual(['reply x:id:77'])
    expect(await kinds(tweet(id, 'hi', { in_reply_to_screen_name: 'Bea' }))).toEqual(['reply x:@bea'])
    expect(await kinds(tweet(id, 'hi', { in_reply_to_status_id_str: '5' }))).toEqual(['post thread:own:x'])
    expect(await kinds(tweet(id, '@bea hi', users(mention('bea', '77', 0))))).toEqual(['reply x:id:77'])
    expect(await kinds(tweet(id, '.@bea hi', users(mention('bea', '77', 1))))).toEqual(['mention x:id:77'])
  })
  it('one record cannot hold up the rest', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => mention(`p${n}`, String(n + 1), 0))
    expect(await kinds(tweet(id, 'hi', users(...many)))).toHaveLength(200)
    const { outcomes } = await read({ 'a/data/tweets.js': ytd('tweets', [tweet(id, 'x'.repeat(100_001))]) })
    expect(outcomes[0]).toMatchObject({ failed: 'a tweet of more than 100,000 characters' })
  })
  it('accounts that are gone keep their screen name', async () => {
    expect(await kinds(tweet(id, '@left_us hi', { ...users({ id: '-1', id_str: '-1', indices: ['0', '8'] }), in_reply_to_status_id_str: '5' }))).toEqual(['reply x:@left_us'])
  })
})

describe('messages', () => {
  const conversation = (conversationId: string, ...messages: object[]) => ({ dmConversation: { conversationId, messages: messages.map((messageCreate) => ({ messageCreate })) } })
  const message = (id: string, senderId: string, recipientId?: string) => ({ id, senderId, recipientId, text: 'hi', createdAt: '2021-05-04T10:00:00.123Z' })

  it('go to the other side, in both directions', async () => {
    const records = [conversation('11-1100', message('1', '11', '1100'), message('2', '1100', '11')), conversation('1100-9007199254740995', message('3', '1100'))]
    const { facts } = await read({ 'a/data/account.js': account, 'a/data/direct-messages.js': ytd('direct_messages', records) })
    expect(interactions(facts).map(({ stream, direction, from }) => [stream, direction, from])).toEqual([
      ['x:id:11', 'received', 'x:id:11'],
      ['x:id:11', 'sent', undefined],
      ['x:id:9007199254740995', 'sent', undefined],
    ])
  })
  it('name the tweet that was sent along, and reactions their message', async () => {
    const shared = { ...message('1', '11', '1100'), urls: [{ url: 'https://t.co/y', expanded: 'https://twitter.com/ana_d/status/6' }], reactions: [{ senderId: '1100', reactionKey: 'like', eventId: '2', createdAt: '2021-05-04T10:01:00.000Z' }] }
    const { facts } = await read({ 'a/data/account.js': account, 'a/data/direct-messages.js': ytd('direct_messages', [conversation('11-1100', shared)]) })
    expect(interactions(facts).map(({ kind, answers }) => [kind, answers])).toEqual([['message', ['x:tweet:6']], ['reaction', ['x:dm:1']]])
  })
  it('between others are nobody’s here', async () => {
    const records = [conversation('11-12', message('1', '11', '12')), conversation('1100-1100', message('2', '1100', '1100'))]
    const { outcomes } = await read({ 'a/data/account.js': account, 'a/data/direct-messages.js': ytd('direct_messages', records) })
    expect(outcomes.flatMap((outcome) => ('skipped' in outcome ? [outcome.skipped] : []))).toEqual(['a message between other accounts than yours', 'a conversation with yourself'])
  })
  it('count as records one by one', async () => {
    const records = [conversation('11-1100', message('1', '11'), message('2', '1100')), {}, conversation('11-1100', message('3', '11'))]
    const { outcomes } = await read({ 'a/data/account.js': account, 'a/data/direct-messages.js': ytd('direct_messages', records) })
    const places = outcomes.flatMap((outcome) => ('at' in outcome && outcome.at?.entry.endsWith('messages.js') ? [`${outcome.at.index} ${'failed' in outcome}`] : []))
    expect(places).toEqual(['0 false', '1 false', '2 true', '3 false'])
  })
})

describe('archives', () => {
  const grail = 'Grailbird.data.tweets_2014_02 =\n ' + JSON.stringify([
    { id_str: '430249294033846273', created_at: '2014-02-03 08:00:00 +0000', text: '@bea hi', in_reply_to_user_id_str: '77', in_reply_to_screen_name: 'bea',
      user: { id_str: '1100', screen_name: 'ana_d', name: 'Ana' }, entities: { user_mentions: [mention('bea', '77', 0)], urls: [] } },
    { id_str: '433319524561846273', created_at: '2014-02-11 19:20:00 +0000', text: 'RT @dora: song', user: { id_str: '1100', screen_name: 'ana_d', name: 'Ana' },
      retweeted_status: { id_str: '433319524561846200', text: 'song', user: { id_str: '99', screen_name: 'dora', name: 'Dora' } }, entities: { user_mentions: [mention('dora', '99', 3)], urls: [] } },
  ])
  const later = ytd('tweets', [
    { tweet: { id_str: '430249294033846273', created_at: 'Mon Feb 03 08:00:00 +0000 2014', full_text: '@bea hi', in_reply_to_user_id_str: '77', in_reply_to_screen_name: 'bea', entities: { user_mentions: [mention('bea', '77', 0)], urls: [] } } },
    { tweet: { id_str: '433319524561846273', created_at: 'Tue Feb 11 19:20:00 +0000 2014', full_text: 'RT @dora: song', entities: { user_mentions: [mention('dora', '99', 3)], urls: [] } } },
  ])

  it('the old form and the new one give the same ids, streams, kinds and times', async () => {
    const keys = (facts: readonly Fact[]) => interactions(facts).map(({ id, stream, kind, at }) => ({ id, stream, kind, at }))
    const old = await read({ 'old/data/js/tweets/2014_02.js': grail })
    const fresh = await read({ 'new/data/account.js': account, 'new/data/tweets.js': later })
    expect(keys(old.facts)).toHaveLength(2)
    expect(keys(old.facts)).toEqual(keys(fresh.facts))
  })

  it('several zips of one account are one claim, two accounts are two', async () => {
    expect((await read({ 'old.zip/data/js/tweets/2014_02.js': grail, 'new.zip/x/data/account.js': account, 'new.zip/x/data/tweets.js': later })).claims).toBe(1)
    expect((await read({ 'a.zip/data/account.js': account, 'b.zip/data/account.js': account.replace('1100', '77') })).claims).toBe(2)
    expect((await read({ 'part1.zip/data/account.js': account, 'part2.zip/data/tweets-part1.js': later })).claims).toBe(1)
  })

  it('tweets without any account file name their owner by their pictures', async () => {
    const url = 'https://twitter.com/Ana_D/status/1631595267486646273/photo/1'
    const pictured = tweet('1631595267486646273', 'look @bea', { entities: { user_mentions: [mention('bea', '77', 5)], urls: [], media: [{ expanded_url: url, url: 'https://t.co/p' }] } })
    const source = memorySource(textFiles({ 'a/data/tweets.js': ytd('tweets', [pictured]), 'b/data/account.js': account.replace('1100', '77').replace('ana_d', 'bea') }))
    expect((await xArchive.claim(source)).map((claim) => claim.owner)).toEqual([['x:@ana_d'], ['x:id:77', 'x:@bea']])
    const parts = memorySource(textFiles({ 'a/data/tweets.js': ytd('tweets', [pictured]), 'b/data/account.js': account }))
    expect((await xArchive.claim(parts)).map((claim) => claim.owner)).toEqual([['x:id:1100', 'x:@ana_d']])
  })

  it('looks four folders deep and no deeper', async () => {
    expect((await read({ 'z.zip/1/2/3/4/data/account.js': account })).claims).toBe(1)
    expect((await read({ 'z.zip/1/2/3/4/5/data/account.js': account })).claims).toBe(0)
  })

  it('goes by content, not by name', async () => {
    expect((await read({ 'z.zip/data/tweets (1).js': later })).claims).toBe(1)
    expect((await read({ 'z.zip/data/tweets.js': '<html>Log in</html>' })).claims).toBe(0)
    expect((await read({ 'z.zip/data/__MACOSX/._tweets.js': later })).claims).toBe(0)
  })

  it('reads a file that an editor saved as UTF-16', async () => {
    const files = new Map([['z.zip/data/tweets.js', new Uint8Array(Buffer.from(`\uFEFF${later}`, 'utf16le'))]])
    const source = memorySource(files)
    const [claim] = await xArchive.claim(source)
    const outcomes: Outcome[] = []
    for await (const outcome of xArchive.read(source, claim!, { ...options, owner: [] })) outcomes.push(outcome)
    expect(interactions(outcomes.flatMap((outcome) => ('facts' in outcome ? [...outcome.facts] : [])))).toHaveLength(2)
  })

  it('tells former holders of a screen name from the one of today', async () => {
    const records = [
      tweet('1631595267486646273', 'hi @bea', { entities: { user_mentions: [mention('bea', '77', 3)] } }),
      { tweet: { id_str: '430249294033846273', created_at: 'Mon Feb 03 08:00:00 +0000 2014', full_text: 'hi @bea', entities: { user_mentions: [mention('bea', '66', 3)] } } },
      { tweet: { id_str: '433319524561846273', created_at: 'Tue Feb 11 19:20:00 +0000 2014', full_text: 'hi @old_bea', entities: { user_mentions: [{ ...mention('old_bea', '77', 3), name: 'Old' }] } } },
    ]
    const { facts } = await read({ 'z/data/tweets.js': ytd('tweets', records) })
    const people = facts.flatMap((fact) => (fact.fact === 'person' ? [{ id: fact.id, handles: fact.handles, name: fact.name, year: new Date(fact.seen ?? 0).getUTCFullYear() }] : []))
    expect(people).toEqual([
      { id: 'x:account:77', handles: ['x:id:77', 'x:@bea'], name: 'bea', year: 2023 },
      { id: 'x:account:77:@old_bea', handles: ['x:id:77', 'x:@old_bea'], name: undefined, year: 2014 },
      { id: 'x:account:66', handles: ['x:id:66', 'x:@bea'], name: 'bea', year: 2014 },
    ])
  })
})

describe('the table of old archives', () => {
  const header = '"tweet_id","in_reply_to_status_id","in_reply_to_user_id","timestamp","source","text","retweeted_status_id","retweeted_status_user_id","retweeted_status_timestamp","expanded_urls"'
  const row = (id: number, text: string) => `"${id}","","77","2009-10-11 22:18:59 +0000","web","${text}","","","",""`

  it('keeps rows with line ends and quotation marks', async () => {
    const { facts } = await read({ 'tweets.csv': [header, row(1500, '@bea one\nand ""two""'), row(1501, '@bea three'), ''].join('\n') })
    expect(interactions(facts).map((fact) => fact.text)).toEqual(['@bea one\nand "two"', '@bea three'])
  })
  it('loses one line to a quotation mark that is never closed', async () => {
    const lines = [header, row(1500, '@bea one'), row(1501, '@bea two').slice(0, -1), row(1502, '@bea three'), row(1503, '@bea four')]
    const { facts, outcomes } = await read({ 'tweets.csv': lines.join('\n') })
    expect(interactions(facts).map((fact) => fact.id)).toEqual(expect.arrayContaining(['x:tweet:1500', 'x:tweet:1503']))
    expect(outcomes.some((outcome) => 'failed' in outcome)).toBe(true)
  })
  it('reads many rows over the borders of chunks', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => row(1500 + n, `@bea ${'word '.repeat(n % 30)}\nline ""${n}""`))
    const { facts } = await read({ 'tweets.csv': `${[header, ...rows].join('\r\n')}\r\n` })
    expect(new Set(interactions(facts).map((fact) => fact.id)).size).toBe(3000)
  })
})

it('takes no number with an extension for somebody: colleagues share the switchboard', async () => {
  const contacts = ytd('contact', [{ contact: { emails: [], phoneNumbers: ['+1 202 555 0143 ext. 12'] } }, { contact: { emails: [], phoneNumbers: ['0301234567'] } }])
  const { facts, outcomes } = await read({ 'account.js': account, 'contact.js': contacts })
  expect(facts.flatMap((fact) => (fact.fact === 'connection' ? fact.handle : []))).toEqual(['tel:+49301234567'])
  expect(outcomes.filter((outcome) => 'skipped' in outcome)).toHaveLength(1)
})
