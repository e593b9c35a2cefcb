import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importers } from '../../../../electron/importers'
import { networkInk, networkName } from '../../../../renderer/components/base/networks'
import { networkName as plainName } from '../../../../renderer/core/handles'

const fixtures = join(import.meta.dirname, '../../../fixtures')

/** Every network that stands in a fact of a fixture. */
const written = new Set(
  readdirSync(fixtures).flatMap((group) =>
    readdirSync(join(fixtures, group)).flatMap((name) => {
      const expected = join(fixtures, group, name, 'expected.json')
      return existsSync(expected) ? [...readFileSync(expected, 'utf8').matchAll(/"network": ?"([^"]+)"/g)].map((match) => match[1]!) : []
    }),
  ),
)

/** Names that are the key with a capital letter. */
const plain = [
  'Blogger', 'Bluesky', 'Calendar', 'Commento', 'Discord', 'Disqus', 'Facebook', 'Instagram', 'Isso', 'Mastodon', 'Meerkat', 'Messenger', 'Monica', 'Nametag', 'Reddit', 'Signal',
  'Swarm', 'Telegram', 'Threads',
]

it('has words for every network and every importer', () => {
  const keys = [...new Set([...written, ...importers.map(({ id }) => id)])].sort()
  const named = keys.filter((key) => !plain.includes(networkName(key)))
  expect(Object.fromEntries(named.map((key) => [key, networkName(key)]))).toEqual({
    'contacts-csv': 'Contacts',
    'friends-md': 'friends.md',
    'google-plus': 'Google+',
    hcard: 'Saved pages',
    linkedin: 'LinkedIn',
    'movable-type': 'Movable Type',
    'people-table': 'Table of people',
    remark42: 'remark42',
    vcard: 'Address book',
    webmention: 'Webmention',
    whatsapp: 'WhatsApp',
    wordpress: 'WordPress',
    x: 'X',
    youtube: 'YouTube',
  })
})

it('says the same wherever a network is named', () => {
  for (const network of written) expect(networkName(network), network).toBe(plainName(network))
})

it('gives every importer an ink of its kind', () => {
  expect(['commento', 'isso', 'remark42', 'webmention', 'blogger'].map(networkInk)).toEqual(['blog', 'blog', 'blog', 'blog', 'blog'])
  expect(['facebookHtml', 'messenger', 'hcard'].map(networkInk)).toEqual(['facebook', 'facebook', 'contacts'])
})
