import { describe, expect, it } from 'vitest'
import { handEntry, networksByHand } from '../../../../../renderer/components/person/edit/handEntry'

describe('an address written down by hand', () => {
  it.each([
    ['email', ' Bea@Example.org ', 'email:bea@example.org'],
    ['email', 'mailto:bea@example.org', 'email:bea@example.org'],
    ['tel', '+49 (0)30 123-4567', 'tel:+49301234567'],
    ['tel', '0049 30 1234567', 'tel:+49301234567'],
    ['whatsapp', '+34 943 00 11 22', 'tel:+34943001122'],
    ['signal', '+34 943 00 11 22', 'tel:+34943001122'],
    ['signal', 'bea.07', 'signal:@bea.07'],
    ['x', '@Bea_Ek', 'x:@bea_ek'],
    ['x', 'https://twitter.com/Bea_Ek', 'x:@bea_ek'],
    // A whole address speaks for itself, whatever network was chosen.
    ['email', 'https://www.linkedin.com/in/bea-ek/', 'linkedin:@bea-ek'],
    ['mastodon', '@Bea@Host.example', 'mastodon:bea@host.example'],
    ['mastodon', 'https://host.example/@bea', 'mastodon:bea@host.example'],
    ['matrix', '@bea:host.example', 'matrix:bea:host.example'],
    ['url', 'www.Example.org/bea/', 'url:example.org/bea'],
    ['url', 'https://example.org/bea?utm_source=x', 'url:example.org/bea'],
  ] as const)('%s: %s', (network, typed, handle) => expect(handEntry(network, typed)).toEqual({ handle }))

  it.each([
    ['email', 'bea'], ['email', 'bea@host'], ['email', 'a b@c.example'], ['tel', '030 123'], ['tel', '+49 abc'], ['tel', '+0'], ['x', 'Bea Ek'], ['x', 'a/b'],
    ['mastodon', 'bea'], ['url', 'javascript:alert(1)'], ['url', 'localhost'], ['url', 'mailto:a@b.example'], ['email', ''], ['tel', '\u202E'],
  ] as const)('%s: "%s" is none, and it is said why', (network, typed) => expect(handEntry(network, typed)).toHaveProperty('problem'))

  it('every network offered can be written down', () => {
    const typed: Partial<Record<(typeof networksByHand)[number], string>> = { email: 'a@b.example', tel: '+4930123456', whatsapp: '+4930123456', mastodon: 'a@b.example', url: 'b.example/a' }
    for (const network of networksByHand) expect(handEntry(network, typed[network] ?? 'bea'), network).toHaveProperty('handle')
  })
})
