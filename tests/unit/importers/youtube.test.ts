import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fact, InteractionFact } from '../../../electron/contract/records'
import { youtube } from '../../../electron/importers/youtube/index'
import { commentItem, pageComments } from '../../../electron/importers/youtube/page'
import { leadingHandle, wordsOf } from '../../../electron/importers/youtube/words'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(youtube, 'youtube')

const options = { zone: 'America/New_York', region: 'US', now: Date.UTC(2026, 10, 22) }
const me = `UC${'a'.repeat(22)}`

async function read(files: Readonly<Record<string, string>>): Promise<InteractionFact[]> {
  const source = memorySource(textFiles(files))
  const facts: Fact[] = []
  for (const claim of await youtube.claim(source))
    for await (const outcome of youtube.read(source, claim, { ...options, owner: claim.owner })) if ('facts' in outcome) facts.push(...outcome.facts)
  return facts.filter((fact) => fact.fact === 'interaction')
}
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

describe('the words of a comment', () => {
  it.each([
    ['{"takeoutSegments":[{"text":"hi "},{"text":"there"}]}', 'hi there'],
    ['{"text":"hi"},{"text":"\\n"},{"text":"there"}', 'hi\nthere'],
    ['{"text":"hi\nthere"}', 'hi\nthere'],
    ['{"text":"see "},{"text":"example.org","link":{"linkUrl":"https://example.org/a"}}', 'see example.org (https://example.org/a)'],
    ['{"text":"https://example.org/a...","link":{"linkUrl":"https://example.org/abc"}}', 'https://example.org/abc'],
    ['plain {words}', 'plain {words}'],
    ['{"text":"never closed', '{"text":"never closed'],
    ['{"__proto__":{"text":"x"}},{"text":"hi"}', 'hi'],
  ])('%s', (written, text) => expect(wordsOf(written).text).toBe(text))
  it.each([
    ['@ilse_v thanks', 'ilse_v'],
    ['\u200b@Ilse-V\u00a0thanks', 'ilse-v'],
    ['@ilse.v.', 'ilse.v'],
    ['@Ильзе привет', 'ильзе'],
    ['thanks @ilse_v', undefined],
    ['@ab no', undefined],
    ['@a@b.example', undefined],
  ])('%s addresses %s', (text, handle) => expect(leadingHandle(text)).toBe(handle))
})

describe('comments', () => {
  const row = (id: string, time: string, text: string) => `${me},${id},${time},${cell(`{"text":"${text}"}`)},aBcDeFgHiJk`
  const table = (...rows: string[]) => ['Kanava,Kommentti,Luotu,Teksti,Video', ...rows, '', ''].join('\n')
  it('have one id whatever the order of the columns', async () => {
    const [a] = await read({ 'kommentit.csv': table(row('UgxAAAAAAAAAA', '2024-06-30T14:28:42.897233+00:00', 'hei')) })
    const [b] = await read({ 'comments.csv': `Comment ID,Channel ID,Comment Create Timestamp,Price,Video ID,Comment Text\nUgxAAAAAAAAAA,${me},2024-06-30T14:28:42.897233+00:00,0,aBcDeFgHiJk,hei\n` })
    expect(a).toEqual(b)
    expect(a).toMatchObject({ id: 'youtube:comment:UgxAAAAAAAAAA', link: 'https://www.youtube.com/watch?v=aBcDeFgHiJk&lc=UgxAAAAAAAAAA', kind: 'post', at: Date.UTC(2024, 5, 30, 14, 28, 42, 897) })
  })
  it('before there were handles address nobody', async () => {
    const found = await read({ 'kommentit.csv': table(row('UgxAAAAAAAAAA', '2016-06-30T14:28:42.897233+00:00', '@Ilse Varga hei'), row('UgxAAAAAAAAAB', '2024-06-30T14:28:42.897233+00:00', '@ilse_v hei')) })
    expect(found.map(({ kind, stream }) => [kind, stream])).toEqual([['post', 'thread:own:youtube'], ['mention', 'youtube:@ilse_v']])
  })
  it('tell what they answer by their own id', async () => {
    const [reply] = await read({ 'kommentit.csv': table(row('UgxAAAAAAAAAA.9bbbbbbb', '2024-06-30T14:28:42.897233+00:00', 'hei')) })
    expect(reply!.answers).toEqual(['youtube:comment:UgxAAAAAAAAAA'])
  })
})

describe('what is of others', () => {
  it.each([
    ['a table', 'Name,Text\nIlse,{"text":"x"}\n'],
    ['watch history', '<ul><li>Watched <a href="https://www.youtube.com/watch?v=aBcDeFgHiJk">x</a></li></ul>'],
  ])('%s is left alone', async (_, text) => {
    expect(await youtube.claim(memorySource(textFiles({ 'a.csv': text, 'YouTube/history.html': text })))).toEqual([])
  })
  it('hostile pages are read in one pass', async () => {
    for (const text of ['<li>'.repeat(40_000), '<li><a href="'.repeat(20_000), ' '.repeat(40_000), '<a '.repeat(40_000)]) {
      expect(commentItem.test(text)).toBe(false)
      const items: unknown[] = []
      for await (const item of pageComments(memorySource(textFiles({ a: `${text}</li>` })).entries[0]!.open())) items.push(item)
      expect(items.length).toBe(1)
    }
  })
})

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
const activity = join(samples, 'youtube/purarue-google_takeout_parser/tests/testdata/HtmlTakeout/My Activity/Chrome/MyActivity.html')
describe.runIf(samples !== '' && existsSync(activity))('a public activity page (needs FULL_CIRCLE_SAMPLES)', () => {
  it('holds no comments', async () => {
    expect(await youtube.claim(memorySource(new Map([['Takeout/YouTube/MyActivity.html', readFileSync(activity)], ['MyActivity.html', readFileSync(activity)]])))).toEqual([])
  })
})
