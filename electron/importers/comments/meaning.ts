import { containerStream, ownStream, type Handle } from '../../contract/handles'
import type { Direction, InteractionFact, Kind } from '../../contract/records'
import type { Writer } from './writers'

/** A page that can be commented on. */
export interface Page {
  /** Natural id of the post, where the export has it. */
  readonly id?: string
  readonly link?: string
  readonly title?: string
  /** Whose page it is; the owner of a blog whose pages name nobody. */
  readonly writer: Writer
}

/** One comment, whatever program kept it. */
export interface Comment {
  readonly network: string
  readonly id: string
  readonly at: number | null
  readonly timeNote?: string
  readonly writer: Writer
  readonly text: string
  /** The comment it answers; `writer` is unknown when that is not in the export. */
  readonly parent?: { readonly id: string; readonly writer: Writer | undefined }
  readonly page: Page
  readonly link?: string
  readonly more?: Readonly<Record<string, unknown>>
}

/**
 * What a comment is between the owner and others. What others write below the owner's pages is for the owner, whomever it answers; the
 * owner's own words are for the author of the comment they answer, else for nobody: then they are a post.
 * A reason, when it is no business of the owner.
 */
export function commentFact(comment: Comment): InteractionFact | string {
  const { writer, parent, page } = comment
  if (writer.me) {
    if (parent?.writer) return parent.writer.me ? post(comment) : sent(comment, 'reply', parent.writer)
    return page.writer.me ? post(comment) : sent(comment, 'comment', page.writer)
  }
  if (parent?.writer?.me) return received(comment, 'reply')
  return page.writer.me ? received(comment, 'comment') : othersPage
}

const othersPage = 'a comment on a post of another author of the blog'

function sent(comment: Comment, kind: Kind, to: Writer): InteractionFact {
  const [handle] = to.handles
  return handle === undefined ? post(comment) : { ...common(comment, handle, kind, 'sent'), who: [handle] }
}

/** What nobody signed stays with its page. */
function received(comment: Comment, kind: Kind): InteractionFact {
  const [handle] = comment.writer.handles
  if (handle === undefined) return common(comment, containerStream(comment.network, keyOf(comment.page) ?? 'unsigned'), kind, 'received')
  return { ...common(comment, handle, kind, 'received'), who: [handle], from: handle }
}

const post = (comment: Comment): InteractionFact => common(comment, ownStream(comment.network), 'post', 'sent')

const keyOf = ({ id, link, title }: Page): string | undefined => id ?? link ?? title

function common({ network, id, at, timeNote, text, parent, page, link, more }: Comment, stream: Handle, kind: Kind, direction: Direction): InteractionFact {
  const answers = parent ? [parent.id] : [page.id, page.link].filter((answered) => answered !== undefined)
  const container = page.title ?? page.link
  return {
    fact: 'interaction',
    id,
    stream,
    at,
    ...(timeNote !== undefined && { timeNote }),
    network,
    kind,
    setting: 'public',
    direction,
    who: [],
    ...(text !== '' && { text }),
    ...(link !== undefined && { link }),
    ...(answers.length > 0 && { answers }),
    ...(container !== undefined && { container }),
    ...(more && { more }),
  }
}

/** A page of the owner, kept for what answers it. */
export function pageFact(network: string, page: Page & { readonly id: string }, at: number | null, timeNote: string | undefined, text: string): InteractionFact {
  const { shown, more } = cut(text)
  return {
    fact: 'interaction',
    id: page.id,
    stream: ownStream(network),
    at,
    ...(timeNote !== undefined && { timeNote }),
    network,
    kind: 'post',
    setting: 'public',
    direction: 'sent',
    who: [],
    ...(shown !== '' && { text: shown }),
    ...(page.title !== undefined && { title: page.title }),
    ...(page.link !== undefined && { link: page.link }),
    ...(more && { more }),
  }
}

/** Enough to see what was answered; a post is in nobody's timeline. */
const textLimit = 20_000

function cut(text: string): { shown: string; more?: Readonly<Record<string, unknown>> } {
  return text.length <= textLimit ? { shown: text } : { shown: `${text.slice(0, textLimit).replace(/[\uD800-\uDBFF]$/, '')}…`, more: { characters: text.length } }
}
