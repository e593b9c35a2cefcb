import { describe, expect, it } from 'vitest'
import type { Claim, ConnectionFact, Fact, InteractionFact, PersonFact } from '../../../electron/contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { accountIn, displayHandle, mentionsIn } from '../../../electron/importers/instagram/handles'
import { instagram } from '../../../electron/importers/instagram/index'
import { fromProfile } from '../../../electron/importers/instagram/owner'
import { saidIn } from '../../../electron/importers/instagram/shapes'
import { whyUnrecognised } from '../../../electron/importers/unrecognised'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(instagram, 'instagram')

const options = { zone: 'Asia/Tokyo', region: 'DE', now: Date.UTC(2026, 10, 22) }

async function read(files: Readonly<Record<string, unknown>>): Promise<{ claims: readonly Claim[]; outcomes: Outcome[]; facts: Fact[] }> {
  const source = memorySource(textFiles(Object.fromEntries(Object.entries(files).map(([label, value]) => [label, typeof value === 'string' ? value : JSON.stringify(value)]))))
  const outcomes: Outcome[] = []
  const claims = await instagram.claim(source)
  for (const claim of claims) for await (const outcome of instagram.read(source, claim, { ...options, owner: claim.owner })) outcomes.push(outcome)
  return { claims, outcomes, facts: outcomes.flatMap((outcome) => ('facts' in outcome ? [...outcome.facts] : [])) }
}
const interactions = (facts: readonly Fact[]) => facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction')
const people = (facts: readonly Fact[]) => facts.filter((fact): fact is PersonFact => fact.fact === 'person' && !fact.me)
const ties = (facts: readonly Fact[]) => facts.filter((fact): fact is ConnectionFact => fact.fact === 'connection')

const profile = (label = 'Username') => ({ profile_user: [{ title: 'User', string_map_data: { [label]: { value: 'ada.brandt' }, Name: { value: 'Ada Brandt' } } }] })
const listed = (value: string | undefined, more: object = {}) => ({ title: '', string_list_data: [{ href: '', timestamp: 1_600_000_000, ...(value !== undefined && { value }), ...more }] })
const comment = (words: string, owner: string, labels = ['Comment', 'Media Owner', 'Time']) => ({
  string_map_data: { [labels[0]!]: { value: words }, [labels[1]!]: { value: owner }, [labels[2]!]: { timestamp: 1_650_000_000 } },
})
const thread = (name: string, messages: readonly object[]) => ({ participants: [{ name }, { name: 'Ada Brandt' }], messages, title: name })
const said = (sender_name: string, content: string) => ({ sender_name, content, timestamp_ms: 1_700_000_000_000 })

describe('accounts', () => {
  it.each([
    ['the value', listed('Ilse.Varga'), 'ilse.varga'],
    ['the title, where there is no value', { ...listed(undefined), title: 'ilse.varga' }, 'ilse.varga'],
    ['the address, where there is neither', listed(undefined, { href: 'https://www.instagram.com/ilse.varga' }), 'ilse.varga'],
    ['the address of October 2025', listed(undefined, { href: 'https://www.instagram.com/_u/ilse.varga' }), 'ilse.varga'],
  ])('are named by %s', async (_, record, account) => {
    const { facts } = await read({ 'a/followers_1.json': [record] })
    expect(ties(facts)).toMatchObject([{ id: `ig:follow:in:${account}`, handle: `instagram:@${account}`, relation: 'follower', since: 1_600_000_000_000 }])
  })
  it('that are gone are skipped', async () => {
    const { outcomes } = await read({ 'a/following.json': { relationships_following: [listed('Instagram User'), listed('x')] } })
    expect(outcomes.slice(0, 2)).toMatchObject([{ skipped: 'an account that is gone' }, { facts: [{ id: 'ig:follow:out:x' }] }])
  })
  it('of pages are none', () => {
    expect(accountIn('https://www.instagram.com/p/AbC/')).toBeUndefined()
    expect(accountIn('https://www.instagram.com/reel/AbC')).toBeUndefined()
    expect(accountIn('https://www.threads.com/@ilse.varga?x=1')).toBe('ilse.varga')
  })
  it('in a text are whole words', () => {
    expect(mentionsIn('@Ilse.varga. and (@kofi_m) mail a@b.example x/@no @@no')).toEqual(['ilse.varga', 'kofi_m'])
    expect(mentionsIn('@'.repeat(40_000) + 'a '.repeat(20_000))).toEqual([])
  })
  it('stand for people without a display name', () => {
    expect(displayHandle('kofi_m')).toBe('instagram:@kofi_m')
    expect(displayHandle('anna')).toBe('instagram:name:anna')
    expect(displayHandle('Ilse Varga')).toBe('instagram:name:Ilse Varga')
  })
})

