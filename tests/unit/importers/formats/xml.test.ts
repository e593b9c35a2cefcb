import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeOf, childOf, textIn, xmlItems, type XmlItem } from '../../../../electron/importers/formats/xml'
import type { IsItem } from '../../../../electron/importers/formats/xmlReader'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const notes: IsItem = (name) => name === 'note'

async function read(xml: string | Uint8Array, isItem: IsItem = notes, size = 65_536, guessed = { lines: 0 }): Promise<XmlItem[]> {
  const items: XmlItem[] = []
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml
  for await (const batch of xmlItems(inChunks(bytes, size), isItem, guessed)) items.push(...batch)
  return items
}

const texts = (items: readonly XmlItem[], name = 'text') => items.map((item) => (item.error === undefined ? textIn(item.element, name) : item.error))
const notesOf = (...inside: readonly string[]) => `<?xml version="1.0"?><notes>${inside.map((text) => `<note><text>${text}</text></note>`).join('\n')}</notes>`
const problems = (items: readonly XmlItem[]) => items.map((item) => (item.error === undefined ? item.problem : item.error))

describe('elements', () => {
  it('come as trees with names, namespaces, attributes and text', async () => {
    const xml = `<?xml version='1.0' encoding='UTF-8'?>
<r xmlns='urn:r' xmlns:a='urn:a'><note a:id='1' id="x &amp; y"><a:text>one &lt; <![CDATA[two &amp; <b>]]> three</a:text><b:odd/></note></r>`
    const [item] = await read(xml)
    expect(item).toMatchObject({ number: 0, line: 2, element: { name: 'note', space: 'urn:r' } })
    const element = item!.error === undefined ? item!.element : undefined
    expect(element!.attributes).toEqual([{ name: 'id', space: 'urn:a', value: '1' }, { name: 'id', space: '', value: 'x & y' }])
    expect(attributeOf(element, 'id')).toBe('1')
    expect(textIn(element, 'text', 'urn:a')).toBe('one < two &amp; <b> three')
    expect(textIn(element, 'text', 'urn:r')).toBe('')
    expect(childOf(element, 'odd')?.space).toBe('b:')
  })

  it('inside an item are handed out by themselves, and say where they were', async () => {
    const items = await read('<r><post><title>T</title><note><text>n</text></note><link>L</link></post></r>', (name) => name === 'note' || name === 'post')
    expect(items.map((item) => [item.number, item.within])).toEqual([[1, 0], [0, undefined]])
    const post = items[1]!
    expect(post.error === undefined && post.element.children.map(({ name }) => name)).toEqual(['title', 'link'])
  })

  it('tell the element around them', async () => {
    const items = await read('<channel><title>blog</title><item><title>post</title></item></channel>', (name, _, parent) => name === 'title' && parent === 'channel')
    expect(items.map((item) => item.error === undefined && item.element.text)).toEqual(['blog'])
  })

  it('are the same wherever the chunks are cut', async () => {
    const xml = new TextEncoder().encode(notesOf('ä&amp;ö', '<![CDATA[x ]]]]><![CDATA[> y]]>', 'a <3 b', '<b c="d>x</b>', '<!-- c -->€&#128512;'))
    const whole = await read(xml)
    expect(texts(whole)).toEqual(['ä&ö', 'x ]]> y', 'a <3 b', '<b c="d>x', '€😀'])
    for (let size = 1; size < 40; size++) expect(await read(xml, notes, size)).toEqual(whole)
  })
})

describe('damage', () => {
  it('of a raw & costs nothing', async () => expect(texts(await read(notesOf('https://a.example/?a=1&b=2&nope;', 'next')))).toEqual(['https://a.example/?a=1&b=2&nope;', 'next']))

  it('of control characters costs them', async () => expect(texts(await read(notesOf('a\u000Bb\u0000<![CDATA[c\u0018d]]>&#0;&#x1;&#x110000;&#xD800;')))).toEqual(['abcd&#0;&#x110000;&#xD800;']))

  it('of a tag that is not closed stays inside its item', async () => {
    const items = await read('<r><note><text>one<b></text></note><note><text>two</note><note><text>three</text></note></r>')
    expect(texts(items)).toEqual(['one', 'two', 'three'])
    expect(problems(items)).toEqual(['It is not closed.', 'It is not closed.', undefined])
  })

  it('of a field that is not closed leaves the fields behind it where they belong', async () => {
    const items = await read('<r><note><name>Nora<text>one</text><a><b>two</b></note></r>')
    const [item] = items
    expect(item!.error === undefined && item!.element.children.map(({ name, text }) => [name, text])).toEqual([['name', 'Nora'], ['text', 'one'], ['a', ''], ['b', 'two']])
  })

  it('of an item that is not closed ends it where the next begins', async () => {
    const items = await read('<r><note><text>one</text><note><text>two</text></note></r>')
    expect(texts(items)).toEqual(['one', 'two'])
    expect(problems(items)).toEqual(['It is not closed.', undefined])
  })

  it('of a < or a lost quotation mark is text', async () => {
    const items = await read(notesOf('I <3 you', 'a <b and <c', '<a href="x>go</a>', '<i title=y<b>z', 'fine'))
    expect(texts(items)).toEqual(['I <3 you', 'a <b and <c', '<a href="x>go', '<i title=yz', 'fine'])
    expect(problems(items).map((problem) => problem === undefined)).toEqual([false, false, false, false, true])
  })

  it('of the tag of an item costs its attributes', async () => {
    const items = await read('<r><note id="1><text>one</text></note><note id="2"><text>two</text></note></r>')
    expect(texts(items)).toEqual(['one', 'two'])
  })

  it('of a closing tag too many costs nothing', async () => {
    const items = await read('<r><note></b><text>one</text></note></note><note><text>two</text></note></r>')
    expect(texts(items)).toEqual(['one', 'two'])
    expect(problems(items)).toEqual(['It closes what it did not open.', undefined])
  })

  it('of the end is said behind the whole items', async () => {
    const items = await read('<r><note><text>one</text></note><note><text>tw')
    expect(texts(items)).toEqual(['one', 'The file ends inside a record (note).'])
    expect(items[1]).toMatchObject({ cut: true, number: 1, line: 1, snippet: '<note><text>tw' })
    expect(items[1]).toMatchObject({ unfinished: [{ number: 1, element: { children: [{ text: 'tw' }] } }] })
    expect(await read('<r><note/></r')).toMatchObject([{}, { cut: true }])
    expect(await read('<r><note/></r>\n<!-- x -->\n')).toHaveLength(1)
  })

  it('in front is skipped: line ends, a back-tick, words of a server', async () => {
    for (const front of ['\n\n', '`', '\uFEFF', '<br />\n<b>Warning</b>: no header in <b>/x.php</b> on line <b>3</b><br />\n'])
      expect(texts(await read(front + notesOf('one')))).toEqual(['one'])
  })

  it('of a page of the server at the end costs nothing', async () => {
    const items = await read('<r><note><text>one</text></note><!DOCTYPE html><html><p>Time-out</html>')
    expect(texts(items)).toEqual(['one', 'The file ends before its last element is closed.'])
    expect(texts(await read(`${notesOf('one')}\n<!DOCTYPE html><html></html>`))).toEqual(['one'])
  })
})

