import { htmlToText } from '../formats/html'
import { few, type Json, object, text } from '../formats/jsonValues'

/** The words of a status as plain text. Mentions and hashtags are links to profiles and lists: their words suffice. */
export function statusText(status: Json): string {
  const html = (text(status.content) ?? '').replace(/<a\s[^<>]{0,4000}>/gi, (tag) => (/\bclass=["'][^"'>]*\b(?:mention|hashtag)\b/i.test(tag) ? '<a>' : tag))
  const choices = [...few(status.oneOf), ...few(status.anyOf)].flatMap((choice) => {
    const name = text(object(choice)?.name)
    return name === undefined ? [] : [`– ${name}`]
  })
  return [htmlToText(html), choices.join('\n')].filter((part) => part !== '').join('\n\n')
}