describe('the owner', () => {
  it.each(['Username', 'Nom d’utilisateur', 'Nome utente', 'Nombre de usuario', 'Käyttäjänimi'])('is told by %s', (label) => {
    expect(fromProfile(profile(label).profile_user[0]!).account).toBe('ada.brandt')
  })
  it('is both the account and the name of the messages', async () => {
    const { claims, facts } = await read({
      'a/personal_information/personal_information.json': profile(),
      'a/comments/post_comments_1.json': [comment('hello', 'ada.brandt')],
      'a/messages/inbox/ilse_1/message_1.json': thread('Ilse Varga', [said('Ada Brandt', 'hi')]),
      'a/followers_and_following/followers_1.json': [listed('x')],
    })
    expect(claims.map(({ owner }) => owner)).toEqual([['instagram:@ada.brandt', 'instagram:name:Ada Brandt']])
    expect(interactions(facts).map(({ kind, direction }) => [kind, direction])).toEqual([['post', 'sent'], ['message', 'sent']])
  })
  it('of each of several downloads is told apart, and parts of one are joined', async () => {
    const other = { profile_user: [{ string_map_data: { Username: { value: 'ada.works' } } }] }
    const { claims } = await read({
      'one.zip/personal_information/personal_information.json': profile(), 'one.zip/connections/followers_and_following/followers_1.json': [listed('a')],
      'two.zip/personal_information/personal_information.json': other, 'two.zip/connections/followers_and_following/followers_1.json': [listed('b')],
    })
    expect(claims.map(({ owner }) => owner[0])).toEqual(['instagram:@ada.brandt', 'instagram:@ada.works'])
    const parts = await read({ 'one.zip/personal_information/personal_information.json': profile(), 'two.zip/connections/followers_and_following/followers_1.json': [listed('b')] })
    expect(parts.claims.map(({ owner, entries }) => [owner[0], entries.length])).toEqual([['instagram:@ada.brandt', 1]])
  })
})

describe('comments', () => {
  const of = async (records: readonly unknown[]) => interactions((await read({ 'a/personal_information/personal_information.json': profile(), 'a/comments/post_comments_1.json': records })).facts)
  it('have one id whatever the language and the shape', async () => {
    const [first] = await of([comment('Grüße', 'ilse.varga')])
    const [other] = await of([comment('Grüße', 'ilse.varga', ['Sisältö', 'Omistaja', 'Aika'])])
    const { facts } = await read({ 'a/comments/post_comments.json': { comments_media_comments: [{ title: 'ilse.varga', string_list_data: [{ value: 'Grüße', timestamp: 1_650_000_000 }] }] } })
    expect(other!.id).toBe(first!.id)
    expect(interactions(facts)[0]!.id).toBe(first!.id)
  })
  it('of one word in an unknown language are told by their neighbours', async () => {
    const labels = ['Sisältö', 'Omistaja', 'Aika']
    const found = await of([comment('wow', 'ilse.varga', labels), comment('how nice of you', 'kofi_m', labels)])
    expect(found.map(({ stream, text }) => [stream, text])).toEqual([['instagram:@ilse.varga', 'wow'], ['instagram:@kofi_m', 'how nice of you']])
    expect((await of([comment('wow', 'ilse.varga', labels)])).map(({ stream }) => stream)).toEqual(['instagram:@ilse.varga'])
  })
  it('on an own post go to whom they address', async () => {
    expect((await of([comment('@kofi_m yes', 'ada.brandt')])).map(({ stream, kind }) => [stream, kind])).toEqual([['instagram:@kofi_m', 'comment']])
    expect((await of([comment('yes', 'ada.brandt')])).map(({ stream, kind, who }) => [stream, kind, who])).toEqual([['thread:own:instagram', 'post', []]])
    expect((await of([comment('@kofi_m yes', 'ilse.varga')])).map(({ stream }) => stream)).toEqual(['instagram:@ilse.varga', 'instagram:@kofi_m'])
  })
})

