import { few, type Json, object, text } from '../formats/jsonValues'
import { idOf, screenNameOf } from './json'

/** A tweet as a link names it. */
export interface Status {
  readonly id: string
  /** Lower case; absent where the link says none (`i/web/status/…`). */
  readonly author?: string
}

const statusLink = /^https?:\/\/(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com\/(?:#!\/)?(?:i\/web|(\w{1,20}))\/status(?:es)?\/(\d{1,20})(?!\d)/i

/** The tweet a link leads to. */
export function linkedStatus(url: string): Status | undefined {
  if (url.length > 2000 || !url.includes('/status')) return undefined
  const match = statusLink.exec(url)
  const id = idOf(match?.[2])
  if (id === undefined) return undefined
  const author = screenNameOf(match?.[1])
  return author === undefined || author === 'i' ? { id } : { id, author }
}

/** The tweets that one links to; pictures of this very tweet are linked like a quote, and are none. */
export function quoted(tweet: Json): readonly Status[] {
  const found: Status[] = []
  for (const item of few(object(tweet.entities)?.urls)) {
    const status = linkedStatus(text(object(item)?.expanded_url) ?? '')
    if (status && status.id !== tweet.id_str) found.push(status)
  }
  return found
}

export const tweetId = (status: string): string => `x:tweet:${status}`
