import { Tokenizer } from 'htmlparser2'
import { decodeEntities } from './html'
import type { XmlItem, XmlWhole } from './xml'
import type { XmlAttribute, XmlElement } from './xmlTree'

/** Whether an element is handed out; `parent` is the name of the element around it. */
export type IsItem = (name: string, space: string, parent: string) => boolean

const depthLimit = 200
const attributeLimit = 1000
const textLimit = 16 * 1024 * 1024
/** A million empty elements are 4 MB of text and a gigabyte of objects. */
const elementLimit = 100_000
/** Tags that are open at once, where nothing is closed any more: too damaged to go on. */
const openLimit = 1_000_000
const nameLimit = 1000
const snippetLength = 200

const tooDeep = 'It is nested more than 200 levels deep.'
const tooLong = 'It holds a text larger than 16 MB.'
const tooManyAttributes = 'It has an element with more than 1,000 attributes.'
const tooManyElements = 'It holds more than 100,000 elements.'

/** An element whose end has not come. */
interface Open {
  readonly tag: string
  readonly name: string
  readonly spaces: Spaces
  /** Undefined outside of items, and inside of ones that are given up. */
  readonly element: Growing | undefined
  readonly item: OpenItem | undefined
}

interface Growing extends XmlElement {
  readonly attributes: XmlAttribute[]
  readonly children: XmlElement[]
  text: string
  /** Characters whose entities are not decoded yet: a chunk may end inside of one. */
  raw: string
}

interface OpenItem {
  readonly name: string
  readonly number: number
  readonly within: number | undefined
  readonly line: number
  readonly snippet: string
  elements: number
  problem: string | undefined
  failure: string | undefined
}

type Spaces = ReadonlyMap<string, string>

/**
 * Builds trees over the tokens of htmlparser2. The stack is kept here: the package's own parser pays for every tag with the depth
 * it stands in, and keeps a comment or CDATA of any length.
 */
export class XmlReader {
  /** A document type was met: the file is not read. */
  refused = false

  private readonly tokenizer: Tokenizer
  private readonly open: Open[] = []
  private readonly openTags = new Map<string, number>()
  private readonly items: OpenItem[] = []
  private found: XmlItem[] = []
  private count = 0

  /** What may still be needed: `text[0]` stands at `base` of the file; all before `done` is dealt with. */
  private text = ''
  private base = 0
  private done = 0
  private written = 0
  /** Where in the file the tokenizer began: again behind a broken tag. */
  private origin = 0
  private again: number | undefined

  private line = 1
  private lineAt = 0

  private tag = ''
  private tagAt = 0
  private attributes: XmlAttribute[] = []
  private attributeName = ''
  private attributeValue = ''
  private attributeFailure: string | undefined
  private brokenTag = false
  private readonly names = new Map<string, string>()

