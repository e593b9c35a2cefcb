import { tidy } from '../../contract/handles'
import { jsonElements } from '../formats/jsonElements'
import { htmlToText } from '../formats/html'
import { Leftover, list, object, text } from '../formats/jsonValues'
import { commentImporter, type Raw } from './commentImporter'
import { wallTime } from './times'
import { pageKey, signedHandles } from './writers'

/** The plain list of pages with their comments that Isso reads and other programs write. */
export const isso = commentImporter<undefined>({
  id: 'isso',
  title: 'Isso comments',
  recognises: (head) => /^\s{0,100}\[\s{0,100}\{/.test(head.replace(/^\uFEFF/, '')) && /"comments"\s{0,9}:\s{0,9}\[/.test(head) && /"created"\s{0,9}:\s{0,9}"\d{4}-\d\d-\d\d /.test(head) && /"author"\s{0,9}:/.test(head),
  gather: () => Promise.resolve(undefined),
  elements: (entry) => jsonElements(entry.open()),
  asksZone: true,

  raws(value, _, { wall }) {
    const thread = object(value)
    const uri = text(thread?.id)
    if (!thread || uri === undefined) return [{ ...empty, failed: 'a page without an address' }]
    const title = tidy(unescaped(text(thread.title) ?? ''))
    const times = new Map<string, number>()
    return list(thread.comments).map((item): Raw => {
      const comment = object(item)
      if (!comment) return { ...empty, failed: 'a comment that is none' }
      const name = tidy(text(comment.author) ?? '')
      const site = pageKey(text(comment.website)) === undefined ? undefined : text(comment.website)
      const parent = text(comment.parent)
      const number = text(comment.id) ?? ''
      const rest = new Leftover()
      rest.take(comment, known)
      // Some exports number nothing: 0 for every comment of a page.
      const repeated = times.get(number) ?? 0
      times.set(number, repeated + 1)
      return {
        id: `isso:${uri}:${number}${repeated === 0 ? '' : `-${repeated}`}`,
        ...(parent !== undefined && { parent: `isso:${uri}:${parent}` }),
        writer: {
          handles: signedHandles('isso', hostOf(uri), { name, email: text(comment.email) ?? '', ...(site !== undefined && { site }) }),
          ...(name !== '' && { name }),
          ...(site !== undefined && { site }),
        },
        page: { link: uri, ...(title !== '' && { title }) },
        time: wall(wallTime(text(comment.created) ?? '')),
        text: htmlToText(text(comment.text) ?? ''),
        ...(rest.more && { more: rest.more }),
      }
    })
  },
})

const known = new Set(['id', 'author', 'email', 'website', 'remote_addr', 'created', 'text', 'parent'])

const empty: Raw = { id: '', writer: { handles: [] }, page: {}, time: { at: null }, text: '' }

const hostOf = (uri: string): string => pageKey(uri)?.split('/')[0] ?? ''

/** Titles are written as in an address: `Test+post`, `Nat+%26+Miguel`. */
function unescaped(title: string): string {
  if (!/%[\da-f]{2}|^[^\s+]+(?:\+[^\s+]+)+$/i.test(title)) return title
  try {
    return decodeURIComponent(title.replaceAll('+', ' '))
  } catch {
    return title // a stray percent sign: the title is what it is
  }
}
