/**
 * Notes in Markdown, with `[[people]]`. A note becomes a small tree that screens draw piece by piece; no mark-up text is ever made
 * of it. HTML in a note is text, pictures are not loaded, and only plain web, mail and telephone addresses become links.
 */
import MarkdownIt, { type StateInline, type Token } from 'markdown-it'
import type { Handle } from '#contract/handles'

export type NoteNode =
  | { readonly node: 'text' | 'code' | 'codeBlock'; readonly text: string }
  | { readonly node: 'break' | 'line' }
  | { readonly node: 'paragraph' | 'quote' | 'item' | 'emphasis' | 'strong' | 'struck'; readonly children: readonly NoteNode[] }
  | { readonly node: 'heading'; readonly level: number; readonly children: readonly NoteNode[] }
  | { readonly node: 'list'; readonly ordered: boolean; readonly start: number; readonly children: readonly NoteNode[] }
  | { readonly node: 'link'; readonly url: string; readonly children: readonly NoteNode[] }
  /** Without a handle it was typed as a name alone. */
  | ({ readonly node: 'person' } & PersonLink)

export interface PersonLink {
  readonly handle?: Handle
  readonly name: string
}

/** What is longer is shown as it was written: nobody marks up a book in a note. */
const longest = 100_000

export function noteNodes(note: string): readonly NoteNode[] {
  if (note.length > longest) return [{ node: 'paragraph', children: [{ node: 'text', text: note }] }]
  return new Tree(reader.parse(note, {})).nodes
}

/** The note without its marks: for lists, searching and paper. */
export function noteWords(note: string): string {
  return wordsOf(noteNodes(note)).replace(/[^\S\n]+/g, ' ').replace(/\n\s*\n+/g, '\n').trim()
}

/** How a person is named in a note. What would end the link too early stays out of it. */
export function personLink({ id, name }: { readonly id: Handle; readonly name: string }): string {
  const words = name.replace(/[[\]|\s]+/g, ' ').trim()
  return /[[\]\n]/.test(id) ? `[[${words}]]` : `[[${id}|${words}]]`
}

/** What stands before the caret when a person is being named: `[[bea`; undefined when none is. */
export function linkBegun(before: string): string | undefined {
  return /\[\[([^[\]|\n]{0,60})$/.exec(before)?.[1]
}

const reader = new MarkdownIt('default', { html: false, linkify: true, typographer: false })
reader.disable(['image', 'table', 'html_block', 'html_inline', 'reference'])
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false })
reader.validateLink = (url) => /^(?:https?:\/\/|mailto:|tel:)/i.test(url.trim())
reader.inline.ruler.before('link', 'person', readPerson)

function readPerson(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[[', state.pos)) return false
  const end = state.src.indexOf(']]', state.pos)
  const inside = end < 0 || end - state.pos > 2_400 ? '' : state.src.slice(state.pos + 2, end)
  // Names have no line ends, and what opens another bracket is none.
  if (inside.trim() === '' || /[[\]\n]/.test(inside)) return false
  if (!silent) state.push('person', '', 0).content = inside
  state.pos = end + 2
  return true
}

/** Marks that turn the direction of text hide where a link leads. */
const turning = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

type Children = NoteNode[]

/** Tokens come flat, with an opening and a closing one around what they hold. */
class Tree {
  readonly nodes: Children = []
  readonly #open: Children[] = [this.nodes]
  #links = 0

  constructor(tokens: readonly Token[]) {
    this.#read(tokens)
  }

  #read(tokens: readonly Token[]): void {
    for (const token of tokens) {
      if (token.nesting === 1) this.#begin(token)
      else if (token.nesting === -1) this.#end(token)
      else this.#leaf(token)
    }
  }

  #begin(token: Token): void {
    const children: Children = []
    // A paragraph of a tight list is its item itself.
    const node = token.hidden ? undefined : holder(token, children)
    if (node) this.#add(node)
    if (token.type === 'link_open') this.#links += 1
    this.#open.push(node ? children : this.#open.at(-1)!)
  }

  #end(token: Token): void {
    if (token.type === 'link_close') this.#links -= 1
    this.#open.pop()
  }

  #leaf(token: Token): void {
    if (token.type === 'inline') this.#read(token.children ?? [])
    else if (token.type === 'softbreak' || token.type === 'hardbreak') this.#add({ node: 'break' })
    else if (token.type === 'hr') this.#add({ node: 'line' })
    else if (token.type === 'code_inline') this.#add({ node: 'code', text: token.content })
    else if (token.type === 'fence' || token.type === 'code_block') this.#add({ node: 'codeBlock', text: token.content })
    else if (token.type === 'person') this.#add({ node: 'person', ...linkOf(token.content) })
    else if (token.content !== '') this.#add({ node: 'text', text: this.#links > 0 ? token.content.replace(turning, '') : token.content })
  }

  #add(node: NoteNode): void {
    this.#open.at(-1)!.push(node)
  }
}

/** Undefined for what no note needs: its words stay, without it. */
function holder(token: Token, children: Children): NoteNode | undefined {
  switch (token.type) {
    case 'paragraph_open': return { node: 'paragraph', children }
    case 'blockquote_open': return { node: 'quote', children }
    case 'list_item_open': return { node: 'item', children }
    case 'em_open': return { node: 'emphasis', children }
    case 'strong_open': return { node: 'strong', children }
    case 's_open': return { node: 'struck', children }
    case 'heading_open': return { node: 'heading', level: Number(token.tag.slice(1)), children }
    case 'bullet_list_open': return { node: 'list', ordered: false, start: 1, children }
    case 'ordered_list_open': return { node: 'list', ordered: true, start: Number(token.attrGet('start') ?? 1), children }
    case 'link_open': return { node: 'link', url: String(token.attrGet('href') ?? ''), children }
    default: return undefined
  }
}

function linkOf(inside: string): PersonLink {
  const bar = inside.lastIndexOf('|')
  const name = inside.slice(bar + 1).trim()
  return bar < 0 || name === '' ? { name: inside.trim() } : { handle: inside.slice(0, bar).trim(), name }
}

function wordsOf(nodes: readonly NoteNode[]): string {
  return nodes.map((node) => {
    if (node.node === 'person') return node.name
    if ('text' in node) return node.node === 'codeBlock' ? `${node.text}\n` : node.text
    if (!('children' in node)) return '\n'
    const words = wordsOf(node.children)
    return ['paragraph', 'heading', 'item', 'quote', 'list'].includes(node.node) ? `${words}\n` : words
  }).join('')
}
