import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkBegun, noteNodes, noteWords, personLink, type NoteNode } from '../../../renderer/core/notes'

const text = (words: string): NoteNode => ({ node: 'text', text: words })
const paragraph = (...children: NoteNode[]): NoteNode => ({ node: 'paragraph', children })

describe('a note', () => {
  it('keeps its lines', () => expect(noteNodes('one\ntwo')).toEqual([paragraph(text('one'), { node: 'break' }, text('two'))]))

  it('has lists, emphasis, quotes, headings and code', () => {
    expect(noteNodes('# Plans\n\n- *soon*\n- **never**\n\n> she said\n\n3. `x`\n\n~~old~~')).toEqual([
      { node: 'heading', level: 1, children: [text('Plans')] },
      { node: 'list', ordered: false, start: 1, children: [
        { node: 'item', children: [{ node: 'emphasis', children: [text('soon')] }] },
        { node: 'item', children: [{ node: 'strong', children: [text('never')] }] },
      ] },
      { node: 'quote', children: [paragraph(text('she said'))] },
      { node: 'list', ordered: true, start: 3, children: [{ node: 'item', children: [{ node: 'code', text: 'x' }] }] },
      paragraph({ node: 'struck', children: [text('old')] }),
    ])
  })

  it('leads to people by handle and by name', () => {
    expect(noteNodes('with [[x:id:7|Bea Ek]] and [[Tom]]')).toEqual([
      paragraph(text('with '), { node: 'person', handle: 'x:id:7', name: 'Bea Ek' }, text(' and '), { node: 'person', name: 'Tom' }),
    ])
  })

  it.each(['[[', '[[]]', '[[ ]]', '[[a\nb]]', '[[a'])('takes %j for text', (note) => {
    expect(noteWords(note).replace(/\s/g, '')).toBe(note.replace(/\s/g, ''))
    expect(JSON.stringify(noteNodes(note))).not.toContain('person')
  })

  it('reads without its marks', () => expect(noteWords('# A\n\n*b* [[x:@c|Cleo]]\n\n- [d](https://d.example)')).toBe('A\nb Cleo\nd'))
})

describe('what is hostile', () => {
  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>', '<!-- x -->', '<svg/onload=alert(1)>'])('%s is text', (html) => {
    expect(noteWords(html)).toBe(html)
    expect(kinds(noteNodes(html))).toEqual(new Set(['paragraph', 'text']))
  })

  it.each(['javascript:alert(1)', 'JavaScript:alert(1)', ' data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'java&#10;script:alert(1)', '//host.example', '/people', '#x', 'full-circle:x'])(
    '%s is no link', (url) => expect(kinds(noteNodes(`[here](<${url}>)`)).has('link')).toBe(false),
  )

  it.each(['https://a.example/b', 'http://a.example', 'mailto:bea@example.org', 'tel:+4930123456'])('%s is one', (url) => {
    expect(noteNodes(`[here](${url})`)).toEqual([paragraph({ node: 'link', url, children: [text('here')] })])
  })

  it('never loads a picture', () => expect(kinds(noteNodes('![me](https://a.example/me.png)'))).toEqual(new Set(['paragraph', 'text', 'link'])))

  it('no link stands in a link', () => expect(noteNodes('[see [[Bea]]](x)')).toEqual([paragraph(text('[see '), { node: 'person', name: 'Bea' }, text('](x)'))]))

  it('a link is not turned round', () => {
    expect(noteNodes('[a\u202Eb](https://a.example)')).toEqual([paragraph({ node: 'link', url: 'https://a.example', children: [text('ab')] })])
  })

  it('takes 40,000 equal characters in a moment', () => {
    for (const part of ['*', '_', '[', '[[', '`', '<', '>', '> ', '- ', '1. ', '!', '![', '\\', '&', '~', 'a*', '**a', 'http://', '[[a', '](', '\n', '  - ']) {
      const note = part.repeat(Math.ceil(40_000 / part.length))
      const begun = performance.now()
      noteNodes(note)
      expect(performance.now() - begun, JSON.stringify(part)).toBeLessThan(1_000)
    }
  })

  it('any text at all becomes a tree whose links are plain', () => {
    const pieces = fc.constantFrom('[', ']', '(', ')', '[[', ']]', '|', '<', '>', '*', '_', '`', '\n', '> ', '- ', 'javascript:', 'https://a.example', '![', '&#106;', '\\', 'x')
    fc.assert(fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
      for (const link of linksOf(noteNodes(parts.join('')))) expect(link).toMatch(/^(https?:\/\/|mailto:|tel:)/i)
    }))
  })
})

describe('naming a person', () => {
  it('writes what is read', () => expect(noteNodes(personLink({ id: 'facebook:name:A | B', name: 'A | [B]' }))).toEqual([paragraph({ node: 'person', handle: 'facebook:name:A | B', name: 'A B' })]))
  it('by name alone where the address would break it', () => expect(personLink({ id: 'calendar:name:[x]', name: 'X' })).toBe('[[X]]'))
  it.each([['hello [[be', 'be'], ['[[', ''], ['[[Bea]] and', undefined], ['[[a|b', undefined], ['[x', undefined]])('%j', (before, begun) => expect(linkBegun(before)).toBe(begun))
})

const kinds = (nodes: readonly NoteNode[]): Set<string> => new Set(nodes.flatMap((node) => [node.node, ...('children' in node ? kinds(node.children) : [])]))
const linksOf = (nodes: readonly NoteNode[]): string[] => nodes.flatMap((node) => [...(node.node === 'link' ? [node.url] : []), ...('children' in node ? linksOf(node.children) : [])])
