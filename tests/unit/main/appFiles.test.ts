import { describe, expect, it } from 'vitest'
import { contentPolicy, contentType, isOurPage, mayLoad, requestedFile } from '../../../electron/main/appFiles'
import { developmentServer } from '../../../electron/main/development'

const files = new Set(['index.html', 'assets/index-1a2b.js'])

describe('files of the page', () => {
  it('serves what is listed', () => {
    expect(requestedFile('GET', 'app://full-circle/', files)).toBe('index.html')
    expect(requestedFile('GET', 'app://full-circle/index.html?x#/people', files)).toBe('index.html')
    expect(requestedFile('GET', 'app://full-circle/assets/index-1a2b.js', files)).toBe('assets/index-1a2b.js')
  })

  it.each([
    ['POST', 'app://full-circle/index.html'],
    ['GET', 'app://other/index.html'],
    ['GET', 'app://full-circle:1/index.html'],
    ['GET', 'https://full-circle/index.html'],
    ['GET', 'app://full-circle/files.json'],
    ['GET', 'app://full-circle/../index.js'],
    ['GET', 'app://full-circle/assets/..%2findex.html'],
    ['GET', 'app://full-circle//index.html'],
    ['GET', 'app://full-circle/constructor'],
    ['GET', 'nonsense'],
  ])('refuses %s %s', (method, url) => expect(requestedFile(method, url, files)).toBeNull())

  it('knows the types', () => {
    expect(contentType('assets/a.js')).toMatch('text/javascript')
    expect(contentType('a.woff2')).toBe('font/woff2')
    expect(contentType('constructor')).toBe('application/octet-stream')
  })
})

describe('rules', () => {
  it('allow scripts and styles from our origin only', () => {
    const policy = contentPolicy()
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;")
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types vue full-circle-worker")
    expect(policy).not.toMatch(/unsafe|ws:|\*/)
  })

  it('let nothing out', () => {
    for (const url of ['app://full-circle/a.js', 'blob:app://full-circle/1b2c', 'data:image/png;base64,AA']) expect(mayLoad(url)).toBe(true)
    for (const url of ['https://example.org/', 'http://localhost:5173/', 'ws://localhost:5173/', 'file:///etc/hosts', 'app://other/', 'blob:https://example.org/1', 'devtools://x', 'about:blank']) {
      expect(mayLoad(url)).toBe(false)
    }
  })

  it('take our pages for ours', () => {
    expect(isOurPage('app://full-circle/index.html#/person/x')).toBe(true)
    for (const url of ['app://full-circle.example/', 'https://full-circle/', 'about:blank', '', 'data:text/html,x']) expect(isOurPage(url)).toBe(false)
  })

  it('know a development server only on this machine, and never when packaged', () => {
    const server = developmentServer('http://localhost:5173', false)
    expect(server).toEqual({ server: 'http://localhost:5173/', socket: 'ws://localhost:5173' })
    expect(mayLoad('ws://localhost:5173/?token=1', server)).toBe(true)
    expect(mayLoad('ws://localhost:51730/', server)).toBe(false)
    expect(contentPolicy(server)).toContain("connect-src 'self' ws://localhost:5173")
    expect(developmentServer('http://localhost:5173', true)).toBeUndefined()
    expect(developmentServer('http://example.org:5173', false)).toBeUndefined()
    expect(developmentServer(undefined, false)).toBeUndefined()
  })
})