describe('names and accounts', () => {
  const files = (followers: readonly string[]) => ({
    'a/personal_information/personal_information.json': profile(),
    'a/followers_and_following/followers_1.json': followers.map((name) => listed(name)),
    'a/messages/inbox/benx_17840000001/message_1.json': thread('Ben X', [said('Ben X', 'hi')]),
  })
  it('are joined where one account alone fits the folder', async () => {
    const { facts } = await read(files(['ben.x', 'kofi_m']))
    expect(people(facts).map(({ handles }) => handles)).toEqual([['instagram:@ben.x', 'instagram:name:Ben X']])
  })
  it('stay apart where two do, and where none does', async () => {
    const two = await read(files(['ben.x', 'ben_x']))
    expect(people(two.facts).map(({ handles }) => handles)).toEqual([['instagram:name:Ben X']])
    expect(two.outcomes.filter((outcome) => 'warning' in outcome)).toHaveLength(1)
    expect(people((await read(files(['kofi_m']))).facts).map(({ handles }) => handles)).toEqual([['instagram:name:Ben X']])
  })
  it('never by the name of a stranger’s liked post', async () => {
    const liked = { fbid: '1', timestamp: 1_760_000_000, label_values: [{ title: 'Owner', dict: [{ dict: [{ label: 'Name', value: 'Ben X' }, { label: 'Username', value: 'the_ben' }] }] }] }
    const stranger = await read({ ...files(['kofi_m']), 'a/likes/liked_posts.json': [liked] })
    expect(people(stranger.facts).map(({ handles }) => handles)).toEqual([['instagram:name:Ben X']])
    const followed = await read({ ...files(['the_ben']), 'a/likes/liked_posts.json': [liked] })
    expect(people(followed.facts).map(({ handles }) => handles)).toEqual([['instagram:@the_ben', 'instagram:name:Ben X']])
  })
})

describe('likes', () => {
  const like = (account: string) => ({ title: account, string_list_data: [{ href: 'https://www.instagram.com/p/x/', value: '\u00f0\u009f\u0091\u008d', timestamp: 1_600_000_000 }] })
  it('are kept for people the rest of the export speaks of, whatever the order of the files', async () => {
    const { outcomes, facts } = await read({
      'a/likes/liked_posts.json': { likes_media_likes: ['ilse.varga', 'kofi_m', 'someshop'].map(like) },
      'a/comments/post_comments_1.json': [comment('nice', 'kofi_m')],
      'a/followers_and_following/followers_1.json': [listed('ilse.varga')],
    })
    expect(interactions(facts).filter(({ kind }) => kind === 'reaction').map(({ stream, text, setting }) => [stream, text, setting])).toEqual([
      ['instagram:@ilse.varga', '👍', 'ambient'], ['instagram:@kofi_m', '👍', 'ambient'],
    ])
    expect(outcomes.filter((outcome) => 'skipped' in outcome)).toHaveLength(1)
  })
})

describe('shape L', () => {
  it('is read at any depth, by addresses where the labels are unknown', () => {
    const record = { timestamp: 5, label_values: [{ title: 'Omistaja', dict: [{ title: '', dict: [{ label: 'Osoite', value: 'https://www.instagram.com/ben.x' }, { label: 'Nimi', value: 'Ben X' }] }] }] }
    expect(saidIn(record)).toMatchObject({ account: 'ben.x', name: 'Ben X', timestamp: 5 })
    let deep: object = { label: 'Username', value: 'ben.x' }
    for (let i = 0; i < 60; i++) deep = { dict: [deep] }
    expect(saidIn({ label_values: [deep] })).toEqual({})
  })
})

describe('what is of others', () => {
  it.each([
    ['messages beside a Facebook profile', { 'a/messages/inbox/x_1/message_1.json': thread('X', []), 'a/profile_information/profile_information.json': {} }],
    ['Facebook posts', { 'a/posts/posts_1.json': [{ timestamp: 1, attachments: [{ data: [{ media: { uri: '', creation_timestamp: 1 } }] }] }] }],
    ['the lists of Threads', { 'a/your_instagram_activity/threads/followers.json': { text_post_app_text_post_app_followers: [listed('x')] } }],
    ['check-in comments', { 'comments.json': { items: [] } }],
  ])('%s are left alone', async (_, files) => expect((await read(files)).claims).toEqual([]))
})

describe('an export as web pages', () => {
  it('is told how to become one that can be read', async () => {
    const pages = memorySource(textFiles({ 'ig.zip/your_instagram_activity/comments/post_comments_1.html': '<html></html>', 'ig.zip/index.html': '<html></html>' }))
    expect(await instagram.claim(pages)).toEqual([])
    expect(await whyUnrecognised(pages.entries, [], '')).toMatch(/choose the format JSON/)
  })
})

describe('a partial export', () => {
  const signup = (timestamp: number) => ({ account_history_registration_info: [{ string_map_data: { Time: { timestamp } } }] })
  it.each([
    [1_400_000_000, 1],
    [1_599_000_000, 0],
  ])('is told of when the account is much older', async (since, warnings) => {
    const { outcomes } = await read({ 'a/followers_and_following/followers_1.json': [listed('x')], 'a/personal_information/signup_information.json': signup(since) })
    expect(outcomes.filter((outcome) => 'warning' in outcome)).toHaveLength(warnings)
  })
})
