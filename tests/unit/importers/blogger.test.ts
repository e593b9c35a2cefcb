import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import { blogger } from '../../../electron/importers/blogger/index'
import type { Outcome } from '../../../electron/importers/importer'
import { memorySource } from './memorySource'
import { testImporter } from './testImporter'

testImporter(blogger, 'blogger')

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/blogger', name))
const classic = fixture('classic/blog-05-01-2016.xml')
const takeout = fixture('takeout/takeout/Takeout/Blogger/Blogs/Sal y pan/feed.atom')

async function read(files: Readonly<Record<string, Uint8Array>>): Promise<InteractionFact[]> {
  const source = memorySource(new Map(Object.entries(files)))
  const outcomes: Outcome[] = []
  for (const claim of await blogger.claim(source))
    for await (const outcome of blogger.read(source, claim, { owner: claim.owner, zone: 'UTC', region: 'US', now: Date.UTC(2026, 0, 1) })) outcomes.push(outcome)
  return outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction') : []))
}

describe('both layouts', () => {
  it('give one comment the same number, time, people and direction', async () => {
    const shape = ({ id, at, kind, direction, stream, who, text, answers }: InteractionFact) => ({ id, at, kind, direction, stream, who, text, answers: answers?.slice(0, 1) })
    const old = await read({ 'blog.xml': classic })
    const today = await read({ 'feed.atom': takeout })
    for (const number of ['7003', '7004']) {
      const [a, b] = [old, today].map((facts) => facts.find(({ id }) => id === `blogger:700:${number}`)!)
      expect(shape(b!)).toEqual(shape(a!))
    }
  })

  it('of one blog are read together, and the links of one serve both', async () => {
    const source = memorySource(new Map([['a.xml', classic], ['b.atom', takeout]]))
    expect((await blogger.claim(source)).map(({ entries }) => entries)).toEqual([['a.xml', 'b.atom']])
    const both = await read({ 'a.xml': classic, 'b.atom': takeout })
    expect(new Set(both.filter(({ id }) => id === 'blogger:700:7001').map(({ link }) => link))).toHaveLength(1)
  })
})

it('nobody becomes the owner by signing with the name of the owner', async () => {
  const feed = (uri: string, type: string) =>
    Buffer.from(`<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><id>tag:blogger.com,1999:blog-1</id>
<entry><id>tag:blogger.com,1999:blog-1.post-2</id><blogger:type>POST</blogger:type><author><name>Ida</name><uri></uri><blogger:type>BLOGGER</blogger:type></author><published>2020-01-01T00:00:00Z</published></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-3</id><blogger:parent>tag:blogger.com,1999:blog-1.post-2</blogger:parent><blogger:type>COMMENT</blogger:type><author><name>Ida</name><uri>${uri}</uri><blogger:type>${type}</blogger:type></author><published>2020-01-02T00:00:00Z</published></entry></feed>`)
  const kinds = async (uri: string, type: string) => (await read({ 'a.atom': feed(uri, type) })).map(({ kind, direction }) => `${kind} ${direction}`)
  expect(await kinds('', 'BLOGGER')).toEqual(['post sent', 'post sent'])
  expect(await kinds('', 'ANONYMOUS')).toEqual(['post sent', 'comment received'])
  expect(await kinds('https://www.blogger.com/profile/9', 'BLOGGER')).toEqual(['post sent', 'comment received'])
})
