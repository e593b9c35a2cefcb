import { describe, expect, it } from 'vitest'
import { signedHandles, Writers } from '../../../electron/importers/comments/writers'
import { WrittenBy } from '../../../electron/importers/comments/writtenBy'
import { Emails } from '../../../electron/importers/disqus/emails'

it('strangers who give the front page of a service, or of the blog itself, stay two', () => {
  for (const site of ['http://www.facebook.com/', 'https://google.com', 'https://mira.example/blog/'])
    expect(['Nora', 'Ida'].map((name) => signedHandles('wordpress', 'mira.example/blog', { name, site })), site).toEqual([['wordpress:name:Nora (mira.example/blog)'], ['wordpress:name:Ida (mira.example/blog)']])
  expect(signedHandles('wordpress', 'mira.example', { name: 'Nora', site: 'https://nora.wordpress.com/' })).toEqual(['url:nora.wordpress.com'])
})

describe('who wrote which comment', () => {
  it('answers with what the comment said of its author, the last of two with one id', () => {
    const written = new WrittenBy<{ name: string }>()
    written.add('7', { name: 'Nora' })
    written.add('8', { name: 'Ida' })
    written.add('9', { name: 'Nora' })
    written.add('8', { name: 'Per' })
    written.add('', { name: 'Liv' })
    expect(['7', '8', '9', ''].map((id) => written.get(id))).toEqual([{ name: 'Nora' }, { name: 'Per' }, { name: 'Nora' }, undefined])
    expect([...written.all()].map(({ name }) => name)).toEqual(['Nora', 'Ida', 'Per', 'Liv'])
  })
})

describe('people met while reading', () => {
  it('have the name they last used, all their handles, and when they were last seen', () => {
    const writers = new Writers('wordpress')
    const nora = 'email:nora@quist.example'
    writers.see({ handles: [nora, 'github:@nora'], name: 'Nora Q.', site: 'https://nora.example', me: false }, 20)
    writers.see({ handles: [nora], name: 'Nora', me: false }, 10)
    writers.see({ handles: [nora, 'bluesky:@nora.example'], name: 'Nora Quist', site: 'https://nora.example', me: false }, 30)
    writers.see({ handles: [nora], me: false }, null)
    writers.see({ handles: ['email:ida@example.org'], name: 'Ida', me: true }, 40)
    expect([...writers.facts()]).toEqual([
      {
        fact: 'person', id: `wordpress:commenter:${nora}`, handles: [nora, 'bluesky:@nora.example', 'github:@nora'], name: 'Nora Quist', seen: 30,
        card: { urls: [{ value: 'https://nora.example', label: 'website' }] },
      },
    ])
    expect([...writers.own]).toEqual(['email:ida@example.org'])
  })

  it('that were never dated are seen at no time', () => {
    const writers = new Writers('isso')
    writers.see({ handles: ['isso:name:Nora'], me: false }, null)
    expect([...writers.facts()]).toEqual([{ fact: 'person', id: 'isso:commenter:isso:name:Nora', handles: ['isso:name:Nora'] }])
  })

  it('with a new page each time are machines: twenty are kept', () => {
    const writers = new Writers('wordpress')
    for (let n = 0; n < 100; n++) writers.see({ handles: ['email:a@b.example'], site: `https://${n}.example`, me: false }, n)
    expect([...writers.facts()][0]!.card!.urls).toHaveLength(20)
  })
})

it('the e-mail beside a name counts as long as it is the only one', () => {
  const emails = new Emails()
  emails.add('Nora', 'nora@quist.example')
  emails.add('Nora', 'nora@quist.example')
  emails.add('Ida', 'ida@a.example')
  emails.add('Ida', 'ida@b.example')
  emails.add('Ida', 'ida@a.example')
  expect(['Nora', 'Ida', 'Per'].map((name) => emails.get(name))).toEqual(['nora@quist.example', undefined, undefined])
})