describe('encodings', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1')
  const declared = (label: string) => `<?xml version="1.0" encoding="${label}"?><r><note><text>Zoë ñ</text></note></r>`

  it('are those of the declaration', async () => {
    expect(texts(await read(latin(declared('ISO-8859-1'))))).toEqual(['Zoë ñ'])
    const polish = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="iso-8859-2"?><r><note><text>'), Buffer.from([0xf1]), Buffer.from('</text></note></r>')])
    expect(texts(await read(polish))).toEqual(['ń'])
    const japanese = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="euc-jp"?><r><note><text>'), Buffer.from([0xc6, 0xfc]), Buffer.from('</text></note></r>')])
    for (const size of [1, 7, 65_536]) expect(texts(await read(japanese, notes, size))).toEqual(['日'])
  })

  it('are those of the bytes where the declaration is wrong', async () => {
    const guessed = { lines: 0 }
    expect(texts(await read(latin('<r>\n<note><text>Zoë</text></note>\n<note><text>b</text></note></r>'), notes, 65_536, guessed))).toEqual(['Zoë', 'b'])
    expect(guessed.lines).toBe(1)
    expect(texts(await read(Buffer.from(declared('no-such-charset'))))).toEqual(['Zoë ñ'])
    expect(texts(await read(Buffer.from(declared('UTF-16'))))).toEqual(['Zoë ñ'])
  })

  it('may be UTF-16 by the bytes', async () => {
    expect(texts(await read(Buffer.from(`\uFEFF${declared('utf-16')}`, 'utf16le')))).toEqual(['Zoë ñ'])
  })
})

describe('limits', () => {
  it('refuses a document type', async () => {
    const items = await read('<!DOCTYPE r [<!ENTITY a "x">]><r><note><text>&a;</text></note></r>')
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ refused: true, line: 1 })
  })

  it('never resolves an entity of the file', async () => expect(texts(await read('<r><note><text>&a;&lt;</text></note></r>'))).toEqual(['&a;<']))

  it('an item nested too deep costs that item', async () => {
    const deep = '<a>'.repeat(100_000)
    const items = await read(`<r><note><text>one</text></note><note>${deep}</note><note><text>two</text></note></r>`)
    expect(texts(items)).toEqual(['one', 'It is nested more than 200 levels deep.', 'two'])
  })

  it('stops where nothing is closed any more', async () => {
    const items = await read(`<r>${'<a>'.repeat(1_100_000)}`)
    expect(items).toMatchObject([{ refused: true }])
  })

  it('a text over 16 MB costs that item, however it is written', async () => {
    const long = 'x'.repeat(17 * 1024 * 1024)
    for (const inside of [long, `<![CDATA[${long}]]>`, `<b c="${long}"/>`, `<!--${long}-->`])
      expect(texts(await read(`<r><note>${inside}</note><note><text>two</text></note></r>`))).toEqual(['It holds a text larger than 16 MB.', 'two'])
  })

  it('more than 1,000 attributes cost that item', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => `a${index}="1"`).join(' ')
    const items = await read(`<r><note><b ${many}/></note><note ${many}></note><note><text>two</text></note></r>`)
    expect(texts(items)).toEqual(['It has an element with more than 1,000 attributes.', 'It has an element with more than 1,000 attributes.', 'two'])
  })

  it('more than 100,000 elements cost that item', async () => {
    expect(texts(await read(`<r><note>${'<a/>'.repeat(100_001)}</note><note><text>two</text></note></r>`))).toEqual(['It holds more than 100,000 elements.', 'two'])
  })
})

describe('any bytes', () => {
  it('give items, never an exception', async () => {
    const valid = new TextEncoder().encode(notesOf('one', '<b c="d">x</b>', '<![CDATA[y]]>', '&amp;&#65;', '<!-- z -->'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(valid.length), fc.integer({ min: 1, max: 64 }), async (changes, end, size) => {
        const bytes = Uint8Array.from(valid)
        for (const [at, value] of changes) bytes[at] = value
        const items = await read(bytes.subarray(0, end), notes, size)
        expect(items).toEqual(await read(bytes.subarray(0, end), notes, 65_536))
      }),
      { numRuns: 300 },
    )
  })
})
