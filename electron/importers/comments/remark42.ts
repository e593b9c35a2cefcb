import { idHandle, tidy } from '../../contract/handles'
import { decode } from '../formats/text'
import { htmlToText } from '../formats/html'
import type { JsonElement } from '../formats/jsonElements'
import { PhysicalLines } from '../formats/physicalLines'
import { utf8Chunks } from '../formats/utf16'
import type { Entry } from '../sources/source'
import { Leftover, object, text, type Json } from '../formats/jsonValues'
import { commentImporter, type Raw } from './commentImporter'
import { instantTime } from './times'

/** Backups of remark42: one comment a line, behind a line about the site; packed with gzip. */
export const remark42 = commentImporter<undefined>({
  id: 'remark42',
  title: 'remark42 comments',
  recognises: (head) => /^\s{0,100}\{/.test(head.replace(/^\uFEFF/, '')) && /"locator"\s{0,9}:\s{0,9}\{/.test(head) && /"pid"\s{0,9}:/.test(head),
  gather: () => Promise.resolve(undefined),
  elements: jsonLines,
  raws: (value, _, { now }) => {
    const comment = object(value)
    // The line about the site has users and pages, and no comment.
    if (!comment || (comment.locator === undefined && comment.user === undefined)) return []
    return [rawOf(comment, now)]
  },
})

function rawOf(comment: Json, now: number): Raw {
  const id = text(comment.id)
  const user = object(comment.user)
  const locator = object(comment.locator)
  const site = text(locator?.site) ?? ''
  const link = text(locator?.url)
  const account = text(user?.id)
  const name = tidy(text(user?.name) ?? '')
  const parent = text(comment.pid)
  const title = tidy(text(comment.title) ?? '')
  const rest = new Leftover()
  rest.take(comment, known)
  return {
    id: `remark42:${site}:${id ?? ''}`,
    ...(parent !== undefined && { parent: `remark42:${site}:${parent}` }),
    // `deleted` is what is left of a user who left.
    writer: { handles: account === undefined || account === 'deleted' ? [] : [idHandle('remark42', account)], ...(name !== '' && { name }), admin: user?.admin === true },
    page: { ...(link !== undefined && { link }), ...(title !== '' && { title }) },
    time: instantTime(text(comment.time) ?? '', now),
    text: (text(comment.orig) ?? htmlToText(text(comment.text) ?? '')).trim(),
    ...(link !== undefined && id !== undefined && { link: `${link.replace(/#.*$/, '')}#remark42__comment-${id}` }),
    ...(rest.more && { more: rest.more }),
    ...(comment.delete === true && { skipped: 'a deleted comment' }),
    ...(id === undefined && { failed: 'a comment without a number' }),
  }
}

/** Votes name who voted by numbers; pictures are not fetched. */
const known = new Set(['id', 'pid', 'text', 'orig', 'user', 'locator', 'time', 'delete', 'title', 'vote', 'votes', 'voted_ips', 'controversy', 'imported', 'pin'])

const lineLimit = 10 * 1024 * 1024

async function* jsonLines(entry: Entry): AsyncGenerator<readonly JsonElement[]> {
  const lines = new PhysicalLines()
  let index = 0
  const elements = (found: readonly Buffer[]) => found.flatMap((line) => (line.length === 0 ? [] : [elementOf(line, index++)]))
  for await (const chunk of utf8Chunks(entry.open())) yield elements(lines.push(chunk))
  yield elements(lines.finish())
}

function elementOf(line: Buffer, index: number): JsonElement {
  const { text: words, guessed } = decode(line)
  const json = words.replace(/^\uFEFF/, '').trim()
  try {
    if (line.length >= lineLimit) throw new SyntaxError('too long')
    return { index, offset: 0, value: json === '' ? null : (JSON.parse(json) as unknown), ...(guessed && { fallback: 'windows-1252' as const }) }
  } catch {
    return { index, offset: 0, error: 'The line is damaged: its JSON cannot be read.', snippet: json.slice(0, 200) }
  }
}