  constructor(private readonly isItem: IsItem) {
    this.tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, {
      ontext: (start, end) => this.onText(start + this.origin, end + this.origin),
      ontextentity: () => undefined, // entities are decoded here
      oncdata: (start, end, offset) => this.onCdata(start + this.origin, end + this.origin - offset, end + this.origin),
      oncomment: (_, end) => void (this.done = end + this.origin),
      ondeclaration: (start, end) => this.onDeclaration(start + this.origin, end + this.origin),
      onprocessinginstruction: (_, end) => void (this.done = end + this.origin),
      onopentagname: (start, end) => this.onOpenTagName(start + this.origin, end + this.origin),
      onattribname: (start, end) => this.onAttributeName(start + this.origin, end + this.origin),
      onattribdata: (start, end) => this.onAttributeData(start + this.origin, end + this.origin),
      onattribentity: () => undefined,
      onattribend: () => this.onAttributeEnd(),
      onopentagend: (end) => this.onOpenTagEnd(end + this.origin, false),
      onselfclosingtag: (end) => this.onOpenTagEnd(end + this.origin, true),
      onclosetag: (start, end) => this.onCloseTag(start + this.origin, end + this.origin),
      onend: () => undefined,
      isInForeignContext: () => false,
    })
  }

  push(chunk: string): readonly XmlItem[] {
    if (this.refused) return []
    this.countLines(this.done)
    if (this.done > this.base) {
      this.text = this.text.slice(this.done - this.base)
      this.base = this.done
    }
    if (this.text.length > textLimit) {
      this.giveUp(tooLong)
      this.base = this.written
      this.text = ''
    }
    this.text += chunk
    this.written += chunk.length
    this.tokenizer.write(chunk)
    while (this.again !== undefined && !this.refused) {
      this.origin = this.done = this.again
      this.again = undefined
      this.tokenizer.reset()
      this.tokenizer.write(this.text.slice(this.origin - this.base))
    }
    return this.take()
  }

  /** What is left when the last chunk has come. To be called once. */
  finish(): readonly XmlItem[] {
    if (this.refused) return []
    const whole = this.open.length === 0 && this.text.slice(this.done - this.base).trim() === ''
    if (whole) {
      if (this.count === 0 && this.written === 0) return []
      return this.take()
    }
    for (const { element } of this.open) if (element) settle(element)
    const item = this.items.at(-1)
    const where = item ?? { name: this.open.at(-1)?.name ?? '', number: this.count, within: undefined, line: this.lineOf(this.done), snippet: '' }
    this.found.push({ ...placeOf(where), name: where.name, error: item ? `The file ends inside a record (${item.name}).` : 'The file ends before its last element is closed.', cut: true, unfinished: this.unfinished() })
    return this.take()
  }

  private unfinished(): readonly XmlWhole[] {
    return this.open.flatMap(({ item, element }) => (item && element && item.failure === undefined ? [{ ...placeOf(item), element }] : []))
  }

  private take(): readonly XmlItem[] {
    const found = this.found
    this.found = []
    return found
  }

  private slice(start: number, end: number): string {
    return this.text.slice(Math.max(0, start - this.base), Math.max(0, end - this.base))
  }

  private onText(start: number, end: number): void {
    this.addText(start, end)
    this.done = end
  }

  private addText(start: number, end: number): void {
    const element = this.growingElement()
    if (!element) return
    element.raw += this.slice(start, end)
    if (element.raw.length + element.text.length > textLimit) this.giveUp(tooLong)
  }

  /** Where text goes: nowhere outside of items, and in one that is given up. */
  private growingElement(): Growing | undefined {
    return this.items.at(-1)?.failure === undefined ? this.open.at(-1)?.element : undefined
  }

  private onCdata(start: number, end: number, done: number): void {
    const element = this.growingElement()
    if (element) {
      settle(element)
      element.text += this.slice(start, end).replace(controls, '')
      if (element.text.length > textLimit) this.giveUp(tooLong)
    }
    this.done = done + 1
  }

  /** Inside or behind the document it is none, only damage: a page of a server at the end of a broken export. */
  private onDeclaration(start: number, end: number): void {
    const doctype = /^!?doctype/i.test(this.slice(start, Math.min(end, start + 9)))
    if (doctype && this.open.length === 0 && this.count === 0) {
      this.refused = true
      this.tokenizer.pause()
      const error = 'The file begins with a document type (DOCTYPE), which could make the computer read other files: it is not read.'
      this.found.push({ number: this.count, name: '', line: this.lineOf(start), snippet: this.slice(start, Math.min(end, start + snippetLength)), error, refused: true })
    } else this.damaged('It holds a declaration that does not belong there.')
    this.done = end + 1
  }

  private onOpenTagName(start: number, end: number): void {
    this.tag = this.nameOf(start, end)
    this.tagAt = start - 1
    this.attributes = []
    this.attributeFailure = undefined
    this.brokenTag = false
    const next = this.tag.indexOf('<')
    if (next >= 0) this.isText(start + next)
    else if (!/^[\p{L}_:]/u.test(this.tag)) this.isText(start)
  }

  /** `I <3 you`, `a <b and c>`: no tag, and reading begins again at `next`. An item is one all the same. */
  private isText(next: number): void {
    this.again = Math.max(next, this.base)
    this.brokenTag = true
    this.tokenizer.pause()
    const { name, space } = resolve(this.tag, this.open.at(-1)?.spaces ?? noSpaces, true)
    if (this.isItem(name, space, this.open.at(-1)?.name ?? '')) this.begin()
    else this.addText(this.tagAt, next)
    this.damaged('It holds a “<” that begins no tag.')
  }

  /** Names are few and stand everywhere; a slice would hold its whole chunk. */
  private nameOf(start: number, end: number): string {
    const name = this.slice(start, Math.min(end, start + nameLimit))
    const known = this.names.get(name)
    if (known !== undefined) return known
    const own = Buffer.from(name).toString()
    if (this.names.size < nameLimit) this.names.set(own, own)
    return own
  }

  private onAttributeName(start: number, end: number): void {
    if (this.brokenTag) return
    this.attributeName = this.nameOf(start, end)
    this.attributeValue = ''
    const next = this.attributeName.indexOf('<')
    if (next >= 0) this.isText(start + next)
  }

  /** A `<` cannot stand in a value: its quote is lost, and the tag that begins there is read as one. */
  private onAttributeData(start: number, end: number): void {
    if (this.brokenTag) return
    const value = this.slice(start, end)
    const next = value.indexOf('<')
    if (next >= 0) return this.isText(start + next)
    this.attributeValue += value
    if (this.attributeValue.length > textLimit) {
      this.attributeFailure = tooLong
      this.attributeValue = ''
    }
  }

  private onAttributeEnd(): void {
    if (this.brokenTag) return
    if (this.attributes.length >= attributeLimit) this.attributeFailure = tooManyAttributes
    else this.attributes.push({ name: this.attributeName, space: '', value: decodeEntities(this.attributeValue) })
  }

  private onOpenTagEnd(end: number, closed: boolean): void {
    if (this.brokenTag) return
    this.begin()
    this.done = end + 1
    if (closed) this.end(this.tag)
  }

  private begin(): void {
    const { tag } = this
    const parent = this.open.at(-1)
    const spaces = spacesOf(parent?.spaces ?? noSpaces, this.attributes)
    const { name, space } = resolve(tag, spaces, true)
    if (this.isItem(name, space, parent?.name ?? '')) {
      // Records do not hold records of their kind: the end of the one before is lost.
      if (this.items.some((item) => item.name === name)) return this.beginAgain(name)
      return this.beginItem(tag, name, space, spaces)
    }
    const item = this.items.at(-1)
    if (item && this.open.length >= depthLimit) this.giveUp(tooDeep)
    if (item && ++item.elements > elementLimit) this.giveUp(tooManyElements)
    if (item && this.attributeFailure !== undefined) this.giveUp(this.attributeFailure)
    const around = this.open.at(-1)?.element
    const element = around && !item?.failure ? growing(name, space, this.ownAttributes(spaces)) : undefined
    if (element) around!.children.push(element)
    this.enter({ tag, name, spaces, element, item: undefined })
  }

  private beginAgain(name: string): void {
    while (this.items.some((item) => item.name === name)) this.leave('It is not closed.')
    this.begin()
  }

  private beginItem(tag: string, name: string, space: string, spaces: Spaces): void {
    const item: OpenItem = {
      name,
      number: this.count++,
      within: this.items.at(-1)?.number,
      line: this.lineOf(this.tagAt),
      snippet: this.slice(this.tagAt, this.tagAt + snippetLength),
      elements: 0,
      problem: undefined,
      failure: this.attributeFailure ?? (this.open.length >= depthLimit ? tooDeep : undefined),
    }
    this.items.push(item)
    this.enter({ tag, name, spaces, element: growing(name, space, this.ownAttributes(spaces)), item })
  }

  private enter(open: Open): void {
    this.open.push(open)
    this.openTags.set(open.tag, (this.openTags.get(open.tag) ?? 0) + 1)
    if (this.open.length <= openLimit) return
    this.refused = true
    this.tokenizer.pause()
    this.found.push({ number: this.count, name: '', line: this.lineOf(this.tagAt), snippet: '', error: 'The file is too damaged: a million elements are not closed.', refused: true })
  }

  private ownAttributes(spaces: Spaces): XmlAttribute[] {
    return this.attributes.map(({ name, value }) => ({ ...resolve(name, spaces, false), value }))
  }

  private onCloseTag(start: number, end: number): void {
    this.end(this.nameOf(start, end))
    this.done = end + 1
  }

  /** Closes all that is open inside; a tag that nothing opened closes nothing. */
  private end(tag: string): void {
    if (!this.openTags.get(tag)) return this.damaged('It closes what it did not open.')
    while (this.open.at(-1)!.tag !== tag) this.leave('It is not closed.')
    this.leave()
  }

  private leave(problem?: string): void {
    const { tag, element, item } = this.open.pop()!
    this.openTags.set(tag, this.openTags.get(tag)! - 1)
    if (problem !== undefined) this.damaged(problem)
    if (element) settle(element)
    if (!item) {
      const around = problem === undefined ? undefined : this.growingElement()
      return element && around && this.hoist(element, around)
    }
    this.items.pop()
    if (item.failure !== undefined) this.found.push({ ...placeOf(item), name: item.name, error: item.failure })
    else this.found.push({ ...placeOf(item), element: element!, ...(item.problem !== undefined && { problem: item.problem }) })
  }

  /** What stands in an element that is never closed belongs to the one around it: a wild `<br>`, a field whose end is lost. */
  private hoist(element: Growing, around: Growing): void {
    settle(around)
    around.text += element.text
    for (const child of element.children) around.children.push(child)
    element.children.length = 0
    if (around.text.length > textLimit) this.giveUp(tooLong)
  }

  private damaged(problem: string): void {
    const item = this.items.at(-1)
    if (item) item.problem ??= problem
  }

  /** The item costs itself; what it held is let go. */
  private giveUp(failure: string): void {
    const item = this.items.at(-1)
    if (!item || item.failure !== undefined) return
    item.failure = failure
    for (let at = this.open.length - 1; at >= 0; at--) {
      const { element, item: its } = this.open[at]!
      if (element) {
        element.children.length = 0
        element.text = element.raw = ''
      }
      if (its === item) break
    }
  }

  private lineOf(at: number): number {
    this.countLines(at)
    return this.line
  }

  private countLines(to: number): void {
    for (let next = Math.max(this.lineAt, this.base); next < to; ) {
      const end = this.text.indexOf('\n', next - this.base)
      if (end < 0 || end + this.base >= to) break
      this.line++
      next = end + this.base + 1
    }
    this.lineAt = Math.max(this.lineAt, to)
  }
}

function placeOf({ number, within, line, snippet }: Pick<OpenItem, 'number' | 'within' | 'line' | 'snippet'>) {
  return { number, ...(within !== undefined && { within }), line, snippet }
}

const growing = (name: string, space: string, attributes: XmlAttribute[]): Growing => ({ name, space, attributes, children: [], text: '', raw: '' })

function settle(element: Growing): void {
  if (element.raw === '') return
  element.text += decodeEntities(element.raw).replace(controls, '')
  element.raw = ''
}

/** Not allowed in XML, and seen in comments pasted from word processors. */
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g

const noSpaces: Spaces = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])

function spacesOf(around: Spaces, attributes: readonly XmlAttribute[]): Spaces {
  const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return around
  return new Map([...around, ...declared.map(({ name, value }): [string, string] => [name.slice(6), value.trim()])])
}

/** Attributes without a prefix have no namespace. */
function resolve(tag: string, spaces: Spaces, isElement: boolean): { name: string; space: string } {
  const colon = tag.indexOf(':')
  if (colon < 0) return { name: tag, space: isElement ? (spaces.get('') ?? '') : '' }
  const prefix = tag.slice(0, colon)
  return { name: tag.slice(colon + 1), space: spaces.get(prefix) ?? `${prefix}:` }
}
