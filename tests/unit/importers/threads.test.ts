import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../electron/contract/records'
import { instagram } from '../../../electron/importers/instagram/index'
import { threads } from '../../../electron/importers/threads/index'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(threads, 'threads')

const options = { zone: 'UTC', region: 'DE', now: Date.UTC(2026, 10, 22) }
const post = (title: string) => ({ media: [{ uri: '', creation_timestamp: 1_700_000_000, title }] })
const source = (files: Readonly<Record<string, unknown>>) => memorySource(textFiles(Object.fromEntries(Object.entries(files).map(([label, value]) => [label, JSON.stringify(value)]))))

async function read(files: Readonly<Record<string, unknown>>): Promise<Fact[]> {
  const facts: Fact[] = []
  for (const claim of await threads.claim(source(files)))
    for await (const outcome of threads.read(source(files), claim, { ...options, owner: claim.owner })) if ('facts' in outcome) facts.push(...outcome.facts)
  return facts
}

describe('Threads', () => {
  it('takes no list of Instagram, and Instagram none of its own', async () => {
    const files = {
      'a/your_instagram_activity/threads/followers.json': { text_post_app_text_post_app_followers: [] },
      'a/connections/followers_and_following/followers.json': { relationships_followers: [] },
    }
    expect((await threads.claim(source(files))).flatMap(({ entries }) => entries)).toEqual(['a/your_instagram_activity/threads/followers.json'])
    expect((await instagram.claim(source(files))).flatMap(({ entries }) => entries)).toEqual(['a/connections/followers_and_following/followers.json'])
  })
  it('knows people by the account they have on Instagram', async () => {
    const facts = await read({ 'a/threads/threads_and_replies.json': { text_post_app_text_posts: [post('hi @Ben.X')] } })
    expect(facts).toMatchObject([{ kind: 'mention', network: 'threads', stream: 'instagram:@ben.x' }, { handles: ['instagram:@ben.x', 'threads:@ben.x'] }, { fact: 'coverage', directions: ['sent'] }])
  })
  it('takes two equal posts of one second for one', async () => {
    const facts = await read({ 'a/threads/threads_and_replies.json': { text_post_app_text_posts: [post('hi'), post('hi')] } })
    expect(new Set(facts.filter((fact) => fact.fact === 'interaction').map(({ id }) => id)).size).toBe(1)
  })
})
