import { idHandle, tidy, type Handle } from '../../contract/handles'
import { jsonElements } from '../formats/jsonElements'
import { htmlToText } from '../formats/html'
import { profileHandle } from '../../contract/profileUrls'
import { Leftover, object, text, type Json } from '../formats/jsonValues'
import { commentImporter, type Raw } from './commentImporter'
import { instantTime } from './times'
import { pageKey, signedHandles } from './writers'

/** Commento and Comentario: comments, then those who wrote them. */
export const commento = commentImporter<ReadonlyMap<string, Raw['writer']>>({
  id: 'commento',
  title: 'Commento comments',
  recognises: (head) => /^\s{0,100}\{/.test(head.replace(/^\uFEFF/, '')) && /"commentHex"\s{0,9}:/.test(head) && /"commenterHex"\s{0,9}:/.test(head),

  async gather(entry) {
    const people = new Map<string, Raw['writer']>()
    for await (const batch of jsonElements(entry.open(), ['commenters']))
      for (const element of batch) {
        const commenter = element.error === undefined ? object(element.value) : undefined
        const key = text(commenter?.commenterHex)
        if (commenter && key !== undefined) people.set(key, writerOf(key, commenter))
      }
    return people
  },

  elements: (entry) => jsonElements(entry.open(), ['comments']),

  raws(value, people, { now }) {
    const comment = object(value) ?? {}
    const key = text(comment.commentHex)
    const domain = text(comment.domain) ?? ''
    const idOf = (hex: string) => `commento:${domain}:${hex}`
    const parent = text(comment.parentHex)
    const path = text(comment.url) ?? ''
    const link = pageOf(domain, path)
    const state = text(comment.state)
    const rest = new Leftover()
    rest.take(comment, known)
    return [{
      id: idOf(key ?? ''),
      ...(parent !== undefined && parent !== 'root' && { parent: idOf(parent) }),
      // `anonymous` has no record, and is nobody.
      writer: people.get(text(comment.commenterHex) ?? '') ?? { handles: [] },
      page: { ...(link !== undefined && { link }), ...(path !== '' && { title: path }) },
      time: instantTime(text(comment.creationDate) ?? '', now),
      text: (text(comment.markdown) ?? htmlToText(text(comment.html) ?? '')).trim(),
      ...(link !== undefined && key !== undefined && { link: `${link}#commento-${key}` }),
      ...(rest.more && { more: rest.more }),
      ...(comment.deleted === true ? { skipped: 'a deleted comment' } : state !== undefined && state !== 'approved' && { skipped: state === 'flagged' ? 'spam' : 'a comment that was not approved' }),
      ...(key === undefined && { failed: 'a comment without a number' }),
    }]
  },
})

const known = new Set(['commentHex', 'domain', 'url', 'commenterHex', 'markdown', 'html', 'parentHex', 'state', 'creationDate', 'direction', 'deleted', 'ip'])

/** The number is the site's own; the e-mail is the same elsewhere. */
function writerOf(key: string, commenter: Json): Raw['writer'] {
  const name = tidy(text(commenter.name) ?? '')
  const site = pageKey(text(commenter.link)) === undefined ? undefined : text(commenter.link)
  const signed = signedHandles('commento', '', { email: text(commenter.email) ?? '' })
  const profile = site === undefined ? undefined : profileHandle(site)
  const handles: readonly Handle[] = [...new Set([idHandle('commento', key), ...signed, ...(profile === undefined ? [] : [profile])])]
  return { handles, ...(name !== '' && { name }), ...(site !== undefined && { site }), admin: commenter.isModerator === true }
}

/** The export keeps host and path apart, and no scheme. */
function pageOf(domain: string, path: string): string | undefined {
  const link = `https://${domain}${path.startsWith('/') || path === '' ? path : `/${path}`}`
  return domain !== '' && URL.canParse(link) ? link : undefined
}

