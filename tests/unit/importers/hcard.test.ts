import { describe, expect, it } from 'vitest'
import { Failed } from '../../../electron/contract/result'
import { hcard } from '../../../electron/importers/hcard/index'
import type { Outcome } from '../../../electron/importers/importer'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(hcard, 'hcard')

async function read(html: string, failure?: Failed): Promise<Outcome[]> {
  const source = memorySource(textFiles({ 'page.html': html }), failure && new Map([['page.html', failure]]))
  const outcomes: Outcome[] = []
  for (const claim of await hcard.claim(source)) for await (const outcome of hcard.read(source, claim, { owner: [], zone: 'UTC', region: 'SE', now: 0 })) outcomes.push(outcome)
  return outcomes
}

describe('pages nobody writes', () => {
  it('are refused in words', async () => {
    const reasons = async (html: string) => (await read(html)).map((outcome) => ('failed' in outcome ? outcome.failed : 'read'))
    expect(await reasons('<div class="h-card">'.repeat(20_000))).toEqual(['The page is nested more than 200 levels deep.'])
    expect(await reasons('<a class="h-card" href="https://a.example">A</a>'.repeat(5_001))).toEqual(['The page names more than 5,000 people.'])
    expect(await reasons(`<a class="h-card">A</a>${'<i></i>'.repeat(200_000)}`)).toEqual(['The page has more than 200,000 tags.'])
    expect(await reasons(`<a class="h-card">A</a>${'x'.repeat(10 * 1024 * 1024)}`)).toEqual(['The page is larger than 10 MB.'])
  })
})

it('a page that breaks off gives the people before, and says so', async () => {
  const broken = await read('<a class="h-card" href="https://a.example">Ada</a>', new Failed('unreadable', 'The file is damaged.'))
  expect(broken).toMatchObject([{ at: { index: 0 }, facts: [{ name: 'Ada' }] }, { at: { index: 1 }, warning: 'The file is damaged.' }])
})

it('pages without people are nobody’s', async () => {
  for (const html of ['<p class="vcard-names">x</p>', '<a rel="me" href="https://a.example">me</a>', '<p>h-card</p>']) expect(await read(html)).toEqual([])
})
