import { describe, expect, it } from 'vitest'
import { fromWeb, toWeb } from '../../../electron/chromium/addresses'

const schemes = ['app']

describe('addresses', () => {
  it.each([
    ['app://full-circle/', 'https://full-circle.app.localhost/'],
    ['app://full-circle', 'https://full-circle.app.localhost/'],
    ['app://full-circle/assets/a.js?v=1#top', 'https://full-circle.app.localhost/assets/a.js?v=1#top'],
  ])('gives %s a place of its own', (ours, web) => {
    expect(toWeb(ours, schemes)).toBe(web)
    expect(fromWeb(web, schemes)).toBe(ours === 'app://full-circle' ? 'app://full-circle/' : ours)
  })

  it.each(['https://example.org/', 'http://full-circle.app.localhost/', 'https://full-circle.app.localhost:8443/', 'https://full-circle.app.localhost.example.org/', 'about:blank', ''])(
    'does not take %s for ours',
    (url) => expect(fromWeb(url, schemes)).toBe(url),
  )

  it('leaves other schemes alone', () => expect(toWeb('https://example.org/', schemes)).toBe('https://example.org/'))
})
