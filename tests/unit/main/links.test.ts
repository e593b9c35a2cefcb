import { describe, expect, it } from 'vitest'
import { safeLink } from '../../../electron/main/links'

describe('links', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d', 'example.org'],
    ['HTTP://Example.org:8080', 'http://example.org:8080/', 'example.org:8080'],
    ['https://bank.example@203.0.113.7/login', 'https://203.0.113.7/login', '203.0.113.7'],
    ['https://user:secret@example.org/', 'https://example.org/', 'example.org'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/', 'xn--bcher-kva.example'],
    ['https://раураl.example/', 'https://xn--l-7sba6dbr.example/', 'xn--l-7sba6dbr.example'],
    ['https://example.org/"onclick=x', 'https://example.org/%22onclick=x', 'example.org'],
    ['mailto:bea@example.org?subject=Hi%20there&attach=/etc/hosts&cc=eve@example.net&body=a%26b', 'mailto:bea@example.org?subject=Hi%20there&body=a%26b', 'bea@example.org'],
    ['mailto:bea+list@example.org', 'mailto:bea+list@example.org', 'bea+list@example.org'],
    ['tel:+49-30-123456', 'tel:+4930123456', '+4930123456'],
    ['tel:+4930123456;phone-context=elsewhere', 'tel:+4930123456', '+4930123456'],
  ])('opens %s', (text, url, target) => expect(safeLink(text)).toEqual({ url, target }))

  it.each([
    'javascript:alert(1)', 'JaVaScript:alert(1)', 'java\tscript:alert(1)', ' https://example.org', 'https://exa\nmple.org', 'data:text/html,x', 'vbscript:x',
    'file:///etc/hosts', '\\\\203.0.113.7\\share', 'https:\\\\example.org', 'smb://203.0.113.7/x', 'ms-settings:x', 'ftp://example.org', 'blob:null/x', 'about:blank',
    'app://full-circle/index.html', 'chrome://version', 'intent://x#Intent;end', 'https://', 'https://example.org\u202Egro.elpmaxe', 'https://exam\u200Bple.org', '', 'example.org',
    '//example.org', 'mailto:', 'mailto:bea@example.org,eve@example.net', 'mailto:bea%40example.org%0Acc:eve@example.net', 'mailto:%E0%A4%A', 'tel:', 'tel:call-me',
    'tel:*', `https://example.org/${'a'.repeat(9000)}`,
  ])('refuses %j', (text) => expect(safeLink(text)).toBeNull())

  it('answers long lines of one character at once', () => {
    for (const character of ['a', '@', ' ', '%', '/', '(']) {
      for (const scheme of ['mailto:', 'https:']) safeLink(scheme + character.repeat(8_000))
      for (const scheme of ['tel:', '']) expect(safeLink(scheme + character.repeat(8_000))).toBeNull()
    }
  }, 10_000)
})
